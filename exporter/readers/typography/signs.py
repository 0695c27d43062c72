"""Dashes, ellipses and the spaces beside signs."""

from __future__ import annotations

import re

from exporter.readers.typography.conventions import FULL, THIN, Convention, Spaces
from exporter.readers.typography.ties import ties_in

DASHES = {"--": "–", "---": "—"}
ELLIPSIS = "…"

# An arrow, a rule, an option of a command, as in `--help`, and what rules a table are none.
_DASH = re.compile(r"(?<![-<!:|+])(?<!\| )(?!(?<!\S)--[A-Za-z])-{2,3}(?![->:|+]| \|)")
_DOTS = re.compile(r"(?<![./\\])\.{3}(?=\.?(?![./\\]))")
_PERCENT = re.compile(r"(?<=\d) (?=[%‰])")
_BEFORE_COLON = re.compile(r"(?<=\S) (?=:(?:\s|$|[\"'«»“”]))")
_BEFORE_OTHERS = re.compile(r"(?<=\S) (?=;(?:\s|$|[\"'»”])|[!?]+(?![\w=(]))")
_AFTER_GUILLEMET = re.compile(r"(?<=«) ?(?![\s\xa0\u202f]|$)")
_BEFORE_GUILLEMET = re.compile(r"(?<=\S) (?=»)|(?<=[^\s«])(?=»)")


def set_dashes(line: str, cells: list[str]) -> None:
    """Set `--` and `---` as dashes."""
    for match in _DASH.finditer(line):
        _put(cells, match.start(), match.end(), DASHES[match.group()])


def set_ellipses(line: str, cells: list[str]) -> None:
    """Set three dots as an ellipsis; those of a path stay."""
    for match in _DOTS.finditer(line):
        _put(cells, match.start(), match.end(), ELLIPSIS)


def set_spaces(line: str, cells: list[str], convention: Convention) -> None:
    """Set typed spaces before signs as those at which no line ends, and those of guillemets."""
    spaces = convention.spaces
    _put_all(line, cells, _PERCENT, THIN if spaces else FULL)
    if spaces is not None:
        _set_french(line, cells, spaces)


def set_ties(line: str, cells: list[str], convention: Convention) -> None:
    """Set typed spaces at which no line may end."""
    for index, space in ties_in(line, convention):
        if cells[index] == " ":
            cells[index] = space


def _set_french(line: str, cells: list[str], spaces: Spaces) -> None:
    _put_all(line, cells, _BEFORE_COLON, spaces.before_colon)
    _put_all(line, cells, _BEFORE_OTHERS, spaces.before_others)
    inner = spaces.inner or THIN
    for pattern in (_AFTER_GUILLEMET, _BEFORE_GUILLEMET):
        for match in pattern.finditer(line):
            if match.group():
                cells[match.start()] = inner
            elif spaces.inner and pattern is _AFTER_GUILLEMET:
                cells[match.start() - 1] += inner
            elif spaces.inner:
                cells[match.start()] = inner + cells[match.start()]


def _put_all(line: str, cells: list[str], pattern: re.Pattern[str], space: str) -> None:
    for match in pattern.finditer(line):
        _put(cells, match.start(), match.end(), space)


def _put(cells: list[str], start: int, end: int, text: str) -> None:
    cells[start:end] = [text, *[""] * (end - start - 1)]
