"""Runs the checks of the table on the bytes of one file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import TypeVar

import pikepdf

from exporter.diagnostics import ArticleError, FileError, Place, Severity
from exporter.preflight.checks import CHECKS, Check
from exporter.preflight.docx.opened_docx import DocxFile
from exporter.preflight.findings import Finding
from exporter.preflight.pdf.opened_pdf import PdfFile
from exporter.preflight.profiles import LIMITS, Expected, Profile
from exporter.styled import Sides

MOST_FINDINGS = 500  # of one check
PDF_BEGINS_WITHIN = 1024  # bytes, as readers have it (ISO 32000-1, annex H, 3.4.1)
ZIP, COMPOUND_FILE = b"PK", b"\xd0\xcf\x11\xe0"

DAMAGE = (
    pikepdf.PdfError,
    ArticleError,
    FileError,
    ValueError,
    TypeError,
    RuntimeError,
    LookupError,
)
"""What comes of an object of a file that is none of those that a check, or pikepdf, counts on."""

T = TypeVar("T", PdfFile, DocxFile)
Look = Callable[[T, Expected], Iterable[Finding]]


@dataclass(frozen=True)
class Result:
    """A finding with the check that made it and how much it weighs."""

    check: Check
    severity: Severity
    finding: Finding


@dataclass(frozen=True)
class Inspection:
    """All that was found in one file."""

    name: str
    profile: Profile
    results: tuple[Result, ...]


def inspect(
    data: bytes,
    name: str,
    profile: Profile = Profile.OFFICE,
    *,
    max_pages: int | None = None,
    area: Sides[float] | None = None,
) -> Inspection:
    """Check a PDF or DOCX; `max_pages` and `area` are its page contract and type area, if known.

    Raises FileError for a file that cannot be opened.
    """
    expected = Expected(LIMITS[profile], max_pages, area)
    wanted = [check for check in CHECKS if check.weights[profile] is not None]
    if data.startswith((ZIP, COMPOUND_FILE)):
        docx = DocxFile(data, name)
        expected = replace(expected, article=docx.article)
        findings = _all(docx, ((check, check.docx) for check in wanted), expected)
    elif b"%PDF" in data[:PDF_BEGINS_WITHIN]:
        with PdfFile(data, name) as pdf:
            expected = replace(expected, article=pdf.article)
            findings = _all(pdf, ((check, check.pdf) for check in wanted), expected)
    else:
        message = "the file is neither a PDF nor a DOCX"
        raise FileError.at("unknown-file", message, Place(name))
    return Inspection(name, profile, tuple(_weighed(findings, profile)))


def _all(
    file: T, rows: Iterable[tuple[Check, Look[T] | None]], expected: Expected
) -> list[tuple[Check, Finding]]:
    """What all checks of a format find, each with its check."""
    runs = ((check, partial(look, file, expected)) for check, look in rows if look)
    return [pair for check, run in runs for pair in _run(check, run)]


def _run(check: Check, run: Callable[[], Iterable[Finding]]) -> Iterator[tuple[Check, Finding]]:
    """What a check found; a file too damaged for it is a finding, too."""
    try:
        for finding in islice(run(), MOST_FINDINGS):
            yield check, finding
    except DAMAGE as failure:
        yield check, Finding(f"the file is too damaged to see whether {check.asks}: {failure}")


def _weighed(findings: list[tuple[Check, Finding]], profile: Profile) -> Iterator[Result]:
    for check, finding in findings:
        severity = check.weights[profile]
        if severity is not None:
            yield Result(check, severity, finding)
