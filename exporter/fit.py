"""Copyfitting: keep the page contract of a stylesheet, or say by how much it cannot be kept.

The stylesheet gives the bounds as custom properties of `:root`; the template gives the order of
cuts as `data-cut` (1 goes first). Of all settings that fit, the one that keeps most content wins,
then the largest type, then the most generous spacing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from exporter.cascade import CSS, Cascade, Layout
from exporter.errors import ContractError, DesignError

END = "end"
TYPE_STEP = 0.5  # points: Word knows no finer size (ST_HpsMeasure counts half points)
SPACE_STEPS = 8
NO_LIMIT = "none"
FIELDS = {
    "--max-pages": "max_pages",
    "--fit-min": "fit_min",
    "--fit-max": "fit_max",
    "--fit-space-min": "space_min",
    "--fit-space-max": "space_max",
    "--fit-slack": "slack",
    "--fit-last-page": "last_page",
}


@dataclass(frozen=True)
class Contract:
    """How many pages an edition may have, and the bounds within which type and space may scale.

    `max_pages` is `None` for as many as it takes. `slack` is the height, in lines, kept free at the
    end for a program that breaks lines otherwise; `last_page` the share of it that must be filled.
    """

    max_pages: int | None = None
    fit_min: float = 1.0
    fit_max: float = 1.0
    space_min: float = 1.0
    space_max: float = 1.0
    slack: float = 0.0
    last_page: float = 0.0


@dataclass(frozen=True)
class Setting:
    """One way to set an edition: the type's scale, the spacing's scale, and the ranks cut."""

    fit: float
    space: float
    cuts: int


NATURAL = Setting(1, 1, 0)


@dataclass(frozen=True)
class Cut:
    """Something left out to keep a page contract: its words, and the part's dotted name."""

    words: str
    part: str


@dataclass(frozen=True)
class Fit:
    """What copyfitting did: scales, type size in points, what was cut, how full the last page is.

    `fill` is the share of the last page's type area that is used, 0 to 1; `layouts` counts the
    attempts that it took.
    """

    scale: float
    spacing: float
    body_size: float
    cut: tuple[Cut, ...]
    fill: float
    layouts: int


@dataclass(frozen=True)
class Fitted:
    """A document whose pages are settled, and how."""

    cascade: Cascade
    layout: Layout
    fit: Fit


def fitted(cascade: Cascade, edition: str) -> Fitted:
    """Settle an edition's pages; raises ContractError where even the last cut is not enough."""
    return _Fitter(cascade, contract_of(cascade), edition).solve()


def contract_of(cascade: Cascade) -> Contract:
    """The page contract of the stylesheets; raises DesignError where a number is none."""
    found = cascade.variables(tuple(FIELDS))
    values = {FIELDS[name]: _number(name, text) for name, text in found.items() if text != NO_LIMIT}
    pages = values.pop("max_pages", None)
    return Contract(max_pages=int(pages) if pages else None, **values)


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as failure:
        raise DesignError.at(
            "page-contract", f"{name} is {text!r}, which is not a number", hint="write 1 or 0.9"
        ) from failure


