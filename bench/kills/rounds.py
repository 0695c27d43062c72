"""A round: a run meets a signal at a moment drawn by chance, and what it leaves is looked at."""

from __future__ import annotations

import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bench.kills.desk import ARTICLES, NAMES, NEITHER, SETS, WORDINGS, Desk
from bench.kills.run import Run
from exporter.machine.scratch import FOR_FILES

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGKILL)
SIGNALLED = 128  # and the signal's number is the exit code, as shells count
A_LOOK = 0.001  # seconds between two looks at a folder or a clock
A_CLOSE_LOOK = 0.0002
A_SET = 0.004  # seconds within which the files of a set are written, or named
A_SECOND_PRESS = 0.02  # seconds within which somebody who is impatient sends the signal again
NEXT_RUNS = 3  # of so many runs that are killed one has another run after it
LONG = 10  # of so many of those, one exports all articles

Moment = Literal["work", "writing", "naming"]


@dataclass(frozen=True)
class Strike:
    """The signal of a round, and when it falls.

    That is after so many seconds of a processor, or so many of the clock after the first file of an
    article's set is being written, or has its name. It may reach the workers too, as a terminal's
    do.
    """

    number: signal.Signals
    moment: Moment
    article: int
    seconds: float
    is_sent_twice: bool
    on_old_files: bool
    on_a_copy: bool
    is_sent_to_all: bool


def strike_of(seed: int, number: int, seconds: float) -> Strike:
    """What happens in a round, where a whole run takes so many seconds; early moments are likelier,
    since they are sooner over, but the last is as possible."""
    chance = random.Random(f"{seed}-{number}")  # noqa: S311
    moment: Moment = chance.choice(("work", "work", "writing", "naming"))
    return Strike(
        chance.choice(SIGNALS),
        moment,
        min(chance.randrange(ARTICLES) for _ in range(3)),
        chance.random() ** 1.5 * (seconds if moment == "work" else A_SET),
        chance.random() < 0.3,
        chance.random() < 0.75,
        chance.random() < 0.75,
        chance.random() < 0.5,
    )


def kill(desk: Desk, strike: Strike, count: Counter[str]) -> Iterator[str]:
    """Let a run meet its signal; the faults of what it leaves."""
    desk.lay("old" if strike.on_old_files else None)
    run = desk.start("new", is_copy=strike.on_a_copy)
    _strike(desk, strike, run)
    code, said = run.end()
    how, found = _how(code, strike.number), desk.wordings()
    count[f"{strike.number.name} {how}"] += 1
    count[f"at {strike.moment}"] += how in ("in order", "killed")
    count["between the articles' sets"] += 0 < list(found.values()).count("new") < len(NAMES)
    yield from _of_the_end(how, code, said, found)
    yield from _of_the_files(strike, found)
    yield from _of_the_sets(strike, found, count)
    if how == "killed":
        yield from _of_what_a_kill_leaves(desk, count)
    else:
        yield from (f"{name} is left" for name in desk.strays())


def pair(desk: Desk, count: Counter[str]) -> Iterator[str]:
    """Let two runs work in one folder at the same time; the faults of what they leave."""
    count["pairs of runs"] += 1
    desk.lay(None)
    runs = [desk.start(wording) for wording in WORDINGS]
    ends = [run.end() for run in runs]
    yield from (f"one of two runs ended with {end}" for end in ends if end != (0, ""))
    found = desk.wordings()
    yield from (f"{name} is of neither run" for name in NAMES if found.get(name) not in WORDINGS)
    yield from (f"{name} is left by two" for name in desk.strays())


def _strike(desk: Desk, strike: Strike, run: Run) -> None:
    """Wait for the moment, and send the signal."""
    if strike.moment == "work":
        _wait(lambda: run.seconds() < strike.seconds, run, A_LOOK)
    else:
        _wait_for_the_set(desk, strike, run)
        time.sleep(strike.seconds)
    run.send(strike.number, to_all=strike.is_sent_to_all)
    if strike.is_sent_twice:
        time.sleep(strike.seconds % A_SECOND_PRESS)
        run.send(strike.number, to_all=strike.is_sent_to_all)


def _wait_for_the_set(desk: Desk, strike: Strike, run: Run) -> None:
    if strike.article:
        last = desk.output / SETS[strike.article - 1][-1]
        _wait_for_change(lambda: _inode(last), run, A_LOOK)
    first = desk.output / SETS[strike.article][0]
    looks = {"writing": lambda: _hidden(desk.output), "naming": lambda: _inode(first)}
    _wait_for_change(looks[strike.moment], run, A_CLOSE_LOOK)


def _wait_for_change(look: Callable[[], int], run: Run, seconds: float) -> None:
    before = look()
    _wait(lambda: look() == before, run, seconds)


def _wait(goes_on: Callable[[], bool], run: Run, seconds: float) -> None:
    """Look again and again, until it goes on no more or the run is over."""
    while not run.is_over and goes_on():
        time.sleep(seconds)


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return 0


def _hidden(folder: Path) -> int:
    return len(list(folder.glob(f"{FOR_FILES}*")))


def _how(code: int, number: int) -> str:
    """How a run ended: when all was done, killed, before it began to listen, or in order."""
    if code == 0:
        return "over"
    if code == -number:
        return "killed" if number == signal.SIGKILL else "early"
    return "in order" if code == SIGNALLED + number else "wrong"


def _of_the_end(how: str, code: int, said: str, found: dict[str, str]) -> Iterator[str]:
    if how == "wrong":
        yield f"exit code {code}"
    if said and how != "early":  # Python itself tells of Ctrl-C before our first line runs
        yield f"a run said: {said}"
    if how == "early" and "new" in found.values():
        yield "a run ended as if it had not begun, yet it wrote"
    if how == "over" and set(found.values()) != {"new"}:
        yield "a run that was not hit left something undone"


def _of_the_files(strike: Strike, found: dict[str, str]) -> Iterator[str]:
    yield from (f"{name} is half, or another's" for name in found if found[name] == NEITHER)
    if strike.on_old_files:
        yield from (f"{name} is lost" for name in NAMES if name not in found)


def _of_the_sets(strike: Strike, found: dict[str, str], count: Counter[str]) -> Iterator[str]:
    """A set is whole or old, save where SIGKILL, which nobody can hold back, falls amid its
    naming: then each file is one or the other, and the next run makes the set new."""
    mixed = [names[0] for names in SETS if len({found.get(name) for name in names}) > 1]
    count["sets that SIGKILL tore"] += len(mixed)
    if strike.number != signal.SIGKILL:
        yield from (f"the set of {name} is partly new" for name in mixed)


def _of_what_a_kill_leaves(desk: Desk, count: Counter[str]) -> Iterator[str]:
    """What strays there are, the next run sweeps; here it comes only now and then, for its time."""
    count["strays of SIGKILL"] += len(desk.strays())
    count["kills"] += 1
    if count["kills"] % NEXT_RUNS:
        desk.clear()
        return
    count["next runs"] += 1
    articles = 1 if count["next runs"] % LONG else ARTICLES
    end = desk.start("new", articles).end()
    if end != (0, ""):
        yield f"the next run ended with {end}"
    found = desk.wordings()
    new = [name for names in SETS[:articles] for name in names]
    undone = [name for name in new if found.get(name) != "new"]
    yield from (f"{name} is not new after the next run" for name in undone)
    yield from (f"{name} is left after the next run" for name in desk.strays())
