"""Files that we did not make: from Word, Google Docs, LibreOffice, pandoc."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

import langcodes

from exporter.article.part_names import part_named
from exporter.diagnostics import Diagnostic, warning
from exporter.docx.body import PANEL_STYLES, DocxLine, DocxTable, Item
from exporter.docx.elements import Xml, qn
from exporter.docx.pieces import Piece, words
from exporter.roundtrip.word.additions import Additions
from exporter.roundtrip.word.article_builder import ArticleBuilder
from exporter.roundtrip.word.article_nodes import QuestionNode
from exporter.roundtrip.word.bold_headings import as_heading, bold_headings, heading_guessed
from exporter.roundtrip.word.media import Pictures
from exporter.roundtrip.word.out_of_place import raised_told
from exporter.roundtrip.word.parts_in_print import Values
from exporter.roundtrip.word.roles import Role, use_of
from exporter.roundtrip.word.typed_lists import with_typed_lists
from exporter.roundtrip.word.written_in_template import WrittenInTemplate

_TITLE = "title"

NO_DAYS: Mapping[str, str] = {}


def foreign_article(
    items: Sequence[Item], language: str, pictures: Pictures, days: Mapping[str, str] = NO_DAYS
) -> tuple[Values, list[Diagnostic]]:
    """An article's values, read by the controls of our template and by styles; without controls,
    the first words are the lede. `days` are what controls for dates hold, by their part."""
    written = WrittenInTemplate(language, days)
    items = written.read([*chain.from_iterable(map(_unboxed, items))])
    items = with_typed_lists(items, [True] * len(items))
    values: Values = {"language": language, **written.fields}
    new = Additions(written.fields, language, pictures, foreign=not written.is_one)
    builder = ArticleBuilder(None, language)
    levelled, numbered = _with_numbers(_levelled(items), language)
    guessed = {} if written.is_one else _headings_guessed(levelled)
    for item in map(_counted, levelled):
        builder.enter(written.begins(item))
        new.add(builder, as_heading(item) if id(item) in guessed else item)
    unanswered = [_unanswered(one) for one in builder.take_unanswered()]
    said = [*written.diagnostics, *map(heading_guessed, guessed.values()), *numbered]
    article = values | new.fields | builder.result()
    return article, [*said, *new.diagnostics, *unanswered, *raised_told(builder.raised)]


def _unboxed(item: Item) -> Iterator[Item]:
    """What stands in a table that only sets a masthead, or a panel, is no data."""
    if isinstance(item, DocxTable):
        lines = [line for row in item.rows for cell in row for line in cell.lines]
        if not PANEL_STYLES.isdisjoint(line.style for line in lines):
            yield from lines
            return
    yield item


def _headings_guessed(items: Sequence[Item]) -> dict[int, str]:
    """The bold lines for headings by the identity of the items; none where styles tell any."""
    uses = (use_of(item).role for item in items if isinstance(item, DocxLine))
    guessed = {} if Role.HEADING in uses else bold_headings(items)
    return {id(items[index]): text for index, text in guessed.items()}


def _with_numbers(items: Sequence[Item], language: str) -> tuple[list[Item], list[Diagnostic]]:
    """The items, headings that Word counts with their numbers, which the text may refer to and an
    article does not count; and what to say of it. The name of a part of an article has none."""
    counted = {
        id(item): _with_number(item)
        for item in items
        if isinstance(item, DocxLine) and item.place and item.place.ordered and _is_heading(item)
        if item.place.shown and not part_named(words(item.pieces), language)
    }
    return [counted.get(id(item), item) for item in items], [*_numbered([*counted.values()])]


def _with_number(line: DocxLine) -> DocxLine:
    shown = line.place.shown if line.place else ""
    return replace(line, pieces=(Piece(f"{shown} "), *line.pieces), place=None)


def _numbered(heads: Sequence[DocxLine]) -> Iterator[Diagnostic]:
    if heads:
        first = f"{words(heads[0].pieces)!r:.60}"
        count = f" ({len(heads)} times)" if len(heads) > 1 else ""
        message = f"the numbers that Word counts before headings are words now: {first}{count}"
        hint = "delete them where the text does not refer to them"
        yield warning("heading-numbers", message, hint=hint)


def _is_heading(line: DocxLine) -> bool:
    return use_of(line).role is Role.HEADING and bool(line.pieces)


def _counted(item: Item) -> Item:
    """An item that counts as it is printed, also where a style alone puts it in a list."""
    if isinstance(item, DocxLine) and item.place:
        return replace(item, place=replace(item.place, is_own=True))
    return item


def _unanswered(node: QuestionNode) -> Diagnostic:
    return warning("question-unanswered", f"{node.question!r} has no answer; it is left out")


def _levelled(items: Sequence[Item]) -> list[Item]:
    """The items with a title and with headings from level 1 on, as people without styles for a
    title set it as the one large heading."""
    lines = [item for item in items if isinstance(item, DocxLine)]
    levels = {id(line): use.level for line in lines if (use := use_of(line)).role is Role.HEADING}
    has_title = any(use_of(line).role is Role.TITLE for line in lines)
    if not levels:
        return list(items)
    top = min(levels.values())
    tops = [line for line in lines if levels.get(id(line)) == top]
    first = next(line for line in lines if id(line) in levels)
    title = first if not has_title and len(tops) == 1 and tops[0] is first else None
    below = [level for key, level in levels.items() if title is None or key != id(title)]
    shift = min(below, default=1) - 1
    return [_set(item, title, levels, shift) for item in items]


def _set(item: Item, title: DocxLine | None, levels: dict[int, int], shift: int) -> Item:
    if not isinstance(item, DocxLine) or id(item) not in levels:
        return item
    if item is title:
        return replace(item, style=_TITLE)
    return replace(item, style=f"heading {levels[id(item)] - shift}")


def language_of(styles: Xml | None) -> str:
    """The language that a file's styles name as their default; `en` where none is known."""
    tags = () if styles is None else styles.iter(qn("w:lang"))
    tag = next((tag for element in tags if (tag := element.get(qn("w:val")))), "")
    return tag if tag and langcodes.tag_is_valid(tag) else "en"
