"""Finished files are articles like any other: exported and checked in one step."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import etree

from exporter.article import Article
from exporter.diagnostics import ArticleError, Place, Severity, UsageError
from exporter.intake.doors import known_formats
from exporter.intake.incoming import incoming
from exporter.pipeline import Exporter
from exporter.readers.house.defaults import Default, Defaults
from tests.roundtrip.word.test_foreign import PICTURE, written_with_word
from tests.support import editing, samples
from tests.support.editing import WHO, Document, W

FIGURE = {"type": "figure", "src": "img/a.png", "alt": "A bus"}


def with_picture(folder: Path) -> Article:
    """An article whose picture is in a folder."""
    (folder / "img").mkdir()
    shutil.copy(PICTURE, folder / "img" / "a.png")
    return samples.article(sections=[{"heading": "H", "blocks": ["Words.", FIGURE]}])


def made(article: Article, folder: Path, form: str) -> bytes:
    """Its brief in a format."""
    export = Exporter().export(
        article, folder=folder, editions=["brief"], formats=[form], preflight=False
    )
    return export.renditions[0].data


def test_an_edited_word_file_is_exported_in_one_step(tmp_path: Path) -> None:
    document = Document()
    document.replace("Public transport", "Transport")
    (tmp_path / "edited.docx").write_bytes(document.save())
    export = Exporter().export(tmp_path / "edited.docx", formats=["pdf"], editions=["summary"])
    assert export.article == editing.changed(kicker="Transport")
    assert export.renditions[0].data.startswith(b"%PDF")


def test_pictures_that_the_file_shows_are_printed_without_ours(tmp_path: Path) -> None:
    article = with_picture(tmp_path)
    path = tmp_path / "elsewhere" / "sent.docx"
    path.parent.mkdir()
    path.write_bytes(made(article, tmp_path, "docx"))
    read = incoming(path)
    assert (read.article, list(read.pictures)) == (article, ["img/a.png"])
    assert read.diagnostics == ()
    assert read.files == (path,)


def test_a_word_file_of_anybody_brings_its_pictures(tmp_path: Path) -> None:
    path = tmp_path / "theirs.docx"
    path.write_bytes(written_with_word())
    read = incoming(path)
    assert [one.data for one in read.pictures.values()] == [PICTURE.read_bytes()]
    assert {(one.code, str(one.place)) for one in read.diagnostics} == {("alt-missing", str(path))}


def test_a_pdf_of_ours_finds_its_pictures_beside_it(tmp_path: Path) -> None:
    article = with_picture(tmp_path)
    path = tmp_path / "a.pdf"
    path.write_bytes(made(article, tmp_path, "pdf"))
    assert incoming(path).pictures.keys() == {"img/a.png"}
    shutil.rmtree(tmp_path / "img")
    (said,) = incoming(path).diagnostics
    assert (said.code, str(said.place)) == ("image-missing", str(path))


def test_what_the_margin_says_is_told_and_not_printed(tmp_path: Path) -> None:
    document = Document()
    run_of = f'<w:ins xmlns:w="{W}" w:id="9" {WHO}><w:r><w:t> And more.</w:t></w:r></w:ins>'
    document.paragraph("Pensioners lost visits").append(etree.fromstring(run_of))
    (tmp_path / "a.docx").write_bytes(document.save())
    told = [
        one for one in incoming(tmp_path / "a.docx").diagnostics if one.code == "tracked-change"
    ]
    assert [one.severity for one in told] == [Severity.NOTE]
    assert told[0].message == "tracked changes are taken as accepted: 1"


def test_standard_input_may_be_a_finished_file(tmp_path: Path) -> None:
    read = incoming("-", read_as="docx", stdin=written_with_word())
    assert (read.stem, read.path) == ("article", None)


@pytest.mark.parametrize(("name", "code"), [("a.docx", "not-a-docx"), ("a.pdf", "damaged-pdf")])
def test_what_is_no_such_file_is_an_error_of_the_article(
    tmp_path: Path, name: str, code: str
) -> None:
    (tmp_path / name).write_bytes(b"nothing of the kind")
    with pytest.raises(ArticleError) as caught:
        incoming(tmp_path / name)
    assert [one.code for one in caught.value.diagnostics] == [code]


def test_hints_name_every_door() -> None:
    with pytest.raises(UsageError, match="no format") as caught:
        incoming("a.xyz")
    assert "docx, pdf" in (caught.value.hint or "")
    assert set(known_formats()) >= {"markdown", "docx", "pdf"}


KINDS = {
    b"%PDF-1.7 rest": "a PDF",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "of an old Office",
    b"{\\rtf1\\ansi}": "rich text",
    b"PK\x03\x04 word/document.xml": "a Word file",
    b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text": "an OpenDocument file",
    b"PK\x03\x04 page.html": "a zip archive",
    b"From: <Saved by Blink>\r\n": "a web archive",
}


OWN = {".docx": "a Word file", ".pdf": "a PDF"}
MISTAKEN = [
    (f"a{suffix}", start)
    for suffix in (".md", ".html", ".yaml", ".docx", ".pdf")
    for start, kind in KINDS.items()
    if OWN.get(suffix) != kind
]


@pytest.mark.parametrize(("name", "start"), MISTAKEN)
def test_a_file_of_another_kind_than_its_name_says_is_told_for_what_it_is(
    tmp_path: Path, name: str, start: bytes
) -> None:
    (tmp_path / name).write_bytes(start)
    with pytest.raises(ArticleError, match=KINDS[start]) as caught:
        incoming(tmp_path / name)
    assert [one.code for one in caught.value.diagnostics] == ["other-kind"]
    assert caught.value.hint


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_an_empty_file_is_called_empty(form: str) -> None:
    with pytest.raises(ArticleError, match="is empty"):
        incoming("-", read_as=form, stdin=b"")


@pytest.mark.parametrize(
    ("name", "hint"), [("a.doc", ".docx"), ("a.odt", ".docx"), ("a.mht", "HTML")]
)
def test_a_suffix_of_another_program_says_what_to_do(name: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        incoming(name)
    assert hint in (caught.value.hint or "")


def test_what_was_empty_when_a_file_went_out_stays_so_and_a_stranger_s_gets_the_house_s(
    tmp_path: Path,
) -> None:
    defaults = Defaults((Default("kicker", '"The house"', Place("brief.toml")),))
    ours, theirs = tmp_path / "ours.docx", tmp_path / "theirs.docx"
    ours.write_bytes(made(samples.article(), tmp_path, "docx"))
    theirs.write_bytes(written_with_word())
    kickers = [incoming(path, defaults=defaults).article.kicker for path in (ours, theirs)]
    assert kickers == [None, "The house"]
