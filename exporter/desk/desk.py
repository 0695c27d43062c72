"""The desk: hands wishes to the press, takes what comes back, and tells whoever looks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import InitVar, dataclass, field, replace
from pathlib import Path
from threading import Event, Thread

from exporter.desk.changes import changes
from exporter.desk.on_screen import Shown
from exporter.desk.pressroom import ToPress
from exporter.desk.watched_folders import watched
from exporter.desk.wishes import ANY, Answer, Failed, Inputs, Listed, Wish
from exporter.diagnostics import Diagnostic, ExportError

Told = Callable[[frozenset[str]], None]

LOOK = 0.3
"""After how many seconds who waits for news looks whether all is over."""


@dataclass
class Desk:
    """What is shown, at first the first of the `articles`, and who waits for news of it.

    All is done in one thread, that of the loop; `is_over` says that the server is about to end, and
    `listens` is called with each answer.
    """

    press: ToPress
    tops: Sequence[Path]
    articles: InitVar[Sequence[str]]
    is_over: Callable[[], bool]
    listens: Callable[[Shown], None]
    shown: Shown = field(init=False)
    _waiting: set[asyncio.Event] = field(default_factory=set)

    def __post_init__(self, articles: Sequence[str]) -> None:
        """Show the first article."""
        self.shown = Shown(Wish(0, articles[0]), articles)
        self._watchman: Watchman | None = None

    def begin(self) -> None:
        """Wish for the first pages, and watch; to be called in the loop."""
        loop = asyncio.get_running_loop()
        loop.add_reader(self.press.fileno(), self._hear)
        self.wish()

        def saved(changed: frozenset[str]) -> None:
            with suppress(RuntimeError):  # the loop is closed
                loop.call_soon_threadsafe(self.saved, changed)

        def failed(told: Diagnostic) -> None:
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._fail, told)

        self._watchman = Watchman(self.tops, saved, failed)
        self._watchman.start()

    def end(self) -> None:
        """Watch no more."""
        if self._watchman:
            self._watchman.end()
        asyncio.get_running_loop().remove_reader(self.press.fileno())

    def wish(self, **changes: object) -> None:
        """Wish for what is shown, with some changes to it."""
        wish = self.shown.wish
        number = wish.number + 1
        self.shown.wished(replace(wish, changed=None, **changes, number=number))  # type: ignore[arg-type]
        self._send()

    def saved(self, changed: frozenset[str]) -> None:
        """Some files were saved."""
        wish = self.shown.wish
        all_changed: frozenset[str] | None = changed
        if self.shown.is_busy:  # what was saved before may not have been seen to
            all_changed = None if wish.changed is None else wish.changed | changed
        self.shown.wished(replace(wish, changed=all_changed, number=wish.number + 1))
        self._send()

    async def news(self) -> AsyncIterator[None]:
        """Something is to be shown: at first, and whenever it has changed, until all is over."""
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            yield
            while not self.is_over():
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(event.wait(), LOOK)
                    event.clear()
                    yield
        finally:
            self._waiting.discard(event)

    def _send(self) -> None:
        with suppress(OSError):
            self.press.send(self.shown.wish)
        self._wake()

    def _hear(self) -> None:
        try:
            while self.press.poll():
                self._take(self.press.recv())
        except (EOFError, OSError):
            asyncio.get_running_loop().remove_reader(self.press.fileno())

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, Inputs) and self._watchman:
            self._watchman.inputs = answer.paths
        if isinstance(answer, Listed) and self.shown.lists(answer):
            self._wake()
        elif self.shown.takes(answer):
            self.listens(self.shown)
            self._wake()

    def _wake(self) -> None:
        """Have all who wait look at what is shown, be it that something is being set."""
        for event in self._waiting:
            event.set()

    def _fail(self, told: Diagnostic) -> None:
        self._take(Failed(ANY, (told,)))


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
