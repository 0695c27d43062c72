"""Copyfitting: keep the page contract of a stylesheet, or say by how much it cannot be kept.

The stylesheet gives the bounds as custom properties of `:root` (`contract.py`), the template what
may be cut (`cuts.py`). `search.py` finds the best setting, and minds the last page of a text
without a limit; `figures.py` closes the holes that figures leave.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from exporter.engine.cascade import Cascade
from exporter.fit.breach import broken_contract
from exporter.fit.company import put_in_company
from exporter.fit.contract import NATURAL, Contract, FitSetting, contract_of
from exporter.fit.cuts import Cut, PlaceOf
from exporter.fit.drift import PlacedFigure
from exporter.fit.feathered_pages import FeatheredPages
from exporter.fit.last_page import fuller, well_ended
from exporter.fit.listed import Unlisted, is_surely_longer, unlisted
from exporter.fit.outcome import Fit, Fitted, cut_notes, fitted_as
from exporter.fit.search import Search
from exporter.fit.short_texts import trials_of
from exporter.fit.shrunk_figures import Figures
from exporter.fit.side_notes import put_beside_own_text
from exporter.fit.tracked_paragraphs import TrackedParagraphs
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
    fit = _Fitting(contract, edition, place_of)
    if not without:
        return fit.fitted(trials_of(cascade, contract))
    return fit.listed(cascade, without)


@dataclass(frozen=True)
class _Fitting:
    """How an edition's pages are settled under a contract."""

    contract: Contract
    edition: str
    place_of: PlaceOf

    def listed(self, cascade: Cascade, without: Unlisted) -> Fitted:
        """A document with its list of contents where it is long enough for one, or else without."""
        short = None if self._is_long(cascade) else self._unlisted(cascade)
        if short and short.layout.pages < self.contract.contents_from:
            return short
        settled = without.put_back()
        made = self._anew(cascade)
        if self.contract.contents_from <= 1 or made.fit.fill >= self.contract.last_page:
            return made
        without.take_out(settled if short else None)  # it is not worth a near-empty last page
        return short or self._anew(cascade)

    def _is_long(self, cascade: Cascade) -> bool:
        """Whether a list of contents is asked for in any case; nothing is laid out to know it."""
        least, most = self.contract.contents_from, self.contract.max_pages
        return least <= 1 or (most is None and is_surely_longer(cascade, least))

    def _unlisted(self, cascade: Cascade) -> Fitted | None:
        """The document without its list; `None` where that is asked for already by its length."""
        trials = trials_of(cascade, self.contract)
        is_bound = self.contract.max_pages is not None
        if is_bound or trials.layout(NATURAL).pages <= self.contract.contents_from:
            return self.fitted(trials)
        return None

    def _anew(self, cascade: Cascade) -> Fitted:
        return self.fitted(trials_of(cascade.anew(), self.contract))

    def fitted(self, trials: Trials) -> Fitted:
        """The document as it is, its pages settled."""
        figures = Figures(trials, put_in_company(trials))
        put_beside_own_text(trials)
        if self.contract.max_pages == 1:
            return fitted_as(trials, self._settled(trials, figures), self.place_of)
        figures.fill_page_bottoms(NATURAL)
        setting = self._settled(trials, figures)
        for _ in range(MOST_ROUNDS):
            if not figures.fill_page_bottoms(setting):
                break
            setting = self._settled(trials, figures, setting)
        figures.grow_back(setting)
        if not self.contract.fill and trials.layout(setting).pages < (
            self.contract.max_pages or math.inf
        ):
            setting = _with_fewer_holes(trials, setting)
        figures.grow_charts(setting)
        changed = tuple(figures.changed(setting))
        return fitted_as(trials, setting, self.place_of, changed)

    def _settled(
        self, trials: Trials, figures: Figures, before: FitSetting = NATURAL
    ) -> FitSetting:
        """The best setting; where spacing does not end the last page well, smaller pictures may.

        Where figures changed, the setting `before` is kept if it still ends the text well.
        """
        most = self.contract.max_pages
        if most is None:
            if trials.ends_well(before):
                return before
            setting = well_ended(trials)
            if trials.ends_well(setting):
                return setting
            return figures.last_page_filled(setting) or setting
        search = Search(trials, most)
        best = search.best()
        if best is None:
            raise broken_contract(trials, search.tightest, most, self.edition, self.place_of)
        return best


def _with_fewer_holes(trials: Trials, setting: FitSetting) -> FitSetting:
    """A setting near to one, under which pages leave less empty that text left.

    Single paragraphs gain or lose a line, or the spaces of single pages scale, or else all pages
    become a little deeper or shallower.
    """
    paragraphs, feathered = TrackedParagraphs(trials), FeatheredPages(trials)
    if paragraphs.close_holes(setting) or feathered.close_all(setting):
        return setting
    settled = fuller(trials, setting)
    if settled == setting or not paragraphs.close_holes(settled):
        feathered.close_holes(settled)
    return settled
