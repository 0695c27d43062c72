"""Names of WordprocessingML elements, and the values that they hold."""

from __future__ import annotations

from typing import TypeAlias

from lxml.etree import _Element as Element

Xml: TypeAlias = Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_OFF = frozenset({"0", "false", "off"})


def w(name: str) -> str:
    """A name of the main namespace, as lxml writes it."""
    return f"{{{MAIN}}}{name}"


def local(element: Xml) -> str:
    """An element's name without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def below(parent: Xml | None, path: str) -> Xml | None:
    """The first element at `path`, names parted by slashes; `None` where there is none."""
    if parent is None:
        return None
    return parent.find("/".join(w(step) for step in path.split("/")))


def value(parent: Xml | None, path: str) -> str | None:
    """The `w:val` of the element at `path`; `None` without."""
    found = below(parent, path)
    return None if found is None else found.get(w("val"))


def toggle(properties: Xml | None, name: str) -> bool | None:
    """A property that is on or off (ISO 29500-1, 17.17.4); `None` where it is not said."""
    found = below(properties, name)
    return None if found is None else found.get(w("val"), "true").lower() not in _OFF


def number(text: str | None) -> int | None:
    """A whole number as OOXML writes it; `None` for anything else."""
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None
