"""Boxes in HTML that GitHub, MkDocs, Sphinx, Docusaurus, Quarto, Confluence and Ghost make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from exporter.readers.markdown.callouts import KINDS, nearest

CALLOUT = "#callout"
"""The element that such a box becomes; no page can have one of that name."""

KIND = "kind"
TITLE = "title"
"""The attributes of that element; the title may be missing."""

_HOLDERS = frozenset(("div", "aside", "section", "blockquote", "details"))
_KIND_IN_CLASS = re.compile(
    r"(?:^|\s)(?:markdown-alert-|theme-admonition-|callout-|confluence-information-macro-)"
    r"(?P<kind>note|info|information|tip|hint|warning|caution|danger|important|aside)(?:$|\s)"
)
_BOX = re.compile(r"(?:^|\s)(?:admonition|alert|callout|kg-callout-card)(?:$|\s)")
_TITLES = re.compile(
    r"(?:^|\s)(?:markdown-alert-title|admonition-title|admonition-heading|admonitionHeading\S*"
    r"|callout-title(?:-container)?|callout-header|title)(?:$|\s)"
)
_ICONS = re.compile(r"(?:^|\s)(?:kg-callout-emoji|callout-icon(?:-container)?)(?:$|\s)")


def settle_callouts(root: Element) -> None:
    """Make each such box in `root` one element, with its kind and its title."""
    for box in [one for one in root.iter() if one.tag in _HOLDERS]:
        kind = _kind_of(box.get("class", ""))
        if kind:
            title = " ".join(" ".join(_taken(box)).split())
            box.tag = CALLOUT
            box.attrib.clear()
            box.set(KIND, kind)
            if title and title.casefold() not in KINDS:
                box.set(TITLE, title)


def _kind_of(names: str) -> str:
    """The kind of ours that a class names; empty for what is no such box."""
    if said := _KIND_IN_CLASS.search(names):
        return nearest(said["kind"])
    words = names.split()
    named = next((word for word in words if word in KINDS and word != "admonition"), "")
    is_box = _BOX.search(names) and (named or "kg-callout-card" in words)
    return nearest(named) if is_box else ""


def _taken(box: Element) -> Iterator[str]:
    """The words of the title, which is taken out, as are icons."""
    for parent in list(box.iter()):
        for child in list(parent):
            names = child.get("class", "") if isinstance(child.tag, str) else ""
            if _TITLES.search(names):
                yield "".join(child.itertext())
            elif not _ICONS.search(names):
                continue
            child.tag, child.text, child[:] = "wbr", None, []
