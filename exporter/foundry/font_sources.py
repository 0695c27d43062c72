"""Where the files of typefaces are found: folders, tarballs and wheels, and what npm fetches.

npm is asked for packages by name and version alone; where it gets them from is its own affair.
"""

from __future__ import annotations

import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from exporter.diagnostics import FileError
from exporter.machine.plain_files import bytes_of_plain
from exporter.typefaces import LICENCE, Typeface

MOST = 60_000_000  # bytes of one file; the largest face has 15 million
PATIENCE = 600  # seconds for one package
TARBALLS, WHEELS = (".tgz", ".tar.gz"), (".whl", ".zip")
GIVEN = "give a folder, a wheel or a tarball that has the fonts, with --from"

Files = dict[str, bytes]
"""The contents of files by their names, without folders."""


def files_in(source: Path, wanted: Collection[str]) -> Files:
    """The files of some names in a folder, a tarball or a wheel, or in those of a folder.

    Raises FileError where it cannot be read.
    """
    try:
        return dict(_found(source, wanted))
    except (OSError, EOFError, tarfile.TarError, zipfile.BadZipFile) as problem:
        message = f"{source} cannot be read: {problem}"
        raise FileError.at("font-source", message, hint=GIVEN) from problem


def _found(source: Path, wanted: Collection[str]) -> Iterator[tuple[str, bytes]]:
    if source.is_dir():
        for path in sorted(one for one in source.rglob("*") if one.is_file()):
            if path.name in wanted:
                yield path.name, bytes_of_plain(path, MOST)
            elif path.name.endswith((*TARBALLS, *WHEELS)):
                yield from _found(path, wanted)
    elif source.name.endswith(WHEELS):
        yield from _in_wheel(source, wanted)
    else:
        yield from _in_tarball(source, wanted)


def _in_wheel(source: Path, wanted: Collection[str]) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(source) as archive:
        for one in archive.infolist():
            name = one.filename.rpartition("/")[2]
            if name in wanted and one.file_size <= MOST:
                yield name, archive.read(one)


def _in_tarball(source: Path, wanted: Collection[str]) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(source) as archive:
        for one in archive:
            name = one.name.rpartition("/")[2]
            if name in wanted and one.isfile() and one.size <= MOST:
                content = archive.extractfile(one)
                yield name, content.read() if content else b""


def fetched(
    typefaces: Iterable[Typeface], folder: Path, on_package: Callable[[str], None]
) -> Iterator[tuple[Typeface, Path]]:
    """Packages, each fetched by npm into a folder as a tarball; `on_package` is told its name.

    Raises FileError where npm is not there, or cannot get one.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise FileError.at("no-npm", "npm, which fetches the fonts, is not installed", hint=GIVEN)
    for typeface in typefaces:
        on_package(typeface.package)
        yield typeface, _packed(npm, typeface, folder)


def _packed(npm: str, typeface: Typeface, folder: Path) -> Path:
    command = [npm, "pack", "--silent", "--ignore-scripts", typeface.pinned]
    try:
        run = subprocess.run(
            command, cwd=folder, capture_output=True, timeout=PATIENCE, check=False, text=True
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise _unfetched(typeface, str(problem)) from problem
    made = folder / (run.stdout.split() or ["none"])[-1]
    if run.returncode or not made.is_file():
        raise _unfetched(typeface, f"npm ended with {run.returncode}")
    return made


def _unfetched(typeface: Typeface, why: str) -> FileError:
    message = f"npm cannot get {typeface.pinned}: {why}"
    return FileError.at("font-source", message, hint=f"{GIVEN}; or see that npm works here")


def wanted_of(typeface: Typeface) -> frozenset[str]:
    """The names of the files that a typeface consists of, with its licence."""
    return frozenset((LICENCE, *(face.file for face in typeface.faces)))
