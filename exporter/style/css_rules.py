"""The rules of a stylesheet, parsed once for all who look through them."""

from __future__ import annotations

import functools

import tinycss2
from tinycss2.ast import Node

MOST = 64  # stylesheets; a house style has some twenty


@functools.lru_cache(maxsize=MOST)
def rules_of(css: str) -> tuple[Node, ...]:
    """The top-level nodes of a stylesheet, blanks and comments among them; nobody changes them."""
    return tuple(tinycss2.parse_stylesheet(css))
