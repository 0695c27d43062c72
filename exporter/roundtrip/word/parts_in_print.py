"""The article's texts in the order of print, each with the name of its part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias, cast

from exporter.article import (
    Article,
    Block,
    Callout,
    CodeBlock,
    Definition,
    DefinitionList,
    Figure,
    List,
    ListItem,
    Paragraph,
    PictureRow,
    PullQuote,
    Quote,
    Section,
    Table,
)
from exporter.article.places import LEAD_PICTURE, Loc, loc_of

Values: TypeAlias = dict[str, object]
"""A part of an article as plain values, which the model has yet to validate."""

TABLE = "table"
FIELDS = (
    "publication",
    "@issue-line",
    "kicker",
    "headline",
    "deck",
    "byline",
    "lede",
    "contact",
    "url",
    "rights",
    "@source-line",
)


def printed_loc(part: str) -> Loc:
    """The loc of `faq.0.question`; a table's cells or its chart stand for the table, a figure's
    alternative text for the figure."""
    loc = loc_of(part)
    for index, step in enumerate(loc):
        if step in ("header", "rows"):
            return (*loc[:index], TABLE)
    match loc[-1]:
        case "chart":
            return (*loc[:-1], TABLE)
        case "alt":
            return (*loc[:-1], "src")
        case _:
            return loc


def locs_in_print(article: Article) -> Iterator[Loc]:
    """The locs of all texts that stand in sequence; fields that stand alone are not among them."""
    if article.lead_picture:
        yield from _block(article.lead_picture, LEAD_PICTURE)
    for index in range(len(article.key_points)):
        yield "key_points", index
    for index, section in enumerate(article.sections):
        yield from _section(section, ("sections", index))
    for name in ("executive_summary", "summary"):
        yield from _blocks(getattr(article, name), (name,))
    for index, question in enumerate(article.faq):
        yield "faq", index, "question"
        yield from _blocks(question.answer, ("faq", index, "answer"))
    for name in ("sources", "corrections"):
        for index in range(len(getattr(article, name))):
            yield name, index
    yield from _blocks(article.about, ("about",))


def _section(section: Section, loc: Loc) -> Iterator[Loc]:
    if section.heading is not None:
        yield *loc, "heading"
    yield from _blocks(section.blocks, (*loc, "blocks"))
    for index, inner in enumerate(section.sections):
        yield from _section(inner, (*loc, "sections", index))


def _blocks(blocks: tuple[Block, ...], loc: Loc) -> Iterator[Loc]:
    for index, block in enumerate(blocks):
        yield from _block(block, (*loc, index))


def _block(block: Block, loc: Loc) -> Iterator[Loc]:
    match block:
        case Paragraph() | CodeBlock():
            yield *loc, "text"
        case List() | DefinitionList():
            yield from _items(block, loc)
        case Table() | Figure():
            yield from ((*loc, name) for name in _exhibit(block))
        case PictureRow():
            yield from _blocks(block.figures, (*loc, "figures"))
        case PullQuote() | Quote() | Callout():
            yield from _quotation(block, loc)
        case _:
            yield *loc, "type"


def _exhibit(block: Table | Figure) -> Iterator[str]:
    """The texts of a figure or a table from top to bottom, and the thing itself."""
    above: tuple[str, ...] = ("caption", "subtitle")
    below = ("credit", "note", "source")
    if isinstance(block, Figure) and not block.subtitle:
        above, below = (), ("caption", "note", "source")
    yield from (name for name in above if getattr(block, name))
    yield TABLE if isinstance(block, Table) else "src"
    for name in below:
        if getattr(block, name, None) or (name == "caption" and getattr(block, "credit", None)):
            yield name


def _items(block: List | DefinitionList, loc: Loc) -> Iterator[Loc]:
    name = "text" if isinstance(block, List) else "term"
    items: Sequence[ListItem | Definition] = block.items
    for index, item in enumerate(items):
        here = (*loc, "items", index)
        yield *here, name
        yield from _blocks(item.blocks, (*here, "blocks"))


def _quotation(block: PullQuote | Quote | Callout, loc: Loc) -> Iterator[Loc]:
    match block:
        case PullQuote():
            yield *loc, "text"
            yield from [(*loc, "attribution")] if block.attribution else []
        case Quote():
            yield from _blocks(block.blocks, (*loc, "blocks"))
            yield from [(*loc, "attribution")] if block.attribution else []
        case Callout():
            yield from [(*loc, "title")] if block.title or block.kind != "aside" else []
            yield from _blocks(block.blocks, (*loc, "blocks"))


def block_loc(loc: Loc) -> Loc | None:
    """The part of a loc that names its outermost block; `None` for what is in no block."""
    match loc:
        case ("lead_picture", *_):
            return LEAD_PICTURE
        case ("executive_summary" | "summary" | "about", int(), *_):
            return loc[:2]
        case ("faq", int(), "answer", int(), *_):
            return loc[:4]
        case ("sections", *_) if "blocks" in loc:
            return loc[: loc.index("blocks") + 2]
    return None


def block_or_heading(loc: Loc | None) -> Loc | None:
    """The outermost block around a text, or the heading that it is; `None` for other texts."""
    if loc is None or loc[-1] == "heading":
        return loc
    return block_loc(loc)


def value_at(article: Article, loc: Loc) -> object:
    """What stands at a loc of an article."""
    value: object = article
    for step in loc:
        value = value[int(step)] if isinstance(value, tuple) else getattr(value, str(step))
    return value


def block_at(article: Article, loc: Loc) -> Block:
    """The block at a loc that leads to one."""
    return cast(Block, value_at(article, loc))
