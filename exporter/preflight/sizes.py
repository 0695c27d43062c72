"""The size of a text's body, in whatever file it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from exporter.preflight.findings import Finding

TOLERANCE = 0.05  # points, as sizes are rounded
LEAST_LETTERS = 600  # by which to tell a body from titles and labels


def small_body(sizes: Counter[float], least: float) -> Iterator[Finding]:
    """A finding where most letters are smaller than the least, in points.

    `sizes` counts the letters of each size.
    """
    if sizes.total() < LEAST_LETTERS:
        return
    ((size, _),) = sizes.most_common(1)
    if size < least - TOLERANCE:
        yield Finding(f"most text is set in {size:g} pt, under {least:g} pt")
