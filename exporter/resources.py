"""Finds the stylesheets, templates and fonts, in a checkout and in an installed wheel alike.

In a checkout they are folders beside the package; a wheel carries them inside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def styles_folder() -> Path:
    """The folder of `base.css`, the editions' stylesheets, `themes/` and `fonts/`."""
    return _folder("styles")


def templates_folder() -> Path:
    """The folder of the editions' templates and the macros that they share."""
    return _folder("templates")


def fonts_folder() -> Path:
    """The folder of the font files that travel with us."""
    return styles_folder() / "fonts"


def starter_folder() -> Path:
    """The folder that `brief new` copies."""
    return PACKAGE / "starter"


def makefile() -> Path:
    """The Makefile that a publishing workflow includes."""
    return PACKAGE / "brief.mk"


def themes() -> Mapping[str, Path]:
    """The themes that travel with us: name to stylesheet, in the order of the names."""
    return {path.stem: path for path in sorted((styles_folder() / "themes").glob("*.css"))}


def editions() -> tuple[str, ...]:
    """The editions' names: every template that has a stylesheet of its own name."""
    styles = styles_folder()
    stems = sorted(path.stem for path in templates_folder().glob("*.html"))
    return tuple(stem for stem in stems if (styles / f"{stem}.css").is_file())


def _folder(name: str) -> Path:
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
