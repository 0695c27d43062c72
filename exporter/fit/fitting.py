"""Copyfitting: keep the page contract of a stylesheet, or say by how much it cannot be kept.

The stylesheet gives the bounds as custom properties of `:root` (`contract.py`), the template what
may be cut (`cuts.py`). `search.py` finds the best setting, and minds the last page of a text
without a limit; `figures.py` closes the holes that figures leave.
"""

from __future__ import annotations

from exporter.engine.cascade import Cascade
from exporter.fit.breach import broken_contract
from exporter.fit.company import put_in_company
from exporter.fit.contract import NATURAL, Contract, FitSetting, contract_of
from exporter.fit.crowded_tables import roomy_trials
from exporter.fit.cuts import Cut, PlaceOf
from exporter.fit.drift import PlacedFigure
from exporter.fit.figures import Figures
from exporter.fit.last_page import well_ended
from exporter.fit.listed import unlisted
from exporter.fit.outcome import Fit, Fitted, cut_notes, fitted_as
from exporter.fit.search import Search
from exporter.fit.trials import Trials

__all__ = ["Contract", "Cut", "Fit", "Fitted", "PlacedFigure", "contract_of", "cut_notes", "fitted"]


MOST_ROUNDS = 2  # of filling the pages' bottoms, and settling the pages again


def _nowhere(_: str) -> None:
    return None


def fitted(
    cascade: Cascade,
    edition: str,
    pages: int | None = None,
    place_of: PlaceOf = _nowhere,
    *,
    is_shared: bool = False,
) -> Fitted:
    """Settle an edition's pages; `pages` comes before the stylesheet's `--max-pages`.

    Not so where it `is_shared` by editions and the stylesheet's is less. Raises
    ContractError where even the last cut is not enough.
    """
    without = unlisted(cascade.document_element)  # before its styles are matched
    contract = contract_of(cascade, pages, is_shared=is_shared)
    if contract.contents_from > 1 or not without:
        made = _fitted(cascade, contract, edition, place_of)
        if not without or made.layout.pages < contract.contents_from:
            return made
    without.put_back()
    made = _fitted(cascade.anew(), contract, edition, place_of)
    if contract.contents_from > 1 and made.fit.fill < contract.last_page:
        without.put_back()
        unlisted(cascade.document_element)  # it is not worth a near-empty last page
        made = _fitted(cascade.anew(), contract, edition, place_of)
    return made


def _fitted(cascade: Cascade, contract: Contract, edition: str, place_of: PlaceOf) -> Fitted:
    trials = roomy_trials(cascade, contract)
    figures = Figures(trials, put_in_company(trials))
    if contract.max_pages == 1:
        return fitted_as(trials, _settled(trials, figures, edition, place_of), place_of)
    figures.fill_page_bottoms(NATURAL)
    setting = _settled(trials, figures, edition, place_of)
    for _ in range(MOST_ROUNDS):
        if not figures.fill_page_bottoms(setting):
            break
        setting = _settled(trials, figures, edition, place_of)
    return fitted_as(trials, setting, place_of, tuple(figures.changed(setting)))


def _settled(trials: Trials, figures: Figures, edition: str, place_of: PlaceOf) -> FitSetting:
    """The best setting; where spacing does not end the last page well, smaller pictures may."""
    most = trials.contract.max_pages
    if most is None:
        setting = well_ended(trials)
        return setting if trials.ends_well(setting) else figures.pulled_in() or setting
    search = Search(trials, most)
    best = search.best()
    if best is None:
        raise broken_contract(trials, search.tightest, most, edition, place_of)
    return best
