"""How a paragraph looks, in OOXML's units, and what one look adds to another.

The defaults of `ParagraphFormat` are Word's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from exporter.writers.word.values.ooxml import Xml, make

SIDES = ("top", "left", "bottom", "right", "between")


@dataclass(frozen=True)
class Border:
    """An edge of a box: an ST_Border `line`, `width` in eighths of a point, `space` in points."""

    line: str
    width: int
    space: int
    colour: str

    def element(self, side: str) -> Xml:
        """The edge as an element named for its side."""
        return make(f"w:{side}", val=self.line, sz=self.width, space=self.space, color=self.colour)


@dataclass(frozen=True)
class Borders:
    """The edges of a paragraph; `between` parts it from a neighbour with the same edges."""

    top: Border | None = None
    left: Border | None = None
    bottom: Border | None = None
    right: Border | None = None
    between: Border | None = None


NO_BORDERS = Borders()


@dataclass(frozen=True)
class Tab:
    """A tab stop: `kind` is left, center or right, `position` in twips from the start edge.

    `leader` is an ST_TabTlc, `None` for a gap that stays empty.
    """

    kind: str
    position: int
    leader: str | None = None


@dataclass(frozen=True)
class DropCap:
    """A letter that stands `lines` high beside the next paragraph, `gap` twips from its text."""

    lines: int
    gap: int

    def element(self) -> Xml:
        """The frame that it stands in (17.3.1.11)."""
        return make(
            "w:framePr",
            dropCap="drop",
            lines=self.lines,
            hSpace=self.gap,
            wrap="around",
            vAnchor="text",
            hAnchor="text",
        )


@dataclass(frozen=True)
class SideFrame:
    """A place in the margin, `width` wide, beside the paragraph that follows; in twips.

    `x` is from the edge of the column, `None` at the right end of the type area; `y` is from the
    top of that paragraph and its space above. One that `narrows` the text stands in its room.
    """

    x: int | None
    y: int
    width: int
    narrows: bool = False

    def element(self) -> Xml:
        """The frame (17.3.1.11); a place of 0 is none at all."""
        at_right = self.x is None
        return make(
            "w:framePr",
            w=self.width,
            hSpace=0,
            wrap="around",
            vAnchor="text",
            hAnchor="margin" if at_right else "text",
            x=None if at_right else self.x or 1,
            xAlign="right" if at_right else None,
            y=self.y or 1,
        )


@dataclass(frozen=True)
class Numbering:
    """A paragraph's place in a list: the instance (w:num) and the level from 0, whose text begins
    `start` twips in."""

    instance: int
    level: int
    start: int


@dataclass(frozen=True)
class ParagraphFormat:
    """The look of a paragraph, lengths in twips.

    `line` is the exact leading, the least one where lines `grow` with what stands in them, and 0 as
    tall as that; `start` and `end` are indents
    in reading direction; `first_line` is negative where it hangs out; `counted` says that its lines
    count where lines are numbered; `outline` counts from 0; `frame` is where it stands beside the
    text, if it does.
    """

    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    frame: DropCap | SideFrame | None = None
    widow_control: bool = True
    numbering: Numbering | None = None
    counted: bool = True
    borders: Borders = NO_BORDERS
    fill: str | None = None
    tabs: tuple[Tab, ...] = ()
    hyphens: bool = True
    right_to_left: bool = False
    before: int = 0
    after: int = 0
    line: int = 0
    grow: bool = False
    start: int = 0
    end: int = 0
    first_line: int = 0
    align: str = "left"
    outline: int | None = None


WORDS_DEFAULT = ParagraphFormat()
BODY_LEVEL = 9

Writer: TypeAlias = Callable[[ParagraphFormat, ParagraphFormat], Iterator[Xml]]


def paragraph_properties(paragraph: ParagraphFormat, base: ParagraphFormat) -> list[Xml]:
    """What `paragraph` adds to `base`, in the schema's order (ISO 29500-1, 17.3.1.26)."""
    return [element for write in WRITERS for element in write(paragraph, base)]


def _switch(field: str, name: str, *, inverted: bool = False) -> Writer:
    def write(paragraph: ParagraphFormat, base: ParagraphFormat) -> Iterator[Xml]:
        value = getattr(paragraph, field)
        if value != getattr(base, field):
            yield make(f"w:{name}", val=0 if value is inverted else None)

    return write


def _numbering(paragraph: ParagraphFormat, base: ParagraphFormat) -> Iterator[Xml]:
    place = paragraph.numbering
    if place == base.numbering:
        return
    if place is None:
        yield make("w:numPr", make("w:numId", val=0))
    else:
        yield make("w:numPr", make("w:ilvl", val=place.level), make("w:numId", val=place.instance))


