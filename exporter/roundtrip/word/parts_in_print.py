"""The article's texts in the order of print, each with the name of its part."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.article import (
    Article,
    Block,
    Callout,
    CodeBlock,
    Figure,
    List,
    Paragraph,
    PullQuote,
    Quote,
    Section,
    Table,
)

Path = tuple[str | int, ...]

TABLE = "table"
FIELDS = (
    "publication",
    "@issue-line",
    "kicker",
    "headline",
    "deck",
    "byline",
    "lede",
    "contact",
    "url",
    "rights",
    "@source-line",
)


def path_of(part: str) -> Path:
    """`faq.0.question` as a path of the model; a table's cells or its chart stand for it,
    a figure's alternative text for the figure."""
    path = tuple(int(step) if step.isdigit() else step for step in part.split("."))
    for index, step in enumerate(path):
        if step in ("header", "rows"):
            return (*path[:index], TABLE)
    if path[-1] == "chart":
        return (*path[:-1], TABLE)
    return (*path[:-1], "src") if path[-1] == "alt" else path


def leaves(article: Article) -> Iterator[Path]:
    """The paths of all texts that stand in sequence; fields that stand alone are not among them."""
    for index in range(len(article.key_points)):
        yield "key_points", index
    for index, section in enumerate(article.sections):
        yield from _section(section, ("sections", index))
    for name in ("executive_summary", "summary"):
        yield from _blocks(getattr(article, name), (name,))
    for index, question in enumerate(article.faq):
        yield "faq", index, "question"
        yield from _blocks(question.answer, ("faq", index, "answer"))
    for name in ("sources", "corrections"):
        for index in range(len(getattr(article, name))):
            yield name, index
    yield from _blocks(article.about, ("about",))


def _section(section: Section, path: Path) -> Iterator[Path]:
    if section.heading is not None:
        yield *path, "heading"
    yield from _blocks(section.blocks, (*path, "blocks"))
    for index, inner in enumerate(section.sections):
        yield from _section(inner, (*path, "sections", index))


def _blocks(blocks: tuple[Block, ...], path: Path) -> Iterator[Path]:
    for index, block in enumerate(blocks):
        yield from _block(block, (*path, index))


def _block(block: Block, path: Path) -> Iterator[Path]:
    match block:
        case Paragraph() | CodeBlock():
            yield *path, "text"
        case List(items=items):
            for index, item in enumerate(items):
                here = (*path, "items", index)
                yield *here, "text"
                yield from _blocks(item.blocks, (*here, "blocks"))
        case Table():
            yield from [(*path, "caption")] if block.caption else []
            yield *path, TABLE
        case Figure():
            yield *path, "src"
            yield from [(*path, "caption")] if block.caption or block.credit else []
        case PullQuote() | Quote() | Callout():
            yield from _quotation(block, path)
        case _:
            yield *path, "type"


def _quotation(block: PullQuote | Quote | Callout, path: Path) -> Iterator[Path]:
    match block:
        case PullQuote():
            yield *path, "text"
            yield from [(*path, "attribution")] if block.attribution else []
        case Quote():
            yield from _blocks(block.blocks, (*path, "blocks"))
            yield from [(*path, "attribution")] if block.attribution else []
        case Callout():
            yield *path, "title"
            yield from _blocks(block.blocks, (*path, "blocks"))


def block_path(path: Path) -> Path | None:
    """The part of a path that names its outermost block; `None` for what is in no block."""
    match path:
        case ("executive_summary" | "summary" | "about", int(), *_):
            return path[:2]
        case ("faq", int(), "answer", int(), *_):
            return path[:4]
        case ("sections", *_) if "blocks" in path:
            return path[: path.index("blocks") + 2]
    return None


def value_at(data: object, path: Path) -> object:
    """What stands at a path in an article as plain values."""
    for step in path:
        data = data[step]  # type: ignore[index]
    return data
