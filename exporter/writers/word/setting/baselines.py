"""How wide text is, and where it sits in its line, from the fonts' own measures."""

from __future__ import annotations

import functools
import io
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import TypeGuard
from unicodedata import east_asian_width

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from exporter.engine.lines.capitals import capitals
from exporter.engine.lines.shaped_width import SHAPED, shaped_width
from exporter.scripts.script_table import PLAIN
from exporter.scripts.writing import script_of_language
from exporter.styled import BASELINE_OF_WORD, BOLD_FROM, EMOJI, FontFace, Points
from exporter.writers.word.setting.side_frames import lowered_frame
from exporter.writers.word.setting.stacks import LOWEST_LINE, has_frame, raised, with_format
from exporter.writers.word.values.fallbacks import SHOWN_AT_ONCE, Fallbacks
from exporter.writers.word.values.ooxml import HALVES_PER_POINT, TWIPS_PER_POINT
from exporter.writers.word.values.paragraph_format import Border
from exporter.writers.word.values.run_format import RunFormat
from exporter.writers.word.values.style_names import SPACER
from exporter.writers.word.values.word_document import (
    Block,
    Cell,
    Paragraph,
    Picture,
    Row,
    Table,
    in_cells,
)

# How wide a character of a font that we do not have is taken to be, in ems.
UNKNOWN_WIDTH = 0.5
USUAL_MIDDLE = 0.35


class Metrics:
    """The advance widths of a set of font faces."""

    def __init__(self, faces: Iterable[FontFace]) -> None:
        known = list(faces)
        self._faces = {(face.family, face.weight >= BOLD_FROM, face.italic): face for face in known}
        self._fallbacks = Fallbacks(known)

    def width(self, text: str, look: RunFormat) -> Points:
        """The width of a line of text, in points."""
        shown = capitals(text, look.language.latin) if look.caps else text
        ems = sum(self._ems(*part) for part in self._fallbacks.parts(shown, look))
        spacing = len(shown) * look.spacing / TWIPS_PER_POINT
        return Points(ems * look.size / HALVES_PER_POINT + spacing)

    def _ems(self, text: str, look: RunFormat) -> float:
        face = self._face(look)
        if face is None:
            return _guess(text)
        known = _advances(face.data)
        if look.font == EMOJI:
            return sum(known[emoji[0]] for emoji in SHOWN_AT_ONCE.findall(text))
        if SHAPED.search(text) or all(map(known.__contains__, text)):
            return shaped_width(face.data, text)  # kerned, as both formats set it
        return sum(map(known.__getitem__, text))

    def shown(self, text: str, look: RunFormat) -> RunFormat:
        """A look in the font that has what a text begins with."""
        return next((own for _, own in self._fallbacks.parts(text, look)), look)

    def middle(self, look: RunFormat) -> float:
        """How far the middle of a font is above its baseline, in ems (CSS 2.2, 10.8.1)."""
        face = self._face(look)
        return _middle(face.data) if face else USUAL_MIDDLE

    def reach(self, look: RunFormat) -> tuple[float, float]:
        """How far a font's lines reach above and below its baseline, in ems: infinitely where we do
        not have it."""
        face = self._face(look)
        return _reach(face.data) if face else (math.inf, math.inf)

    def parts(self, text: str, look: RunFormat) -> Iterator[tuple[str, RunFormat]]:
        """The text in pieces, each with the look that it takes."""
        return self._fallbacks.parts(text, look)

    def _face(self, look: RunFormat) -> FontFace | None:
        """The face of a look; programs make a bolder one themselves where there is none."""
        own = self._faces.get((look.font, look.bold, look.italic))
        return own or self._faces.get((look.font, False, False))


def _guess(text: str) -> float:
    return sum(1 if east_asian_width(one) in "WF" else UNKNOWN_WIDTH for one in text)


class _Advances(dict[str, float]):
    """Character to width in ems; unknown characters count as the font's own `.notdef`."""

    def __missing__(self, character: str) -> float:
        return _guess(character)


@functools.lru_cache(maxsize=32)
def _advances(data: bytes) -> _Advances:
    font = TTFont(io.BytesIO(data), lazy=True)
    units = font["head"].unitsPerEm
    widths = font["hmtx"].metrics
    names = font.getBestCmap().items()
    return _Advances({chr(code): widths[name][0] / units for code, name in names})


@functools.lru_cache(maxsize=32)
def _middle(data: bytes) -> float:
    font = TTFont(io.BytesIO(data), lazy=True)
    extent: int = font["hhea"].ascent + font["hhea"].descent
    return extent / 2 / int(font["head"].unitsPerEm)