class _Fitter:
    """The search: cuts first, as few as may be; then type, as large as may be; then space."""

    def __init__(self, cascade: Cascade, contract: Contract, edition: str) -> None:
        self._cascade = cascade
        self._contract = contract
        self._edition = edition
        self._ranks = sorted(set(cascade.cut_ranks()))
        self._tried: dict[Setting, tuple[Cascade, Layout]] = {}
        style = cascade.root_style()
        self._size, self._line = style.font_size, style.leading

    def solve(self) -> Fitted:
        if self._contract.max_pages is None:
            return self._reported(Setting(1, self._balanced_space(), 0))
        scales = self._scales()
        tightest = scales[0]
        cuts = self._fewest_cuts(tightest)
        if cuts is None:
            raise self._broken_contract(self._tight(tightest, len(self._ranks)))
        scale = _last(scales, lambda scale: self._fits(self._tight(scale, cuts))) or tightest
        spaces = self._spaces(scale)
        space = _last(spaces, lambda space: self._fits(Setting(scale, space, cuts))) or spaces[0]
        return self._reported(Setting(scale, space, cuts))

    def _fewest_cuts(self, scale: float) -> int | None:
        """How many ranks must go at a scale; most articles need no cut, so that is tried first."""
        counts = range(len(self._ranks) + 1)
        if self._fits(self._tight(scale, 0)):
            return 0
        return _first(counts[1:], lambda count: self._fits(self._tight(scale, count)))

    def _balanced_space(self) -> float:
        """The spacing nearest to the natural one that leaves no near-empty last page."""
        if self._ends_well(1):
            return 1
        pages = self._set(NATURAL)[1].pages
        pulled = [space for space in self._spaces(1) if space < 1]
        pushed = [space for space in self._spaces(1) if space > 1]
        fewer = _last(pulled, lambda space: self._set(Setting(1, space, 0))[1].pages < pages)
        fuller = _first(pushed, self._ends_well)
        found = [space for space in (fewer, fuller) if space is not None]
        return min(found, key=lambda space: abs(space - 1), default=1)

    def _ends_well(self, space: float) -> bool:
        layout = self._set(Setting(1, space, 0))[1]
        return layout.pages == 1 or _fill(layout) >= self._contract.last_page

    def _scales(self) -> list[float]:
        """Every scale within the bounds that gives a whole number of half points, rising."""
        low, high = (
            round(self._size * bound / TYPE_STEP)
            for bound in (self._contract.fit_min, self._contract.fit_max)
        )
        return [step * TYPE_STEP / self._size for step in range(low, high + 1)]

    def _spaces(self, scale: float) -> list[float]:
        """The spacings to try at a scale, rising; type above its natural size is never cramped."""
        low, high = (1.0 if scale > 1 else self._contract.space_min), self._contract.space_max
        steps = SPACE_STEPS if high > low else 0
        return [low + (high - low) * step / max(steps, 1) for step in range(steps + 1)]

    def _tight(self, scale: float, cuts: int) -> Setting:
        return Setting(scale, self._spaces(scale)[0], cuts)

    def _fits(self, setting: Setting) -> bool:
        layout = self._set(setting)[1]
        pages = self._contract.max_pages
        if pages is None or layout.pages != pages:
            return pages is None or layout.pages < pages
        page, end = layout.end_of(END)
        _, bottom = layout.type_area(page)
        return end + self._contract.slack * self._line * setting.fit <= bottom

    def _set(self, setting: Setting) -> tuple[Cascade, Layout]:
        if setting not in self._tried:
            cascade = self._cascade
            if setting != NATURAL:
                cascade = cascade.adding(CSS(string=self._css(setting)))
            self._tried[setting] = cascade, cascade.layout()
        return self._tried[setting]

    def _css(self, setting: Setting) -> str:
        hidden = "".join(
            f'[data-cut="{rank}"] {{ display: none !important }}'
            for rank in self._ranks[: setting.cuts]
        )
        scales = f"--fit: {setting.fit:.6f}; --fit-space: {setting.space:.4f}"
        return f":root:root {{ {scales} }} {hidden}"

    def _reported(self, setting: Setting) -> Fitted:
        cascade, layout = self._set(setting)
        cut = tuple(Cut(*found) for found in self._cascade.cuts(self._ranks[: setting.cuts]))
        fit = Fit(
            scale=round(setting.fit, 4),
            spacing=round(setting.space, 4),
            body_size=round(self._size * setting.fit, 1),
            cut=cut,
            fill=round(_fill(layout), 3),
            layouts=len(self._tried),
        )
        return Fitted(cascade, layout, fit)

    def _broken_contract(self, setting: Setting) -> ContractError:
        pages = self._contract.max_pages or 0
        over = self._set(setting)[1].characters_after(pages)
        return ContractError.at(
            "page-contract",
            f"the {self._edition} does not fit on {pages} page{'s' if pages > 1 else ''}: "
            f"{over} characters over",
            hint="shorten the headline, the deck or lede, the key points or the summary",
        )


def _fill(layout: Layout) -> float:
    """The share of the last page's type area that is used."""
    page, end = layout.end_of(END)
    top, bottom = layout.type_area(page)
    return (end - top) / (bottom - top)


N = TypeVar("N", int, float)


def _first(values: Sequence[N], holds: Callable[[N], bool]) -> N | None:
    """The first of rising values for which a condition holds from there on; `None` if for none."""
    low, high = 0, len(values)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(values[middle]) else (middle + 1, high)
    return values[low] if low < len(values) else None


def _last(values: Sequence[N], holds: Callable[[N], bool]) -> N | None:
    """The last of rising values for which a condition holds up to there; `None` if for none."""
    low, high = 0, len(values)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if holds(values[middle]) else (low, middle)
    return values[low - 1] if low else None
