"""One way to set an edition, and the ways that a contract allows."""

from __future__ import annotations

from dataclasses import dataclass

from exporter.fit.contract import Contract

TYPE_STEP = 0.5  # points: Word knows no finer size (ST_HpsMeasure counts half points)
SPACE_STEPS = 8


@dataclass(frozen=True)
class Setting:
    """The type's scale, the spacing's scale, and the ranks that are cut."""

    fit: float = 1.0
    space: float = 1.0
    cuts: frozenset[int] = frozenset()

    @property
    def css(self) -> str:
        """The stylesheet that sets an edition so."""
        hidden = "".join(
            f'[data-cut="{rank}"] {{ display: none !important }}' for rank in sorted(self.cuts)
        )
        return f":root:root {{ --fit: {self.fit:.6f}; --fit-space: {self.space:.4f} }} {hidden}"


NATURAL = Setting()


def scales(contract: Contract, size: float) -> list[float]:
    """The scales within the bounds that give a whole number of half points, largest first.

    `size` is the text's natural size in points.
    """
    low, high = (round(size * bound / TYPE_STEP) for bound in (contract.fit_min, contract.fit_max))
    return [step * TYPE_STEP / size for step in range(high, low - 1, -1)]


def spaces(contract: Contract, scale: float) -> list[float]:
    """The spacings at a scale, widest first; type above its natural size is never cramped."""
    low, high = (1.0 if scale > 1 else contract.space_min), contract.space_max
    steps = SPACE_STEPS if high > low else 0
    return [low + (high - low) * step / max(steps, 1) for step in range(steps, -1, -1)]
