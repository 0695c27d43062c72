"""The list of contents: only in a text of so many pages that a reader needs one."""

from __future__ import annotations

from copy import deepcopy

from exporter.engine.insides import Node

LIST = ".//nav[@role='doc-toc']"


class Unlisted:
    """A document whose list of contents is taken out, to see how many pages it has without.

    Pages are settled meanwhile, and parts moved; then all stands where it stood.
    """

    def __init__(self, body: Node, contents: Node) -> None:
        self._body = body
        self._whole = deepcopy(list(body))
        next(node for node in body.iter() if contents in list(node)).remove(contents)

    def put_back(self) -> None:
        """Make the document what it was, its list of contents in it."""
        self._body[:] = deepcopy(self._whole)


def unlisted(root: Node) -> Unlisted | None:
    """A document without its list of contents; `None` where it has none."""
    body, contents = root.find("body"), root.find(LIST)
    if body is None or contents is None:
        return None
    return Unlisted(body, contents)
