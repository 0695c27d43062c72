"""`brief import`, with real Word files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from exporter import Exporter
from exporter.cli.import_ import Errand
from exporter.cli.report import Report
from exporter.docx.elements import qn, value
from exporter.readers.reader_table import READERS, read, spelled
from exporter.results import Export
from tests.cli.conftest import Run
from tests.roundtrip.word.test_foreign import WRITTEN_WITH_WORD, written_with_word
from tests.roundtrip.word.test_lost_origin import inspected
from tests.roundtrip.word.test_tracked import commented_file, track
from tests.support import samples
from tests.support.editing import Document, article, changed, dumped, everything


@pytest.fixture(autouse=True)
def _word_files() -> None:
    """Made before the layout is replaced by a stand-in."""
    everything()


def edited() -> bytes:
    """The file with one word changed."""
    document = Document()
    document.replace("Every euro saved", "Each euro saved")
    return document.save()


def edited_points() -> list[str]:
    """The key points of that file."""
    return [point.replace("Every", "Each") for point in dumped("key_points")]


def test_an_edited_file_becomes_markdown_beside_it(run: Run) -> None:
    Path("buses.docx").write_bytes(edited())
    result = run("import", "buses.docx")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "wrote buses.md\n")
    assert read("buses.md") == changed(key_points=edited_points())


@pytest.mark.parametrize("name", [f"a{suffix}" for row in spelled() for suffix in row.suffixes])
def test_the_article_is_written_in_the_format_of_its_name(run: Run, name: str) -> None:
    Path("buses.docx").write_bytes(everything())
    assert run("import", "buses.docx", "-o", name).exit_code == 0
    assert read(name) == article()


@pytest.mark.parametrize(
    "suffix", [suffix for row in READERS.ours.values() for suffix in row.suffixes]
)
def test_the_source_beside_a_file_is_known_by_every_suffix_of_an_article(
    suffix: str, run: Run
) -> None:
    errand = Errand(
        file="buses.docx",
        output=None,
        into=None,
        diff=False,
        force=False,
        notes=None,
        fields=None,
        declared=None,
        defaults=None,
        strict=False,
        report=Report(),
    )
    assert errand.source is None
    Path(f"buses{suffix}").touch()
    assert errand.source == Path(f"buses{suffix}")


def test_standard_input_and_output_are_named_by_a_dash(run: Run) -> None:
    result = run("import", "-", "-o", "-", stdin=everything())
    Path("a.md").write_bytes(result.stdout_bytes)
    assert read("a.md") == article()
    assert list(Path().iterdir()) == [Path("a.md")]


def test_what_is_overwritten_is_kept_and_no_backup_is_lost(run: Run) -> None:
    Path("buses.docx").write_bytes(everything())
    for text in ("first", "second"):
        Path("buses.md").write_text(text)
        assert run("import", "buses.docx").exit_code == 0
    assert Path("buses.md~").read_text() == "first"
    assert Path("buses.md.~2~").read_text() == "second"
    assert run("import", "buses.docx").stderr == "unchanged: buses.md\n"


def test_edits_are_merged_into_the_source_and_its_other_lines_stay(run: Run) -> None:
    Path("buses.docx").write_bytes(edited())
    source = samples.EVERYTHING.read_text()
    Path("buses.yaml").write_text(source)
    shown = run("import", "buses.docx", "--into", "buses.yaml", "--diff")
    assert "\n-  - Every euro saved on buses" in shown.stdout
    assert "\n+  - Each euro saved on buses" in shown.stdout
    assert Path("buses.yaml").read_text() == source
    merged = run("import", "buses.docx", "--into", "buses.yaml")
    assert merged.exit_code == 0
    assert "\n+  - Each euro saved on buses" in merged.stderr
    assert Path("buses.yaml").read_text() == source.replace("Every euro", "Each euro")
    assert Path("buses.yaml~").read_text() == source


def test_what_is_merged_is_listed_by_author(run: Run) -> None:
    document = Document()
    track(document, "The council votes", "May", "June")
    document.replace("Every euro", "Each euro")
    Path("buses.docx").write_bytes(document.save())
    Path("buses.yaml").write_text(samples.EVERYTHING.read_text())
    shown = run("import", "buses.docx", "--into", "buses.yaml", "--diff").stderr
    assert "merged" not in shown
    told = run("import", "buses.docx", "--into", "buses.yaml").stderr
    assert "merged from Ana, 2026-04-03: deletion of 'May' (buses.yaml:" in told
    assert "merged from Ana, 2026-04-03: insertion of 'June'" in told
    before, _ = samples.EVERYTHING.read_text().split("Every euro")
    line = before.count("\n") + 1
    assert f"merged, not tracked: key_points.1 (buses.yaml:{line}:" in told


def test_of_a_long_change_the_beginning_is_listed(run: Run) -> None:
    document = Document()
    track(document, "The council votes", "May", "never again " * 40)
    Path("buses.docx").write_bytes(document.save())
    Path("buses.yaml").write_text(samples.EVERYTHING.read_text())
    told = run("import", "buses.docx", "--into", "buses.yaml").stderr
    listed = [line for line in told.splitlines() if line.startswith("merged from Ana")]
    assert any("insertion of 'never again" in line for line in listed)
    assert max(map(len, listed)) < 200


def test_changes_that_are_turned_down_are_not_listed_as_merged(run: Run) -> None:
    document = Document()
    track(document, "The council votes", "May", "June")
    Path("buses.docx").write_bytes(document.save())
    Path("buses.yaml").write_text(samples.EVERYTHING.read_text())
    told = run("import", "buses.docx", "--into", "buses.yaml", "--changes", "reject").stderr
    assert "merged" not in told


def test_what_deletes_most_of_an_article_is_shown_and_written_only_by_force(run: Run) -> None:
    document = Document()
    body = document.root[0]
    for child in list(body)[12:-1]:
        body.remove(child)
    Path("buses.docx").write_bytes(document.save())
    source = samples.EVERYTHING.read_text()
    Path("buses.yaml").write_text(source)
    result = run("import", "buses.docx", "--into", "buses.yaml")
    assert result.exit_code == 5
    assert "error[much-deleted]" in result.stderr
    assert "-faq:" in result.stderr
    assert Path("buses.yaml").read_text() == source
    assert run("import", "buses.docx", "--into", "buses.yaml", "--force").exit_code == 0
    assert "faq" not in Path("buses.yaml").read_text()


@pytest.mark.parametrize(("style", "field"), [("KeyPoint", "key_points"), ("Deck", "deck")])
def test_a_field_that_is_deleted_is_told(run: Run, style: str, field: str) -> None:
    document = Document()
    for one in [*document.root.iter(qn("w:p"))]:
        around = one.getparent()
        if around is not None and value(one, "pPr/pStyle") == style:
            around.remove(one)
    Path("buses.docx").write_bytes(document.save())
    Path("buses.yaml").write_text(samples.EVERYTHING.read_text())
    result = run("import", "buses.docx", "--into", "buses.yaml")
    assert result.exit_code == 0, result.stderr
    told = f"note[fields-deleted]: the edited file has nothing of these, which are deleted: {field}"
    assert told in result.stderr
    assert "merged, not tracked: @" not in result.stderr
    assert f"\n{field}:" not in Path("buses.yaml").read_text()


def test_a_source_stands_in_for_the_origin_that_a_file_has_lost(run_whole: Run) -> None:
    document = Document(edited())
    inspected(document)
    Path("buses.docx").write_bytes(document.save())
    source = samples.EVERYTHING.read_text()
    Path("buses.yaml").write_text(source)
    shutil.copytree(samples.EVERYTHING.parent / "pictures", "pictures")
    result = run_whole("import", "buses.docx", "--into", "buses.yaml")
    assert result.exit_code == 0, result.stderr
    assert "note[origin-stood-in]" in result.stderr
    assert Path("buses.yaml").read_text() == source.replace("Every euro", "Each euro")


def test_a_file_s_colours_tell_its_theme_so_that_one_export_stands_in(
    run_whole: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    export = samples.exporter("parliament").export(
        samples.SUMMIT, editions=["brief"], formats=["docx"], preflight=False
    )
    document = Document(samples.rendition(export, "brief", "docx"))
    inspected(document)
    Path("summit.docx").write_bytes(document.save())
    Path("summit.txt").write_text(samples.SUMMIT.read_text())
    made: list[object] = []

    def counted(exporter: Exporter, *given: Any, **asked: Any) -> Export:
        made.append(asked["editions"])
        return whole(exporter, *given, **asked)

    whole = Exporter.export
    monkeypatch.setattr(Exporter, "export", counted)
    result = run_whole("import", "summit.docx", "--into", "summit.txt", "--diff")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "100% of the words" in result.stderr
    assert made == [["brief"]]


def test_a_piped_file_that_lost_its_origin_is_merged_as_well(run_whole: Run) -> None:
    document = Document(edited())
    inspected(document)
    source = samples.EVERYTHING.read_text()
    Path("buses.yaml").write_text(source)
    result = run_whole("import", "-", "--into", "buses.yaml", stdin=document.save())
    assert result.exit_code == 0, result.stderr
    assert Path("buses.yaml").read_text() == source.replace("Every euro", "Each euro")


def test_a_conflict_is_marked_and_ends_in_exit_code_5(run: Run) -> None:
    Path("buses.docx").write_bytes(edited())
    source = samples.EVERYTHING.read_text()
    Path("buses.yaml").write_text(source.replace("Every euro", "Any euro"))
    result = run("import", "buses.docx", "--into", "buses.yaml")
    assert result.exit_code == 5
    assert "buses.yaml:" in result.stderr
    assert "<<<<<<< buses.yaml" in Path("buses.yaml").read_text()
    assert "Any euro" in Path("buses.yaml~").read_text()


def test_comments_are_told_with_their_place_in_the_source(run: Run) -> None:
    Path("buses.docx").write_bytes(commented_file())
    Path("buses.yaml").write_text(samples.EVERYTHING.read_text())
    lines = samples.EVERYTHING.read_text().splitlines()
    number = next(at for at, line in enumerate(lines, 1) if "Shift workers" in line)
    column = lines[number - 1].index("Shift workers") + 1
    result = run("import", "buses.docx", "-o", "a.md", "--notes", "notes.json")
    told = f"buses.yaml:{number}:{column}: note[comment]: Ana, 2026-04-03: Whose shifts?"
    assert told in result.stderr
    (comment,) = json.loads(Path("notes.json").read_text())["comments"]
    assert (comment["file"], comment["line"], comment["column"]) == ("buses.yaml", number, column)
    assert comment["part"] == "sections.0.blocks.1.items.1.text"


def test_tracked_changes_are_told_when_asked_for(run: Run) -> None:
    document = Document()
    track(document, "The council votes", "May", "June")
    Path("buses.docx").write_bytes(document.save())
    result = run("import", "buses.docx", "--changes", "report", "-o", "a.md")
    assert "note[tracked-change]: Ana, 2026-04-03: insertion of 'June'" in result.stderr
    assert read("a.md") == article()
    assert "tracked" not in run("import", "buses.docx", "-o", "b.md").stderr


def test_pictures_of_a_foreign_file_are_put_beside_the_article(run: Run) -> None:
    Path("word.docx").write_bytes(written_with_word())
    assert run("import", "word.docx").exit_code == 0
    picture = samples.ARTICLES / "pictures" / "riders.png"
    assert Path("word-pictures/image1.png").read_bytes() == picture.read_bytes()
    assert read("word.md").headline == WRITTEN_WITH_WORD.headline


def test_a_foreign_file_cannot_be_merged(run_whole: Run) -> None:
    Path("word.docx").write_bytes(written_with_word())
    Path("a.md").write_text("# News\n\nOf something else.\n")
    result = run_whole("import", "word.docx", "--into", "a.md")
    assert result.exit_code == 3
    assert "error[no-origin]" in result.stderr


def test_a_broken_file_is_exit_code_3_and_a_missing_one_6(run: Run) -> None:
    Path("bad.docx").write_bytes(everything()[:5000])
    assert run("import", "bad.docx").exit_code == 3
    assert run("import", "none.docx").exit_code == 6
    assert not Path("bad.md").exists()


@pytest.mark.parametrize(
    "options",
    [("--into", "a.md", "-o", "b.md"), ("--diff",), ("-o", "a.pdf"), ("--changes", "some")],
)
def test_calls_that_make_no_sense_are_exit_code_2(run: Run, options: tuple[str, ...]) -> None:
    Path("buses.docx").write_bytes(b"")
    assert run("import", "buses.docx", *options).exit_code == 2


@pytest.mark.parametrize("notes", ["buses.docx", "./buses.docx", "a.md"])
def test_notes_never_take_the_place_of_the_article_or_the_word_file(run: Run, notes: str) -> None:
    before = edited()
    Path("buses.docx").write_bytes(before)
    assert run("import", "buses.docx", "-o", "a.md", "--notes", notes).exit_code == 2
    assert Path("buses.docx").read_bytes() == before
    assert not Path("a.md").exists()


def test_notes_that_are_overwritten_are_kept(run: Run) -> None:
    Path("buses.docx").write_bytes(edited())
    Path("notes.json").write_text("mine")
    assert run("import", "buses.docx", "--notes", "notes.json", "-o", "a.md").exit_code == 0
    assert Path("notes.json~").read_text() == "mine"


def test_pictures_that_standard_output_cannot_hold_are_named(run: Run) -> None:
    Path("word.docx").write_bytes(written_with_word())
    result = run("import", "word.docx", "-o", "-")
    assert "pictures-left" in result.stderr
    assert "-pictures/image1.png" in result.stderr
