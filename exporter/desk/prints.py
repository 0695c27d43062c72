"""What tells pages of a PDF apart without drawing them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator

import pikepdf

SHARED = frozenset({"/Parent", "/P", "/StructParents", "/StructParent", "/Metadata"})
FONTS = "/Font"
LENGTH = 24  # hexadecimal digits


def prints_of(data: bytes) -> tuple[str, ...]:
    """A print of each page; pages that look different have different ones.

    Fonts are told by their names, since what a file holds of them changes with each letter.
    """
    with pikepdf.open(io.BytesIO(data)) as document:
        return tuple(_print(page.obj) for page in document.pages)


def _print(page: pikepdf.Object) -> str:
    sha256 = hashlib.sha256()
    for piece in _pieces(page.get("/MediaBox")):
        sha256.update(piece)
    for piece in _pieces(page.get("/Contents")):
        sha256.update(piece)
    for piece in _pieces(page.get("/Resources")):
        sha256.update(piece)
    return sha256.hexdigest()[:LENGTH]


def _pieces(value: object, depth: int = 8) -> Iterator[bytes]:
    """All that an object holds, as bytes; what lies deeper than anything of ours is passed over."""
    if depth == 0:
        return
    match value:
        case pikepdf.Stream():
            yield value.read_raw_bytes()
            yield from _pieces(value.stream_dict, depth)
        case pikepdf.Dictionary():
            for name, inner in sorted(value.items()):
                if name not in SHARED:
                    yield name.encode()
                    yield from _fonts(inner) if name == FONTS else _pieces(inner, depth - 1)
        case pikepdf.Array():
            for inner in value:
                yield from _pieces(inner, depth - 1)
        case _:
            yield str(value).encode()


def _fonts(fonts: object) -> Iterator[bytes]:
    if isinstance(fonts, pikepdf.Dictionary):
        for name, font in sorted(fonts.items()):
            yield f"{name} {str(font.get('/BaseFont')).rpartition('+')[2]}".encode()
