"""What the text of a document leans on: its styles, links, footnotes and lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from exporter.docx.elements import Xml, below, number, qn, toggle, value
from exporter.docx.fields import OpenFields

_LONGEST_CHAIN = 20  # styles based on styles; more is a mistake or an attack


class Styles:
    """Looks styles up by identifier; `None` stands for the default paragraph style."""

    def __init__(self, part: Xml | None) -> None:
        styles = [] if part is None else part.findall(qn("w:style"))
        self._styles = {style.get(qn("w:styleId"), ""): style for style in styles}
        paragraphs = (style for style in styles if style.get(qn("w:type")) == "paragraph")
        default = (style for style in paragraphs if style.get(qn("w:default")) in ("1", "true"))
        self._default = next((style.get(qn("w:styleId"), "") for style in default), "")

    def name(self, identifier: str | None) -> str:
        """A style's name in lower case, such as `heading 1`; its identifier where it has none."""
        identifier = self._default if identifier is None else identifier
        shown = value(self._styles.get(identifier), "name") or identifier or "normal"
        return " ".join(shown.lower().split())

    def toggle(self, identifier: str | None, name: str) -> bool | None:
        """A run property that is on or off, as the style or those it is based on say."""
        said = (toggle(below(style, "rPr"), name) for style in self.chain(identifier))
        return next((on for on in said if on is not None), None)

    def raised(self, identifier: str | None) -> str | None:
        """`superscript`, `subscript`, `baseline` or `None`, as a character style says."""
        said = (value(style, "rPr/vertAlign") for style in self.chain(identifier))
        return next((rise for rise in said if rise), None)

    def family(self, identifier: str | None) -> str | None:
        """The font family that a style names; `None` where it names none."""
        fonts = (below(style, "rPr/rFonts") for style in self.chain(identifier))
        return next((font.get(qn("w:ascii")) for font in fonts if font is not None), None)

    def numbering(self, identifier: str | None) -> Xml | None:
        """The `w:numPr` of a paragraph style; `None` where its paragraphs are in no list."""
        said = (below(style, "pPr/numPr") for style in self.chain(identifier))
        return next((numbering for numbering in said if numbering is not None), None)

    def outline(self, identifier: str | None) -> int | None:
        """The outline level of a paragraph style, from 0; `None` for text."""
        levels = (number(value(style, "pPr/outlineLvl")) for style in self.chain(identifier))
        return next((level for level in levels if level is not None), None)

    def chain(self, identifier: str | None) -> Iterator[Xml]:
        """A style and those it is based on, nearest first."""
        key = self._default if identifier is None else identifier
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(key)
            if style is None:
                return
            yield style
            key = value(style, "basedOn") or ""


class Numbering:
    """The lists of a document."""

    def __init__(self, part: Xml | None) -> None:
        lists = [] if part is None else part.findall(qn("w:num"))
        self._lists = {entry.get(qn("w:numId")): entry for entry in lists}
        kinds = [] if part is None else part.findall(qn("w:abstractNum"))
        self._definitions = {kind.get(qn("w:abstractNumId")): kind for kind in kinds}

    def is_ordered(self, identifier: str, level: int) -> bool:
        """Whether a level of a list counts its items."""
        return self.format(identifier, level) not in ("", "bullet", "none")

    def format(self, identifier: str, level: int) -> str:
        """How a level writes its numbers, as ST_NumberFormat (17.18.59); empty where unsaid."""
        return value(self._level(identifier, level), "numFmt") or ""

    def start(self, identifier: str, level: int) -> int:
        """The first number of a level."""
        for override in self._of(identifier, "lvlOverride"):
            if override.get(qn("w:ilvl")) == str(level):
                first = number(value(override, "startOverride"))
                return 1 if first is None else first
        first = number(value(self._level(identifier, level), "start"))
        return 1 if first is None else first

    def _of(self, identifier: str, name: str) -> list[Xml]:
        entry = self._lists.get(identifier)
        return [] if entry is None else entry.findall(qn(f"w:{name}"))

    def _level(self, identifier: str, level: int) -> Xml | None:
        definition = self._definitions.get(value(self._lists.get(identifier), "abstractNumId"))
        levels = [] if definition is None else definition.findall(qn("w:lvl"))
        wanted = (entry for entry in levels if entry.get(qn("w:ilvl")) == str(level))
        return next(wanted, None)


@dataclass
class Story:
    """A text being read: `links` are the targets of its relations, `notes` its footnotes.

    `losses` counts what was met and cannot be kept, by the code of its diagnostic.
    """

    styles: Styles
    links: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, Xml] = field(default_factory=dict)
    note_links: Mapping[str, str] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=lambda: Numbering(None))
    fields: OpenFields = field(default_factory=OpenFields)
    losses: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class ListPlace:
    """A paragraph's place in a list: which one, how deep from 0, and whether it counts.

    `start` is the first number of a list that a paragraph itself names; a style's list goes on.
    `format` is how it writes its numbers, as ST_NumberFormat (17.18.59).
    """

    identifier: str
    level: int
    ordered: bool
    start: int = 1
    format: str = ""


def list_place(paragraph: Xml, style: str | None, story: Story) -> ListPlace | None:
    """Where in a list a paragraph stands; `None` outside of lists."""
    own = below(paragraph, "pPr/numPr")
    inherited = story.styles.numbering(style)
    identifier = value(own, "numId") or value(inherited, "numId")
    if not identifier or identifier == "0":
        return None
    level = number(value(own, "ilvl") or value(inherited, "ilvl")) or 0
    ordered = story.numbering.is_ordered(identifier, level)
    start = story.numbering.start(identifier, level) if value(own, "numId") else 1
    return ListPlace(identifier, level, ordered, start, story.numbering.format(identifier, level))
