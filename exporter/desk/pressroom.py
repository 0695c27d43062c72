"""The press: a process of its own that sets what is wished for, and makes the files meanwhile.

It has one thread, and so may copy itself (`fork`): the copy makes all files of what was just set,
and is ended as soon as there is something newer to be set.
"""

from __future__ import annotations

import atexit
from contextlib import suppress
from multiprocessing import connection, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import TypeAlias

from exporter.desk.finishing import finished
from exporter.desk.setter import Setter, Work
from exporter.desk.wishes import (
    ANY,
    Answer,
    Failed,
    Files,
    Listed,
    Listing,
    Ordering,
    Unchanged,
    Wish,
)
from exporter.desk.working_folder import back_to
from exporter.diagnostics import ExportError, error

QUIET = 0.3
"""How many seconds nothing is wished for before all files are made."""
GRACE = 2.0
"""How many seconds a process has to end in order."""
BUG = error("died", "the process that sets the pages died", hint="save again to start another")
UNFINISHED = error(
    "died", "the process that makes the files died", hint="save again to start another"
)

ToPress: TypeAlias = "Connection[Wish, Answer]"


def start(ordering: Ordering, listing: Listing) -> tuple[ForkProcess, ToPress]:
    """A press, and the line to it; not to be called beside other threads."""
    context = get_context("fork")
    ours, theirs = context.Pipe()
    process = context.Process(target=_supervise, args=(theirs, ours, ordering, listing))
    process.start()
    theirs.close()
    return process, ours


def _supervise(
    line: Connection[Answer, Wish], other: ToPress, ordering: Ordering, listing: Listing
) -> None:
    """Put another in the place of a press that dies; end when nobody wishes for anything more."""
    other.close()
    context = get_context("fork")
    while True:
        process = context.Process(target=_serve, args=(line, ordering, listing))
        process.start()
        try:
            process.join()
        finally:
            process.terminate()
            process.join(GRACE)
            process.kill()
        if not process.exitcode:
            return
        with suppress(OSError):
            line.send(Failed(ANY, (BUG,)))


def _serve(line: Connection[Answer, Wish], ordering: Ordering, listing: Listing) -> None:
    """Do what is wished for, the newest first, until nobody is there any more."""
    setter, finisher = Setter(ordering), _Finisher()
    try:
        with suppress(EOFError, OSError):
            while True:
                if line in connection.wait([line, *finisher.lines]):
                    wish = _newest(line)
                    _list(line, setter.home, listing, wish)
                    _do(line, setter, finisher, wish)
                elif made := finisher.made():
                    line.send(made)
    finally:
        finisher.end()
        atexit._run_exitfuncs()  # noqa: SLF001  # copies of processes end without


def _list(line: Connection[Answer, Wish], home: Path, listing: Listing, wish: Wish) -> None:
    """Tell which articles there are; why it cannot be told, the order of the one shown will say."""
    with suppress(ExportError, FileNotFoundError):
        back_to(home)
        line.send(Listed(wish.number, tuple(listing())))


def _do(line: Connection[Answer, Wish], setter: Setter, finisher: _Finisher, wish: Wish) -> None:
    """Do a wish, and have the files made if nobody wishes for anything more."""
    if setter.is_done(wish):
        line.send(Unchanged(wish.number))
        return
    finisher.end()
    _answer(line, setter, wish)
    if setter.work and not line.poll(QUIET):
        finisher.begin(wish, setter.work)


def _newest(line: Connection[Answer, Wish]) -> Wish:
    wish = line.recv()
    while line.poll():
        wish = line.recv()
    return wish


def _answer(line: Connection[Answer, Wish], setter: Setter, wish: Wish) -> None:
    """Send what comes of a wish, until there is a newer one."""
    for answer in setter.answers(wish):
        line.send(answer)
        if line.poll():
            return


class _Finisher:
    """The copy that makes files, if there is one."""

    def __init__(self) -> None:
        self._process: ForkProcess | None = None
        self._left: list[ForkProcess] = []
        self._owed: Answer | None = None
        self.lines: list[Connection[None, Answer]] = []

    def begin(self, wish: Wish, work: Work) -> None:
        """Have the files made."""
        context = get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=_finish, args=(theirs, ours, wish, work))
        self._process.start()
        theirs.close()
        self.lines, self._owed = [ours], Files(wish.number, {}, (UNFINISHED,))

    def made(self) -> Answer | None:
        """What it has made; `None` where it has ended, having made all."""
        try:
            made = self.lines[0].recv()
        except EOFError:
            owed, self._owed = self._owed, None
            self.end()
            return owed
        if isinstance(made, Files):
            self._owed = None
        return made

    def end(self) -> None:
        """Let it be; what it has not made is not made. It ends by itself, nobody waits for it."""
        if self._process:
            self._process.terminate()
            self._left.append(self._process)
        self._left = [one for one in self._left if one.is_alive()]
        for line in self.lines:
            line.close()
        self._process, self.lines = None, []


def _finish(
    line: Connection[Answer, None], other: Connection[None, Answer], wish: Wish, work: Work
) -> None:
    other.close()  # or nobody would tell that the press is gone
    with suppress(OSError):
        for answer in finished(wish, work):
            line.send(answer)
