"""Files whose styles are gone, as other programs save them, or somebody clears them.

What a paragraph is, is told by its words and its place among the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from exporter.compose.labels import labels_for
from exporter.docx.body import DocxCell, DocxLine, Item
from exporter.docx.code_styles import CODE_STYLES
from exporter.docx.pieces import BREAK, Piece, tidied, words
from exporter.docx.said import SaidItem, SaidTable, lines_in, said
from exporter.provenance.origin import Origin
from exporter.roundtrip.word.alignment import Fate, aligned, aligned_by_words
from exporter.roundtrip.word.bare_words import as_read, bare, compared
from exporter.roundtrip.word.lost_frames import (
    begins_panel,
    is_heading,
    out_of_frames,
    without_contents,
)
from exporter.roundtrip.word.lost_marks import are_marks_lost
from exporter.roundtrip.word.parts_in_print import FIELDS
from exporter.roundtrip.word.restyling import as_it_was, styled, unlabelled

MOST_LOST = 0.5  # of the paragraphs that say what went out, those in other styles
FEW = 4  # paragraphs, of which none tells that styles are gone


def are_styles_lost(now: Iterable[SaidItem], then: Iterable[SaidItem]) -> bool:
    """Whether most paragraphs that say what went out are in other styles than they were."""
    styles: dict[str, set[str]] = {}
    for one in lines_in(then):
        styles.setdefault(compared(one), set()).add(one.style)
    same = [one for one in lines_in(now) if compared(one) in styles]
    other = [one for one in same if one.style not in styles[compared(one)]]
    return len(other) >= FEW and len(other) > MOST_LOST * len(same)


def in_their_styles(items: Sequence[Item], origin: Origin) -> tuple[list[Item], list[str]]:
    """The items in the styles of the paragraphs that they were, as far as their words tell it, and
    in the order in which they went out; with the words of those that stood elsewhere, but for
    headings, which other programs set behind what they stand beside.

    What the template writes, and no style tells so any more, is as it was; so is what has no words,
    as a rule.
    """
    then = origin.wording
    items = _with_code_whole(without_contents(out_of_frames(items, then), then), then)
    now = [*map(bare, said(items, lambda _: None))]
    matches = aligned_by_words([*map(bare, then)], now)
    is_bare = are_marks_lost(said(items, lambda _: None), then)
    generated, labels = _generated(origin), _labels(origin)
    found: dict[int, list[Item]] = {}
    last, dropped = -1, Counter[str]()
    for item, one, match in zip(items, now, matches, strict=True):
        last = match.number if match else last
        words_of_it = _words([one])
        if match is None and begins_panel(item):
            continue
        if match is None and words_of_it and words_of_it.keys() <= generated:
            dropped += words_of_it
        else:
            as_then = styled(item, then[last], labels, is_bare=is_bare) if match else item
            found.setdefault(last, []).append(as_then)
    known = {match.number for match in matches if match}
    for number, one in enumerate(then):
        if number not in known and _words([one]).keys() <= dropped.keys() and not _has_picture(one):
            found.setdefault(number, []).insert(0, as_it_was(one))
    elsewhere = [
        _shown(one)
        for one, match in zip(now, matches, strict=True)
        if match and match.fate is Fate.MOVED and _is_of_text(then[match.number])
    ]
    return [item for number in sorted(found) for item in found[number]], elsewhere


def _is_of_text(item: SaidItem) -> bool:
    """Whether an item is neither a heading nor what the template sets."""
    if isinstance(item, SaidTable):
        return True
    is_set = item.part in FIELDS or not item.part or item.part.startswith("@")
    return not is_set and not is_heading(item)


def _shown(item: SaidItem) -> str:
    return " ".join(words(line.pieces) for line in lines_in([item])).strip()


def with_their_marks(items: Sequence[Item], origin: Origin) -> list[Item]:
    """The items of a file that has lost the marks of its words, and no style, with these."""
    then, labels = origin.wording, _labels(origin)
    matches = aligned(then, [*said(items, lambda _: None)])
    return [
        styled(item, then[match.number], labels, is_bare=True)
        if match and match.fate is not Fate.RESTYLED
        else item
        for item, match in zip(items, matches, strict=True)
    ]


def without_labels(items: Sequence[Item], origin: Origin) -> list[Item]:
    """The items, paragraphs that begin with a label as words of their own, as programs make of it
    that drop its style, without it."""
    then, labels = origin.wording, _labels(origin)
    now = [*said(items, lambda _: None)]
    if not any(compared(line).partition(":")[0] in labels for line in lines_in(now)):
        return list(items)
    matches = aligned_by_words([*map(bare, then)], [*map(bare, now)])
    return [
        unlabelled(item, then[match.number], labels) if match else item
        for item, match in zip(items, matches, strict=True)
    ]


def without_marks(items: Sequence[Item], marks: AbstractSet[str]) -> list[Item]:
    """The items without some marks, which all of a file was given."""
    return [_without(item, marks) for item in items]


def _without(item: Item, marks: AbstractSet[str]) -> Item:
    if isinstance(item, DocxLine):
        pieces = (replace(one, marks=one.marks - marks) for one in item.pieces)
        return replace(item, pieces=tidied(pieces, keep_blanks=item.style in CODE_STYLES))
    rows = (tuple(_cell_without(cell, marks) for cell in row) for row in item.rows)
    return replace(item, rows=tuple(rows))


def _cell_without(cell: DocxCell, marks: AbstractSet[str]) -> DocxCell:
    lines = (_without(line, marks) for line in cell.lines)
    return replace(cell, lines=tuple(one for one in lines if isinstance(one, DocxLine)))


def _labels(origin: Origin) -> frozenset[str]:
    """The labels of the article's language, as they are compared."""
    return frozenset(map(as_read, labels_for(origin.article.language).values()))


