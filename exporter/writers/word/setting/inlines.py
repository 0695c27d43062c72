"""What stands in a paragraph: text with its looks, links, pictures, footnotes and page numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from exporter.scripts.bidi import HAS_RIGHT_TO_LEFT
from exporter.scripts.unhyphenated import by_hyphenation, has_local_forms
from exporter.styled import ISOLATED, Element, Generated, Leader, PageField, Style
from exporter.writers.word.setting.both_ways import (
    ENDED,
    RLM,
    TO_THE_LEFT,
    TO_THE_RIGHT,
    split_by_direction,
)
from exporter.writers.word.setting.characters import BLANKS, Kept, collapsed
from exporter.writers.word.setting.context import Scope, WordContext
from exporter.writers.word.setting.set_paragraphs import paragraph_of
from exporter.writers.word.setting.stacks import with_format
from exporter.writers.word.setting.word_pictures import picture_of
from exporter.writers.word.values.capital_letters import cased
from exporter.writers.word.values.list_definitions import numbered
from exporter.writers.word.values.ooxml import half_points, twips
from exporter.writers.word.values.run_format import NO_LANGUAGE, RunFormat, run_format
from exporter.writers.word.values.style_names import (
    FOOTNOTE_TEXT,
    GENERATED,
    StyleName,
    character_name,
)
from exporter.writers.word.values.word_document import (
    BookmarkEdge,
    CrossReference,
    Inline,
    Link,
    Note,
    NoteNumber,
    PageReference,
    Paragraph,
    RightTab,
    SequenceNumber,
    Text,
)

SEQUENCE = re.compile(r"\w{1,32}")
SUPERSCRIPT = 0.58  # docs/decisions/word-superscripts.md
UNBROKEN_HYPHEN = "\u2011"  # Word has no runs without line breaks, but hyphens without
WEB = ("http", "https")
KEEPS_BREAKS = ("pre", "pre-wrap", "pre-line", "break-spaces")
KEEPS_BLANKS = ("pre", "pre-wrap", "break-spaces")
CASES = {"lowercase": str.lower, "capitalize": str.title}


@dataclass(frozen=True)
class _Strand:
    """What the inlines inside an element take from it."""

    look: RunFormat
    name: StyleName | None = None
    link: Link | None = None


def look_of(element: Element) -> RunFormat:
    """The look of a block's text."""
    return run_format(element.style, element.language)


def inlines_of(
    children: Iterable[Element | str], block: Element, context: WordContext, scope: Scope
) -> tuple[Inline, ...]:
    """The inline children of `block`, blanks collapsed as CSS does, in runs of one direction."""
    right_to_left = block.style.direction == "rtl"
    both_ways = right_to_left or HAS_RIGHT_TO_LEFT.search(block.text) is not None
    unparted = context.paging.unparted.get(block.attributes.get("data-part", ""), ())
    walker = _Walker(context, scope, both_ways, block.style.hyphens, unparted)
    strand = _Strand(look_of(block), link=scope.link)
    pieces: list[Inline] = [*generated_text(block.before, strand.look)]
    for child in children:
        pieces += walker.child(child, block.style, strand)
    pieces += generated_text(block.after, strand.look)
    split = split_by_direction(collapsed(pieces), right_to_left=right_to_left)
    marked = (*_after_marker(block, strand.look), *split)
    return tuple(_bookmarked(marked, block, strand.look, context))


def _after_marker(block: Element, look: RunFormat) -> Iterator[Inline]:
    """A mark of direction before an item that has foreign words alone in a text from the right:
    LibreOffice sets its marker behind it else, on the left."""
    is_foreign = not HAS_RIGHT_TO_LEFT.search(block.text)
    is_item = block.tag == "li" or "list-text" in block.classes
    if is_item and block.style.direction == "rtl" and is_foreign:
        yield Text(RLM, replace(look, right_to_left=True))


def _bookmarked(
    pieces: Iterable[Inline], element: Element, look: RunFormat, context: WordContext
) -> Iterator[Inline]:
    """The pieces, in a bookmark where a reference says what stands in the element."""
    anchor = element.attributes.get("data-bookmark", "")
    named = anchor in context.bookmarks
    yield from [BookmarkEdge(anchor, "start", look)] if named else []
    yield from pieces
    yield from [BookmarkEdge(anchor, "end", look)] if named else []


