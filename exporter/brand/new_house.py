"""What a house begins with: a stylesheet of the tokens that matter, its brand, and their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from exporter.brand.brand_file import brand_in
from exporter.brand.families import usable
from exporter.brand.over_theme import brand_stylesheet
from exporter.brand.theme_tokens import root_tokens, theme_tokens, worked_out
from exporter.diagnostics import Diagnostic
from exporter.style.house_tokens import Token, tokens

STYLESHEET, BRAND = "house.css", "_brand.yml"
"""What the files of a house are called."""
GROUPS = ("Colours", "Families", "Masthead", "Headline and lede", "Headings")
SIZES = ("--body-size", "--body-line", "--label-size", "--headline-size", "--heading-size")
"""What of the other groups houses mostly set."""
ABOUT = """\
/* The look of this house, over {what}. A line counts when you take it out of its comment;
   `brief info --tokens` lists all that may be set, and what each must be. */
"""


def house_files(
    theme: str, brand: Path | None
) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """The files of a house by their paths in its folder, and what is to be told of its brand.

    Raises DesignError for a theme or a brand that cannot be used.
    """
    values = dict(theme_tokens(theme))
    files: dict[str, bytes] = {}
    told: tuple[Diagnostic, ...] = ()
    if brand:
        derived = brand_stylesheet(brand, theme)
        values |= root_tokens(derived.css)
        files, told = _of_brand(brand), derived.diagnostics
    over = f"the theme {theme}" + (f" and {BRAND}" if brand else "")
    css = ABOUT.format(what=over) + "\n".join((":root {", *_lines(values), "}", ""))
    return {**files, STYLESHEET: css.encode()}, told


def settings(theme: str, brand: Path | None) -> str:
    """The lines of a project file by which exports are in the style of the house."""
    return f'theme = "{theme}"' + (f'\nbrand = "{BRAND}"' if brand else "")


def _of_brand(path: Path) -> dict[str, bytes]:
    """The brand file, and each file that it names and that is there, where it names it."""
    brand = brand_in(path)
    named = ((written, usable(brand, written, loc, [])) for loc, written in brand.paths())
    files = {Path(written).as_posix(): found.read_bytes() for written, found in named if found}
    return {BRAND: path.read_bytes(), **files}


def _lines(values: Mapping[str, str]) -> Iterator[str]:
    group = ""
    for token in tokens().values():
        if (token.group not in GROUPS and token.name not in SIZES) or token.name == "--palette":
            continue
        if token.group != group:
            group = token.group
            yield f"  /* {group.partition(',')[0]} */"
        yield _line(token, values)


def _line(token: Token, values: Mapping[str, str]) -> str:
    value = worked_out(values, token.name) if token.name in values else token.default
    return f"  /* {token.name}: {value}; {_meaning(token)} */"


def _meaning(token: Token) -> str:
    return token.meaning.partition(";")[0].replace("*/", "")
