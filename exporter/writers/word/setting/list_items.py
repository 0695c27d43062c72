"""List items: a paragraph that hangs from its marker, and what follows it."""

from __future__ import annotations

from dataclasses import replace

from exporter.styled import Element
from exporter.writers.word.setting.context import Scope, Series, WordContext
from exporter.writers.word.setting.inlines import look_of
from exporter.writers.word.values.list_definitions import Level, marker_of, numbered
from exporter.writers.word.values.ooxml import twips
from exporter.writers.word.values.paragraph_format import Numbering
from exporter.writers.word.values.run_format import RunFormat, run_format
from exporter.writers.word.values.style_names import list_name
from exporter.writers.word.values.word_document import Block, Paragraph

UNCOUNTED = ("bullet", "none")
LEADING_BLANKS = ("\u00a0", "\u2009")  # no-break and thin; our fonts have both


def series_of(element: Element, context: WordContext, inner: Scope) -> Series | None:
    """The list that a `ul` or `ol` begins; `None` where it has no items."""
    items = [child for child in element.elements if child.style.display == "list-item"]
    if not items:
        return None
    level = _level(items[0], context, inner)
    around = inner.series.levels if inner.series else ()
    ordered = level.kind not in UNCOUNTED
    levels = (*around, level)
    number = context.lists.begin(levels, _first_number(element) if ordered else None)
    return Series(number, ordered, levels)


def _first_number(element: Element) -> int:
    """What an ordered list counts from: its `start`, where that is a number."""
    start = element.attributes.get("start", "")
    return int(start) if start.isdecimal() else 1


def itemised(
    blocks: tuple[Block, ...], item: Element, series: Series, scope: Scope
) -> tuple[Block, ...]:
    """The blocks of an item, the first one numbered and hanging from its marker."""
    first = blocks[0]
    if not isinstance(first, Paragraph):
        return blocks
    level = series.levels[-1]
    name = list_name(item, scope.container, ordered=series.ordered, depth=series.depth)
    if not level.text:
        return (replace(first, name=name), *blocks[1:])
    look = replace(
        first.format,
        numbering=Numbering(series.number, series.depth, level.start),
        start=level.start,
        first_line=-level.hanging,
    )
    return (replace(first, name=name, format=look), *blocks[1:])


def _level(item: Element, context: WordContext, inner: Scope) -> Level:
    """How the items of a list look, by its first one.

    CSS ends a marker where the item begins. In a box drawn by paragraphs the item's first line
    begins at the box's edge, because Word parts paragraphs whose edges differ; there blanks lead
    up to the marker, which is no `bullet` then: LibreOffice takes the first character of one for
    all of it. Of a list that is read from the right it takes the left of a marker for its right, so
    that the middle is told.
    """
    kind, text = _marker(item)
    kind = context.counting if kind == "decimal" else kind
    look = look_of(item)
    marker = context.metrics.shown(numbered(text, 1, kind), _marker_look(item, look))
    direction, lead = item.style.direction, ""
    start = inner.within(item.style).edges(direction)[0]
    width = context.metrics.width(numbered(text, 0, kind), marker)
    if inner.box:
        edge = inner.box.edges(direction)[0]
        lead = _blanks(start - edge - width, marker, context)
        kind = "none" if lead and kind == "bullet" else kind
    elif direction == "ltr":
        blank = text[len(text.rstrip()) :]
        outer = inner.around(item.style).edges(direction)[0]
        edge = outer - context.metrics.width(blank, marker)
    else:
        letters = context.metrics.width(numbered(text, 0, kind).rstrip(), marker)
        edge = start - width + letters / 2
    hanging = twips(start) - twips(edge)
    ragged = inner.box is None and direction == "ltr"
    centred = inner.box is None and direction == "rtl"
    return Level(kind, text, twips(start), hanging, ragged, marker, look, lead, centred)


def _blanks(room: float, look: RunFormat, context: WordContext) -> str:
    """The blanks, wide ones first, that come nearest to a length in points; of several the fewest.

    Nothing where the length is none.
    """
    wide, narrow = (context.metrics.width(blank, look) for blank in LEADING_BLANKS)
    if room <= 0 or not wide or not narrow:
        return ""
    several = [
        (count, round((room - count * wide) / narrow)) for count in range(int(room / wide) + 1)
    ]
    best = min(
        several,
        key=lambda counts: (
            round(abs(room - counts[0] * wide - counts[1] * narrow), 1),
            -counts[0],
        ),
    )
    return "".join(blank * count for blank, count in zip(LEADING_BLANKS, best, strict=True))


def _marker(item: Element) -> tuple[str, str]:
    """The kind of number and the marker's text, which `::marker` may generate."""
    if item.marker and item.marker.content:
        return "bullet", "".join(part for part in item.marker.content if isinstance(part, str))
    return marker_of(item.style.list_style)


def _marker_look(item: Element, look: RunFormat) -> RunFormat:
    if item.marker is None:
        return look
    return replace(run_format(item.marker.style, item.language), rise=0, fill=None)
