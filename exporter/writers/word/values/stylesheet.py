"""The styles of a document: what most paragraphs of a name look like, and what one adds to that."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeGuard, TypeVar

from exporter.writers.word.values.ooxml import Xml, make
from exporter.writers.word.values.paragraph_format import (
    ParagraphFormat,
    SideFrame,
    paragraph_properties,
)
from exporter.writers.word.values.run_format import TOGGLES, RunFormat, run_properties
from exporter.writers.word.values.style_names import (
    CELLS,
    FIRST_LETTER,
    FOOTNOTE_REFERENCE,
    StyleName,
)
from exporter.writers.word.values.word_document import (
    CrossReference,
    Inline,
    Note,
    PageReference,
    Paragraph,
    SequenceNumber,
    Text,
)

# What belongs to the words, not to how they look.
NEVER_IN_A_STYLE = ("language", "right_to_left")

Look = TypeVar("Look", ParagraphFormat, RunFormat)
Value = TypeVar("Value")


@dataclass(frozen=True)
class ParagraphStyle:
    """A paragraph style: how a paragraph of it looks, and its text."""

    name: StyleName
    format: ParagraphFormat
    look: RunFormat


@dataclass(frozen=True)
class CharacterStyle:
    """A character style: those `fields` of `look` that it sets."""

    name: StyleName
    fields: frozenset[str]
    look: RunFormat

    def over(self, look: RunFormat) -> RunFormat:
        """A look with what the style sets."""
        return replace(look, **{field: getattr(self.look, field) for field in self.fields})


@dataclass(frozen=True)
class Styles:
    """What paragraphs of each name look like, and runs of each name, by identifier."""

    paragraphs: Mapping[str, ParagraphStyle]
    characters: Mapping[str, CharacterStyle]

    def renumbered(self, numbers: Mapping[int, int]) -> Styles:
        """The same, its lists under other numbers."""
        paragraphs = {name: _renumbered(style, numbers) for name, style in self.paragraphs.items()}
        return replace(self, paragraphs=paragraphs)


def styles_of(text: Sequence[Paragraph]) -> Styles:
    """The styles that a text has in use, as most of it looks."""
    return Styles(_paragraph_styles(text), _character_styles(text))


NO_STYLES = Styles({}, {})


class Stylesheet:
    """The styles of a house, by identifier: those that a document's paragraphs have in use, in that
    order, and then those that only others have.

    `normal` looks as all styles are based on; `own` are styles that Word itself applies.
    """

    def __init__(
        self,
        normal: Paragraph,
        used: Sequence[Paragraph],
        own: Sequence[CharacterStyle] = (),
        others: Styles = NO_STYLES,
    ) -> None:
        self.paragraph_styles = _paragraph_styles([normal, *used])
        self.character_styles = _character_styles(used)
        self.character_styles |= {style.name.id: style for style in own}
        self._in_use = self._looks
        _complete(self.paragraph_styles, others.paragraphs)
        _complete(self.character_styles, others.characters)

    @property
    def families(self) -> list[str]:
        """The font families that the styles in use name, in order of use."""
        return list(dict.fromkeys(look.font for look in self._in_use))

    @property
    def colours(self) -> list[str]:
        """The colours that the styles name, of text and then of backgrounds, in order of use."""
        fills = [style.format.fill for style in self.paragraph_styles.values()]
        inks = [look.colour for look in self._looks]
        return list(dict.fromkeys([*inks, *filter(None, fills)]))

    @property
    def _looks(self) -> list[RunFormat]:
        looks = [style.look for style in self.paragraph_styles.values()]
        return looks + [style.look for style in self.character_styles.values()]

    def paragraph_properties(self, paragraph: Paragraph) -> list[Xml]:
        """A paragraph's style, and what it adds to it."""
        style = self.paragraph_styles[paragraph.name.id]
        mark = run_properties(paragraph.look, style.look)
        return [
            make("w:pStyle", val=paragraph.name.id),
            *paragraph_properties(paragraph.format, style.format),
            *([make("w:rPr", *mark)] if mark else []),
        ]

    def run_properties(
        self, paragraph: StyleName, look: RunFormat, name: StyleName | None = None
    ) -> list[Xml]:
        """The character style of a run, and what the run adds to that and its paragraph's style."""
        base = self.paragraph_styles[paragraph.id].look
        if name is None:
            return run_properties(look, base)
        style = self.character_styles[name.id]
        forced = [field for field in TOGGLES if field in style.fields and getattr(base, field)]
        if look.rise:
            forced.append("rise")  # LibreOffice shrinks text that only its style raises
        identifier = self.character_name(name).id
        return [make("w:rStyle", val=identifier), *run_properties(look, style.over(base), forced)]

    def character_name(self, name: StyleName) -> StyleName:
        """The name of a character style, told from a paragraph style's as Word does it."""
        return StyleName(f"{name.shown} Char") if name.id in self.paragraph_styles else name


