"""Which HTML tags an article may hold, what they become, and HTML tables as grids."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import StringIO
from xml.etree.ElementTree import Element

from exporter.article.inline.marks import Kind
from exporter.article.numbering import Numbering

MARKS = {
    "b": Kind.STRONG,
    "strong": Kind.STRONG,
    "i": Kind.EMPHASIS,
    "em": Kind.EMPHASIS,
    "cite": Kind.EMPHASIS,
    "dfn": Kind.EMPHASIS,
    "var": Kind.EMPHASIS,
    "s": Kind.STRIKE,
    "strike": Kind.STRIKE,
    "del": Kind.STRIKE,
    "mark": Kind.HIGHLIGHT,
    "sup": Kind.SUPERSCRIPT,
    "sub": Kind.SUBSCRIPT,
    "a": Kind.LINK,
}
CODE = frozenset({"code", "kbd", "samp", "tt"})
MAX_DEPTH = 100
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    {"p", "ul", "ol", "table", "blockquote", "figure", "pre", "hr", "#callout", *HEADINGS}
)
"""Elements that are blocks."""

_HOLDER_NAMES = (
    "address article aside body center dd details div dl dt fieldset footer header html li main"
    " nav section summary"
)
HOLDERS = frozenset(_HOLDER_NAMES.split())
"""Elements that hold blocks, and are none."""

SILENT = frozenset({"wbr", "tbody", "thead", "tfoot", "colgroup", "col", "html", "head", "body"})
_FORBIDDEN_NAMES = (
    "applet audio base button canvas dialog embed form frame frameset iframe input link map math"
    " meta noscript object script select style svg template textarea title video"
)
FORBIDDEN = frozenset(_FORBIDDEN_NAMES.split())
"""Elements that go whole, with what is in them."""

_MOST_DIGITS = 10  # one more than any number that we take has

Report = Callable[[str, str, str | None], None]
"""Notes a warning: its code, its message, its hint."""


def report_removed(report: Report, name: str) -> None:
    """Say that an element is gone whole."""
    report("html-removed", f"<{name}> and what is in it was left out", None)


def report_dropped(report: Report, name: str) -> None:
    """Say that only the words of an element are left."""
    report("html-dropped", f"the tag <{name}> was left out, its words stay", None)


RUBY = {"ruby": ("", ""), "rb": ("", ""), "rtc": ("", ""), "rt": ("（", "）")}
"""What begins and ends the parts of a reading aid, which stands in brackets (HTML, 4.5.10)."""
FALLBACK = "rp"
"""The element that holds brackets for programs that know no `ruby`; ours are printed."""


def report_ruby(report: Report, name: str) -> None:
    """Say, once for each, that a reading aid stands behind its words instead of above them."""
    if name == "ruby":
        report("ruby", "a reading aid is set in brackets behind its words, not above them", None)


def report_shortcode(report: Report, shortcode: str) -> None:
    """Say that a shortcode is gone; a long one is quoted by its beginning."""
    quoted = shortcode if len(shortcode) <= _QUOTED else f"{shortcode[:_QUOTED]}…"
    report("shortcode-removed", f"the shortcode {quoted!r} was left out", None)


def report_foreign(report: Report, typed: str, meta: Mapping[str, object]) -> None:
    """Say that something of another dialect is not understood; it prints as typed, or not."""
    quoted = typed if len(typed) <= _QUOTED else f"{typed[:_QUOTED]}…"
    done = "prints as it is typed" if meta["prints"] else "was left out"
    report("foreign-syntax", f"{meta['what']} {done}: {' '.join(quoted.split())}", None)


_QUOTED = 80  # characters of a source in a message


def names_in(element: Element) -> list[str]:
    """What an element and those inside it are called, for links."""
    names = (one.get(key) for one in element.iter() for key in ("id", "name"))
    return [name for name in names if name]


VOID = frozenset({"base", "embed", "frame", "input", "link", "meta"})

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*)")


def tag_of(html: str) -> tuple[str, bool] | None:
    """The lower-case name of the first tag in `html` and whether it ends an element."""
    match = _TAG.match(html.lstrip())
    return (match["name"].lower(), bool(match["end"])) if match else None


def parsed(html: str) -> Element:
    """The body of an HTML fragment, its tree built as HTML5 says."""
    import tinyhtml5  # type: ignore[import-untyped]  # slow to load, and rarely needed

    root: Element = tinyhtml5.parse(StringIO(f"<body>{html}"), namespace_html_elements=False)
    body = root.find("body")
    return root if body is None else body


NUMBERINGS: Mapping[str, Numbering] = {
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
"""How an `ol` of each `type` counts."""

CELLS = ("td", "th")
_PARTS = {"thead": 0, "tfoot": 2}
_ALIGNED = re.compile(r"(?:^|;)\s*text-align\s*:\s*(?P<side>\w+)", re.IGNORECASE)
_SIDES = {"left": "left", "start": "left", "center": "center", "right": "right", "end": "right"}
WIDEST = 100  # columns or rows that a cell may span; no article has a table as large
Grid = list[list[Element | None]]


def grid_of(table: Element) -> Grid:
    """The cells by row and column; `None` where one spans that began above or before.

    There are no more columns than those in which cells begin.
    """
    rows: Grid = []
    covered: dict[int, int] = {}
    for row in _rows_of(table):
        cells = [cell for cell in row if cell.tag in CELLS]
        if cells:
            rows.append(_row(cells, covered))
    begin = (number for row in rows for number, cell in enumerate(row) if cell is not None)
    width = max(begin, default=-1) + 1
    return [row[:width] + [None] * (width - len(row)) for row in rows]


def _rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table in the order of print, its foot last; not those of tables in it."""
    for part in sorted(table, key=lambda part: _PARTS.get(str(part.tag), 1)):
        yield from [part] if part.tag == "tr" else part.findall("tr")


