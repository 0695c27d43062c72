"""A brand as a stylesheet that comes after a theme."""

from __future__ import annotations

from pathlib import Path

from exporter.brand.brand_colours import Colours, colour_rules
from exporter.brand.brand_file import brand_in
from exporter.brand.families import Fonts
from exporter.brand.logos import logo_rules
from exporter.brand.placed_css import stylesheet
from exporter.brand.theme_tokens import theme_tokens
from exporter.brand.typesetting import Lettering
from exporter.style.design import Derived


def brand_stylesheet(path: Path, theme: str | Path, *, keeps: bool = False) -> Derived:
    """The stylesheet of a brand file over a theme, and what is to be told of it.

    With `keeps`, colours stay that are too faint for text. Raises DesignError, with the places in
    the brand file, where that says what cannot be used.
    """
    brand, tokens = brand_in(path), theme_tokens(theme)
    colours, fonts = Colours(brand, keeps), Fonts(brand)
    rules = list(colour_rules(colours, tokens))
    rules += Lettering(brand, tokens, colours, fonts).rules()
    told = [*colours.told, *fonts.told]
    now = {**tokens, **dict(rule.sets for rule in rules if rule.sets)}
    rules += logo_rules(brand, now, told)
    return Derived(path, stylesheet(rules), tuple(told))
