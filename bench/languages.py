"""What becomes of articles in many languages: a row for each.

`python -m bench.languages FILE... [--theme NAME]` exports each brief as PDF and DOCX and tells how
many errors and warnings that gave, whether veraPDF finds it accessible (ua1) and fit to be kept
(3a), whether the Open XML SDK finds the Word file valid, what share of the text poppler and PDFium
get back (`bench.recall`), whether LibreOffice prints the Word file as `brief compare` wants it, and
whether the Word file comes back as the same article. The last row counts.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.recall import pdfium, poppler, recall, said
from exporter import Exporter
from exporter.diagnostics import ExportError, Severity
from exporter.intake.incoming import incoming
from exporter.parity.comparison import Parity, compare
from exporter.parity.libreoffice import printed_by_libreoffice
from tests.support.validators import ooxml, vera

HEAD = "| article | told | ua1 | 3a | SDK | poppler | PDFium | compare | import |"
FLAVOURS = ("ua1", "3a")
ENOUGH = 0.99  # of the text


@dataclass(frozen=True)
class Made:
    """An article's two files, and how many errors and warnings it gave."""

    source: Path
    pdf: Path
    docx: Path
    told: int


@dataclass(frozen=True)
class Row:
    """What became of an article."""

    name: str
    told: int
    valid: tuple[bool, ...]
    shares: tuple[float, float]
    parity: Parity
    is_same: bool

    def __str__(self) -> str:
        shares = (f"{int(share * 1000) / 1000:.3f}" for share in self.shares)
        broken = " ".join(one.name for one in self.parity.measures if not one.holds)
        cells = (
            self.name,
            str(self.told),
            *map(_yes, self.valid),
            *shares,
            "holds" if self.parity.holds else broken or "pages",
            _yes(self.is_same),
        )
        return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.languages", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--theme", default="newsroom")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = list(_made(asked.files, asked.theme, Path(folder)))
        print(f"{HEAD}\n{'|---' * 9}|")
        rows = []
        for row in _rows(made):
            rows.append(row)
            print(row, flush=True)
    print(_count(rows))


def _made(files: Iterable[Path], theme: str, folder: Path) -> Iterator[Made]:
    """Each article that can be exported; of the others is said why not."""
    exporter = Exporter(theme=theme)
    for number, source in enumerate(files):
        try:
            export = exporter.export(source, editions=["brief"])
        except ExportError as problem:
            print(f"{source.stem}: {problem}")
            continue
        paths = {one.format: folder / f"{number}.{one.format}" for one in export.renditions}
        for one in export.renditions:
            paths[one.format].write_bytes(one.data)
        told = sum(one.severity is not Severity.NOTE for one in export.diagnostics)
        yield Made(source, paths["pdf"], paths["docx"], told)


def _rows(made: Sequence[Made]) -> Iterator[Row]:
    wrong = [
        {found.partition(":")[0] for found in vera.failures([one.pdf for one in made], flavour)}
        for flavour in FLAVOURS
    ]
    for one in made:
        pdf = one.pdf.read_bytes()
        # One at a time: LibreOffice keeps a family as the first file embeds it.
        (printed,) = printed_by_libreoffice([one.docx.read_bytes()])
        blocks = said(one.source)
        yield Row(
            one.source.stem,
            one.told,
            (
                *(one.pdf.name not in found for found in wrong),
                not ooxml.sdk_failures([one.docx]),
            ),
            (recall(blocks, poppler(pdf)), recall(blocks, pdfium(pdf))),
            compare(pdf, printed),
            incoming(one.docx).article == incoming(one.source).article,
        )


def _count(rows: Sequence[Row]) -> str:
    """The row that counts."""
    sums = (
        *(sum(row.valid[index] for row in rows) for index in range(3)),
        *(sum(row.shares[index] >= ENOUGH for row in rows) for index in range(2)),
        sum(row.parity.holds for row in rows),
        sum(row.is_same for row in rows),
    )
    quiet = sum(not row.told for row in rows)
    return f"| **{len(rows)}** | {quiet} quiet | {' | '.join(map(str, sums))} |"


def _yes(held: bool) -> str:  # what is asked is said by whom it is asked of
    return "yes" if held else "**no**"


if __name__ == "__main__":
    main()
