"""What a theme says its tokens are, where nothing else of a page is known yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from exporter import resources
from exporter.style.css_rules import rules_of
from exporter.style.house_tokens import text_of
from exporter.style.kinds import POINTS
from exporter.style.parsed_stylesheets import load_stylesheet, theme_path
from exporter.style.slips import scoped_declarations

_ALIAS = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_LENGTH = re.compile(r"([\d.]+)([a-z]+)")
DEEPEST = 10  # of names for names


def theme_tokens(theme: str | Path) -> Mapping[str, str]:
    """The value of each token in the brief of a theme, as CSS text; those of other papers and
    editions left out. Raises DesignError."""
    tokens = resources.styles_folder() / "base" / "tokens.css"
    texts = [tokens.read_text("utf-8"), *load_stylesheet(theme_path(theme)).texts.values()]
    return {name: value for css in texts for name, value in _at_root(css)}


def root_tokens(css: str) -> dict[str, str]:
    """The tokens that a stylesheet sets for every edition and paper, as CSS text."""
    return dict(_at_root(css))


def _at_root(css: str) -> Iterable[tuple[str, str]]:
    for scope, declaration in scoped_declarations(rules_of(css)):
        if scope == ":root" and declaration.name.startswith("--"):
            yield declaration.name, text_of(declaration)


def worked_out(tokens: Mapping[str, str], name: str) -> str:
    """The value of a token with those that it names in their places."""
    text = tokens.get(name, "")
    for _ in range(DEEPEST):
        text = _ALIAS.sub(lambda use: tokens.get(use[1], use[0]), text)
    return text


def points(tokens: Mapping[str, str], name: str) -> float | None:
    """A length in points; `None` for one that is worked out, or hangs on type."""
    found = _LENGTH.fullmatch(worked_out(tokens, name))
    return float(found[1]) * POINTS[found[2]] if found and found[2] in POINTS else None
