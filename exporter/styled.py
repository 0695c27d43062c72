"""The styled tree: elements with their computed styles, the one value that both writers take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, NewType, Self, TypeVar

Points = NewType("Points", float)
"""A length in PostScript points, 1/72 inch."""

POINTS_PER_INCH = 72
MILLIMETRE = POINTS_PER_INCH / 25.4  # points

# docs/decisions/word-baseline-in-exact-lines.md
BASELINE_OF_WORD = 0.8
"""How far below the top of a line Word sets its baseline, as a share of an exact leading."""

LABELLED = "label-"
"""Begins the id of a labelled part in the HTML that is composed."""

END = "end"
"""The id of the empty element behind all text in it."""

PICTURE_SCHEME, DRAWING_SCHEME = "picture", "drawing"
"""The schemes of the URLs that it names the article's pictures and our drawings by."""
LOGO = "@logo"
"""The name by which the HTML has the house's logo, among the pictures."""

ISOLATED = frozenset({"bdi", "code"})
"""The elements whose letters, whichever way they run, move nothing around them (UAX 9, 2.4)."""

EMOJI = "Brief Emoji"
"""The family that emoji are printed in; a stylesheet declares its face."""

BOLD_FROM = 600
"""The weight from which a style or a face is taken for bold."""


Share = float
"""A part of what several take together."""


class Percent(float):
    """A share of the containing block, 0 to 100; a type of its own, to be told from a length."""

    __slots__ = ()


T = TypeVar("T")


@dataclass(frozen=True)
class Sides(Generic[T]):
    """One value for each side of a box."""

    top: T
    right: T
    bottom: T
    left: T


@dataclass(frozen=True)
class Colour:
    """An sRGB colour: red, green and blue from 0 to 255, alpha from 0 (clear) to 1 (opaque)."""

    red: int
    green: int
    blue: int
    alpha: float = 1.0

    @classmethod
    def of(cls, written: str) -> Self:
        """The opaque colour that `RRGGBB` means; raises ValueError for anything else."""
        return cls(*bytes.fromhex(written))

    @property
    def hex(self) -> str:
        """`RRGGBB`, the form that OOXML uses (ST_HexColorRGB); alpha is blended onto white."""
        return "".join(
            f"{round(255 + (channel - 255) * self.alpha):02X}"
            for channel in (self.red, self.green, self.blue)
        )

    @property
    def luminance(self) -> float:
        """The relative luminance on white paper, from 0 (black) to 1 (white) (WCAG 2.2)."""
        red, green, blue = (_linear(channel / 255) for channel in bytes.fromhex(self.hex))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


@dataclass(frozen=True)
class Edge:
    """A border's side; `line` is a CSS border style, and a width of 0 means no border."""

    width: Points
    line: str
    colour: Colour

    @property
    def visible(self) -> bool:
        """Whether the edge paints anything."""
        return self.width > 0 and self.line not in ("none", "hidden")


@dataclass(frozen=True)
class Style:
    """The computed style of an element, a pseudo-element or a page's margin box.

    Values are CSS keywords unless a type says more; inherited values are already in place.
    """

    display: str  # block, inline, list-item, table, table-row, table-cell, flex, none ...
    font_family: str  # the first family of the list that is loaded
    font_size: Points
    font_weight: int  # 100 to 900
    italic: bool
    colour: Colour
    leading: Points  # the used line height
    letter_spacing: Points
    text_transform: str  # none, uppercase, lowercase, capitalize
    small_caps: bool
    tabular_figures: bool
    underline: bool
    strike: bool
    vertical_align: str  # baseline, super, sub, or a length as text
    text_align: str  # left, right, center, justify
    text_indent: Points
    margin: Sides[Points]
    padding: Sides[Points]
    border: Sides[Edge]
    background: Colour | None  # None: transparent
    width: Points | Percent | None  # None: auto
    max_width: Points | Percent | None  # None: no bound
    max_height: Points | Percent | None
    break_before: str  # auto, avoid, page ...
    break_after: str
    break_inside: str
    orphans: int
    widows: int
    hyphens: bool
    white_space: str
    float: str  # none, left, right, footnote
    position: str  # static, relative, absolute ...
    list_style: str  # disc, decimal, none ...
    columns: int | None  # 1: not a multi-column box; None: as many as are `column_width` wide
    column_width: Points | None  # None: auto
    column_gap: Points | Percent
    column_span: bool  # True: spans all columns
    direction: str  # ltr, rtl
    height: Points | None = None  # None: auto
    flex_grow: Share = 0.0  # an item's share in the room of its flex box
    align_items: str = "normal"  # where a flex box has its items across: start, center, end...
    fallbacks: tuple[str, ...] = ()  # the other families of the list that are loaded, in order
    page: str = ""  # the kind of pages that it stands on; empty for the usual ones
    has_picture: bool = False  # whether it has a background image, or generates a picture


