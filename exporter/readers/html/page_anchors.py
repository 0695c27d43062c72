"""Links within a page that lead to its headings, and the labels that these get for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from exporter.readers.markdown.anchors import free_label, slugs_of
from exporter.readers.markdown.html_tags import HEADINGS, names_in


class PageAnchors:
    """The labels of the headings in `article` to which links in it lead."""

    def __init__(self, article: Element, address: str) -> None:
        """`address` is where the page is published, empty where that is not known."""
        self._address = address.partition("#")[0]
        self._labels: dict[str, str] = {}
        self._waiting: set[str] = set()
        links = (link.get("href", "") for link in article.iter("a"))
        wanted = {name for name in map(self._name, links) if name}
        for names in _headings(article):
            if wanted & set(names):
                label = free_label(names[0], self._waiting)
                self._waiting.add(label)
                self._labels |= {name: label for name in names if name not in self._labels}

    def target(self, href: str) -> str | None:
        """The label of the heading to which a link leads, as `#label`; `None` for other links."""
        label = self._labels.get(self._name(href))
        return f"#{label}" if label else None

    def label_named(self, names: Iterable[str]) -> str | None:
        """The label of the heading with one of the names; each is given out once."""
        label = next((self._labels[name] for name in names if name in self._labels), None)
        if label not in self._waiting:
            return None
        self._waiting.discard(str(label))
        return label

    def _name(self, href: str) -> str:
        """What a link within the page leads to; empty for another."""
        before, _, name = href.strip().partition("#")
        return unquote(name) if not before or before == self._address else ""


def _headings(article: Element) -> Iterator[list[str]]:
    """The names of each heading: its own, and those of what begins with it or stands before it."""
    waiting: list[str] = []
    for element in article.iter():
        if element.tag in HEADINGS:
            own = names_in(element)
            _put(element, waiting)
            if names := [*own, *waiting, *slugs_of("".join(element.itertext()))]:
                yield names
            waiting = []
        elif (element.text or "").strip():
            waiting = []
        elif isinstance(element.tag, str):
            waiting += [element.get(key, "") for key in ("id", "name") if element.get(key)]
            waiting = [] if (element.tail or "").strip() and not len(element) else waiting


def _put(heading: Element, names: list[str]) -> None:
    """Let a heading have the names that stood before it."""
    if not heading.get("id") and names:
        heading.set("id", names[0])
