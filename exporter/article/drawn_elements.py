"""How much of a drawing is drawn, for elements that name others grow without bounds.

`use` repeats what it names; so do fills, strokes, masks and clips, and markers at each corner of a
path.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from exporter.article.drawing_effort import Effort

SVG = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
MAX_DEPTH = 300
MAX_ELEMENTS = 40_000  # plain ones: seven seconds for all files, and 170 megabytes

_LOCAL_URL = re.compile(r"url\([\s\"']*+#([^\"'\s)]+)")
_NAME = re.compile(r"[.#]?[\w-]+")
_NUMBER = re.compile(r"\d+")
_ANY = re.compile(r"[*:\[]")  # selects by something else than a name
ANY = "*"
_CORNERS = ("d", "points")


class RepeatedError(ValueError):
    """An element is drawn within itself."""


class ManyElementsError(ValueError):
    """As much is drawn as MAX_ELEMENTS would be, or more."""


def elements_drawn(root: etree._Element) -> int:
    """How many plain elements take as much as a drawing does to be drawn.

    Raises RepeatedError or ManyElementsError for one that could not be.
    """
    return _Drawn(root).count(root, frozenset())


class _Drawn:
    """Counts the elements that are drawn; one that is named counts wherever that is."""

    def __init__(self, root: etree._Element) -> None:
        self._named = {name: one for one in root.iter(etree.Element) if (name := one.get("id"))}
        self._styles = _styles(root)
        self._effort = Effort(root)
        self._counts: dict[etree._Element, int] = {}
        self._looked_at = 0

    def count(self, element: etree._Element, above: frozenset[etree._Element]) -> int:
        """How many plain ones take what is drawn where an element is, within those `above`."""
        if element in above or len(above) > MAX_DEPTH:
            raise RepeatedError
        if element not in self._counts:
            self._counts[element] = self._counted(element, above | {element})
        return self._counts[element]

    def _counted(self, element: etree._Element, above: frozenset[etree._Element]) -> int:
        inner, named = list(element.iterchildren(etree.Element)), list(self._targets(element))
        repeats = _corners(element) * sum(self.count(one, above) for one in named)
        count = self._effort.of(element) + repeats + sum(self.count(one, above) for one in inner)
        if max(count, self._looked_at) > MAX_ELEMENTS:
            raise ManyElementsError
        return count

    def _targets(self, element: etree._Element) -> Iterator[etree._Element]:
        names = (*_used(element), *_painted(element), *self._styled(element))
        self._looked_at += 1 + len(names)
        yield from (self._named[name] for name in dict.fromkeys(names) if name in self._named)

    def _styled(self, element: etree._Element) -> Iterable[str]:
        """What stylesheets may have an element name: by its tag, its id, or one of its classes."""
        own = {ANY, etree.QName(element).localname, f"#{element.get('id')}"}
        own |= {f".{name}" for name in element.get("class", "").split()}
        return (name for one in own for names in self._styles.get(one, ()) for name in names)


def _styles(root: etree._Element) -> Mapping[str, list[list[str]]]:
    """By each name in the selector of a rule, or ANY, what elements such rules name."""
    css = "".join(text for style in root.iter(f"{SVG}style") for text in style.itertext())
    styles: dict[str, list[list[str]]] = defaultdict(list)
    for rule in css.split("}"):
        selector, _, block = rule.rpartition("{")
        named = _LOCAL_URL.findall(block)
        for name in (*_NAME.findall(selector), *_ANY.findall(selector)[:1]) if named else ():
            styles[ANY if _ANY.match(name) else name].append(named)
    return styles


def _used(element: etree._Element) -> Iterable[str]:
    hrefs = (element.get(name, "").strip() for name in HREFS)
    return (href[1:] for href in hrefs if href.startswith("#") and element.tag != f"{SVG}a")


def _painted(element: etree._Element) -> Iterable[str]:
    return (name for value in element.values() for name in _LOCAL_URL.findall(value))


def _corners(element: etree._Element) -> int:
    """At how many corners a marker may stand."""
    numbers = sum(len(_NUMBER.findall(element.get(name, ""))) for name in _CORNERS)
    return max(numbers // 2, 1)
