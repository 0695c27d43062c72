"""Writers: an edition laid out in, a file's bytes out. One row of `WRITERS` a way to write."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from exporter.diagnostics import Diagnostic, Place
from exporter.engine.cascade import Cascade
from exporter.engine.layout import Layout
from exporter.style.line_numbers import line_numbers
from exporter.styled import Drawing, FontFace, Metadata, StyledDocument
from exporter.writers import word
from exporter.writers.pdf import draft, office


@dataclass(frozen=True)
class LaidOut:
    """One edition with its type and pictures: styled, fitted and laid out.

    `icc` is the ICC profile of a press. `source` is the article as JSON, which travels in every
    file but a press's; `record` says what the file is made of, as JSON too. `place_of` says where
    the article's source has a character, for errors about it. `pictures` are the article's by their
    `src`, `drawings` ours by the part that they show.
    """

    cascade: Cascade
    layout: Layout
    fonts: tuple[FontFace, ...]
    metadata: Metadata
    icc: Path
    source: bytes
    record: str
    pictures: Mapping[str, bytes]
    drawings: Mapping[str, Drawing]
    place_of: Callable[[str], Place | None]


@dataclass(frozen=True)
class Written:
    """A finished file and what could not be carried over into its format."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()


def _pdf(laid_out: LaidOut) -> Written:
    data, diagnostics = office.write(
        laid_out.layout, laid_out.metadata, laid_out.source, laid_out.record, laid_out.place_of
    )
    return Written(data, diagnostics)


def _draft(laid_out: LaidOut) -> Written:
    data, diagnostics = draft.write(
        laid_out.cascade,
        laid_out.layout,
        laid_out.metadata,
        laid_out.source,
        laid_out.record,
        laid_out.place_of,
    )
    return Written(data, diagnostics)


def _press(laid_out: LaidOut) -> Written:
    from exporter.writers.pdf import press  # slow to load, and seldom asked for

    condition = press.condition_of(laid_out.icc)
    sheet = press.press_sheet(laid_out.cascade.variables(press.VARIABLES))
    data, diagnostics = press.write(
        laid_out.layout, laid_out.metadata, condition, sheet, laid_out.record, laid_out.place_of
    )
    return Written(data, diagnostics)


def _docx(laid_out: LaidOut) -> Written:
    document = StyledDocument(
        root=laid_out.cascade.styled_root(),
        first_page=laid_out.cascade.page_style(first=True),
        page=laid_out.cascade.page_style(first=False),
        metadata=laid_out.metadata,
        fonts=laid_out.fonts,
        attachment=laid_out.source,
        record=laid_out.record,
        line_numbers=line_numbers(laid_out.cascade),
        palette=laid_out.cascade.palette(),
    )
    data, diagnostics = word.write(
        document,
        page_numbers=laid_out.layout.anchors,
        openers=laid_out.layout.openers,
        load_image=laid_out.pictures.get,
        drawings=laid_out.drawings,
    )
    return Written(data, diagnostics)


WRITERS: Mapping[str, Callable[[LaidOut], Written]] = {
    "pdf": _pdf,
    "press": _press,
    "draft": _draft,
    "docx": _docx,
}
