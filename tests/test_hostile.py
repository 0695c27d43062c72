"""Articles that are broken, huge or meant to harm: a good file or a clear error."""

from __future__ import annotations

import io
import socket
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from exporter.diagnostics import ArticleError, ContractError, DesignError, ExportError
from tests.support import pages
from tests.support.samples import article, exporter, rendition

HOSTILE = [
    "<script>alert(1)</script>",
    "<style>body { display: none }</style>",
    '<img src="http://example.org/x.png">',
    "{{ article.headline }} {% for x in y %}",
    "{ INCLUDEPICTURE http://example.org/x.png }",
    "{ DDEAUTO cmd calc }",
    'url("file:///etc/passwd")',
    "]]></w:t><w:instrText>DDE</w:instrText>",
]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def markdown(tmp_path: Path, body: str, front: str = "title: A headline") -> Path:
    path = tmp_path / "article.md"
    path.write_text(f"---\n{front}\n---\n\n{body}\n", encoding="utf-8")
    return path


def words_in_docx(data: bytes) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def codes(error: ExportError) -> set[str]:
    return {found.code for found in error.diagnostics}


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_css_templates_and_field_codes_come_out_as_plain_text(text: str) -> None:
    from exporter.article.inline import escape

    made = exporter().export(
        article(headline=escape(text), sections=[{"blocks": [escape(text)]}]), editions=["brief"]
    )
    squeezed = "".join(text.split())
    assert squeezed in "".join(pages.text(rendition(made, "brief", "pdf")).split())
    data = rendition(made, "brief", "docx")
    assert text in words_in_docx(data)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        document = parts.read("word/document.xml").decode()
    assert "DDE" not in document or "<w:instrText>DDE" not in document


@pytest.mark.parametrize(
    "source",
    ["../secret.png", "{absolute}"],
)
def test_a_picture_outside_the_article_s_folder_is_not_read(tmp_path: Path, source: str) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    secret = tmp_path / "secret.png"
    Image.new("RGB", (4, 4)).save(secret)
    path = markdown(folder, f"![Words]({source.replace('{absolute}', str(secret))})")
    assert _is_not_read(path)


def test_a_picture_by_the_url_of_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError) as caught:
        exporter().export(markdown(tmp_path, "![Words](file:///etc/hostname)"))
    assert "image-url" in codes(caught.value)


def _is_not_read(path: Path) -> bool:
    """Whether a picture is no input and not there in print; its line is told."""
    made = exporter().export(path, editions=["brief"])
    (told,) = made.diagnostics
    assert told.code in {"image-outside", "image-missing", "image-remote"}
    assert told.place
    assert told.place.line == 5
    read = [one for one in made.inputs if one.suffix == ".png"]
    return (
        "Picture not available: Words" in pages.text(rendition(made, "brief", "pdf")) and not read
    )


def test_a_picture_in_the_web_is_never_fetched(tmp_path: Path) -> None:
    path = markdown(tmp_path, "![Words](https://example.org/x.png)")
    made = exporter().export(path, editions=["brief"])
    assert [one.code for one in made.diagnostics] == ["image-remote"]
    assert "Picture not available: Words" in pages.text(rendition(made, "brief", "pdf"))


def test_a_link_in_the_folder_that_leads_out_of_it_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    Image.new("RGB", (4, 4)).save(tmp_path / "secret.png")
    (folder / "innocent.png").symlink_to(tmp_path / "secret.png")
    assert _is_not_read(markdown(folder, "![Words](innocent.png)"))


def test_a_file_that_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_text("not a picture")
    with pytest.raises(ArticleError) as caught:
        exporter().export(markdown(tmp_path, "![Words](x.png)"))
    assert "not-an-image" in codes(caught.value)


def test_a_picture_of_over_a_hundred_megapixels_is_refused_without_unpacking_it(
    tmp_path: Path,
) -> None:
    Image.new("1", (12000, 9000)).save(tmp_path / "x.png")
    with pytest.raises(ArticleError) as caught:
        exporter().export(markdown(tmp_path, "![Words](x.png)"))
    assert "image-too-large" in codes(caught.value)