def _with_code_whole(items: Sequence[Item], then: Iterable[SaidItem]) -> list[Item]:
    """The items with paragraphs that say the lines of some code, in order, as one again."""
    every = (
        words(line.pieces).split(BREAK) for line in lines_in(then) if line.style in CODE_STYLES
    )
    known = [lines for each in every if len(lines := [*filter(None, map(as_read, each))]) > 1]
    said_now = [as_read(words(one.pieces)) if isinstance(one, DocxLine) else "" for one in items]
    whole, at = list[Item](), 0
    while at < len(items):
        found = (len(lines) for lines in known if said_now[at : at + len(lines)] == lines)
        count = next(found, 1)
        whole.append(_joined(items[at : at + count]) if count > 1 else items[at])
        at += count
    return whole


def _joined(items: Sequence[Item]) -> Item:
    """Paragraphs as one of several lines."""
    first, *rest = (one for one in items if isinstance(one, DocxLine))
    more = (piece for line in rest for piece in (Piece(BREAK), *line.pieces))
    return replace(first, pieces=(*first.pieces, *more))


def _generated(origin: Origin) -> frozenset[str]:
    """The words of what the template writes: labels, and lines of fields."""
    article = origin.article
    written = [
        one
        for one in lines_in(origin.wording)
        if one.part in FIELDS or one.part.startswith("@") or not one.part
    ]
    texts = [
        *labels_for(article.language).values(),
        article.publication or "",
        article.series or "",
    ]
    return frozenset(_words(written)) | {word for text in texts for word in as_read(text).split()}


def _has_picture(item: SaidItem) -> bool:
    return any(piece.image for line in lines_in([item]) for piece in line.pieces)


@dataclass(frozen=True)
class Likeness:
    """How alike two texts are by their words, 0 to 1.

    `kept` is the share of those that went out which the file has, `both` that of all words of
    either which both have, `in_order` that of all paragraphs which both have in the same order.
    """

    kept: float
    both: float
    in_order: float


def likeness(items: Sequence[Item], then: Sequence[SaidItem]) -> Likeness:
    """How much of what went out a file has; texts without words are wholly alike."""
    now = [*said(items, lambda _: None)]
    went, have = _words(then), _words(now)
    common, either = (went & have).total(), went.total() + have.total()
    return Likeness(
        kept=common / went.total() if went else 1.0,
        both=2 * common / either if either else 1.0,
        in_order=SequenceMatcher(None, _paragraphs(then), _paragraphs(now), autojunk=False).ratio(),
    )


def _paragraphs(items: Iterable[SaidItem]) -> list[str]:
    """The words of each paragraph, and of each table as a whole: in cells they are others."""
    return [" ".join(map(compared, lines_in([item]))) for item in items]


def _words(items: Iterable[SaidItem]) -> Counter[str]:
    return Counter(word for one in lines_in(items) for word in compared(one).split())
