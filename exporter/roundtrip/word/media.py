"""Pictures of a document, taken out as files that an article can name."""

from __future__ import annotations

import posixpath
import re

from exporter.diagnostics import Diagnostic, warning
from exporter.docx.package import Package, Relation

_SUFFIXES = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
    b"GIF87a": "gif",
    b"GIF89a": "gif",
}
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST_STEM = 60


class Pictures:
    """The pictures that a text names; `files` are those taken out, by path from the article."""

    def __init__(self, package: Package, folder: str) -> None:
        self.files: dict[str, bytes] = {}
        self.found: list[Diagnostic] = []
        self._package = package
        self._folder = folder
        self._relations = package.relations(package.main)
        self._names: dict[str, str | None] = {}

    def source(self, relation: str) -> str | None:
        """The path of the picture at a relation; `None` where it cannot be had, with the reason
        among `found`."""
        target = self._relations.get(relation)
        if target is None:
            return None
        if target.target not in self._names:
            self._names[target.target] = self._taken(target)
        return self._names[target.target]

    def _taken(self, target: Relation) -> str | None:
        if target.outside:
            self._refuse("picture-outside", f"the picture {target.target} is not in the file")
            return None
        data = self._package.picture(target.target)
        if data is None:
            self._refuse("picture-missing", f"{target.target} is missing from the file")
            return None
        suffix = _suffix(data)
        if suffix is None:
            message = (
                f"the picture {posixpath.basename(target.target)} is no PNG, JPEG, GIF or WebP"
            )
            self._refuse("picture-format", message)
            return None
        name = self._name(target.target, suffix)
        self.files[name] = data
        return name

    def _name(self, path: str, suffix: str) -> str:
        stem = posixpath.splitext(posixpath.basename(path))[0]
        stem = _UNSAFE.sub("-", stem)[:_LONGEST_STEM].strip("-") or "picture"
        name, number = f"{self._folder}/{stem}.{suffix}", 1
        while name in self.files:
            number += 1
            name = f"{self._folder}/{stem}-{number}.{suffix}"
        return name

    def _refuse(self, code: str, message: str) -> None:
        self.found.append(warning(code, message, hint="save it as PNG beside the article"))


def _suffix(data: bytes) -> str | None:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((suffix for start, suffix in _SUFFIXES.items() if data.startswith(start)), None)
