"""What a row of the table of checks is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from exporter.diagnostics import Severity
from exporter.preflight.docx.opened import DocxFile
from exporter.preflight.findings import Finding
from exporter.preflight.pdf.opened import PdfFile
from exporter.preflight.profiles import Expected, Profile

OFF = None
NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR

PdfCheck = Callable[[PdfFile, Expected], Iterable[Finding]]
DocxCheck = Callable[[DocxFile, Expected], Iterable[Finding]]


@dataclass(frozen=True)
class Check:
    """A row: a code, what is asked for, what to do, the weight for each profile, the functions."""

    code: str
    asks: str
    hint: str
    weights: Mapping[Profile, Severity | None]
    pdf: PdfCheck | None = None
    docx: DocxCheck | None = None


def weights(
    screen: Severity | None,
    office: Severity | None,
    press: Severity | None,
    archive: Severity | None,
) -> Mapping[Profile, Severity | None]:
    """How much a finding weighs for each profile; `OFF` where nobody minds."""
    return dict(zip(Profile, (screen, office, press, archive), strict=True))
