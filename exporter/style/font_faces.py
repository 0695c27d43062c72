"""The font faces that a stylesheet declares, with their files, for writers that embed them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urljoin

import tinycss2
from tinycss2.ast import Node as Token

from exporter.engine.fetcher import local_path
from exporter.styled import BOLD_FROM, FontFace

WEIGHTS = {"bold": 700, "normal": 400, "": 400}


def declared_faces(css: str, base_url: str) -> Iterator[tuple[Path, FontFace]]:
    """The file and face of every `@font-face` rule whose first source is a file that is there."""
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "at-rule" and rule.lower_at_keyword == "font-face" and rule.content:
            yield from _face(_descriptors(rule.content), base_url)


def _descriptors(content: Sequence[Token]) -> dict[str, Sequence[Token]]:
    declarations = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return {
        declaration.lower_name: declaration.value
        for declaration in declarations
        if declaration.type == "declaration"
    }


def _face(
    descriptors: dict[str, Sequence[Token]], base_url: str
) -> Iterator[tuple[Path, FontFace]]:
    urls = [url for token in descriptors.get("src", ()) if (url := _url(token))]
    paths = [path for url in urls if (path := local_path(urljoin(base_url, url)))]
    family = _text(descriptors, "font-family").strip("\"'")
    if family and paths and paths[0].is_file():
        weight = _weight(_text(descriptors, "font-weight"))
        italic = "italic" in _text(descriptors, "font-style")
        yield paths[0], FontFace(family, weight, italic, paths[0].read_bytes(), paths[0])


def _text(descriptors: dict[str, Sequence[Token]], name: str) -> str:
    return str(tinycss2.serialize(descriptors.get(name, ()))).strip()


def _url(token: Token) -> str | None:
    if token.type == "url":
        return str(token.value)
    if token.type == "function" and token.lower_name == "url" and token.arguments:
        return str(token.arguments[0].value)
    return None


def _weight(value: str) -> int:
    """400 or 700, the two weights that Word tells apart; a range counts by its start."""
    first = value.partition(" ")[0]
    weight = WEIGHTS.get(first) or (int(first) if first.isdigit() else WEIGHTS["normal"])
    return WEIGHTS["bold"] if weight >= BOLD_FROM else WEIGHTS["normal"]
