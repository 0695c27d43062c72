"""The article that an edited file holds: what went out, with everything that an editor did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Sequence as Several
from dataclasses import dataclass, field
from typing import Any, TypeGuard

from exporter.diagnostics import Diagnostic
from exporter.docx.body import Item, Line
from exporter.docx.said import Origin, Said, SaidItem
from exporter.roundtrip.word.additions import Additions
from exporter.roundtrip.word.alignment import Fate, Match, aligned, gone
from exporter.roundtrip.word.article_builder import Sequence
from exporter.roundtrip.word.block_builder import Values
from exporter.roundtrip.word.fields_in_print import Fields
from exporter.roundtrip.word.inline_words import revised
from exporter.roundtrip.word.leaf_texts import base_value, edited_value
from exporter.roundtrip.word.media import Pictures
from exporter.roundtrip.word.parts_in_print import (
    FIELDS,
    Path,
    block_path,
    leaves,
    path_of,
    value_at,
)
from exporter.roundtrip.word.roles import Role, use_of
from exporter.roundtrip.word.undo_drift import order_at_home


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

    `now` is what they say, item by item.
    """

    def __init__(
        self, origin: Origin, items: Several[Item], now: Several[SaidItem], pictures: Pictures
    ) -> None:
        article = origin.article
        self._then = origin.wording
        self._base = article.model_dump()
        self._language = article.language
        self._parts = [_part_of(item) for item in origin.wording]
        found = aligned(origin.wording, now)
        self._shown = tuple(self._parts[match.number] if match else "" for match in found)
        order = order_at_home(items, found, [*map(self._block_of, range(len(self._parts)))])
        self._items = [items[index] for index in order]
        self._matches = [found[index] for index in order]
        self._fields = Fields(article, dict(self._base))
        self._new = Additions(self._fields.values, article.language, pictures)
        self._sequence = Sequence(self._base, article.language)
        self._hidden = self._hidden_by_index(leaves(article))
        self._whole = set(self._moved_whole())
        self._ahead = self._texts_ahead()
        self._edits: list[str] = []

    def result(self) -> Rebuilt:
        """The article, and what became of its parts."""
        for number in gone(self._then, self._matches):
            self._drop(self._parts[number])
        self._put_hidden(-1)
        for index, match in enumerate(self._matches):
            if match is None or match.fate is Fate.RESTYLED:
                self._add(index, match)
            else:
                self._keep(index, match)
            self._put_hidden(index)
        values = self._fields.values | self._new.fields | self._sequence.result()
        found = [*self._fields.found, *self._new.found]
        return Rebuilt(values, tuple(dict.fromkeys(self._edits)), self._shown, found)

    def _drop(self, part: str) -> None:
        """A part that the file shows no more."""
        self._edits.append(part)
        if part in FIELDS:
            self._fields.deleted(part)

    def _keep(self, index: int, match: Match) -> None:
        """A part that is still there, as it was, edited or moved."""
        part, item = self._parts[match.number], self._items[index]
        if match.fate is not Fate.SAME:
            self._edits.append(part)
        if part in FIELDS or not part:
            if match.fate is Fate.EDITED:
                self._edit_field(part, self._then[match.number], item)
        elif part.startswith("@"):
            self._sequence.enter(part[1:])
            if match.fate is Fate.EDITED:
                self._edit_field(part, self._then[match.number], item)
        else:
            self._keep_leaf(path_of(part), index, match)

    def _edit_field(self, part: str, then: SaidItem, item: Item) -> None:
        if isinstance(then, Said) and isinstance(item, Line):
            if part in FIELDS:
                self._fields.edited(part, then.pieces, item.pieces)
            else:
                self._fields.unclear(part, item.pieces)

    def _keep_leaf(self, path: Path, index: int, match: Match) -> None:
        item, moved = self._items[index], match.fate is Fate.MOVED
        if moved and block_path(path) not in (None, *self._whole):
            self._new.add(self._sequence, item, self._known_text(path), self._ahead[index])
        elif match.fate is Fate.EDITED:
            then = self._then[match.number]
            value = edited_value(self._base, path, then, item, self._language)
            self._sequence.put(path, value)
        else:
            self._sequence.put(path, base_value(self._base, path), moved=moved)

    def _add(self, index: int, match: Match | None) -> None:
        part = self._parts[match.number] if match else ""
        self._edits.append(part or self._part_before(index) + "+")
        path = path_of(part) if part and part not in FIELDS and not part.startswith("@") else None
        known = self._restyled_text(path, match.number, index) if path and match else None
        if match and part in FIELDS:
            self._fields.deleted(part)
        label = self._label(path) if _is_heading(path) else None
        self._new.add(self._sequence, self._items[index], known, self._ahead[index], label)

    def _label(self, path: Path) -> str | None:
        """The label of the section whose heading stands at a path."""
        section: Any = value_at(self._base, path[:-1])
        return section["label"]  # type: ignore[no-any-return]

    def _texts_ahead(self) -> list[Path | None]:
        """For each item the text that stayed and follows it, if all up to it have one use."""
        ahead: list[Path | None] = [None] * len(self._items)
        roles = [use_of(item).role if isinstance(item, Line) else None for item in self._items]
        for index in range(len(self._items) - 2, -1, -1):
            match = self._matches[index + 1]
            if roles[index] is None or roles[index] is not roles[index + 1]:
                continue
            stayed = match is not None and match.fate in (Fate.SAME, Fate.EDITED)
            if match and stayed and self._block_of(match.number):
                ahead[index] = path_of(self._parts[match.number])
            elif not stayed:
                ahead[index] = ahead[index + 1]
        return ahead

    def _part_before(self, index: int) -> str:
        """The part that the nearest known item before an item shows; empty before all."""
        before = (match for match in reversed(self._matches[:index]) if match)
        return next((self._parts[match.number] for match in before), "")

    def _restyled_text(self, path: Path, number: int, index: int) -> str | None:
        """The text of a paragraph that got another style, and perhaps other marks with it."""
        known, then, item = self._known_text(path), self._then[number], self._items[index]
        if known is None or not isinstance(then, Said) or not isinstance(item, Line):
            return known
        return revised(known, then.pieces, item.pieces)

    def _known_text(self, path: Path) -> str | None:
        """The text at a path, as the article spells it; `None` where it is no text."""
        value: Any = base_value(self._base, path)
        return value if isinstance(value, str) and path[-1] != "type" else None

    # What the file never showed

    def _hidden_by_index(self, known: Iterator[Path]) -> dict[int, list[Path]]:
        """The texts that the file never showed, by the item that they follow; -1 for none."""
        numbers = {
            path_of(part): number
            for number, part in enumerate(self._parts)
            if part and part not in FIELDS and not part.startswith("@")
        }
        standing = {
            match.number: index
            for index, match in enumerate(self._matches)
            if match and match.fate in (Fate.SAME, Fate.EDITED)
        }
        hidden: dict[int, list[Path]] = defaultdict(list)
        before = -1
        for path in known:
            if path not in numbers:
                hidden[before].append(path)
            elif numbers[path] in standing:
                before = self._end_of_additions(standing[numbers[path]])
        return hidden

    def _end_of_additions(self, index: int) -> int:
        """The last of the new paragraphs that follow an item, before any new heading."""
        following = index + 1
        while following < len(self._items) and self._is_new_text(following):
            following += 1
        return following - 1

    def _is_new_text(self, index: int) -> bool:
        if self._matches[index] is not None:
            return False
        item = self._items[index]
        return not isinstance(item, Line) or use_of(item).role not in (Role.HEADING, Role.QUESTION)

    def _put_hidden(self, index: int) -> None:
        for path in self._hidden.get(index, ()):
            self._sequence.put(path, base_value(self._base, path))

    def _moved_whole(self) -> Iterator[Path]:
        """The blocks all of whose texts moved together, so that they are still one block."""
        indexes: dict[Path, list[int]] = defaultdict(list)
        for index, match in enumerate(self._matches):
            if match and (outer := self._block_of(match.number)):
                indexes[outer].append(index)
        sizes: dict[Path, int] = defaultdict(int)
        for number in range(len(self._parts)):
            if outer := self._block_of(number):
                sizes[outer] += 1
        for outer, found in indexes.items():
            if len(found) == sizes[outer] and found == list(range(found[0], found[-1] + 1)):
                yield outer

    def _block_of(self, number: int) -> Path | None:
        part = self._parts[number]
        if not part or part in FIELDS or part.startswith("@"):
            return None
        return block_path(path_of(part))


def _is_heading(path: Path | None) -> TypeGuard[Path]:
    return path is not None and path[-1] == "heading"


def _part_of(item: SaidItem) -> str:
    """The part that an item showed; for a table that of its first cell."""
    if isinstance(item, Said):
        return item.part
    return next((cell.part for row in item.rows for cell in row if cell.part), "")
