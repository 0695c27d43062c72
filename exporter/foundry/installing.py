"""Typefaces laid down in the user's data folder: each face is the one that is known, or none is."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from exporter.diagnostics import FileError
from exporter.foundry.font_sources import GIVEN, Files, fetched, files_in, wanted_of
from exporter.machine.save import save_all
from exporter.resources import installed_fonts_folder
from exporter.typefaces import LICENCE, Script, Typeface


def is_installed(typeface: Typeface) -> bool:
    """Whether all its faces lie in the user's data folder."""
    folder = installed_fonts_folder() / typeface.package
    return all((folder / face.file).is_file() for face in typeface.faces)


def install(
    scripts: Iterable[Script], sources: Sequence[Path], on_package: Callable[[str], None]
) -> tuple[Path, ...]:
    """Lay down the typefaces of some scripts, and return the files that were not there.

    They come out of the sources; without any, npm fetches those that are not installed.
    Raises FileError where one is missing, or is another than the one that is known; then none is
    laid down.
    """
    typefaces = list(dict.fromkeys(one for script in scripts for one in script.typefaces))
    files: dict[Path, bytes] = {}
    for typeface, found in _found(typefaces, sources, on_package):
        folder = installed_fonts_folder() / typeface.package
        files |= {folder / name: data for name, data in _checked(typeface, found).items()}
    return save_all(files)


def _found(
    typefaces: Sequence[Typeface], sources: Sequence[Path], on_package: Callable[[str], None]
) -> Iterator[tuple[Typeface, Files]]:
    if sources:
        for typeface in typefaces:
            on_package(typeface.package)
            yield typeface, _from(typeface, sources)
        return
    missing = [typeface for typeface in typefaces if not is_installed(typeface)]
    with tempfile.TemporaryDirectory(prefix="brief-fonts-") as folder:
        for typeface, tarball in fetched(missing, Path(folder), on_package):
            yield typeface, files_in(tarball, wanted_of(typeface))
            tarball.unlink()


def _from(typeface: Typeface, sources: Sequence[Path]) -> Files:
    found: Files = {}
    for source in sources:
        found |= files_in(source, wanted_of(typeface))
    return found


def _checked(typeface: Typeface, found: Files) -> Files:
    """The files of a typeface; raises FileError where a face is not the one that is known."""
    for face in typeface.faces:
        if face.file not in found:
            message = f"there is no {face.file} of {typeface.pinned}"
            raise FileError.at("font-missing", message, hint=GIVEN)
        if hashlib.sha256(found[face.file]).hexdigest() != face.sha256:
            message = f"{face.file} is not the one of {typeface.pinned}: its SHA-256 differs"
            raise FileError.at("font-differs", message, hint="get the package of that version")
    names = [LICENCE, *(face.file for face in typeface.faces)]
    return {name: found[name] for name in names if name in found}
