"""End exports at any moment, and see what they leave: `python -m bench.kills --rounds 1000`.

Each round lays the files of an older wording into a folder, or none, starts an export of twenty
articles over them, and sends it a signal: after so much work, or as it writes a set of files or
gives them their names. What is there afterwards is held against two clean runs. Now and then two
runs work in one folder at the same time. A round depends on its number alone, so that `--start`
goes on where one stopped, and several may share the rounds.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from bench.kills.desk import Desk
from bench.kills.rounds import kill, pair, strike_of

PAIRS = 40  # a round in so many has two runs at the same time as well
TOLD = 10  # rounds between two lines of progress


def main() -> int:
    """Print what was counted, and each fault with its round; 1 where there was one."""
    arguments = _arguments()
    folder = Path(tempfile.mkdtemp(prefix="kills-"))  # no context, for the sake of copies
    count = _counted(Desk(folder), arguments)
    shutil.rmtree(folder)
    return 1 if count["faults"] else 0


def _counted(desk: Desk, arguments: argparse.Namespace) -> Counter[str]:
    count: Counter[str] = Counter()
    print(f"a whole run takes {desk.seconds:.1f} s of a processor", flush=True)
    for number in range(arguments.start, arguments.rounds):
        strike = strike_of(arguments.seed, number, desk.seconds)
        faults = list(kill(desk, strike, count))
        faults += pair(desk, count) if number % PAIRS == 0 else []
        count["faults"] += len(faults)
        for fault in faults:
            print(f"round {number}, {strike}: {fault}", flush=True)
        if number % TOLD == TOLD - 1 or number == arguments.rounds - 1:
            print(f"{number + 1} rounds: {dict(sorted(count.items()))}", flush=True)
    return count


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.kills", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100, metavar="N", help="up to this one")
    parser.add_argument("--start", type=int, default=0, metavar="N", help="from this one")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
