"""What WeasyPrint writes: the bytes of a PDF, with what it says of itself and what it carries."""

from __future__ import annotations

import functools
import io
from collections.abc import Callable, Iterable
from datetime import datetime
from importlib.resources import files
from typing import TypeAlias

import pydyf
from weasyprint import VERSION, Attachment
from weasyprint.css import ColorProfile
from weasyprint.document import DocumentMetadata

from exporter.engine.glyphs.drawn_clusters import said_by_codes
from exporter.engine.glyphs.grown_fonts import grow
from exporter.engine.gradients import finite_gradients
from exporter.engine.insides import Document
from exporter.engine.painted import read_out
from exporter.engine.painted_once import painted_once
from exporter.engine.pango_layouts import tidy_layouts
from exporter.styled import Metadata

__all__ = ["GENERATOR", "PRODUCER", "Attachment", "attachment", "srgb_profile", "written"]

GENERATOR = "brief"
PRODUCER = f"WeasyPrint {VERSION}"
SRGB = "sRGB2014.icc"

Finish: TypeAlias = Callable[[pydyf.PDF], None]
"""Told of a file when all is painted, before its bytes are made."""


def written(
    document: Document,
    metadata: Metadata,
    *,
    attachments: Iterable[Attachment] = (),
    finish: Finish | None = None,
    **options: str | bool,
) -> bytes:
    """The PDF's bytes; `options` are those of WeasyPrint's `write_pdf`."""
    document.metadata = _info(metadata)

    def finisher(_: Document, pdf: pydyf.PDF) -> None:
        if finish is not None:
            finish(pdf)
        grow(pdf, codes)
        for one in pdf.objects:
            if isinstance(one, pydyf.Stream):
                one.__class__ = _Final

    with finite_gradients(), painted_once(), tidy_layouts(), said_by_codes() as codes:
        return read_out(document).write_pdf(
            finisher=finisher, attachments=list(attachments), **options
        )


class _Final(pydyf.Stream):  # type: ignore[misc]  # pydyf has no types
    """A stream that nothing changes any more.

    pydyf deflates it for the file's identifier, and would do so again to write it.
    """

    @functools.cached_property
    def data(self) -> bytes:
        """The dictionary and the stream itself."""
        made: bytes = super().data
        return made


def _info(metadata: Metadata) -> DocumentMetadata:
    """What WeasyPrint writes into the Info dictionary."""
    return DocumentMetadata(
        title=metadata.title,
        authors=list(metadata.authors),
        description=metadata.description,
        keywords=list(metadata.keywords),
        generator=GENERATOR,
        created=metadata.created or metadata.modified,
        modified=metadata.modified or metadata.created,
        lang=metadata.language,
    )


def attachment(text: str, name: str, description: str, when: datetime) -> Attachment:
    """A text to be attached as what the file was made from, dated so that its bytes stay alike."""
    return Attachment(
        string=text,
        name=name,
        description=description,
        created=when,
        modified=when,
        relationship="Source",
    )


def srgb_profile() -> ColorProfile:
    """The colours of screen and office, by the profile that WeasyPrint brings along."""
    return ColorProfile(
        io.BytesIO(_srgb_content()), SRGB, "relative-colorimetric", (["r"], ["g"], ["b"])
    )


@functools.cache
def _srgb_content() -> bytes:
    return (files("weasyprint.pdf") / SRGB).read_bytes()