def link_of(element: Element) -> Link | None:
    """Where an element leads that is a link; `None` for others, and where no link may lead."""
    target = element.attributes.get("href", "") if element.tag == "a" else ""
    if target.startswith("#"):
        return Link(anchor=target[1:])
    return Link(url=target) if _is_safe(target) else None


def generated_text(generated: Generated | None, around: RunFormat) -> tuple[Text | RightTab, ...]:
    """What `::before` or `::after` generates, in a style that tells it from the article's text."""
    if generated is None:
        return ()
    own = run_format(generated.style, "und")
    look = replace(own, language=around.language, fill=around.fill)
    return tuple(
        RightTab(part.text, look)
        if isinstance(part, Leader)
        else Text(*cased(part, look), GENERATED)
        for part in generated.content
        if not isinstance(part, PageField)
    )


@dataclass(frozen=True)
class _Walker:
    context: WordContext
    scope: Scope
    both_ways: bool
    hyphens: bool  # whether the words of the block may be parted
    unparted: Collection[str]  # but for those

    def child(self, child: Element | str, style: Style, strand: _Strand) -> Iterator[Inline]:
        """The inlines of a child of an element with `style`."""
        match child:
            case str():
                yield from self._texts(child, style, strand)
            case Element(style=Style(display="none")):
                return
            case Element(style=Style(float="footnote")):
                yield self._note(child, strand)
            case Element(tag="br"):
                yield Text("\n", strand.look, strand.name, strand.link)
            case Element(tag="img"):
                yield picture_of(child, strand.look, strand.link, self.context, self.scope)
            case _:
                yield from self._element(child, strand)

    def _element(self, element: Element, outer: _Strand) -> Iterator[Inline]:
        strand = self._strand(element, outer)
        begins, ends = self._isolate(element, strand)
        yield from begins
        yield from generated_text(element.before, strand.look)
        yield from _bookmarked(self._within(element, strand), element, strand.look, self.context)
        yield from generated_text(element.after, strand.look)
        yield from ends

    def _isolate(self, element: Element, strand: _Strand) -> tuple[Sequence[Text], Sequence[Text]]:
        """What begins and ends the isolate that an element is; nothing where all runs one way."""
        is_isolate = element.tag in ISOLATED or "dir" in element.attributes
        if not self.both_ways or not is_isolate:
            return (), ()
        mark = TO_THE_LEFT if element.style.direction == "rtl" else TO_THE_RIGHT
        begin, end = (Text(one, strand.look, strand.name, strand.link) for one in (mark, ENDED))
        return (begin,), (end,)

    def _within(self, element: Element, strand: _Strand) -> Iterator[Inline]:
        """What stands in an element: a field for what is counted or referred to, else its words."""
        said = BLANKS.sub(" ", element.text).strip(" ")
        target = element.attributes.get("href", "")[1:]
        if element.attributes.get("data-page-of"):
            yield self._page_reference(element, strand)
        elif SEQUENCE.fullmatch(element.attributes.get("data-sequence", "")) and _counts(said):
            sequence = element.attributes["data-sequence"]
            yield SequenceNumber(sequence, said, strand.look, strand.name, strand.link)
        elif "data-refers" in element.attributes and target in self.context.bookmarks:
            is_apart = self.hyphens and not element.style.hyphens
            look = _unparted(strand.look) if is_apart else strand.look
            yield CrossReference(target, said, look, strand.name)
        else:
            for child in element.children:
                yield from self.child(child, element.style, strand)

    def _strand(self, element: Element, outer: _Strand) -> _Strand:
        own = run_format(element.style, element.language)
        background = element.style.background
        look = replace(
            own,
            underline=own.underline or outer.look.underline,
            strike=own.strike or outer.look.strike,
            fill=background.hex if background else outer.look.fill,
            rise=outer.look.rise + _rise(element.style),
        )
        name = character_name(element) or outer.name
        return _Strand(look, name, link_of(element) or outer.link)

    def _texts(self, text: str, style: Style, strand: _Strand) -> Iterator[Text]:
        """The runs of a text: what no hyphen may part is in no language, where others are parted,
        since Word has no other way to say so of a word (docs/decisions/word-unparted-words.md)."""
        whole = self._text(text, style, strand)
        if not self.hyphens:
            yield whole
            return
        apart = _unparted(whole.look)
        has_forms = has_local_forms(whole.look.language.latin)
        also = frozenset() if has_forms else self.unparted
        for words, is_unparted in by_hyphenation(whole.text, also):
            is_apart = words.strip() and (is_unparted or not style.hyphens)
            yield replace(whole, text=words, look=apart if is_apart else whole.look)

    def _text(self, text: str, style: Style, strand: _Strand) -> Text:
        if style.white_space not in KEEPS_BREAKS:
            text = BLANKS.sub(" ", text)
        elif style.white_space not in KEEPS_BLANKS:
            text = re.sub(r"[ \t]+", " ", text)
        if style.white_space == "nowrap":
            text = text.replace("-", UNBROKEN_HYPHEN)
        shown, look = cased(CASES.get(style.text_transform, str)(text), strand.look)
        kind = Kept if style.white_space in KEEPS_BREAKS else Text
        return kind(shown, look, strand.name, strand.link)

    def _page_reference(self, element: Element, strand: _Strand) -> PageReference:
        anchor = element.attributes["data-page-of"]
        page = self.context.paging.numbers.get(anchor)
        shown = element.text.strip() if page is None else str(page)
        return PageReference(anchor, shown, strand.look, strand.name, Link(anchor=anchor))

    def _note(self, element: Element, strand: _Strand) -> Note:
        scope = Scope(self.context.measure)
        said = inlines_of(element.children, element, self.context, scope)
        content = (*self._note_number(element), *said)
        paragraph = paragraph_of(element, FOOTNOTE_TEXT, content, scope)
        call = self._counted(_call_look(element, strand.look))
        return Note((_note_below(paragraph, element),), call, strand.link)

    def _note_number(self, note: Element) -> tuple[Inline, ...]:
        """What a footnote begins with: its number, and the generated text after it."""
        look = look_of(note)
        said = generated_text(note.marker, look)
        return (NoteNumber(self._counted(said[0].look if said else look)), *said)

    def _counted(self, look: RunFormat) -> RunFormat:
        """The look of a number that Word counts: in the font that has its digits."""
        return self.context.metrics.shown(numbered("%d", 1, self.context.counting), look)