@functools.lru_cache(maxsize=32)
def _reach(data: bytes) -> tuple[float, float]:
    """The larger of what the tables say that programs take line heights from."""
    font = TTFont(io.BytesIO(data), lazy=True)
    units, lines, windows = int(font["head"].unitsPerEm), font["hhea"], font["OS/2"]
    above = max(lines.ascent + lines.lineGap, windows.usWinAscent)
    return above / units, max(-lines.descent, windows.usWinDescent) / units


LEAST = 5  # twips, which nobody sees
VISIBLE = 30  # twips that text may sit lower between rules, or below the top of a page
OWED = 40  # twips that text is too low by, and that the next space makes up for at once
AT_ONCE = 8  # twips of less that it makes up for: nobody sees them
MOST_SPACE = 31  # points between a border and its text (17.3.4)


def on_css_baselines(
    blocks: tuple[Block, ...], metrics: Metrics, *, is_page: bool = False
) -> tuple[Block, ...]:
    """The blocks with their spaces mended, in tables' cells too; those of a page below its top."""
    settled: list[Block] = []
    above: int | None = None
    owed = 0
    for number, block in enumerate(blocks):
        drops = list(_drops(block, metrics))
        if is_page and above is None and drops and drops[0] >= VISIBLE:
            above = 0
        ruled, upper, lower = _between_rules(blocks, number, drops)
        due = _due(block, owed)
        shift = above - drops[0] + upper + due if drops and above is not None else 0
        moved, left = _moved(settled, ruled, shift)
        owed = _kept(block, left + owed - due) if drops else owed
        if isinstance(block, Paragraph):
            owed = (0 if block.tops else owed) - block.over
        settled.append(_on_baselines_within(moved, metrics))
        above = drops[-1] - lower if drops else above
    return tuple(settled)


def _due(block: Block, owed: int) -> int:
    """What of some twips the space above a block makes up for: all, or as much as nobody sees.

    Nothing of little above a box, whose edge would move along with its text.
    """
    if abs(owed) >= OWED:
        return owed
    is_box = isinstance(block, Paragraph) and block.format.borders.left is not None
    return 0 if is_box else min(max(owed, -AT_ONCE), AT_ONCE)


def _kept(block: Block, owed: int) -> int:
    """What of some twips is owed to the next blocks. Where a script's fonts are set is known less
    closely, so that little of it is none."""
    is_known = not isinstance(block, Paragraph) or _is_in_plain_script(block.look.language.latin)
    return owed if is_known or abs(owed) >= OWED else 0


def _is_in_plain_script(language: str) -> bool:
    return script_of_language(language) in PLAIN


def _between_rules(
    blocks: Sequence[Block], number: int, drops: Sequence[int]
) -> tuple[Block, int, int]:
    """A block with the rules above and below it as far from its text as in CSS; and, in twips, how
    much lower the upper one became, and how much lower the other.

    Boxes that Word makes one of stay as they are.
    """
    block = blocks[number]
    if not isinstance(block, Paragraph) or not drops or abs(drops[0]) < VISIBLE:
        return block, 0, 0
    borders, lower = block.format.borders, round(drops[0] / TWIPS_PER_POINT)
    beside = (*blocks[max(number - 1, 0) : number], *blocks[number + 1 : number + 2])
    if any(isinstance(one, Paragraph) and one.format.borders == borders for one in beside):
        return block, 0, 0
    top, higher = _farther(borders.top, -lower)
    bottom, farther = _farther(borders.bottom, lower)
    changed = with_format(block, borders=replace(borders, top=top, bottom=bottom))
    return changed, -higher, farther


def _farther(border: Border | None, points: int) -> tuple[Border | None, int]:
    """A border so many points farther from its text, as far as it may be; and how far, in twips."""
    if border is None:
        return None, 0
    space = min(max(border.space + points, 0), MOST_SPACE)
    return replace(border, space=space), (space - border.space) * TWIPS_PER_POINT


def _drops(block: Block, metrics: Metrics) -> Iterator[int]:
    """How much lower than in CSS each of its paragraphs sits, in twips: a table's first column."""
    if isinstance(block, Table):
        for row in block.rows:
            for number, inner in enumerate(row.cells[0].blocks):
                drops = list(_drops(inner, metrics))
                _, higher, _ = _between_rules(row.cells[0].blocks, number, drops)
                yield from (drop - higher for drop in drops)
    elif block.content and block.format.line and not _has_picture(block):
        yield _drop(block, metrics)


