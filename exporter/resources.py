"""Finds the stylesheets, templates and fonts, in a checkout and in an installed wheel alike.

In a checkout they are folders beside the package; a wheel carries them inside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
DEFAULT_THEME = "newsroom"
MAIN_EDITION = "brief"
"""The edition whose files have the article's own name."""
EDITIONS = (MAIN_EDITION, "summary")
"""Those that are made where none is asked for."""
PAPERS = ("a4", "letter")
"""The paper sizes that `base.css` knows."""
DOTS_PER_INCH = 300
"""Of pictures in print, at their printed size."""
FONTS = ("subset", "embed", "none")
"""What a Word file may carry of its fonts: the alphabets that it needs (usual), all, nothing."""
PNG_PAGES = ("first", "all")
"""Which pages of an edition become pictures: the first (usual), or all, each in a file."""
PNG_DPI, MOST_PNG_DPI = 144, 600
"""Dots an inch of such pictures: A4 is 1191 by 1684 pixels."""


def styles_folder() -> Path:
    """The folder of `base.css`, the editions' stylesheets, `themes/` and `fonts/`."""
    return _folder("styles")


def templates_folder() -> Path:
    """The folder of the editions' templates and the macros that they share."""
    return _folder("templates")


def fonts_folder() -> Path:
    """The folder of the font files that travel with us."""
    return styles_folder() / "fonts"


def installed_fonts_folder() -> Path:
    """The user's folder of the typefaces that `brief fonts install` lays down."""
    import platformdirs  # only its answer matters, and not to every command

    return platformdirs.user_data_path("brief", appauthor=False) / "fonts"


def installed_fonts() -> tuple[Path, ...]:
    """The faces that lie there, a folder a family."""
    return tuple(sorted(installed_fonts_folder().glob("*/*.ttf")))


def icc_profile() -> Path:
    """The ICC profile of coated offset paper that travels with us."""
    return styles_folder() / "icc" / "FOGRA39L-coated.icc"


def starter_folder() -> Path:
    """The folder that `brief new` copies."""
    return PACKAGE / "starter"


def makefile() -> Path:
    """The Makefile that a publishing workflow includes."""
    return PACKAGE / "brief.mk"


def themes() -> Mapping[str, Path]:
    """The themes that travel with us: name to stylesheet, in the order of the names."""
    return {path.stem: path for path in sorted((styles_folder() / "themes").glob("*.css"))}


def editions(templates: Path | None = None) -> Mapping[str, Path]:
    """The editions: every template with a stylesheet of its own name, and that stylesheet.

    `templates` is the user's own folder; what stands there comes before what is ours.
    """
    folders = (templates_folder(), *((templates,) if templates else ()))
    stems = sorted({path.stem for folder in folders for path in folder.glob("*.html")})
    sheets = {stem: _edition_sheet(stem, templates) for stem in stems}
    return {stem: sheet for stem, sheet in sheets.items() if sheet}


def _edition_sheet(edition: str, templates: Path | None) -> Path | None:
    folders = ((templates,) if templates else ()) + (styles_folder(),)
    sheets = (folder / f"{edition}.css" for folder in folders)
    return next((sheet for sheet in sheets if sheet.is_file()), None)


def _folder(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
