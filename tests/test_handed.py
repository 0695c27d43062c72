"""Articles that a program has in memory, and what it does with what comes of them."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from exporter import ArticleError, Exporter, FileError, UsageError
from exporter.intake.handed import GIVE, GIVE_BYTES, Given
from tests.support.samples import exporter

TEXT = "---\nheadline: H\n---\n\nLede.\n"
FIELDS = {"headline": "H", "lede": "Lede."}


@pytest.mark.parametrize(
    "source",
    [
        TEXT.encode(),
        bytearray(TEXT.encode()),
        memoryview(TEXT.encode()),
        io.StringIO(TEXT),
        io.BytesIO(TEXT.encode()),
    ],
)
def test_bytes_and_open_files_give_the_bytes_of_the_file(source: Given, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT)

    made = exporter().export(source, read_as="markdown", formats=["pdf"])

    kept = exporter().export(path, formats=["pdf"])
    assert made.article == kept.article
    assert [one.pages for one in made.renditions] == [one.pages for one in kept.renditions]


def test_a_mapping_is_the_fields_of_an_article_with_its_dates() -> None:
    made = exporter().export({**FIELDS, "published": date(2026, 3, 31)}, formats=[])

    assert made.article.headline == "H"
    assert str(made.article.published) == "2026-03-31"


def test_what_is_wrong_with_a_mapping_has_no_place_that_its_writer_never_saw() -> None:
    with pytest.raises(ArticleError) as caught:
        exporter().export({"headlin": "H", "byline": [{"nam": "Jane"}]})

    assert caught.value.place is None
    assert "did you mean headline?" in [one.hint for one in caught.value.diagnostics]


def test_what_is_wrong_with_bytes_is_told_by_line() -> None:
    with pytest.raises(ArticleError) as caught:
        exporter().export(b"headline: H\nlede: [1]\n", read_as="yaml")

    assert str(caught.value.place).startswith("<article>:2:")


@pytest.mark.parametrize("source", [b"x", {"lede": {1}}, {"lede": b"x"}])
def test_what_cannot_be_read_is_the_fault_of_the_call(source: bytes | Mapping[str, object]) -> None:
    with pytest.raises(UsageError):
        exporter().export(source)


@pytest.mark.parametrize("source", [None, [1], 3, True, object(), Path])
def test_what_is_no_article_at_all_is_refused_with_what_would_be_one(source: object) -> None:
    with pytest.raises(UsageError) as caught:
        exporter().export(source)  # type: ignore[arg-type]

    assert caught.value.hint == GIVE


def test_a_text_that_would_be_in_a_file_is_no_path_and_the_hint_says_so() -> None:
    for text in (TEXT, "# Headline", "headline: H\nlede: L"):
        with pytest.raises(FileError) as caught:
            exporter().export(text, read_as="markdown")

        assert caught.value.hint == GIVE_BYTES


def test_a_path_may_be_anything_that_python_takes_for_one(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT)
    (entry,) = os.scandir(tmp_path)

    made = exporter().export(entry, formats=[])

    assert (made.article.headline, made.stem) == ("H", "a")


def test_a_name_that_no_file_can_have_is_a_file_error(tmp_path: Path) -> None:
    made = exporter().export(FIELDS, editions="brief", formats="pdf")

    with pytest.raises(FileError):
        exporter().export("a\0b.md")
    with pytest.raises(FileError):
        made.save(tmp_path, "a\0b")


def test_one_edition_and_one_format_need_stand_in_no_list() -> None:
    made = exporter().export(FIELDS, editions="summary", formats="pdf")

    assert [(one.edition, one.format) for one in made.renditions] == [("summary", "pdf")]
    again = exporter().export(FIELDS, editions=iter(["summary"]), formats=iter(["pdf"]))
    assert len(again.renditions) == 1


def test_paths_of_a_house_style_may_be_texts_and_one_stylesheet_needs_no_list(
    tmp_path: Path,
) -> None:
    (tmp_path / "own.css").write_text(":root { --accent: teal }")
    own = Exporter(styles=str(tmp_path / "own.css"), templates=str(tmp_path), root=str(tmp_path))

    made = own.export(FIELDS, editions="brief", formats=[], folder=str(tmp_path))

    assert tmp_path / "own.css" in made.inputs


def test_pictures_of_what_is_in_no_file_are_looked_for_in_the_folder_and_nowhere_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
        "<rect width='9' height='9'/></svg>"
    )
    monkeypatch.chdir(tmp_path)
    text = b"Lede.\n\n![A square](a.svg)\n"

    def codes(folder: Path | None) -> set[str]:
        made = exporter().export(text, read_as="markdown", formats=[], folder=folder)
        return {one.code for one in made.diagnostics}

    assert "image-missing" in codes(None)
    assert "image-missing" not in codes(tmp_path)


def test_save_writes_all_files_and_names_them(tmp_path: Path) -> None:
    made = exporter().export(FIELDS, formats=["pdf"])

    paths = made.save(tmp_path, "ships")

    assert [path.name for path in paths] == ["ships.pdf", "ships-summary.pdf"]
    assert paths[0].read_bytes() == made.renditions[0].data
    assert [path.name for path in made.save(tmp_path / "x")] == [
        "article.pdf",
        "article-summary.pdf",
    ]


@pytest.mark.parametrize("stem", ["a/b", "/a", "../a", "a/"])
def test_save_refuses_a_path_for_a_name_and_says_where_the_folder_goes(
    stem: str, tmp_path: Path
) -> None:
    made = exporter().export(FIELDS, editions="brief", formats="pdf")

    with pytest.raises(UsageError) as caught:
        made.save(tmp_path, stem)

    assert "save(" in (caught.value.hint or "")
    assert not list(tmp_path.iterdir())


def test_a_notebook_shows_the_first_page_and_the_files() -> None:
    made = exporter().export(FIELDS, formats=["pdf"])

    shown = replace(made, stem="a & <b>")._repr_html_()

    assert 'alt="The first page of a &amp; &lt;b&gt;" src="data:image/png;base64,iVBOR' in shown
    assert "<td>a &amp; &lt;b&gt;-summary.pdf</td><td>1</td>" in shown
    assert "<img" not in exporter().export(FIELDS, formats=["docx"])._repr_html_()


TYPED = """\
from pathlib import Path
from exporter import Article, Export, Exporter, ExportError, Project, Rendition, export, read

