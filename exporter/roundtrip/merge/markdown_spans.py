"""Which lines of a Markdown file spell which unit, by the parser's blocks and our places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from markdown_it.tree import SyntaxTreeNode

from exporter.article.places import Loc
from exporter.diagnostics import Place
from exporter.readers.markdown.spelling import Segment, Unit
from exporter.readers.markdown.syntax import document_parser
from exporter.roundtrip.merge.placed_units import Placed, Span, grouped, with_parts

_TITLE = "title"


class _Nodes:
    """Blocks one after the other, found by their lines."""

    def __init__(self, nodes: Sequence[SyntaxTreeNode]) -> None:
        self.all = sorted((node for node in nodes if node.map), key=_lines_of)
        self._starts = [_lines_of(node)[0] for node in self.all]

    def at(self, lines: Iterable[int]) -> list[SyntaxTreeNode]:
        """The blocks that hold any of the lines, in order."""
        holders: list[SyntaxTreeNode] = []
        for line in sorted(lines):
            index = bisect_right(self._starts, line) - 1
            node = self.all[index] if index >= 0 else None
            if node is not None and line < _lines_of(node)[1] and node not in holders[-1:]:
                holders.append(node)
        return holders


class MarkdownSpans:
    """The blocks of a body whose lines stand where they stand in the file."""

    def __init__(self, body: str, places: Mapping[Loc, Place]) -> None:
        """`places` are those of the reading."""
        self._lines = body.split("\n")
        self._nodes = _Nodes(_parsed(body))
        self._places: dict[Loc, set[int]] = {}
        for loc, place in places.items():
            for size in range(1, len(loc) + 1):
                self._places.setdefault(loc[:size], set()).add((place.line or 1) - 1)

    def levels(self) -> dict[int, int]:
        """How many number signs the headings of each depth have, or would have here."""
        levels: dict[int, int] = {}
        for loc in self._places:
            node = self._node(loc) if loc[-1] in ("heading", "question") else None
            if node and node.type == "heading":
                depth = 2 if loc[0] == "faq" else loc.count("sections")
                levels.setdefault(depth, int(node.tag[1]))
        first = levels.get(1, levels.get(2, 3) - 1)
        second = levels.get(2, first + 1)
        return {1: first, 2: second, 3: levels.get(3, second + 1)}

    def placed(self, segments: Sequence[Segment]) -> list[list[Placed]]:
        """The units of each segment with their lines."""
        spans = {
            unit.loc: span
            for segment in segments
            for unit in segment.units
            if (span := self._span(unit.loc, self._nodes))
        }
        taken = set(spans.values())
        for segment in segments:
            title = segment.units[0]
            if title.loc[-1] == _TITLE:
                self._title(title, segment, spans, taken)
        return [
            [self._with_parts(entry) for entry in grouped(segment.units, spans)]
            for segment in segments
        ]

    def _node(self, loc: Loc) -> SyntaxTreeNode | None:
        lines = self._places.get(loc, set())
        return next(iter(self._nodes.at(lines)), None)

    def _title(
        self, title: Unit, segment: Segment, spans: dict[Loc, Span], taken: set[Span]
    ) -> None:
        """The heading of a part is the last one before its content that shows nothing else."""
        content = [spans[unit.loc] for unit in segment.units if unit.loc in spans]
        first = min(content, default=(0, 0))
        headings = [self._trimmed(node) for node in self._nodes.all if node.type == "heading"]
        before = [span for span in headings if span < first and span not in taken]
        if before:
            spans[title.loc] = before[-1]

    def _span(self, loc: Loc, nodes: _Nodes) -> Span | None:
        lines = self._places.get(loc, set())
        spans = [self._trimmed(node) for node in nodes.at(lines)]
        return (spans[0][0], spans[-1][1]) if spans else None

    def _trimmed(self, node: SyntaxTreeNode) -> Span:
        """The lines of a block, with the colons that close it, without blank ones at its end."""
        start, end = node.map or (0, 0)
        closes = end < len(self._lines) and self._lines[end].strip().endswith(":::")
        if node.type == "container_block" and closes:
            end += 1
        while end > start + 1 and not self._lines[end - 1].strip():
            end -= 1
        return start, end

    def _with_parts(self, placed: Placed) -> Placed:
        if placed.unit.frame.startswith("table "):
            return self._with_rows(placed)
        nodes = self._nodes.at({placed.start})
        whole = [node for node in nodes if self._trimmed(node) == (placed.start, placed.end)]
        if not placed.unit.parts or not whole:
            return placed
        node = whole[0]
        match node.type:
            case "bullet_list" | "ordered_list":
                return with_parts(placed, [self._trimmed(child) for child in node.children])
            case "container_block":
                return self._with_blocks(placed, _Nodes(node.children))
        return placed

    def _with_rows(self, placed: Placed) -> Placed:
        """A table with its rows; what is said of it may stand above or below them."""
        nodes = self._nodes.at(set(range(placed.start, placed.end)))
        tables = [node for node in nodes if node.type == "table"]
        rows = [row for table in tables for part in table.children[1:] for row in part.children]
        if not all(row.map and row.map[1] for row in rows):  # those of a grid
            return placed
        return with_parts(placed, [self._trimmed(row) for row in rows])

    def _with_blocks(self, placed: Placed, children: _Nodes) -> Placed:
        spans = {
            unit.loc: span for unit in placed.unit.parts if (span := self._span(unit.loc, children))
        }
        parts = tuple(self._with_parts(part) for part in grouped(placed.unit.parts, spans))
        return Placed(placed.unit, placed.start, placed.end, parts)


def _parsed(body: str) -> Sequence[SyntaxTreeNode]:
    return SyntaxTreeNode(document_parser().parse(body, {})).children


def _lines_of(node: SyntaxTreeNode) -> Span:
    return node.map or (0, 0)
