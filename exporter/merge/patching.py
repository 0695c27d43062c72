"""How carefully a file is changed."""

from __future__ import annotations

from enum import Enum, auto


class Care(Enum):
    """How much of an edited part keeps its spelling; the most careful way comes first."""

    WORDS = auto()
    """All words but the edited ones."""
    BLOCKS = auto()
    """All blocks, items and values but the edited ones."""
    PARTS = auto()
    """All sections and fields but the edited ones."""
