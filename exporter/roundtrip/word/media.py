"""Pictures of a document, taken out as files that an article can name."""

from __future__ import annotations

import hashlib
import posixpath
import re

from exporter.diagnostics import Diagnostic, warning
from exporter.docx.word_file import StoredPart, StoredRelationships

_SUFFIXES = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
}
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST_STEM = 60


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
        self._names: dict[str, str | None] = {}

    def source(self, relation: str) -> str | None:
        """The path of the picture at a relation; `None` where it cannot be had, with the reason
        among the `diagnostics`."""
        part = self._relations.part(relation)
        path = part.path if part else self._relations.links.get(relation)
        if path is None:
            return None
        if path not in self._names:
            self._names[path] = self._taken(path, part)
        return self._names[path]

    def show(self, src: str, relation: str) -> None:
        """Note that the picture at a relation is what the file shows of a figure."""
        part = self._relations.part(relation)
        if part and (data := part.picture):
            self.shown[src] = data

    def is_other(self, relation: str, sha256: str) -> bool:
        """Whether the picture at a relation is not the one of a fingerprint."""
        part = self._relations.part(relation)
        data = part.picture if part else None
        return bool(data and sha256) and hashlib.sha256(data or b"").hexdigest() != sha256

    def _taken(self, path: str, part: StoredPart | None) -> str | None:
        data = part.picture if part else None
        suffix = _suffix(data) if data else None
        if data and suffix:
            name = self._name(path, suffix)
            self.files[name] = data
            return name
        if part is None:
            self._refuse("picture-outside", f"the picture {path} is not in the file")
        elif data is None:
            self._refuse("picture-missing", f"{path} is missing from the file")
        else:
            message = f"the picture {posixpath.basename(path)} is no PNG, JPEG, GIF or WebP"
            self._refuse("picture-format", message)
        return None

    def _name(self, path: str, suffix: str) -> str:
        stem = posixpath.splitext(posixpath.basename(path))[0]
        stem = _UNSAFE.sub("-", stem)[:_LONGEST_STEM].strip("-") or "picture"
        name, number = f"{self._folder}/{stem}.{suffix}", 1
        while name in self.files:
            number += 1
            name = f"{self._folder}/{stem}-{number}.{suffix}"
        return name

    def _refuse(self, code: str, message: str) -> None:
        self.diagnostics.append(warning(code, message, hint="save it as PNG beside the article"))


def _suffix(data: bytes) -> str | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((suffix for start, suffix in _SUFFIXES.items() if data.startswith(start)), None)
