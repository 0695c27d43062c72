"""What pages and columns leave empty at their feet: `python -m bench.holes FILE...`.

Each file is exported as a brief in each theme. A line tells each hole of more than three lines,
with what left it by beginning the next page or column, and how many lines that lacked; and each
last page of less than 15 %. A row for each theme, and one of all, counts them, and last pages by
quarters of what they fill. With `--stand-ins`, missing pictures are grey ones of a shape that their
names give. With `--word`, LibreOffice prints the Word files too: a line tells each that takes other
pages than the PDF, and a row of each theme counts the rescued ones, which copyfitting set in any
other way than the stylesheet does that their last page ends well.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from exporter import Exporter, ExportError
from exporter.article.pictures import Picture, picture_in, sources_of
from exporter.engine.insides import Node
from exporter.engine.page_bottoms import PushedFigure, pushed_figures
from exporter.engine.page_frames import neighbours
from exporter.engine.page_tops import PushedText, is_asked_for, pushed_text
from exporter.intake.incoming import Incoming
from exporter.parity.libreoffice import printed_by_libreoffice
from exporter.writers.laid_out import LaidOut, Written
from exporter.writers.writer_table import OutputFormat

THEMES = ("newsroom", "think-tank", "parliament", "clear-print")
LINES = 3.05  # of the text; what widows, orphans and headings may leave is no hole
TENTH = 0.1  # of a page
NEAR_EMPTY = 0.15  # of a last page
TOGETHER = 8  # Word files that one LibreOffice prints
WORDS = 40  # letters of what follows a hole
SHAPES = ((1200, 800), (1600, 900), (800, 1100), (1200, 500), (900, 900), (700, 1200), (1400, 1000))


AS_STYLED = {"--fit": 1, "--fit-space": 1, "--fit-close": 1, "--fit-depth": 0}
LAST_PAGES = f"{'last pages':<12}" + "".join(
    f"{one:>9}" for one in ("0-25 %", "25-50 %", "50-75 %", "75-100 %")
)


@dataclass(frozen=True)
class Hole:
    """What a page or column leaves empty, in lines and as a share of the page.

    `follows` is the element that begins the next one, with its first words; `missing` is by how
    many lines it was too high, `None` where that is not known.
    """

    page: int
    column: int
    lines: float
    share: float
    follows: str
    missing: float | None

    @property
    def counts(self) -> bool:
        """Whether it is one."""
        return self.lines > LINES


@dataclass(frozen=True)
class Feet:
    """The feet of a brief: how many pages it has, what of the last is used, and every hole.

    One that `is_rescued` is set otherwise than by the stylesheet; `docx` is the Word file, where it
    was asked for.
    """

    pages: int
    last: float
    holes: tuple[Hole, ...]
    is_rescued: bool = False
    docx: bytes = b""

    @property
    def counted(self) -> list[Hole]:
        """The holes of more than three lines."""
        return [hole for hole in self.holes if hole.counts]

    @property
    def ends_badly(self) -> bool:
        """Whether the last of several pages is nearly empty."""
        return self.pages > 1 and self.last < NEAR_EMPTY


@dataclass(frozen=True)
class InWord:
    """A brief whose Word file is printed: what it is called, and its feet in the PDF."""

    name: str
    feet: Feet

    def told(self, pages: int) -> str:
        """A line of one that takes so many pages."""
        rescued = "rescued, " if self.feet.is_rescued else ""
        return f"{self.name}: {rescued}{self.feet.pages} pages, and {pages} in Word"


@dataclass
class Row:
    """The counts of some briefs, and the seconds of a processor that they took."""

    briefs: int = 0
    inner: int = 0
    holes: int = 0
    tenths: int = 0
    endings: int = 0
    seconds: float = 0.0
    quarters: Counter[int] = field(default_factory=Counter)
    word: list[InWord] = field(default_factory=list)

    def add(self, feet: Feet, seconds: float) -> None:
        """Count a brief."""
        self.briefs += 1
        self.inner += feet.pages - 1
        self.holes += len(feet.counted)
        self.tenths += sum(hole.share > TENTH for hole in feet.counted)
        self.endings += feet.ends_badly
        self.seconds += seconds
        if feet.pages > 1:
            self.quarters[min(int(feet.last * 4), 3)] += 1

    def told(self, name: str) -> str:
        """The row of a table."""
        numbers = (self.briefs, self.inner, self.holes, self.tenths, self.endings)
        return f"{name:<12}" + "".join(f"{one:>9}" for one in numbers) + f"{self.seconds:>9.1f}"

    def told_of_last_pages(self, name: str) -> str:
        """How many last pages of several are filled to a quarter, a half, and so on."""
        return f"{name:<12}" + "".join(f"{self.quarters[one]:>9}" for one in range(4))

    def told_of_word(self, name: str) -> Iterator[str]:
        """The briefs whose Word files take other pages, and a row that counts them."""
        counts: Counter[bool] = Counter()
        left = iter(self.word)
        while some := list(islice(left, TOGETHER)):
            for one, printed in zip(some, _pages_in_word(some), strict=True):
                # One that stands alone keeps its fonts as it embeds them.
                pages = printed if printed == one.feet.pages else next(_pages_in_word([one]))
                if pages != one.feet.pages:
                    counts[one.feet.is_rescued] += 1
                    yield f"{name} {one.told(pages)}"
        rescued = sum(one.feet.is_rescued for one in self.word)
        of = f"{counts[True]} of {rescued} rescued briefs, {counts[False]} of the other"
        yield f"{name:<12}{of} {len(self.word) - rescued}, take other pages in Word"


def _pages_in_word(briefs: Sequence[InWord]) -> Iterator[int]:
    """How many pages the Word file of each takes."""
    for printed in printed_by_libreoffice([one.feet.docx for one in briefs]):
        yield len(pikepdf.open(io.BytesIO(printed)).pages)


HEAD = f"{'theme':<12}" + "".join(
    f"{one:>9}" for one in ("briefs", "inner", "3 lines", "a tenth", "<15 %", "seconds")
)


def main() -> None:
    """Print the holes, and the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.holes", description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--theme", action="append", help="one of them, or more; else all four")
    parser.add_argument("--paper", choices=("a4", "letter"))
    parser.add_argument("--stand-ins", action="store_true", help="of missing pictures")
    parser.add_argument("--word", action="store_true", help="print the Word files too")
    asked = parser.parse_args()
    rows: dict[str, Row] = {}
    for theme in asked.theme or THEMES:
        exporter = Exporter(theme=theme, paper=asked.paper)
        for file in asked.files:
            _count(exporter, theme, file, rows, asked)
    print(HEAD)
    for name in (*(asked.theme or THEMES), "all"):
        print(rows.setdefault(name, Row()).told(name))
    print(LAST_PAGES)
    for name in (*(asked.theme or THEMES), "all"):
        print(rows[name].told_of_last_pages(name))
    for theme in (asked.theme or THEMES) if asked.word else ():
        print(*rows[theme].told_of_word(theme), sep="\n", flush=True)


