"""The press sets what has changed, tells pages apart, and says where each part stands."""

from __future__ import annotations

import asyncio
import importlib
import json
import os
import sys
from dataclasses import replace
from multiprocessing import Pipe
from pathlib import Path

import pytest

from exporter.batch import Order, Style
from exporter.batch.stock import USUAL
from exporter.desk.desk import Desk
from exporter.desk.on_screen import Shown
from exporter.desk.packages import needed
from exporter.desk.setter import Setter
from exporter.desk.watched_folders import watched
from exporter.desk.wishes import Answer, Begun, Failed, Inputs, Sheets, Wish, stem_of
from exporter.diagnostics import DesignError, Place, UsageError

LONG = "\n\n".join(f"Paragraph {number} is of ships and the tide. " * 9 for number in range(30))
TEXT = f"---\nheadline: Ships wait\n---\n\nForty ships wait.\n\n## The tide\n\n{LONG}\n\nThe end.\n"


def setter(**style: object) -> Setter:
    """One for briefs in PDF."""
    look = Style(**{**vars(USUAL), **style})
    return Setter(lambda _: Order(look, ("brief",), ("pdf",)))


def sheets(answers: list[Answer]) -> Sheets:
    """The one edition that was set."""
    (found,) = [one for one in answers if isinstance(one, Sheets)]
    return found


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of several pages."""
    path = tmp_path / "article.md"
    path.write_text(TEXT)
    return path


@pytest.fixture(scope="module")
def led(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """The parts of an article with notes, parts around its text, and tables in HTML."""
    path = tmp_path_factory.mktemp("led") / "article.md"
    path.write_text(LED)
    pages = json.loads(sheets(list(setter().answers(Wish(1, str(path))))).pages)
    return [part for page in pages for part in page["parts"]]


def test_pages_that_a_change_leaves_alone_keep_their_prints(article: Path) -> None:
    press = setter()
    before = sheets(list(press.answers(Wish(1, str(article)))))

    article.write_text(TEXT.replace("The end.", "The quay."))
    after = sheets(list(press.answers(Wish(2, str(article)))))

    assert len(before.prints) > 1
    assert after.prints[:-1] == before.prints[:-1]
    assert after.prints[-1] != before.prints[-1]


def test_each_part_is_told_with_its_place_on_the_page_and_in_the_source(article: Path) -> None:
    (first, *_) = json.loads(sheets(list(setter().answers(Wish(1, str(article))))).pages)

    heading = next(one for one in first["parts"] if one["text"] == "The tide")
    assert (heading["tag"], heading["path"], heading["line"]) == ("h2", str(article), 7)
    left, top, width, height = heading["area"]
    assert 0 < left < left + width < first["width"]
    assert 0 < top < top + height < first["height"]
    assert 0.5 < first["fill"] <= 1


LED = """---
headline: Ships wait
series: Starters
url: https://example.org/ships
sources:
  - A book of ports
---

Forty ships wait.[^tide] They do.[^port]

## Questions and answers

### Why?

The tide is low.

## Berths

<table><caption>Berths</caption>
<tr><th>Quay</th>
<th>Ships</th></tr>
<tr><td></td><td>Nine</td></tr></table>

A line.
<table><tr><th>Port</th></tr><tr><td>Aveiro</td></tr></table>

