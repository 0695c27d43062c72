"""How a run ends when the system asks it to: in order, so that nothing is left behind."""

from __future__ import annotations

import gc
import signal
import sys
from types import FrameType
from typing import NoReturn

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
A_MOMENT = 0.002  # seconds
SIGNALLED = 128  # and the signal's number is the exit code, as shells count


def end_in_order() -> None:
    """From now on these signals unwind the run; one that our parent ignores stays ignored."""
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    sys.unraisablehook = _once_more


def end_undisturbed() -> None:
    """The run is over but for its clearing up, which a further signal would only spoil.

    Python would search all that is left for garbage, to give back what the system takes anyway.
    """
    gc.freeze()
    for number in (*SIGNALS, signal.SIGALRM):
        signal.signal(number, signal.SIG_IGN)


class _Stopped(SystemExit):
    """What unwinds a run that was told to end."""


def _stop(number: int, _: FrameType | None) -> NoReturn:
    raise _Stopped(SIGNALLED + number)


def _once_more(lost: sys.UnraisableHookArgs) -> None:
    """A signal that came while something was being freed, where nothing can be raised, comes again
    a moment later; other things that happen there are told as ever."""
    if not isinstance(lost.exc_value, _Stopped):
        sys.__unraisablehook__(lost)
        return
    number = int(str(lost.exc_value.code)) - SIGNALLED
    signal.signal(signal.SIGALRM, lambda _, frame: _stop(number, frame))
    signal.setitimer(signal.ITIMER_REAL, A_MOMENT)
