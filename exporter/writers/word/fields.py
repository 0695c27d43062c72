"""Fields, with the value that they show until Word works them out again.

Instructions are ours alone: no word of an article ever stands in one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from exporter.writers.word.ooxml import Xml, text, w


def field_mark(kind: str, instruction: str, properties: Sequence[Xml]) -> Iterator[Xml]:
    """The runs of a field's `begin`, with its instruction, `separate` or `end`."""
    yield run(properties, w("fldChar", fldCharType=kind))
    if instruction:
        yield run(properties, text("instrText", instruction))


def field(instruction: str, shown: str, properties: Sequence[Xml]) -> Iterator[Xml]:
    """The runs of a whole field that shows a word."""
    yield from field_mark("begin", f" {instruction} ", properties)
    yield from field_mark("separate", "", properties)
    yield run(properties, text("t", shown))
    yield from field_mark("end", "", properties)


def run(properties: Sequence[Xml], *children: Xml) -> Xml:
    """A run; its properties are copied, so that several runs can share them."""
    copies = [deepcopy(element) for element in properties]
    return w("r", *([w("rPr", *copies)] if copies else []), *children)
