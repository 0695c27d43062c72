"""What is looked for: all checks, and how much each weighs for which profile."""

from __future__ import annotations

from exporter.preflight.checks import CHECKS
from exporter.preflight.profiles import Profile


def as_table() -> str:
    """A line for each check: its code, its weight for each profile, what it asks for."""
    rows = [("", *(profile.value for profile in Profile), "asks whether")]
    for check in CHECKS:
        weights = (check.weights[profile] for profile in Profile)
        rows.append(
            (check.code, *(weight.value if weight else "-" for weight in weights), check.asks)
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return "".join(f"{line.rstrip()}\n" for line in lines)
