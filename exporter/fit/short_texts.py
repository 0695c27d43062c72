"""Short texts: what fills little of its one page gets the theme's layout for that.

A text that would end in the upper half of two columns may fill its page in one, with what opens it
at the side. How that looks is the stylesheet's: here the root element only gets an attribute.
"""

from __future__ import annotations

from exporter.engine.cascade import Cascade
from exporter.engine.insides import Node
from exporter.fit.contract import NATURAL, Contract
from exporter.fit.crowded_tables import roomy_trials
from exporter.fit.trials import Trials

SHORT = "data-short"


def trials_of(cascade: Cascade, contract: Contract) -> Trials:
    """The trials of a document, in the layout of a short text where it is one.

    It is not where it then takes a second page, or has charts, which are drawn as wide as a column.
    """
    trials, root = roomy_trials(cascade, contract), cascade.document_element
    if not _is_short(trials) or _has_charts(root):
        return trials
    root.set(SHORT, "")
    short = roomy_trials(cascade.anew(), contract)
    if short.layout(NATURAL).pages == 1 and short.has_slack(NATURAL):
        return short
    del root.attrib[SHORT]
    return roomy_trials(cascade.anew(), contract)


def _is_short(trials: Trials) -> bool:
    """Whether a text may take as many pages as it needs, and fills no more of one than some."""
    contract = trials.contract
    if not contract.short_page or contract.max_pages is not None:
        return False
    layout = trials.layout(NATURAL)
    top, bottom = layout.type_area(1)
    return layout.pages == 1 and layout.used(1) <= contract.short_page * (bottom - top)


def _has_charts(root: Node) -> bool:
    return any("chart" in node.get("class", "").split() for node in root.iter("figure"))
