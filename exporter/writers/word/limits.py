"""What a stylesheet may ask for and Word cannot show: said once each, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from exporter.diagnostics import Diagnostic, warning
from exporter.styled import Element, StyledDocument
from exporter.writers.word.boxes import is_box
from exporter.writers.word.multicolumn import asks_for_columns
from exporter.writers.word.rows import is_row

APART = ("none", "table", "list-item", "flex")
REGULAR_AND_BOLD = (400, 700)

LIMITS: Mapping[str, Callable[[Element], bool]] = {
    "position: absolute or fixed": lambda element: element.style.position in ("absolute", "fixed"),
    "display: grid": lambda element: element.style.display == "grid",
    "display: flex around blocks": lambda element: (
        element.style.display == "flex" and not is_row(element)
    ),
    "a font weight other than 400 and 700": lambda element: (
        element.style.font_weight not in REGULAR_AND_BOLD
    ),
    "break-after: page": lambda element: element.style.break_after in ("page", "left", "right"),
    "columns and rows of cells that span": lambda element: bool(
        element.attributes.keys() & {"colspan", "rowspan"}
    ),
}


def limits_of(document: StyledDocument) -> tuple[Diagnostic, ...]:
    """A warning for each thing that the document asks for in vain."""
    shown = [element for element in document.body.walk() if element.style.display != "none"]
    found = [name for name, asks in LIMITS.items() if any(map(asks, shown))]
    if any(_has_lost_columns(document.body, on_page=True)):
        found.append("columns inside of a box or of columns")
    if document.first_page.margin != document.page.margin:
        found.append("other margins on the first page")
    return tuple(
        warning(
            "word-cannot-show",
            f"Word cannot show what the stylesheet asks for: {name}",
            hint="the PDF has it; the Word file goes without",
        )
        for name in found
    )


def _has_lost_columns(element: Element, *, on_page: bool) -> Iterator[bool]:
    """For each element with columns whether it stands where Word has none."""
    is_apart = is_box(element.style) or element.style.display in APART
    has_columns = asks_for_columns(element.style)
    if has_columns:
        yield is_apart or not on_page
    inside = on_page and not is_apart and not has_columns
    for child in element.elements:
        yield from _has_lost_columns(child, on_page=inside)
