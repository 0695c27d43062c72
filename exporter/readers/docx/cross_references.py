"""Cross-references that an editor inserts in Word, which names the caption by a mark of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.manuscript.fields import bookmark_of, label_of
from exporter.manuscript.names import Xml, w

_REFERENCE = re.compile(r"(?P<field>\bREF\s+)(?P<bookmark>\w+)", re.IGNORECASE)


def resolve(body: Xml) -> None:
    """Let references to a labelled part name it by the label, whatever mark of it they name."""
    known = dict(_aliases(body))

    def respelt(found: re.Match[str]) -> str:
        return found["field"] + known.get(found["bookmark"], found["bookmark"])

    for code in body.iter(w("instrText")):
        code.text = _REFERENCE.sub(respelt, code.text or "")
    for field in body.iter(w("fldSimple")):
        field.set(w("instr"), _REFERENCE.sub(respelt, field.get(w("instr"), "")))


def _aliases(body: Xml) -> Iterator[tuple[str, str]]:
    """Each bookmark that stands in a paragraph with a label's, and that."""
    for paragraph in body.iter(w("p")):
        names = [mark.get(w("name"), "") for mark in paragraph.iter(w("bookmarkStart"))]
        labels = [label for label in map(label_of, names) if label]
        for name in names if labels else ():
            yield name, bookmark_of(labels[0])
