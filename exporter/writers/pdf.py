"""The PDF writer: paints laid-out pages as a tagged PDF/UA-1 file with the article attached."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from weasyprint import Attachment

from exporter.cascade import Layout
from exporter.diagnostics import Diagnostic, Place
from exporter.messages import collected, layout_diagnostics
from exporter.styled import Metadata, StyledDocument
from exporter.writers import tags

VARIANT = "pdf/ua-1"
ATTACHMENT_NAME = "article.json"
UNDATED = datetime(1980, 1, 1, tzinfo=UTC)


def write(
    document: StyledDocument, layout: Layout, place_of: Callable[[str], Place | None]
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF's bytes, and an error for each character that no font has."""
    with collected() as lines:
        data = layout.document.write_pdf(
            pdf_variant=VARIANT,
            attachments=[_attachment(document)],
            finisher=tags.mend,
        )
    return data, layout_diagnostics(lines, place_of)


def _attachment(document: StyledDocument) -> Attachment:
    """The article as JSON, so that the file always knows its source."""
    when = _date(document.metadata)
    return Attachment(
        string=document.attachment.decode(),
        name=ATTACHMENT_NAME,
        description="The article that this file was made from",
        created=when,
        modified=when,
        relationship="Source",
    )


def _date(metadata: Metadata) -> datetime:
    when = metadata.modified or metadata.created
    return datetime.fromisoformat(when) if when else UNDATED
