"""Doors by which a stranger's bytes come in: what each is given, and what may come of it.

Behind a door there is a value or an ExportError. Whatever else comes out is a crash.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from exporter.article.pictures import picture_in
from exporter.diagnostics import ExportError
from exporter.intake.incoming import incoming
from exporter.preflight.inspection import inspect
from exporter.preflight.profiles import Profile
from exporter.printed.printed_pdf import Printed
from exporter.provenance.found import Found, found_in
from exporter.provenance.record import Provenance
from exporter.provenance.verdict import verdict
from exporter.readers.house.declared import declared_in
from exporter.readers.markdown.spelling import to_markdown
from exporter.readers.reader_table import load
from exporter.style.parsed_stylesheets import load_stylesheet

SHEET, FIELDS = Path("a.css"), Path("fields.json")
PAGES, DOTS = 3, 20


@dataclass(frozen=True)
class Door:
    """What is opened, the suffix of its seeds, and which of the mutations suits its bytes."""

    open: Callable[[bytes], object]
    suffix: str
    form: str = "text"


def _text(data: bytes, form: str) -> None:
    """An article in a format of text, which is then spelled in Markdown."""
    whole = data if form == "html" else data.decode("utf-8", "replace").encode()
    to_markdown(load("-", format=form, stdin=whole).article)


def _finished(data: bytes, form: str) -> None:
    """A Word file or a PDF: imported, checked before it goes out, and verified."""
    for look in (_imported, _verified, _inspected):
        with contextlib.suppress(ExportError):
            look(data, form)


def _imported(data: bytes, form: str) -> None:
    to_markdown(incoming("-", read_as=form, stdin=data).article)


def _verified(data: bytes, form: str) -> None:
    verdict(f"a.{form}", found_in(data, f"a.{form}"), None).as_dict()


def _inspected(data: bytes, form: str) -> None:
    inspect(data, f"a.{form}", Profile.PRESS)


def _printed(data: bytes) -> None:
    with Printed(data, "a.pdf") as printed:
        for number in range(1, min(len(printed), PAGES) + 1):
            printed.page(number)
            printed.page_in_runs(number)
            printed.ground(number, DOTS)


def _record(data: bytes) -> None:
    with contextlib.suppress(ValueError):  # what is no record says nothing
        found = Found(Provenance.from_json(data.decode("utf-8", "replace")), unchanged=True)
        verdict("a.pdf", found, None).diagnostics()


def _stylesheet(data: bytes) -> None:
    load_stylesheet(SHEET, {SHEET: data.decode("utf-8", "replace")})


def _fields(data: bytes) -> None:
    FIELDS.write_bytes(data.decode("utf-8", "replace").encode())
    declared_in(FIELDS)


def _picture(data: bytes) -> None:
    picture_in("a.png", data)


DOORS: Mapping[str, Door] = {
    "markdown": Door(partial(_text, form="markdown"), ".md"),
    "yaml": Door(partial(_text, form="yaml"), ".yaml"),
    "json": Door(partial(_text, form="json"), ".json"),
    "html": Door(partial(_text, form="html"), ".html"),
    "text": Door(partial(_text, form="text"), ".txt"),
    "docx": Door(partial(_finished, form="docx"), ".docx", "zip"),
    "pdf": Door(partial(_finished, form="pdf"), ".pdf", "pdf"),
    "printed": Door(_printed, ".pdf", "pdf"),
    "record": Door(_record, ".json"),
    "stylesheet": Door(_stylesheet, ".css"),
    "picture": Door(_picture, "", "picture"),
    "fields": Door(_fields, ".json"),
}


def opened(name: str, data: bytes) -> Literal["read", "refused"]:
    """What comes of a file at a door; one is as good as the other. Raises what is a crash."""
    try:
        DOORS[name].open(data)
    except ExportError:
        return "refused"
    return "read"
