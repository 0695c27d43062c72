"""Outputs that go to an address of fsspec, such as `s3://BUCKET/FOLDER`, in place of a folder.

See https://filesystem-spec.readthedocs.io/en/latest/features.html#transactions: a file is there
whole, or not at all, on the file systems that can do so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from exporter.diagnostics import FileError, UsageError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

MARK = "://"


def is_address(output: str) -> bool:
    """Whether an output is no folder, but an address."""
    return MARK in output


def check_address(address: str) -> None:
    """Raise UsageError for an address that nothing here can write to."""
    from fsspec.core import url_to_fs

    try:
        url_to_fs(address)
    except ImportError as lack:
        raise UsageError.at("no-dask", f"{address} needs a package: {lack}") from lack
    except (OSError, ValueError) as problem:
        raise UsageError.at("usage", f"{address} is no address: {problem}") from problem


def sent_to(address: str, files: Mapping[str, bytes]) -> dict[str, str]:
    """Write files by their names below an address; returns where each is. Raises FileError."""
    from fsspec.core import url_to_fs

    with _blaming(address):
        system, base = url_to_fs(address)
        places = {name: f"{base.rstrip('/')}/{name}" for name in files}
        _make_folders(system, places.values())
        _write(system, {places[name]: data for name, data in files.items()})
    return {name: f"{address.rstrip('/')}/{name}" for name in files}


def _make_folders(system: AbstractFileSystem, places: Iterable[str]) -> None:
    """Make the folders of files; stores of objects have none, and would make a bucket of one."""
    from fsspec.asyn import AsyncFileSystem

    if isinstance(system, AsyncFileSystem):
        return
    for folder in {place.rpartition("/")[0] for place in places}:
        system.makedirs(folder, exist_ok=True)


def _write(system: AbstractFileSystem, files: Mapping[str, bytes]) -> None:
    with system.transaction:
        for place, data in files.items():
            with system.open(place, "wb") as file:
                file.write(data)


@contextmanager
def _blaming(address: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError, ImportError) as problem:
        message = f"{address} cannot be written: {problem}"
        hint = "check the address, and that the worker may write there"
        raise FileError.at("cannot-write", message, hint=hint) from problem
