"""What a page is drawn by: its content streams, and those of the forms in it."""

from __future__ import annotations

from typing import Any

import pikepdf

from exporter.preflight.pdf.objects import at, identity, members, name, some, unpacked

MOST_CONTENT = 20_000_000  # bytes of one page, unpacked
MOST_FORMS = 1_000  # of one page
MOST_DEPTH = 50  # of the page tree
RARE_RATIO = 20  # of unpacked to packed bytes, in what is packed in a rare way

Sizes = dict[tuple[int, int], int]


def resources_of(page: Any) -> Any:
    """A page's resources, which it may have from a node above it; `None` without."""
    for _ in range(MOST_DEPTH):
        if (found := at(page, "Resources")) is not None:
            return found
        page = at(page, "Parent")
    return None


def forms_of(page: Any) -> list[Any]:
    """The forms in a page and in its forms, each once (ISO 32000-1, 8.10)."""
    found: dict[tuple[int, int], Any] = {}
    waiting = [resources_of(page)]
    while waiting and len(found) < MOST_FORMS:
        for form in members(at(waiting.pop(), "XObject")).values():
            if name(at(form, "Subtype")) == "Form" and identity(form) not in found:
                found[identity(form)] = form
                waiting.append(at(form, "Resources"))
    return list(found.values())


def is_drawable(page: Any, sizes: Sizes) -> bool:
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


def _size(stream: Any) -> int:
    """How many bytes a stream has once it is unpacked, as far as that is known."""
    data = unpacked(stream, MOST_CONTENT)
    if data is not None:
        return len(data)
    if not isinstance(stream, pikepdf.Stream):
        return 0
    if name(stream.get("/Filter")) == "FlateDecode":
        return MOST_CONTENT + 1
    return len(stream.read_raw_bytes()) * RARE_RATIO
