"""The font faces that a stylesheet declares, with their files, for writers that embed them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urljoin

import tinycss2
from tinycss2.ast import Node as Token

from exporter.diagnostics import DesignError, Place
from exporter.engine.fetcher import local_path
from exporter.style.plain_fonts import plain_font
from exporter.styled import BOLD_FROM, FontFace

USABLE = "name a TrueType, OpenType, WOFF or WOFF2 file"
WEIGHTS = {"bold": 700, "normal": 400}


def declared_faces(css: str, sheet: Path) -> Iterator[FontFace]:
    """The face of every `@font-face` rule whose first source is a file that is there.

    A variable font is a face for each weight. Raises DesignError, with the place, for a file that
    is no font.
    """
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword == "font-face" and rule.content:
            yield from _faces(_descriptors(rule.content), sheet)


def _descriptors(content: Sequence[Token]) -> dict[str, Sequence[Token]]:
    declarations = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return {
        declaration.lower_name: declaration.value
        for declaration in declarations
        if declaration.type == "declaration"
    }


def _faces(descriptors: dict[str, Sequence[Token]], sheet: Path) -> Iterator[FontFace]:
    base = sheet.resolve().as_uri()
    named = ((token, _url(token)) for token in descriptors.get("src", ()))
    sources = [(token, local_path(urljoin(base, url))) for token, url in named if url]
    family = _text(descriptors, "font-family").strip("\"'")
    for token, path in sources[:1]:
        if family and path and path.is_file():
            place = Place(str(sheet), token.source_line, token.source_column)
            yield from _weights_of(path, family, descriptors, place)


def _weights_of(
    path: Path, family: str, descriptors: dict[str, Sequence[Token]], place: Place
) -> Iterator[FontFace]:
    italic = "italic" in _text(descriptors, "font-style")
    for weight in _weights(_text(descriptors, "font-weight")):
        try:
            data = plain_font(path, path.stat().st_mtime_ns, weight)
        except ValueError as failure:
            raise DesignError.at("font-damaged", str(failure), place, USABLE) from failure
        yield FontFace(family, weight, italic, data, path)


def _text(descriptors: dict[str, Sequence[Token]], name: str) -> str:
    return str(tinycss2.serialize(descriptors.get(name, ()))).strip()


def _url(token: Token) -> str | None:
    if token.type == "url":
        return str(token.value)
    if token.type == "function" and token.lower_name == "url" and token.arguments:
        return str(token.arguments[0].value)
    return None


def _weights(value: str) -> tuple[int, ...]:
    """400 or 700, the two weights that Word tells apart; a range from one to the other is both."""
    weights = [_weight(word) for word in value.split()] or [WEIGHTS["normal"]]
    return tuple(sorted(set(weights)))


def _weight(word: str) -> int:
    weight = WEIGHTS.get(word) or (int(word) if word.isdigit() else WEIGHTS["normal"])
    return WEIGHTS["bold"] if weight >= BOLD_FROM else WEIGHTS["normal"]
