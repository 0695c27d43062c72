"""Do words stand on the same colours, and between the same rules?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporter.parity.matching import Matched
from exporter.parity.measure import Compared, Measure, measure
from exporter.parity.printed_text import Letter, PrintedLine, Text
from exporter.parity.text_columns import TextColumns, columns_of
from exporter.parity.words import alike
from exporter.printed import Box, Colour, Glyph, Page, Shape

EDGE_TOLERANCE = 1.5  # points
THICKNESS_TOLERANCE = 0.3
HEIGHT_TOLERANCE = 3.0  # Word has the spare room of an exact leading above the letters
UNDER = 0.25  # how far below its baseline, in sizes of the type, an underline is at most
TOUCHING = 1.0  # points: pieces of one rule
DRAWING = "Figure"  # the mark of a drawing's parts, which Word may show as a picture
PAPER = Colour(255, 255, 255)

Pages = Sequence[Page[Glyph]]


def surfaces(matched: Matched, ours: Pages, theirs: Pages) -> Iterator[Measure]:
    """The fills behind words, with their left and right edges; and the rules between lines."""
    yield measure("fills", "words", _fills(matched, ours, theirs))
    yield measure("rules", "rules", _rules(matched, ours, theirs))


def _fills(matched: Matched, ours: Pages, theirs: Pages) -> Iterator[Compared]:
    columns = columns_of(matched.ours.lines)
    for word in filter(matched.has, matched.ours.words):
        pair = matched.pair(word.first)
        if pair:
            mine, yours = (
                _ground(letter, pages[letter.page - 1])
                for letter, pages in zip(pair, (ours, theirs), strict=True)
            )
            lines = matched.ours.lines[pair[0].line], matched.theirs.lines[pair[1].line]
            change = _fill_change(mine, yours, columns.shift(*lines))
            yield Compared(pair[0].page, word.text, change)


def _ground(letter: Letter, page: Page[Glyph]) -> Shape | None:
    """What is painted last behind a letter; `None` is the paper."""
    x = letter.left + 0.1 * letter.lettering.size
    y = letter.baseline - 0.2 * letter.lettering.size
    for shape in reversed(page.shapes):
        box = shape.box
        if (
            shape.mark != DRAWING
            and not shape.is_rule
            and box.left <= x <= box.right
            and box.top <= y <= box.bottom
        ):
            return None if alike(shape.colour, PAPER) else shape
    return None


def _fill_change(mine: Shape | None, yours: Shape | None, shift: float) -> str | None:
    """How what is behind a word differs, its column being so many points further right."""
    if mine is None or yours is None:
        return None if mine is yours else f"on {_named(mine)} became on {_named(yours)}"
    if not alike(mine.colour, yours.colour):
        return f"on {mine.colour} became on {yours.colour}"
    edges = (yours.box.left - mine.box.left - shift, yours.box.right - mine.box.right - shift)
    if max(map(abs, edges)) > EDGE_TOLERANCE:
        return f"edges of {mine.colour} moved by {edges[0]:+.1f} and {edges[1]:+.1f} pt"
    return None


def _named(shape: Shape | None) -> str:
    return str(shape.colour) if shape else "paper"


def _rules(matched: Matched, ours: Pages, theirs: Pages) -> Iterator[Compared]:
    """The rules of the first file, by whether the second one has them at the same text."""
    columns = columns_of(matched.ours.lines)
    theirs_by_page = {page.number: rules_of(page, matched.theirs) for page in theirs}
    for page in ours:
        for rule in rules_of(page, matched.ours):
            if _opens_notes(matched, rule, page.number):
                continue
            changes = [
                (said, _rule_change(_moved(rule, move), theirs_by_page.get(number, [])))
                for said, number, move in _neighbours(matched, rule, page.number, columns)
            ]
            if changes:  # it need only be found beside one of them: a page may end between them
                yield Compared(page.number, *min(changes, key=lambda change: change[1] is not None))


def _opens_notes(matched: Matched, rule: Shape, page: int) -> bool:
    """Whether footnotes stand below a rule; LibreOffice has a rule of its own there, or none."""
    below = [
        (line.baseline, index)
        for index, line in enumerate(matched.ours.lines)
        if line.page == page and line.baseline > rule.box.bottom
    ]
    return bool(below) and matched.is_note(min(below)[1])


def rules_of(page: Page[Glyph], text: Text) -> list[Shape]:
    """A page's rules, each whole though it be painted in pieces, without underlines."""
    lines = [line for line in text.lines if line.page == page.number]
    whole: list[Shape] = []
    for shape in page.shapes:
        seen = shape.is_rule and shape.mark != DRAWING and not alike(shape.colour, PAPER)
        if seen and not any(_is_underline(shape.box, line) for line in lines):
            _join(whole, shape)
    return whole


