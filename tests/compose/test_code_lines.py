"""Lines of code that have no room go on deeper than they begin, and stay the code's own lines."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from exporter import Exporter
from exporter.article import Article, CodeBlock
from exporter.article.places import blocks
from exporter.docx.elements import Xml
from exporter.results import Export
from exporter.roundtrip.word.edited_file import read_docx
from tests.support import pages, samples
from tests.support.editing import Document
from tests.support.validators import libreoffice

LONG = "    if the_file.exists() and not the_file.is_dir(): raise ValueError('too large to read')"
CODE = f"def exported(a):\n\n{LONG}\n    return a"
OTHER = "one\ntwo"
THEMES = ["newsroom", "think-tank"]


def made(theme: str) -> Export:
    code = [{"type": "code", "text": text} for text in (CODE, OTHER)]
    after = {"type": "paragraph", "text": "What follows it."}
    article = samples.article(sections=[{"heading": "Code", "blocks": [*code, after]}])
    return Exporter(theme=theme).export(article, editions=["brief"], preflight=False)


def codes(article: Article) -> list[str]:
    return [block.text for _, block in blocks(article) if isinstance(block, CodeBlock)]


def lines_of_code(document: Document) -> list[Xml]:
    """The paragraphs of code."""
    return [
        style.getparent().getparent()  # type: ignore[union-attr, misc]
        for style in document.root.iter(qn("w:pStyle"))
        if style.get(qn("w:val")) == "CodeBlock"
    ]


@pytest.mark.parametrize("theme", ["think-tank", "clear-print"])
def test_a_line_goes_on_two_letters_deeper_than_it_begins(theme: str) -> None:
    data = samples.rendition(made(theme), "brief", "pdf")
    mono = [line for line in pages.lines(data) if line.font == "Source-Code-Pro"]
    first, *rest = mono
    start = next(line for line in rest if line.text.startswith("if the_file"))
    onward = next(line for line in rest if line.baseline > start.baseline)
    letter = 0.6 * first.size
    assert start.left - first.left == pytest.approx(4 * letter, abs=0.1)
    assert onward.left - start.left == pytest.approx(2 * letter, abs=0.1)


@pytest.mark.parametrize("theme", THEMES)
def test_word_has_a_paragraph_a_line_that_hangs_as_deep(theme: str) -> None:
    document = Document(samples.rendition(made(theme), "brief", "docx"))
    paragraphs = lines_of_code(document)
    said = ["".join(text.text or "" for text in one.iter(qn("w:t"))) for one in paragraphs]
    assert [text.strip() for text in said] == [
        line.strip() for line in (CODE + "\n" + OTHER).split("\n")
    ]
    hangs = [one.find(f"{qn('w:pPr')}/{qn('w:ind')}") for one in paragraphs]
    deep = next(hang for text, hang in zip(said, hangs, strict=True) if text == LONG)
    assert deep is not None
    size = 8.5 if theme == "newsroom" else 9
    assert int(deep.get(qn("w:hanging"), "0")) == pytest.approx(6 * 0.6 * size * 20, abs=2)


@pytest.mark.parametrize("theme", THEMES)
def test_code_comes_back_as_it_was_whoever_saved_it(theme: str, tmp_path: Path) -> None:
    export = made(theme)
    ours = tmp_path / "a.docx"
    ours.write_bytes(samples.rendition(export, "brief", "docx"))
    folders = {"folder": tmp_path / "out", "profile": tmp_path / "profile"}
    (theirs,) = libreoffice.convert([ours], "docx", **folders)
    for saved in (ours, theirs):
        imported = read_docx(saved.read_bytes())
        assert imported.article == export.article
        assert (imported.edits, imported.diagnostics) == ((), ())


@pytest.mark.parametrize("theme", THEMES)
def test_an_edited_line_a_new_one_and_a_deleted_one_come_back(theme: str) -> None:
    document = Document(samples.rendition(made(theme), "brief", "docx"))
    first, empty, _, last, one, two = lines_of_code(document)
    next(first.iter(qn("w:t"))).text = "def printed(a):"
    last.addnext(deepcopy(last))
    empty.getparent().remove(empty)  # type: ignore[union-attr]
    two.getparent().remove(two)  # type: ignore[union-attr]
    assert codes(document.read().article) == [
        f"def printed(a):\n{LONG}\n    return a\n    return a",
        "one",
    ]
    assert one is not None
