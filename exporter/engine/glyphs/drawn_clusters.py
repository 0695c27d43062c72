"""Text of scripts whose letters join, stack, change places or run from right to left, painted so
that it can be read out.

WeasyPrint keeps one meaning a glyph, and says nothing by ActualText. See
docs/upstream/weasyprint-text-read-out.md, and docs/decisions/text-read-out.md for what readers do.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import accumulate
from typing import Any

from weasyprint import draw as painted
from weasyprint import pdf as written
from weasyprint.draw import text as drawn
from weasyprint.formatting_structure import boxes

from exporter.engine.glyphs.cluster_pen import SILENT, Pen, begin_span, end_span
from exporter.engine.glyphs.found_order import paint_runs
from exporter.engine.glyphs.glyph_codes import FileCodes
from exporter.engine.glyphs.joined_clusters import Run, is_mark, is_sign, runs_of
from exporter.engine.insides import Box, Stream
from exporter.engine.lines.spread_lines import may_be_short
from exporter.engine.lines.visual_order import way_of_line
from exporter.engine.patches import Replaced

NOT_PLAIN = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u109f\u135d-\u135f\u1700-\u18af\u1900-\u1cff\u1dc0-\u1dff"
    "\u2010\u2011\u20d0-\u20df\u20e1\u20e5-\u20ff\u302a-\u302f\u3099\u309a\ua66f-\ua6ff\ua800-\uabff\ufb1d-\ufdff"
    "\ufe20-\ufe2f\ufe70-\ufefc\U00010800-\U00011fff\U0001e000-\U0001efff]"
)
"""Letters of such scripts, marks that combine, and hyphens that share a glyph with another."""
TURNED_BY_NO_READER = re.compile("[\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""What runs from right to left beyond the first plane."""
NOT_TURNED_BY_POPPLER = re.compile("[\u07c0-\u085f]")
"""N'Ko, Samaritan, Mandaic."""
TURNED = "\u200f"
"""The mark without which PDFium takes an accent for a part of what stands left of its word."""

DrawLine = Callable[..., list[Any]]
DrawLevel = Callable[..., None]

_codes: ContextVar[FileCodes | None] = ContextVar("codes", default=None)


def _said(draw_first_line: DrawLine) -> DrawLine:
    """A function for a function, which paints text that is not plain in a file of ours."""

    def draw(stream: Stream, box: Box, overflow: str, ellipsis: Any, matrix: Any) -> list[Any]:
        codes = _codes.get()
        is_cut = overflow == "ellipsis" or ellipsis != "none"
        direction = way_of_line(box)
        is_plain = direction is None and not NOT_PLAIN.search(box.text) and not may_be_short(box)
        if codes is None or is_cut or is_plain:
            return draw_first_line(stream, box, overflow, ellipsis, matrix)
        runs = runs_of(box.pango_layout)
        if any(run.lacks_glyphs or _has_pictures(stream, run) for run in runs):
            return draw_first_line(stream, box, overflow, ellipsis, matrix)
        _draw(stream, runs, codes, matrix, direction)
        return []

    return draw


def _from_the_left(draw_inline_level: DrawLevel) -> DrawLevel:
    """A function for a function, which paints a line that is read from the right from its left:
    what is raised in it, as a note's call, parts it for PDFium, which takes the parts for painted
    so. Their order in the file's structure stays that of reading."""

    def draw(stream: Stream, page: Any, box: Any, *others: Any) -> None:
        if _codes.get() is None or not isinstance(box, boxes.LineBox) or not _is_parted(box):
            draw_inline_level(stream, page, box, *others)
            return
        children = box.children
        box.children = sorted(children, key=lambda child: child.position_x)
        try:
            draw_inline_level(stream, page, box, *others)
        finally:
            box.children = children

    return draw


def _is_parted(line: Any) -> bool:
    """Whether a line that is read from the right has something raised or lowered in it."""
    whole = all(isinstance(child, boxes.Box) for child in line.children)
    texts = [one for one in line.descendants() if isinstance(one, boxes.TextBox)]
    is_leftward = any(way_of_line(one) == "rtl" for one in texts)
    return whole and is_leftward and len({one.position_y + one.baseline for one in texts}) > 1


def _has_pictures(stream: Stream, run: Run) -> bool:
    font, _ = stream.add_font(run.font)
    return bool(font.bitmap or font.png or font.svg or font.colr)


def _draw(
    stream: Stream, runs: Sequence[Run], codes: FileCodes, matrix: Any, direction: str | None
) -> None:
    """Paint the runs of a box, which come from left to right, in a line of a direction."""
    stream.set_text_matrix(*matrix.values)
    text = "".join(run.text for run in sorted(runs, key=lambda run: run.start))
    if TURNED_BY_NO_READER.search(text):
        begin_span(stream, text)
        _draw_as_said(runs, Pen(stream, codes, mark=SILENT))
        end_span(stream)
    elif NOT_TURNED_BY_POPPLER.search(text):
        begin_span(stream, text)
        _draw_as_it_stands(runs, Pen(stream, codes, mark=SILENT))
        end_span(stream)
    elif direction is not None:
        pen = Pen(stream, codes)
        paint_runs(pen, runs, direction)
        pen.lift()
    else:
        _draw_as_it_stands(runs, Pen(stream, codes))


def _draw_as_it_stands(runs: Sequence[Run], pen: Pen) -> None:
    """Paint runs from left to right."""
    left, before = 0.0, " "
    for run in runs:
        pen.take(run)
        for cluster in run.clusters:
            if run.is_turned and is_mark(cluster.text[-1]) and is_sign(before[0]):
                pen.say(TURNED, left)
            pen.draw(cluster, left)
            left, before = left + cluster.width, cluster.text
    pen.lift()


def _draw_as_said(runs: Sequence[Run], pen: Pen) -> None:
    """Paint runs in the order in which they are said."""
    lefts = dict(zip(runs, accumulate((run.width for run in runs), initial=0.0), strict=False))
    for run in sorted(runs, key=lambda run: run.start):
        pen.take(run)
        for cluster, left in run.as_said(lefts[run]):
            pen.draw_as_said(cluster, left)
    pen.lift()


def _with_parts(build_fonts: Callable[..., Any]) -> Callable[..., Any]:
    """A function for a function, which cuts the fonts of a file of ours when all is painted."""

    def build(*about: Any) -> Any:
        if codes := _codes.get():
            codes.keep_parts()
        return build_fonts(*about)

    return build


_lock = threading.Lock()
_replaced = (
    Replaced(drawn, "draw_first_line", _said),
    Replaced(painted, "draw_inline_level", _from_the_left),
    Replaced(written, "build_fonts_dictionary", _with_parts),
)


@contextmanager
def said_by_codes() -> Iterator[FileCodes]:
    """Paint a file inside the block so that its text can be read out; its codes are given."""
    codes = FileCodes()
    before = _codes.set(codes)
    with _lock:
        for one in _replaced:
            one.put()
    try:
        yield codes
    finally:
        with _lock:
            for one in _replaced:
                one.take_away()
        _codes.reset(before)
