"""Pictures in Markdown as figures, and the words beside them as captions."""

from __future__ import annotations

from typing import Any

from exporter.article.inline import parse, serialise
from exporter.article.nodes import Emphasis
from exporter.diagnostics import Place
from exporter.readers.markdown_inline import FoundPicture
from exporter.readers.placed import PlacedText


def figure(picture: FoundPicture, place: Place) -> dict[str, Any]:
    """The figure of a picture that stood at `place`."""
    src = PlacedText(picture.src, place)
    block: dict[str, Any] = {"type": "figure", "src": src, "alt": PlacedText(picture.alt, place)}
    if picture.caption:
        block["caption"] = PlacedText(picture.caption, place)
    if picture.label:
        block["label"] = PlacedText(picture.label, place)
    return block


def caption_in(text: PlacedText, content: str) -> PlacedText | None:
    """The caption that `text` is: all in italics, on other lines of `content` than its picture."""
    nodes = parse(text)
    if "\n" in content and len(nodes) == 1 and isinstance(nodes[0], Emphasis):
        return PlacedText(serialise(nodes[0].children), text.place, text.raw)
    return None
