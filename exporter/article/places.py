"""The parts of an article in reading order, and where they stand: in the model, and in a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from exporter.article.blocks import Block, holdings
from exporter.article.parts import InParts, Section
from exporter.diagnostics import Place

Loc = tuple[str | int, ...]
"""Where in the model something stands: `("sections", 0, "blocks", 2, "text")`."""


LEAD_PICTURE: Loc = ("lead_picture",)
HEADING = "heading"
"""The step to the heading of a part around the text, which the model has no field for."""
NOTE = "note"
"""The step from a text to a note in it, with the note's number, from 0: likewise."""


def dotted(loc: Loc) -> str:
    """The name of a loc, as `data-part` and messages have it: `faq.2.question`."""
    return ".".join(map(str, loc))


def loc_of(name: str) -> Loc:
    """The loc of a dotted name; of the empty one the article itself, `()`."""
    return tuple(int(step) if step.isdigit() else step for step in name.split(".") if step)


def sections(article: InParts) -> Iterator[tuple[Loc, Section]]:
    """Every section, outer ones before those inside."""
    for index, section in enumerate(article.sections):
        yield from _sections(section, ("sections", index))


def blocks(article: InParts) -> Iterator[tuple[Loc, Block]]:
    """Every block, the lead picture first, outer ones before those inside."""
    if article.lead_picture:
        yield LEAD_PICTURE, article.lead_picture
    for loc, section in sections(article):
        yield from _blocks(section.blocks, (*loc, "blocks"))
    for name in ("executive_summary", "summary"):
        yield from _blocks(getattr(article, name), (name,))
    for index, question in enumerate(article.faq):
        yield from _blocks(question.answer, ("faq", index, "answer"))
    yield from _blocks(article.about, ("about",))


def _sections(section: Section, loc: Loc) -> Iterator[tuple[Loc, Section]]:
    yield loc, section
    for index, inner in enumerate(section.sections):
        yield from _sections(inner, (*loc, "sections", index))


def _blocks(several: tuple[Block, ...], loc: Loc) -> Iterator[tuple[Loc, Block]]:
    for index, block in enumerate(several):
        here = (*loc, index)
        yield here, block
        for inside, inner in holdings(block):
            yield from _blocks(inner, (*here, *inside))


def texts(
    value: object, loc: Loc = (), *, but_of: tuple[type[BaseModel], ...] = ()
) -> Iterator[tuple[Loc, str]]:
    """Every string below a value that stands at `loc`, with its own loc; none inside `but_of`."""
    match value:
        case str():
            yield loc, value
        case BaseModel() if not isinstance(value, but_of):
            for name in type(value).model_fields:
                yield from texts(getattr(value, name), (*loc, name), but_of=but_of)
        case tuple():
            for index, item in enumerate(value):
                yield from texts(item, (*loc, index), but_of=but_of)


def field_of(loc: Loc) -> str:
    """The innermost field that a loc names, `rows` of a table's cell; empty for the article."""
    return next((step for step in reversed(loc) if isinstance(step, str)), "")


def known_part(places: Mapping[Loc, Place], loc: Loc) -> Loc:
    """The parts of `loc` that the file has; those that only pydantic knows are passed over."""
    known: Loc = ()
    for part in loc:
        if (*known, part) in places:
            known = (*known, part)
    return known


def nearest(places: Mapping[Loc, Place], loc: Loc) -> Place | None:
    """The place of `loc`, or of the innermost part around it that has one; `None` without any."""
    return places.get(known_part(places, loc))
