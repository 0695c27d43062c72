"""Which declaration of a house's stylesheets it is that the engine or a writer breaks down over.

WeasyPrint takes much that it then fails upon, and its failures do not say what they are about. So
the house's declarations are taken away from the last one up, until what failed goes through. What
fails with none of them is a bug of ours.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from exporter import resources
from exporter.diagnostics import DesignError, ExportError, Place
from exporter.diagnostics.errors import LAYOUT_FAILED
from exporter.engine.patience import patience
from exporter.style.design import Design
from exporter.style.trimmed import Culprit, Texts, Trimmed

LEAST_SECONDS, TIMES = 10, 10  # for one trial, of what another one took
HINT = "leave it out, or say it in another way"

Made = TypeVar("Made")


@dataclass(frozen=True)
class Suspects:
    """The CSS of a house that may be to blame: its texts, what to attempt with others in their
    stead, and where a culprit in them stands."""

    texts: Callable[[], Texts]
    attempt: Callable[[Texts], object]
    place: Callable[[Culprit], Place]


def attempted(attempt: Callable[[], Made], suspects: Suspects, seconds: float) -> Made:
    """What is made in a house style; raises DesignError, with the declaration, if that makes it
    fail, or take more than so many seconds.
    """
    try:
        with patience(seconds):
            return attempt()
    except Exception as failure:
        culprit = None if _is_told(failure) else _culprit(suspects, seconds)
        if culprit is None:
            raise
        raise _blamed(failure, culprit) from failure


def _culprit(suspects: Suspects, seconds: float) -> Culprit | None:
    """What it is in the CSS of a house that fails; `None` if nothing is."""
    trial = _Trial(suspects.attempt, seconds)
    found = Trimmed(suspects.texts()).culprit(trial.fails)
    return replace(found, place=suspects.place(found)) if found else None


def _is_told(failure: Exception) -> bool:
    """Whether a failure says what is wrong, and where, as well as we could."""
    if not isinstance(failure, ExportError):
        return False
    is_placed = all(told.place for told in failure.diagnostics)
    is_placed = is_placed or not isinstance(failure, DesignError)
    return is_placed and failure.diagnostics[0].code != LAYOUT_FAILED


def _blamed(failure: Exception, culprit: Culprit) -> DesignError:
    if isinstance(failure, DesignError) and failure.diagnostics[0].code != LAYOUT_FAILED:
        return DesignError([replace(one, place=culprit.place) for one in failure.diagnostics])
    why = f": {failure.message}" if isinstance(failure, DesignError) else ""
    message = f"{culprit.quoted} cannot be printed{why}"
    return DesignError.at(LAYOUT_FAILED, message, culprit.place, HINT)


def of_house(design: Design, edition: str) -> Texts:
    """The stylesheets of an edition that are not ours."""
    ours = resources.styles_folder()
    texts = design.texts(edition)
    return {path: css for path, css in texts if not path.resolve().is_relative_to(ours)}


class _Trial:
    """What failed, tried again; it may take some times as long as where it went through."""

    def __init__(self, attempt: Callable[[Texts], object], seconds: float) -> None:
        self._attempt = attempt
        self._seconds = seconds

    def fails(self, texts: Texts) -> bool:
        """Whether it fails again, in a way that we would not tell of on purpose."""
        began = time.monotonic()
        try:
            with patience(self._seconds):
                self._attempt(texts)
        except Exception as failure:  # noqa: BLE001  # a failure is what is asked for
            return not _is_told(failure)
        took = time.monotonic() - began
        self._seconds = min(self._seconds, max(LEAST_SECONDS, TIMES * took))
        return False
