"""Pictures of a document, taken out as files that an article can name.

One that cannot be had, or not be printed, is named all the same: its figure keeps its place and
its words, and shows its alternative text until somebody puts the picture there.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping

from exporter.article.picture_paths import is_remote
from exporter.article.svg import is_svg
from exporter.diagnostics import Diagnostic, warning
from exporter.docx.picture_views import AS_IT_IS, View
from exporter.docx.pieces import Image
from exporter.docx.word_file import StoredPart, StoredRelationships
from exporter.roundtrip.word.pictures_as_shown import as_shown

_SUFFIXES = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
    b"II*\0": "tif",
    b"MM\0*": "tif",
    b"BM": "bmp",
}
_METAFILES = {b"\xd7\xcd\xc6\x9a": "wmf", b"\1\0\x09\0": "wmf", b"\2\0\x09\0": "wmf"}
_USUAL = "png"
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST_STEM = 60

_WORDS_OWN = (".png", ".jpg", ".jpeg", ".gif")
_WORDS_OWN_DATA = ("data:image/png", "data:image/jpeg", "data:image/gif")


class Pictures:
    """The pictures that a text names; `files` are those taken out, by path from the article.

    `shown` are those of figures that the article had before, by their `src`.
    """

    def __init__(self, relations: StoredRelationships, folder: str) -> None:
        self.files: dict[str, bytes] = {}
        self.shown: dict[str, bytes] = {}
        self.diagnostics: list[Diagnostic] = []
        self._folder = folder
        self._relations = relations
        self._names: dict[tuple[str, View], str] = {}
        self._views: dict[tuple[str, View], bytes | None] = {}
        self._known: Mapping[str, str] = {}

    def know(self, known: Mapping[str, str]) -> None:
        """Name those of some fingerprints as the article does: their `src` by SHA-256."""
        self._known = known

    def source(self, image: Image) -> str | None:
        """The path of a picture, also of one that cannot be had, which the `diagnostics` tell;
        `None` where no picture is meant."""
        part = self._relations.part(image.relation)
        path = part.path if part else self._relations.links.get(image.relation)
        if path is None:
            return None
        key = path, image.view
        if key not in self._names:
            self._names[key] = self._taken(path, part, image)
        return self._names[key]

    def show(self, src: str, relation: str) -> None:
        """Note that the picture at a relation is what the file shows of a figure."""
        part = self._relations.part(relation)
        if part and (data := part.picture):
            self.shown[src] = data

    def is_other(self, image: Image, sha256: str) -> bool:
        """Whether a picture, or what is shown of it, is not the one of a fingerprint."""
        part = self._relations.part(image.relation)
        data = self._seen(part, image) if part else None
        return bool(data and sha256) and hashlib.sha256(data or b"").hexdigest() != sha256

    def _seen(self, part: StoredPart, image: Image) -> bytes | None:
        """What is shown of a picture; all of it where no more can be had, which is told."""
        if image.view == AS_IT_IS:
            return part.picture
        key = part.path, image.view
        if key not in self._views:
            whole = part.picture
            shown = as_shown(whole, image.view) if whole else None
            if whole and shown is None:
                self.diagnostics.append(_taken_whole(part.path, image.alt))
            self._views[key] = shown or whole
        return self._views[key]

    def _taken(self, path: str, part: StoredPart | None, image: Image) -> str:
        if part is None:
            return self._outside(path)
        data = self._seen(part, image)
        if data and (src := self._known.get(hashlib.sha256(data).hexdigest())):
            return src
        suffix = _suffix(data) if data else None
        name = self._name(path, suffix or _USUAL)
        if data and suffix:
            self.files[name] = data
        elif data is None:
            self._refuse("picture-missing", f"{path} is missing from the file", name)
        else:
            self._unprinted(path, data, name)
        return name

    def _outside(self, path: str) -> str:
        name = path if is_remote(path) else self._name(path, _USUAL)
        self._refuse("picture-outside", f"the picture {path:.80} is not in the file", name)
        return name

    def _unprinted(self, path: str, data: bytes, name: str) -> None:
        """A picture that no edition can print; a metafile lies where its print is to be."""
        message = f"the picture {posixpath.basename(path)} is of a kind that is not printed"
        if kind := _metafile(data):
            beside = self._name(path, kind)
            self.files[beside] = data
            message += f", and taken out as {beside}"
        self._refuse("picture-format", message, name)

    def _name(self, path: str, suffix: str) -> str:
        stem = posixpath.splitext(posixpath.basename(path))[0]
        stem = _UNSAFE.sub("-", stem)[:_LONGEST_STEM].strip("-") or "picture"
        name, number = f"{self._folder}/{stem}.{suffix}", 1
        while name in self.files or name in self._names.values():
            number += 1
            name = f"{self._folder}/{stem}-{number}.{suffix}"
        return name

    def _refuse(self, code: str, message: str, name: str) -> None:
        hint = f"save it as {name}" if not is_remote(name) else "save it beside the article"
        self.diagnostics.append(
            warning(code, message, hint=f"{hint}; its alternative text is shown meanwhile")
        )


def _taken_whole(path: str, alt: str) -> Diagnostic:
    name = f"{posixpath.basename(path)} ({alt:.40})" if alt else posixpath.basename(path)
    message = f"the picture {name} is cropped or turned in Word, and is taken as it was before"
    hint = "crop or turn the picture itself, in a program for pictures"
    return warning("picture-view", message, hint=hint)


def _suffix(data: bytes) -> str | None:
    """How the name of a picture ends that an article may have; `None` for another."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:12] == b"ftypavif":
        return "avif"
    known = (suffix for start, suffix in _SUFFIXES.items() if data.startswith(start))
    return next(known, "svg" if is_svg(data) else None)


def _metafile(data: bytes) -> str | None:
    """How the name of a drawing of Windows ends (MS-EMF 2.3.4.2, MS-WMF 2.3.2); `None` if none."""
    if data[40:44] == b" EMF":
        return "emf"
    return next((kind for start, kind in _METAFILES.items() if data.startswith(start)), None)


def kept_as_they_are(pictures: Mapping[str, str]) -> dict[str, str]:
    """The fingerprints of pictures that a Word file holds as they are, by `src`."""
    return {
        src: sha256
        for src, sha256 in pictures.items()
        if src.lower().endswith(_WORDS_OWN) or src.lower().startswith(_WORDS_OWN_DATA)
    }
