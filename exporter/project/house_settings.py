"""What is said of an article's files in several places, and which of it counts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.brand.beside import CONTRASTS, NONE
from exporter.diagnostics import Place
from exporter.project.output_names import USUAL_OUTPUT
from exporter.readers.house.defaults import Default, Defaults
from exporter.resources import DEFAULT_THEME, DOTS_PER_INCH, EDITIONS, FONTS, PNG_DPI, PNG_PAGES
from exporter.style.export_profiles import DEFAULT_PROFILE

if TYPE_CHECKING:
    from exporter.article.places import Loc


@dataclass(frozen=True)
class Settings:
    """What decides on the files of an article; `None` where it is not said.

    The names are those of the options of `brief export`, which tell what they mean; `output` is a
    folder, or a pattern. Paths are as the working folder has them, but for what `located` is given.
    """

    theme: str | None = None
    brand: str | None = None
    brand_contrast: str | None = None
    paper: str | None = None
    editions: tuple[str, ...] | None = None
    formats: tuple[str, ...] | None = None
    profile: str | None = None
    styles: tuple[str, ...] | None = None
    templates: str | None = None
    icc: str | None = None
    image_dpi: int | None = None
    fonts: str | None = None
    dpi: int | None = None
    png_pages: str | None = None
    base: str | None = None
    pages: int | None = None
    strict: bool | None = None
    preflight: bool | None = None
    root: str | None = None
    output: str | None = None

    def said(self) -> dict[str, object]:
        """What is said, by its name."""
        return {name: value for name, value in vars(self).items() if value is not None}


OURS = Settings(
    theme=DEFAULT_THEME,
    brand_contrast=CONTRASTS[0],
    editions=EDITIONS,
    profile=DEFAULT_PROFILE,
    styles=(),
    image_dpi=DOTS_PER_INCH,
    fonts=FONTS[0],
    dpi=PNG_DPI,
    png_pages=PNG_PAGES[0],
    strict=False,
    preflight=True,
    output=USUAL_OUTPUT,
)
"""What counts where nothing else is said."""

PATHS = ("templates", "icc", "base", "root", "output")


@dataclass(frozen=True)
class Layer:
    """Settings that are said in one place: `name` tells which; a file's also by line.

    `filled` is what it fills of articles; `keys` and `places` are those of the file, and `loc` is
    where in it the settings stand.
    """

    settings: Settings
    name: str
    filled: Mapping[str, object] = field(default_factory=dict)
    keys: Mapping[Loc, Place] = field(default_factory=dict)
    places: Mapping[Loc, Place] = field(default_factory=dict)
    loc: Loc = ()

    def place(self, name: str) -> Place | None:
        """Where the value of a setting stands; `None` where it is not said in a file."""
        return self.places.get((*self.loc, key(name)))

    def origin(self, *steps: str) -> str:
        """Where something is said: `brief.toml:3:1`, `the command line`."""
        place = self.keys.get((*self.loc, *steps))
        return str(place) if place else self.name


@dataclass(frozen=True)
class Wanted:
    """An article, what counts for it, and the names that its files' pattern may use; where the
    project says where they go, `None` where there is no project."""

    file: str
    settings: Settings
    fields: Path | None = None
    defaults: Defaults | None = None
    folder: str = ""
    target: str = ""
    output_at: Place | None = None


def merged(layers: Sequence[Layer]) -> Settings:
    """One of several layers, of which a later one counts before an earlier one."""
    settings = Settings()
    for one in layers:
        settings = replace(settings, **one.settings.said())  # type: ignore[arg-type]
    return settings


def place_of(layers: Sequence[Layer], name: str) -> Place | None:
    """Where the setting that counts stands; `None` where no file says it, or a call does."""
    saying = [one for one in layers if name in one.settings.said()]
    return saying[-1].place(name) if saying else None


def origins(layers: Sequence[Layer]) -> dict[str, str]:
    """Where each setting comes from, and what is filled of articles, by its key."""
    found: dict[str, str] = {}
    for one in layers:
        found |= {key(name): one.origin(key(name)) for name in one.settings.said()}
        found |= {f"article.{name}": one.origin("article", name) for name in one.filled}
    return found


def defaults_of(layers: Iterable[Layer]) -> Defaults | None:
    """What articles say by themselves; `None` where no layer fills anything."""
    fields = {
        name: Default(name, json.dumps(value), one.places[(*one.loc, "article", name)])
        for one in layers
        for name, value in one.filled.items()
    }
    return Defaults(tuple(fields[name] for name in sorted(fields))) if fields else None


def key(name: str) -> str:
    """The name of a setting as the project file has it."""
    return name.replace("_", "-")


def located(settings: Settings, folder: Path) -> Settings:
    """Settings whose paths are from `folder`, with paths from the working folder."""
    changed: dict[str, object] = {
        name: _from_here(folder, value)
        for name in PATHS
        if (value := getattr(settings, name)) is not None
    }
    if settings.styles:
        changed["styles"] = tuple(_from_here(folder, one) for one in settings.styles)
    if settings.theme and settings.theme.endswith(".css"):
        changed["theme"] = _from_here(folder, settings.theme)
    if settings.brand and settings.brand != NONE:
        changed["brand"] = _from_here(folder, settings.brand)
    return replace(settings, **changed)  # type: ignore[arg-type]


def _from_here(folder: Path, path: str) -> str:
    return os.path.relpath(folder / path) if not Path(path).is_absolute() else path
