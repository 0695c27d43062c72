"""The page contract of a stylesheet: its bounds as numbers, and the settings that they allow."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from exporter.diagnostics import DesignError
from exporter.engine.cascade import Cascade
from exporter.fit.cut_order import RANK, cut_order

NO_LIMIT = "none"


@dataclass(frozen=True)
class Bound:
    """A custom property's name as a field of the contract, and the least and most it may be."""

    field: str
    least: float
    most: float


BOUNDS = {
    "--max-pages": Bound("max_pages", 1, math.inf),
    "--contents-from": Bound("contents_from", 1, math.inf),
    "--fit-min": Bound("fit_min", 0.5, 1),
    "--fit-max": Bound("fit_max", 1, 3),
    "--fit-space-min": Bound("space_min", 0, 1),
    "--fit-space-max": Bound("space_max", 1, 5),
    "--fit-close-min": Bound("close_min", 0.95, 1),
    "--fit-shallower": Bound("shallower", 0, 10),
    "--fit-deeper": Bound("deeper", 0, 3),
    "--fit-fill": Bound("fill", 0, 1),
    "--fit-slack": Bound("slack", 0, math.inf),
    "--fit-last-page": Bound("last_page", 0, 1),
    "--fit-last-lines": Bound("last_lines", 0, math.inf),
    "--short-page": Bound("short_page", 0, 1),
    "--figure-min": Bound("figure_min", 0.1, 1),
    "--figure-drift": Bound("figure_drift", 0, 100),
    "--figure-beside": Bound("figure_beside", 0.2, 1),
    "--figure-letters": Bound("figure_letters", 0, 100),
}


@dataclass(frozen=True)
class Contract:
    """How many pages an edition may have, and the bounds within which type and space may scale.

    `max_pages` is `None` for as many as it takes. A list of contents is shown from so many pages
    on as `contents_from`. So that the last page is filled, letters and lines may close up to a
    share of `close_min`, and all pages be `shallower` or `deeper` by so many lines. `fill` is the
    share of the last page from which on it is full; with 0, nothing grows to fill it. `slack` is
    the height, in lines, kept free at the end for a program that breaks lines otherwise. Of several
    pages, the last one is filled by a share of `last_page` and with `last_lines` lines at least.
    What fills no more than a share of `short_page` of its one page is a short text.
    Where a picture would leave a hole at the bottom of a page, or the text a near-empty last page,
    it may shrink to a share of `figure_min`. An upright picture takes a share of `figure_beside` of
    the measure, beside text; of 1, it stands alone. Where fewer than `figure_letters` would have
    room beside it, it takes less, or stands alone. `cut_order` names the groups of what may be left
    out, the first to go first.
    """

    max_pages: int | None = None
    fit_min: float = 1.0
    fit_max: float = 1.0
    space_min: float = 1.0
    space_max: float = 1.0
    close_min: float = 1.0
    shallower: float = 0.0
    deeper: float = 0.0
    fill: float = 0.0
    slack: float = 0.0
    last_page: float = 0.0
    last_lines: float = 0.0
    short_page: float = 0.0
    figure_min: float = 1.0
    figure_drift: float = 0.0
    figure_beside: float = 1.0
    figure_letters: float = 0.0
    cut_order: tuple[str, ...] = ()
    contents_from: float = 1.0


def contract_of(cascade: Cascade, pages: int | None = None, *, is_shared: bool = False) -> Contract:
    """The page contract of the stylesheets, `pages` put over theirs.

    Where `pages` is shared by several editions, a stylesheet that allows fewer has its way. Raises
    DesignError where a number is none, or makes no sense.
    """
    texts = cascade.variables(tuple(BOUNDS))
    values = {
        BOUNDS[name].field: _number(name, text)
        for name, text in texts.items()
        if text.lower() != NO_LIMIT
    }
    limit = values.pop("max_pages", None)
    contract = Contract(
        max_pages=math.floor(limit) if limit else None, cut_order=cut_order(cascade), **values
    )
    if pages is None or (is_shared and pages > (contract.max_pages or pages)):
        return contract
    return replace(contract, max_pages=pages)


def _number(name: str, text: str) -> float:
    bound = BOUNDS[name]
    try:
        number = float(text)
    except ValueError as failure:
        message = f"{name} is {text!r}, which is not a number"
        raise DesignError.at("page-contract", message, hint="write 1 or 0.9") from failure
    if not bound.least <= number <= bound.most:
        more = "or more" if math.isinf(bound.most) else f"to {bound.most:g}"
        message = f"{name} is {text}, and must be {bound.least:g} {more}"
        raise DesignError.at("page-contract", message, hint="1 is the natural size")
    return number


TYPE_STEP = 0.5  # points: Word knows no finer size (docs/decisions/word-half-points.md)
SPACE_STEPS = 8


@dataclass(frozen=True)
class FitSetting:
    """The type's scale, the spacing's scale, and the ranks that are cut.

    `close` is how close letters and lines are, `depth` by how many points pages are deeper.
    """

    fit: float = 1.0
    space: float = 1.0
    cuts: frozenset[int] = frozenset()
    close: float = 1.0
    depth: float = 0.0

    @property
    def css(self) -> str:
        """The stylesheet that sets an edition so."""
        hidden = "".join(
            f'[{RANK}="{rank}"] {{ display: none !important }}' for rank in sorted(self.cuts)
        )
        scales = f"--fit: {self.fit:.6f}; --fit-space: {self.space:.4f}"
        pages = f"--fit-close: {self.close:.3f}; --fit-depth: {self.depth:.2f}pt"
        return f":root:root {{ {scales}; {pages} }} {hidden}"

    @property
    def type(self) -> FitSetting:
        """How large and close it sets type; with natural spacing, which many settings share."""
        return FitSetting(self.fit, close=self.close)


NATURAL = FitSetting()


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


CLOSE_STEP = 0.01


def closes(contract: Contract) -> list[float]:
    """How close letters and lines may be set, the natural way first."""
    steps = round((1 - contract.close_min) / CLOSE_STEP)
    return [1 - CLOSE_STEP * step for step in range(steps + 1)]
