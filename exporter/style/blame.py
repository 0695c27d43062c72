"""Which declaration of a house's stylesheets it is that the engine or a writer breaks down over.

WeasyPrint takes much that it then fails upon, and its failures do not say what they are about. So
the house's declarations are taken away from the last one up, until what failed goes through. What
fails with none of them is a bug of ours.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from exporter import resources
from exporter.diagnostics import DesignError, Diagnostic, ExportError
from exporter.diagnostics.errors import LAYOUT_FAILED
from exporter.engine.patience import patience
from exporter.style.design import Design
from exporter.style.trimmed import Culprit, Trimmed

LEAST_SECONDS, TIMES = 10, 10  # for one trial, of what another one took
HINT = "leave it out, or say it in another way"

Made = TypeVar("Made")


def attempted(
    attempt: Callable[[Design], Made], design: Design, edition: str, seconds: float
) -> Made:
    """What is made in a house style; raises DesignError, with the declaration, if that makes it
    fail, or take more than so many seconds. `attempt` is tried again in the same style with less
    in it.
    """
    try:
        with patience(seconds):
            return attempt(design)
    except Exception as failure:
        told = _is_told(failure)
        culprit = None if told else _culprit(design, edition, _Trial(attempt, seconds))
        if culprit is None:
            raise
        raise _blamed(failure, culprit) from failure


def _is_told(failure: Exception) -> bool:
    """Whether a failure says what is wrong, and where, as well as we could."""
    if not isinstance(failure, ExportError):
        return False
    is_placed = all(map(_has_place, failure.diagnostics)) or not isinstance(failure, DesignError)
    return is_placed and failure.diagnostics[0].code != LAYOUT_FAILED


def _has_place(told: Diagnostic) -> bool:
    """Whether it has one, or is about a token, whose place `Design.placed` knows."""
    return told.place is not None or told.message.startswith("--")


def _culprit(design: Design, edition: str, trial: _Trial) -> Culprit | None:
    """What it is in the house's stylesheets that fails; `None` if nothing is."""
    return Trimmed(dict(_of_house(design, edition))).culprit(
        lambda texts: trial.fails(design.trimmed(texts))
    )


def _blamed(failure: Exception, culprit: Culprit) -> DesignError:
    if isinstance(failure, DesignError) and failure.diagnostics[0].code != LAYOUT_FAILED:
        return DesignError([replace(one, place=culprit.place) for one in failure.diagnostics])
    why = f": {failure.message}" if isinstance(failure, DesignError) else ""
    message = f"{culprit.quoted} cannot be printed{why}"
    return DesignError.at(LAYOUT_FAILED, message, culprit.place, HINT)


def _of_house(design: Design, edition: str) -> Iterator[tuple[Path, str]]:
    for path, css in design.texts(edition):
        if not path.resolve().is_relative_to(resources.styles_folder()):
            yield path, css


class _Trial:
    """What failed, tried again; it may take some times as long as where it went through."""

    def __init__(self, attempt: Callable[[Design], object], seconds: float) -> None:
        self._attempt = attempt
        self._seconds = seconds

    def fails(self, design: Design) -> bool:
        """Whether it fails again, in a way that we would not tell of on purpose."""
        began = time.monotonic()
        try:
            with patience(self._seconds):
                self._attempt(design)
        except Exception as failure:  # noqa: BLE001  # a failure is what is asked for
            return not _is_told(failure)
        took = time.monotonic() - began
        self._seconds = min(self._seconds, max(LEAST_SECONDS, TIMES * took))
        return False
