"""The file as a whole: valid, always the same, and open to other readers."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import docx as python_docx
import pytest
from lxml import etree

from exporter.provenance.record import ARTICLE
from exporter.writers.word.parts.properties import ARTICLE_ITEM
from tests.support.documents import all_of, attribute, found, written
from tests.support.samples import EVERYTHING, POSTS, SUMMIT, THEMES, docx_of

HTML = """<header class="masthead"><p>The Review</p></header><h1>Title</h1>
<ul><li>a</li></ul><p>x<span class="footnote">note</span> <a href="https://example.org">y</a></p>"""
CSS = ".footnote { float: footnote } .masthead { border-top: 5pt solid #a8132b }"
EDITIONS = ("brief", "summary")


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Files of every theme, edition and kind of article."""
    folder = tmp_path_factory.mktemp("samples")
    cases = [(source, "newsroom") for source in (EVERYTHING, *POSTS[2:4])]
    cases += [(SUMMIT, theme) for theme in THEMES]
    paths = []
    for number, (source, theme) in enumerate(cases):
        for edition in EDITIONS:
            paths.append(folder / f"{number}-{edition}.docx")
            paths[-1].write_bytes(docx_of(source, edition, theme))
    return paths


def test_the_open_xml_sdk_finds_nothing_wrong(
    samples: list[Path], ooxml_failures: Callable[[Iterable[Path]], list[str]]
) -> None:
    assert ooxml_failures(samples) == []


def test_openxml_audit_finds_nothing_wrong(
    samples: list[Path], audit_failures: Callable[[Iterable[Path]], list[str]]
) -> None:
    assert audit_failures(samples) == []


def test_python_docx_reads_the_file() -> None:
    document = python_docx.Document(io.BytesIO(written(HTML, CSS).data))
    assert [p.style.name for p in document.paragraphs if p.style] == [
        "Masthead", "Title", "List Bullet", "Body Text",
    ]  # fmt: skip
    assert document.core_properties.title == "A title"
    assert document.core_properties.author == "Ann; Bob"
    assert document.core_properties.language == "en"
    assert str(document.core_properties.created) == "2026-03-31 04:00:00+00:00"
    assert document.sections[0].page_width is not None
    assert document.sections[0].page_width.pt == 400


def test_the_same_document_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import sys; from tests.writers.word.test_file import CSS, HTML, written;"
        "sys.stdout.buffer.write(written(HTML, CSS).data)"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": "/usr/bin:/bin"},
            cwd=Path(__file__).parents[3],
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert made == {written(HTML, CSS).data}


def test_entries_carry_no_time_and_no_mark_of_the_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(written(HTML, CSS).data)) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}
    names = [entry.filename for entry in entries]
    assert names[0] == "[Content_Types].xml"
    assert sorted(names[1:]) == sorted(set(names[1:]))


def test_every_part_is_told_by_its_type_and_reached_by_a_relationship() -> None:
    docx = written(HTML, CSS)
    types = etree.fromstring(docx.parts["[Content_Types].xml"])
    told = {one.get("PartName") for one in types} | {f".{one.get('Extension')}" for one in types}
    targets = "".join(
        content.decode() for path, content in docx.parts.items() if path.endswith(".rels")
    )
    for path in docx.parts:
        if path != "[Content_Types].xml" and not path.endswith(".rels"):
            assert f"/{path}" in told or Path(path).suffix in told
            assert Path(path).name in targets


def test_the_article_travels_in_a_part_of_its_own() -> None:
    docx = written(HTML, CSS)
    article = etree.fromstring(docx.parts["customXml/item1.xml"])
    assert article.tag == ARTICLE
    assert article.text == '{"headline":"A title"}'
    assert ARTICLE_ITEM in docx.parts["customXml/itemProps1.xml"].decode()
    assert "itemProps1.xml" in docx.parts["customXml/_rels/item1.xml.rels"].decode()
    assert "item1.xml" in docx.parts["word/_rels/document.xml.rels"].decode()


def test_word_opens_the_file_in_its_newest_mode_and_hyphenates_if_the_stylesheet_does() -> None:
    settings = written("<p>x</p>").xml("settings")
    mode = found(settings, "w:compat/w:compatSetting[@w:name='compatibilityMode']")
    assert attribute(mode, "w:val") == "15"
    assert all_of(settings, "w:autoHyphenation") != []
    assert all_of(settings, "w:saveSubsetFonts") == []
    off = written("<p>x</p>", "html { hyphens: manual }").xml("settings")
    assert all_of(off, "w:autoHyphenation") == []


@pytest.mark.parametrize(
    ("language", "latin", "bidirectional"),
    [("en", "en-US", "ar-SA"), ("de-AT", "de-AT", "ar-SA"), ("ar", "ar-EG", "ar-EG")],
)
def test_the_language_is_words_own_tag_with_a_territory(
    language: str, latin: str, bidirectional: str
) -> None:
    docx = written("<p>x</p>", language=language)
    defaults = found(docx.xml("styles"), "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert attribute(defaults, "w:val") == latin
    assert attribute(defaults, "w:bidi") == bidirectional
    assert attribute(found(docx.xml("settings"), "w:themeFontLang"), "w:val") == latin


@pytest.mark.parametrize(("language", "symbols"), [("en", ".,"), ("de", ",;"), ("tlh", ".,")])
def test_numbers_are_read_as_the_language_writes_them(language: str, symbols: str) -> None:
    settings = written("<p>x</p>", language=language).xml("settings")
    found_symbols = [found(settings, f"w:{name}") for name in ("decimalSymbol", "listSeparator")]
    assert "".join(attribute(one, "w:val") for one in found_symbols) == symbols


def test_the_theme_holds_the_houses_fonts_and_colours() -> None:
    css = 'h1 { font-family: "Source Sans 3"; color: #a8132b }'
    theme = written("<h1>a</h1><p>b</p>", css).xml("theme/theme1")
    assert found(theme, ".//a:majorFont/a:latin").get("typeface") == "Source Sans 3"
    assert found(theme, ".//a:minorFont/a:latin").get("typeface") == "Source Serif 4"
    assert found(theme, ".//a:dk1/a:srgbClr").get("val") == "111111"
    assert found(theme, ".//a:accent1/a:srgbClr").get("val") == "A8132B"
