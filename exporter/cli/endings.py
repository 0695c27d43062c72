"""How a run ends when the system asks it to: in order, so that nothing is left behind."""

from __future__ import annotations

import signal
from types import FrameType
from typing import NoReturn

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
SIGNALLED = 128  # and the signal's number is the exit code, as shells count


def end_in_order() -> None:
    """From now on these signals unwind the run; one that our parent ignores stays ignored."""
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def end_undisturbed() -> None:
    """The run is over but for its clearing up, which a further signal would only spoil."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def _stop(number: int, _: FrameType | None) -> NoReturn:
    raise SystemExit(SIGNALLED + number)
