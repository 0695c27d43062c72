"""Fuzz the doors by which strangers' files come in: `python -m bench.fuzz [DOOR...]`.

Every door is fuzzed in a process of its own, from the seeds in tests/data/fuzz, guided by what
lines of ours each file reaches. Crashes go to output/fuzz, one file a kind; those are mended, and
then kept in tests/data/fuzz/DOOR/crash-*, which the tests replay.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.fuzz import SEEDS

NAMES = tuple(sorted(folder.name for folder in SEEDS.iterdir() if folder.is_dir()))
SAME_HASHES = {"PYTHONHASHSEED": "0"}
MOST_SECONDS = 20  # that one file may take
MOST_MEGABYTES = 2000
CRASHES = "*-[0-9a-f]*[0-9a-f]"  # and beside each its traceback


def main() -> int:
    """Fuzz each door; 1 where one of them crashed or took too long."""
    arguments = _arguments()
    failed = [door for door in arguments.doors or NAMES if not _is_sound(door, arguments)]
    print(f"crashes behind: {', '.join(failed)}" if failed else "no crashes")
    return 1 if failed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.fuzz", description=__doc__)
    parser.add_argument("doors", nargs="*", metavar="DOOR", help=", ".join(NAMES))
    parser.add_argument("--rounds", type=int, default=2000, help="of each door")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=0, help="most of each door; 0: no bound")
    parser.add_argument("--found", type=Path, default=Path("output/fuzz"), metavar="DIR")
    return parser.parse_args()


def _is_sound(door: str, arguments: argparse.Namespace) -> bool:
    found = arguments.found.resolve() / door
    shutil.rmtree(found, ignore_errors=True)
    found.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as grown:
        command = [sys.executable, "-m", "bench.fuzz.one_door", door, str(found), grown]
        command += [
            str(SEEDS / door),
            f"-runs={arguments.rounds}",
            f"-seed={arguments.seed}",
            f"-max_total_time={arguments.seconds}",
            f"-timeout={MOST_SECONDS}",
            f"-rss_limit_mb={MOST_MEGABYTES}",
            f"-artifact_prefix={found}/",
            "-print_final_stats=0",
            "-verbosity=0",
        ]
        code = subprocess.run(command, check=False, env=os.environ | SAME_HASHES).returncode
    crashes = list(found.glob(CRASHES))
    print(f"{door}: {arguments.rounds} rounds, {len(crashes)} kinds of crashes", flush=True)
    return code == 0 and not crashes


if __name__ == "__main__":
    sys.exit(main())
