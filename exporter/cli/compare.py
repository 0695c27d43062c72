"""`brief compare`: does the Word file look like the PDF, and if not, what differs?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exporter.diagnostics import (
    ArticleError,
    ContractError,
    Diagnostic,
    FileError,
    Place,
    error,
    visible,
)
from exporter.machine.confined import confined

if TYPE_CHECKING:
    from exporter.parity.comparison import Parity
    from exporter.parity.measure import Measure

WIDTH = 12  # of a column


@click.command()
@click.argument("first", metavar="FILE.pdf", type=click.Path(path_type=Path))
@click.argument("second", metavar="FILE.docx", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print all measures as a JSON object.")
def compare(*, first: Path, second: Path, as_json: bool) -> None:
    """Measure how alike a PDF and its Word file print.

    LibreOffice prints the Word file; it may be a second PDF instead. What is measured are words and
    their order, type, colour, the places of lines and headings, fills and rules. It ends with 5
    where the two differ more than brief promises.
    """
    parity = _compared(first, second)
    click.echo(_as_json(parity) if as_json else "\n".join(_table(parity)))
    broken = list(_broken(parity, second))
    if broken:
        raise ContractError(broken)


def _compared(first: Path, second: Path) -> Parity:
    from exporter.parity.comparison import MAX_FILE
    from exporter.parity.comparison import compare as compare_prints
    from exporter.readers.files import bytes_of

    data = bytes_of(second, MAX_FILE)
    if data.startswith(b"PK"):
        data = _printed(data, str(second))
    elif not data.startswith(b"%PDF-"):
        message = "the file is neither a Word file nor a PDF"
        raise FileError.at("unknown-file", message, Place(str(second)))
    names = (str(first), str(second))
    return confined(lambda: compare_prints(bytes_of(first, MAX_FILE), data, names), names[0])


def _printed(data: bytes, name: str) -> bytes:
    """What LibreOffice makes of a Word file, which we look at first: it takes what it is given."""
    from exporter.docx.archive import check_whole
    from exporter.parity.libreoffice import printed_by_libreoffice

    try:
        confined(lambda: check_whole(data, name), name)
    except ArticleError as problem:
        raise FileError(problem.diagnostics) from problem
    (printed,) = printed_by_libreoffice([data])
    return printed


def _broken(parity: Parity, second: Path) -> Iterator[Diagnostic]:
    place = Place(str(second))
    pages, theirs = parity.pages
    if pages != theirs:
        yield error("parity", f"it has {theirs} pages, and the first file {pages}", place)
    for one in parity.measures:
        if not one.holds:
            yield error("parity", f"{one.name}: {one.kept} of {one.total} {one.unit} alike", place)


def _table(parity: Parity) -> Iterator[str]:
    """A line a measure, and below it what differs."""
    yield _row("", "alike", "promised", "")
    equal = parity.pages[0] == parity.pages[1]
    yield _row("pages", " and ".join(map(str, parity.pages)), "equal", _verdict(holds=equal))
    for measure in parity.measures:
        yield _measure_row(measure)
        for difference in measure.differences:
            yield f"    {visible(difference)}"


def _measure_row(measure: Measure) -> str:
    alike = f"{_percent(measure)}  ({measure.kept} of {measure.total} {measure.unit})"
    if measure.promised is None:
        return _row(measure.name, alike, "not promised: hyphens", "")
    return _row(measure.name, alike, f"{measure.promised:.0%}", _verdict(holds=measure.holds))


def _percent(measure: Measure) -> str:
    """Rounded down, so that only all is 100 %."""
    return f"{int(measure.share * 1000) / 10} %"


def _row(name: str, alike: str, promised: str, verdict: str) -> str:
    return f"{name:<{WIDTH}}{alike:<{3 * WIDTH}}{promised:<{WIDTH}}{verdict}".rstrip()


def _verdict(*, holds: bool) -> str:
    return click.style("kept", fg="green") if holds else click.style("broken", fg="red", bold=True)


def _as_json(parity: Parity) -> str:
    measures = [
        {**vars(one), "share": round(one.share, 6), "holds": one.holds} for one in parity.measures
    ]
    document = {"pages": parity.pages, "holds": parity.holds, "measures": measures}
    return json.dumps(document, ensure_ascii=False, indent=2)
