"""Paragraphs that an editor put far from the part of the article that their style belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporter.diagnostics import Diagnostic, warning
from exporter.docx.body import DocxLine, Item
from exporter.docx.pieces import words
from exporter.roundtrip.word.alignment import Match
from exporter.roundtrip.word.roles import Role, use_of
from exporter.roundtrip.word.unshown import stayed

_PARTS = {
    Role.KEY_POINT: "key_points",
    Role.SOURCE: "sources",
    Role.CORRECTION: "corrections",
    Role.QUESTION: "faq",
}


def out_of_place(
    items: Sequence[Item], matches: Sequence[Match | None], parts: Sequence[str]
) -> Iterator[Diagnostic]:
    """What to say of paragraphs that a style takes to another place than where they stand.

    `matches` tells what each of the items was when the file went out, and `parts` which part of the
    article each of these showed.
    """
    for index, item in enumerate(items):
        part = _PARTS.get(use_of(item).role, "") if isinstance(item, DocxLine) else ""
        if not isinstance(item, DocxLine) or not part or stayed(matches[index]):
            continue
        around = [_nearest(matches[:index][::-1], parts), _nearest(matches[index + 1 :], parts)]
        if any(_is_of(name, part) for name in parts) and part not in around:
            yield _told(item, part)


def _nearest(matches: Sequence[Match | None], parts: Sequence[str]) -> str:
    """The field of the first item that stayed; empty where none did."""
    numbers = (match.number for match in matches if match and stayed(match))
    return next((parts[number].removeprefix("@").partition(".")[0] for number in numbers), "")


def _is_of(name: str, part: str) -> bool:
    return name.partition(".")[0] == part


def _told(line: DocxLine, part: str) -> Diagnostic:
    message = f"{words(line.pieces)!r:.60} has the style {line.style!r}, so it goes to {part}"
    return warning("out-of-place", message, hint="give it the style of a paragraph to keep it here")
