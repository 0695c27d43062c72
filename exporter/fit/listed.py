"""The list of contents: only in a text of so many pages that a reader needs one."""

from __future__ import annotations

from copy import deepcopy

from exporter.engine.cascade import Cascade
from exporter.engine.insides import Node

LIST = ".//nav[@role='doc-toc']"
NARROW = 0.3  # of its size, as which no text is narrower, letter by letter


class Unlisted:
    """A document whose list of contents is taken out, to see how many pages it has without.

    Pages are settled meanwhile, and parts moved; then all stands where it stood.
    """

    def __init__(self, body: Node) -> None:
        self._body = body
        self._whole = deepcopy(list(body))
        self._take_out()

    def put_back(self) -> list[Node]:
        """Make the document what it was, its list of contents in it; gives what it was without."""
        settled = list(self._body)
        self._body[:] = deepcopy(self._whole)
        return settled

    def take_out(self, settled: list[Node] | None) -> None:
        """Make the document what was `settled` without its list, or else what it was before."""
        if settled is not None:
            self._body[:] = settled
            return
        self.put_back()
        self._take_out()

    def _take_out(self) -> None:
        contents = self._body.find(LIST)
        around = next(node for node in self._body.iter() if contents in list(node))
        if contents is not None:
            around.remove(contents)


def unlisted(root: Node) -> Unlisted | None:
    """A document without its list of contents; `None` where it has none."""
    body = root.find("body")
    return None if body is None or body.find(LIST) is None else Unlisted(body)


def is_surely_longer(cascade: Cascade, pages: float) -> bool:
    """Whether a text needs more pages than so many, however narrow its letters are."""
    style, page = cascade.root_style(), cascade.page_style(first=False)
    width = page.width - page.margin.left - page.margin.right
    height = page.height - page.margin.top - page.margin.bottom
    most = width / (style.font_size * NARROW) * height / style.leading
    return sum(map(len, cascade.document_element.itertext())) > pages * most
