"""What a paragraph is for, told by its style: our own, Word's, and those of other programs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from exporter.article.numbering import Numbering
from exporter.docx.body import DocxLine
from exporter.docx.code_styles import CODE_STYLES
from exporter.docx.pieces import check_box, words


class Role(Enum):
    """What a paragraph is for."""

    TITLE = auto()
    DECK = auto()
    KICKER = auto()
    LEDE = auto()
    BYLINE = auto()
    DATE = auto()
    PUBLICATION = auto()
    LABEL = auto()
    HEADING = auto()
    KEY_POINT = auto()
    QUESTION = auto()
    SOURCE = auto()
    CORRECTION = auto()
    CONTACT = auto()
    URL = auto()
    RIGHTS = auto()
    LIST = auto()
    TERM = auto()
    DEFINITION = auto()
    CONTINUED = auto()
    QUOTE = auto()
    ATTRIBUTION = auto()
    PULL_QUOTE = auto()
    PULL_QUOTE_ATTRIBUTION = auto()
    CALLOUT = auto()
    ASIDE = auto()
    CALLOUT_TITLE = auto()
    CODE = auto()
    CAPTION = auto()
    FIGURE_SUBTITLE = auto()
    FIGURE_CREDIT = auto()
    FIGURE_NOTE = auto()
    FIGURE_SOURCE = auto()
    RULE = auto()
    PAGE_BREAK = auto()
    TEXT = auto()


_NAMES = {
    Role.TITLE: "title",
    Role.DECK: "deck|subtitle|abstract",
    Role.KICKER: "kicker",
    Role.LEDE: "lede|lead",
    Role.BYLINE: "byline|author|authors",
    Role.DATE: "date",
    Role.PUBLICATION: "publication",
    Role.LABEL: "issue line|source line|missing picture|abstract title",
    Role.HEADING: "key points title|end heading|contents title|toc heading",
    Role.KEY_POINT: "key point",
    Role.QUESTION: "question",
    Role.SOURCE: "source|bibliography",
    Role.CORRECTION: "correction",
    Role.CONTACT: "contact",
    Role.URL: "canonical url",
    Role.RIGHTS: "rights",
    Role.QUOTE: "quote|intense quote|quotations|block text|block quotation|quotation|quote char",
    Role.ATTRIBUTION: "attribution",
    Role.PULL_QUOTE: "pull quote",
    Role.PULL_QUOTE_ATTRIBUTION: "pull quote attribution",
    Role.CALLOUT: "callout",
    Role.ASIDE: "callout aside",
    Role.CALLOUT_TITLE: "callout title",
    Role.TERM: "definition term",
    Role.DEFINITION: "definition",
    Role.CODE: "|".join(CODE_STYLES),
    Role.CAPTION: "caption|image caption|table caption|figure caption|figure title|illustration"
    "|figure|table",
    Role.FIGURE_SUBTITLE: "figure subtitle",
    Role.FIGURE_CREDIT: "figure credit",
    Role.FIGURE_NOTE: "figure note|table note|table notes",
    Role.FIGURE_SOURCE: "figure source|table source",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split("|")}
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|encabezado|kop|rubrik|overskrift|otsikko|nagłówek|"
    r"nadpis|címsor|başlık|titlu|naslov|επικεφαλίδα|заголовок|标题|標題|見出し|제목) ?(\d)"
)
"""Word keeps the names of its own styles in English; other programs keep them in their language."""
_LIST = re.compile(r"(?:(?P<box>[\w ]+) )?list (?P<kind>bullet|number|continue)(?: (?P<level>\d))?")


@dataclass(frozen=True)
class Use:
    """A paragraph's role, and its level: of a heading from 1, in a list from 0.

    `ordered` tells a numbered list, `boxed` a list in a callout; `checked` is whether a task is
    done, `None` for what is no task. `numbering` is how a list counts, where it says so itself;
    `series` the list that a numbered paragraph itself names, and `start` its number in it.
    """

    role: Role
    level: int = 0
    ordered: bool = False
    boxed: bool = False
    checked: bool | None = None
    numbering: Numbering | None = None
    series: str = ""
    start: int = 1


def use_of(line: DocxLine) -> Use:
    """What a line is for."""
    style = line.style
    if line.ends_page:
        return Use(Role.PAGE_BREAK)
    if line.ruled and not line.pieces:
        return Use(Role.RULE)
    if (role := _ROLES.get(style)) and not (role is Role.CAPTION and _is_picture(line)):
        return Use(role, 1)
    if heading := _HEADING.fullmatch(style):
        return Use(Role.HEADING, int(heading[1]))
    if named := _LIST.fullmatch(style):
        return _list_use(line, named)
    if line.outline is not None and line.outline < _BODY_LEVEL:
        return Use(Role.HEADING, line.outline + 1)
    if line.place:
        return _item_use(line, line.place.level, line.place.ordered)
    return Use(Role.TEXT)


_NUMBERINGS: Mapping[str, Numbering] = {
    "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha",
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}
_BODY_LEVEL = 9  # the outline level of body text (17.3.1.20)


def is_named_heading(style: str) -> bool:
    """Whether a style is one for headings by its name, and not by its outline level."""
    return _HEADING.fullmatch(style) is not None or _ROLES.get(style) is Role.HEADING


def _list_use(line: DocxLine, named: re.Match[str]) -> Use:
    boxed = (named["box"] or "").startswith("callout")
    by_name = int(named["level"]) - 1 if named["level"] else 0
    level = max(line.place.level if line.place else 0, by_name)
    if named["kind"] == "continue":
        return Use(Role.CONTINUED, level, boxed=boxed)
    if line.is_unlisted:
        return Use(Role.CALLOUT if boxed else Role.TEXT)
    ordered = line.place.ordered if line.place else named["kind"] == "number"
    return replace(_item_use(line, level, ordered), boxed=boxed)


def _item_use(line: DocxLine, level: int, ordered: bool) -> Use:
    checked, numbering = check_box(line.pieces)[0], _numbering(line)
    use = Use(Role.LIST, level, ordered, checked=checked, numbering=numbering)
    if line.place and line.place.is_own and ordered:
        return replace(use, series=line.place.identifier, start=line.place.number)
    return use


def _numbering(line: DocxLine) -> Numbering | None:
    """How a list counts; `None` where it counts in figures, or does not say."""
    return _NUMBERINGS.get(line.place.format) if line.place else None


def _is_picture(line: DocxLine) -> bool:
    return not words(line.pieces).strip() and any(piece.image for piece in line.pieces)
