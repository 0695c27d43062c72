"""What a merge says about itself, and the ways in which it refuses."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from exporter.article import Article
from exporter.diagnostics import ArticleError, UsageError
from exporter.readers.reader_table import READERS, SourceFormat, loads
from exporter.roundtrip.merge.markers import unified, with_line_ends_of, with_markers
from exporter.roundtrip.merge.merging import PATCHES, into

BASE = Article(lede="One.", key_points=("First.", "Second."))
EDITED = Article(lede="Two.", key_points=("First.", "Second."))


def test_a_conflict_says_its_part_its_place_and_what_to_do() -> None:
    merged = into("lede: Three.\nkey_points: [First., Second.]\n", "a.yaml", BASE, EDITED)

    diagnostic = merged.conflicts[0].diagnostic
    assert diagnostic.headline == "a.yaml:1:7: error[merge-conflict]: lede: both sides edited this"
    assert diagnostic.hint == "choose between the marked lines"


def test_the_diff_is_one_that_patch_applies(tmp_path: Path) -> None:
    source = "---\nkicker: K\n---\n\nOne.\n\n## Key points\n\n- First.\n- Second."
    (tmp_path / "a.md").write_text(source, encoding="utf-8")
    base = loads(source, "a.md").article

    merged = into(source, "a.md", base, EDITED)

    command = ["git", "apply", "--unidiff-zero", "-p0", "-"]
    subprocess.run(command, cwd=tmp_path, input=merged.diff.encode(), check=True)
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == merged.text


def test_a_source_that_is_no_article_is_refused_with_its_problems() -> None:
    with pytest.raises(ArticleError) as caught:
        into("lede: x\nunknown: y\n", "a.yaml", BASE, EDITED)

    assert [diagnostic.code for diagnostic in caught.value.diagnostics] == ["unknown-key"]


def test_a_source_with_an_unsettled_conflict_is_refused_with_its_line() -> None:
    marked = into("Three.\n", "a.md", Article(lede="One."), Article(lede="Two.")).text

    with pytest.raises(ArticleError) as caught:
        into(marked, "a.md", BASE, EDITED)

    assert str(caught.value.diagnostics[0].place) == "a.md:1:1"
    assert caught.value.diagnostics[0].code == "unsettled-conflict"


def test_a_file_of_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError):
        into("One.", "a.rst", BASE, EDITED)


def test_every_source_format_but_saved_pages_says_how_its_files_are_patched() -> None:
    assert set(READERS.ours) - set(PATCHES) == {"html"}


def test_a_format_of_a_house_that_cannot_be_patched_says_what_else_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = SourceFormat("house", "ours in all but name", (".house",), READERS.ours["text"].read)
    monkeypatch.setitem(READERS.ours, "house", house)

    with pytest.raises(UsageError, match="cannot go into a file of the format 'house'") as caught:
        into("One.\n", "a.house", Article(lede="One."), Article(lede="Two."))
    assert caught.value.hint == "import to a new file, with --output"


def test_the_format_can_be_said_where_the_name_does_not_tell_it() -> None:
    merged = into(
        "lede: One.\nkey_points: [First., Second.]", "a", BASE, EDITED, source_format="yaml"
    )

    assert merged.text == "lede: Two.\nkey_points: [First., Second.]"


def test_what_is_the_same_on_both_sides_stands_outside_the_markers() -> None:
    marked = with_markers("a\nb\nc\n", "a\nB\nc\n", "ours", "theirs")

    assert marked == "a\n<<<<<<< ours\nb\n=======\nB\n>>>>>>> theirs\nc\n"


def test_markers_stand_on_lines_of_their_own_at_the_end_of_a_file() -> None:
    assert with_markers("a\nb", "a", "x", "y") == "<<<<<<< x\na\nb\n=======\na\n>>>>>>> y\n"


def test_lines_keep_their_own_ends_and_new_ones_get_the_first() -> None:
    assert with_line_ends_of("a\r\nb\nc\r", "a\nnew\nb\nc\n") == "a\r\nnew\r\nb\nc\r"


def test_no_change_is_an_empty_diff() -> None:
    assert unified("a\n", "a\n", "x") == ""
