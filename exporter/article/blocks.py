"""The blocks that an article is made of, each with a `type` that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from exporter.article.figures import Align, Figure, Note, PictureRow, SourceLine, Subtitle, Wide
from exporter.article.numbering import Numbering, check_numbering
from exporter.article.strict import Strict
from exporter.article.text import (
    CellText,
    CodeText,
    InlineText,
    Label,
    PlainText,
)

MAX_COLUMNS = 20
MAX_LIST_START = 999_999_999  # CommonMark 5.2: at most nine digits

ChartKind = Literal["bar", "column", "stacked-bar", "line"]
CalloutKind = Literal["note", "tip", "warning", "important", "aside"]

CODE_LANGUAGE = re.compile(r"[^\W_][\w+#.-]*")
"""The name of a language that code is written in."""

CALLOUT_KINDS: tuple[CalloutKind, ...] = get_args(CalloutKind)


def _code_language(language: str) -> str:
    if not CODE_LANGUAGE.fullmatch(language):
        raise PydanticCustomError(
            "bad-code-language",
            "'{name}' is no name of a language such as python",
            {"name": language},
        )
    return language


class Paragraph(Strict):
    """A paragraph."""

    type: Literal["paragraph"] = "paragraph"
    text: InlineText = Field(description="The paragraph's words.", examples=["He **said** so."])


class ListItem(Strict):
    """An item of a list; one without text starts with a block that is no paragraph."""

    text: CellText = Field(
        default="", description="The item's words.", examples=["First, *listen*."]
    )
    blocks: Blocks = Field(
        default=(), description="What follows inside the item.", examples=[["More."]]
    )
    checked: bool | None = Field(
        default=None,
        description="Of a task, whether it is done: a box that is ticked or empty.",
        examples=[True],
    )

    @model_validator(mode="after")
    def _starts_with_words(self) -> ListItem:
        if not self.text and (not self.blocks or isinstance(self.blocks[0], Paragraph)):
            raise PydanticCustomError("empty-text", "a list item must say something")
        if self.checked is not None and not self.text:
            raise PydanticCustomError("empty-text", "a task must say what is to be done")
        return self


class List(Strict):
    """A list, bulleted or numbered."""

    type: Literal["list"] = "list"
    ordered: bool = Field(
        default=False, description="Whether the items are numbered.", examples=[True]
    )
    start: int = Field(
        default=1,
        ge=0,
        le=MAX_LIST_START,
        description="The first number of a numbered list.",
        examples=[1],
    )
    numbering: Numbering | None = Field(
        default=None,
        description="How the numbers are written; as the house's style has it if left out.",
        examples=["lower-alpha"],
    )
    items: ListItems = Field(
        min_length=1,
        description="The items; a string is an item's text.",
        examples=[["One", "Two"]],
    )

    @model_validator(mode="after")
    def _bullets_do_not_count(self) -> List:
        if not self.ordered and self.start != 1:
            raise PydanticCustomError("list-start", "only a numbered list has a start")
        return self

    @model_validator(mode="after")
    def _numbers_can_be_written(self) -> List:
        if self.numbering is not None:
            check_numbering(self.numbering, len(self.items), self.start if self.ordered else None)
        return self


class Definition(Strict):
    """A term, and what it means."""

    term: InlineText = Field(description="The term.", examples=["Kerning"])
    blocks: Blocks = Field(
        min_length=1, description="What it means.", examples=[["Space between two letters."]]
    )


class DefinitionList(Strict):
    """Terms, each with its definition."""

    type: Literal["definition_list"] = "definition_list"
    items: tuple[Definition, ...] = Field(
        min_length=1,
        description="The terms and their definitions.",
        examples=[[{"term": "Kerning", "blocks": ["Space between two letters."]}]],
    )


class Table(Strict):
    """A table with one header row; every row is as wide as the header."""

    type: Literal["table"] = "table"
    header: tuple[CellText, ...] = Field(
        min_length=1, description="The head of each column.", examples=[["Year", "Budget"]]
    )
    rows: tuple[tuple[CellText, ...], ...] = Field(
        default=(), description="The rows, each a list of cells.", examples=[[["2025", "1.2 m"]]]
    )
    align: tuple[Align, ...] = Field(
        default=(),
        description="How each column is set; all left if left out.",
        examples=[["left", "right"]],
    )
    caption: InlineText | None = Field(
        default=None,
        description="What the table shows: its title.",
        examples=["Spending by year"],
    )
    subtitle: Subtitle = None
    note: Note = None
    source: SourceLine = None
    chart: ChartKind | None = Field(
        default=None,
        description="The chart that is shown in the table's stead: the first column names what "
        "the others count.",
        examples=["bar"],
    )
    label: Label | None = Field(
        default=None,
        description="The name by which the text refers to it, as in [](#poll).",
        examples=["poll"],
    )
    wide: Wide = False

    @model_validator(mode="before")
    @classmethod
    def _align_left(cls, data: object) -> object:
        if (
            isinstance(data, dict)
            and not data.get("align")
            and isinstance(data.get("header"), list | tuple)
        ):
            return {**data, "align": ["left"] * len(data["header"])}
        return data

    @model_validator(mode="after")
    def _is_rectangular(self) -> Table:
        width = len(self.header)
        if width > MAX_COLUMNS:
            raise PydanticCustomError(
                "table-too-wide",
                "the table has {width} columns; a page holds {limit}",
                {"width": width, "limit": MAX_COLUMNS},
            )
        for number, row in enumerate((*self.rows, self.align), start=1):
            if len(row) != width:
                what = "align" if number > len(self.rows) else f"row {number}"
                raise PydanticCustomError(
                    "ragged-table",
                    "{what} has {cells} cells, the header has {width}",
                    {"what": what, "cells": len(row), "width": width},
                )
        return self


class Quote(Strict):
    """Words of somebody else, set apart."""

    type: Literal["quote"] = "quote"
    blocks: Blocks = Field(min_length=1, description="What was said.", examples=[["We will stay."]])
    attribution: InlineText | None = Field(
        default=None, description="Who said it.", examples=["Maria Silva, minister"]
    )


class PullQuote(Strict):
    """A line of the article shown again, large."""

    type: Literal["pull_quote"] = "pull_quote"
    text: InlineText = Field(description="The line.", examples=["“Nothing was agreed.”"])
    attribution: InlineText | None = Field(
        default=None, description="Who said it.", examples=["Maria Silva, minister"]
    )


class Callout(Strict):
    """A box beside the argument."""

    type: Literal["callout"] = "callout"
    kind: CalloutKind = Field(
        default="note",
        description="What the box is for; an aside stands beside the text where the theme has "
        "room there.",
        examples=["warning"],
    )
    title: InlineText | None = Field(
        default=None, description="The box's heading.", examples=["How we counted"]
    )
    blocks: Blocks = Field(
        min_length=1, description="What the box says.", examples=[["Figures are estimates."]]
    )


class CodeBlock(Strict):
    """Lines of code, kept as they are."""

    type: Literal["code"] = "code"
    text: CodeText = Field(description="The lines.", examples=["print('brief')"])
    language: Annotated[PlainText, AfterValidator(_code_language)] | None = Field(
        default=None, description="The name of the language.", examples=["python"]
    )


class Rule(Strict):
    """A line across the page, for a change of subject."""

    type: Literal["rule"] = "rule"


class PageBreak(Strict):
    """The end of a page: what follows begins a new one."""

    type: Literal["page_break"] = "page_break"


Block = TypeAliasType(
    "Block",
    Annotated[
        Paragraph
        | List
        | DefinitionList
        | Table
        | Figure
        | PictureRow
        | Quote
        | PullQuote
        | Callout
        | CodeBlock
        | Rule
        | PageBreak,
        Field(discriminator="type"),
    ],
)


BLOCKS: Mapping[str, type[Strict]] = {
    model.model_fields["type"].default: model for model in get_args(get_args(Block.__value__)[0])
}
"""The models of the blocks by their types, in the order of the documentation."""


def _strings_to(key: str, type_: str | None = None) -> BeforeValidator:
    """A validator that lets a string stand for an object with `key` alone, also among objects."""
    base = {"type": type_} if type_ else {}

    def expand(value: object) -> object:
        if isinstance(value, Sequence) and not isinstance(value, str):
            return [{**base, key: part} if isinstance(part, str) else part for part in value]
        return [{**base, key: value}] if isinstance(value, str) and type_ else value

    schema = str | list[str | Block] if type_ else list[str | ListItem]
    return BeforeValidator(expand, json_schema_input_type=schema)


def holdings(block: Block) -> Iterator[tuple[tuple[str | int, ...], tuple[Block, ...]]]:
    """The blocks that stand inside a block, each run of them with its loc from there."""
    match block:
        case List() | DefinitionList():
            items: Sequence[ListItem | Definition] = block.items
            for index, item in enumerate(items):
                yield ("items", index, "blocks"), item.blocks
        case Quote(blocks=blocks) | Callout(blocks=blocks):
            yield ("blocks",), blocks
        case PictureRow(figures=figures):
            yield ("figures",), figures


Blocks = Annotated[tuple[Block, ...], _strings_to("text", "paragraph")]
"""Blocks; in input a string is a paragraph, alone or among others."""

ListItems = Annotated[tuple[ListItem, ...], _strings_to("text")]
"""List items; in input a string is an item's text."""

for _model in (ListItem, List, Quote, Callout):
    _model.model_rebuild()
