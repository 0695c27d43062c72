"""What was found, for people: once for each kind, with its first places and how many more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from exporter.diagnostics import Diagnostic, Place
from exporter.preflight.findings import Finding
from exporter.preflight.inspection import Inspection, Result

MOST_MESSAGES = 3  # of one kind
MOST_PLACES = 4


PlaceOf = Callable[[Finding], Place | None]
"""Where the source has what a finding is about; `None` where that is not known."""


def diagnostics(inspection: Inspection, place_of: PlaceOf = lambda _: None) -> list[Diagnostic]:
    """The findings of a file, those that say the same told together.

    One whose place in the source is known is told for itself, at that place.
    """
    kinds: dict[str, list[Result]] = {}
    placed: list[Diagnostic] = []
    for result in inspection.results:
        check, place = result.check, place_of(result.finding)
        if place:
            message = result.finding.message
            placed.append(Diagnostic(result.severity, check.code, message, place, check.hint))
        else:
            kinds.setdefault(check.code, []).append(result)
    name = Place(inspection.name)
    return [*placed, *(one for results in kinds.values() for one in _told(results, name))]


def _told(results: Sequence[Result], place: Place) -> Iterator[Diagnostic]:
    check, severity = results[0].check, results[0].severity
    messages: dict[str, list[int | str | None]] = {}
    for result in results:
        messages.setdefault(result.finding.message, []).append(result.finding.where)
    shown = list(messages.items())[:MOST_MESSAGES]
    rest = len(messages) - len(shown)
    for number, (message, places) in enumerate(shown, start=1):
        more = f" (and {rest} more of this kind)" if rest and number == len(shown) else ""
        told = f"{_where(places)}{message}{more}"
        yield Diagnostic(severity, check.code, told, place, check.hint)


def _where(places: Sequence[int | str | None]) -> str:
    """`page 3: `, `pages 1, 2 and 5: `, or the part's path."""
    known = list(dict.fromkeys(place for place in places if place is not None))
    if not known:
        return ""
    shown = [str(place) for place in known[:MOST_PLACES]]
    if len(known) > MOST_PLACES:
        shown.append(f"{len(known) - MOST_PLACES} more")
    listed = " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
    kind = ("page " if len(known) == 1 else "pages ") if isinstance(known[0], int) else ""
    return f"{kind}{listed}: "
