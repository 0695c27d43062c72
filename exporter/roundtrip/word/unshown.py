"""Texts that a file never showed: with which of its items they go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from exporter.article.places import Loc
from exporter.docx.body import DocxLine, Item
from exporter.roundtrip.word.alignment import Fate, Match
from exporter.roundtrip.word.roles import Role, use_of


def stayed(match: Match | None) -> bool:
    """Whether an item is one that went out, where it was."""
    return match is not None and match.fate in (Fate.SAME, Fate.EDITED)


def hidden_by_index(
    known: Iterable[Loc],
    locs: Sequence[Loc | None],
    matches: Sequence[Match | None],
    items: Sequence[Item],
) -> dict[int, list[Loc]]:
    """The texts of those `known` that the file never showed, by the item that they follow; -1 for
    none. `locs` are those of what went out, and `matches` what each item of the file was."""
    numbers = {loc: number for number, loc in enumerate(locs) if loc is not None}
    standing = {
        match.number: index for index, match in enumerate(matches) if match and stayed(match)
    }
    hidden: dict[int, list[Loc]] = defaultdict(list)
    before = -1
    for loc in known:
        if loc not in numbers:
            hidden[before].append(loc)
        elif numbers[loc] in standing:
            before = _end_of_additions(standing[numbers[loc]], matches, items)
    return hidden


def _end_of_additions(index: int, matches: Sequence[Match | None], items: Sequence[Item]) -> int:
    """The last of the new paragraphs that follow an item, before any new heading."""
    following = index + 1
    while following < len(items) and matches[following] is None and _is_text(items[following]):
        following += 1
    return following - 1


def _is_text(item: Item) -> bool:
    heads = (Role.HEADING, Role.QUESTION)
    return not isinstance(item, DocxLine) or use_of(item).role not in heads
