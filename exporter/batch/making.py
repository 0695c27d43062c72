"""What decides on bytes beside the files that go in: the programs, and the options of the call."""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.batch.order import Order
from exporter.readers.reader_table import READERS
from exporter.resources import PACKAGE, installed_fonts
from exporter.version import __version__
from exporter.writers.writer_table import WRITERS

if TYPE_CHECKING:  # slow to load
    from importlib.metadata import EntryPoint

ENVIRONMENT = ("SOURCE_DATE_EPOCH",)
PACKAGE_MARK = "package "
SYSTEM = {"libpango-1.0.so.0": "pango_version_string", "libharfbuzz.so.0": "hb_version_string"}


def making_of(order: Order) -> str:
    """The SHA-256 of all that articles of one order share beside files, in hexadecimal."""
    asked = {**asdict(order), "stdin": None}
    installed = [str(path) for path in installed_fonts()]
    shared = [asked, [os.environ.get(name) for name in ENVIRONMENT], dict(programs()), installed]
    return hashlib.sha256(json.dumps(shared, default=str).encode()).hexdigest()


@cache
def programs() -> Mapping[str, str]:
    """Our version, and those of what we stand on; a house's packages, whose code may change as ours
    does. By name; a package that Python finds has its name with `PACKAGE_MARK` before it."""
    return {
        "brief": __version__,
        "brief's code": code_in(PACKAGE),
        "Python": sys.version,
        **dict(_installed()),
        **dict(_of_the_system()),
        **{str(entry): _code_of(entry) for entry in (*READERS.brought(), *WRITERS.brought())},
    }


def load_programs() -> None:
    """Remember them for copies of this process, unless a house's packages may change meanwhile."""
    if not (*READERS.brought(), *WRITERS.brought()):
        programs()


def code_in(place: Path) -> str:
    """The hash of a module, or of all that are below a folder."""
    digest = hashlib.sha256()
    for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
        digest.update(str(path.relative_to(place)).encode(errors="surrogateescape"))
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _code_of(entry: EntryPoint) -> str:
    """The hash of the package that an entry point leads to; empty where it leads nowhere."""
    from importlib.util import find_spec

    spec = find_spec(entry.module.partition(".")[0])
    origin = Path(spec.origin) if spec and spec.origin else None
    if origin is None or not origin.is_file():
        return ""
    return code_in(origin.parent if origin.name == "__init__.py" else origin)


def _installed() -> Iterator[tuple[str, str]]:
    """The packages of Python's path, each with its version, as the names of folders tell them;
    what Python finds first comes last, and counts."""
    folders = [Path(folder) for folder in dict.fromkeys(sys.path) if folder]
    for folder in reversed(folders):
        for path in sorted(folder.glob("*.dist-info")):
            name, _, version = path.stem.partition("-")
            yield PACKAGE_MARK + name, version


def _of_the_system() -> Iterator[tuple[str, str]]:
    """The versions of what sets type; nothing of one that is not there."""
    for library, function in SYSTEM.items():
        try:
            version = getattr(ctypes.CDLL(library), function)
        except (OSError, AttributeError):
            continue
        version.restype = ctypes.c_char_p
        yield library, version().decode()
