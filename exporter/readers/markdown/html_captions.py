"""Captions in HTML: the words, and apart from them the measure, a note and the source."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from exporter.readers.markdown.said_lines import Said, begins_said, split_said

_NAMED = re.compile(r"(?:^|[\s_-])(?P<name>subtitle|note|source)s?(?:$|[\s_-])", re.IGNORECASE)
_BREAK = re.compile(r"(?:\\\n)+\Z")


def settle_caption(caption: Element) -> None:
    """Make each element that its class calls a source, a note or a subtitle a line that says so."""
    for parent in list(caption.iter()):
        for child in list(parent):
            named = _NAMED.search(child.get("class", "")) if isinstance(child.tag, str) else None
            if named:
                _begin_line(child, named["name"].capitalize())
                parent.insert(list(parent).index(child), Element("br"))


def _begin_line(element: Element, word: str) -> None:
    element.tag = "p"
    if not begins_said("".join(element.itertext()).strip()):
        element.text = f"{word}: {(element.text or '').lstrip()}"


def caption_parts(text: str) -> tuple[str, dict[Said, str]]:
    """The words of a caption as inline Markdown, and what its lines say apart from them."""
    words, said = split_said(text)
    return _BREAK.sub("", words + "\n").rstrip(), {
        name: _BREAK.sub("", one + "\n").rstrip() for name, one in said.items()
    }