exporter = Exporter(theme="think-tank", paper="a4")
made: Export = exporter.export(Path("a.md"), editions=["summary"], formats=["pdf"])
first: Rendition = made.renditions[0]
data: bytes = first.data
saved: tuple[Path, ...] = made.save("output")
again: Export = exporter.export(b"text", read_as="markdown")
plain: Export = export({"headline": "H", "lede": "L"}, editions=["brief"])
article: Article = read("a.md")
headline: str | None = article.headline
for outcome in Project("brief.toml").build("web", force=True):
    code: int = outcome.exit_code
try:
    exporter.export("x.md", editions=("brief",), on_stage=print)
except ExportError as problem:
    print(problem.diagnostics, problem.exit_code, problem.place)
"""
WRONG = """\
from exporter import Exporter, export

Exporter(thme="x")
export("a.md", editions=1)
Exporter().export(3)
"""


def _mypy(text: str, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "theirs.py").write_text(text)
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "theirs.py"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_program_of_theirs_passes_a_strict_type_checker_without_plugins(tmp_path: Path) -> None:
    right = _mypy(TYPED, tmp_path)
    assert right.returncode == 0, right.stdout
    wrong = _mypy(WRONG, tmp_path)
    assert [line.split(":")[1] for line in wrong.stdout.splitlines()[:-1] if "error" in line] == [
        "3", "4", "5",
    ]  # fmt: skip
