"""What is asked of many articles, and what comes of each: plain values, which pickle knows."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.brand.beside import CONTRASTS
from exporter.diagnostics import Diagnostic
from exporter.resources import FONTS, PNG_DPI, PNG_PAGES

if TYPE_CHECKING:  # slow to load
    from exporter.pipeline import Exporter
    from exporter.readers.house.defaults import Defaults

Targets = Mapping[tuple[str, str], Path]
"""An article's files: (edition, format) to path."""


@dataclass(frozen=True)
class Style:
    """The options of an `Exporter`, which tells what they mean."""

    theme: str
    paper: str | None
    styles: tuple[Path, ...]
    templates: Path | None
    trust_templates: bool
    profile: str
    icc: Path | None
    image_dpi: int
    fields: Path | None
    root: Path | None
    brand: Path | None = None
    brand_contrast: str = CONTRASTS[0]
    fonts: str = FONTS[0]
    defaults: Defaults | None = None
    base: Path | None = None
    dpi: int = PNG_DPI
    png_pages: str = PNG_PAGES[0]

    def files(self) -> tuple[str, ...]:
        """The files and folders that it names itself, whether they are there or not."""
        own = (self.templates, self.icc, self.fields, self.brand, self.base)
        theme = [Path(self.theme)] if str(self.theme).endswith(".css") else []
        return tuple(str(path) for path in (*theme, *self.styles, *own) if path is not None)

    def exporter(self) -> Exporter:
        """One that exports in this style; raises as `Exporter` does."""
        from exporter.pipeline import Exporter

        return Exporter(**vars(self))


@dataclass(frozen=True)
class Order:
    """What is asked for, the same for every article: `Exporter.export` tells what it means."""

    style: Style
    editions: tuple[str, ...]
    formats: tuple[str, ...]
    read_as: str | None = None
    stdin: bytes | None = None
    strict: bool = False
    pages: int | None = None
    preflight: bool = True


@dataclass(frozen=True)
class Cluster:
    """Where the scheduler is, or `local:N`; where files go that go to no folder that all share."""

    scheduler: str
    output: str | None = None


@dataclass(frozen=True)
class Task:
    """One article, as the call names it, and where its files go: all below `folder`."""

    file: str
    targets: Targets
    folder: Path

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The files, by their paths from the folder."""
        return tuple(os.path.relpath(path, self.folder) for path in self.targets.values())


@dataclass(frozen=True)
class Made:
    """A file of an article: its path, or the address that it went to; the edition's pages, the
    SHA-256 of its bytes, whether these were new; of which page it is, where each is a file."""

    edition: str
    format: str
    path: Path | str
    pages: int
    sha256: str
    is_new: bool
    page: int = 1


@dataclass(frozen=True)
class Outcome:
    """What came of an article: its files, what was told of it, what they depend on.

    `inputs` are paths from the working folder. `fits` tells for each edition what copyfitting did,
    as JSON has it. `exit_code` is 0 where all
    went well, else that of the error's class, and then there are no files.
    """

    file: str
    made: tuple[Made, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    inputs: tuple[str, ...] = ()
    fits: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    exit_code: int = 0
