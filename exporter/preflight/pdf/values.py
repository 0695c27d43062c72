"""Values of a PDF that nobody vouches for, and the content that its pages are drawn by.

A value is an `object` here: pikepdf gives numbers and truths as Python's own, all else as a
`pikepdf.Object`, and in a damaged file any of them may stand where another one should.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeGuard

import pikepdf

MOST_TREE_NODES = 100_000
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
    """The pairs of a name tree (`Names`) or number tree (`Nums`) (ISO 32000-1, 7.9.6)."""
    waiting = [tree]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < MOST_TREE_NODES:
        node = waiting.pop()
        if (key := identity(node)) in seen and key != (0, 0):
            continue
        seen.add(key if key != (0, 0) else (0, -len(seen)))
        pairs = items(at(node, kind))
        yield from zip(pairs[::2], pairs[1::2], strict=False)
        waiting += reversed(items(at(node, "Kids")))


MOST_CONTENT = 20_000_000  # bytes of one page, unpacked
MOST_FORMS = 1_000  # of one page
MOST_DEPTH = 50  # of the page tree
RARE_RATIO = 20  # of unpacked to packed bytes, in what is packed in a rare way

Sizes = dict[tuple[int, int], int]


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
            if _is_form(form) and identity(form) not in forms:
                forms[identity(form)] = form
                waiting.append(at(form, "Resources"))
    return list(forms.values())


def _is_form(value: object) -> TypeGuard[pikepdf.Object]:
    return name(at(value, "Subtype")) == "Form"


def is_drawable(page: object, sizes: Sizes) -> bool:
    """Whether a page's content has a size that is worth drawing.

    `sizes` are those of forms that were met before, and takes up others.
    """
    size = sum(_size(stream) for stream in some(at(page, "Contents")))
    for form in forms_of(page):
        key = identity(form)
        if key not in sizes:
            sizes[key] = _size(form)
        size += sizes[key]
    return size <= MOST_CONTENT


def _size(stream: object) -> int:
    """How many bytes a stream has once it is unpacked, as far as that is known."""
    data = unpacked(stream, MOST_CONTENT)
    if data is not None:
        return len(data)
    if not isinstance(stream, pikepdf.Stream):
        return 0
    if name(stream.get("/Filter")) == "FlateDecode":
        return MOST_CONTENT + 1
    return len(stream.read_raw_bytes()) * RARE_RATIO
