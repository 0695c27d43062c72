"""Do lines break alike, and stand at the same places?"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise, product

from exporter.parity.matching import Matched
from exporter.parity.measure import Compared, Measure, measure
from exporter.parity.printed_lines import PrintedLine
from exporter.parity.printed_text import Text
from exporter.parity.same_words import style_of
from exporter.parity.text_columns import TextColumns, columns_of
from exporter.printed import USUAL_MIDDLE
from exporter.styled import BASELINE_OF_WORD

LEADING_TOLERANCE = 0.5  # points
SAME_SIZE = 0.1
SAME_SEAT = 0.01  # points
DISPLAY = 0.2  # of a line of the grid: large type has one more where less is left of the last
INDENT_TOLERANCE = 1.0
EDGE_TOLERANCE = 2.5  # LibreOffice keeps a twelfth of the size free beside italics
BLANK = 0.25  # of the size: what LibreOffice adds within a line of two scripts
SAME_SIZE = 0.1
NEIGHBOURS = 3.5  # lines further apart have something else between them
DRIFT = 4.0  # Word has the spare room of an exact leading above the letters
BREAKS_PROMISED = 0.97  # two programs never break every line alike
USUAL_LEADING = 14.0  # points, where a text has one line only

Starts = Mapping[int, int]
"""The lines that begin with the same letter in both files, by their index in each."""


def places(matched: Matched) -> Iterator[Measure]:
    """Leading, indent, alignment, the breaks of lines, and the places of headings."""
    starts = dict(_same_starts(matched))
    columns = columns_of(matched.ours.lines)
    yield measure("leading", "lines", _leadings(matched, starts, columns))
    yield measure("indent", "lines", _indents(matched, starts, columns))
    yield measure("alignment", "lines", _alignments(matched, starts, columns))
    yield measure("breaks", "lines", _breaks(matched, starts), BREAKS_PROMISED)
    alike = not any(_hyphenates(matched, index) for index in range(len(matched.ours.spans)))
    yield measure("headings", "headings", _headings(matched, columns), 1.0 if alike else None)


def _same_starts(matched: Matched) -> Iterator[tuple[int, int]]:
    for index, span in enumerate(matched.ours.spans):
        other = matched.their_line(span.first) if span.text else None
        if other is not None and matched.theirs.spans[other].first == matched.partners[span.first]:
            yield index, other


def _compared(matched: Matched, index: int, change: str | None) -> Compared:
    """A line that was compared; a change names the style, where the second file does."""
    span = matched.ours.spans[index]
    pair = matched.pair(span.first)
    style = style_of(pair[1]) if pair and change else ""
    what = matched.ours.quoted(span) if change else span.text
    return Compared(matched.ours.lines[index].page, what, change and change + style)


def _leadings(matched: Matched, starts: Starts, columns: TextColumns) -> Iterator[Compared]:
    """Lines that follow the same line in both files, by how far they are below it.

    Figures part lines, and so do the ends of columns; a page's first footnote stands at its foot
    wherever the text ends.
    """
    grid = _usual_leading(matched.ours)
    for before, here in pairwise(range(len(matched.ours.lines))):
        if before in starts and starts.get(here) == starts[before] + 1:
            mine = _distance(matched.ours, before)
            yours = _distance(matched.theirs, starts[before])
            begins_notes = matched.is_note(here) and not matched.is_note(before)
            if _are_parted(matched, before, starts[before], columns):
                continue
            if mine is None or yours is None or begins_notes:
                continue
            if mine < NEIGHBOURS * grid:
                change = f"{mine:.1f} pt became {yours:.1f} pt"
                seats = (_seats(matched.ours, line, grid) for line in (before, here))
                alike = any(
                    _is_seated(yours - mine, lower[0] - upper[1], lower[1] - upper[0])
                    for upper, lower in product(*seats)
                )
                alike = alike or _is_back(matched, starts, columns, here)
                yield _compared(matched, here, None if alike else change)


def _is_back(matched: Matched, starts: Starts, columns: TextColumns, here: int) -> bool:
    """Whether a line is again where it was beside the line above the paragraph before it: a
    paragraph that sits lower, which is judged where it begins, moves nothing below it."""
    ours, theirs = matched.ours, matched.theirs
    above, grid = here - 1, _usual_leading(ours)
    while above > 0 and _goes_on(ours, above, grid):
        above -= 1
    above -= 1
    if above not in starts or any(
        number not in starts or _are_parted(matched, number, starts[number], columns)
        for number in range(above, here)
    ):
        return False
    one, other = (
        theirs.lines[starts[number]].baseline - ours.lines[number].baseline
        for number in (above, here)
    )
    return abs(one - other) <= LEADING_TOLERANCE


def _are_parted(matched: Matched, mine: int, yours: int, columns: TextColumns) -> bool:
    """Whether a column ends between two lines in one of the files."""
    return any(
        columns.of(text.lines[line]) != columns.of(text.lines[line + 1])
        or _begins_column(*text.lines[line : line + 2])
        for text, line in ((matched.ours, mine), (matched.theirs, yours))
    )


def _begins_column(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line stands beside the one before it and farther up, as few lines of columns do."""
    is_beside = line.left > above.left or line.right < above.left
    return is_beside and line.baseline < above.baseline - above.size


