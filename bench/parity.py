"""How many Word files print as `brief compare` wants them: a row a file, and a sum a theme.

`python -m bench.parity FILE... [--theme NAME]... [--paper NAME]... [--edition NAME]...` exports
each article as PDF and DOCX, in all themes and on both papers unless told otherwise, lets
LibreOffice print the Word files, and tells the measure that is least kept, and what fails. It ends
with 1 where any theme holds fewer than `--least` of its files (0.97), or has pages too many.
`--keep FOLDER` leaves the PDF, the DOCX and the print of each pair that fails there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, product
from pathlib import Path

from exporter import Exporter, resources
from exporter.diagnostics import ExportError
from exporter.parity.comparison import Parity, compare
from exporter.parity.libreoffice import printed_by_libreoffice

HEAD = "| theme | paper | article | edition | pages | least kept | fails |"
TOGETHER = 8  # files that one LibreOffice prints: each start takes it longer than a file
LEAST = 0.97  # of a theme's files
MOST_TOLD = 2  # differences of a measure


@dataclass(frozen=True)
class Pair:
    """An edition's two files, and how each is called."""

    theme: str
    paper: str
    article: str
    edition: str
    pdf: bytes
    docx: bytes

    @property
    def stem(self) -> str:
        """What its files are called where they are kept."""
        return "-".join((self.theme, self.paper, self.article, self.edition))


@dataclass(frozen=True)
class Row:
    """How alike two files print."""

    pair: Pair
    parity: Parity

    def __str__(self) -> str:
        pair, (ours, theirs) = self.pair, self.parity.pages
        pages = str(ours) if ours == theirs else f"**{ours} and {theirs}**"
        least = min(self.parity.measures, key=lambda one: one.share)
        kept = f"{least.name} {int(least.share * 1000) / 10} %"
        cells = (pair.theme, pair.paper, pair.article, pair.edition, pages, kept)
        return f"| {' | '.join(cells)} | {failing(self.parity)} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; whether enough of it holds is the exit code."""
    asked = _asked(arguments)
    print(f"{HEAD}\n{'|---' * 7}|")
    is_enough = True
    sums = []
    for theme in asked.theme or list(resources.themes()):
        rows = []
        for row in measured(pairs(asked.files, theme, asked.paper, asked.edition)):
            rows.append(row)
            print(row, flush=True)
            if asked.keep and not row.parity.holds:
                _keep(row.pair, asked.keep)
        sums.append(_sum(theme, rows))
        is_enough = is_enough and _is_enough(rows, asked.least)
    print("\n".join(sums))
    return 0 if is_enough else 1


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.parity", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--theme", action="append")
    parser.add_argument("--paper", action="append", choices=resources.PAPERS)
    parser.add_argument("--edition", action="append")
    parser.add_argument("--least", type=float, default=LEAST)
    parser.add_argument("--keep", type=Path)
    return parser.parse_args(arguments)


def pairs(
    files: Iterable[Path],
    theme: str,
    papers: Sequence[str] | None = None,
    editions: Sequence[str] | None = None,
) -> Iterator[Pair]:
    """The two files of each edition of each article; of what cannot be exported is said why not."""
    for paper, source in product(papers or resources.PAPERS, files):
        try:
            export = Exporter(theme=theme, paper=paper).export(
                source, editions=editions or tuple(resources.editions()), preflight=False
            )
        except ExportError as problem:
            print(f"{source.stem}: {problem}", file=sys.stderr)
            continue
        by_edition = groupby(export.renditions, key=lambda one: one.edition)
        for edition, renditions in by_edition:
            data = {one.format: one.data for one in renditions}
            yield Pair(theme, paper, source.stem, edition, data["pdf"], data["docx"])


def measured(made: Iterable[Pair]) -> Iterator[Row]:
    """Each pair as LibreOffice prints it."""
    left = iter(made)
    while some := list(islice(left, TOGETHER)):
        prints = printed_by_libreoffice([one.docx for one in some])
        for pair, printed in zip(some, prints, strict=True):
            parity = compare(pair.pdf, printed)
            yield Row(pair, parity if parity.holds else _alone(pair))


def _alone(pair: Pair) -> Parity:
    """Printed by a LibreOffice of its own, which keeps a family as the first file embeds it."""
    (printed,) = printed_by_libreoffice([pair.docx])
    return compare(pair.pdf, printed)


def failing(parity: Parity) -> str:
    """The promises that are not kept, with what differs first; nothing where all are."""
    ours, theirs = parity.pages
    pages = [] if ours == theirs else ["pages"]
    broken = (one for one in parity.measures if not one.holds)
    told = (
        f"{one.name} {one.kept}/{one.total}: {'; '.join(one.differences[:MOST_TOLD])}"
        for one in broken
    )
    return "; ".join((*pages, *told)).replace("|", "/")


def _keep(pair: Pair, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (printed,) = printed_by_libreoffice([pair.docx])
    for suffix, data in ((".pdf", pair.pdf), (".docx", pair.docx), (".docx.pdf", printed)):
        (folder / f"{pair.stem}{suffix}").write_bytes(data)


def _sum(theme: str, rows: Sequence[Row]) -> str:
    held = sum(row.parity.holds for row in rows)
    equal = sum(row.parity.pages[0] == row.parity.pages[1] for row in rows)
    share = f"{held / len(rows):.1%}" if rows else "none"
    told = f"{theme}: {held} of {len(rows)} hold ({share})"
    return f"{told}; pages equal in {equal} of {len(rows)}"


def _is_enough(rows: Sequence[Row], least: float) -> bool:
    """Whether so large a share holds, and all have as many pages."""
    held = sum(row.parity.holds for row in rows)
    return held >= least * len(rows) and all(
        row.parity.pages[0] == row.parity.pages[1] for row in rows
    )


if __name__ == "__main__":
    sys.exit(main())
