"""Writers: a forme in, a file's bytes out. One row of `WRITERS` a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from exporter.cascade import Cascade, Layout
from exporter.diagnostics import Diagnostic, Place
from exporter.styled import FontFace, Metadata, StyledDocument
from exporter.writers import pdf, word


@dataclass(frozen=True)
class Forme:
    """Type and pictures locked up for the press: one edition, styled, fitted and laid out.

    `source` is the article as JSON, which travels in every file. `pictures` are the checked picture
    files by the name that the HTML gives them; `place_of` says where the article's source has a
    character, for errors about it.
    """

    cascade: Cascade
    layout: Layout
    fonts: tuple[FontFace, ...]
    metadata: Metadata
    source: bytes
    pictures: Mapping[str, bytes]
    place_of: Callable[[str], Place | None]


@dataclass(frozen=True)
class Written:
    """A finished file and what could not be carried over into its format."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()


def _pdf(forme: Forme) -> Written:
    data, diagnostics = pdf.write(forme.layout, forme.metadata, forme.source, forme.place_of)
    return Written(data, diagnostics)


def _docx(forme: Forme) -> Written:
    document = StyledDocument(
        root=forme.cascade.styled_root(),
        first_page=forme.cascade.page_style(first=True),
        page=forme.cascade.page_style(first=False),
        metadata=forme.metadata,
        fonts=forme.fonts,
        attachment=forme.source,
    )
    data, diagnostics = word.write(
        document, page_numbers=forme.layout.anchors, load_image=forme.pictures.get
    )
    return Written(data, diagnostics)


WRITERS: Mapping[str, Callable[[Forme], Written]] = {"pdf": _pdf, "docx": _docx}
