"""How a run ends when the system asks it to: in order, so that nothing is left behind."""

from __future__ import annotations

import gc
import signal
import sys
from types import FrameType
from typing import NoReturn

from exporter.machine.signals import AGAIN, ENDING

A_MOMENT = 0.002  # seconds
A_WHILE = 5.0  # seconds, within which a run that unwinds is over
SIGNALLED = 128  # and the signal's number is the exit code, as shells count


def end_in_order() -> None:
    """From now on these signals unwind the run; one that our parent ignores stays ignored."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    sys.unraisablehook = _once_more


def end_undisturbed() -> None:
    """The run is over but for its clearing up, which a further signal would only spoil.

    Python would search all that is left for garbage, to give back what the system takes anyway.
    """
    gc.freeze()
    _ignore(*ENDING, AGAIN)


class _Stopped(SystemExit):
    """What unwinds a run that was told to end."""


_told: list[int] = []  # the exit codes that signals have asked for


def asked_for() -> int | None:
    """The exit code that a signal has asked for; `None` where none came."""
    return _told[0] if _told else None


def _stop(number: int, _: FrameType | None) -> NoReturn:
    """Unwind the run. To be told once is enough, but a library may catch what it should not."""
    _told.append(SIGNALLED + number)
    _ignore(*ENDING)
    _tell_again(number, A_WHILE)
    raise _Stopped(SIGNALLED + number)


def _ignore(*numbers: signal.Signals) -> None:
    for number in numbers:
        signal.signal(number, signal.SIG_IGN)


def _tell_again(number: int, seconds: float) -> None:
    signal.signal(AGAIN, lambda _, frame: _stop(number, frame))
    signal.setitimer(signal.ITIMER_REAL, seconds)


def _once_more(lost: sys.UnraisableHookArgs) -> None:
    """A signal that came while something was being freed, where nothing can be raised, comes again
    a moment later; other things that happen there are told as ever, but of a run that is ending."""
    if isinstance(lost.exc_value, _Stopped):
        _tell_again(int(str(lost.exc_value.code)) - SIGNALLED, A_MOMENT)
    elif asked_for() is None:  # a second signal is one, "ignored due to race condition"
        sys.__unraisablehook__(lost)
