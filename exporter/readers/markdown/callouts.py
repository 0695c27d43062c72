"""Callouts in the dialects of seven houses: their kinds, titles and content."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from exporter.article.blocks import CALLOUT_KINDS, CalloutKind
from exporter.readers.markdown.drafts import BlockDraft, CalloutDraft
from exporter.readers.reading import PlacedText

_OTHERS: Mapping[CalloutKind, str] = {
    "note": "info abstract summary tldr todo seealso example question faq help admonition details"
    " definition",
    "tip": "hint success check done",
    "warning": "caution attention danger error failure fail missing bug",
    "important": "critical",
    "aside": "sidebar margin marginnote",
}
KINDS: Mapping[str, CalloutKind] = {kind: kind for kind in CALLOUT_KINDS} | {
    word: kind for kind, words in _OTHERS.items() for word in words.split()
}
"""The kind of ours that each name of other systems comes nearest to."""

ALERT = re.compile(
    r"\[!(?P<kind>[\w-]+)(?:\|[^\]\n]*)?\](?P<fold>[+-]?)[ \t]*(?P<title>[^\n]*)(?:\n|\Z)"
)
"""Begins a quote that is a callout at GitHub and in Obsidian."""

_IN_BRACES = re.compile(r"\{(?P<inside>[^{}]*)\}[ \t]*(?P<title>.*)\Z")
_NAMED = re.compile(r"(?P<name>[\w-]+)(?:\[(?P<inside>[^\]]*)\])?[ \t]*(?P<title>[^{}]*)")
_TITLE = re.compile(r"""\btitle\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CLASS = re.compile(r"\.(?:callout-(?P<kind>[\w-]+)|(?:column-)?(?P<beside>aside|margin)(?![\w-]))")
OPTIONS = re.compile(r"(?::[\w-]+:[^\n]*(?:\n|\Z))+")
"""The options that begin the content of a directive of MyST's."""

_OPTION_CLASS = re.compile(r"^:class:[ \t]*(?P<names>[^\n]*)", re.MULTILINE)


@dataclass(frozen=True)
class Heading:
    """What the line says that opens a callout: its kind among ours, and its title, if any."""

    kind: CalloutKind
    title: str


def heading_of(info: str) -> Heading | None:
    """What the words after `:::` or a fence say; `None` where they open no callout."""
    info = info.strip()
    if braces := _IN_BRACES.match(info):
        name = braces["inside"].strip()
        if found := _CLASS.search(name):
            said = _TITLE.search(name)
            kind = nearest(found["kind"] or found["beside"])
            return Heading(kind, (said[1] or said[2] or "") if said else "")
        return Heading(KINDS[name], braces["title"]) if name in KINDS else None
    named = _NAMED.match(info)
    name = named["name"].lower().removeprefix("callout-") if named else ""
    if named is None or name not in KINDS:
        return None
    return Heading(KINDS[name], (named["inside"] or named["title"]).strip())


def nearest(kind: str) -> CalloutKind:
    """The kind of ours for that name; `note` where none comes near."""
    return KINDS.get(kind.lower(), "note")


def kind_in_options(options: str) -> CalloutKind | None:
    """The kind that `:class: warning` names; `None` without one that we know."""
    said = _OPTION_CLASS.search(options)
    names = said["names"].split() if said else []
    return next((KINDS[name] for name in names if name in KINDS), None)


def callout(
    kind: CalloutKind, title: PlacedText | None, blocks: Sequence[BlockDraft]
) -> list[BlockDraft]:
    """A callout; a title without content is the content, and nothing of both is nothing."""
    if not blocks:
        return callout(kind, None, [{"type": "paragraph", "text": title}]) if title else []
    draft: CalloutDraft = {"type": "callout", "kind": kind, "blocks": list(blocks)}
    return [{**draft, "title": title} if title else draft]


def shifted(nodes: Sequence[SyntaxTreeNode], lines: int) -> None:
    """Let the tokens of `nodes`, which were parsed alone, say their lines in the file."""
    for node in nodes:
        for token in node.to_tokens():
            if token.map:
                token.map = [token.map[0] + lines, token.map[1] + lines]
