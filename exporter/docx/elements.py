"""Elements of WordprocessingML, and the values that they hold.

python-docx's own attributes, such as `CT_Style.type`, raise at a value that the standard does not
know. Files come from many programs, so the values are read here, and what says nothing is `None`.
"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from docx.oxml import ns
from lxml import etree
from lxml.etree import _Element as Element

Xml: TypeAlias = Element

COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_OFF = frozenset({"0", "false", "off"})


@cache
def qn(name: str) -> str:
    """A qualified name, such as `w:p`, as lxml writes it; known ones are not worked out again."""
    return ns.qn(name)


@cache
def _path(steps: str) -> str:
    return "/".join(qn(f"w:{step}") for step in steps.split("/"))


_VALUE = qn("w:val")
_TEXTS = etree.XPath(".//text()")


def local(element: Xml) -> str:
    """An element's name without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def texts(element: Xml) -> list[str]:
    """Every text in an element, each once; `itertext` asks python-docx's paragraphs and runs for
    their `text`, which holds what stands inside of them too."""
    return [str(text) for text in _TEXTS(element)]


def below(parent: Xml | None, path: str) -> Xml | None:
    """The first element at `path`, names of `w:` parted by slashes; `None` where there is none."""
    return None if parent is None else parent.find(_path(path))


def value(parent: Xml | None, path: str) -> str | None:
    """The `w:val` of the element at `path`; `None` without."""
    element = below(parent, path)
    return None if element is None else element.get(_VALUE)


def toggle(properties: Xml | None, name: str) -> bool | None:
    """A property that is on or off (ISO 29500-1, 17.17.4); `None` where it is not said."""
    element = below(properties, name)
    return None if element is None else element.get(_VALUE, "true").lower() not in _OFF


def number(text: str | None) -> int | None:
    """A whole number as OOXML writes it; `None` for anything else."""
    try:
        return int(text) if text is not None else None
    except ValueError:
        return None
