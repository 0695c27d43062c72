"""Front matter that nothing closes: to Markdown it is text, and prints as such."""

from __future__ import annotations

import re

from exporter.article import Article
from exporter.diagnostics import Diagnostic, warning
from exporter.readers.markdown.head.foreign_keys import FOREIGN, field_of_alias
from exporter.readers.reading import Source

_OPENING = re.compile(r"(?P<mark>---|\+\+\+)(?P<kind>yaml|toml|json)?[ \t]*\n")
_KEY = re.compile(r'"?(?P<key>\w[\w.-]*)"?[ \t]*(?::(?:\s|\Z)|=)')
_GOES_ON = re.compile(r"[ \t]+\S|-[ \t]|[\[\]{}#]")
_NEARLY = re.compile(r"[ \t]*[-+.=\u2010-\u2015]+[ \t]*\Z")
"""A line that was to close it: too long or short, indented, or with dashes of print."""


def unclosed_head(source: Source) -> list[Diagnostic]:
    """A warning where a file that has no front matter begins as if it had; a thematic break
    above a text is none."""
    opening = _OPENING.match(source.text)
    if not opening:
        return []
    lines = source.text[opening.end() :].split("\n")
    count = next((at for at, line in enumerate(lines) if not _belongs(line)), len(lines))
    is_named = bool(opening["kind"]) or opening["mark"] == "+++"
    if not count or not (is_named or _are_keys(lines[:count])):
        return []
    message = "the front matter is not closed, and so it is printed as text"
    closing = lines[count] if count < len(lines) else ""
    hint = _hint(opening["mark"], count + 1, closing)
    return [warning("unclosed-front-matter", message, source.at(0), hint)]


def _belongs(line: str) -> bool:
    return not _NEARLY.match(line) and bool(_KEY.match(line) or _GOES_ON.match(line))


def _are_keys(lines: list[str]) -> bool:
    """Whether they begin with a key that somebody knows, or have two; `Note: words` is text."""
    keys = [match["key"] for line in lines if (match := _KEY.match(line))]
    return bool(_KEY.match(lines[0])) and (len(keys) > 1 or _is_known(keys[0]))


def _is_known(key: str) -> bool:
    return key in Article.model_fields or key in FOREIGN or field_of_alias(key) is not None


def _hint(mark: str, last: int, closing: str) -> str:
    """Where it is to be closed; `last` is the line of its last key, `closing` the one below."""
    if _NEARLY.match(closing):
        return f"line {last + 1} is to close it: let {mark} stand there, and nothing else"
    return f"close it with {mark} on a line of its own below line {last}"
