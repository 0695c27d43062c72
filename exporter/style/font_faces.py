"""The font faces that a stylesheet declares, with their files, for writers that embed them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import tinycss2
from tinycss2.ast import Declaration
from tinycss2.ast import Node as Token

from exporter.diagnostics import DesignError, Diagnostic, Place, warning
from exporter.engine.fetcher import absolute, local_path
from exporter.machine.plain_files import real_path
from exporter.style.css_rules import rules_of
from exporter.style.kinds import url_of
from exporter.style.plain_fonts import plain_font
from exporter.styled import BOLD_FROM, FontFace

WEIGHT_IGNORED = re.compile(r"Ignored `font-weight: .*` at (\d+):(\d+)", re.DOTALL)
NOT_LOADED = re.compile(r"Font-face '(.*)' cannot be loaded")
USABLE = "name a TrueType, OpenType, WOFF or WOFF2 file"
FILE_HINT = "name a file of it with url(); local() is another font on another machine, and not read"
MENTIONED = re.compile(r"font-face|@[^\s{;]*\\", re.IGNORECASE)  # or spelt with an escape
WEIGHTS = {"bold": 700, "normal": 400}
HEAVIEST = 1000  # CSS Fonts 4, 2.2.1
ENDS = 2  # of a range


def declared_faces(css: str, sheet: Path) -> Iterator[FontFace]:
    """The face of every `@font-face` rule whose first source is a file that is there.

    A variable font is a face for each weight. Raises DesignError, with the place, for a file that
    is no font.
    """
    for rule in _rules(css):
        yield from _faces(_descriptors(rule.content), sheet)


def declares_faces(css: str) -> bool:
    """Whether a stylesheet has an `@font-face` rule."""
    return MENTIONED.search(css) is not None and any(True for _ in _rules(css))


def face_diagnostic(line: str, texts: Mapping[Path, str]) -> Diagnostic | None:
    """A line that the engine logs over a font face that it has not loaded, with the place of its
    rule; `None` for any other line."""
    found = NOT_LOADED.search(line)
    rules = ((path, rule) for path, css in texts.items() for rule in _rules(css))
    for path, rule in rules if found else ():
        if found and _family(_descriptors(rule.content)) == found[1]:
            place = Place(str(path), rule.source_line, rule.source_column)
            return warning("stylesheet", found[0], place, FILE_HINT)
    return None


def is_of_range(line: str, texts: Iterable[str]) -> bool:
    """Whether the engine logs that it ignores the weights from one to another of a font face: it
    takes those that a variable font has itself (CSS Fonts 4, 5.2.4)."""
    found = WEIGHT_IGNORED.search(line)
    place = (int(found[1]), int(found[2])) if found else None
    return place is not None and any(place in _ranges(css) for css in texts)


def _ranges(css: str) -> Iterator[tuple[int, int]]:
    """The line and column of each range of weights."""
    for rule in _rules(css):
        for one in _declarations(rule.content):
            words = tinycss2.serialize(one.value).split()
            if (
                one.lower_name == "font-weight"
                and len(words) == ENDS
                and all(map(_is_weight, words))
            ):
                yield one.source_line, one.source_column


def _is_weight(word: str) -> bool:
    return word in WEIGHTS or (word.isascii() and word.isdigit() and 1 <= int(word) <= HEAVIEST)


def _rules(css: str) -> Iterator[Token]:
    for rule in rules_of(css):
        if rule.type == "at-rule" and rule.lower_at_keyword == "font-face" and rule.content:
            yield rule


def _declarations(content: Sequence[Token]) -> Iterator[Declaration]:
    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return (node for node in nodes if node.type == "declaration")


def _descriptors(content: Sequence[Token]) -> dict[str, Sequence[Token]]:
    return {one.lower_name: one.value for one in _declarations(content)}


def _family(descriptors: dict[str, Sequence[Token]]) -> str:
    return _text(descriptors, "font-family").strip("\"'")


def _faces(descriptors: dict[str, Sequence[Token]], sheet: Path) -> Iterator[FontFace]:
    base = real_path(sheet).as_uri()
    named = ((token, url_of(token)) for token in descriptors.get("src", ()))
    sources = [(token, local_path(absolute(base, url))) for token, url in named if url]
    family = _family(descriptors)
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


def _weights(value: str) -> tuple[int, ...]:
    """400 or 700, the two weights that Word tells apart; a range from one to the other is both."""
    weights = [_weight(word) for word in value.split()] or [WEIGHTS["normal"]]
    return tuple(sorted(set(weights)))


def _weight(word: str) -> int:
    weight = WEIGHTS.get(word) or (int(word) if word.isdigit() else WEIGHTS["normal"])
    return WEIGHTS["bold"] if weight >= BOLD_FROM else WEIGHTS["normal"]
