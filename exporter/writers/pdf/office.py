"""The PDF writer: one file that is PDF/A-3a and PDF/UA-1 at once, with the article attached.

WeasyPrint paints the pages; the tag tree is ours, made from the HTML elements that were painted
(docs/decisions/weasyprint-tags.md).
All is done before the file's bytes are made, so nothing is parsed a second time.
"""

from __future__ import annotations

from collections.abc import Callable

import pydyf

from exporter.diagnostics import DesignError, Diagnostic, Place
from exporter.engine.layout import Layout
from exporter.engine.messages import collected, layout_diagnostics
from exporter.engine.painted import Painting
from exporter.engine.written import srgb_profile, written
from exporter.provenance.record import sealed
from exporter.styled import Metadata
from exporter.writers.pdf import attachment, structure, tag, tree, xmp

# The conformance level A, which asks for tags, is ours to add.
VARIANT = "pdf/a-3u"
INKS = (b"/DeviceCMYK cs", b"/DeviceCMYK CS")


def write(
    layout: Layout,
    metadata: Metadata,
    source: bytes,
    record: str,
    place_of: Callable[[str], Place | None],
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF's bytes, and an error for each character that no font has.

    `source` is the article as JSON, to be attached; `place_of` says where it has a character.
    `record` says what the file is made of. Raises DesignError where the stylesheet paints in inks.
    """
    painting = Painting(layout.document)
    painting.document.color_profiles = {"srgb": srgb_profile()}

    def finish(pdf: pydyf.PDF) -> None:
        _refuse_inks(pdf)
        _tag(pdf, painting)
        attachment.mend(pdf)
        xmp.write(pdf, metadata, record)

    with collected() as lines:
        data = written(
            painting.document,
            metadata,
            attachments=[attachment.article(source, metadata)],
            finish=finish,
            pdf_variant=VARIANT,
            output_intent="ours",  # WeasyPrint leaves the file of its own profile open
        )
    return sealed(data, record), layout_diagnostics(lines, place_of)


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
