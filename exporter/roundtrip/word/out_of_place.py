"""Paragraphs that an editor put far from the part of the article that their style belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporter.diagnostics import Diagnostic, warning
from exporter.docx.body import DocxLine, Item
from exporter.docx.pieces import words
from exporter.roundtrip.word.alignment import Fate, Match
from exporter.roundtrip.word.article_builder import ArticleBuilder
from exporter.roundtrip.word.roles import Role, use_of
from exporter.roundtrip.word.unshown import stayed

_PARTS = {
    Role.KEY_POINT: "key_points",
    Role.SOURCE: "sources",
    Role.CORRECTION: "corrections",
    Role.QUESTION: "faq",
}
_LEDE = "lede"
_POINTS = "key_points"
_POINTED = (Role.KEY_POINT, Role.LIST, Role.LABEL)  # roles of what is a key point among others


def out_of_place(
    items: Sequence[Item], matches: Sequence[Match | None], parts: Sequence[str]
) -> Iterator[Diagnostic]:
    """What to say of paragraphs that a style takes to another place than where they stand.

    `matches` tells what each of the items was when the file went out, and `parts` which part of the
    article each of these showed.
    """
    for index, item in enumerate(items):
        if _is_question(matches[index], parts) and is_heading(item):
            yield _stays(item)
            continue
        if _is_lede_below(index, matches, parts):
            yield _told(item, _LEDE)
            continue
        if _parts_points(index, item, matches, parts):
            yield _below_points(item)
            continue
        part = _PARTS.get(use_of(item).role, "") if isinstance(item, DocxLine) else ""
        if not isinstance(item, DocxLine) or not part or stayed(matches[index]):
            continue
        around = _around(index, matches, parts)
        if any(_is_of(name, part) for name in parts) and part not in around:
            yield _told(item, part)


def is_heading(item: Item) -> bool:
    """Whether an item is a heading of the text."""
    return isinstance(item, DocxLine) and use_of(item).role is Role.HEADING


def _is_lede_below(index: int, matches: Sequence[Match | None], parts: Sequence[str]) -> bool:
    """Whether an item is the lede, and stands below text that it stood above."""
    match = matches[index]
    if match is None or match.fate is Fate.RESTYLED or parts[match.number] != _LEDE:
        return False
    others = (one for one in matches[:index] if one and one.fate is not Fate.RESTYLED)
    above = (one.number for one in others if one.number > match.number)
    return any(_is_of(parts[number], "sections") for number in above)


def _is_question(match: Match | None, parts: Sequence[str]) -> bool:
    """Whether an item was a question of which only the style is another one."""
    part = parts[match.number] if match and match.fate is Fate.RESTYLED else ""
    return part.startswith("faq.") and part.endswith(".question")


def _stays(item: Item) -> Diagnostic:
    said = f"{words(item.pieces)!r:.60}" if isinstance(item, DocxLine) else "a table"
    message = f"{said} has the style of a heading, and stays a question"
    hint = "give its answer the style of a paragraph too, and move both before the questions"
    return warning("out-of-place", message, hint=hint)


def _parts_points(
    index: int, item: Item, matches: Sequence[Match | None], parts: Sequence[str]
) -> bool:
    """Whether an item is no key point, and was put or became so between some."""
    if stayed(matches[index]) or (isinstance(item, DocxLine) and use_of(item).role in _POINTED):
        return False
    return _around(index, matches, parts) == [_POINTS, _POINTS]


def _below_points(item: Item) -> Diagnostic:
    said = f"{words(item.pieces)!r:.60}" if isinstance(item, DocxLine) else "a table"
    message = f"{said} stands between key points and is none, so it goes below them"
    return warning("out-of-place", message, hint="give it the style 'Key Point' to keep it here")


def _around(index: int, matches: Sequence[Match | None], parts: Sequence[str]) -> list[str]:
    """The fields of what stayed next above an item and next below it."""
    return [_nearest(matches[:index][::-1], parts), _nearest(matches[index + 1 :], parts)]


def _nearest(matches: Sequence[Match | None], parts: Sequence[str]) -> str:
    """The field of the first item that stayed; empty where none did."""
    numbers = (match.number for match in matches if match and stayed(match))
    return next((parts[number].removeprefix("@").partition(".")[0] for number in numbers), "")


def _is_of(name: str, part: str) -> bool:
    return name.partition(".")[0] == part


def _told(item: Item, part: str) -> Diagnostic:
    style, said = (item.style, words(item.pieces)) if isinstance(item, DocxLine) else ("", "")
    message = f"{said!r:.60} has the style {style!r}, so it goes to {part}"
    return warning("out-of-place", message, hint="give it the style of a paragraph to keep it here")


def unfit_told(builder: ArticleBuilder) -> Iterator[Diagnostic]:
    """What to say of questions without answers, answers without questions, and deep headings."""
    yield from map(unasked_told, builder.unasked)
    for question, is_joined in builder.unanswered:
        yield unanswered_told(question, is_joined=is_joined)
    yield from raised_told(builder.raised)


def raised_told(headings: Sequence[str]) -> Iterator[Diagnostic]:
    """What to say of headings below the deepest ones that an article has."""
    if headings:
        times = f" ({len(headings)} times)" if len(headings) > 1 else ""
        below = f"{headings[0]!r:.60} stands below a heading of the third level"
        message = f"{below}, which is the deepest, and is one of the same level{times}"
        yield warning("heading-raised", message, hint="say it in a sentence, or in bold words")


def unanswered_told(question: str, *, is_joined: bool) -> Diagnostic:
    """What to say of a question without an answer."""
    end = "it stands with the next one" if is_joined else "it is left out"
    message = f"the question {question!r:.60} has no answer; {end}"
    hint = "write its answer below it, or give it another style"
    return warning("question-unanswered", message, hint=hint)


def unasked_told(answer: str) -> Diagnostic:
    """What to say of an answer before all questions."""
    message = f"the question of the answer {answer!r:.60} is gone; it stands with the next one"
    hint = "delete the answer too, or write its question again"
    return warning("question-missing", message, hint=hint)