def head_of(table: Element) -> int:
    """How many rows are a table's head; one where none is marked as such."""
    head = table.find("thead")
    rows = head.findall("tr") if head is not None else []
    return max(sum(any(cell.tag in CELLS for cell in row) for row in rows), 1)


def sides_of(grid: Grid) -> list[str]:
    """How each column is set: as the first of its cells that says so, but for the head."""
    return [
        next(filter(None, map(_side, column[1:])), "left") for column in zip(*grid, strict=True)
    ]


def _side(cell: Element | None) -> str:
    if cell is None or _span(cell, "colspan") > 1:
        return ""
    said = _ALIGNED.search(cell.get("style", ""))
    side = (said["side"] if said else cell.get("align", "")).lower()
    return _SIDES.get(side, "")


def spans(grid: Grid) -> bool:
    """Whether a cell spans several columns or rows."""
    cells = (cell for row in grid for cell in row if cell is not None)
    return any(_span(cell, "colspan") > 1 or _span(cell, "rowspan") > 1 for cell in cells)


def _row(cells: Sequence[Element], covered: dict[int, int]) -> list[Element | None]:
    """A row; `covered` tells how many more rows each column is taken in from above."""
    row: list[Element | None] = []
    for cell in cells:
        _skip(row, covered)
        across = _span(cell, "colspan")
        down = _span(cell, "rowspan")
        covered.update({len(row) + column: down - 1 for column in range(across)})
        row += [cell, *[None] * (across - 1)]
    _skip(row, covered)
    return row


def _skip(row: list[Element | None], covered: dict[int, int]) -> None:
    """Leave out the columns that a cell from above takes."""
    while covered.get(len(row), 0) > 0:
        covered[len(row)] -= 1
        row.append(None)


def _span(cell: Element, name: str) -> int:
    return min(max(number_in(cell, name), 1), WIDEST)


def number_in(element: Element, name: str) -> int:
    """The whole number that an attribute says, 1 without one; of a long one its first digits."""
    said = element.get(name, "1").strip()
    return int(said[:_MOST_DIGITS]) if said.isascii() and said.isdigit() else 1
