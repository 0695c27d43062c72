"""Lines that say what they are: the measure, a note, the source."""

from __future__ import annotations

import pytest

from exporter.article import Article, Figure, Table
from exporter.readers.files import source_of
from exporter.readers.markdown.document import read_markdown
from exporter.readers.markdown.said_lines import split_said
from exporter.readers.markdown.spelling import to_markdown

GRID = "| A | B |\n|---|---|\n| 1 | 2 |\n\n"
PICTURE = "![a](a.png)"


def _article(body: str) -> Article:
    source, _ = source_of("a.md", f"Lede.\n\n## H\n\n{body}\n".encode())
    draft = read_markdown(source)
    assert draft.diagnostics == []
    return Article.model_validate(draft.data)


def _said(body: str) -> list[dict[str, object]]:
    wanted = {"type", "text", "caption", "subtitle", "note", "source", "credit", "wide"}
    blocks = _article(body).sections[0].blocks
    return [one.model_dump(include=wanted, exclude_none=True) for one in blocks]


@pytest.mark.parametrize(
    ("text", "rest", "said"),
    [
        ("Source: A", "", {"source": "A"}),
        ("Words\nSource: A\nNote: B", "Words", {"source": "A", "note": "B"}),
        ("Sources: A; B", "", {"source": "Sources: A; B"}),
        ("Notes: A", "", {"note": "Notes: A"}),
        ("Quelle: A", "", {"source": "A"}),
        ("المصدر: A", "", {"source": "A"}),
        ("स्रोत: A", "", {"source": "A"}),
        ("来源：A\n注：B", "", {"source": "A", "note": "B"}),
        ("Font: A", "Font: A", {}),
        ("Source\u00a0: A\nwent on", "", {"source": "A\nwent on"}),
        ("Note: A\nNote: B", "", {"note": "A\\\nB"}),
        ("The Source: A", "The Source: A", {}),
        ("Source:", "Source:", {}),
        ("Sourced: A", "Sourced: A", {}),
    ],
)
def test_lines_are_parted_from_what_stands_before_them(
    text: str, rest: str, said: dict[str, str]
) -> None:
    assert split_said(text) == (rest, said)


def test_what_follows_a_table_is_said_of_it_once() -> None:
    table, *others = _said(f"{GRID}Table: T {{.wide}}\n\nSource: A\n\nSource: B\n\nNote: C")
    assert table == {"type": "table", "caption": "T", "source": "A", "wide": True}
    assert others == [
        {"type": "paragraph", "text": "Source: B"},
        {"type": "paragraph", "text": "Note: C"},
    ]


def test_a_paragraph_that_follows_no_table_stays_a_paragraph() -> None:
    assert _said("Words.\n\nSource: A") == [
        {"type": "paragraph", "text": "Words."},
        {"type": "paragraph", "text": "Source: A"},
    ]


def test_a_figure_block_holds_a_table_too() -> None:
    assert _said(f"::: figure wide\n{GRID}Table: T\nSource: A\n:::") == [
        {"type": "table", "caption": "T", "source": "A", "wide": True}
    ]


def test_nothing_is_lost_of_a_figure_that_is_none() -> None:
    source, _ = source_of(
        "a.md", b"Lede.\n\n::: figure\nOne.\n\nTwo.\n\nCredit: Jo\n\nNote: N\n:::\n"
    )
    draft = read_markdown(source)
    assert [one.code for one in draft.diagnostics] == ["figure-shape"]
    words = to_markdown(Article.model_validate(draft.data))
    assert [word for word in ("One.", "Two.", "Jo", "N") if word not in words] == []


@pytest.mark.parametrize(
    "block",
    [
        Table(header=("A",), rows=(("1",),), caption="C\\\nSource: x", source="Sources: A; B"),
        Table(header=("A",), rows=(("1",),), subtitle="{#x}", note="Note: x", wide=True),
        Figure(src="a.png", alt="a", caption="C\\\nNote: x", source="Source: A", credit="Jo"),
    ],
)
def test_lines_that_look_like_others_come_back(block: Table | Figure) -> None:
    article = Article.model_validate(
        {"lede": "L", "sections": [{"heading": "H", "blocks": [block.model_dump(), "Source: x"]}]}
    )
    source, _ = source_of("a.md", to_markdown(article).encode())
    assert Article.model_validate(read_markdown(source).data) == article


def test_several_sources_keep_their_word() -> None:
    written = to_markdown(_article(f"{GRID}Sources: A; B"))
    assert written.endswith("\nSources: A; B\n")
