"""The page contract of a stylesheet: its bounds, as numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from exporter.cascade import Cascade
from exporter.errors import DesignError

NO_LIMIT = "none"
FIELDS = {
    "--max-pages": "max_pages",
    "--fit-min": "fit_min",
    "--fit-max": "fit_max",
    "--fit-space-min": "space_min",
    "--fit-space-max": "space_max",
    "--fit-fill": "fill",
    "--fit-slack": "slack",
    "--fit-last-page": "last_page",
    "--fit-last-lines": "last_lines",
    "--figure-min": "figure_min",
}


@dataclass(frozen=True)
class Contract:
    """How many pages an edition may have, and the bounds within which type and space may scale.

    `max_pages` is `None` for as many as it takes. `fill` is the share of the last page from which
    on it is full; with 0, nothing grows to fill it. `slack` is the height, in lines, kept free at
    the end for a program that breaks lines otherwise. Of several pages, the last one is filled by
    a share of `last_page` and with `last_lines` lines at least. Where a picture would leave a hole
    at a page's foot, it may shrink to a share of `figure_min`.
    """

    max_pages: int | None = None
    fit_min: float = 1.0
    fit_max: float = 1.0
    space_min: float = 1.0
    space_max: float = 1.0
    fill: float = 0.0
    slack: float = 0.0
    last_page: float = 0.0
    last_lines: float = 0.0
    figure_min: float = 1.0


def contract_of(cascade: Cascade, pages: int | None = None, *, is_shared: bool = False) -> Contract:
    """The page contract of the stylesheets, `pages` put over theirs.

    Where `pages` is shared by several editions, a stylesheet that allows fewer has its way. Raises
    DesignError where a number is none.
    """
    found = cascade.variables(tuple(FIELDS))
    values = {FIELDS[name]: _number(name, text) for name, text in found.items() if text != NO_LIMIT}
    limit = values.pop("max_pages", None)
    contract = Contract(max_pages=int(limit) if limit else None, **values)
    if pages is None or (is_shared and pages > (contract.max_pages or pages)):
        return contract
    return replace(contract, max_pages=pages)


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as failure:
        raise DesignError.at(
            "page-contract", f"{name} is {text!r}, which is not a number", hint="write 1 or 0.9"
        ) from failure
