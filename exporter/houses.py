"""Which house style is whose: that of a call, with the brand that is found beside an article; and
which choices a call has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from exporter.brand.beside import NONE, brand_beside
from exporter.diagnostics import UsageError
from exporter.diagnostics.hints import listed
from exporter.edition import House
from exporter.intake.handed import Given
from exporter.resources import MOST_PNG_DPI


class Houses:
    """A house style with the brand of a call, or with those of articles, each loaded once.

    `brand` is a file, or `none`; of `None`, one is looked for, up to `root`. Raises DesignError
    for a brand that cannot be used.
    """

    def __init__(
        self, house: House, theme: str | Path, brand: str | Path | None, root: Path | None
    ) -> None:
        self._plain, self._theme, self._root = house, theme, root
        self._seeks = brand is None
        self._branded: dict[Path, House] = {}
        asked = None if brand is None or str(brand) == NONE else Path(brand)
        self.usual = self._with(asked) if asked else house

    def of(self, source: Given | None, folder: Path | None) -> tuple[House, tuple[Path, ...]]:
        """That of an article or its file, and the paths at which a brand was looked for."""
        beside = Path(source).parent if isinstance(source, Path | str) else folder
        if not self._seeks or beside is None:
            return self.usual, ()
        path, looked_for = brand_beside(beside, self._root)
        return self._with(path) if path else self.usual, looked_for

    def _with(self, path: Path) -> House:
        if path not in self._branded:
            from exporter.brand.over_theme import brand_stylesheet  # few houses have one

            house = self._plain
            brand = brand_stylesheet(path, self._theme, keeps=house.keeps_faint)
            self._branded[path] = replace(house, design=house.design.with_brand(brand))
        return self._branded[path]


def check_choice(name: str, chosen: str | None, there: Sequence[str | None]) -> None:
    """Raise UsageError, by the choice's name, for what is not there; `None` is no name."""
    if chosen not in there:
        hint = f"choose {listed([one for one in there if one])}"
        raise UsageError.at(name, f"{name.replace('-', ' ')} cannot be {chosen!r}", hint=hint)


def check_dots(image_dpi: int, dpi: int) -> None:
    """Raise UsageError for numbers of dots an inch that no picture has."""
    if image_dpi < 0:
        raise UsageError.at("image-dpi", "fewer dots than none", hint="0 leaves all")
    if not 1 <= dpi <= MOST_PNG_DPI:
        raise UsageError.at(
            "dpi", f"no PNG has {dpi} dots an inch", hint=f"from 1 to {MOST_PNG_DPI}"
        )
