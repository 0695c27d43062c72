"""Articles that travel with all that they need to workers that share no folder with the client.

A parcel holds files by their paths from the client's working folder; a worker lays them down in a
folder of its own, where they are found under the same names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from exporter.batch.order import Order, Style, Task
from exporter.batch.stamps import LOOKED_FOR
from exporter.brand.beside import brand_beside
from exporter.diagnostics import ArticleError, FileError, has_errors
from exporter.intake.doors import Way, taken_by
from exporter.intake.incoming import incoming
from exporter.machine.save import save
from exporter.readers.reader_table import STDIN
from exporter.resources import PACKAGE, templates_folder
from exporter.style.named_files import named_files

Parcel: TypeAlias = Mapping[str, bytes]
"""Absolute paths at the client, and what the files there hold."""


def parcel_of(order: Order, task: Task, way: Way) -> Parcel:
    """An article, its pictures, and the brand that is found beside it.

    Raises ExportError for one that nobody could export.
    """
    with taken_by(way):
        article = incoming(
            task.file,
            read_as=order.read_as,
            stdin=order.stdin if task.file == STDIN else None,
            root=order.style.root,
        )
    if has_errors(article.diagnostics, strict=order.strict):
        raise ArticleError(article.diagnostics)
    return _packed((*article.files, *_brand_of(order.style, task)))


def parcel_of_style(style: Style, looks: Iterable[Path]) -> Parcel:
    """The files of a house style that are not ours: `looks` are those that it is made of."""
    named = (
        style.icc,
        style.fields,
        style.base,
        *style.styles,
        *looks,
        *_templates(style.templates),
    )
    return _packed(path for path in named if path and not _is_ours(path))


def _brand_of(style: Style, task: Task) -> tuple[Path, ...]:
    """The brand file that is found beside an article, and the files that it names."""
    if style.brand is not None:
        return ()
    path, _ = brand_beside(Path(task.file).parent, style.root)
    if path is None:
        return ()
    from exporter.brand.over_theme import brand_stylesheet  # few houses have one

    css = brand_stylesheet(path, style.theme).css
    return (path, *(file.path for file in named_files(css, path) if file.path))


def _templates(folder: Path | None) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.suffix in LOOKED_FOR) if folder else ()


def _is_ours(path: Path) -> bool:
    homes = (PACKAGE, templates_folder().parent)
    return any(path.resolve().is_relative_to(home.resolve()) for home in homes)


def _packed(paths: Iterable[Path]) -> Parcel:
    """Raises FileError."""
    return {os.path.abspath(path): _bytes(path) for path in dict.fromkeys(paths)}  # noqa: PTH100


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        message = f"{path} cannot be read: {problem.strerror}"
        raise FileError.at("cannot-read", message) from problem


def from_folder(order: Order) -> Order:
    """An order whose paths are all from the working folder, as they are in parcels."""
    style = order.style
    moved = replace(
        style,
        theme=_relative(style.theme),
        styles=tuple(Path(_relative(path)) for path in style.styles),
        templates=_moved(style.templates),
        icc=_moved(style.icc),
        fields=_moved(style.fields),
        root=_moved(style.root),
        brand=_moved(style.brand),
        base=_moved(style.base),
    )
    return replace(order, style=moved)


def _moved(path: Path | None) -> Path | None:
    return Path(_relative(path)) if path else None


def task_from_folder(task: Task) -> Task:
    """A task whose article is named from the working folder."""
    return task if task.file == STDIN else replace(task, file=_relative(task.file))


def _relative(path: str | Path) -> str:
    return os.path.relpath(path) if os.path.isabs(path) else str(path)  # noqa: PTH117


def laid_down(parcel: Parcel, below: Path) -> list[Path]:
    """Write the files of a parcel to the same paths below a folder; raises FileError."""
    places = {below / path.lstrip(os.sep): data for path, data in parcel.items()}
    for place, data in places.items():
        save(place, data)
    return list(places)
