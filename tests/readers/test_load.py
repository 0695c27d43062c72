"""Loading: formats, encodings, files that cannot be read."""

from __future__ import annotations

import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from exporter import rows
from exporter.article import Article
from exporter.diagnostics import ArticleError, FileError, Place, UsageError
from exporter.readers.files import MAX_BYTES
from exporter.readers.reader_table import (
    READERS,
    SourceFormat,
    load,
    loads,
    read,
    source_format,
    speller_of,
)
from exporter.readers.reading import Draft
from tests.support import samples
from tests.support.cases import failures, lines, reading, write

HELLO = {
    "markdown": "Hello.",
    "yaml": "lede: Hello.",
    "json": '{"lede": "Hello."}',
    "html": "<p>Hello.",
    "text": "Hello.",
}
ROWS = tuple(READERS.ours.values())
SUFFIXES = [(row.name, suffix) for row in ROWS for suffix in row.suffixes]


@pytest.mark.parametrize(("form", "suffix"), SUFFIXES)
def test_the_suffix_tells_the_format_in_small_letters_and_in_capitals(
    tmp_path: Path, form: str, suffix: str
) -> None:
    for name in (f"a{suffix}", f"A{suffix.upper()}"):
        assert read(write(tmp_path, name, HELLO[form])).lede == "Hello."
        assert source_format(name).name == form


def test_no_two_formats_have_one_suffix() -> None:
    suffixes = [suffix for _, suffix in SUFFIXES]
    assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize("row", [row for row in ROWS if row.spell], ids=lambda row: row.name)
def test_what_a_format_spells_it_reads_back(row: SourceFormat) -> None:
    article = Article(headline="A *small* matter", lede="Hello, `you`.", key_points=("One", "Two"))
    assert row.spell is not None
    assert loads(row.spell(article), f"a{row.suffixes[0]}").article == article


def test_a_format_by_name_overrides_the_suffix(tmp_path: Path) -> None:
    assert read(write(tmp_path, "a.txt", "lede: Hello."), "yaml").lede == "Hello."


def test_standard_input_needs_a_format() -> None:
    with pytest.raises(UsageError, match="standard input") as caught:
        load("-", stdin=b"x")
    assert all(name in str(caught.value.hint) for name in READERS.names())


def test_an_unknown_suffix_or_format_is_a_slip_of_the_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="suffix"):
        load(write(tmp_path, "a.doc", "x"))
    with pytest.raises(UsageError, match="no format 'doc'"):
        load(write(tmp_path, "a.md", "x"), format="doc")


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="No such file"):
        load(tmp_path / "none.md")
    folder = tmp_path / "folder.md"
    folder.mkdir()
    with pytest.raises(FileError, match="directory"):
        load(folder)


def test_windows_files_read_as_others_do(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(
        b"\xef\xbb\xbf---\r\nheadline: H\r\n---\r\n\r\nLede.\r\n\r\n## A\r\n\r\nText.\r\n"
    )
    article = read(path)
    assert (article.headline, article.lede) == ("H", "Lede.")
    assert article.sections[0].heading == "A"


def test_another_encoding_is_refused_at_its_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbfone\ncaf\xe9")
    with pytest.raises(ArticleError, match="byte 10 is 0xE9") as caught:
        load(path)
    assert lines(list(caught.value.diagnostics)) == ["2:4 not-utf-8"]


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    with pytest.raises(ArticleError, match="over 20 MB"):
        load(path)


@pytest.mark.parametrize("form", ["markdown", "text", "yaml"])
def test_control_characters_are_reported_where_they_stand(form: str) -> None:
    text = "lede: one\nkicker: a\x00b\x0b\n"
    controls = [item for item in failures(text, form) if item.code == "control-character"]
    assert lines(controls) == ["2:10 control-character", "2:12 control-character"]


def test_every_place_is_known_for_later_stages() -> None:
    places = reading("Lede.\n\n## Head\n\nText.\n\n- item\n").places
    assert str(places[("lede",)]) == "<stdin>:1:1"
    assert str(places[("sections", 0, "heading")]) == "<stdin>:3:4"
    assert str(places[("sections", 0, "blocks", 0, "text")]) == "<stdin>:5:1"
    assert str(places[("sections", 0, "blocks", 1, "items", 0, "text")]) == "<stdin>:7:3"


def test_warnings_of_budgets_have_places() -> None:
    long = " ".join(["word"] * 121)
    overruns = reading(
        f"---\nheadline: {'h' * 81}\n---\n\nLede.\n\n## Head\n\n{long}\n"
    ).diagnostics
    assert lines(list(overruns)) == ["2:11 headline-long", "9:1 paragraph-long"]


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A house's package, whose format `csv` is what its `CSV` says."""
    package, entry = ModuleType("house"), EntryPoint("csv", "house:CSV", "brief.readers")
    monkeypatch.setitem(sys.modules, "house", package)
    monkeypatch.setattr(rows, "_entries", lambda group: (entry,) if group == entry.group else ())
    return package


def test_a_house_s_reader_or_speller_that_fails_is_blamed(house: ModuleType) -> None:
    nothing: Any = lambda _: None  # noqa: E731
    house.CSV = SourceFormat("csv", "a table", (".csv",), nothing, nothing)  # type: ignore[attr-defined]

    with pytest.raises(UsageError, match="package house gave None, which is no Draft"):
        loads("lede,Hello", "news.csv")
    spell = speller_of("news.csv")
    assert spell is not None
    with pytest.raises(UsageError, match="package house gave None, which is no str"):
        spell(samples.article())


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (Draft(data=["headline"]), "data"),  # type: ignore[arg-type]
        (Draft(data={1: "x"}), "data"),  # type: ignore[dict-item]
        (Draft(places={"headline": Place("a")}), "places"),  # type: ignore[dict-item]
        (Draft(keys={("headline",): 3}), "keys"),  # type: ignore[dict-item]
        (Draft(diagnostics=["wrong"]), "diagnostics"),  # type: ignore[list-item]
        (Draft(diagnostics=None), "diagnostics"),  # type: ignore[arg-type]
    ],
)
def test_a_draft_with_wrong_fields_is_blamed_on_its_package(
    house: ModuleType, draft: Draft, field: str
) -> None:
    house.CSV = SourceFormat("csv", "a table", (".csv",), lambda _: draft)  # type: ignore[attr-defined]
    with pytest.raises(UsageError, match=f"package house failed: .*a draft's {field}") as caught:
        loads("lede,Hello", "news.csv")
    assert caught.value.diagnostics[0].code == "broken-package"


def test_suffixes_that_would_take_files_of_other_formats_are_refused() -> None:
    with pytest.raises(TypeError, match=r"suffixes of csv are no tuple: '\.csv'"):
        SourceFormat("csv", "a table", ".csv", lambda _: Draft())  # type: ignore[arg-type]


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder, not an article") as caught:
        load(tmp_path)
    assert caught.value.hint == f"name the articles in it, as in {tmp_path}/*.md"
