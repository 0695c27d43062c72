"""The pictures that an article may show: files in its folder, or below it, or in its root."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import quote, unquote

from exporter.language_server.open_sheet import Sheet

IN_TEXT = re.compile(r"!\[[^\[\]\n]*\]\(\s*(?P<word>[^()<>\s\"']*)$")
"""What a line says so far where the address of a picture is being typed."""

_SUFFIXES = frozenset(
    {".png", ".jpg", ".jpeg", ".svg", ".webp", ".avif", ".gif", ".tif", ".tiff", ".bmp"}
)
_SPECIAL = re.compile(r"[\s()<>%\"']")
_MOST = 500  # of one folder


def picture_names(sheet: Sheet, typed: str) -> list[str]:
    """The paths of pictures, and of folders with a slash, in the folder that `typed` begins with.

    No other folder than the article's root is looked into.
    """
    if sheet.standing is None or typed.startswith("/"):
        return []
    before, slash, _ = typed.rpartition("/")
    root = (Path(sheet.standing.wanted.settings.root or sheet.path.parent)).resolve()
    try:
        found = list(islice(_in_folder(sheet.path.parent / before, root), _MOST))
    except (OSError, ValueError):  # no such folder, or a name that none can have
        return []
    return [f"{before}{slash}{name}" for name in sorted(found)]


def spelt(path: str) -> str:
    """A path as Markdown has it."""
    return _SPECIAL.sub(lambda match: quote(match[0]), path)


def said(address: str) -> str:
    """The path of an address that is spelt as Markdown has it."""
    return unquote(address)


def _in_folder(folder: Path, root: Path) -> Iterator[str]:
    if not folder.resolve().is_relative_to(root):
        return
    for one in folder.iterdir():
        if one.name.startswith(".") or not one.resolve().is_relative_to(root):
            continue
        if one.is_dir():
            yield f"{one.name}/"
        elif one.suffix.lower() in _SUFFIXES:
            yield one.name
