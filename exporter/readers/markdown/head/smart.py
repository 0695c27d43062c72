"""The switch `smart` of the front matter, and the texts of front matter as they are typed."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from exporter.article.inline import serialise
from exporter.article.inline.marks import tree
from exporter.article.inline.parser import Runs, feed, new_inline_parser
from exporter.diagnostics import warning
from exporter.readers.markdown.head.heads import head_of
from exporter.readers.markdown.syntax import keep_literals
from exporter.readers.reading import Draft, Source
from exporter.readers.typography.conventions import Convention, convention_of
from exporter.readers.typography.setting import needs_none, set_whole

SWITCH = "smart"
"""The key that turns the setting of straight marks off."""

OFF = f"{SWITCH}: false"

_MEANINGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


def take_switch(written: Draft) -> bool:
    """Take the switch out of front matter; whether straight marks are to be set."""
    if SWITCH not in written.data:
        return True
    value = written.data.pop(SWITCH)
    is_smart = _MEANINGS.get(str(value).lower())
    if is_smart is None:
        message = f"{SWITCH} is true or false, not {value!r:.60}; straight marks are set"
        place = written.places.get((SWITCH,), written.keys.get((SWITCH,)))
        told = warning("unknown-value", message, place, f"write {OFF} to keep them as typed")
        written.diagnostics.append(told)
    return is_smart is not False


def is_smart(text: str) -> bool:
    """Whether the straight marks of a file are set."""
    head = head_of(Source("", text))
    return take_switch(head[0]) if head else True


def convention_of_file(text: str, language: str) -> Convention | None:
    """How the straight marks of a file in a language are set; `None` where they stay."""
    return convention_of(language) if is_smart(text) else None


def set_typed(text: str, convention: Convention) -> str:
    """Inline Markdown as it is typed, set; what is escaped stays."""
    if needs_none(text, convention):
        return text
    runs = Runs()
    for block in _parser().parseInline(text.strip(), {}):
        feed(runs, block.children or [], _unknown)
    return serialise(tree(set_whole(runs.list, convention)))


@cache
def _parser() -> MarkdownIt:
    return keep_literals(new_inline_parser())


def _unknown(_: Runs, token: Token) -> None:
    raise AssertionError(f"the inline parser gave a token that we do not know: {token.type}")
