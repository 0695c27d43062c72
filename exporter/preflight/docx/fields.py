"""The instructions of fields, whole, however many runs they are spread over."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.manuscript.names import Xml, local, w


def instructions(story: Xml) -> Iterator[str]:
    """What every field of a story computes; nothing of it is ever carried out."""
    said = ""
    for element in story.iter(w("fldSimple"), w("fldChar"), w("instrText")):
        if local(element) == "fldSimple":
            yield element.get(w("instr"), "")
        elif local(element) == "instrText":
            said += element.text or ""
        elif said:
            yield said
            said = ""
    if said:
        yield said
