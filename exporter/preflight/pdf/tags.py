"""The tag tree of a PDF as it is read aloud (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pikepdf

from exporter.preflight.pdf.values import at, dictionary, identity, name, some

MOST_TAGS = 200_000
_LONGEST_ROLE_CHAIN = 8


@dataclass(eq=False)
class Tag:
    """A structure element: its standard type, and its first page, from 1 (`None` unknown)."""

    role: str
    element: pikepdf.Dictionary
    parent: Tag | None
    page: int | None = None
    kids: list[Tag] = field(default_factory=list)

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
    """All elements, and all marked content, both in the order in which they are read."""

    tags: tuple[Tag, ...]
    marks: tuple[Mark, ...]


def tag_tree(root: object, pages: Mapping[tuple[int, int], int]) -> TagTree:
    """The tree below a structure root; `pages` are page numbers by their objects' identity.

    Elements beyond the first 200,000, and those that hold themselves, are left out.
    """
    roles = dictionary(at(root, "RoleMap"))
    tags: list[Tag] = []
    marks: list[Mark] = []
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[object, Tag | None]] = [
        (kid, None) for kid in reversed(some(at(root, "K")))
    ]
    while waiting and len(tags) < MOST_TAGS:
        value, parent = waiting.pop()
        key = identity(value)
        if isinstance(value, pikepdf.Dictionary) and "/S" in value:
            if key in seen:
                continue
            seen |= {key} - {(0, 0)}
            tag = Tag(_standard(value, roles), value, parent, pages.get(identity(at(value, "Pg"))))
            tags.append(tag)
            if parent is not None:
                parent.kids.append(tag)
            waiting += [(kid, tag) for kid in reversed(some(at(value, "K")))]
        elif parent is not None:
            marks += _marks(value, parent, pages)
    return TagTree(tuple(tags), tuple(marks))


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
