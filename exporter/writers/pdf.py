"""The PDF writer: paints laid-out pages as a tagged PDF/UA-1 file with the article attached."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from weasyprint import Attachment

from exporter.cascade import Layout
from exporter.diagnostics import Diagnostic, Place
from exporter.messages import collected, layout_diagnostics
from exporter.styled import Metadata
from exporter.writers import tags

VARIANT = "pdf/ua-1"
ATTACHMENT_NAME = "article.json"
UNDATED = datetime(1980, 1, 1, tzinfo=UTC)


def write(
    layout: Layout, metadata: Metadata, source: bytes, place_of: Callable[[str], Place | None]
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF's bytes, and an error for each character that no font has.

    `source` is the article as JSON, to be attached; `place_of` says where it has a character.
    """
    with collected() as lines:
        data = layout.document.write_pdf(
            pdf_variant=VARIANT,
            attachments=[_attachment(source, metadata)],
            finisher=tags.mend,
        )
    return data, layout_diagnostics(lines, place_of)


def _attachment(source: bytes, metadata: Metadata) -> Attachment:
    """The article as JSON, so that the file always knows its source."""
    when = _date(metadata)
    return Attachment(
        string=source.decode(),
        name=ATTACHMENT_NAME,
        description="The article that this file was made from",
        created=when,
        modified=when,
        relationship="Source",
    )


def _date(metadata: Metadata) -> datetime:
    when = metadata.modified or metadata.created
    return datetime.fromisoformat(when) if when else UNDATED