def _has_picture(paragraph: Paragraph) -> bool:
    """Whether its lines may be higher than its leading."""
    return any(isinstance(inline, Picture) for inline in paragraph.content)


def _drop(paragraph: Paragraph, metrics: Metrics) -> int:
    line = paragraph.format.line
    size = paragraph.look.size * TWIPS_PER_POINT / HALVES_PER_POINT
    if paragraph.format.grow:  # what a least leading adds stands above the letters
        return round((line - sum(metrics.reach(paragraph.look)) * size) / 2)
    middle = metrics.middle(paragraph.look) * size
    return round(line * BASELINE_OF_WORD - (line / 2 + middle))


def _moved(before: list[Block], block: Block, distance: int) -> tuple[Block, int]:
    """Move a block, and all below it, as far as there is space above it; and tell what is left.

    Only one side of a gap has a space, since Word adds up what LibreOffice takes the larger of;
    where empty paragraphs are the gap, they have the height.
    """
    if abs(distance) < LEAST:
        return block, 0
    distance = _moved_by_spacers(before, distance)
    last = next((one for one in reversed(before) if not _is_spacer(one)), None)
    if isinstance(last, Paragraph) and (last.format.after or isinstance(block, Table)):
        after = last.format.after + distance
        before[before.index(last)] = with_format(last, after=max(after, 0))
        return block, min(after, 0)
    if isinstance(block, Paragraph):
        above = block.format.before + distance
        return with_format(block, before=max(above, 0)), min(above, 0)
    return block, distance


def _moved_by_spacers(before: list[Block], distance: int) -> int:
    """Give the empty paragraphs with which blocks end other heights, and tell what is left."""
    for number in range(len(before) - 1, -1, -1):
        last = before[number]
        if not _is_spacer(last):
            break
        line = max(last.format.line + distance, LOWEST_LINE)
        distance -= line - last.format.line
        above = max(last.format.before + distance, 0)
        distance -= above - last.format.before
        before[number] = with_format(last, line=line, before=above)
    return distance


def _is_spacer(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.name == SPACER


def _on_baselines_within(block: Block, metrics: Metrics) -> Block:
    if isinstance(block, Table):
        inner = in_cells(block, lambda blocks: on_css_baselines(blocks, metrics))
        if len(block.widths) == 1:
            return _with_level_rows(inner, metrics)
        rows = (_with_level_cells(row, metrics) for row in inner.rows)
        return replace(inner, rows=tuple(rows))
    return _with_level_frames(block, metrics) if has_frame(block) else block


def _with_level_rows(table: Table, metrics: Metrics) -> Table:
    """A table of one column, each row's text as far below that of the row above as in CSS."""
    rows: list[Row] = []
    above: int | None = None
    for row in table.rows:
        (cell,), drops = row.cells, list(_all_drops(row.cells[0].blocks, metrics))
        if drops and above is not None:
            top = max(cell.padding.top + above - drops[0], 0)
            cell = replace(cell, padding=replace(cell.padding, top=top))
        above = drops[-1] if drops else above
        rows.append(replace(row, cells=(cell,)))
    return replace(table, rows=tuple(rows))


def _with_level_cells(row: Row, metrics: Metrics) -> Row:
    """A row, text in the middle of its cells as much above that of the first one as in CSS."""
    first, *_ = (*_all_drops(row.cells[0].blocks, metrics), 0)
    cells = (
        _raised(cell, drop - first) if cell.vertical == "center" and drop > first else cell
        for cell in row.cells
        for drop in [next(_all_drops(cell.blocks, metrics), first)]
    )
    return replace(row, cells=tuple(cells))


def _raised(cell: Cell, distance: int) -> Cell:
    """A cell, what stands in its middle so much higher."""
    return replace(cell, blocks=raised(cell.blocks, 2 * distance))


def _with_level_frames(anchor: Paragraph, metrics: Metrics) -> Paragraph:
    """A paragraph with what is framed beside it as far above or below its lines as in CSS."""
    framed = on_css_baselines(anchor.floated, metrics)
    own, beside = (sum(islice(_all_drops(one, metrics), 1)) for one in (framed, (anchor,)))
    lower = anchor.format.before + beside - own
    return replace(anchor, floated=tuple(lowered_frame(one, lower) for one in framed))


def _all_drops(blocks: Iterable[Block], metrics: Metrics) -> Iterator[int]:
    return chain.from_iterable(_drops(block, metrics) for block in blocks)
