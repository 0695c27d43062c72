"""A run that saves a set of files over old ones and meets signals at chosen points.

`python -m tests.support.struck CALL:TIMES:SIGNAL...`: each signal comes right after a call, of
POINTS, is made the so many-th time.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from exporter.cli.endings import end_in_order
from exporter.machine.save import save_all
from exporter.machine.scratch import FOR_FILES

SET = ("a.pdf", "a.docx", "a-summary.pdf", "a-summary.docx")
OLD, NEW = b"old", b"new words"
POINTS: dict[str, tuple[object, str]] = {
    "made": (os, "open"),
    "flushed": (os, "fsync"),
    "named": (Path, "replace"),
    "taken away": (Path, "unlink"),
}


def strike(call: str, times: int, number: signal.Signals) -> None:
    """From now on, the so many-th such call is followed by the signal."""
    owner, name = POINTS[call]
    real: Callable[..., Any] = getattr(owner, name)
    calls = 0

    def struck(*args: Any, **options: Any) -> Any:
        nonlocal calls
        done = real(*args, **options)
        calls += call != "made" or FOR_FILES in str(args[0])
        if calls == times:
            calls += 1
            os.kill(os.getpid(), number)
        return done

    setattr(owner, name, struck)


if __name__ == "__main__":
    end_in_order()
    for point in sys.argv[1:]:
        called, nth, told = point.split(":")
        strike(called, int(nth), signal.Signals[told])
    save_all({Path(name): NEW for name in SET})
