"""Tells of whatever is saved that the shown pages may be made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Thread

from exporter.desk.changes import changes
from exporter.desk.watched_folders import watched
from exporter.diagnostics import Diagnostic, ExportError

Told = Callable[[frozenset[str]], None]


class Watchman:
    """A thread that watches the folders of an article, its project and all that both are made of.

    `saved` is called in it with the files that changed, `failed` where nothing can be watched.
    """

    def __init__(
        self, tops: Iterable[Path], saved: Told, failed: Callable[[Diagnostic], None]
    ) -> None:
        self.inputs: tuple[str, ...] = ()
        self._tops, self._saved, self._failed = tuple(tops), saved, failed
        self._ended = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def end(self) -> None:
        """Watch no more."""
        self._ended.set()

    def _watch(self) -> None:
        try:
            for changed in changes(lambda: watched(self._tops, self.inputs, ()), self._ended):
                self._saved(changed)
        except ExportError as failure:
            self._failed(failure.diagnostics[0])
