"""Which house style is whose: that of a call, with the brand that is found beside an article."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from exporter.brand.beside import NONE, brand_beside
from exporter.edition import House
from exporter.intake.handed import Given


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

    def of(self, source: Given, folder: Path | None) -> tuple[House, tuple[Path, ...]]:
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
