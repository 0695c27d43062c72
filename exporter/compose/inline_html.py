"""Inline Markdown as HTML, every word of it escaped, and references that lead to what is shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from exporter.article import inline as marks
from exporter.article.links import label_in
from exporter.compose.last_words import with_company, with_whole_unit
from exporter.scripts.bidi import HAS_RIGHT_TO_LEFT
from exporter.styled import LABELLED

_TAGS_THEN_LETTERS = re.compile(
    r"(?<=[^\s>])((?:</?(?:strong|em|s|mark|a)(?: [^<>]*)?>)+)([\u0300-\U0010ffff]+)"
)

_NUMBER = r"\d+(?:[.,:/]\d+)*"
_PIECE = re.compile(
    r"(?P<address>(?:https?://|www\.)[^\s<>\"“”«»]*[^\s<>\"“”«».,;:!?،؛؟]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w+])(?P<telephone>\+\d[\d ()\u00a0-]{5,}\d)"
    rf"|(?<!\w)(?P<signed>[-−+±~≈<>≤≥]\s?[$€£¥₪₹]?{_NUMBER}|[$€£¥₪₹]\s?{_NUMBER}[kmbKMB]?)"
    r"(?:[ \u00a0\u202f]?[%‰°][CF]?)?"
    rf"|(?<!\w)(?P<share>{_NUMBER}[ \u00a0\u202f]?[%‰°][CF]?)"
    r"|(?<!\w)(?P<name>[A-Za-z]+(?:\+\+|#|\*))(?!\w)"
)

_WRAPPERS = {
    marks.Strong: "<strong>{}</strong>",
    marks.Emphasis: "<em>{}</em>",
    marks.Strike: "<s>{}</s>",
    marks.Highlight: "<mark>{}</mark>",
    marks.Superscript: "<sup>{}</sup>",
    marks.Subscript: "<sub>{}</sub>",
    marks.Footnote: '<span class="footnote">{}</span>',
}
# Only our own markup looks like this: of what an article says, quotes and brackets are escaped.
_ID = re.compile(rf' id="({LABELLED}[\w-]+)"')
_COMPOUND = re.compile(r"(\w+(?:-\w+)+)")
LONGEST_COMPOUND = 16  # characters; what is longer may need its hyphens to break a line
_REFERENCE = re.compile(
    rf'<a href="#(?P<id>{LABELLED}[\w-]+)"(?: class="reference" data-refers="(?P<label>[^"]+)")?>'
    r"(?P<words>.*?)</a>",
    re.DOTALL,
)


def inline_html(
    text: str, reference: Callable[[str], str], *, right_to_left: bool = False
) -> Markup:
    """Inline Markdown as HTML; a footnote becomes `span.footnote`.

    `reference` says what the part with a label is called.
    """
    return with_whole_clusters(_Writer(reference, right_to_left).joined(marks.parse(text)))


def prose_html(
    text: str, reference: Callable[[str], str], *, right_to_left: bool = False
) -> Markup:
    """As `inline_html`, with a short last word kept together with the one before it."""
    nodes = with_company(marks.parse(text))
    return with_whole_clusters(_Writer(reference, right_to_left).joined(nodes))


def column_head_html(
    text: str, reference: Callable[[str], str], *, right_to_left: bool = False
) -> Markup:
    """As `inline_html`, with a unit in brackets at the end kept whole."""
    nodes = with_whole_unit(marks.parse(text))
    return with_whole_clusters(_Writer(reference, right_to_left).joined(nodes))


def headline_html(
    text: str, reference: Callable[[str], str], *, right_to_left: bool = False
) -> Markup:
    """As `inline_html`, with each compound such as face-to-face in a span, to be kept whole."""
    writer = _Writer(reference, right_to_left, keeps_compounds=True)
    return with_whole_clusters(writer.joined(marks.parse(text)))


def within(html: str, elsewhere: Callable[[str], str]) -> str:
    """HTML whose references to parts that it does not show are words without a link.

    `elsewhere` says what such a part is called here, by its label.
    """
    shown = frozenset(_ID.findall(html))

    def unlinked(link: re.Match[str]) -> str:
        if link["id"] in shown:
            return link.group()
        if not link["label"]:
            return link["words"]
        named = Markup('<span data-refers="{}">{}</span>')
        return named.format(link["label"], elsewhere(link["label"]))

    return _REFERENCE.sub(unlinked, html)


@dataclass(frozen=True)
class _Writer:
    reference: Callable[[str], str]
    right_to_left: bool
    keeps_compounds: bool = False

    def joined(self, nodes: Sequence[marks.Inline]) -> Markup:
        return Markup("").join(map(self._node, nodes))

    def _node(self, node: marks.Inline) -> Markup:
        match node:
            case marks.Text(text):
                return self._text(text)
            case marks.Code(text):
                return Markup('<code class="code">{}</code>').format(text)
            case marks.LineBreak():
                return Markup("<br>")
            case marks.Link(href, children):
                return Markup('<a href="{}">{}</a>').format(target(href), self.joined(children))
            case marks.Reference(label):
                return self._reference(label)
        return Markup(_WRAPPERS[type(node)]).format(self.joined(node.children))  # noqa: S704  # nosec B704

    def _text(self, text: str) -> Markup:
        if self.right_to_left or HAS_RIGHT_TO_LEFT.search(text):
            return isolated(text, right_to_left=self.right_to_left)
        return _with_compounds(text) if self.keeps_compounds else escape(text)

    def _reference(self, label: str) -> Markup:
        markup = Markup('<a href="#{}{}" class="reference" data-refers="{}">{}</a>')
        return markup.format(LABELLED, label, label, self.reference(label))


def _with_compounds(text: str) -> Markup:
    return Markup("").join(
        Markup("<span data-compound>{}</span>").format(part)
        if turn % 2 and len(part) <= LONGEST_COMPOUND
        else escape(part)
        for turn, part in enumerate(_COMPOUND.split(text))
    )


def target(href: str) -> str:
    """Where a link of an article leads in its pages."""
    label = label_in(href)
    return f"#{LABELLED}{label}" if label else href


def isolated(text: str, *, right_to_left: bool) -> Markup:
    """A text, escaped, with its isolates where it is in a text, or has letters, that run so.

    Unicode's rules (UAX 9) put the sign of a number on its far side there, and part an address or
    a telephone number at its marks; in an isolate of their own they read as they were written.
    """
    if not right_to_left and not HAS_RIGHT_TO_LEFT.search(text):
        return escape(text)
    parts: list[Markup] = []
    end = 0
    for match in _PIECE.finditer(text):
        parts += [escape(text[end : match.start()]), _isolate(match.group())]
        end = match.end()
    return Markup("").join((*parts, escape(text[end:])))


def _isolate(piece: str) -> Markup:
    return Markup('<bdi dir="ltr">{}</bdi>').format(piece)


def with_whole_clusters(html: Markup) -> Markup:
    """Inline HTML in which marks stand before the tags that part them from their letter.

    Whoever marks a word may begin within a letter, which no editor shows: a Lao vowel above its
    consonant, an accent of its own. A layout shapes what is in one look at a time, and would put a
    dotted circle where the letter is missing.
    """
    return html if html.isascii() else Markup(_TAGS_THEN_LETTERS.sub(_ordered, html))  # noqa: S704  # nosec B704


def _ordered(match: re.Match[str]) -> str:
    tags, letters = match.groups()
    rest = letters
    while rest and unicodedata.category(rest[0]).startswith("M"):
        rest = rest[1:]
    return letters[: len(letters) - len(rest)] + tags + rest
