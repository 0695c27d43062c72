"""The tag tree of a PDF as it is read aloud (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pikepdf

from exporter.preflight.pdf.values import at, dictionary, first_items, identity, length, name, some

MOST_TAGS = 100_000
MOST_STEPS = 400_000  # elements and marks, some of them met again
DEEPEST = 100  # elements in elements
_LONGEST_ROLE_CHAIN = 8


@dataclass(eq=False)
class Tag:
    """A structure element: its standard type, and its first page, from 1 (`None` unknown)."""

    role: str
    element: pikepdf.Dictionary
    parent: Tag | None
    page: int | None = None
    kids: list[Tag] = field(default_factory=list)
    depth: int = 0

    def within(self, *roles: str) -> bool:
        """Whether it stands inside an element of one of these types."""
        around = self.parent
        while around is not None:
            if around.role in roles:
                return True
            around = around.parent
        return False

    def below(self) -> Iterator[Tag]:
        """All elements in it, in reading order."""
        waiting = list(reversed(self.kids))
        while waiting:
            tag = waiting.pop()
            yield tag
            waiting += reversed(tag.kids)


class Mark(NamedTuple):
    """A piece of marked content: its page, from 1, its identifier there, and what it is part of."""

    page: int
    identifier: int
    tag: Tag


@dataclass(frozen=True)
class TagTree:
    """All elements, and all marked content, both in the order in which they are read.

    `is_cut` says that there are more, too many or too deep to be looked at.
    """

    tags: tuple[Tag, ...]
    marks: tuple[Mark, ...]
    is_cut: bool = False


def tag_tree(root: object, pages: Mapping[tuple[int, int], int]) -> TagTree:
    """The tree below a structure root; `pages` are page numbers by their objects' identity.

    Elements beyond the first 100,000, those that stand too deep, and those that hold themselves
    are left out.
    """
    growing = _Growing(dictionary(at(root, "RoleMap")), pages)
    growing.hold(root, None)
    growing.grow()
    is_cut = growing.is_cut or bool(growing.waiting)
    return TagTree(tuple(growing.tags), tuple(growing.marks), is_cut)


class _Growing:
    """A tree of tags while it is read."""

    def __init__(self, roles: object, pages: Mapping[tuple[int, int], int]) -> None:
        self._roles, self._pages = roles, pages
        self._seen: set[tuple[int, int]] = set()
        self._left = MOST_STEPS
        self.tags: list[Tag] = []
        self.marks: list[Mark] = []
        self.waiting: list[tuple[object, Tag | None]] = []
        self.is_cut = False

    def hold(self, holder: object, tag: Tag | None) -> None:
        """Let what an element holds wait for its turn."""
        kids = at(holder, "K")
        held = first_items(kids, self._left) if isinstance(kids, pikepdf.Array) else some(kids)
        self.is_cut = self.is_cut or length(kids) > self._left
        self._left -= len(held)
        self.waiting += [(kid, tag) for kid in reversed(held)]

    def grow(self) -> None:
        """Read on to the end, or until there are enough."""
        while self.waiting and len(self.tags) < MOST_TAGS:
            value, parent = self.waiting.pop()
            if isinstance(value, pikepdf.Dictionary) and "/S" in value:
                self._add(value, parent)
            elif parent is not None:
                self.marks += _marks(value, parent, self._pages)

    def _add(self, element: pikepdf.Dictionary, parent: Tag | None) -> None:
        key = identity(element)
        depth = parent.depth + 1 if parent else 0
        if key in self._seen or depth > DEEPEST:
            self.is_cut = self.is_cut or depth > DEEPEST
            return
        self._seen |= {key} - {(0, 0)}
        page = self._pages.get(identity(at(element, "Pg")))
        tag = Tag(_standard(element, self._roles), element, parent, page, depth=depth)
        self.tags.append(tag)
        if parent is not None:
            parent.kids.append(tag)
        self.hold(element, tag)


def _standard(element: object, roles: object) -> str:
    """The standard type that an element's own stands for (ISO 32000-1, 14.7.3)."""
    role = name(at(element, "S"))
    for _ in range(_LONGEST_ROLE_CHAIN):
        mapped = name(at(roles, role)) if role else ""
        if not mapped or mapped == role:
            break
        role = mapped
    return role


def _marks(value: object, parent: Tag, pages: Mapping[tuple[int, int], int]) -> Iterator[Mark]:
    """The marked content that a number or a dictionary stands for; notes its page above it."""
    identifier = value if isinstance(value, int) else at(value, "MCID")
    page = pages.get(identity(at(value, "Pg")), parent.page)
    if page is None:
        return
    around: Tag | None = parent
    while around is not None and around.page is None:
        around.page = page
        around = around.parent
    if isinstance(identifier, int):
        yield Mark(page, identifier, parent)