def _count(
    exporter: Exporter, theme: str, file: Path, rows: dict[str, Row], asked: argparse.Namespace
) -> None:
    began = time.process_time()
    try:
        feet = feet_of(exporter, file, stand_ins=asked.stand_ins, in_word=asked.word)
    except ExportError as failure:
        print(f"{theme} {file.name}: {failure}", flush=True)
        return
    seconds = time.process_time() - began
    for name in (theme, "all"):
        rows.setdefault(name, Row()).add(feet, seconds)
    if asked.word:
        rows[theme].word.append(InWord(file.name, feet))
    for line in told_of(feet):
        print(f"{theme} {file.name}: {line}", flush=True)


def told_of(feet: Feet) -> Iterator[str]:
    """A line for each hole, and one for a last page that is nearly empty."""
    for hole in feet.counted:
        lacks = "" if hole.missing is None else f", lacks {hole.missing:.1f} lines"
        where = f"page {hole.page} of {feet.pages}, column {hole.column + 1}"
        print_of = f"{hole.lines:.1f} lines, {hole.share:.0%}"
        yield f"{where}: {print_of}, before {hole.follows}{lacks}"
    if feet.ends_badly:
        yield f"page {feet.pages}, the last, is filled by {feet.last:.0%}"


def feet_of(
    exporter: Exporter, file: Path, *, stand_ins: bool = False, in_word: bool = False
) -> Feet:
    """The feet of the brief of an article; raises ExportError."""
    article = exporter.incoming(file)
    if stand_ins:
        article = replace(article, pictures={**_stand_ins(article), **article.pictures})
    made = exporter.export(
        article,
        editions=("brief",),
        formats=("docx",) if in_word else (),
        also=(FEET,),
        folder=file.parent,
        preflight=False,
    )
    data = {one.format: one.data for one in made.renditions}
    told: dict[str, Any] = json.loads(data["feet"])
    holes = tuple(Hole(**hole) for hole in told["holes"])
    return Feet(told["pages"], told["last"], holes, told["is_rescued"], data.get("docx", b""))


def _write(edition: LaidOut) -> Written:
    layout = edition.layout
    holes = tuple(_holes(edition)) if layout.pages > 1 else ()
    top, bottom = layout.type_area(layout.pages)
    last = layout.used(layout.pages) / (bottom - top)
    texts = edition.cascade.variables(tuple(AS_STYLED))
    set_by_fit = {name: float(value.removesuffix("pt")) for name, value in texts.items()}
    told = {"pages": layout.pages, "last": last, "is_rescued": set_by_fit != AS_STYLED}
    return Written(json.dumps(told | {"holes": [asdict(hole) for hole in holes]}).encode())


FEET = OutputFormat("feet", "what pages leave empty, as JSON", ".json", _write)


def _holes(edition: LaidOut) -> Iterator[Hole]:
    """What each page and column leaves empty that another follows, unless that is asked for."""
    layout, line = edition.layout, edition.cascade.root_style().leading
    page_style = edition.cascade.page_style(first=False)
    height = page_style.height - page_style.margin.top - page_style.margin.bottom
    causes: list[PushedFigure | PushedText] = [*pushed_text(layout), *pushed_figures(layout)]
    pushed = {(one.page, one.column): one for one in causes}
    for before, frame in neighbours(layout):
        if is_asked_for(frame.box):
            continue
        cause = pushed.get((before.page, before.index))
        follows = _told(cause.node) if cause else "text"
        missing = cause.missing / line if cause else None
        hole = before.hole
        yield Hole(before.page, before.index, hole / line, hole / height, follows, missing)


def _told(node: Node) -> str:
    words = " ".join("".join(node.itertext()).split())[:WORDS]
    name = ".".join([str(node.tag), *(node.get("class") or "").split()])
    return f"{name} {words!r}"


def _stand_ins(article: Incoming) -> dict[str, Picture]:
    """A grey picture for each that is missing."""
    missing = [src for src in sources_of(article.article) if src not in article.pictures]
    made = {src: picture_in(src, _grey(src)) for src in missing}
    return {src: picture for src, picture in made.items() if isinstance(picture, Picture)}


def _grey(name: str) -> bytes:
    """A picture of a shape that its name gives."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4])
    stream = io.BytesIO()
    Image.new("L", SHAPES[number % len(SHAPES)], 160).save(stream, "PNG")
    return stream.getvalue()


if __name__ == "__main__":
    main()
