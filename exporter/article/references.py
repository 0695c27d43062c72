"""Labels and what refers to them: every reference leads to a part, every label names one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from exporter.article.blocks import CodeBlock, Table
from exporter.article.figures import Figure
from exporter.article.inline import parse
from exporter.article.inline.marks import Kind, flatten
from exporter.article.inline.nodes import Footnote, Inline, Reference
from exporter.article.links import label_in
from exporter.article.parts import InParts
from exporter.article.places import LEAD_PICTURE, Loc, blocks, dotted, field_of, sections, texts
from exporter.diagnostics.hints import MOST_GUESSED

REFERS = "](#"
"""What every text that refers to a label holds."""

INLINE_FIELDS = frozenset(
    {"headline", "deck", "contact", "lede", "key_points", "heading", "text", "term", "question"}
    | {"header", "rows", "caption", "subtitle", "note", "source", "attribution", "title"}
    | {"sources", "executive_summary"}
)
"""The fields that hold inline text."""

PART_LABELS = {
    "key-points": "key_points",
    "executive-summary": "executive_summary",
    "summary": "summary",
    "faq": "faq",
    "sources": "sources",
    "corrections": "corrections",
    "about": "about",
}
"""The labels that parts around the text have by themselves, where nothing else has them."""


@dataclass(frozen=True)
class Numbered:
    """A figure or table that counts: its `kind` and its number in the whole article, from 1."""

    kind: str
    number: int


def numbers(article: InParts, drawn: Collection[str] | None = None) -> dict[Loc, Numbered]:
    """The number of every figure and table that has a caption or a label, in reading order.

    The lead picture counts only where it has a label. `drawn` are the parts of the charts that
    are drawn, `None` for all of them; the others are shown as tables, and counted so.
    """
    numbered: dict[Loc, Numbered] = {}
    counts = {"figure": 0, "table": 0}
    for loc, block in blocks(article):
        if isinstance(block, Figure | Table) and _counts(loc, block):
            kind = _kind(block, is_drawn=drawn is None or dotted(loc) in drawn)
            counts[kind] += 1
            numbered[loc] = Numbered(kind, counts[kind])
    return numbered


def _counts(loc: Loc, block: Figure | Table) -> bool:
    return bool(block.label or (block.caption and loc != LEAD_PICTURE))


def _kind(block: Figure | Table, *, is_drawn: bool) -> str:
    """What a block is called; a chart is a figure to who reads it."""
    return "figure" if isinstance(block, Figure) or (block.chart and is_drawn) else "table"


def labels(article: InParts) -> dict[str, Loc]:
    """Where each label's part stands."""
    given = {label: loc for loc, label in _labels(article)}
    taken = {label.lower() for label in given}
    of_parts = {
        label: (part,)
        for label, part in PART_LABELS.items()
        if label not in taken and getattr(article, part)
    }
    return {**of_parts, **given}


def check_references(article: InParts) -> None:
    """Raise `unknown-label` and `label-twice` for every reference and label at fault."""
    known: dict[str, Loc] = {}
    wrong: list[InitErrorDetails] = []
    for loc, label in _labels(article):
        if label.lower() in known:  # a label has no letters but ASCII
            wrong.append(_error((*loc, "label"), label, "label-twice", "{label} names two parts"))
        known.setdefault(label.lower(), loc)
    given = labels(article).keys()
    names = sorted(given)
    for loc, label in referring(article):
        if label not in given:
            message = "nothing has the label {label}"
            known_names = names if len(wrong) < MOST_GUESSED else []
            wrong.append(_error(loc, label, "unknown-label", message, {"known": known_names}))
    if wrong:
        raise ValidationError.from_exception_data("Article", wrong)


def referring(article: InParts) -> Iterator[tuple[Loc, str]]:
    """Every text and every picture that refers to a label, with that label."""
    for loc, text in texts(article, but_of=(CodeBlock,)):
        if REFERS in text and field_of(loc) in INLINE_FIELDS:
            yield from ((loc, label) for label in labels_in(parse(text)))
    for loc, block in blocks(article):
        if isinstance(block, Figure) and block.link and (label := label_in(block.link)):
            yield (*loc, "link"), label


def labels_in(nodes: tuple[Inline, ...]) -> Iterator[str]:
    """The labels that inline text refers to, in its footnotes too."""
    for run in flatten(nodes):
        match run.atom:
            case Reference(label):
                yield label
            case Footnote(children):
                yield from labels_in(children)
        hrefs = (mark.href for mark in run.marks if mark.kind is Kind.LINK)
        yield from filter(None, map(label_in, hrefs))


def _labels(article: InParts) -> Iterator[tuple[Loc, str]]:
    parts = [*sections(article), *blocks(article)]
    for loc, part in parts:
        label = getattr(part, "label", None)
        if label:
            yield loc, label


def _error(
    loc: Loc, label: str, code: str, message: str, context: Mapping[str, object] | None = None
) -> InitErrorDetails:
    kind = PydanticCustomError(code, message, {"label": label, **(context or {})})
    return InitErrorDetails(type=kind, loc=loc, input=label)
