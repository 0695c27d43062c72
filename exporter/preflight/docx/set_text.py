"""The words of a DOCX with how they are set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exporter.manuscript.names import Xml, below, local, value, w
from exporter.manuscript.styles import Styles
from exporter.preflight.docx.looks import Look, Looks


@dataclass(frozen=True)
class SetText:
    """Words set alike: their look, the style of their paragraph, and the part they stand in."""

    words: str
    look: Look
    style: str
    part: str


def texts_of(
    paragraphs: Iterable[tuple[str, Xml]], styles: Styles, looks: Looks
) -> Iterator[SetText]:
    """Every run of the paragraphs, each given with its part, that has words that are shown."""
    for part, paragraph in paragraphs:
        style = styles.name(value(paragraph, "pPr/pStyle"))
        ground = looks.ground(paragraph)
        for run in paragraph.iter(w("r")):
            words = "".join(text.text or "" for text in run if local(text) == "t")
            if words.strip() and below(run, "rPr/vanish") is None:
                yield SetText(words, looks.of(run, paragraph, ground), style, part)
