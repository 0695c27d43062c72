"""The pictures of an article: which may be used, how large they are, and their bytes."""

from __future__ import annotations

import errno
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from exporter.article import Article, Figure
from exporter.article.decoding import (
    NAMES,
    DamagedPictureError,
    HugePictureError,
    UnknownPictureError,
    decoded,
)
from exporter.article.picture_paths import content_of, is_data_url, is_remote
from exporter.article.places import Loc, blocks, nearest
from exporter.article.svg import SVG_TYPE, UnsafeSVGError, is_svg
from exporter.diagnostics import Diagnostic, Place, error, warning
from exporter.diagnostics.errors import UNDRAWN_PICTURE
from exporter.machine.plain_files import bytes_of_plain, real_path

MAX_BYTES = 200_000_000


@dataclass(frozen=True)
class Picture:
    """A picture that may be used: its file and bytes, its size in pixels, its media type.

    `path` is `None` for one that stands in the text, or travels inside another file. `warnings` say
    what of it is not printed; `inner` is how many pixels the pictures in a drawing have, and
    `elements` how many plain ones take as much to be drawn as it does.
    """

    path: Path | None
    data: bytes
    width: int
    height: int
    media_type: str
    warnings: tuple[Diagnostic, ...] = ()
    inner: int = 0
    elements: int = 0

    @property
    def unpacked(self) -> int:
        """How many pixels had to be unpacked for it."""
        return self.inner if self.media_type == SVG_TYPE else self.width * self.height


Pictures = Mapping[str, Picture]
"""Pictures by the `src` of their figures; a missing picture is left out."""


def check(src: str, folder: Path | None, root: Path | None = None) -> Picture | Diagnostic:
    """The picture at `src`, relative to `folder`, or what is wrong with it (without a place).

    `folder` is `None` for an article that came from no file. Nothing is read outside of `root`,
    which is the folder unless it is given; what begins with a slash is relative to it.

    The picture is decoded once, so that what comes later can rely on it. One that is missing, in
    the web or outside the root is a warning, all else an error: `image-unreadable`,
    `not-an-image`, `image-damaged`, `image-svg`, `image-too-large`.
    """
    if is_data_url(src):
        return _decoded(src, None, partial(content_of, src))
    if is_remote(src):
        return warning("image-remote", f"the picture {src!r} is in the web, and is not fetched")
    path = _path(src, folder, root or folder)
    if isinstance(path, Diagnostic):
        return path
    data = _read(src, path)
    return data if isinstance(data, Diagnostic) else _decoded(src, path, lambda: data)


def decorations(article: Article, places: Mapping[Loc, Place]) -> tuple[Diagnostic, ...]:
    """A warning for each picture without an alternative text."""
    return tuple(
        warning(
            "alt-empty",
            f"the picture {block.src!r} has no alternative text; it is set as decoration",
            nearest(places, loc),
        )
        for loc, block in blocks(article)
        if isinstance(block, Figure) and not block.alt
    )


def sources_of(article: Article) -> tuple[str, ...]:
    """The `src` of every picture of an article, as often as it is shown."""
    return tuple(block.src for _, block in blocks(article) if isinstance(block, Figure))


def looked_for(src: str, folder: Path | None, root: Path | None) -> Path | None:
    """The path at which `check` looks for the picture; `None` where it looks nowhere."""
    if is_data_url(src) or is_remote(src):
        return None
    start = (root or folder) if src.startswith("/") else folder
    return None if start is None else start / src.lstrip("/")


def _path(src: str, folder: Path | None, root: Path | None) -> Path | Diagnostic:
    place = looked_for(src, folder, root)
    if place is None or root is None:
        return _missing(src)
    try:
        path = real_path(place)
        inside = path.is_relative_to(real_path(root))
    except (OSError, ValueError):  # a name that none can have, or links that form a circle
        return _missing(src)
    if not inside:
        return _outside(src)
    return path if _exists(path) else _missing(src)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _read(src: str, path: Path) -> bytes | Diagnostic:
    try:
        return bytes_of_plain(path, MAX_BYTES)
    except OSError as failure:
        if failure.errno == errno.EFBIG:
            message = f"the picture {src!r} has over {MAX_BYTES // 1_000_000} megabytes"
            return error("image-too-large", message)
        return error("image-unreadable", f"cannot read the picture {src!r}: {failure.strerror}")


def picture_in(src: str, data: bytes) -> Picture | Diagnostic:
    """A picture that came inside another file, or what is wrong with it; `src` is its name."""
    return _decoded(src, None, lambda: data)


def _decoded(src: str, path: Path | None, read: Callable[[], bytes]) -> Picture | Diagnostic:
    try:
        data = read()
        return _drawing(src, path, data) if is_svg(data) else _pixels(path, data)
    except UnsafeSVGError as failure:
        return error(UNDRAWN_PICTURE, f"the picture {src!r} is SVG with {failure}")
    except HugePictureError as failure:
        return error("image-too-large", f"the picture {src!r} {failure}")
    except UnknownPictureError:
        return error("not-an-image", f"{src!r} is no picture that we know", hint=f"use {NAMES}")
    except DamagedPictureError:
        return error("image-damaged", f"the picture {src!r} is damaged, and shows but in part")


def _pixels(path: Path | None, data: bytes) -> Picture:
    known = decoded(data)
    return Picture(path, data, known.width, known.height, known.media_type)


def _drawing(src: str, path: Path | None, data: bytes) -> Picture:
    from exporter.article.vectors import vector  # slow to load

    known = vector(data)
    told = warning(
        "image-svg-words",
        f"words of the picture {src!r} are HTML in SVG, and are not printed: {known.lost:.60}",
    )
    size = max(round(known.width), 1), max(round(known.height), 1)
    warnings = (told,) if known.lost else ()
    return Picture(path, data, *size, SVG_TYPE, warnings, known.inner, known.elements)


def _missing(src: str) -> Diagnostic:
    hint = "put it beside the article; its alternative text is shown meanwhile"
    if src.startswith("/"):
        hint = "name the folder of your site with --root; its alternative text is shown meanwhile"
    return warning("image-missing", f"there is no picture {src!r}", hint=hint)


def _outside(src: str) -> Diagnostic:
    message = f"the picture {src!r} lies outside the article's root, and is not read"
    hint = "copy it beside the article, or name the folder around both with --root"
    return warning("image-outside", message, hint=hint)