def _frame(paragraph: ParagraphFormat, _: ParagraphFormat) -> Iterator[Xml]:
    """The frame, even where the style has it: LibreOffice does not look there."""
    if paragraph.frame:
        yield paragraph.frame.element()


def _borders(paragraph: ParagraphFormat, base: ParagraphFormat) -> Iterator[Xml]:
    if paragraph.borders != base.borders:
        yield make("w:pBdr", *_edges(paragraph.borders, base.borders))


def _edges(borders: Borders, base: Borders) -> Iterator[Xml]:
    """All edges that stand, and the base's that don't, since a `w:pBdr` replaces edge by edge."""
    for side in SIDES:
        edge: Border | None = getattr(borders, side)
        if edge:
            yield edge.element(side)
        elif getattr(base, side):
            yield make(f"w:{side}", val="nil")


def _fill(paragraph: ParagraphFormat, base: ParagraphFormat) -> Iterator[Xml]:
    if paragraph.fill != base.fill:
        yield make("w:shd", val="clear", color="auto", fill=paragraph.fill or "auto")


def _tabs(paragraph: ParagraphFormat, base: ParagraphFormat) -> Iterator[Xml]:
    if paragraph.tabs != base.tabs:
        stops = {tab.position: tab for tab in paragraph.tabs}
        dropped = {tab.position: Tab("clear", tab.position) for tab in base.tabs}
        ordered = sorted((dropped | stops).items())
        yield make(
            "w:tabs",
            *(make("w:tab", val=tab.kind, leader=tab.leader, pos=place) for place, tab in ordered),
        )


def _spacing(paragraph: ParagraphFormat, base: ParagraphFormat) -> Iterator[Xml]:
    changed = _changed(paragraph, base, ("before", "after"))
    if (paragraph.line, paragraph.grow) != (base.line, base.grow):
        changed["line"] = paragraph.line or SINGLE
        changed["lineRule"] = _line_rule(paragraph)
    if changed:
        yield make("w:spacing", **changed)


def _line_rule(paragraph: ParagraphFormat) -> str:
    # docs/decisions/word-exact-leading.md
    if not paragraph.line:
        return "auto"
    return "atLeast" if paragraph.grow else "exact"


INDENTS = {"start": "left", "end": "right"}
SINGLE = 240  # single spacing, in 240ths of a line


def _indents(paragraph: ParagraphFormat, base: ParagraphFormat) -> Iterator[Xml]:
    changed = _changed(paragraph, base, ("start", "end"))
    place = paragraph.numbering
    is_moved = place not in (None, base.numbering) and place.start != paragraph.start
    if is_moved:  # a number of its own brings its level's indents, over those of the style
        changed["start"] = paragraph.start
    indents = {INDENTS[field]: value for field, value in changed.items()}
    if is_moved or paragraph.first_line != base.first_line:
        name = "hanging" if paragraph.first_line < 0 else "firstLine"
        indents[name] = abs(paragraph.first_line)
    if indents:
        yield make("w:ind", **indents)


def _changed(
    paragraph: ParagraphFormat, base: ParagraphFormat, fields: Sequence[str]
) -> dict[str, str | int | None]:
    return {
        field: getattr(paragraph, field)
        for field in fields
        if getattr(paragraph, field) != getattr(base, field)
    }


def _align(paragraph: ParagraphFormat, base: ParagraphFormat) -> Iterator[Xml]:
    if _leading_edge(paragraph) != _leading_edge(base):
        yield make("w:jc", val=_leading_edge(paragraph))


def _leading_edge(paragraph: ParagraphFormat) -> str:
    """`w:jc`: in a right-to-left paragraph Word's `left` means where lines begin."""
    if paragraph.right_to_left and paragraph.align in ("left", "right"):
        return "right" if paragraph.align == "left" else "left"
    return "both" if paragraph.align == "justify" else paragraph.align


def _outline(paragraph: ParagraphFormat, base: ParagraphFormat) -> Iterator[Xml]:
    if paragraph.outline != base.outline:
        yield make(
            "w:outlineLvl", val=BODY_LEVEL if paragraph.outline is None else paragraph.outline
        )


WRITERS: tuple[Writer, ...] = (
    _switch("keep_next", "keepNext"),
    _switch("keep_lines", "keepLines"),
    _switch("page_break_before", "pageBreakBefore"),
    _frame,
    _switch("widow_control", "widowControl"),
    _numbering,
    _switch("counted", "suppressLineNumbers", inverted=True),
    _borders,
    _fill,
    _tabs,
    _switch("hyphens", "suppressAutoHyphens", inverted=True),
    _switch("right_to_left", "bidi"),
    _spacing,
    _indents,
    _align,
    _outline,
)
