"""Files that we did not make: from Word, Google Docs, LibreOffice, pandoc."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, takewhile

import langcodes

from exporter.article.part_names import name_of, part_named
from exporter.diagnostics import Diagnostic, note, warning
from exporter.docx.body import CAPTION, PANEL_STYLES, DocxLine, DocxTable, Item
from exporter.docx.elements import Xml, qn
from exporter.docx.pieces import Piece, words
from exporter.roundtrip.word.additions import Additions
from exporter.roundtrip.word.article_builder import ArticleBuilder
from exporter.roundtrip.word.article_nodes import QuestionNode
from exporter.roundtrip.word.bold_headings import as_heading, bold_headings, heading_guessed
from exporter.roundtrip.word.media import Pictures
from exporter.roundtrip.word.out_of_place import raised_told
from exporter.roundtrip.word.parts_in_print import Values
from exporter.roundtrip.word.roles import Role, is_named_heading, use_of
from exporter.roundtrip.word.typed_lists import typed_told, with_typed_lists
from exporter.roundtrip.word.written_in_template import WrittenInTemplate

_TITLE = "title"
_CONTENTS = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|table des matières|sommaire|índice|contenido|"
    r"sumário|indice|sommario|inhoud(?:sopgave)?|spis treści|innehåll|indhold|innhold|sisällys|"
    r"obsah|cuprins|içindekiler|содержание|оглавление|зміст|目录|目次|목차",
    re.IGNORECASE,
)
_SAYS = (qn("w:t"), qn("w:instrText"))
_LONGEST_ABOVE = 100  # characters of a line above a title
_FEWEST_WORDS = 8  # of a sentence that is text
_PLAIN_NUMBER = re.compile(r"[(\[]?(?:\d+|[^\W\d_]+)[.)\]:]*")

NO_DAYS: Mapping[str, str] = {}


def foreign_article(
    items: Sequence[Item], language: str, pictures: Pictures, days: Mapping[str, str] = NO_DAYS
) -> tuple[Values, list[Diagnostic]]:
    """An article's values, read by the controls of our template and by styles; without controls,
    the first words are the lede. `days` are what controls for dates hold, by their part."""
    written = WrittenInTemplate(language, days)
    items = [item for item in items if not _heads_contents(item)]
    items = written.read([*chain.from_iterable(map(_unboxed, items))])
    plain, items = items, with_typed_lists(items, [True] * len(items))
    values: Values = {"language": language, **written.fields}
    new = Additions(written.fields, language, pictures, foreign=not written.is_one)
    builder = ArticleBuilder(None, language)
    levelled, numbered = _with_numbers(_levelled(_listed([*map(_captioned, items)])), language)
    guessed = {} if written.is_one else _headings_guessed(levelled)
    for item in map(_counted, levelled):
        builder.enter(written.begins(item))
        new.add(builder, as_heading(item) if id(item) in guessed else item)
    unanswered = [_unanswered(one) for one in builder.take_unanswered()]
    said = [*written.diagnostics, *map(heading_guessed, guessed.values()), *numbered]
    said += [*_otherwise_numbered(levelled), *typed_told(plain, items)]
    said += _parts_renamed(builder.parts_named, language)
    article = values | new.fields | builder.result()
    return article, [*said, *new.diagnostics, *unanswered, *raised_told(builder.raised)]


def _heads_contents(item: Item) -> bool:
    """Whether a line is the heading of contents, which follow it and which the article makes."""
    if not isinstance(item, DocxLine) or not _CONTENTS.fullmatch(words(item.pieces).strip()):
        return False
    following = (
        one for one in item.source.itersiblings() if next(one.iter(*_SAYS), None) is not None
    )
    fields = (one.text or "" for one in next(following, item.source).iter(qn("w:instrText")))
    return next(fields, "").split()[:1] == ["TOC"]


def _captioned(item: Item) -> Item:
    """A caption that no style tells: it begins with a label and a number that Word counts."""
    if not isinstance(item, DocxLine) or use_of(item).role is not Role.TEXT:
        return item
    said = [one.text or "" for one in item.source.iter(qn("w:instrText"))]
    said += [one.get(qn("w:instr"), "") for one in item.source.iter(qn("w:fldSimple"))]
    counts = any(one.split()[:1] == ["SEQ"] for one in said)
    whole = "".join(one.text or "" for one in item.source.iter(qn("w:t")))
    return replace(item, style=CAPTION) if counts and _is_less(item, whole) else item


def _is_less(line: DocxLine, whole: str) -> bool:
    """Whether a label was taken off the beginning of a line."""
    said = words(line.pieces).strip()
    return bool(said) and whole.strip().endswith(said) and len(said) < len(whole.strip())


def _listed(items: Sequence[Item]) -> list[Item]:
    """The items, those in the list again that it counts among its items and that only the level of
    a style of somebody's own makes headings."""
    lines = [item for item in items if isinstance(item, DocxLine) and item.place]
    lists = {one.place.identifier for one in lines if one.place and use_of(one).role is Role.LIST}
    among = {
        id(one)
        for one in lines
        if one.place and one.place.is_own and one.place.identifier in lists and _is_heading(one)
        if not is_named_heading(one.style)
    }
    return [
        replace(item, outline=None) if isinstance(item, DocxLine) and id(item) in among else item
        for item in items
    ]


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


def _otherwise_numbered(items: Sequence[Item]) -> Iterator[Diagnostic]:
    """That a list is numbered with words, or with the numbers above it, which articles do not."""
    places = [
        (item, item.place.shown)
        for item in items
        if isinstance(item, DocxLine) and item.place and item.place.ordered and item.place.shown
        if use_of(item).role is Role.LIST and not _PLAIN_NUMBER.fullmatch(item.place.shown)
    ]
    for line, shown in places[:1]:
        count = f" ({len(places)} times)" if len(places) > 1 else ""
        message = f"Word numbers an item {shown!r}, and a list here by its number alone: "
        hint = "write the number into the text where it is referred to"
        yield warning("list-numbers", f"{message}{words(line.pieces)!r:.60}{count}", hint=hint)


def _parts_renamed(named: Mapping[str, str], language: str) -> Iterator[Diagnostic]:
    """That headings of parts print as the article's own words, and not as they were."""
    for heading, part in named.items():
        printed = name_of(part, language)
        if " ".join(heading.split()).casefold() != printed.casefold():
            yield note("part-name", f"the part {heading!r} is printed as {printed!r}")


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
    is_title = not has_title and len(tops) == 1 and tops[0] is first and _opens(first, items)
    title = first if is_title else None
    below = [level for key, level in levels.items() if title is None or key != id(title)]
    shift = min(below, default=1) - 1
    return [_set(item, title, levels, shift) for item in items]


def _opens(heading: DocxLine, items: Sequence[Item]) -> bool:
    """Whether nothing but short lines stands before a heading, as of a letterhead: text that would
    have to change places with a title is no text below it."""
    before = [*takewhile(lambda item: item is not heading, items)]
    return all(
        isinstance(item, DocxLine)
        and use_of(item).role is not Role.LIST
        and not _is_sentence(words(item.pieces))
        for item in before
    )


def _is_sentence(text: str) -> bool:
    return len(text) > _LONGEST_ABOVE or (
        len(text.split()) >= _FEWEST_WORDS and text.rstrip().endswith((".", "!", "?"))
    )


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
