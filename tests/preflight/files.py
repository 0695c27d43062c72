"""Good files, and ways to spoil them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pikepdf

from exporter.preflight import Inspection, Profile, inspect
from tests.samples import EVERYTHING, docx_of, pdf_of

Spoil = Callable[[pikepdf.Pdf], None]


def good_pdf() -> bytes:
    """A PDF of ours with everything in it."""
    return pdf_of(EVERYTHING)


def good_docx() -> bytes:
    """A DOCX of ours with everything in it."""
    return docx_of(EVERYTHING)


def spoiled_pdf(spoil: Spoil, **saving: Any) -> bytes:
    """The good PDF after `spoil` was at it; `saving` goes to pikepdf."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(good_pdf())) as pdf:
        spoil(pdf)
        pdf.save(target, **saving)
    return target.getvalue()


def spoiled_docx(path: str, old: str, new: str, added: Mapping[str, bytes] | None = None) -> bytes:
    """The good DOCX with text of one part replaced, and with parts added."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(good_docx())) as source,
        zipfile.ZipFile(target, "w") as copy,
    ):
        for entry in source.namelist():
            data = source.read(entry)
            if entry == path:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            copy.writestr(entry, data)
        for entry, data in (added or {}).items():
            copy.writestr(entry, data)
    return target.getvalue()


def inspected(data: bytes, profile: str = "office", max_pages: int | None = None) -> Inspection:
    """What preflight finds in some bytes."""
    return inspect(data, "file", Profile(profile), max_pages=max_pages)


def messages(inspection: Inspection, code: str) -> list[str]:
    """What was found under one code."""
    return [one.finding.message for one in inspection.results if one.check.code == code]
