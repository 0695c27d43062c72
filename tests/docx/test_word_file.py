"""What python-docx does otherwise than a reader of anybody's files needs is set right over it."""

from __future__ import annotations

import io

import docx
import pytest
from docx.opc.exceptions import PackageNotFoundError

from exporter.diagnostics import ArticleError
from exporter.docx.elements import texts
from exporter.docx.story import Styles
from exporter.docx.word_file import WordFile
from exporter.roundtrip.word import read_docx
from tests.roundtrip.word.test_foreign import RELATION, minimal, para
from tests.support.editing import W

STYLES = f"<w:styles xmlns:w='{W}'>{{}}</w:styles>"
STYLE = "<w:style w:type='paragraph' w:styleId='{0}'><w:name w:val='{0}'/></w:style>"
COMMENTS = f"<w:comments xmlns:w='{W}'><w:comment>{para('Really?')}</w:comment></w:comments>"


def opened(data: bytes) -> WordFile:
    """A file as the reader opens it."""
    return WordFile(data, "file.docx")


def related(kind: str, target: str, name: str = "r") -> str:
    """A relation of the document to a part."""
    return RELATION.format(name, kind, target, "")


def test_the_document_is_one_of_python_docx() -> None:
    document = opened(minimal(para("One.") + para("Two."))).document
    assert [one.text for one in document.paragraphs] == ["One.", "Two."]


def test_a_part_that_nobody_asks_for_is_not_parsed() -> None:
    data = minimal(para("Text."), related("settings", "settings.xml"), settings="<not closed")
    file = opened(data)
    assert file.document.paragraphs[0].text == "Text."
    with pytest.raises(ArticleError, match="no valid XML"):
        assert file.beside("settings").element is None  # type: ignore[union-attr]


def test_a_relation_that_leads_nowhere_is_no_error() -> None:
    data = minimal(para("Text."), related("image", "media/gone.png"))
    with pytest.raises(KeyError):
        docx.Document(io.BytesIO(data))
    file = opened(data)
    part = file.main_document_part.rels.part("r")
    assert part is not None
    assert (part.path, part.is_there, part.picture) == ("word/media/gone.png", False, None)
    assert file.beside("image") is None


def test_a_type_that_stands_twice_means_the_first() -> None:
    relations = related("styles", "styles.xml", "a") + related("styles", "more.xml", "b")
    one, other = (STYLES.format(STYLE.format(name)) for name in ("One", "Other"))
    document = opened(minimal(para("Text."), relations, styles=one, more=other)).document
    assert [style.name for style in document.styles] == ["One"]


def test_types_of_the_strict_form_mean_the_same() -> None:
    relations = related("styles", "styles.xml").replace(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    data = minimal(para("Text."), relations, styles=STYLES.format(STYLE.format("One")))
    assert [style.name for style in opened(data).document.styles] == ["One"]


def test_a_file_without_styles_has_none_and_not_those_of_a_template() -> None:
    document = opened(minimal(para("Text."))).document
    assert len(document.styles) == 0


def test_a_file_without_properties_has_empty_ones_and_no_title_of_a_template() -> None:
    core = opened(minimal(para("Text."))).document.core_properties
    assert (core.title, core.author, core.modified) == ("", "", None)


def test_a_value_that_the_standard_does_not_know_says_nothing() -> None:
    style = "<w:style w:type='odd' w:styleId='S'><w:name w:val='Quote'/><w:basedOn/></w:style>"
    data = minimal(
        para("Text.", "S") + para("He said so.", "S"),
        related("styles", "styles.xml"),
        styles=STYLES.format(style),
    )
    styles = opened(data).document.styles
    with pytest.raises(ValueError, match="odd"):
        styles.element.style_lst[0].type  # noqa: B018
    assert Styles(styles.element).name("S") == "quote"
    assert list(Styles(styles.element).chain("S")) == [styles.element.style_lst[0]]


def test_a_comment_without_author_or_number_is_read() -> None:
    file = opened(minimal(para("Text."), related("comments", "c.xml"), c=COMMENTS))
    assert ["".join(texts(one)) for one in file.comments] == ["Really?"]


def test_words_in_an_equation_are_read_once() -> None:
    run = "<w:r><w:t>x = 1</w:t></w:r>"
    maths = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    data = minimal(f"<w:p><m:oMath xmlns:m='{maths}'>{run}</m:oMath></w:p>")
    assert read_docx(data).article.lede == "x = 1"


def test_a_file_without_a_list_of_types_is_opened() -> None:
    data = minimal(para("Text.")).replace(b"[Content_Types].xml", b"[Contents_Type].xml")
    with pytest.raises((KeyError, PackageNotFoundError)):
        docx.Document(io.BytesIO(data))
    assert opened(data).document.paragraphs[0].text == "Text."


def test_comments_in_the_xml_part_no_words() -> None:
    run = "<w:p><w:r><w:t>one<!-- never shown --> word</w:t></w:r></w:p>"
    assert opened(minimal(run)).document.paragraphs[0].text == "one word"
