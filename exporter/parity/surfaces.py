"""Do words stand on the same colours, and between the same rules?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exporter.parity.matching import Matched
from exporter.parity.measure import Compared, Measure, measure
from exporter.parity.printed_lines import PrintedLine
from exporter.parity.printed_text import Letter, Text
from exporter.parity.same_words import alike
from exporter.parity.text_columns import TextColumns, columns_of
from exporter.printed import Box, Colour, Glyph, Page, Shape

EDGE_TOLERANCE = 1.5  # points
THICKNESS_TOLERANCE = 0.3
HEIGHT_TOLERANCE = 3.0  # Word has the spare room of an exact leading above the letters
UNDER = 0.25  # how far below its baseline, in sizes of the type, an underline is at most
TOUCHING = 1.0  # points: pieces of one rule
DRAWING = "Figure"  # the mark of a drawing's parts, which Word may show as a picture
PAPER = Colour(255, 255, 255)

Pages = Sequence[Page[Glyph]]
Moves = tuple[tuple[float, float], ...]
"""How far something moved, right and down, in points, if its type sits lower in Word or not."""


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
            return None if alike(shape.colour, PAPER) else _with_bars(shape, page)
    return None


def _with_bars(fill: Shape, page: Page[Glyph]) -> Shape:
    """A fill with the upright rules that cover its edges: LibreOffice fills a box from the middle
    of a rule beside it, and its edge is not to be seen."""
    left, top, right, bottom = fill.box
    for shape in page.shapes:
        bar = shape.box
        covers = bar.top <= top + TOUCHING and bar.bottom >= bottom - TOUCHING
        if shape.is_rule and covers and _is_upright(bar):
            left = min(left, bar.left) if bar.left <= left <= bar.right else left
            right = max(right, bar.right) if bar.left <= right <= bar.right else right
    return Shape(Box(left, top, right, bottom), fill.colour)


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
                said, change = min(changes, key=lambda change: change[1] is not None)
                if change and _is_parted_elsewhere(
                    matched, rule, page.number, columns, theirs_by_page
                ):
                    change = None
                yield Compared(page.number, said, change)


def _is_parted_elsewhere(
    matched: Matched,
    rule: Shape,
    page: int,
    columns: TextColumns,
    theirs: Mapping[int, Sequence[Shape]],
) -> bool:
    """Whether a vertical rule stands beside the same lines, of which another column has some.

    The box that it is of goes on over a column or page, and other lines of it do.
    """
    if not _is_upright(rule.box):
        return False
    partners = [
        (line, there)
        for line, there in _partners(matched, page)
        if not _is_apart(rule.box, line, columns)
    ]
    beside = [
        next(
            (one for one in theirs.get(there.page, []) if _goes_along(rule, one, move, there)), None
        )
        for line, there in partners
        for move in [columns.shift(line, there)]
    ]
    found = {id(one): one for one in beside if one}
    if None in beside or not found:
        return False
    mine = [line for line in matched.ours.lines if _is_beside(rule, line, page, columns)]
    yours = [
        line
        for one in found.values()
        for line in matched.theirs.lines
        if line.page in theirs
        and one in theirs[line.page]
        and _is_beside(one, line, line.page, columns)
    ]
    parts = ((matched.ours, mine), (matched.theirs, yours))
    at_foot = all(_end_column(text, lines, columns) for text, lines in parts)
    return len(yours) != len(mine) or len(found) > 1 or at_foot


def _is_beside(rule: Shape, line: PrintedLine, page: int, columns: TextColumns) -> bool:
    """Whether a line stands beside a vertical rule of its page."""
    is_near = line.page == page and not _is_apart(rule.box, line, columns)
    return is_near and _goes_along(rule, rule, 0, line)


def _end_column(text: Text, lines: Sequence[PrintedLine], columns: TextColumns) -> bool:
    """Whether no text stands below some lines in their column: what stands beside them may reach
    down to its foot."""
    last = max(lines, key=lambda line: (line.page, line.baseline), default=None)
    return last is not None and not any(
        line.page == last.page
        and line.baseline > last.baseline
        and not line.is_furniture
        and columns.of(line) == columns.of(last)
        for line in text.lines
    )


def _goes_along(rule: Shape, other: Shape, shift: float, line: PrintedLine) -> bool:
    """Whether another rule is like a vertical one, `shift` points further right, beside a line."""
    box, there = rule.box, other.box
    alike_in_place = abs(there.left - box.left - shift) <= EDGE_TOLERANCE
    alike_in_look = alike(rule.colour, other.colour) and (
        abs(_thickness(rule) - _thickness(other)) <= THICKNESS_TOLERANCE
    )
    reaches = there.top <= line.baseline <= there.bottom + HEIGHT_TOLERANCE
    return _is_upright(there) and alike_in_place and alike_in_look and reaches


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
    """Whether a rule stands at letters of a line, which may go on into a column beside it."""
    return any(
        box.left < glyph.box.right
        and box.right > glyph.box.left
        and -glyph.lettering.size < box.top - glyph.baseline < UNDER * glyph.lettering.size
        for glyph in line.glyphs
    )


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
    """The lines nearest to a rule, one above it and one below it: what each says, its page there,
    how far it moved.

    There are fewer where the second file lacks the lines of the page. Those of a vertical rule are
    the lines that it stands beside.
    """
    middle = (rule.box.top + rule.box.bottom) / 2
    near: list[tuple[float, str, int, Moves]] = []
    for line, there in (*_partners(matched, page), *_ends_above(matched, rule, page, columns)):
        if not _is_apart(rule.box, line, columns):
            right, down = columns.shift(line, there), there.baseline - line.baseline
            moves = dict.fromkeys(((right, down), (right, down - line.sinks)))
            said = "".join(glyph.text for glyph in line.glyphs)
            near.append((line.baseline - middle, said, there.page, tuple(moves)))
    near.sort(key=lambda one: abs(one[0]))
    above, below = ([one for one in near if (one[0] > 0) == is_below] for is_below in (False, True))
    by_sides = [] if _is_upright(rule.box) else [*above[:1], *below[:1]]
    nearest = by_sides if len(by_sides) > 1 else near[:2]
    return [(said, number, move) for _, said, number, moves in nearest for move in moves]


def _partners(matched: Matched, page: int) -> Sequence[tuple[PrintedLine, PrintedLine]]:
    """The lines of a page of the first file, each with the line of the other where it begins.

    Those that begin a line there too, if there are any: others moved with the breaks of lines.
    """
    all_of = [
        (line, other, span.first)
        for line, span in zip(matched.ours.lines, matched.ours.spans, strict=True)
        if line.page == page and span.text and (other := matched.their_line(span.first)) is not None
    ]
    alike = [
        (line, other)
        for line, other, first in all_of
        if matched.theirs.spans[other].first == matched.partners[first]
    ]
    chosen = alike or [(line, other) for line, other, _ in all_of]
    return [(line, matched.theirs.lines[other]) for line, other in chosen]


def _ends_above(
    matched: Matched, rule: Shape, page: int, columns: TextColumns
) -> Iterator[tuple[PrintedLine, PrintedLine]]:
    """The line that a rule follows, with that where it ends, if what is said there ends with it.

    So a rule below a paragraph is known though lines break elsewhere in it.
    """
    above = [
        (line.baseline, index)
        for index, line in enumerate(matched.ours.lines)
        if line.page == page and line.baseline < rule.box.top and matched.ours.spans[index].text
        if not _is_apart(rule.box, line, columns)
    ]
    if not above or _is_upright(rule.box):
        return
    _, index = max(above)
    last = matched.partners[matched.ours.spans[index].stop - 1]
    if last is not None:
        there = matched.theirs.letters[last].line
        if matched.theirs.spans[there].stop == last + 1:
            yield matched.ours.lines[index], matched.theirs.lines[there]


def _is_upright(box: Box) -> bool:
    return box.height > box.width


def _is_apart(rule: Box, line: PrintedLine, columns: TextColumns) -> bool:
    """Whether a rule is of another column than a line, or does not stand beside it."""
    if _is_upright(rule):
        column = columns.at(rule.left, rule.right, EDGE_TOLERANCE)
        return columns.of(line) != column or not rule.top <= line.baseline <= rule.bottom
    if columns.is_leftward:
        is_before = rule.left > columns.edge
        return (columns.of(line) == columns.edge and is_before) or line.left > rule.right
    is_before = rule.right < columns.edge
    return (columns.of(line) == columns.edge and is_before) or line.right < rule.left


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
