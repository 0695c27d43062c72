"""A composed page of which styles or elements can be left out, to find what fails over them.

Its styles are the CSS that a template itself puts into it: style elements and style attributes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from exporter.compose.hooks import TAIL
from exporter.diagnostics import Place

_OF_PAGE = Path("style of a page")  # no file
_STYLE = re.compile(
    r"""(?P<before><style\b[^>]*>)(?P<sheet>.*?)(?=</style\b)"""
    r"""|(?P<name>\sstyle\s*=\s*)(?P<value>"[^"]*"|'[^']*'|[^\s>"']+)""",
    re.DOTALL | re.IGNORECASE,
)
_OPENING = re.compile(r"<[A-Za-z][^\s/>]*[^>]*>")
_BODY = re.compile(r"<body\b", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\s*\*\s*{(.*)}\s*", re.DOTALL)


def styles_in(page: str) -> dict[Path, str]:
    """The CSS in a page, each style by its number; that of an attribute as a rule for all."""
    return {_named(number): _css(one) for number, one in enumerate(_STYLE.finditer(page))}


def restyled(page: str, texts: Mapping[Path, str]) -> str:
    """A page where styles have the texts that are given for what `styles_in` names them."""
    numbers = count()

    def other(style: re.Match[str]) -> str:
        css = texts.get(_named(next(numbers)))
        if css is None:
            return style[0]
        if style["name"] is None:
            return f"{style['before']}{css}"
        inside = _ATTRIBUTE.fullmatch(css)
        return f'{style["name"]}"{html.escape(inside[1] if inside else "")}"'

    return _STYLE.sub(other, page)


def openings_in(page: str) -> list[str]:
    """The start tags in a page, `body` and all after it."""
    return [opening[0] for opening in _openings(page)]


def cut_short(page: str, *, openings: int) -> str:
    """The beginning of a page with no more than so many start tags after the first."""
    ends = [opening.start() for opening in _openings(page)]
    return page if openings + 1 >= len(ends) else page[: ends[openings + 1]] + TAIL


def place_of_opening(opening: str, templates: Sequence[Path]) -> Place:
    """Where templates have a start tag; else where one has the element; else the first of them."""
    name = opening.strip("<>").split()[0]
    spellings = (re.escape(opening), rf"<{re.escape(name)}\b")
    found = (place for spelling in spellings for place in _places(spelling, templates))
    return next(found, Place(str(templates[0]), 1))


def place_of_style(declaration: str, place: Place, templates: Sequence[Path]) -> Place:
    """Where a declaration stands that has a place in a page or, which is left, a stylesheet.

    Of a page, it is where templates have it; else where one has its property, or any style, for
    its value may be the template's to work out; else the first of them.
    """
    if Path(place.file).parent != _OF_PAGE:
        return place
    words = declaration.removesuffix("…").split()
    name = re.escape(declaration.partition(":")[0].strip())
    spellings = (r"\s*".join(map(_loosely, words)), rf"(?<![\w-]){name}\s*:", r"\bstyle\b")
    found = (place for spelling in spellings for place in _places(spelling, templates))
    return next(found, Place(str(templates[0]), 1))


def _named(number: int) -> Path:
    return _OF_PAGE / str(number)


def _openings(page: str) -> list[re.Match[str]]:
    body = _BODY.search(page)
    return list(_OPENING.finditer(page, body.start() if body else 0))


def _css(style: re.Match[str]) -> str:
    if style["name"] is None:
        return style["sheet"]
    value = style["value"]
    quoted = value[1:-1] if value[0] in "\"'" else value
    return f"* {{ {html.unescape(quoted)} }}"


def _loosely(word: str) -> str:
    """A word of CSS in either kind of quotation marks, with or without space at its colon."""
    return re.sub(r"""["']""", "[\"']", re.escape(word)).replace(":", r"\s*:\s*")


def _places(spelling: str, templates: Sequence[Path]) -> Iterator[Place]:
    for path in templates:
        text = path.read_text("utf-8")
        for found in re.finditer(spelling, text, re.IGNORECASE):
            line_start = text.rfind("\n", 0, found.start()) + 1
            line = text.count("\n", 0, found.start()) + 1
            yield Place(str(path), line, found.start() - line_start + 1)
