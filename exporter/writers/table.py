"""Writers: a forme in, a file's bytes out. One row of `WRITERS` a way to write."""

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
class Forme:
    """Type and pictures locked up for the press: one edition, styled, fitted and laid out.

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


def _pdf(forme: Forme) -> Written:
    data, diagnostics = office.write(
        forme.layout, forme.metadata, forme.source, forme.record, forme.place_of
    )
    return Written(data, diagnostics)


def _draft(forme: Forme) -> Written:
    data, diagnostics = draft.write(
        forme.cascade, forme.layout, forme.metadata, forme.source, forme.record, forme.place_of
    )
    return Written(data, diagnostics)


def _press(forme: Forme) -> Written:
    from exporter.writers.pdf import press  # slow to load, and seldom asked for

    condition = press.condition_of(forme.icc)
    sheet = press.press_sheet(forme.cascade.variables(press.VARIABLES))
    data, diagnostics = press.write(
        forme.layout, forme.metadata, condition, sheet, forme.record, forme.place_of
    )
    return Written(data, diagnostics)


def _docx(forme: Forme) -> Written:
    document = StyledDocument(
        root=forme.cascade.styled_root(),
        first_page=forme.cascade.page_style(first=True),
        page=forme.cascade.page_style(first=False),
        metadata=forme.metadata,
        fonts=forme.fonts,
        attachment=forme.source,
        record=forme.record,
        line_numbers=line_numbers(forme.cascade),
        palette=forme.cascade.palette(),
    )
    data, diagnostics = word.write(
        document,
        page_numbers=forme.layout.anchors,
        openers=forme.layout.openers,
        load_image=forme.pictures.get,
        drawings=forme.drawings,
    )
    return Written(data, diagnostics)


WRITERS: Mapping[str, Callable[[Forme], Written]] = {
    "pdf": _pdf,
    "press": _press,
    "draft": _draft,
    "docx": _docx,
}