def _unparted(look: RunFormat) -> RunFormat:
    """The look of words that no hyphen parts."""
    return replace(look, language=replace(look.language, latin=NO_LANGUAGE))


def _rise(style: Style) -> int:
    """How far an inline is raised, in half-points; keywords such as `middle` do not raise."""
    value = style.vertical_align
    return half_points(float(value[:-2])) if value.endswith("pt") else 0


def _note_below(paragraph: Paragraph, note: Element) -> Paragraph:
    """A footnote's paragraph, its margins around it; its lines have no numbers."""
    margin = note.style.margin
    apart = {"before": twips(margin.top), "after": twips(margin.bottom)}
    return with_format(paragraph, counted=False, **apart)


def _call_look(note: Element, around: RunFormat) -> RunFormat:
    """The look of a footnote's number in the text.

    One that is raised is a superscript, since LibreOffice raises such numbers in no other way, and
    as large as makes it come out at the stylesheet's size.
    """
    if note.call is None:
        return around
    style = note.call.style
    own = replace(run_format(style, note.language), rise=around.rise, language=around.language)
    if _rise(style) <= 0:
        return own
    return replace(own, superscript=True, size=half_points(style.font_size / SUPERSCRIPT))


def _is_safe(url: str) -> bool:
    """Whether a URL leads to the web or to a mailbox, and is one that Word can read."""
    try:
        parts = urlsplit(url)
        return parts.scheme == "mailto" or (parts.scheme in WEB and bool(parts.hostname))
    except ValueError:  # such as a host that begins with a bracket
        return False


def _counts(said: str) -> bool:
    """Whether Word's fields count in the digits of a number: they know those of Latin only."""
    return said.isdecimal() and said.isascii()
