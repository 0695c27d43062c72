"""Good files, and ways to spoil them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pikepdf
from weasyprint import HTML

from exporter.preflight.inspection import Inspection, inspect
from exporter.preflight.profiles import Profile
from tests.support.samples import EVERYTHING, docx_of, pdf_of

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


def pdf_of_html(body: str, style: str = "") -> bytes:
    """What plain WeasyPrint makes of some HTML, on A5, tagged."""
    sheet = f"@page {{ size: A5; margin: 20mm }} body {{ font: 11pt/14pt serif }} {style}"
    head = f"<title>A title</title><style>{sheet}</style>"
    html = f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"
    made = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    assert isinstance(made, bytes)
    return made


def spoiled_docx(path: str, old: str, new: str) -> bytes:
    """The good DOCX with text of one part replaced."""
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
    return target.getvalue()


def inspected(data: bytes, profile: str = "office", max_pages: int | None = None) -> Inspection:
    """What preflight finds in some bytes."""
    return inspect(data, "file", Profile(profile), max_pages=max_pages)


def messages(inspection: Inspection, code: str) -> list[str]:
    """What was found under one code."""
    return [one.finding.message for one in inspection.results if one.check.code == code]
