"""What it is in the style of a house that the engine or a writer breaks down over.

WeasyPrint takes much that it then fails upon, and its failures do not say what they are about. So
the house's declarations, and then the elements of its templates, are taken away from the last one
up, until what failed goes through. What fails with none of them is a bug of ours.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Generic, TypeAlias, TypeVar

from exporter import resources
from exporter.diagnostics import DesignError, ExportError
from exporter.diagnostics.errors import LAYOUT_FAILED
from exporter.engine.patience import patience
from exporter.machine.plain_files import real_path
from exporter.style.design import Design
from exporter.style.trimmed import Culprit, Texts

LEAST_SECONDS, TIMES = 10, 10  # for one trial, of what another one took
HINT = "leave it out, or say it in another way"

Made = TypeVar("Made")


Look = TypeVar("Look")
Search: TypeAlias = Callable[[Callable[[Look], bool]], Culprit | None]
"""What finds a culprit of some kind; it is given what tells whether something fails in a look."""


def attempted(
    attempt: Callable[[Look], Made], look: Look, searches: Sequence[Search[Look]], seconds: float
) -> Made:
    """What is made in a look; raises DesignError, with the culprit that the first of some searches
    finds, if that makes it fail, or take more than so many seconds.
    """
    try:
        with patience(seconds):
            return attempt(look)
    except Exception as failure:
        fails = _Trial(attempt, seconds).fails
        found = () if _is_told(failure) else (search(fails) for search in searches)
        culprit = next(filter(None, found), None)
        if culprit is None:
            raise
        raise _blamed(failure, culprit) from failure


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
    return {path: css for path, css in texts if not real_path(path).is_relative_to(ours)}


class _Trial(Generic[Look]):
    """What failed, tried again; it may take some times as long as where it went through."""

    def __init__(self, attempt: Callable[[Look], object], seconds: float) -> None:
        self._attempt = attempt
        self._seconds = seconds

    def fails(self, look: Look) -> bool:
        """Whether it fails again, in a way that we would not tell of on purpose."""
        began = time.monotonic()
        try:
            with patience(self._seconds):
                self._attempt(look)
        except Exception as failure:  # noqa: BLE001  # a failure is what is asked for
            return not _is_told(failure)
        took = time.monotonic() - began
        self._seconds = min(self._seconds, max(LEAST_SECONDS, TIMES * took))
        return False
