"""Hypothesis strategies for articles, full of what breaks formats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from exporter.article import Article
from exporter.article.inline import escape, plain
from exporter.article.links import is_allowed, tidy
from exporter.article.text import InlineText

_INLINE_TEXT = TypeAdapter(InlineText)

NASTY = (
    *("# ", "## ", "- ", "+ ", "* ", "1. ", "1) ", "> ", "::: ", ":::", ":: ", "|", "| a |", "---"),
    *(
        "a. ",
        "(b) ",
        "C)  ",
        "iv. ",
        "#. ",
        "(@x) ",
        "@x",
        "+---+---+",
        "-- --",
        "| a",
        "|---+---|",
    ),
    *(
        "===",
        "***",
        "```",
        "~~~",
        "~~",
        "==",
        "`",
        "~",
        "^",
        "^[",
        "[",
        "]",
        "](",
        "[^1]: ",
        "[!NOTE] ",
        "![",
        "!",
    ),
    *(
        "<",
        "<b>",
        "</p>",
        "<script>",
        "<!--",
        "<br>",
        "<x@y.org>",
        "<http://a.b>",
        "&amp;",
        "&#65;",
    ),
    *(
        "&",
        "{{ x }}",
        "{% image %}",
        "{#a}",
        "{chart=bar}",
        "{",
        "}",
        "\\",
        "\\\\",
        "_",
        "__",
        "snake_case",
        "*",
        "**",
        "$",
    ),
    *(
        "Table: x",
        "Source: x",
        "Notes: x",
        "++a++",
        "{++a++}",
        "{--a--}",
        "{>>a<<}",
        "{~~a~>b~~}",
        "{/* a */}",
        ":material-x:",
        "import 'x'",
        "export const x",
        '=== "x"',
        "--8<-- x",
        "*[A]: x",
        "\\begin{x}",
        "\\cite{x}",
        "<% x %>",
        "<?x ?>",
        '[a="b"]',
        "[/a]",
        "%[http://a.b]",
        "`x`{=html}",
        "[ ] x",
        "[x] ",
        "☐ ",
        "{pagebreak}",
        "\\newpage",
        ": x",
        "— x",
        "-- x",
        "Credit: x",
        "2026-01-02: x",
        "Question: x",
        "Summary",
        "FAQ",
    ),
    *("\u00a0", "\u200d", "\u2028", "\u2029", "\u3000", "\u200b", "\ufeff", "\u200f", "\u202e"),
    *(
        "שלום",
        "مرحبا",
        "日本",
        "「語」",
        "👩‍👩‍👧",
        "e\u0301",
        "ß",
        "“q”",
        "'",
        '"',
        "…",
        "a",
        "b",
        "Z9",
    ),
    *(
        "null",
        "~",
        "true",
        "yes",
        "0",
        "12",
        "#",
        " #",
        ".",
        ",",
        ":",
        ";",
        "?",
        "(",
        ")",
        "%",
        "@",
        "/",
    ),
)


def _is_word(text: str) -> bool:
    return bool(text.strip())


@st.composite
def words(draw: st.DrawFn, max_size: int = 6) -> str:
    """Text without control characters that has something to show, blanks at its ends included."""
    return draw(_words(max_size))


@cache
def _words(max_size: int) -> st.SearchStrategy[str]:
    nasty = st.integers(0, len(NASTY) - 1).map(NASTY.__getitem__)  # has a short repr
    parts = nasty | st.sampled_from([" ", "  ", "\t", "\n"]) | _letters()
    return st.lists(parts, min_size=1, max_size=max_size).map("".join).filter(_is_word)


@cache
def _letters() -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=4)


@cache
def links() -> st.SearchStrategy[str]:
    """Absolute links with characters that Markdown, HTML and URLs give a meaning to."""
    tails = st.text(st.sampled_from("abc/?=&#()%20'*_~[]é;:"), max_size=8)
    starts = st.sampled_from(["https://example.org/", "http://a.b", "mailto:a@b.c?x="])
    return st.builds(lambda start, tail: tidy(start + tail), starts, tails).filter(is_allowed)


@st.composite
def inlines(draw: st.DrawFn, depth: int = 2) -> str:
    """Inline Markdown that shows something: marks around nasty words, in any nesting."""
    return draw(_inlines(depth))


@cache
def _inlines(depth: int) -> st.SearchStrategy[str]:
    leaf = words().map(escape).filter(plain)
    if not depth:
        return leaf
    inner = inlines(depth - 1)
    marked = st.one_of(
        inner.map("**{}**".format),
        inner.map("*{}*".format),
        inner.map("_{}_".format),
        inner.map("~~{}~~".format),
        inner.map("=={}==".format),
        inner.map("^{}^".format),
        inner.map("~{}~".format),
        inner.map("x^[{}]".format),
        words().map(lambda text: "`` " + text.replace("`", "") + " ``"),
        st.builds("[{}]({})".format, inner, links()),
        st.builds("{}\\\n{}".format, inner, inner),
    )
    joined = st.lists(leaf | marked, min_size=1, max_size=3).map("".join)
    return joined.filter(_is_inline)


def _is_inline(text: str) -> bool:
    """Whether there is something to see, and chance made no link that the model refuses."""
    try:
        _INLINE_TEXT.validate_python(text)
    except ValidationError:
        return False
    return bool(plain(text).strip())


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@cache
def _paragraphs() -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries({"type": st.just("paragraph"), "text": inlines()})


@cache
def _tables() -> st.SearchStrategy[Any]:
    @cache
    def of_width(width: int) -> st.SearchStrategy[Any]:
        row = st.lists(st.just("") | inlines(1), min_size=width, max_size=width)
        aligns = st.sampled_from(["left", "center", "right"])
        return st.fixed_dictionaries(
            {
                "type": st.just("table"),
                "header": row,
                "rows": st.lists(row, max_size=2),
                "align": st.lists(aligns, min_size=width, max_size=width),
                "caption": _maybe(inlines(1)),
                **_said(),
            }
        )

    return st.integers(1, 3).flatmap(of_width) | _charts()


@cache
def _charts() -> st.SearchStrategy[Any]:
    """Tables that are charts, with numbers that every language writes alike."""

    @cache
    def of_width(width: int) -> st.SearchStrategy[Any]:
        unit = st.sampled_from(["{}", "{} %", "€{}m"])
        number = st.integers(-99, 999).map(str) | st.sampled_from(["", "–", "**7**", "0"])
        amounts = st.lists(number, min_size=width, max_size=width)
        row = st.tuples(st.just("") | inlines(1), amounts)
        return st.fixed_dictionaries(
            {
                "type": st.just("table"),
                "header": st.lists(inlines(1), min_size=width + 1, max_size=width + 1),
                "rows": unit.flatmap(
                    lambda form: st.lists(row.map(_with_unit(form)), min_size=1, max_size=3)
                ).filter(_has_number),
                "caption": _maybe(inlines(1)),
                "chart": st.sampled_from(["bar", "column", "stacked-bar", "line"]),
                **_said(),
            }
        )

    return st.integers(1, 3).flatmap(of_width)


def _said() -> dict[str, st.SearchStrategy[Any]]:
    """What figures and tables may say of themselves beside their captions."""
    texts = {name: _maybe(inlines(1)) for name in ("subtitle", "note", "source")}
    return {**texts, "wide": st.booleans()}


def _has_number(rows: list[list[str]]) -> bool:
    """Whether a chart would show anything; the command refuses one that would not."""
    return any(letter.isdigit() for row in rows for cell in row[1:] for letter in cell)


def _with_unit(form: str) -> Callable[[tuple[str, list[str]]], list[str]]:
    """A row whose numbers have the unit of a form."""

    def cells(row: tuple[str, list[str]]) -> list[str]:
        name, numbers = row
        return [name, *(form.format(it) if it.lstrip("-").isdigit() else it for it in numbers)]

    return cells


@cache
def _paths() -> st.SearchStrategy[str]:
    names = st.text(st.sampled_from("ab_ %()[]{}&'\"*!é日#?.<>"), min_size=1, max_size=6)
    return names.map(lambda name: f"img/{name.strip()}.png")


@cache
def _figures() -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {
            "type": st.just("figure"),
            "src": _paths(),
            "alt": words(),
            "caption": _maybe(inlines(1)),
            "credit": _maybe(words()),
            **_said(),
            "link": _maybe(links()),
            "width": _maybe(st.sampled_from(["50%", "120px", "7.5cm", "3in", "12em"])),
            "height": _maybe(st.sampled_from(["80px", "5cm"])),
            "align": _maybe(st.sampled_from(["left", "center", "right"])),
        }
    )


@cache
def _picture_rows() -> st.SearchStrategy[Any]:
    figures = st.lists(_figures(), min_size=2, max_size=6)
    return st.fixed_dictionaries({"type": st.just("picture_row"), "figures": figures})


@cache
def _codes() -> st.SearchStrategy[Any]:
    line = st.sampled_from(
        ["", " ", "\tx", "    x", "```", "````", ":::", "::::", "> x", "- x", "x\t y "]
    )
    return st.fixed_dictionaries(
        {
            "type": st.just("code"),
            "text": st.lists(line | words(3), max_size=4).map("\n".join),
            "language": _maybe(st.sampled_from(["python", "c++", "objective-c"])),
        }
    )


def _lists(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    blocks = st.lists(inner, max_size=2)
    words = {"text": inlines(1), "blocks": blocks}
    tasks = st.fixed_dictionaries({**words, "checked": st.booleans()})
    items = (
        tasks
        | st.fixed_dictionaries(words)
        | st.lists(
            inner.filter(lambda block: block["type"] != "paragraph"), min_size=1, max_size=2
        ).map(lambda blocks: {"text": "", "blocks": blocks})
    )
    several = st.lists(items, min_size=1, max_size=3)
    bulleted = st.fixed_dictionaries({"type": st.just("list"), "items": several})
    starts = st.sampled_from([0, 1, 7, 999_999_999])
    numbered = st.fixed_dictionaries(
        {"type": st.just("list"), "ordered": st.just(True), "start": starts, "items": several}
    )
    lettered = st.fixed_dictionaries(
        {
            "type": st.just("list"),
            "ordered": st.just(True),
            "start": st.sampled_from([1, 4, 9, 23]),
            "numbering": st.sampled_from(
                ["lower-alpha", "upper-alpha", "lower-roman", "upper-roman"]
            ),
            "items": st.lists(items, min_size=2, max_size=3),
        }
    )
    return bulleted | numbered | lettered


def _holders(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    blocks = st.lists(inner, min_size=1, max_size=2)
    quotes = st.fixed_dictionaries(
        {"type": st.just("quote"), "blocks": blocks, "attribution": _maybe(inlines(1))}
    )
    kinds = st.sampled_from(["note", "tip", "warning", "important", "aside"])
    callouts = st.fixed_dictionaries(
        {"type": st.just("callout"), "kind": kinds, "title": _maybe(inlines(1)), "blocks": blocks}
    )
    item = st.fixed_dictionaries(
        {"term": inlines(1), "blocks": st.lists(inner, min_size=1, max_size=2)}
    )
    definitions = st.fixed_dictionaries(
        {"type": st.just("definition_list"), "items": st.lists(item, min_size=1, max_size=2)}
    )
    return _lists(inner) | quotes | callouts | definitions


@cache
def _pull_quotes() -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {"type": st.just("pull_quote"), "text": inlines(1), "attribution": _maybe(inlines(1))}
    )


@st.composite
def blocks(draw: st.DrawFn, depth: int = 2) -> Any:
    """Blocks as plain values, up to `depth` inside each other."""
    return draw(_blocks(depth))


@cache
def _blocks(depth: int) -> st.SearchStrategy[Any]:
    leaf = st.one_of(
        _paragraphs(),
        _tables(),
        _figures(),
        _picture_rows(),
        _codes(),
        _pull_quotes(),
        st.just({"type": "rule"}),
        st.just({"type": "page_break"}),
    )
    return leaf if not depth else leaf | _holders(blocks(depth - 1))


@cache
def _sections(depth: int = 2) -> st.SearchStrategy[Any]:
    named = st.sampled_from(["Summary", "Key points", "FAQ", "Quellen", "About:", "# x #", "###"])
    inner = st.lists(st.deferred(lambda: _sections(depth - 1)), max_size=2 if depth else 0)
    return st.fixed_dictionaries(
        {
            "heading": inlines(1) | named.map(escape),
            "blocks": st.lists(blocks(), max_size=2),
            "sections": inner,
        }
    )


def _moments() -> st.SearchStrategy[Any]:
    zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
    return st.dates(date(1000, 1, 1)) | _instants(zones)


def _instants(zones: st.SearchStrategy[Any]) -> st.SearchStrategy[datetime]:
    return st.datetimes(datetime(1000, 1, 1), timezones=zones)  # noqa: DTZ001


def _authors() -> st.SearchStrategy[Any]:
    author = st.fixed_dictionaries(
        {"name": words()}, optional={"role": words(), "affiliation": words(), "email": words()}
    )
    return st.lists(words() | author, max_size=2)


def _metadata() -> dict[str, st.SearchStrategy[Any]]:
    return {
        "headline": inlines(),
        "kicker": words(),
        "deck": inlines(1),
        "byline": _authors(),
        "dateline": words(),
        "published": _moments(),
        "updated": _moments(),
        "language": st.sampled_from(["en", "de", "fr-CA", "uk", "sr-Latn", "ja"]),
        "publication": words(),
        "series": words(),
        "number": words(),
        "url": links().filter(lambda href: href.startswith("http")),
        "keywords": st.lists(words(), max_size=2),
        "rights": words(),
        "contact": inlines(1),
        "lead_picture": _figures(),
        "lede": inlines(),
        "extra": _house_fields(),
    }


def _house_fields() -> st.SearchStrategy[Any]:
    """The fields of a house, with texts that look like numbers and numbers that do not."""
    looks = st.sampled_from(
        ["1", "1.5", "1.50", "007", "1e3", "true", "True", "", " a ", "- x", "#"]
    )
    numbers = st.integers(-(2**53), 2**53) | st.floats(-1e15, 1e15)
    scalar = words() | looks | numbers | st.booleans()
    names = st.sampled_from(["desk-code", "policy_area", "true", "null", "é1", "label", "header"])
    few = st.lists(scalar, max_size=2) | st.dictionaries(names, scalar, min_size=1, max_size=2)
    return st.dictionaries(names, scalar | few, max_size=3)


def _parts() -> dict[str, st.SearchStrategy[Any]]:
    some = st.lists(blocks(1), max_size=2)
    several = st.lists(inlines(1), max_size=2)
    question = st.fixed_dictionaries(
        {"question": inlines(1), "answer": st.lists(blocks(1), min_size=1, max_size=2)}
    )
    correction = st.fixed_dictionaries({"text": inlines(1)}, optional={"date": st.dates()})
    return {
        "key_points": several,
        "executive_summary": some,
        "summary": some,
        "faq": st.lists(question, max_size=2),
        "sources": several,
        "corrections": st.lists(correction, max_size=2),
        "about": some,
    }


def _statuses() -> st.SearchStrategy[dict[str, Any]]:
    embargoed = _instants(st.just(UTC)).map(lambda at: {"status": "embargoed", "embargo": at})
    return st.sampled_from([{}, {"status": "draft"}]) | embargoed


@st.composite
def articles(draw: st.DrawFn, *, labelled: bool = True) -> Article:
    """Valid articles of every shape; without labels, each part stands for itself."""
    values: dict[str, Any] = draw(
        st.fixed_dictionaries({}, optional={**_metadata(), **_parts()}), label="fields"
    )
    values |= draw(_statuses())
    sections = draw(st.lists(_sections(), max_size=2))
    opening = draw(st.lists(blocks(), max_size=2))
    if opening:
        sections.insert(0, {"heading": None, "blocks": opening})
    if not sections and "lede" not in values:
        values["lede"] = draw(inlines())
    values = {**values, "sections": sections}
    if labelled:
        some = st.lists(st.sampled_from(LABELS), unique=True, max_size=3)
        label(values, draw(some, label="labels"))
    return Article.model_validate(values)


LABELS = ("poll", "A-1", "7")


def label(values: dict[str, Any], labels: list[str]) -> None:
    """Give labels to some parts of an article, and let its paragraphs refer to them."""
    values |= {name: deepcopy(value) for name, value in values.items()}
    parts = list(_parts_of(values))
    named = [part for part in parts if part.get("type") in ("figure", "table") or _is_section(part)]
    texts = [part for part in parts if part.get("type") == "paragraph"]
    for number, (part, name) in enumerate(zip(named, labels, strict=False)):
        part["label"] = name
        for text in texts[number::2]:
            text["text"] += f" [](#{name}), [there](#{name})"


def _is_section(part: dict[str, Any]) -> bool:
    return part.get("heading") is not None


def _parts_of(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _parts_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _parts_of(inner)