def _is_underline(box: Box, line: PrintedLine) -> bool:
    across = box.left < line.right and box.right > line.left
    return across and -line.size < box.top - line.baseline < UNDER * line.size


def _join(whole: list[Shape], piece: Shape) -> None:
    """Add a piece of a rule to the piece that it goes on from, or as a new rule."""
    for index, rule in enumerate(whole):
        if alike(rule.colour, piece.colour) and _in_line(rule.box, piece.box):
            boxes = (rule.box, piece.box)
            corners = [(box.left, box.top) for box in boxes]
            corners += [(box.right, box.bottom) for box in boxes]
            whole[index] = Shape(Box.around(corners), rule.colour)
            return
    whole.append(piece)


def _in_line(one: Box, other: Box) -> bool:
    """Whether one box goes on where the other one ends, at the same thickness."""
    beside = abs(one.top - other.top) < 0.1 and abs(one.bottom - other.bottom) < 0.1
    below = abs(one.left - other.left) < 0.1 and abs(one.right - other.right) < 0.1
    meet_across = one.left <= other.right + TOUCHING and other.left <= one.right + TOUCHING
    meet_down = one.top <= other.bottom + TOUCHING and other.top <= one.bottom + TOUCHING
    return (beside and meet_across) or (below and meet_down)


def _neighbours(
    matched: Matched, rule: Shape, page: int, columns: TextColumns
) -> list[tuple[str, int, tuple[float, float]]]:
    """The two lines nearest to a rule: what each says, its page there, how far it moved.

    There are fewer where the second file lacks the lines of the page.
    """
    middle = (rule.box.top + rule.box.bottom) / 2
    near: list[tuple[float, str, int, tuple[float, float]]] = []
    for line, span in zip(matched.ours.lines, matched.ours.spans, strict=True):
        other = matched.their_line(span.first) if line.page == page and span.text else None
        if other is not None:
            there = matched.theirs.lines[other]
            if (
                columns.of(line) == columns.edge and rule.box.right < columns.edge
            ) or line.right < rule.box.left:
                continue  # beside it
            move = columns.shift(line, there), there.baseline - line.baseline
            near.append((abs(line.baseline - middle), span.text, there.page, move))
    return [(said, number, move) for _, said, number, move in sorted(near)[:2]]


def _moved(rule: Shape, by: tuple[float, float]) -> Shape:
    """A rule so many points further right and lower."""
    box, (right, down) = rule.box, by
    moved = Box(box.left + right, box.top + down, box.right + right, box.bottom + down)
    return Shape(moved, rule.colour)


def _rule_change(rule: Shape, candidates: Sequence[Shape]) -> str | None:
    """How the most similar rule differs; a vertical rule's ends may be where its box ends."""
    if not candidates:
        return f"a rule in {rule.colour} is missing"
    best = min(candidates, key=lambda other: _off(rule.box, other.box))
    if not alike(best.colour, rule.colour):
        return f"a rule in {rule.colour} became {best.colour}, or is missing"
    if abs(_thickness(best) - _thickness(rule)) > THICKNESS_TOLERANCE:
        return f"a rule of {_thickness(rule):.2f} pt became one of {_thickness(best):.2f} pt"
    edges = [yours - mine for mine, yours in zip(rule.box, best.box, strict=True)]
    if max(abs(edges[0]), abs(edges[2])) > EDGE_TOLERANCE:
        return f"a rule's ends moved by {edges[0]:+.1f} and {edges[2]:+.1f} pt"
    if max(abs(edges[1]), abs(edges[3])) > HEIGHT_TOLERANCE:
        return f"a rule moved by {edges[1]:+.1f} pt from its text"
    return None


def _off(one: Box, other: Box) -> float:
    return sum(abs(mine - yours) for mine, yours in zip(one, other, strict=True))


def _thickness(rule: Shape) -> float:
    return min(rule.box.width, rule.box.height)