def _is_seated(moved: float, least: float, most: float) -> bool:
    """Whether type that is so much lower, below the line before it, is where CSS has it, or where
    Word does: for other scripts that is known within bounds only."""
    if most - least < SAME_SEAT:
        return min(abs(moved), abs(moved - most)) <= LEADING_TOLERANCE
    return min(least, 0) - LEADING_TOLERANCE <= moved <= max(most, 0) + LEADING_TOLERANCE


def _seats(text: Text, index: int, grid: float) -> Iterator[tuple[float, float]]:
    """How much lower in its line type sits in Word than in CSS, where middles meet (CSS 2.2, 10.8):
    at least and at most, since of a leading no more is known than the grid and the face; first
    where the leading is exact, and then where it is the least one.

    Where a space parts two lines the writer makes up for it; where they touch, nobody can.
    """
    line = _of_its_paragraph(text, index, grid)
    usual = min([grid * max(1, round(line.size / grid + DISPLAY)), *_own_leading(text, index)])
    most = max(usual, line.face_height)
    own = line.middle * line.size
    yield (BASELINE_OF_WORD - 0.5) * usual - own, (BASELINE_OF_WORD - 0.5) * most - own
    free = usual - line.height
    if line.height and free > -SAME_SIZE:
        yield free / 2, free / 2


def _of_its_paragraph(text: Text, index: int, grid: float) -> PrintedLine:
    """A line, or where it is of Latin letters alone, such as an address, the line of another script
    that it goes on from: both programs seat a line by the type of its paragraph."""
    line = text.lines[index]
    for number in range(index, 0, -1):
        if line.middle != USUAL_MIDDLE or not _goes_on(text, number, grid):
            break
        if text.lines[number - 1].middle != USUAL_MIDDLE:
            return text.lines[number - 1]
    return line


def _goes_on(text: Text, index: int, grid: float) -> bool:
    """Whether a line stands in the leading of the text below one of its size, as in a paragraph."""
    line, above, distance = text.lines[index], text.lines[index - 1], _distance(text, index - 1)
    is_next = distance is not None and abs(distance - grid) < SAME_SIZE
    return is_next and abs(line.size - above.size) < SAME_SIZE


def _own_leading(text: Text, index: int) -> Iterator[float]:
    """What lies between a line and those beside it in type of its size: its leading, or more."""
    for above in (index - 1, index):
        if 0 <= above < len(text.lines) - 1:
            one, other = text.lines[above : above + 2]
            distance = _distance(text, above)
            if distance and abs(one.size - other.size) < SAME_SIZE and distance >= one.size:
                yield distance


def _distance(text: Text, index: int) -> float | None:
    """From a line's baseline to the next one's; `None` where that one is elsewhere."""
    one, other = text.lines[index : index + 2]
    apart = one.page != other.page or one.is_furniture != other.is_furniture
    return None if apart else other.baseline - one.baseline


def _indents(matched: Matched, starts: Starts, columns: TextColumns) -> Iterator[Compared]:
    for mine, yours in starts.items():
        if matched.is_note(mine) or _is_folio_of_other_script(matched, mine):
            continue  # LibreOffice numbers notes in type of its own, so that they begin elsewhere
        marker, text = matched.ours.edges(mine)
        their_marker, their_text = matched.theirs.edges(yours)
        shift = columns.shift(matched.ours.lines[mine], matched.theirs.lines[yours])
        added = _added(matched, mine)
        change = _moved("left edge", their_text - text - shift, INDENT_TOLERANCE + added)
        by = their_marker - marker - shift
        if (
            marker < text
            and matched.ours.letters[matched.ours.spans[mine].first].is_of_other_script
        ):
            # Word counts in few digits: where others are as wide as these, the numbers end alike
            by = matched.theirs.marker_end(yours) - matched.ours.marker_end(mine) - shift
        change = change or _moved("marker", by, INDENT_TOLERANCE + added)
        if matched.ours.lines[mine].is_mixed and _ends_alike(matched, mine, yours):
            change = None  # where lines are read from right to left, they begin there
        yield _compared(matched, mine, change)


def _ends_alike(matched: Matched, mine: int, yours: int) -> bool:
    return abs(matched.theirs.lines[yours].right - matched.ours.lines[mine].right) < EDGE_TOLERANCE


