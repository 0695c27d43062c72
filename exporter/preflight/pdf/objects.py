"""Values of a PDF that nobody vouches for: what they should be, or nothing."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf

MOST_TREE_NODES = 100_000
_NOTHING = pikepdf.Dictionary()


def at(value: Any, *keys: str) -> Any:
    """What stands below a dictionary at these keys; `None` where a step leads nowhere."""
    for key in keys:
        if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            return None
        value = value.get(f"/{key}")
    return value


def dictionary(value: Any) -> pikepdf.Dictionary | pikepdf.Stream:
    """A dictionary or a stream's; an empty one for anything else."""
    return value if isinstance(value, pikepdf.Dictionary | pikepdf.Stream) else _NOTHING


def items(value: Any) -> list[Any]:
    """The items of an array; none for anything else."""
    return list(value) if isinstance(value, pikepdf.Array) else []


def some(value: Any) -> list[Any]:
    """The items of an array, or the one value that stands for such an array; none for `None`."""
    return items(value) if isinstance(value, pikepdf.Array) else [] if value is None else [value]


def members(value: Any) -> dict[str, Any]:
    """The entries of a dictionary, by keys without their slash; none where a key is no text."""
    try:
        return {key[1:]: entry for key, entry in dictionary(value).items()}
    except UnicodeDecodeError:
        return {}


def name(value: Any) -> str:
    """A name without its slash; empty for anything else."""
    return _text(value)[1:] if isinstance(value, pikepdf.Name) else ""


def text(value: Any) -> str:
    """A text string; empty for anything else."""
    return _text(value) if isinstance(value, pikepdf.String) else ""


def _text(value: pikepdf.Object) -> str:
    try:
        return str(value)
    except UnicodeDecodeError:
        return ""


def number(value: Any) -> float | None:
    """A number; `None` for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return float(value)


def identity(value: Any) -> tuple[int, int]:
    """An indirect object's number and generation; (0, 0) for a direct one."""
    return value.objgen if isinstance(value, pikepdf.Object) else (0, 0)


def unpacked(stream: Any, most: int) -> bytes | None:
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


def leaves(tree: Any, kind: str) -> Iterator[tuple[Any, Any]]:
    """The pairs of a name tree (`Names`) or number tree (`Nums`) (ISO 32000-1, 7.9.6)."""
    waiting: list[Any] = [tree]
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < MOST_TREE_NODES:
        node = waiting.pop()
        if (key := identity(node)) in seen and key != (0, 0):
            continue
        seen.add(key if key != (0, 0) else (0, -len(seen)))
        pairs = items(at(node, kind))
        yield from zip(pairs[::2], pairs[1::2], strict=False)
        waiting += reversed(items(at(node, "Kids")))
