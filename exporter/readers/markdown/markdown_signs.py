"""What our Markdown adds to CommonMark: words that begin a line, attributes that end one.

The reader and the writer share them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from exporter.readers.markdown.dialects import literal

ATTRIBUTION = re.compile(r"(?:[—―–─]{1,2}|⸺|---?)\s*(?=\S)")
"""Begins the last line of a quotation: who said it."""

TABLE_CAPTION = re.compile(r"(?:[Tt]able)?:\s+(?=\S)")
"""Begins the paragraph below or above a table: what it shows."""

_BAR = re.compile(r"(?<!\\)\|")

BRACKETED = re.compile(r"\[(?P<words>[^\[\]\n]+)\](?:[ \t]*\[(?P<label>[^\[\]\n]*)\])?")
"""The line that touches a table and says what it shows, as MultiMarkdown writes it."""

CREDIT = re.compile(r"Credit:\s+(?=\S)")
"""Begins a paragraph of a `::: figure`: whose picture it is."""

CORRECTION_DATE = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2}):\s+(?=\S)")
"""Begins a correction: when it was made."""

PULL_QUOTE = "pull-quote"
FIGURE = "figure"
CALLOUT = "callout"


ID = "id"
"""The name of the attribute that is written `#word`."""
CLASS = "class"
"""The name of one that is written `.word`."""

_ONE = (
    r"(?:\#[\w.:-]+|\.[A-Za-z][\w-]*"
    r"|[A-Za-z][\w-]*=(?:[\w.:%-]+|\"[^\"\n]*\"|'[^'\n]*'))"
)
_LIST = re.compile(rf"(?:(?<=\s)|\A)\{{:?\s*(?P<list>{_ONE}(?:\s+{_ONE})*)\s*\}}\s*\Z")
_EACH = re.compile(_ONE)


def is_row(line: str) -> bool:
    """Whether a line may be a row of a table: it ends with a bar, and has another one."""
    return bool(_BAR.match(line, len(line) - 1) and _BAR.search(line, 0, len(line) - 1))


def is_half_row(line: str) -> bool:
    """Whether a line begins with a bar, and has another one."""
    return line.startswith("|") and bool(_BAR.search(line, 1))


def split_attributes(text: str) -> tuple[str, Mapping[str, str]]:
    """The text before a list of attributes at its end, and the list; of two of a name the last, but
    all classes."""
    attributes = _LIST.search(text)
    if attributes is None:
        return text, {}
    pairs = list(map(_pair, _EACH.findall(attributes["list"])))
    classes = " ".join(value for name, value in pairs if name == CLASS)
    return text[: attributes.start()].rstrip(), dict(pairs) | ({CLASS: classes} if classes else {})


def attribute_list(text: str) -> str | None:
    """The list of attributes at the end of a text as it is spelt there; `None` without one."""
    attributes = _LIST.search(text)
    return attributes[0].rstrip() if attributes else None


def with_attributes(text: str, attributes: Mapping[str, str | None]) -> str:
    """Inline Markdown with a list of those attributes that have a value; none that it ends in is
    taken for one."""
    text = literal(text)
    given = [_spelt(name, value) for name, value in attributes.items() if value]
    if given:
        return f"{text} {{{' '.join(given)}}}".lstrip()
    return literal_end(text)


def literal_end(text: str) -> str:
    """Inline Markdown in which braces at the end are only words."""
    taken = _LIST.search(text)
    return text[: taken.start()] + "\\" + text[taken.start() :] if taken else text


def _pair(attribute: str) -> tuple[str, str]:
    name, equals, value = attribute.partition("=")
    if equals:
        return name, value[1:-1] if value[0] in "\"'" else value
    return ID if attribute.startswith("#") else CLASS, attribute[1:]


def _spelt(name: str, value: str) -> str:
    return {ID: f"#{value}", CLASS: f".{value}"}.get(name, f"{name}={value}")
