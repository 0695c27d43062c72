"""How finished files look in a notebook: a first page, a table of them, what was noticed."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Sequence

from exporter.printed.printed_pdf import Printed

DPI = 60
"""Of the first page, which shows what it is like and is not for reading."""


def as_html(title: str, files: Sequence[tuple[str, int, bytes]], told: Sequence[str]) -> str:
    """A piece of HTML without scripts or styles of its own.

    `files` are names, numbers of pages and bytes; the picture is of the first that is a PDF.
    """
    rows = "".join(
        f"<tr><td>{html.escape(name)}</td><td>{pages}</td><td>{len(data) / 1000:,.0f} kB</td></tr>"
        for name, pages, data in files
    )
    table = f"<table><tr><th>file</th><th>pages</th><th>size</th></tr>{rows}</table>"
    noticed = "".join(f"<li>{html.escape(one)}</li>" for one in told)
    pdf = next((data for _, _, data in files if data.startswith(b"%PDF-")), None)
    picture = _first_page(title, pdf) if pdf else ""
    return f"<div>{picture}{table}{f'<ul>{noticed}</ul>' if noticed else ''}</div>"


def _first_page(title: str, pdf: bytes) -> str:
    picture = io.BytesIO()
    with Printed(pdf) as printed:
        printed.picture(1, DPI).save(picture, "PNG")
    text = base64.b64encode(picture.getvalue()).decode()
    return f'<img alt="{html.escape(title)}" src="data:image/png;base64,{text}">'
