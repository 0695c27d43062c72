"""Whether the bytes of a picture can be decoded from the first to the last, and what they show."""

from __future__ import annotations

import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporter.article.libtiff import errors_heard
from exporter.article.unpacked import MAX_MEMORY, MAX_SCANNED, memory_of, too_much_memory

if TYPE_CHECKING:  # slow to load, and many articles have no picture
    from PIL.Image import Image

MAX_PIXELS = 100_000_000
MAX_TEXT = 16 << 20  # bytes that a text or a profile may have, unpacked
MAX_TILE = 4096 * 4096  # pixels; it may reach over the edge of a small picture
MEDIA_TYPES = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
    "TIFF": "image/tiff",
    "BMP": "image/bmp",
}
_OPENED = tuple(form for form in MEDIA_TYPES if form != "MPO")  # which opens as a JPEG
NAMES = "PNG, JPEG, GIF, WebP, AVIF, TIFF or BMP"
_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")
_BRANDS = (b"WEBP", b"ftypavif", b"ftypavis")  # these follow a length
_JPEG_END = 0xD9
_SCAN = b"\xff\xda"  # begins a pass over all dots
_IN_SCAN = frozenset((0x00, 0xFF, *range(0xD0, 0xD8)))  # after FF: a stuffed byte, fill, restarts
_SEGMENTS = frozenset((*range(0xC0, 0xD0), *range(0xDA, 0xE0), *range(0xE0, 0xF0), 0xFE))
_TILE = (0x142, 0x143)  # the tags of a tile's width and height (TIFF 6.0, section 15)
_turn = threading.Lock()


class UnknownPictureError(ValueError):
    """The bytes are no picture of a format that we know."""


class DamagedPictureError(ValueError):
    """The bytes begin as a picture does, and cannot be decoded to their end."""


class HugePictureError(ValueError):
    """The picture has more than MAX_PIXELS, or takes too much to be unpacked; the message says it
    as what the picture does."""

    def __init__(self, message: str = f"has over {MAX_PIXELS // 1_000_000} megapixels") -> None:
        super().__init__(message)


@dataclass(frozen=True)
class Decoded:
    """What a picture's bytes are: its size in pixels and its media type."""

    width: int
    height: int
    media_type: str


def decoded(data: bytes) -> Decoded:
    """What the bytes of a picture are, after all of them were decoded once.

    No picture is unpacked that has over MAX_PIXELS, or takes over MAX_MEMORY; a JPEG is unpacked
    in an eighth of its size, for which all of it is read too. Raises UnknownPictureError,
    DamagedPictureError, HugePictureError.
    """
    with opened(data) as image:
        shown = Decoded(image.width, image.height, MEDIA_TYPES[image.format or ""])
        _check_work(image, data)
        image.draft(None, (1, 1))
        with _wholly():
            _decode(image)
    if shown.media_type == MEDIA_TYPES["PNG"]:
        _verify(data)
    if shown.media_type == MEDIA_TYPES["JPEG"] and not _is_sound_jpeg(data):
        raise DamagedPictureError
    return shown


@contextmanager
def opened(data: bytes) -> Iterator[Image]:
    """A picture with its header read alone; raises as `decoded` does."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with _wholly():
                image = Image.open(io.BytesIO(data), formats=_OPENED)
        except Image.DecompressionBombError as failure:
            raise HugePictureError from failure
        except Exception as failure:  # a damaged header fails in many ways
            raise _unopened(data) from failure
        with image:
            if image.width * image.height > MAX_PIXELS:
                raise HugePictureError
            if _tile_of(image) > max(image.width * image.height, MAX_TILE):
                raise DamagedPictureError
            yield image


def _check_work(image: Image, data: bytes) -> None:
    """Raise HugePictureError for what takes too much memory, or passes over its dots too often."""
    scans = data.count(_SCAN) if image.format in ("JPEG", "MPO") else 1
    if memory_of(image) > MAX_MEMORY:
        raise HugePictureError(too_much_memory(image))
    if scans * image.width * image.height > MAX_SCANNED:
        raise HugePictureError(f"is a JPEG in {scans} scans, too many for its size")


def _tile_of(image: Image) -> int:
    """The pixels of a tile of a TIFF, which is unpacked whole however small the picture is."""
    tags = getattr(image, "tag_v2", {})
    width, height = (tags.get(tag) for tag in _TILE)
    return width * height if isinstance(width, int) and isinstance(height, int) else 0


def _unopened(data: bytes) -> ValueError:
    starts = data.startswith(_STARTS) or data[4:12].startswith(_BRANDS)
    is_known = starts or data[8:12] == b"WEBP"
    return DamagedPictureError() if is_known else UnknownPictureError()


@contextmanager
def _wholly() -> Iterator[None]:
    """Pillow as it comes, but for long texts and profiles in a PNG.

    The layout engine tells it to pass over what is missing of a picture.
    """
    from PIL import ImageFile, PngImagePlugin

    with _turn:
        before = ImageFile.LOAD_TRUNCATED_IMAGES, PngImagePlugin.MAX_TEXT_CHUNK
        ImageFile.LOAD_TRUNCATED_IMAGES, PngImagePlugin.MAX_TEXT_CHUNK = False, MAX_TEXT
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES, PngImagePlugin.MAX_TEXT_CHUNK = before


def _decode(image: Image) -> None:
    try:
        with errors_heard() as heard:
            image.load()
    except MemoryError:
        raise HugePictureError from None
    except Exception as failure:  # each format fails in its own way
        raise DamagedPictureError from failure
    if heard:
        raise DamagedPictureError


def _verify(data: bytes) -> None:
    """Compare the check sums of a PNG's chunks, which decoding passes over."""
    with opened(data) as image, _wholly():
        try:
            image.verify()
        except Exception as failure:
            raise DamagedPictureError from failure


def _is_sound_jpeg(data: bytes) -> bool:
    """Whether each marker of a JPEG stands where one may (T.81, B.1.1.2 and B.2.1).

    The decoder guesses what a damaged scan meant; a marker in the midst of one betrays it.
    """
    at = 1  # the first marker, which has no segment
    while 0 <= (at := data.find(b"\xff", at + 1)) < len(data) - 1:
        marker = data[at + 1]
        if marker == _JPEG_END:
            return True
        if marker in _SEGMENTS:
            at += 1 + int.from_bytes(data[at + 2 : at + 4], "big")
        elif marker not in _IN_SCAN:
            return False
    return False
