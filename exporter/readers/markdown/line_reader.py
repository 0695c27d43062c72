"""The inline text of a Markdown file's blocks, where it stands, and what is odd in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markdown_it.utils import EnvType

from exporter.diagnostics import Diagnostic, Place, warning
from exporter.readers.markdown.anchors import Anchors
from exporter.readers.markdown.html_cells import HtmlCells
from exporter.readers.markdown.html_tags import Report
from exporter.readers.markdown.inline_pictures import InlinePicture
from exporter.readers.markdown.inline_text import InlineReader
from exporter.readers.markdown.syntax import document_parser
from exporter.readers.markdown.tables.cell_tokens import COLUMN
from exporter.readers.reading import PlacedText, Source
from exporter.readers.typography.conventions import Convention


class LineReader:
    """Reads the inline text of one file; `diagnostics` gathers what there is to say.

    `used_notes` are the labels of the footnotes that were called, `labels_of_parts` the labels of
    headings that begin parts around the text, or stand in them, with those of the parts, whose
    places are `headings_of_parts`. `notes_called` are the labels of the notes of each text, by its
    place.
    """

    def __init__(
        self,
        source: Source,
        env: EnvType,
        notes: Mapping[str, Sequence[Token]],
        anchors: Anchors,
        convention: Convention | None = None,
    ) -> None:
        """`env` is that of the parser, `notes` the tokens of each footnote by label.

        Straight marks are set by `convention`; they stay without one.
        """
        self.diagnostics: list[Diagnostic] = []
        self.used_notes: set[str] = set()
        self.labels_of_parts: dict[str, str] = {}
        self.headings_of_parts: dict[str, Place] = {}
        self.notes_called: dict[Place, list[str]] = {}
        self.anchors = anchors
        self._source = source
        self._env = env
        self._notes = notes
        self._found: set[int] = set()
        self.convention = convention
        self._looked: dict[tuple[str, int], int] = {}

    def text(self, node: SyntaxTreeNode, content: str | None = None) -> PlacedText:
        """The inline text of an inline node, or of `content` in its stead, without pictures."""
        text, pictures = self.line(node, content)
        for picture in pictures:
            message = f"the picture {picture.src!r} cannot stand here; it was left out"
            self.warn("image-removed", message, text.place)
        return text

    def line(
        self, node: SyntaxTreeNode, content: str | None = None
    ) -> tuple[PlacedText, list[InlinePicture]]:
        """The inline text of an inline node and the pictures among it."""
        place = self.place_of(node, content)
        reader = self.inline(place)
        tokens = node.token.children or [] if node.token else []
        if content is not None:
            tokens = document_parser().parseInline(content, self._env)[0].children or []
        raw = node.content if content is None else content
        return PlacedText(reader.text(tokens), place, raw), reader.pictures

    def inline(self, place: Place) -> InlineReader:
        """A reader of inline tokens that stand at `place`."""

        def found(typed: str) -> Report:
            return self.report(self._find(typed, place))

        note = partial(self._note, self.notes_called.setdefault(place, []))
        return InlineReader(self.report(place), note, self.anchors, found, self.convention)

    def _find(self, typed: str, place: Place) -> Place:
        """Where `typed` stands in the text at `place`; of a note, where it first stands at all.

        Each of several that are alike is found once; `place` stands for what is not found.
        """
        first, text = typed.partition("\n")[0], self._source.text
        for low in (self._source.offset(place), 0):
            at = text.find(first, self._looked.get((first, low), low)) if first else -1
            while at in self._found:
                at = text.find(first, at + 1)
            self._looked[first, low] = at + 1 if at >= 0 else len(text)
            if at >= 0:
                self._found.add(at)
                return self._source.at(at)
        return place

    def report(self, place: Place) -> Report:
        """What notes warnings about `place`."""

        def report(code: str, message: str, hint: str | None) -> None:
            self.warn(code, message, place, hint)

        return report

    def place(self, node: SyntaxTreeNode) -> Place:
        """Where a block starts: the first character of its line that is no white space."""
        return self.place_of_line(node.map[0] if node.map else 0)

    def place_of_line(self, line: int) -> Place:
        """Where the words of a line start; lines count from 0."""
        text = self._source.lines[line]
        return self._source.place(line + 1, len(text) - len(text.lstrip()) + 1)

    def place_of(self, node: SyntaxTreeNode, content: str | None = None) -> Place:
        """Where an inline node starts, or the first line of `content` in it."""
        start = node.map[0] if node.map else 0
        if content is None and COLUMN in node.meta:
            return self._source.place(start + 1, node.meta[COLUMN])
        end = node.map[1] if node.map else 1
        first = (node.content if content is None else content).partition("\n")[0]
        for line in range(start, max(end, start + 1)):
            column = self._source.lines[line].find(first)
            if column >= 0:
                return self._source.place(line + 1, column + 1)
        return self.place(node)

    def cells(self, row: SyntaxTreeNode) -> list[str]:
        """The cells of a table's row as the file spells them; none where it stands in no line."""
        return self.cells_at(row.map[0]) if row.map else []

    def cells_at(self, number: int) -> list[str]:
        """The cells of the row in a line, which counts from 0."""
        line = self._source.lines[number].strip().lstrip("> \t")
        cells = [cell.strip() for cell in escapedSplit(line)]
        return cells[line.startswith("|") : len(cells) - line.endswith("|")]

    def html_cells(self, place: Place) -> HtmlCells:
        """What finds the tables of HTML that begins at `place`."""
        return HtmlCells(self._source, self._source.offset(place))

    def is_closed(self, node: SyntaxTreeNode) -> bool:
        """Whether a line of colons follows a `:::` block."""
        end = node.map[1] if node.map else 0
        lines = self._source.lines
        return end < len(lines) and lines[end].rstrip().endswith(":::")

    def warn(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        """Note a warning."""
        self.diagnostics.append(warning(code, message, place, hint))

    def _note(self, called: list[str], label: str) -> Sequence[Token]:
        self.used_notes.add(label)
        called.append(label)
        return self._notes.get(label, [])
