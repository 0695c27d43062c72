"""Writers: an edition laid out in, a file's bytes out. One row of `WRITERS` a format.

A house adds a format by an entry point of the group `brief.writers` that leads to an OutputFormat.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from exporter.diagnostics import Diagnostic, Place, UsageError
from exporter.rows import Table
from exporter.style.profiles import Profile

if TYPE_CHECKING:  # the names are asked for where nothing is laid out
    from exporter.engine.cascade import Cascade
    from exporter.engine.layout import Layout
    from exporter.styled import Drawing, FontFace, Metadata, StyledDocument


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

    def __post_init__(self) -> None:
        """Raise TypeError for data that are no bytes, where they are made and not where saved."""
        if not isinstance(self.data, bytes):
            raise TypeError(f"a file's data are bytes, not {type(self.data).__name__}")


class Writer(Protocol):
    """Writes one edition; what its format cannot hold is a diagnostic, told once and by name."""

    def __call__(self, laid_out: LaidOut, /) -> Written:
        """The file: the same bytes whenever the edition is the same; raises ExportError."""


@dataclass(frozen=True)
class OutputFormat:
    """A format of files: its name, what it is, the suffix of its files, and how they are written.

    `ways` has another writer for each way of writing by which profiles differ in this format.
    `is_checked` says that preflight can check the files, which must be PDF or DOCX.
    """

    name: str
    about: str
    suffix: str
    write: Writer
    ways: Mapping[str, Writer] = field(default_factory=dict)
    is_checked: bool = False

    def written(self, laid_out: LaidOut, way: str | None) -> Written:
        """The file as `way` has it; as usual for `None` and where this format knows no such way."""
        write = self.ways.get(way or "", self.write)
        return WRITERS.given(self.name, partial(write, laid_out), Written)


# Each is loaded when it is first called: the names are told without the layout engine.


def _pdf(laid_out: LaidOut) -> Written:
    from exporter.writers.pdf import office

    data, diagnostics = office.write(
        laid_out.layout, laid_out.metadata, laid_out.source, laid_out.record, laid_out.place_of
    )
    return Written(data, diagnostics)


def _draft(laid_out: LaidOut) -> Written:
    from exporter.writers.pdf import draft

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
    from exporter.writers.pdf import press

    condition = press.condition_of(laid_out.icc)
    sheet = press.press_sheet(laid_out.cascade.variables(press.VARIABLES))
    data, diagnostics = press.write(
        laid_out.layout, laid_out.metadata, condition, sheet, laid_out.record, laid_out.place_of
    )
    return Written(data, diagnostics)


def styled(laid_out: LaidOut) -> StyledDocument:
    """The elements of an edition with their computed styles: what formats of flowing text need."""
    from exporter.style.design import line_numbers
    from exporter.styled import StyledDocument

    return StyledDocument(
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


def _docx(laid_out: LaidOut) -> Written:
    from exporter.engine.vectors import drawing, is_vector
    from exporter.styled import PICTURE_SCHEME
    from exporter.writers import word

    vectors = {
        f"{PICTURE_SCHEME}:{name}": drawing(data)
        for name, data in laid_out.pictures.items()
        if is_vector(data)
    }
    data, diagnostics = word.write(
        styled(laid_out),
        page_numbers=laid_out.layout.anchors,
        openers=laid_out.layout.openers,
        load_image=laid_out.pictures.get,
        drawings={**laid_out.drawings, **vectors},
    )
    return Written(data, diagnostics)


WRITERS = Table(
    OutputFormat,
    "brief.writers",
    (
        OutputFormat(
            "pdf",
            "printed pages",
            ".pdf",
            _pdf,
            ways={"press": _press, "draft": _draft},
            is_checked=True,
        ),
        OutputFormat("docx", "a Word file", ".docx", _docx, is_checked=True),
    ),
)


def output_format(name: str) -> OutputFormat:
    """The format of a name; raises UsageError for none, and for a package that cannot be loaded."""
    row = WRITERS.row(name)
    if row is None:
        hint = f"choose {' or '.join(WRITERS.names())}"
        raise UsageError.at("format", f"there is no format {name!r}", hint=hint)
    return row


def formats_of(profile: Profile, asked: Sequence[str] | None) -> tuple[str, ...]:
    """The formats to make: those asked for; for `None`, all that the profile makes.

    A house's own format is made for any profile. Raises UsageError for a format of ours that the
    profile does not make, and as `output_format` does.
    """
    for name in asked or ():
        output_format(name)
        if name in WRITERS.ours and name not in profile.formats:
            hint = f"choose {' or '.join(profile.formats)}"
            message = f"the profile {profile.name} makes no {name}"
            raise UsageError.at("format", message, hint=hint)
    return profile.formats if asked is None else tuple(asked)