@dataclass(frozen=True)
class PageField:
    """A number that only layout knows: `page`, or `pages` for how many there are."""

    name: str


@dataclass(frozen=True)
class Leader:
    """A text repeated until what follows it ends at the line's end."""

    text: str


Content = tuple[str | PageField | Leader, ...]
"""Generated content: literal text, page fields and leaders, in order."""


@dataclass(frozen=True)
class Generated:
    """What `content` of a pseudo-element or margin box generates, and its style."""

    content: Content
    style: Style


@dataclass(frozen=True, eq=False)
class Element:
    """An HTML element with its computed style; text stands between its child elements.

    `language` is the BCP-47 tag in force. `before` and `after` are `None` where nothing is
    generated; `marker` is the style of a list item's marker (`content` empty: the list style's own
    numbering), or of what a footnote begins with, its number left out; `call` is the style of a
    footnote's number in the text. `first_letter` is the style of the first letter where it has one
    of its own. `column_widths` are those of a table as it was laid out; empty where it was not.
    """

    tag: str
    attributes: Mapping[str, str]
    language: str
    style: Style
    children: tuple[Element | str, ...]
    before: Generated | None = None
    after: Generated | None = None
    marker: Generated | None = None
    call: Generated | None = None
    first_letter: Style | None = None
    column_widths: tuple[Points, ...] = ()

    @property
    def classes(self) -> tuple[str, ...]:
        """The class attribute's words, in order; the first one names the Word style."""
        return tuple(self.attributes.get("class", "").split())

    @property
    def elements(self) -> tuple[Element, ...]:
        """The child elements, without the text between them."""
        return tuple(child for child in self.children if isinstance(child, Element))

    @property
    def text(self) -> str:
        """All text inside, as written in the HTML."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in document order."""
        yield self
        for child in self.elements:
            yield from child.walk()


@dataclass(frozen=True)
class PageStyle:
    """A page's size, margins and margin boxes, by CSS name such as `top-left`.

    `notes` is the style of the area that footnotes stand in.
    """

    width: Points
    height: Points
    margin: Sides[Points]
    boxes: Mapping[str, Generated]
    notes: Style


@dataclass(frozen=True)
class FontFace:
    """One face of a loaded family: its file and its bytes, weight (400 or 700) and slant."""

    family: str
    weight: int
    italic: bool
    data: bytes
    file: Path


@dataclass(frozen=True)
class Metadata:
    """What a file says of itself; dates are ISO 8601 as in the article, `None` where unknown."""

    title: str
    authors: tuple[str, ...]
    description: str
    keywords: tuple[str, ...]
    language: str
    created: str | None
    modified: str | None
    url: str | None
    rights: str | None


@dataclass(frozen=True)
class StyledDocument:
    """Everything that a writer of flowing text needs: no layout, no article, no stylesheet.

    `named_pages` are those that some of it asks for, by the names of their kinds.
    """

    root: Element
    first_page: PageStyle
    page: PageStyle
    metadata: Metadata
    fonts: tuple[FontFace, ...]
    attachment: bytes  # the article as JSON
    record: str = ""  # what the file is made of, as JSON
    line_numbers: int = 0  # every so many lines in the margin; 0: none
    palette: tuple[Colour, ...] = ()  # the house's colours, in the order of Word's theme
    named_pages: Mapping[str, PageStyle] = field(default_factory=dict)

    @property
    def body(self) -> Element:
        """The HTML body."""
        return next(child for child in self.root.elements if child.tag == "body")


@dataclass(frozen=True)
class Drawing:
    """A picture as SVG, and for readers without SVG as PNG at 300 dots per inch, as large as it is
    meant to be printed; `alt` says in words what it shows. `least` and `greatest` are the least and
    the greatest height at which it may be drawn instead, `None` where it has only one."""

    svg: bytes
    png: bytes
    width: Points
    height: Points
    alt: str
    least: Points | None = None
    greatest: Points | None = None
