"""An article as a Markdown file that the Markdown reader reads back as the same article.

The file is made of units, headings, blocks and items, which a merge compares and replaces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from exporter.article import Article, Block, Callout, List, Paragraph, Section, Table
from exporter.article.blocks import MAX_LIST_START
from exporter.article.part_names import PARTS, name_of, part_named
from exporter.article.places import Loc
from exporter.article.plain_values import plain_values
from exporter.readers.data.yaml_spelling import yaml_entry
from exporter.readers.markdown.block_spelling import (
    bullets,
    correction_line,
    guarded,
    heading,
    paragraph,
    written,
    written_each,
)
from exporter.readers.markdown.head.smart import OFF
from exporter.readers.typography.conventions import convention_of
from exporter.readers.typography.texts import set_article

IN_BODY = frozenset({"lede", "sections", *PARTS})
"""The fields of an article that its text shows; the others stand in the front matter."""


def front_matter(article: Article) -> str:
    """YAML between `---` lines; empty where all fields have their defaults."""
    fields = plain_values(article).items()
    lines = [yaml_entry(name, value) for name, value in fields if name not in IN_BODY]
    if article.lede is None and article.sections and article.sections[0].heading is None:
        lines.append(yaml_entry("lede", None))
    if not _is_set(article):
        lines.append(OFF)
    return "\n".join(["---", *lines, "---"]) + "\n" if lines else ""


def _is_set(article: Article) -> bool:
    """Whether nothing in an article would be set otherwise than it stands there."""
    convention = convention_of(article.language)
    return convention is None or set_article(article, convention) == article


def to_markdown(article: Article) -> str:
    """`article` in the Markdown that the reader documents, front matter included."""
    body = segments(article.model_copy(update={"headline": None}), OUR_LEVELS)
    texts = [front_matter(article), *(unit.text for segment in body for unit in segment.units)]
    return "\n".join(text.rstrip("\n") + "\n" for text in texts if text)


Levels = Mapping[int, int]
"""How many number signs a heading has, by the depth of its section."""


@dataclass(frozen=True)
class Unit:
    """A piece of Markdown that stands for itself.

    `loc` is what it shows; `identity` is equal for units that say the same; `text` spells it.
    `words` is the inline text that is all of it, `None` for what has more. `parts` are its items,
    rows or blocks, `frame` what it says beside them.
    """

    loc: Loc
    identity: str
    text: str
    words: str | None = None
    parts: tuple[Unit, ...] = ()
    frame: str = ""


@dataclass(frozen=True)
class Segment:
    """What stands from one heading of the first level to the next; `name` is the part's."""

    name: Loc
    units: tuple[Unit, ...]


OUR_LEVELS: Levels = {1: 2, 2: 3, 3: 4}
"""Those that we write: one number sign is the headline's."""


def segments(article: Article, levels: Levels) -> list[Segment]:
    """The body's segments as we would write them; only what the body has of `article`."""
    whole = [Segment(("opening",), tuple(_opening(article)))]
    sections = list(enumerate(article.sections))
    if sections and sections[0][1].heading is None:
        del sections[0]
    whole += [_list_part(article, "key_points", article.key_points, levels)]
    for index, section in sections:
        units = tuple(_section(section, ("sections", index), 1, levels, article.language))
        whole.append(Segment(("sections", index), units))
    whole += _back_matter(article, levels)
    return [segment for segment in whole if segment.units]


def _opening(article: Article) -> Iterator[Unit]:
    if article.headline is not None:
        yield _heading(("headline",), article.headline, 0, {0: 1})
    if article.lede is not None:
        yield Unit(("lede",), f"lede {article.lede}", paragraph(article.lede), article.lede)
    if article.sections and article.sections[0].heading is None:
        yield from _blocks(article.sections[0].blocks, ("sections", 0, "blocks"))


