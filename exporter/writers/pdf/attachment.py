"""The article inside the file: its source, so that the file always knows what made it."""

from __future__ import annotations

from datetime import UTC, datetime

import pydyf

from exporter.engine.written import Attachment, attachment
from exporter.provenance.record import ATTACHMENT
from exporter.styled import Metadata

DESCRIPTION = "The article that this file was made from"
UNDATED = datetime(1980, 1, 1, tzinfo=UTC)


def article(source: bytes, metadata: Metadata) -> Attachment:
    """The article as JSON, to be attached as what the file was made from."""
    return attachment(source.decode(), ATTACHMENT, DESCRIPTION, _date(metadata))


def mend(pdf: pydyf.PDF) -> None:
    """Name each associated file once; WeasyPrint names those of the name tree twice."""
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def _date(metadata: Metadata) -> datetime:
    when = metadata.modified or metadata.created
    return datetime.fromisoformat(when) if when else UNDATED