def character_name_of(inline: Inline) -> StyleName | None:
    """The character style of an inline."""
    if isinstance(inline, Note):
        return FOOTNOTE_REFERENCE
    named = Text | PageReference | SequenceNumber | CrossReference
    return inline.name if isinstance(inline, named) else None


def _renumbered(style: ParagraphStyle, numbers: Mapping[int, int]) -> ParagraphStyle:
    place = style.format.numbering
    if place is None:
        return style
    here = replace(place, instance=numbers[place.instance])
    return replace(style, format=replace(style.format, numbering=here))


def _complete(styles: dict[str, Value], others: Mapping[str, Value]) -> None:
    """Put what is missing behind what there is."""
    for identifier, style in others.items():
        styles.setdefault(identifier, style)


def _paragraph_styles(paragraphs: Iterable[Paragraph]) -> dict[str, ParagraphStyle]:
    instances: dict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in paragraphs:
        instances[paragraph.name.id].append(paragraph)
    frames = _frames(instances)
    return {
        identifier: ParagraphStyle(
            group[0].name,
            _in_no_row(
                group[0].name,
                _usual_format([paragraph.format for paragraph in group], frames.get(identifier)),
            ),
            _usual([paragraph.look for paragraph in group]),
        )
        for identifier, group in instances.items()
    }


def _frames(instances: Mapping[str, Sequence[Paragraph]]) -> dict[str, SideFrame]:
    """The frame of each style all of whose paragraphs stand in one in the margin, and those of its
    offspring.

    So a side head is what an editor gets who makes a paragraph one in Word.
    """
    offspring: dict[str, list[Paragraph]] = defaultdict(list)
    for group in instances.values():
        name = group[0].name
        for identifier in {name.id, StyleName(name.parent or name.shown).id}:
            offspring[identifier] += group
    frames = {
        identifier: [one.format.frame for one in group] for identifier, group in offspring.items()
    }
    return {
        identifier: _commonest(side)
        for identifier, every in frames.items()
        if len(side := list(filter(_is_in_margin, every))) == len(every)
    }


def _is_in_margin(frame: object) -> TypeGuard[SideFrame]:
    return isinstance(frame, SideFrame) and not frame.narrows


def _usual_format(formats: Sequence[ParagraphFormat], frame: SideFrame | None) -> ParagraphFormat:
    """How most paragraphs of a style look; of as many spaces above the later one counts.

    The first of its kind often stands nearer, since it follows a heading.
    """
    before = _commonest(look.before for look in reversed(formats))
    return replace(_usual(formats), frame=frame, before=before)


def _in_no_row(name: StyleName, look: ParagraphFormat) -> ParagraphFormat:
    """The look of a style without what a row says (docs/decisions/word-rows-kept.md)."""
    return replace(look, keep_next=False) if name.shown in CELLS else look


def _usual(looks: Sequence[Look]) -> Look:
    """Each field as most of the looks have it."""
    fields = [field.name for field in dataclasses.fields(looks[0])]
    usual = {field: _commonest(getattr(look, field) for look in looks) for field in fields}
    return replace(looks[0], **usual)


def _commonest(values: Iterable[Value]) -> Value:
    counts = Counter(values)
    return max(counts, key=counts.__getitem__)  # the first of several; quicker than most_common


def _character_styles(paragraphs: Iterable[Paragraph]) -> dict[str, CharacterStyle]:
    instances: dict[str, list[tuple[StyleName, RunFormat, RunFormat]]] = defaultdict(list)
    for paragraph in paragraphs:
        for name, look in _named_looks(paragraph):
            instances[name.id].append((name, look, paragraph.look))
    return {identifier: _character_style(group) for identifier, group in instances.items()}


def _named_looks(paragraph: Paragraph) -> Iterator[tuple[StyleName, RunFormat]]:
    for inline in paragraph.content:
        name = character_name_of(inline)
        if name:
            yield name, inline.look


def _character_style(group: Sequence[tuple[StyleName, RunFormat, RunFormat]]) -> CharacterStyle:
    """What runs of a name mostly look like, as far as any of them differs so from its paragraph."""
    usual = _usual([look for _, look, _ in group])
    fields = {
        field.name
        for field in dataclasses.fields(usual)
        for _, look, around in group
        if getattr(look, field.name) == getattr(usual, field.name) != getattr(around, field.name)
    }
    name = group[0][0]
    own = {*NEVER_IN_A_STYLE, *(["rise"] if name == FIRST_LETTER else [])}
    return CharacterStyle(name, frozenset(fields - own), usual)
