"""What the text of a document leans on: its styles, links, footnotes and lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from exporter.docx.computed_fields import OpenFields
from exporter.docx.elements import Xml, below, number, qn, toggle, value
from exporter.docx.list_counts import Numbering

_LONGEST_CHAIN = 20  # styles based on styles; more is a mistake or an attack


_ON = ("1", "true", "on")


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

    @property
    def names(self) -> frozenset[str]:
        """The names of all styles, as `name` gives them."""
        return frozenset(map(self.name, self._styles))

    def is_custom(self, name: str) -> bool:
        """Whether a style of a name is somebody's own, and not one of Word's."""
        own = (key for key, one in self._styles.items() if one.get(qn("w:customStyle")) in _ON)
        return name in map(self.name, own)

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


@dataclass
class Story:
    """A text being read: `links` are the targets of its relations, `notes` its footnotes.

    `prompts` are those of its glossary, by their names. `days` are those of the controls for
    dates, by their part of the article; `lost_signs` are signs of symbol fonts that have no like in
    Unicode; `unkept` is what was met and cannot be kept, with the code of its diagnostic;
    `blank_fields` are fields that show what the file does not say, by their kinds; `labels` are
    those of headings that links lead to, by their paragraphs.
    `prompting` are controls of others that still ask to be filled in.
    `is_note` is the text of a note.
    `panels_are_tables` is for files whose wording has panels below each other as a table.
    """

    styles: Styles
    links: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, Xml] = field(default_factory=dict)
    note_links: Mapping[str, str] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=lambda: Numbering(None))
    fields: OpenFields = field(default_factory=OpenFields)
    prompts: Mapping[str, str] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    lost_signs: list[Xml] = field(default_factory=list)
    labels: Mapping[Xml, str] = field(default_factory=dict)
    unkept: list[tuple[str, Xml]] = field(default_factory=list)
    blank_fields: list[tuple[str, Xml]] = field(default_factory=list)
    prompting: list[Xml] = field(default_factory=list)
    panels_are_tables: bool = False
    is_note: bool = False


@dataclass(frozen=True)
class ListPlace:
    """A paragraph's place in a list: which one, how deep from 0, and whether it counts.

    `number` is its number as Word counts; `is_own` that the paragraph itself names the list, and
    not its style alone. `format` is how it writes its numbers, as ST_NumberFormat (17.18.59), and
    `shown` all that stands before it, as `3.2.`.
    """

    identifier: str
    level: int
    ordered: bool
    number: int = 1
    is_own: bool = False
    format: str = ""
    shown: str = field(default="", compare=False)


NO_LIST = "0"
"""The `w:numId` that takes a paragraph out of its style's list (17.9.18)."""


def list_place(paragraph: Xml, style: str | None, story: Story) -> ListPlace | None:
    """Where in a list a paragraph stands, which counts it; `None` outside of lists."""
    own = below(paragraph, "pPr/numPr")
    identifier = value(own, "numId") or value(story.styles.numbering(style), "numId")
    if not identifier or identifier == NO_LIST:
        return None
    level, numbering = _list_level(own, identifier, style, story), story.numbering
    return ListPlace(
        identifier,
        level,
        numbering.is_ordered(identifier, level),
        numbering.count(identifier, level),
        value(own, "numId") is not None,
        numbering.format(identifier, level),
        numbering.shown(identifier, level),
    )


def _list_level(own: Xml | None, identifier: str, style: str | None, story: Story) -> int:
    """How deep a paragraph stands: as it says itself, as the list says of its style, or that."""
    said = number(value(own, "ilvl"))
    if said is None and value(own, "numId") is None:
        said = story.numbering.level_of(identifier, style)
    if said is None:
        said = number(value(story.styles.numbering(style), "ilvl"))
    return said or 0
