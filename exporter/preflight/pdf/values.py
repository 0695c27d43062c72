"""Values of a PDF that nobody vouches for, and the content that its pages are drawn by.

A value is an `object` here: pikepdf gives numbers and truths as Python's own, all else as a
`pikepdf.Object`, and in a damaged file any of them may stand where another one should.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import TypeGuard

import pikepdf

MOST_TREE_NODES = MOST_LEAVES = 100_000
_NOTHING = pikepdf.Dictionary()


def at(value: object, *keys: str) -> object:
    """What stands below a dictionary at these keys; `None` where a step leads nowhere."""
    for key in keys:
        if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            return None
        value = value.get(f"/{key}")
    return value


def dictionary(value: object) -> pikepdf.Dictionary | pikepdf.Stream:
    """A dictionary or a stream's; an empty one for anything else."""
    return value if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) else _NOTHING


def items(value: object) -> list[object]:
    """The items of an array; none for anything else."""
    return list(value) if isinstance(value, pikepdf.Array) else []


def length(value: object) -> int:
    """How many items an array has; 0 for anything else."""
    return len(value) if isinstance(value, pikepdf.Array) else 0


def first_items(value: object, most: int) -> list[object]:
    """The first items of an array, at most so many; none for anything else."""
    if not isinstance(value, pikepdf.Array):
        return []
    return [value[index] for index in range(min(len(value), max(most, 0)))]


def some(value: object) -> list[object]:
    """The items of an array, or the one value that stands for such an array; none for `None`."""
    if value is None:
        return []
    return items(value) if isinstance(value, pikepdf.Array) else [value]


def members(value: object) -> dict[str, object]:
    """The entries of a dictionary, by keys without their slash; none where a key is no text."""
    try:
        return {key[1:]: entry for key, entry in dictionary(value).items()}
    except UnicodeDecodeError:
        return {}


def name(value: object) -> str:
    """A name without its slash; empty for anything else."""
    return _text(value)[1:] if isinstance(value, pikepdf.Name) else ""


def text(value: object) -> str:
    """A text string; empty for anything else."""
    return _text(value) if isinstance(value, pikepdf.String) else ""


def _text(value: pikepdf.Object) -> str:
    try:
        return str(value)
    except UnicodeDecodeError:
        return ""


def number(value: object) -> float | None:
    """A number; `None` for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return float(value)


def identity(value: object) -> tuple[int, int]:
    """An indirect object's number and generation; (0, 0) for a direct one."""
    return value.objgen if isinstance(value, pikepdf.Object) else (0, 0)


def unpacked(stream: object, most: int) -> bytes | None:
    """A stream's bytes; `None` for one that is damaged, too large, or packed in a rare way."""
    if not isinstance(stream, pikepdf.Stream):
        return None
    packing = stream.get("/Filter")
    try:
        raw = stream.read_raw_bytes()
        data = zlib.decompressobj().decompress(raw, most + 1) if packing is not None else raw
    except (zlib.error, pikepdf.PdfError):
        return None
    is_usual = packing is None or name(packing) == "FlateDecode"
    return data if is_usual and len(data) <= most else None


def leaves(tree: object, kind: str) -> Iterator[tuple[object, object]]:
    """The pairs of a name tree (`Names`) or number tree (`Nums`) (ISO 32000-1, 7.9.6).

    The first 100,000 of them.
    """
    return islice(_leaves(tree, kind), MOST_LEAVES)


def _leaves(tree: object, kind: str) -> Iterator[tuple[object, object]]:
    waiting = [tree]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < MOST_TREE_NODES:
        node = waiting.pop()
        if (key := identity(node)) in seen and key != (0, 0):
            continue
        seen.add(key if key != (0, 0) else (0, -len(seen)))
        pairs = first_items(at(node, kind), 2 * MOST_LEAVES)
        yield from zip(pairs[::2], pairs[1::2], strict=False)
        room = max(MOST_TREE_NODES - len(waiting), 0)
        waiting += reversed(first_items(at(node, "Kids"), room))


MOST_FORMS = 1_000  # of one page
MOST_XMP = 4_000_000  # bytes
MOST_DEPTH = 50  # of the page tree


def inherited(page: object, key: str) -> object:
    """What a page has at a key, itself or from a node above it; `None` without."""
    for _ in range(MOST_DEPTH):
        if (value := at(page, key)) is not None:
            return value
        page = at(page, "Parent")
    return None


def resources_of(page: object) -> object:
    """A page's resources; `None` without."""
    return inherited(page, "Resources")


def forms_of(page: object) -> list[pikepdf.Object]:
    """The forms in a page and in its forms, each once (ISO 32000-1, 8.10)."""
    forms: dict[tuple[int, int], pikepdf.Object] = {}
    waiting = [resources_of(page)]
    while waiting and len(forms) < MOST_FORMS:
        for form in members(at(waiting.pop(), "XObject")).values():
            if is_form(form) and identity(form) not in forms:
                forms[identity(form)] = form
                waiting.append(at(form, "Resources"))
    return list(forms.values())


def is_form(value: object) -> TypeGuard[pikepdf.Object]:
    """Whether a value is a form, which draws what its stream says (ISO 32000-1, 8.10)."""
    return name(at(value, "Subtype")) == "Form"
