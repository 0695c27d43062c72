"""The kinds of text in an article, each checked and brought to one form."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from exporter.article.inline import canonical, parse
from exporter.article.inline.marks import ASCII_SPACES, Kind, flatten
from exporter.article.inline.nodes import Footnote, Inline
from exporter.article.links import LABEL, SCHEMES, is_allowed

CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)
"""What no article may hold: C0 but for tab and new line, DEL, C1, surrogates, non-characters."""


MAX_CHARACTERS = 50_000
"""How long a text in one piece may be, such as a paragraph: some fifteen pages."""


def with_line_feeds(text: str) -> str:
    """`text` with every line end as `\\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_controls(text: str) -> str:
    """`text` with line ends as `\\n`; raises `control-character`."""
    text = with_line_feeds(text)
    if control := CONTROL.search(text):
        raise PydanticCustomError(
            "control-character",
            "holds the control character {name}",
            {"name": f"U+{ord(control.group()):04X}"},
        )
    return text


def _not_empty(text: str) -> str:
    if not text:
        raise PydanticCustomError("empty-text", "must not be empty")
    return text


def _plain_line(text: str) -> str:
    return ASCII_SPACES.sub(" ", without_controls(text)).strip()


def _inline(text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        raise PydanticCustomError(
            "too-long",
            "has {length} characters; a text in one piece may have {limit}",
            {"length": len(text), "limit": MAX_CHARACTERS},
        )
    normal = canonical(without_controls(text))
    for href in _targets(parse(normal)):
        if not is_allowed(href):
            raise PydanticCustomError(
                "bad-link",
                "links to '{href}', which is no absolute URL of the kinds {schemes}",
                {"href": href, "schemes": ", ".join(SCHEMES)},
            )
    return normal


def _label(label: str) -> str:
    if not LABEL.fullmatch(label):
        raise PydanticCustomError(
            "bad-label", "'{label}' is no label: letters, digits and hyphens", {"label": label}
        )
    return label


def _targets(nodes: tuple[Inline, ...]) -> set[str]:
    targets: set[str] = set()
    for run in flatten(nodes):
        targets |= {mark.href for mark in run.marks if mark.kind is Kind.LINK}
        if isinstance(run.atom, Footnote):
            targets |= _targets(run.atom.children)
    return targets


_INLINE = (
    "Inline Markdown: **strong**, *emphasis*, ~~struck~~, ==highlighted==, [text](url), `code`,"
    " ^sup^, ~sub~, ^[footnote], [](#label)."
)

PlainText = Annotated[str, AfterValidator(_plain_line), AfterValidator(_not_empty)]
"""One line of words without markup; white space is single spaces."""

AltText = Annotated[str, AfterValidator(_plain_line)]
"""One line of words without markup; empty where a picture is decoration."""

CellText = Annotated[str, AfterValidator(_inline), Field(description=_INLINE)]
"""Inline Markdown in canonical form that may be empty, as a table cell may."""

InlineText = Annotated[CellText, AfterValidator(_not_empty)]
"""Inline Markdown in canonical form, never empty."""

Label = Annotated[str, AfterValidator(_label)]
"""A short name by which the text refers to a part: letters, digits and hyphens, 30 at most."""

CodeText = Annotated[str, AfterValidator(without_controls)]
"""Lines of code, kept as they are; lines end in `\\n`."""
