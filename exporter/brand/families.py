"""The families of a brand: which are there, and the files that it brings. Nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from exporter.article.picture_paths import is_remote
from exporter.brand.brand_file import Brand, Plain
from exporter.brand.placed_css import Rule
from exporter.diagnostics import DesignError, Diagnostic, Place, warning
from exporter.machine.plain_files import real_path
from exporter.style.parsed_stylesheets import base_sheet, load_stylesheet
from exporter.style.plain_fonts import PLAIN, VARIATIONS, WEIGHT_AXIS, plain_font

_GENERIC = "serif sans-serif monospace cursive fantasy math emoji system-ui ui-serif ui-sans-serif"
GENERIC = frozenset((*_GENERIC.split(), "ui-monospace", "ui-rounded"))
FROM_THE_WEB = ("google", "bunny")
FONT_HINT = "name a TrueType, OpenType, WOFF or WOFF2 file"
PUT_HINT = "put the file there, or give its path from the brand file"
SAVE_HINT = "save it beside the brand file, and give its path from there"


class Fonts:
    """The fonts of a brand, and what has been told of them."""

    def __init__(self, brand: Brand) -> None:
        self.told: list[Diagnostic] = []
        self._brand = brand
        fonts = brand.section("typography").get("fonts", ())
        self._listed: list[Plain] = [one for one in fonts if isinstance(one, Mapping)]  # type: ignore[attr-defined]
        self._brought: set[str] = set()

    def rules(self) -> Iterator[Rule]:
        """The `@font-face` of each file that the brand brings; a warning for one that is not there.

        Raises DesignError for a file that is no font.
        """
        for index, font in enumerate(self._listed):
            files = font.get("files")
            for number, file in enumerate(files if isinstance(files, Sequence) else ()):
                loc = ("typography", "fonts", index, "files", number, "path")
                path = usable(self._brand, str(file["path"]), loc, self.told)
                if path:
                    yield self._face(str(font["family"]), file, path, self._brand.place(*loc))

    def families(self, said: object, place: Place, role: str) -> list[str]:
        """Those of a list of families that are there, as CSS has them; a warning where none is."""
        names = [name.strip(" \"'") for name in str(said).split(",")]
        asked = [name for name in names if name and name.lower() not in GENERIC]
        there = [name for name in asked if name.casefold() in self._there]
        if asked and not there:
            self.told.append(self._missing(asked[0], place, role))
        return [css_string(name) for name in there]

    def _face(self, family: str, file: Plain, path: Path, place: Place) -> Rule:
        self._brought.add(family.casefold())
        weight = _weight(str(file.get("weight", "auto")), path, place)
        style = file.get("style", "normal")
        source = css_string(Path(str(file["path"])).as_posix())
        name = f"font-family:{css_string(family)};font-weight:{weight};font-style:{style}"
        return Rule(f"@font-face{{{name};src:url({source})}}", place)

    @cached_property
    def _there(self) -> frozenset[str]:
        """The families of the brand's files, ours, and those installed; in small letters."""
        from exporter.engine.installed_fonts import installed_families

        ours = (face.family.casefold() for face in load_stylesheet(base_sheet()).faces)
        installed = (name.casefold() for name in installed_families())
        return frozenset((*self._brought, *ours, *installed))

    def _missing(self, family: str, place: Place, role: str) -> Diagnostic:
        sources = {str(font["family"]): str(font["source"]) for font in self._listed}
        source = sources.get(family, "system")
        web = f"is at {source.title()} Fonts, which is not asked"
        where = web if source in FROM_THE_WEB else "is not installed"
        message = f"the font {family!r} {where}; {role} the theme's"
        file = f"fonts/{''.join(family.split())}.ttf"
        listed = f"{{family: {family}, source: file, files: [{{path: {file}}}]}}"
        hint = f"put {file} beside the brand file, and list it: {listed}; or install it"
        return warning("brand-font", message, place, hint)


def usable(
    brand: Brand, written: str, loc: tuple[str | int, ...], told: list[Diagnostic]
) -> Path | None:
    """A file that a brand names, if it is there and below the brand's folder; else a warning."""
    place = brand.place(*loc)
    if is_remote(written):
        message = f"{written} is in the web, and is not fetched"
        told.append(warning("brand-file", message, place, SAVE_HINT))
        return None
    folder = real_path(brand.path).parent
    try:
        path = real_path(folder / written)
        is_inside, is_there = path.is_relative_to(folder), path.is_file()
    except (OSError, ValueError):
        is_inside, is_there = True, False
    if is_inside and is_there:
        return path
    message = (
        f"there is no file {written!r}"
        if is_inside
        else f"{written!r} is outside the brand's folder"
    )
    told.append(warning("brand-file", message, place, PUT_HINT if is_inside else SAVE_HINT))
    return None


def _weight(said: str, path: Path, place: Place) -> str:
    """The weights of a font file, as CSS has them."""
    try:
        data = path.read_bytes()
        plain_font(path, path.stat().st_mtime_ns, 400)
    except (OSError, ValueError) as failure:
        raise DesignError.at("font-damaged", str(failure), place, FONT_HINT) from failure
    if said != "auto":
        return said.replace("..", " ")
    return _own_weight(path) if data[:4] in PLAIN else "normal"


def _own_weight(path: Path) -> str:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(path, lazy=True) as font:
        if VARIATIONS.decode() in font:
            axes = {axis.axisTag: axis for axis in font[VARIATIONS.decode()].axes}
            if axis := axes.get(WEIGHT_AXIS):
                return f"{axis.minValue:g} {axis.maxValue:g}"
        return str(min(max(round(font["OS/2"].usWeightClass, -2), 100), 900))


def css_string(text: str) -> str:
    """A CSS string; what could end it is written as a number (CSS Syntax 3, 4.3.7)."""
    plain = "".join(one if one.isalnum() or one in " ._-/+" else f"\\{ord(one):x} " for one in text)
    return f'"{plain}"'