@pytest.mark.parametrize("extension", ["png", "jpg", "gif", "webp"])
def test_the_usual_kinds_of_pictures_are_shown_in_both_formats(
    tmp_path: Path, extension: str
) -> None:
    Image.new("RGB", (40, 20), "red").save(tmp_path / f"x.{extension}")
    made = exporter().export(markdown(tmp_path, f"Text.\n\n![Words](x.{extension})"))
    assert "Picture not available" not in pages.text(rendition(made, "brief", "pdf"))
    with zipfile.ZipFile(io.BytesIO(rendition(made, "brief", "docx"))) as parts:
        assert any(name.startswith("word/media/") for name in parts.namelist())


def test_a_headline_of_ten_thousand_characters_makes_a_brief_and_explains_the_summary() -> None:
    long = article(headline="Very long headline " * 550)
    assert exporter().export(long, editions=["brief"]).renditions[0].pages >= 1
    with pytest.raises(ContractError, match="characters over"):
        exporter().export(long, editions=["summary"])


def test_an_empty_section_is_set_or_explained() -> None:
    made = exporter().export(article(sections=[{"heading": "Empty"}]), editions=["brief"])
    assert "Empty" in pages.text(rendition(made, "brief", "pdf"))


def test_five_thousand_paragraphs_are_set() -> None:
    made = exporter().export(
        article(sections=[{"blocks": ["A paragraph."] * 5000}]), editions=["brief"]
    )
    assert made.renditions[0].pages > 60
    assert words_in_docx(rendition(made, "brief", "docx")).count("A paragraph.") == 5000


def test_a_table_of_forty_columns_is_a_clear_error(tmp_path: Path) -> None:
    row = "|" + " a |" * 40
    path = markdown(tmp_path, f"{row}\n|{' --- |' * 40}\n{row}")
    with pytest.raises(ArticleError) as caught:
        exporter().export(path)
    assert "table-too-wide" in codes(caught.value)


def test_a_table_of_twenty_columns_stays_on_the_page() -> None:
    row = [f"{number},{number}00" for number in range(20)]
    table = {"type": "table", "header": [f"C{n}" for n in range(20)], "rows": [row]}
    made = exporter().export(article(sections=[{"blocks": [table]}]), formats=["pdf"])
    found = pages.lines(rendition(made, "brief", "pdf"))
    assert found
    with_table = pages.words(rendition(made, "brief", "pdf"))
    assert max(word.right for word in with_table) <= 595.3 - 56.6 + 1


def test_a_word_of_two_hundred_letters_is_broken_and_stays_on_the_page() -> None:
    made = exporter().export(article(headline="a" * 200, sections=[{"blocks": ["b" * 200]}]))
    for edition in ("brief", "summary"):
        found = pages.words(rendition(made, edition, "pdf"))
        assert max(word.right for word in found) <= 595.3 - 56.6 + 1


@pytest.mark.parametrize("separator", ["\u2028", "\u2029"])
def test_unicode_s_own_line_separators_are_blanks_in_print(separator: str) -> None:
    text = f"one{separator}# two"
    made = exporter().export(
        article(kicker=text, headline=text, sections=[{"heading": text, "blocks": [text]}])
    )
    for edition in ("brief", "summary"):
        assert "one # two" in pages.text(rendition(made, edition, "pdf"))


def test_right_to_left_text_is_set_in_both_formats() -> None:
    made = exporter().export(article(sections=[{"blocks": ["Said: שלום"]}]), editions=["brief"])
    assert set("שלום") <= set(pages.text(rendition(made, "brief", "pdf")))
    assert "Said: שלום" in words_in_docx(rendition(made, "brief", "docx"))