def _section(
    section: Section, loc: Loc, depth: int, levels: Levels, language: str
) -> Iterator[Unit]:
    text = section.heading or ""
    unit = _heading((*loc, "heading"), text, depth, levels)
    if section.label:
        identity = f"{unit.identity} {section.label}"
        spelt = heading(text, levels[depth], section.label)
        unit = replace(unit, identity=identity, text=spelt, words=None)
    if depth == 1 and part_named(text, language):
        spelt = heading(guarded(text), levels[depth], section.label)
        unit = replace(unit, identity=f"guarded {unit.identity}", text=spelt, words=None)
    yield unit
    yield from _blocks(section.blocks, (*loc, "blocks"))
    for index, inner in enumerate(section.sections):
        yield from _section(inner, (*loc, "sections", index), depth + 1, levels, language)


def _heading(loc: Loc, text: str, depth: int, levels: Levels) -> Unit:
    return Unit(loc, f"heading {depth} {text}", heading(text, levels[depth]), text)


def _back_matter(article: Article, levels: Levels) -> Iterator[Segment]:
    for name in ("executive_summary", "summary"):
        yield _block_part(article, name, getattr(article, name), levels)
    questions: list[Unit] = []
    for index, question in enumerate(article.faq):
        loc: Loc = ("faq", index)
        questions.append(_heading((*loc, "question"), question.question, 2, levels))
        questions += _blocks(question.answer, (*loc, "answer"))
    yield _part(article, "faq", questions, levels)
    yield _list_part(article, "sources", article.sources, levels)
    corrections = tuple(correction_line(correction) for correction in article.corrections)
    yield _list_part(article, "corrections", corrections, levels)
    yield _block_part(article, "about", article.about, levels)


def _part(article: Article, name: str, units: list[Unit], levels: Levels) -> Segment:
    if not units:
        return Segment((name,), ())
    title = heading(name_of(name, article.language), levels[1])
    return Segment((name,), (Unit((name, "title"), f"part {name} {title}", title), *units))


def _block_part(article: Article, name: str, content: tuple[Block, ...], levels: Levels) -> Segment:
    return _part(article, name, list(_blocks(content, (name,))), levels)


def _list_part(article: Article, name: str, texts: tuple[str, ...], levels: Levels) -> Segment:
    items = tuple(
        Unit((name, index), f"item {text}", bullets([text]), text)
        for index, text in enumerate(texts)
    )
    whole = Unit((name,), f"list {name} {texts}", bullets(texts), parts=items, frame="bullets")
    return _part(article, name, [whole] if texts else [], levels)


def _blocks(content: tuple[Block, ...], loc: Loc) -> Iterator[Unit]:
    for index, (block, text) in enumerate(zip(content, written_each(content), strict=True)):
        yield _block(block, (*loc, index), text)


def _block(block: Block, loc: Loc, text: str) -> Unit:
    unit = Unit(loc, f"{block.type} {written([block])}", text)
    match block:
        case List():
            frame = f"list {block.ordered} {block.start} {block.numbering}"
            return replace(unit, parts=tuple(_items(block, loc)), frame=frame)
        case Table():
            frame = f"table {block.header} {written([block.model_copy(update={'rows': ()})])}"
            return replace(unit, parts=tuple(_rows(block, loc)), frame=frame)
        case Callout():
            frame = f"callout {block.kind} {block.title}"
            return replace(unit, parts=tuple(_blocks(block.blocks, (*loc, "blocks"))), frame=frame)
        case Paragraph(text=words):
            return replace(unit, words=words)
    return unit


def _items(block: List, loc: Loc) -> Iterator[Unit]:
    for index, item in enumerate(block.items):
        alone = block.model_copy(update={"items": (item,)})
        number = min(block.start + index * block.ordered, MAX_LIST_START)
        numbered = alone.model_copy(update={"start": number})
        words = None if item.blocks or item.checked is not None else item.text
        where = (*loc, "items", index)
        yield Unit(where, f"item {written([alone])}", written([numbered]), words)


def _rows(block: Table, loc: Loc) -> Iterator[Unit]:
    for index, row in enumerate(block.rows):
        text = written([Table(header=row)]).split("\n")[0]
        yield Unit((*loc, "rows", index), f"row {row}", text)
