"""Comparing exports: what a reader could notice is found, and what any change alters is not."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from bench.exports.__main__ import compare
from bench.exports.pdf import pdf_difference
from bench.exports.samples import JOBS
from bench.exports.word import word_difference
from exporter import Article, Exporter
from tests.support import samples

COMPARED = {"pdf": pdf_difference, "docx": word_difference}

Exported = dict[str, bytes]


def exported(article: Article, styles: tuple[Path, ...] = ()) -> Exported:
    """A brief in both formats."""
    made = Exporter(styles=styles).export(article, editions=["brief"], preflight=False)
    return {rendition.format: rendition.data for rendition in made.renditions}


def short(word: str = "seldom", link: str = "https://one.example/") -> Article:
    """A short article with one word and one link to choose."""
    return samples.article(lede=f"It {word} rains [here]({link}).")


@pytest.fixture(scope="module")
def before() -> Exported:
    """The short article."""
    return exported(short())


@pytest.fixture(scope="module")
def reworded() -> Exported:
    """The same but for a word that is as long."""
    return exported(short(word="always"))


def repacked(docx: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A Word file with its parts changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target.getvalue()


def test_a_changed_word_is_found_on_its_page_of_a_pdf(before: Exported, reworded: Exported) -> None:
    told = pdf_difference(before["pdf"], reworded["pdf"])

    assert str(told).startswith("page 1 /Contents")


def test_a_changed_word_is_found_in_its_paragraph_in_word(
    before: Exported, reworded: Exported
) -> None:
    path = r"word/document\.xml: /w:document/w:body/w:p\[\d\]/w:r\[\d\]/w:t: .*seldom.* is now"

    assert re.match(path, str(word_difference(before["docx"], reworded["docx"])))


@pytest.mark.parametrize("form", COMPARED)
def test_another_target_of_a_link_is_found(before: Exported, form: str) -> None:
    after = exported(short(link="https://two.example/"))

    told = COMPARED[form](before[form], after[form])

    assert re.search("one.example.* is now .*two.example", str(told))


@pytest.mark.parametrize("form", COMPARED)
def test_another_version_and_other_comments_in_stylesheets_do_not_count(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for version in ("1.0.0", "2.0.0.dev1"):
        monkeypatch.setattr("exporter.edition.__version__", version)
        sheet = tmp_path / "house.css"
        sheet.write_text(f"/* Written for {version}. */")
        made.append(exported(short(), styles=(sheet,))[form])

    assert made[0] != made[1]
    assert COMPARED[form](*made) is None


@pytest.mark.parametrize("form", COMPARED)
def test_a_stylesheet_more_that_changes_nothing_does_not_count(
    before: Exported, form: str, tmp_path: Path
) -> None:
    sheet = tmp_path / "house.css"
    sheet.write_text("/* Nothing. */")

    told = COMPARED[form](before[form], exported(short(), styles=(sheet,))[form])

    assert told is None


def test_the_order_in_which_a_pdf_numbers_its_objects_does_not_count(before: Exported) -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(before["pdf"])) as pdf:
        number = pdf.pages[0].obj.objgen
        pdf.save(target, fix_metadata_version=False)
    with pikepdf.open(io.BytesIO(target.getvalue())) as pdf:
        assert pdf.pages[0].obj.objgen != number

    assert pdf_difference(before["pdf"], target.getvalue()) is None


def test_a_changed_tag_is_found_outside_the_pages(before: Exported) -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(before["pdf"])) as pdf:
        pdf.Root.StructTreeRoot.K[0].S = pikepdf.Name.Art
        pdf.save(target, fix_metadata_version=False)

    told = pdf_difference(before["pdf"], target.getvalue())

    assert str(told).startswith("metadata /Root /StructTreeRoot /K[0] /S")


def test_the_identifiers_and_the_order_of_relations_do_not_count(before: Exported) -> None:
    def renumbered(name: str, content: bytes) -> bytes:
        if name.startswith("word/"):
            content = re.sub(rb'"rId(\d+)"', rb'"rId10\1"', content)
        if name.endswith(".rels"):
            relations = re.findall(rb"<Relationship [^>]*/>", content)
            content = content.replace(b"".join(relations), b"".join(reversed(relations)))
        return content

    after = repacked(before["docx"], renumbered)

    assert after != repacked(before["docx"], lambda _, content: content)
    assert word_difference(before["docx"], after) is None


def test_folders_are_alike_only_if_they_hold_the_same_files(
    before: Exported, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / "a.pdf").write_bytes(before["pdf"])

    assert compare(one, other) == 0
    (one / "b.pdf").write_bytes(before["pdf"])
    assert compare(one, other) == 1
    assert capsys.readouterr().out.splitlines() == [
        "1 files alike, 0 differ",
        f"b.pdf: only in {one}",
        "1 files alike, 1 differ",
    ]


def test_every_sample_is_exported_in_every_theme() -> None:
    wanted = {path.name for path in (samples.SUMMIT, samples.EVERYTHING, samples.FIGURES)}
    wanted |= {post.name for post in samples.POSTS if post.name != "README.md"}

    for theme in samples.THEMES:
        assert {job.article.name for job in JOBS if job.folder == theme} == wanted
