"""The PDF writer: one file that is PDF/A-3a and PDF/UA-1 at once, with the article attached.

WeasyPrint paints the pages; the tag tree is ours, made from the HTML elements that were painted
(docs/decisions/weasyprint-tags.md). All is done before the file's bytes are made: nothing
is parsed a second time.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pydyf

from exporter.diagnostics import DesignError
from exporter.engine.messages import collected, layout_diagnostics
from exporter.engine.painted import Painting
from exporter.engine.written import Attachment, attachment, srgb_profile, written
from exporter.provenance.record import ATTACHMENT, sealed
from exporter.styled import Metadata
from exporter.writers.laid_out import LaidOut, Written
from exporter.writers.pdf import structure, tag, tree, xmp

# The conformance level A, which asks for tags, is ours to add.
VARIANT = "pdf/a-3u"
DESCRIPTION = "The article that this file was made from"
UNDATED = datetime(1980, 1, 1, tzinfo=UTC)
INKS = (b"/DeviceCMYK cs", b"/DeviceCMYK CS")


def write(laid_out: LaidOut) -> Written:
    """The PDF, and an error for each character that no font has.

    Raises DesignError where the stylesheet paints in inks.
    """
    metadata, record = laid_out.metadata, laid_out.record
    painting = Painting(laid_out.layout.document)
    painting.document.color_profiles = {"srgb": srgb_profile()}

    def finish(pdf: pydyf.PDF) -> None:
        _refuse_inks(pdf)
        _tag(pdf, painting)
        _name_once(pdf)
        xmp.write(pdf, metadata, record)

    with collected() as lines:
        data = written(
            painting.document,
            metadata,
            attachments=[attached(laid_out.source, metadata)],
            finish=finish,
            pdf_variant=VARIANT,
            output_intent="ours",  # WeasyPrint leaves the file of its own profile open
        )
    return Written(
        sealed(data, record), layout_diagnostics(lines, laid_out.places, laid_out.declared)
    )


def _refuse_inks(pdf: pydyf.PDF) -> None:
    """Raise DesignError where something was painted in CMYK: sRGB is the file's one meaning."""
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and any(line in INKS for line in one.stream):
            raise DesignError.at(
                "colour-space",
                "a stylesheet paints in device-cmyk(), which only a press understands",
                hint="give such colours in a --style of their own, with --profile press",
            )


def _tag(pdf: pydyf.PDF, painting: Painting) -> None:
    """Give what was painted a place in the tag tree, or make it an artifact."""
    built = structure.structure(painting.painted())
    tag.keep(pdf, built.annotations)
    tree.mark(painting.streams, built.artifacts)
    tree.write(pdf, built.document)


def attached(source: bytes, metadata: Metadata) -> Attachment:
    """The article as JSON, to be attached as what the file was made from."""
    return attachment(source.decode(), ATTACHMENT, DESCRIPTION, _date(metadata))


def _name_once(pdf: pydyf.PDF) -> None:
    """Name each associated file once; WeasyPrint names those of the name tree twice."""
    pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def _date(metadata: Metadata) -> datetime:
    when = metadata.modified or metadata.created
    return datetime.fromisoformat(when) if when else UNDATED
