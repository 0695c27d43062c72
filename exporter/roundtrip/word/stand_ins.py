"""What stands in for the origin of a file that has lost it: what its source makes now."""

from __future__ import annotations

from collections.abc import Sequence

from exporter.diagnostics import ArticleError, Diagnostic, Place, note
from exporter.docx.body import Item
from exporter.provenance.origin import Origin
from exporter.roundtrip.word.lost_styles import Likeness, likeness

LOOK = "look with --diff at what would change"
LEAST_ALIKE = 0.5  # of the source's words


def _rank(one: Likeness) -> tuple[float, float]:
    """Themes say nearly the same words, and set their parts in other orders."""
    return round(one.both, 1), one.in_order + one.both


def stood_in(
    items: Sequence[Item], stand_ins: Sequence[Origin], name: str
) -> tuple[Origin, Diagnostic]:
    """The one of some origins whose words a file has most of, and how many these are.

    Raises ArticleError `no-origin` where it is not even half.
    """
    alike = [likeness(items, one.wording) for one in stand_ins]
    best = max(range(len(alike)), key=lambda number: _rank(alike[number]))
    share = f"{alike[best].kept:.0%} of the words of the source"
    if alike[best].both < LEAST_ALIKE:
        message = f"the file does not say what it was made from, and has only {share}"
        hint = "name the source that it was made from, or write it to a file of its own (--output)"
        raise ArticleError.at("no-origin", message, Place(name), hint)
    message = f"the file does not say what it was made from; it has {share}, which stands in"
    return stand_ins[best], note("origin-stood-in", message, Place(name), LOOK)
