"""Headings that no style tells: short bold lines above text; and those that Enter cut in two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from exporter.article.places import Loc
from exporter.diagnostics import Diagnostic, warning
from exporter.docx.body import DocxLine, Item
from exporter.docx.pieces import STRONG, folded, words
from exporter.docx.said import Said, SaidItem
from exporter.roundtrip.word.alignment import Fate, Match, gone
from exporter.roundtrip.word.roles import Role, use_of

_LONGEST_HEADING = 80  # letters
_DEEPEST = 3


def bold_headings(items: Sequence[Item]) -> dict[int, str]:
    """The words of short bold paragraphs above text, by the numbers of the items."""
    uses = [use_of(item).role if isinstance(item, DocxLine) else None for item in items]
    return {
        index: words(item.pieces)
        for index, item in enumerate(items[1:-1], 1)
        if isinstance(item, DocxLine) and uses[index] is uses[index + 1] is Role.TEXT
        if _is_bold_line(item) and not _is_bold_line(items[index + 1])
    }


def _is_bold_line(item: Item) -> bool:
    if not isinstance(item, DocxLine) or not item.pieces:
        return False
    text = words(item.pieces).strip()
    is_short = 0 < len(text) <= _LONGEST_HEADING and text[-1] not in ".,;:!…"
    return is_short and all(piece.is_text and STRONG in piece.marks for piece in item.pieces)


def as_heading(item: Item, level: int = 1) -> Item:
    """A bold line in the style of a heading, and not bold."""
    if not isinstance(item, DocxLine):
        return item
    plain = (replace(piece, marks=piece.marks - {STRONG}) for piece in item.pieces)
    return replace(item, style=f"heading {level}", pieces=tuple(plain))


def heading_guessed(text: str) -> Diagnostic:
    """What to say of a line that is taken for a heading."""
    message = f"{text!r} is read as a heading, for it is short and bold and stands above text"
    return warning("heading-guessed", message, hint="give headings the style of one in Word")


class Promotion:
    """The `items` of an edited file and what each was, where an editor wrote bold lines for
    headings among them: in the place of one that is gone, or new ones below that of their section.

    `locs` tells where in the article the text of each item that went out stands.
    """

    def __init__(
        self,
        items: Sequence[Item],
        matches: Sequence[Match | None],
        then: Sequence[SaidItem],
        locs: Sequence[Loc | None],
    ) -> None:
        self.items = [*items]
        self.matches = [*matches]
        self._locs = locs
        self._gone = {*gone(then, matches)}
        guessed = bold_headings(items)
        added = {index: text for index, text in guessed.items() if self._is_added(index)}
        for index in added:
            self._promote(index)
        parted = _parted(self.items, self.matches, then)
        self.diagnostics = [*map(heading_guessed, added.values()), *parted]

    def _is_added(self, index: int) -> bool:
        """Whether a line is new or was a heading, and stands among sections."""
        match, before = self.matches[index], self._before(index)
        if match and not (match.fate is Fate.RESTYLED and self._is_heading(match.number)):
            return False
        loc = self._locs[before] if before is not None else None
        return loc is not None and loc[0] == "sections"

    def _promote(self, index: int) -> None:
        match, before = self.matches[index], self._before(index)
        after = -1 if before is None else before + 1
        if match is None and after in self._gone and self._is_heading(after):
            self.matches[index] = match = Match(after, Fate.EDITED)
            self._gone.remove(after)
        loc = self._locs[match.number] if match else None
        level = loc.count("sections") if loc else self._level_around(index) + 1
        self.items[index] = as_heading(self.items[index], min(level, _DEEPEST))

    def _before(self, index: int) -> int | None:
        """The number of the last item before one that had gone out; `None` before all."""
        known = (match.number for match in reversed(self.matches[:index]) if match)
        return next(known, None)

    def _is_heading(self, number: int) -> bool:
        loc = self._locs[number] if number < len(self._locs) else None
        return loc is not None and loc[-1] == "heading"

    def _level_around(self, index: int) -> int:
        """The level of the heading that a line stands below; of lines as itself, that of theirs."""
        for match, item in zip(self.matches[:index][::-1], self.items[:index][::-1], strict=True):
            use = use_of(item) if isinstance(item, DocxLine) else None
            if use and use.role is Role.HEADING:
                return use.level if match else use.level - 1
        return 0


def _parted(
    items: Sequence[Item], matches: Sequence[Match | None], then: Sequence[SaidItem]
) -> Iterator[Diagnostic]:
    """What to say of headings of which Enter made two."""
    pairs = zip(items, matches, items[1:], matches[1:], strict=False)
    for one, match, other, next_match in pairs:
        known = match or next_match
        if known is None or (match and next_match) or not _are_headings((one, other)):
            continue
        whole = then[known.number]
        halves = [_words(one), _words(other)]
        if isinstance(whole, Said) and _bare(words(whole.pieces)) == _bare("".join(halves)):
            message = f"a heading was parted in two, of which the first has no text: {halves[0]!r}"
            hint = f"join it with {halves[1]!r}, or give that the style of a paragraph"
            yield warning("heading-parted", message, hint=hint)


def _are_headings(items: Iterable[Item]) -> bool:
    return all(isinstance(item, DocxLine) and use_of(item).role is Role.HEADING for item in items)


def _words(item: Item) -> str:
    return words(item.pieces) if isinstance(item, DocxLine) else ""


def _bare(text: str) -> str:
    return "".join(folded(text).split())
