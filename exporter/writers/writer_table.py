"""Writers: an edition laid out in, a file's bytes out. One row of `WRITERS` a format.

A house adds a format by an entry point of the group `brief.writers` that leads to an OutputFormat.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from exporter.diagnostics import UsageError
from exporter.diagnostics.hints import listed
from exporter.rows import Table
from exporter.style.export_profiles import Profile
from exporter.writers.laid_out import LaidOut, Writer, Written

_LATER_PAGE = re.compile(r"(.+)-p(?:[2-9]|[1-9]\d+)")


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
        if self.name not in WRITERS.names():  # whoever calls has brought it along
            return write(laid_out)
        return WRITERS.given(self.name, partial(write, laid_out), Written)


# Each is loaded when it is first called: the names are told without the layout engine.


def _pdf(laid_out: LaidOut) -> Written:
    from exporter.writers.pdf import office

    return office.write(laid_out)


def _draft(laid_out: LaidOut) -> Written:
    from exporter.writers.pdf import draft

    return draft.write(laid_out)


def _press(laid_out: LaidOut) -> Written:
    from exporter.writers.pdf.press import press_file

    return press_file.write(laid_out)


def _docx(laid_out: LaidOut) -> Written:
    from exporter.engine.drawn_dots import drawing, is_vector
    from exporter.engine.messages import collected, undrawn_pictures
    from exporter.styled import PICTURE_SCHEME
    from exporter.writers import word
    from exporter.writers.word.paging import paging_of

    with collected() as lines:
        vectors = {
            f"{PICTURE_SCHEME}:{name}": drawing(data, name, laid_out.cascade.fonts)
            for name, data in laid_out.pictures.items()
            if is_vector(data)
        }
    data, diagnostics = word.write(
        laid_out.styled(),
        paging=paging_of(laid_out.layout),
        load_image=laid_out.pictures.get,
        drawings={**laid_out.drawings, **vectors},
        fonts=laid_out.embedding,
        specimen=laid_out.specimen(),
        base=laid_out.base,
    )
    return Written(data, (*undrawn_pictures(lines, laid_out.places), *diagnostics))


def _png(laid_out: LaidOut) -> Written:
    from exporter.writers import pictured_pages

    return pictured_pages.write(laid_out, _pdf(laid_out))


def _png_of_draft(laid_out: LaidOut) -> Written:
    from exporter.writers import pictured_pages

    return pictured_pages.write(laid_out, _draft(laid_out))


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
        OutputFormat("png", "pages as pictures", ".png", _png, ways={"draft": _png_of_draft}),
    ),
)


def output_format(name: str) -> OutputFormat:
    """The format of a name; raises UsageError for none, and for a package that cannot be loaded."""
    row = WRITERS.row(name)
    if row is None:
        hint = f"choose {listed(WRITERS.names())}"
        raise UsageError.at("format", f"there is no format {name!r}", hint=hint)
    return row


def page_file(path: Path, page: int) -> Path:
    """The file of one page, where each is one: `STEM-p2.png` of `STEM.png`, the first page's."""
    return path if page == 1 else path.with_stem(f"{path.stem}-p{page}")


def page_one(path: Path) -> Path | None:
    """The file of the first page, of one that is called like that of a later page; else `None`."""
    found = _LATER_PAGE.fullmatch(path.stem)
    return path.with_stem(found[1]) if found else None


def formats_of(profile: Profile, asked: Iterable[str] | None) -> tuple[str, ...]:
    """The formats to make: those asked for; for `None`, all that the profile makes.

    A text is one format. A house's own is made for any profile. Raises UsageError for a format of
    ours that the profile cannot make, and as `output_format` does.
    """
    given = (asked,) if isinstance(asked, str) else tuple(asked or ())
    for name in given:
        output_format(name)
        if name in WRITERS.ours and name not in profile.possible:
            hint = f"choose {listed(profile.possible)}"
            message = f"the profile {profile.name} makes no {name}"
            raise UsageError.at("format", message, hint=hint)
    return profile.formats if asked is None else given
