"""Two PDFs, object by object: streams unpacked, numbers of objects of no account."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from bench.exports.spot import spot
from bench.exports.unversioned import unversioned_xmp

CONTAINERS = {"/ObjStm", "/XRef"}  # how objects are packed, not what they say
PACKED = "/Length"
PAINTED, UP, SHARED = "/Contents", "/Parent", "/Resources"

Pair = tuple[str, object, object]
"""A path, and what each file has there."""


def pdf_difference(before: bytes, after: bytes) -> str | None:
    """Where two PDFs differ first, and how; `None` where only the record's version differs.

    Pages come first, what they share next, and what no page shows last. The file identifier is
    ignored.
    """
    with Pdf.open(io.BytesIO(before)) as one, Pdf.open(io.BytesIO(after)) as other:
        if len(one.pages) != len(other.pages):
            return f"{len(one.pages)} pages are now {len(other.pages)}"
        walk = _Walk(one, other)
        differences = (walk.difference(pair) for pair in _ways_in(one, other))
        return next(filter(None, differences), None) or _counted(one, other)


def _ways_in(one: Pdf, other: Pdf) -> Iterator[Pair]:
    """The pages without what they share, lest page 1 be blamed for a font that page 3 needs."""
    pages = [
        (f"page {number}", dict(page.obj.items()), dict(twin.obj.items()))
        for number, (page, twin) in enumerate(zip(one.pages, other.pages, strict=True), start=1)
    ]
    for path, page, twin in pages:
        yield f"{path} {PAINTED}", page.get(PAINTED), twin.get(PAINTED)
        yield path, _own(page), _own(twin)
    for path, page, twin in pages:
        yield f"{path} {SHARED}", page.get(SHARED), twin.get(SHARED)
    yield "metadata /Info", one.trailer.get("/Info"), other.trailer.get("/Info")
    yield "metadata /Root", one.Root, other.Root
    yield "metadata, PDF version", one.pdf_version, other.pdf_version


class _Walk:
    """Both files, walked side by side; each pair of objects once."""

    def __init__(self, one: Pdf, other: Pdf) -> None:
        self._pages = _numbers(one), _numbers(other)
        self._seen: set[tuple[tuple[int, int], tuple[int, int]]] = set()

    def difference(self, way_in: Pair) -> str | None:
        """What differs first below a pair; a page's own content is not below what points at it."""
        pairs = [way_in]
        while pairs:
            path, one, other = pairs.pop()
            if self._is_known(one, other):
                continue
            if told := self._differing(one, other):
                return f"{path}: {told}"
            if not self._number(one, 0):
                pairs += reversed(list(_below(path, one, other)))
        return None

    def _is_known(self, one: object, other: object) -> bool:
        """Whether the pair was met before; only objects with a number can be met twice."""
        if not (isinstance(one, Object) and isinstance(other, Object)):
            return False
        pair = one.objgen, other.objgen
        known = pair in self._seen
        if one.is_indirect and other.is_indirect:
            self._seen.add(pair)
        return known

    def _differing(self, one: object, other: object) -> str | None:
        page, twin = self._number(one, 0), self._number(other, 1)
        if page or twin:
            return None if page == twin else f"page {page} is now page {twin}"
        return spot(_said(one), _said(other))

    def _number(self, value: object, which: int) -> int | None:
        """The number of a page, from 1; `None` for anything else."""
        if not isinstance(value, Object) or not value.is_indirect:
            return None
        return self._pages[which].get(value.objgen)


def _numbers(pdf: Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}


def _said(value: object) -> bytes:
    """What an object says by itself, without what is below it."""
    match value:
        case Stream():
            return b" ".join((_keys(value.keys()), _content(value)))
        case Dictionary() | dict():
            return _keys(value.keys())
        case Array():
            return f"array of {len(value)}".encode()
        case String():
            return bytes(value)
        case Name():
            return str(value).encode()
    return f"{type(value).__name__} {value}".encode()


def _keys(keys: Iterable[str]) -> bytes:
    return " ".join(sorted(set(keys) - {PACKED})).encode()


def _content(stream: Stream) -> bytes:
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:  # a picture's own format, which qpdf does not unpack
        return stream.read_raw_bytes()
    return unversioned_xmp(data) if stream.get("/Type") == "/Metadata" else data


def _below(path: str, one: object, other: object) -> Iterator[Pair]:
    match one, other:
        case (Array(), Array()):
            for number, (item, twin) in enumerate(zip(one, other, strict=True)):
                yield f"{path}[{number}]", item, twin
        case ((Dictionary() | Stream() | dict()), (Dictionary() | Stream() | dict())):
            for key in sorted(set(one.keys()) - {PACKED}):
                yield f"{path} {key}", one.get(key), other.get(key)


def _own(page: dict[str, Object]) -> dict[str, Object]:
    return {key: value for key, value in page.items() if key not in (UP, SHARED)}


def _counted(one: Pdf, other: Pdf) -> str | None:
    """Objects that nothing leads to are not walked, but counted."""
    count, now = _count(one), _count(other)
    return None if count == now else f"metadata: {count} objects are now {now}"


def _count(pdf: Pdf) -> int:
    return sum(_type(one) not in CONTAINERS for one in pdf.objects)


def _type(value: object) -> str:
    return str(value.get("/Type")) if isinstance(value, Dictionary | Stream) else ""
