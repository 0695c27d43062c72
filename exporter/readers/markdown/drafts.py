"""The blocks of a Markdown file on their way to the model: plain values, their texts placed.

Each is what the model validates as the block of its `type`, but for a heading, which is none.
"""

from __future__ import annotations

import re
from typing import Literal, NotRequired, TypedDict, cast

from exporter.article.inline import parse, serialise
from exporter.article.inline.nodes import Strong
from exporter.article.numbering import Numbering
from exporter.diagnostics import Place
from exporter.readers.reading import PlacedText

_BOX = re.compile(r"\\\[(?P<sign>[ xX])\\\] (?=\S)")  # in inline Markdown, which escapes brackets
_RAW_BOX = re.compile(r"\[[ xX]\]\s")
_BOX_LENGTH = 4


class HeadingDraft(TypedDict):
    """A heading with as many number signs as its `level`; a section begins there."""

    type: Literal["heading"]
    level: int
    text: PlacedText
    label: NotRequired[PlacedText]


class ParagraphDraft(TypedDict):
    """A paragraph."""

    type: Literal["paragraph"]
    text: PlacedText


class ItemDraft(TypedDict):
    """An item of a list; its text is empty where it starts with another block."""

    text: PlacedText
    blocks: list[BlockDraft]
    checked: NotRequired[bool]


class ListDraft(TypedDict):
    """A list, bulleted unless `ordered` says otherwise."""

    type: Literal["list"]
    items: list[ItemDraft]
    ordered: NotRequired[bool]
    start: NotRequired[int]
    numbering: NotRequired[Numbering]


class DefinitionDraft(TypedDict):
    """A term and what it means."""

    term: PlacedText
    blocks: list[BlockDraft]


class DefinitionListDraft(TypedDict):
    """Terms with their definitions."""

    type: Literal["definition_list"]
    items: list[DefinitionDraft]


class TableDraft(TypedDict):
    """A table; what stands in the paragraph below it comes later."""

    type: Literal["table"]
    header: list[PlacedText]
    rows: list[list[PlacedText]]
    align: NotRequired[list[str]]
    caption: NotRequired[PlacedText]
    subtitle: NotRequired[PlacedText]
    note: NotRequired[PlacedText]
    source: NotRequired[PlacedText]
    chart: NotRequired[PlacedText]
    label: NotRequired[PlacedText]
    wide: NotRequired[bool]


class FigureDraft(TypedDict):
    """A picture with what is said of it."""

    type: Literal["figure"]
    src: PlacedText
    alt: str
    caption: NotRequired[PlacedText]
    subtitle: NotRequired[PlacedText]
    note: NotRequired[PlacedText]
    source: NotRequired[PlacedText]
    credit: NotRequired[str]
    label: NotRequired[PlacedText]
    link: NotRequired[PlacedText]
    width: NotRequired[PlacedText]
    height: NotRequired[PlacedText]
    align: NotRequired[str]
    wide: NotRequired[bool]


class PictureRowDraft(TypedDict):
    """Pictures side by side."""

    type: Literal["picture_row"]
    figures: list[FigureDraft]


class QuoteDraft(TypedDict):
    """Words of somebody else, set apart."""

    type: Literal["quote"]
    blocks: list[BlockDraft]
    attribution: NotRequired[PlacedText]


class PullQuoteDraft(TypedDict):
    """A line of the article shown again, large."""

    type: Literal["pull_quote"]
    text: PlacedText
    attribution: NotRequired[PlacedText]


class CalloutDraft(TypedDict):
    """A box beside the argument."""

    type: Literal["callout"]
    kind: str
    blocks: list[BlockDraft]
    title: NotRequired[PlacedText]


class CodeDraft(TypedDict):
    """Lines of code."""

    type: Literal["code"]
    text: PlacedText
    language: NotRequired[str]


class RuleDraft(TypedDict):
    """A line across the page."""

    type: Literal["rule"]


class PageBreakDraft(TypedDict):
    """The end of a page."""

    type: Literal["page_break"]


BlockDraft = (
    HeadingDraft
    | ParagraphDraft
    | ListDraft
    | DefinitionListDraft
    | TableDraft
    | FigureDraft
    | PictureRowDraft
    | QuoteDraft
    | PullQuoteDraft
    | CalloutDraft
    | CodeDraft
    | RuleDraft
    | PageBreakDraft
)


def rule_at(place: Place) -> RuleDraft:
    """A rule, whose type says where it stands, since it has no text that could."""
    return {"type": cast("Literal['rule']", PlacedText("rule", place))}


def page_break_at(place: Place) -> PageBreakDraft:
    """A page break, whose type says where it stands."""
    return {"type": cast("Literal['page_break']", PlacedText("page_break", place))}


def bold_paragraph(text: PlacedText) -> ParagraphDraft:
    """The words of a title as a paragraph in bold."""
    words = serialise([Strong(parse(text))])
    return {"type": "paragraph", "text": PlacedText(words, text.place, text.raw)}


def item_of(blocks: list[BlockDraft], place: Place) -> ItemDraft | None:
    """The item at `place` that holds `blocks`, the first paragraph its text; `None` of none."""
    first = blocks[0] if blocks else None
    if first is None:
        return None
    if first["type"] == "paragraph":
        return {"text": first["text"], "blocks": blocks[1:]}
    return {"text": PlacedText("", place), "blocks": blocks}


def with_number_said(blocks: list[BlockDraft], number: str) -> list[BlockDraft]:
    """Blocks whose first, a list of one item, becomes words of its own with its number."""
    first = blocks[0] if blocks else None
    if first is None or first["type"] != "list" or len(first["items"]) > 1:
        return blocks
    item = first["items"][0]
    text = item["text"]
    if not text or "checked" in item:
        return blocks
    said = PlacedText(number + text, text.place, number + text.raw)
    return [{"type": "paragraph", "text": said}, *item["blocks"], *blocks[1:]]


def with_one_head(rows: list[list[PlacedText]], head: int) -> list[list[PlacedText]]:
    """The rows of a table, the first `head` of them one, since a table of ours has no more."""
    columns = zip(*rows[:head], strict=True)
    return [[_stacked(cells) for cells in columns], *rows[head:]]


def _stacked(cells: tuple[PlacedText, ...]) -> PlacedText:
    """One cell that says, in lines, what `cells` say from top to bottom."""
    first = next(filter(None, cells), cells[0])
    return PlacedText("\\\n".join(filter(None, cells)), first.place, first.raw)


def task_of(item: ItemDraft) -> ItemDraft:
    """The item, as a task where its words begin with a box: `[ ]`, `[x]` or `[X]`."""
    text = item["text"]
    box = _BOX.match(text) if _RAW_BOX.match(text.raw) else None
    if not box:
        return item
    words = PlacedText(text[box.end() :], text.place, text.raw[_BOX_LENGTH:])
    return {**item, "text": words, "checked": box["sign"] != " "}


class OpeningDraft(TypedDict):
    """The blocks before the first heading."""

    heading: None
    blocks: list[BlockDraft]


class SectionDraft(TypedDict):
    """What stands under a heading, sections below it included."""

    heading: PlacedText
    blocks: list[BlockDraft]
    sections: list[SectionDraft]
    label: NotRequired[PlacedText]


class QuestionDraft(TypedDict):
    """A question and the blocks of its answer."""

    question: PlacedText
    answer: list[BlockDraft]


class CorrectionDraft(TypedDict):
    """A correction, with a date where one begins it."""

    text: PlacedText
    date: NotRequired[PlacedText]