def test_a_glyph_that_no_font_has_is_named_with_its_place_and_a_package(tmp_path: Path) -> None:
    path = markdown(tmp_path, "First.\n\nSecond \U0001f9ff\U00010570 line.")
    with pytest.raises(DesignError) as caught:
        exporter().export(path)
    assert codes(caught.value) == {"missing-glyph"}
    assert "U+10570" in str(caught.value)
    assert caught.value.place is not None
    assert caught.value.place.line == 7
    assert "fonts-noto" in (caught.value.hint or "")


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1f", "￾"])
def test_control_characters_are_an_error_with_their_place(tmp_path: Path, character: str) -> None:
    with pytest.raises(ArticleError) as caught:
        exporter().export(markdown(tmp_path, f"First.\n\nSecond {character} line."))
    assert "control-character" in codes(caught.value)
    assert caught.value.place is not None
    assert caught.value.place.line == 7


@pytest.mark.parametrize(
    "data",
    ["\ufeffTitle".encode("utf-16"), b"caf\xe9", b"\xff\xfe\x00"],
    ids=["utf-16", "latin-1", "junk"],
)
def test_other_encodings_are_an_error_that_names_the_byte(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "article.md"
    path.write_bytes(data)
    with pytest.raises(ArticleError) as caught:
        exporter().export(path)
    assert codes(caught.value) == {"not-utf-8"}
    assert "byte" in caught.value.message


def test_html_in_markdown_becomes_blocks_and_scripts_go_with_a_warning(tmp_path: Path) -> None:
    body = (
        "Lede.\n\n<script>steal()</script>\n\n<blockquote>Quoted <b>well</b></blockquote>\n\n"
        '<div onclick="x()">Kept</div>\n\n<iframe src="https://example.org"></iframe>'
    )
    made = exporter().export(markdown(tmp_path, body), editions=["brief"])
    text = pages.text(rendition(made, "brief", "pdf"))
    assert "Quoted well" in text
    assert "Kept" in text
    assert "steal" not in text
    assert {"html-removed"} <= {found.code for found in made.diagnostics}


def test_strict_makes_warnings_errors(tmp_path: Path) -> None:
    path = markdown(tmp_path, "![Words](missing.png)")
    assert exporter().export(path, editions=["brief"], formats=["pdf"]).renditions
    with pytest.raises(ArticleError):
        exporter().export(path, strict=True)


LONG = "word " * 600


@pytest.mark.parametrize(
    "table",
    [f"| a | b |\n|---|---|\n| 1 | 2 |\n\nTable: {LONG}", f"| a | b |\n|---|---|\n| {LONG} | 2 |"],
    ids=["a caption", "a cell"],
)
def test_a_table_that_a_page_holds_only_the_caption_of_is_exported(
    tmp_path: Path, table: str
) -> None:
    path = markdown(tmp_path, f"Lede.\n\n## H\n\npara\n\n{table}")
    made = exporter().export(path, editions=["brief"])

    assert pages.page_count(rendition(made, "brief", "pdf")) > 1


@pytest.mark.parametrize("mark", ["*", "**", "~~", "=="])
def test_marks_that_nest_without_end_are_an_error_with_their_line(
    tmp_path: Path, mark: str
) -> None:
    text = f"{mark}a " * 300 + "b" + f" a{mark}" * 300
    with pytest.raises(ArticleError) as caught:
        exporter().export(markdown(tmp_path, f"Lede.\n\n{text}"))

    (told,) = caught.value.diagnostics
    assert told.code == "nesting-too-deep"
    assert told.place
    assert told.place.line == 7


def test_a_drawing_that_cannot_be_drawn_leaves_no_gap_in_print(tmp_path: Path) -> None:
    stops = '<stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/>'
    (tmp_path / "x.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><linearGradient id="a" '
        f'spreadMethod="repeat" x2="0">{stops}</linearGradient>'
        '<rect width="9" height="9" fill="url(#a)"/></svg>'
    )
    with pytest.raises(ExportError) as caught:
        exporter().export(markdown(tmp_path, "![Words](x.svg)"), editions=["brief"])
    assert "image-svg" in codes(caught.value)
    assert "x.svg" in str(caught.value)