def _alignments(matched: Matched, starts: Starts, columns: TextColumns) -> Iterator[Compared]:
    """The right edges of lines that hold the same words in the same type."""
    for mine, yours in starts.items():
        if _is_as_wide(matched, mine, yours):
            line, other = matched.ours.lines[mine], matched.theirs.lines[yours]
            by = other.right - line.right - columns.shift(line, other)
            blank = BLANK * line.size if line.is_mixed else _added(matched, mine)
            yield _compared(matched, mine, _moved("right edge", by, EDGE_TOLERANCE + blank))


def _added(matched: Matched, index: int) -> float:
    """What LibreOffice adds to a line of ours where an East Asian letter stands beside a Latin one,
    in points, though the Word file says no (`w:autoSpaceDE`, `w:autoSpaceDN`): a quarter em each
    (docs/decisions/word-east-asian-lines.md)."""
    span = matched.ours.spans[index]
    letters = matched.ours.letters[span.first : span.stop]
    meetings = sum(_is_wide(one.text) != _is_wide(other.text) for one, other in pairwise(letters))
    return BLANK * matched.ours.lines[index].size * meetings


def _is_wide(text: str) -> bool:
    return unicodedata.east_asian_width(text[0]) == "W"


def _is_folio_of_other_script(matched: Matched, mine: int) -> bool:
    """Whether a line is a page's number in digits that Word may not count in."""
    span = matched.ours.spans[mine]
    letters = matched.ours.letters[span.first : span.stop]
    is_number = not any(letter.text.isalpha() for letter in letters)
    other = any(letter.is_of_other_script for letter in letters)
    return matched.ours.lines[mine].is_furniture and is_number and other


def _is_as_wide(matched: Matched, mine: int, yours: int) -> bool:
    if _is_folio_of_other_script(matched, mine):
        return False
    span, other = matched.ours.spans[mine], matched.theirs.spans[yours]
    one, another = (
        text.letters[line.first].lettering
        for text, line in ((matched.ours, span), (matched.theirs, other))
    )
    same_face = one.face.family == another.face.family and one.face.is_bold == another.face.is_bold
    return span.text == other.text and same_face and abs(one.size - another.size) < SAME_SIZE


def _moved(what: str, by: float, tolerance: float) -> str | None:
    if abs(by) <= tolerance:
        return None
    return f"{what} {abs(by):.1f} pt further {'right' if by > 0 else 'left'}"


def _breaks(matched: Matched, starts: Starts) -> Iterator[Compared]:
    """The lines, by whether they begin with the same word in both files.

    A hyphenated word upsets all lines after it, until both files begin a line alike again; those
    are not counted, since each program hyphenates by a dictionary of its own.
    """
    upset = False
    for index, span in enumerate(matched.ours.spans):
        upset = upset and index not in starts
        if span.text and matched.partners[span.first] is not None:
            if not upset:
                yield _compared(matched, index, None if index in starts else "begins elsewhere")
            upset = upset or _hyphenates(matched, index)


def _hyphenates(matched: Matched, index: int) -> bool:
    """Whether a line ends within a word in one file, and elsewhere in the other one."""
    span = matched.ours.spans[index]
    other = matched.their_line(span.first) if span.text else None
    if other is None or span.text == matched.theirs.spans[other].text:
        return False
    lines = matched.ours.lines[index], matched.theirs.lines[other]
    return any(line.ends_in_hyphen for line in lines)


def _headings(matched: Matched, columns: TextColumns) -> Iterator[Compared]:
    """Lines of display type, by whether they stand within one line of their place."""
    ours = matched.ours
    leading, body = _usual_leading(ours), _body_size(ours)
    for index, span in enumerate(ours.spans):
        other = matched.their_line(span.first) if span.text else None
        if other is not None and _is_heading(ours, index, body):
            line, there = ours.lines[index], matched.theirs.lines[other]
            if not columns.shift(line, there):
                yield _compared(matched, index, _drift(line, there, leading))


def _drift(mine: PrintedLine, yours: PrintedLine, leading: float) -> str | None:
    if mine.page != yours.page:
        return f"on page {yours.page} instead of {mine.page}"
    by = yours.baseline - mine.baseline
    return f"{by:+.0f} pt lower" if abs(by) > leading + DRIFT + mine.sinks else None


def _is_heading(text: Text, index: int, body: float) -> bool:
    span = text.spans[index]
    letterings = {letter.lettering for letter in text.letters[span.first : span.stop]}
    return all(lettering.size > body + 1 or lettering.face.is_bold for lettering in letterings)


def _body_size(text: Text) -> float:
    sizes = Counter(letter.lettering.size for letter in text.letters)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _usual_leading(text: Text) -> float:
    distances = (_distance(text, index) for index in range(len(text.lines) - 1))
    times = Counter(round(distance, 1) for distance in distances if distance and distance > 0)
    return max(times, key=lambda leading: (times[leading], -leading), default=USUAL_LEADING)