[^port]: So the port says.
[^tide]: It was low.
"""


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("Starters", 3),
        ("Sources", 5),
        ("A book of ports", 6),
        ("Questions and answers", 11),
        ("Why?", 13),
        ("Table\u00a01. Berths", 19),
        ("Quay", 20),
        ("Ships", 21),
        ("Nine", 22),
        ("A line.", 24),
        ("Aveiro", 25),
        ("2. So the port says.", 27),
        ("1. It was low.", 28),
        ("About", 4),
    ],
)
def test_what_is_clicked_on_leads_to_where_it_is_written(
    led: list[dict[str, object]], words: str, line: int
) -> None:
    found = next(one for one in led if one["text"] == words)

    assert found["line"] == line


def test_the_line_that_names_a_summary_s_source_leads_to_its_address(tmp_path: Path) -> None:
    article = tmp_path / "article.md"
    article.write_text(LED)
    order = Order(USUAL, ("summary",), ("pdf",))

    made = sheets(list(Setter(lambda _: order).answers(Wish(1, str(article)))))

    parts = [part for page in json.loads(made.pages) for part in page["parts"]]
    assert next(one for one in parts if one["text"].startswith("Source: "))["line"] == 4


def test_the_cells_of_a_page_s_table_on_one_line_lead_to_it(tmp_path: Path) -> None:
    article = tmp_path / "article.html"
    table = "<table><tr><th>A</th><th>B</th></tr><tr><td>C</td><td>D</td></tr></table>"
    text = f"<h1>Ships wait</h1>\n<p>Forty wait.</p>\n<p>Nine went.</p>\n{table}\n<p>So it was.</p>"
    article.write_text(f"<html><body><article>\n{text}\n</article></body></html>")

    made = sheets(list(setter().answers(Wish(1, str(article)))))

    parts = [part for page in json.loads(made.pages) for part in page["parts"]]
    lines = {one["text"]: one["line"] for one in parts}
    assert [lines[words] for words in ("Nine went.", "A", "D", "So it was.")] == [4, 5, 5, 6]


def test_nothing_is_done_of_what_has_not_changed(article: Path, tmp_path: Path) -> None:
    press = setter()
    told = list(press.answers(Wish(1, str(article))))

    other = str(tmp_path / "other.md")
    assert isinstance(told[-1], Inputs)
    assert press.is_done(Wish(2, str(article), changed=frozenset({other})))
    assert not press.is_done(Wish(2, str(article), changed=frozenset({str(article)})))
    assert not press.is_done(Wish(2, str(article)))


def test_a_stylesheet_that_has_changed_is_read_again(article: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "house.css"
    sheet.write_text("h1 { color: #123456 }")
    press = setter(styles=(sheet,))
    before = sheets(list(press.answers(Wish(1, str(article)))))

    sheet.write_text("h1 { color: #abcdef }")
    assert not press.is_done(Wish(2, str(article), changed=frozenset({str(sheet)})))
    after = sheets(list(press.answers(Wish(2, str(article)))))

    assert after.prints[0] != before.prints[0]


def test_after_an_error_the_next_wish_is_done(article: Path) -> None:
    press = setter()
    article.write_text("---\nheadline: [\n---\n")
    assert isinstance(list(press.answers(Wish(1, str(article))))[-1], Failed)
    assert not press.is_done(Wish(2, str(article), changed=frozenset({"x"})))

    article.write_text(TEXT)
    assert sheets(list(press.answers(Wish(3, str(article))))).title == "Ships wait"


def test_an_article_is_set_in_another_language_with_its_places(article: Path) -> None:
    made = sheets(list(setter().answers(Wish(1, str(article), language="de"))))

    assert made.language == "de"
    assert str(article) in made.pages


def test_hidden_folders_and_those_that_files_go_to_are_not_watched(tmp_path: Path) -> None:
    for name in ("articles/week", ".git/objects", "output/a", "node_modules/b", "elsewhere"):
        (tmp_path / name).mkdir(parents=True)

    found = watched([tmp_path], [str(tmp_path / ".git" / "x.css")], [tmp_path / "output"])

    names = {str(path.relative_to(tmp_path)) for path in found}
    assert names == {".", "articles", "articles/week", "elsewhere", ".git"}


def test_a_package_that_is_missing_is_told_with_what_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)

    with pytest.raises(UsageError) as told, needed("watch"):
        importlib.import_module("watchfiles")

    assert told.value.diagnostics[0].code == "no-desk"
    assert "briefpress[desk]" in (told.value.hint or "")


def test_a_change_of_the_project_is_a_change_and_what_is_wrong_with_it_is_told(
    article: Path,
) -> None:
    themes = ["newsroom"]

    def ordering(_: str) -> Order:
        if not themes:
            raise DesignError.at("toml-syntax", "it cannot be read", Place("brief.toml", 1))
        return Order(Style(**{**vars(USUAL), "theme": themes[0]}), ("brief",), ("pdf",))

    press = Setter(ordering)
    list(press.answers(Wish(1, str(article))))
    saved = Wish(2, str(article), changed=frozenset({"brief.toml"}))

    assert press.is_done(saved)
    themes[0] = "parliament"
    assert not press.is_done(saved)
    list(press.answers(saved))
    themes.clear()
    assert not press.is_done(saved)
    (failed,) = press.answers(saved)
    assert isinstance(failed, Failed)
    assert failed.told[0].code == "toml-syntax"


def test_an_article_whose_name_is_not_utf_8_is_set(tmp_path: Path) -> None:
    article = tmp_path / os.fsdecode(b"caf\xe9.md")
    article.write_text(TEXT)

    made = sheets(list(setter().answers(Wish(1, str(article)))))

    assert any(part["where"] for page in json.loads(made.pages) for part in page["parts"])
    assert stem_of(str(article)) == "caf\N{REPLACEMENT CHARACTER}"


def begun(number: int, *editions: str) -> Begun:
    """Work at editions in PDF."""
    return Begun(number, "newsroom", None, editions, ("pdf",))


def test_an_edition_that_is_not_set_anew_is_not_shown(article: Path) -> None:
    wish = Wish(1, str(article))
    shown = Shown(wish, [str(article)])
    shown.takes(begun(1, "brief", "summary"))
    one = sheets(list(setter().answers(wish)))
    shown.takes(one)
    shown.takes(replace(one, edition="summary"))

    shown.wished(replace(wish, number=2, editions=("summary",)))

    plain = json.loads(json.dumps(shown.plain()))
    assert [edition["name"] for edition in plain["editions"]] == ["summary"]
    assert plain["look"]["alone"] == ["summary"]
    assert plain["look"]["editions"] == ["brief", "summary"]
    shown.wished(replace(wish, number=3, editions=("nothing",)))
    assert len(json.loads(json.dumps(shown.plain()))["editions"]) == 2


def test_who_looks_is_told_at_once_that_pages_are_being_set() -> None:
    async def look() -> list[object]:
        ours, theirs = Pipe()
        desk = Desk(ours, (), ["a.md"], lambda: False, lambda _: None)
        desk.shown.takes(begun(0, "brief"))
        desk.shown.takes(Inputs(0, ()))
        seen: list[object] = []
        async for _ in desk.news():
            seen.append(desk.shown.plain()["busy"])
            if len(seen) == 1:
                desk.wish(theme="parliament")
            elif len(seen) == 2:
                desk.saved(frozenset({"a.md"}))
            else:
                break
        theirs.close()
        return seen

    assert asyncio.run(look()) == [False, True, True]
