"""The CSS that a template itself puts into a page: its style elements and style attributes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

from exporter.diagnostics import Place

_OF_PAGE = Path("style of a page")  # no file
_STYLE = re.compile(
    r"""(?P<before><style\b[^>]*>)(?P<sheet>.*?)(?=</style\b)"""
    r"""|(?P<name>\sstyle\s*=\s*)(?P<value>"[^"]*"|'[^']*'|[^\s>"']+)""",
    re.DOTALL | re.IGNORECASE,
)
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
