"""What writers take, and what they give: an edition laid out, and a file's bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from exporter.diagnostics import Diagnostic, Place
from exporter.resources import PNG_DPI, PNG_PAGES

if TYPE_CHECKING:  # the names are asked for where nothing is laid out
    from exporter.docx.word_base import WordBase
    from exporter.engine.cascade import Cascade
    from exporter.engine.layout import Layout
    from exporter.engine.messages import Places
    from exporter.styled import Drawing, Element, FontFace, Metadata, StyledDocument


@dataclass(frozen=True)
class LaidOut:
    """One edition with its type and pictures: styled, fitted and laid out.

    `icc` is the ICC profile of a press. `source` is the article as JSON, which travels in every
    file but a press's; `record` says what the file is made of, as JSON too. `places` says where
    the article's source has what is told of, and `declared` where a stylesheet has the value of a
    property at some line and column, for errors about them. `pictures` are the article's by their
    `src`, `drawings` ours by the part that they show. `embedding` is what of its fonts a
    file carries, if its format leaves that open, one of `resources.FONTS`. `specimen` gives
    the `html` element of a text with every kind of part and block, in the same style; `None` where
    the templates make none. `base` is a Word file whose styles, headers and page set-up a Word
    file takes. Pages that are pictures have `dpi` dots an inch, and are all that `png_pages` says,
    one of `exporter.resources.PNG_PAGES`.
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
    places: Places
    declared: Callable[[str, int, int], Place | None]
    embedding: str = "subset"
    specimen: Callable[[], Element | None] = lambda: None
    base: WordBase | None = None
    dpi: int = PNG_DPI
    png_pages: str = PNG_PAGES[0]

    def styled(self) -> StyledDocument:
        """The elements with their computed styles: what formats of flowing text need."""
        from exporter.style.design import line_numbers
        from exporter.styled import StyledDocument

        return StyledDocument(
            root=self.cascade.styled_root(self.layout.columns()),
            first_page=self.cascade.page_style(first=True),
            page=self.cascade.page_style(first=False),
            metadata=self.metadata,
            fonts=self.fonts,
            attachment=self.source,
            record=self.record,
            line_numbers=line_numbers(self.cascade),
            palette=self.cascade.palette(),
            named_pages=self.cascade.named_pages(),
        )


@dataclass(frozen=True)
class Written:
    """A finished file and what could not be carried over into its format.

    Where each page is a file of its own, `further` has those after the first.
    """

    data: bytes
    diagnostics: tuple[Diagnostic, ...] = ()
    further: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        """Raise TypeError for fields of other kinds, where they are made and not where used."""
        for data in (self.data, *self.further):
            if not isinstance(data, bytes):
                raise TypeError(f"a file's data are bytes, not {type(data).__name__}")
        if not all(isinstance(one, Diagnostic) for one in self.diagnostics):
            raise TypeError("a file's diagnostics are a tuple of Diagnostic")


class Writer(Protocol):
    """Writes one edition; what its format cannot hold is a diagnostic, told once and by name."""

    def __call__(self, laid_out: LaidOut, /) -> Written:
        """The file: the same bytes whenever the edition is the same; raises ExportError."""
