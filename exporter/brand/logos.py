"""The logo that a brand has for a masthead: light or dark, as its ground asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exporter.brand.brand_file import Brand
from exporter.brand.families import css_string, usable
from exporter.brand.placed_css import Rule, token
from exporter.brand.shades import BLACK_OR_WHITE, shade_of
from exporter.brand.theme_tokens import worked_out
from exporter.diagnostics import Diagnostic

CLEAR = "transparent"
GROUNDS = ("--masthead-tint", "--panel")

SIZES = ("medium", "large", "small")
"""The sizes of a brand's logos, the one for the head of a page first."""


def logo_rules(brand: Brand, tokens: Mapping[str, str], told: list[Diagnostic]) -> Iterator[Rule]:
    """The token for the logo; `tokens` are the theme's, with the colours of the brand."""
    for loc in _candidates(is_dark=_is_dark(tokens)):
        path = _path_at(brand, loc)
        if path and usable(brand, path, loc, told):
            yield token("--logo", f"url({css_string(path)})", brand.place(*loc))
            return


def _is_dark(tokens: Mapping[str, str]) -> bool:
    """Whether a masthead's ground is dark: its own, or that of the panel it stands on."""
    grounds = (worked_out(tokens, name) for name in GROUNDS)
    ground = shade_of(next((one for one in grounds if one not in ("", CLEAR)), CLEAR))
    return ground is not None and ground.luminance < BLACK_OR_WHITE


def _candidates(*, is_dark: bool) -> Iterator[tuple[str, ...]]:
    """Where the file may have the logo, the best place first."""
    variants = ("dark", "light") if is_dark else ("light", "dark")
    if is_dark:
        yield from (("logo", size, "dark") for size in SIZES)
    for size in SIZES:
        yield ("logo", size)
        yield from (("logo", size, variant) for variant in variants)
    yield ("logo",)


def _path_at(brand: Brand, loc: tuple[str, ...]) -> str | None:
    path = brand.section(*loc).get("path")
    return path if isinstance(path, str) else None
