"""The pictures of an article: which may be used, how large they are, and their bytes."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from exporter.article import Article, Figure
from exporter.article.places import blocks
from exporter.diagnostics import Diagnostic, error, warning

MAX_PIXELS = 100_000_000
MEDIA_TYPES = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "GIF": "image/gif",
    "WEBP": "image/webp",
}
_SVG_STARTS = (b"<svg", b"<?xml", b"<!doctype svg", b"<!--")


@dataclass(frozen=True)
class Picture:
    """A picture that may be used: its file, its size in pixels, its media type."""

    path: Path
    width: int
    height: int
    media_type: str


def check(src: str, folder: Path | None) -> Picture | Diagnostic:
    """The picture at `src`, relative to `folder`, or what is wrong with it (without a place).

    `folder` is `None` for an article that came from no file. Only the picture's header is read.
    A missing picture is a warning, all else an error: `image-outside`, `image-unreadable`,
    `not-an-image`, `image-svg`, `image-too-large`.
    """
    path = _path(src, folder)
    return path if isinstance(path, Diagnostic) else _opened(src, path)


def _path(src: str, folder: Path | None) -> Path | Diagnostic:
    if PurePosixPath(src).is_absolute() or folder is None:
        if folder is None or not _exists(Path(src)):
            return _missing(src)
        return _outside(src)
    try:
        path = (folder / src).resolve()
        inside = path.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a name too long, or links that form a ring
        return _missing(src)
    if not inside:
        return _outside(src)
    return path if _exists(path) else _missing(src)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _opened(src: str, path: Path) -> Picture | Diagnostic:
    try:
        with path.open("rb") as file:
            start = file.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    except OSError as failure:
        return error("image-unreadable", f"cannot read the picture {src!r}: {failure.strerror}")
    if start.startswith(_SVG_STARTS) and b"<svg" in start:
        message = f"the picture {src!r} is SVG, which can fetch files and run code"
        return error("image-svg", message, hint="export it as PNG, at 300 dots per inch")
    return _measured(src, path)


def _measured(src: str, path: Path) -> Picture | Diagnostic:
    from PIL import Image  # slow to load, and many articles have no picture

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            with Image.open(path, formats=tuple(MEDIA_TYPES)) as image:  # reads the header alone
                (width, height), form = image.size, image.format or ""
        except Image.DecompressionBombError:
            return _too_large(src)
        except (OSError, ValueError, SyntaxError):
            hint = "use PNG, JPEG, GIF or WebP"
            return error("not-an-image", f"{src!r} is no picture that we know", hint=hint)
    if width * height > MAX_PIXELS:
        return _too_large(src)
    return Picture(path, width, height, MEDIA_TYPES[form])


def _too_large(src: str) -> Diagnostic:
    message = f"the picture {src!r} has over {MAX_PIXELS // 1_000_000} megapixels"
    return error("image-too-large", message, hint="scale it down")


def _missing(src: str) -> Diagnostic:
    hint = "put it beside the article; its alternative text is shown meanwhile"
    return warning("image-missing", f"there is no picture {src!r}", hint=hint)


def _outside(src: str) -> Diagnostic:
    message = f"the picture {src!r} lies outside the article's folder"
    return error("image-outside", message, hint="copy it beside the article")


@dataclass(frozen=True)
class LoadedPicture:
    """A picture's file and its bytes."""

    path: Path
    data: bytes


Pictures = Mapping[str, LoadedPicture]
"""Pictures by the `src` of their figures; a missing picture is left out."""


def pictures_of(article: Article, folder: Path | None) -> tuple[Pictures, tuple[Diagnostic, ...]]:
    """Every picture of an article below its folder, and what is wrong with the others."""
    pictures: dict[str, LoadedPicture] = {}
    diagnostics: list[Diagnostic] = []
    figures = (block for _, block in blocks(article) if isinstance(block, Figure))
    for src in dict.fromkeys(figure.src for figure in figures):
        checked = check(src, folder)
        if isinstance(checked, Diagnostic):
            diagnostics.append(checked)
        else:
            pictures[src] = LoadedPicture(checked.path, checked.path.read_bytes())
    return pictures, tuple(diagnostics)
