"""The article that an edited file holds: what went out, with everything that an editor did."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from exporter.article import List, Paragraph, Section
from exporter.article.places import Loc
from exporter.diagnostics import Diagnostic
from exporter.docx.body import DocxLine, DocxTable, Item
from exporter.docx.said import Said, SaidItem, SaidTable
from exporter.provenance.origin import Origin
from exporter.roundtrip.word.additions import Additions, Known
from exporter.roundtrip.word.alignment import Fate, Match, aligned, gone
from exporter.roundtrip.word.alts_emptied import alts_emptied
from exporter.roundtrip.word.article_builder import ArticleBuilder
from exporter.roundtrip.word.bold_headings import Promotion
from exporter.roundtrip.word.copied_blocks import copies, copy_of
from exporter.roundtrip.word.drawings_replaced import drawings_replaced
from exporter.roundtrip.word.edited_texts import base_value, edited_value
from exporter.roundtrip.word.exhibits_rejoined import rejoined
from exporter.roundtrip.word.fields_in_print import ArticleFields
from exporter.roundtrip.word.inline_words import revised
from exporter.roundtrip.word.kinds_of_copies import with_kinds
from exporter.roundtrip.word.media import Pictures, kept_as_they_are
from exporter.roundtrip.word.out_of_place import is_heading, out_of_place, unfit_told
from exporter.roundtrip.word.parts_in_print import (
    FIELDS,
    TABLE,
    Values,
    block_loc,
    block_or_heading,
    locs_in_print,
    value_at,
)
from exporter.roundtrip.word.parts_shown import loc_of, other_fields, part_of
from exporter.roundtrip.word.roles import use_of
from exporter.roundtrip.word.typed_lists import with_typed_lists
from exporter.roundtrip.word.undo_drift import order_at_home
from exporter.roundtrip.word.unshown import hidden_by_index, stayed

_MASTHEAD = "masthead"  # the style of one that stands on one line
_OWN = ("text", "term")  # the words of an item of a list, before what else stands in it


@dataclass
class Rebuilt:
    """An article as plain values.

    `edits` are the parts that changed, those after which something was added with a plus; `parts`
    say what each item of the file shows, empty for new ones.
    """

    values: Values
    edits: tuple[str, ...]
    parts: tuple[str, ...]
    diagnostics: list[Diagnostic] = field(default_factory=list)


class Rebuilding:
    """Puts an article together from what went out and the edited file's `items`.

    `now` is what they say, item by item; `matches` what each of them was.
    """

    def __init__(
        self, origin: Origin, items: Sequence[Item], now: Sequence[SaidItem], pictures: Pictures
    ) -> None:
        self._origin, self._then = origin, origin.wording
        self._base = article = origin.article
        self._parts = [part_of(item) for item in origin.wording]
        self._locs = [loc_of(part) for part in self._parts]
        self._promotion = Promotion(items, aligned(origin.wording, now), origin.wording, self._locs)
        items = self._promotion.items
        self.matches = matches = self._promotion.matches
        self._shown = tuple(self._parts[match.number] if match else "" for match in matches)
        at_home = order_at_home(items, matches, [*map(block_or_heading, self._locs)])
        self._rejoined = rejoined(at_home, matches, self._locs, article)
        order = self._rejoined.order
        self._matches = [self._rejoined.matches[index] for index in order]
        said = [now[index] for index in order]
        self._copies = copies(said, self._matches, origin.wording, self._locs, article)
        are_new = [match is None for match in self._matches]
        self._items = with_typed_lists([items[index] for index in order], are_new)
        self._fields = ArticleFields(article, article.model_dump())
        self._new = Additions(self._fields.values, article.language, pictures)
        self._pictures = pictures
        self._made_of = {**kept_as_they_are(origin.pictures), **origin.printed}
        prints = (*origin.pictures.items(), *origin.printed.items())
        pictures.know({sha256: src for src, sha256 in prints if src in origin.pictures})
        self._builder = ArticleBuilder(article, article.language)
        known = locs_in_print(article)
        self._hidden = hidden_by_index(known, self._locs, self._matches, self._items)
        self._whole = set(self._moved_whole())
        self._shown_then = frozenset(filter(None, self._locs))
        self._kept = frozenset(self._kept_locs())
        self._ahead = self._texts_ahead()
        self._edits: list[str] = []
        self._beside: tuple[Loc | None, Item, SaidItem | None] | None = None

    def result(self) -> Rebuilt:
        """The article, and what became of its parts."""
        for number in gone(self._then, self._matches):
            for part in (self._parts[number], *other_fields(self._then[number])):
                self._drop(part)
        self._free_restyled()
        self._put_hidden(-1)
        for index, match in enumerate(self._matches):
            self._put_beside(match)
            if index in self._copies:
                self._copy(index)
            elif match is None or match.fate is Fate.RESTYLED:
                self._add(index, match)
            else:
                self._keep(index, match)
            self._put_hidden(index)
        self._put_beside(None)
        made = with_kinds(self._builder.result(), self._base)
        values = self._fields.values | self._new.fields | made
        said = self._fields.diagnostics + self._new.diagnostics
        said += drawings_replaced(self._origin, self._items, self._matches, self._pictures)
        said += out_of_place(self._items, self._matches, self._parts)
        said += alts_emptied(self._base, self._items, self._matches, self._locs)
        said += [*self._promotion.diagnostics, *self._rejoined.diagnostics]
        said += unfit_told(self._builder)
        return Rebuilt(values, tuple(dict.fromkeys(self._edits)), self._shown, said)

    def _free_restyled(self) -> None:
        """Empty the fields whose words have another style now, so that others may fill them, as
        where somebody lets two of them change places."""
        for match in self._matches:
            if match and match.fate is Fate.RESTYLED and self._parts[match.number] in FIELDS:
                self._fields.deleted(self._parts[match.number])

    def _copy(self, index: int) -> None:
        """A block that stands once more, of which the first item makes the whole."""
        if block := self._copies[index]:
            self._edits.append(self._part_before(index) + "+")
            self._builder.block(copy_of(self._base, block))

    def _drop(self, part: str) -> None:
        """A part that the file shows no more."""
        self._edits.append(part)
        if part in FIELDS:
            self._fields.deleted(part)

    def _keep(self, index: int, match: Match) -> None:
        """A part that is still there, as it was, edited or moved."""
        part, loc = self._parts[match.number], self._locs[match.number]
        if match.fate is not Fate.SAME:
            self._edits.append(part)
        if loc is not None:
            self._keep_text(loc, index, match)
            return
        if part not in FIELDS:
            self._builder.enter(part.removeprefix("@"))
        if match.fate is Fate.EDITED:
            self._edit_field(part, self._then[match.number], self._items[index])

    def _edit_field(self, part: str, then: SaidItem, item: Item) -> None:
        if isinstance(then, Said) and isinstance(item, DocxLine):
            if part in FIELDS:
                self._fields.edited(part, then.pieces, item.pieces)
                self._new.pictures(self._builder, item, then)
            elif then.style == _MASTHEAD:
                self._edits += self._fields.edited_masthead(then.pieces, item.pieces)
            else:
                self._fields.unclear(part, item.pieces)
        elif isinstance(then, SaidTable) and isinstance(item, DocxTable):
            self._edits += self._fields.edited_cells(then, item)

    def _keep_text(self, loc: Loc, index: int, match: Match) -> None:
        item, moved = self._items[index], match.fate is Fate.MOVED
        if loc[-1] == "src" and isinstance(item, DocxLine):
            self._show(str(value_at(self._base, loc)), item)
        apart = self._block_apart(loc)
        is_parted = moved and block_loc(loc) not in (None, *self._whole)
        if is_parted or (self._is_orphan(loc) and apart is None):
            known = Known(self._known_text(loc), self._ahead[index])
            self._new.add(self._builder, item, known)
        elif match.fate is Fate.EDITED:
            then = self._then[match.number]
            value = edited_value(self._base, loc, then, item, self._base.language)
            self._builder.put(loc, value, apart=apart, label=_label_of(item))
            if isinstance(item, DocxTable):
                self._beside = block_loc(loc), item, then
            elif _is_drawn(loc):
                self._beside = block_loc(loc), _beside_the_first(item), None
            else:
                self._new.pictures(self._builder, item, then)
        else:
            value = base_value(self._base, loc)
            self._builder.put(loc, value, moved=moved, apart=apart, label=_label_of(item))
        if loc[-1] == "src" and isinstance(item, DocxLine):
            self._put_other_picture(loc, item, self._then[match.number])

    def _is_lost_inside(self, index: int) -> bool:
        match = self._matches[index]
        return bool(match and (loc := self._locs[match.number]) and self._is_orphan(loc))

    def _is_orphan(self, loc: Loc) -> bool:
        """Whether a text stood in a list item whose own words are elsewhere now, or gone."""
        return self._bereft(loc) is not None

    def _bereft(self, loc: Loc) -> Loc | None:
        """The outermost such item around a text; `None` where there is none."""
        around = (loc[:end] for end in range(2, len(loc) - 1) if loc[end - 2] == "items")
        owners = ((item, own) for item in around for name in _OWN if (own := (*item, name)) != loc)
        gone_ones = (item for item, own in owners if own in self._shown_then - self._kept)
        return next(gone_ones, None)

    def _block_apart(self, loc: Loc) -> Loc | None:
        """The block that stood in such an item and still has what tells it: it stands by itself
        now. `None` for paragraphs and lists, which go on in what stands before them."""
        item = self._bereft(loc)
        if item is None or loc[len(item)] != "blocks":
            return None
        block = loc[: len(item) + 2]
        return None if isinstance(value_at(self._base, block), Paragraph | List) else block

    def _show(self, src: str, item: DocxLine) -> None:
        """Keep the picture that the file shows of a figure, for who prints it without our files."""
        for piece in item.pieces:
            if piece.image:
                self._pictures.show(src, piece.image.relation)

    def _put_other_picture(self, loc: Loc, item: DocxLine, then: SaidItem) -> None:
        """Take the picture that somebody put in the place of a figure's own, or of the words that
        it is missing."""
        known = self._made_of.get(str(value_at(self._base, loc)), "")
        images = [piece.image for piece in item.pieces if piece.image]
        was_missing = isinstance(then, Said) and not any(piece.image for piece in then.pieces)
        is_one = len(images) == 1
        if is_one and (was_missing or self._pictures.is_other(images[0], known)):
            self._edits.append(self._parts[self._locs.index(loc)])
            if source := self._pictures.source(images[0]):
                self._builder.put(loc, source, apart=self._block_apart(loc))

    def _add(self, index: int, match: Match | None) -> None:
        part = self._parts[match.number] if match else ""
        self._edits.append(part or self._part_before(index) + "+")
        loc = self._locs[match.number] if match else None
        if loc and loc[0] == "faq" and loc[-1] == "question" and is_heading(self._items[index]):
            self._builder.put(loc, self._known_text(loc))  # told as out of place
            return
        text = self._restyled_text(loc, match.number, index) if loc and match else None
        known = Known(text, self._ahead[index], self._label(loc) if loc else None)
        self._new.add(self._builder, self._items[index], known)

    def _label(self, loc: Loc) -> str | None:
        """The label of the section whose heading stands at a loc; `None` for other texts."""
        if loc[-1] != "heading":
            return None
        return cast(Section, value_at(self._base, loc[:-1])).label

    def _texts_ahead(self) -> list[Loc | None]:
        """For each item the text that stayed and follows it, if all up to it have one use."""
        ahead: list[Loc | None] = [None] * len(self._items)
        roles = [use_of(item).role if isinstance(item, DocxLine) else None for item in self._items]
        for index in range(len(self._items) - 2, -1, -1):
            match = self._matches[index + 1]
            if roles[index] is None or roles[index] is not roles[index + 1]:
                continue
            if not stayed(match) or self._is_lost_inside(index + 1):
                ahead[index] = ahead[index + 1]
            elif match and self._block_of(match.number):
                ahead[index] = self._locs[match.number]
        return ahead

    def _part_before(self, index: int) -> str:
        """The part that the nearest known item before an item shows; empty before all."""
        before = (match for match in reversed(self._matches[:index]) if match)
        return next((self._parts[match.number] for match in before), "")

    def _restyled_text(self, loc: Loc, number: int, index: int) -> str | None:
        """The text of a paragraph that got another style, and perhaps other marks with it."""
        known, then, item = self._known_text(loc), self._then[number], self._items[index]
        if known is None or not isinstance(then, Said) or not isinstance(item, DocxLine):
            return known
        return revised(known, then.pieces, item.pieces)

    def _known_text(self, loc: Loc) -> str | None:
        """The text at a loc, as the article spells it; `None` where it is no text."""
        value = base_value(self._base, loc)
        return value if isinstance(value, str) and loc[-1] != "type" else None

    def _kept_locs(self) -> Iterator[Loc]:
        """The texts that are still where they were, or went elsewhere with all of their block."""
        for match in filter(None, self._matches):
            loc, is_whole = self._locs[match.number], self._block_of(match.number) in self._whole
            if loc and (stayed(match) or (is_whole and match.fate is Fate.MOVED)):
                yield loc

    def _put_beside(self, match: Match | None) -> None:
        """Set the pictures that somebody put beside one of a figure or into the cells of a table,
        once that ends."""
        if self._beside and (match is None or self._block_of(match.number) != self._beside[0]):
            _, item, then = self._beside
            self._new.pictures(self._builder, item, then)
            self._beside = None

    def _put_hidden(self, index: int) -> None:
        for loc in self._hidden.get(index, ()):
            value = base_value(self._base, loc)
            self._builder.put(loc, value, apart=self._block_apart(loc))

    def _moved_whole(self) -> Iterator[Loc]:
        """The blocks that moved together, so that they are still one block: all of their texts, or
        of a figure or a table itself and what stands beside it."""
        indexes: dict[Loc, list[int]] = defaultdict(list)
        for index, match in enumerate(self._matches):
            if match and (outer := self._block_of(match.number)):
                indexes[outer].append(index)
        sizes = Counter(map(self._block_of, range(len(self._parts))))
        for outer, several in indexes.items():
            together = several == list(range(several[0], several[-1] + 1))
            if together and (len(several) == sizes[outer] or self._has_exhibit(several)):
                yield outer

    def _has_exhibit(self, indexes: Sequence[int]) -> bool:
        """Whether the picture or the table itself is among some items."""
        matches = filter(None, (self._matches[index] for index in indexes))
        locs = (self._locs[match.number] for match in matches)
        return any(loc and loc[-1] in ("src", TABLE) for loc in locs)

    def _block_of(self, number: int) -> Loc | None:
        loc = self._locs[number]
        return None if loc is None else block_loc(loc)


def _label_of(item: Item) -> str:
    return item.label if isinstance(item, DocxLine) else ""


def _is_drawn(loc: Loc) -> bool:
    """Whether the line at a loc is the picture of a figure or of a chart itself."""
    return loc[-1] in ("src", TABLE)


def _beside_the_first(line: DocxLine) -> DocxLine:
    """A line with the pictures that somebody set beside its first one."""
    images = [piece for piece in line.pieces if piece.image]
    return replace(line, pieces=tuple(images[1:]))
