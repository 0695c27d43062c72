"""Small printed pages, to be compared with each other."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name

from exporter.parity.comparison import Parity, compare
from exporter.parity.measure import Measure

WIDTH, HEIGHT = 400, 600
FONTS = {
    "roman": "Times-Roman",
    "bold": "Times-Bold",
    "italic": "Times-Italic",
    "sans": "Helvetica",
}


@dataclass(frozen=True)
class Words:
    """A line of print: where its first letter stands, from the page's upper left corner."""

    text: str
    left: float = 50
    baseline: float = 100
    font: str = "roman"
    size: float = 10
    colour: str = "0 0 0"
    mark: str = "Span"

    def painted(self) -> str:
        """The operators that paint it."""
        place = f"{self.left} {HEIGHT - self.baseline}"
        letters = f"/{self.font} {self.size} Tf {place} Td ({self.text}) Tj"
        return f"/{self.mark} BMC {self.colour} rg BT {letters} ET EMC"


def filled(left: float, top: float, right: float, bottom: float, colour: str) -> str:
    """The operators that paint a box."""
    return f"{colour} rg {left} {HEIGHT - bottom} {right - left} {bottom - top} re f"


def printed(*pages: Iterable[Words | str]) -> bytes:
    """A PDF of pages with lines, and with operators as they are."""
    made = pikepdf.new()
    fonts = {
        f"/{short}": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"))
        for short, name in FONTS.items()
    }
    for page in pages:
        made.add_blank_page(page_size=(WIDTH, HEIGHT))
        operators = [part if isinstance(part, str) else part.painted() for part in page]
        made.pages[-1].Resources = Dictionary(Font=Dictionary(fonts))
        made.pages[-1].Contents = made.make_stream("\n".join(operators).encode())
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def compared(ours: Iterable[Words | str], theirs: Iterable[Words | str]) -> Parity:
    """The comparison of two PDFs of one page."""
    return compare(printed(ours), printed(theirs))


def broken(parity: Parity) -> list[str]:
    """The names of the measures that do not hold."""
    return [measure.name for measure in parity.measures if not measure.holds]


def only_broken(parity: Parity) -> Measure:
    """The one measure that does not hold."""
    (name,) = broken(parity)
    return parity[name]
