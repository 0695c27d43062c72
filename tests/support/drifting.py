"""An article whose chart leaves a hole on page 1 of the house of one column, and drifts."""

from __future__ import annotations

import functools

from exporter.results import Export
from tests.support.samples import HOUSE, exporter

BEFORE = 10
"""The paragraphs before the chart: with 9 to 12 it drifts, past three or fewer."""
PASSED = ("Ahead of it", "Second of all", "Third of all")
"""How the paragraphs that it drifts past begin; the first has a note."""
NOTE = "What the yard has promised for April, it has promised every year, and delivered in June."
CHART = "Passengers are fewer every year"
_WORDS = (
    "ferries that leave on the hour carry fewer people than they did, and the yard says why: fuel "
    "has become dearer, crews are short, and the quay at the far side is closed from October to "
    "March."
)


@functools.cache
def exported() -> Export:
    """The brief of it as a PDF, made once a test run."""
    return exporter(HOUSE).export(
        _text().encode(), read_as="markdown", editions=["brief"], formats=["pdf"]
    )


def _text() -> str:
    before = [f"On day {number} {_WORDS}" for number in range(1, BEFORE + 1)]
    table = "| Year | Ferries |\n|---|---|\n| 2023 | 3 |\n| 2024 | 2 |\n| 2025 | 1 |"
    passed = [f"{begun}, {_WORDS}" for begun in PASSED]
    head = "---\nheadline: Ferries\nlede: They leave on the hour.\nlanguage: en\n---"
    return "\n\n".join(
        [
            head,
            "## Where it stands",
            *before,
            table,
            f"Table: {CHART} {{chart=column}}",
            f"{passed[0]}^[{NOTE}]",
            *passed[1:],
            "## What comes next",
            f"Later, {_WORDS}",
        ]
    )
