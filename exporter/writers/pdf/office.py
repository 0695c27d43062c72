"""The PDF writer: one file that is PDF/A-3a and PDF/UA-1 at once, with the article attached.

WeasyPrint paints the pages; the tag tree is ours, made from the HTML elements that were painted.
All is done before the file's bytes are made, so nothing is parsed a second time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pydyf

from exporter.diagnostics import Diagnostic, Place
from exporter.engine.layout import Layout
from exporter.engine.messages import collected, layout_diagnostics
from exporter.engine.painted import Painting
from exporter.provenance.record import sealed
from exporter.styled import Metadata
from exporter.writers.pdf import attachment, nodes, srgb, structure, tree, xmp

# The conformance level A, which asks for tags, is ours to add.
VARIANT = "pdf/a-3u"


def write(
    layout: Layout,
    metadata: Metadata,
    source: bytes,
    record: str,
    place_of: Callable[[str], Place | None],
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF's bytes, and an error for each character that no font has.

    `source` is the article as JSON, to be attached; `place_of` says where it has a character.
    `record` says what the file is made of.
    """
    painting = Painting(layout.document)
    painting.document.metadata = xmp.document_metadata(metadata)
    painting.document.color_profiles = {"srgb": srgb.srgb()}

    def finish(_document: Any, pdf: pydyf.PDF) -> None:
        srgb.refuse_inks(pdf)
        _tag(pdf, painting)
        attachment.mend(pdf)
        xmp.write(pdf, metadata, record)

    with collected() as lines:
        data = painting.document.write_pdf(
            pdf_variant=VARIANT,
            output_intent="ours",  # WeasyPrint leaves the file of its own profile open
            attachments=[attachment.article(source, metadata)],
            finisher=finish,
        )
    return sealed(data, record), layout_diagnostics(lines, place_of)


def _tag(pdf: pydyf.PDF, painting: Painting) -> None:
    """Give what was painted a place in the tag tree, or make it an artifact."""
    built = structure.structure(painting.fragments())
    nodes.keep(pdf, built.annotations)
    tree.mark(painting.streams, built.artifacts)
    tree.write(pdf, built.document)
