"""End exports at any moment, and see what they leave: `python -m bench.kills --rounds 1000`.

Each round lays the files of an older wording into a folder, or none, starts an export of twenty
articles over them, and sends it a signal: by the clock, or as the run writes a set of files or
gives them their names. The same input makes the same bytes, so two clean runs tell of every file afterwards whether
it is the old one, the new one, or neither, which is a fault. Now and then two runs work in one
folder at the same time. A round depends on its number alone: `--start` goes on where one stopped.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pikepdf

ARTICLES = 20
ENDINGS = (".pdf", ".docx", "-summary.pdf", "-summary.docx")
SETS = [[f"a{number}{ending}" for ending in ENDINGS] for number in range(ARTICLES)]
WORDINGS = ("old", "new")
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGKILL)
SIGNALLED = 128  # and the signal's number is the exit code, as shells count
PATIENCE = 300  # seconds that a run may take on a busy machine
A_LOOK = 0.001  # seconds between two looks at a folder
A_SET = 0.004  # seconds within which the files of a set are given their names
PAIRS = 25  # a round in so many has two runs at the same time as well
LONG = 10  # of so many runs that follow a SIGKILL, one exports all articles
TOLD = 25  # rounds between two lines of progress


Moment = Literal["start", "writing", "naming"]


@dataclass(frozen=True)
class Strike:
    """The signal of a round, and when it falls: seconds after the moment that is waited for."""

    number: signal.Signals
    moment: Moment
    article: int  # whose files are being written or named
    seconds: float
    on_old_files: bool


class Desk:
    """Two wordings of the articles, what clean runs make of them, and a folder for runs to meet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        for wording in WORDINGS:
            _write_articles(folder / wording, wording)
        start = time.perf_counter()
        self.prints = {wording: self._clean(wording) for wording in WORDINGS}
        self.seconds = (time.perf_counter() - start) / len(WORDINGS)

    def _clean(self, wording: str) -> dict[str, str]:
        """The check sum of each file of a run that nobody ends."""
        self.lay(None)
        code, said = ended(self.start(wording))
        made = {path.name: path.read_bytes() for path in self.output.iterdir()}
        if (code, said) != (0, "") or sorted(made) != sorted(sum(SETS, [])):
            raise SystemExit(f"a clean run ended with {code}: {said}")
        for name, data in made.items():
            _open(name, data)
        self.output.rename(self.folder / f"files-{wording}")
        return {name: hashlib.sha256(data).hexdigest() for name, data in made.items()}

    def lay(self, wording: str | None) -> None:
        """Fill the folder with the files of a wording, or with nothing; forget what was there."""
        shutil.rmtree(self.output, ignore_errors=True)
        if wording:
            shutil.copytree(self.folder / f"files-{wording}", self.output)

    def start(self, wording: str, articles: int = ARTICLES) -> subprocess.Popen[str]:
        files = [f"a{number}.yaml" for number in range(articles)]
        return subprocess.Popen(
            [sys.executable, "-m", "exporter", "export", *files, "--quiet", "-o", self.output],
            cwd=self.folder / wording,
            env=os.environ | {"TMPDIR": str(self.temporary), "PYTHONPATH": str(Path.cwd())},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def strays(self) -> list[str]:
        """What is left in either folder and should not be."""
        hidden = [path.name for path in self.output.glob(".*")]
        return hidden + [path.name for path in self.temporary.iterdir() if not _is_of_python(path)]

    def wordings(self) -> dict[str, str]:
        """Which wording each file has, by its name; "neither" where it is half, or otherwise wrong.

        Names that clean runs do not make count as well.
        """
        there = sorted(self.output.iterdir()) if self.output.exists() else []
        return {path.name: self._wording(path) for path in there if path.name[0] != "."}

    def _wording(self, path: Path) -> str:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        return next(
            (key for key in WORDINGS if self.prints[key].get(path.name) == found), "neither"
        )


def _write_articles(folder: Path, wording: str) -> None:
    folder.mkdir()
    for number in range(ARTICLES):
        text = f"headline: The {wording} news of day {number}\nlede: It happened.\n"
        (folder / f"a{number}.yaml").write_text(text)


def _open(name: str, data: bytes) -> None:
    """Raises what the libraries raise when a file is not whole."""
    if name.endswith(".pdf"):
        pikepdf.open(io.BytesIO(data)).close()
    elif zipfile.ZipFile(io.BytesIO(data)).testzip():
        raise ValueError(name)


def _is_of_python(stray: Path) -> bool:
    """Whether it is the empty file that `ctypes.util.find_library` makes for a moment."""
    return stray.name.startswith("tmp") and stray.is_file() and not stray.stat().st_size


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit code of a run and all that it said, once it is over."""
    said, _ = process.communicate(timeout=PATIENCE)
    return process.returncode, said


def strike_of(seed: int, number: int, seconds: float) -> Strike:
    """What happens in a round, where a whole run takes so many seconds."""
    chance = random.Random(f"{seed}-{number}")
    moment: Moment = chance.choice(("start", "start", "writing", "naming"))
    article = min(chance.randrange(ARTICLES), chance.randrange(ARTICLES))  # the early ones are soon
    within = chance.random() ** 1.5 * (seconds if moment == "start" else A_SET)
    return Strike(chance.choice(SIGNALS), moment, article, within, chance.random() < 0.75)


def _send(desk: Desk, strike: Strike, process: subprocess.Popen[str]) -> None:
    """Wait for the moment, and send the signal."""
    if strike.moment != "start":
        if strike.article:
            done = desk.output / SETS[strike.article - 1][-1]
            _wait_for_change(lambda: _inode(done), process, A_LOOK)
        first = desk.output / SETS[strike.article][0]
        at = {"writing": lambda: _hidden(desk.output), "naming": lambda: _inode(first)}
        _wait_for_change(at[strike.moment], process, 0)
    time.sleep(strike.seconds)
    process.send_signal(strike.number)


def _wait_for_change(
    look: Callable[[], int], process: subprocess.Popen[str], seconds: float
) -> None:
    """Look until there is something else to see, or the run is over."""
    before = look()
    while look() == before and process.poll() is None:
        time.sleep(seconds)


def _hidden(folder: Path) -> int:
    return len(list(folder.glob(".*")))


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return 0


def kill(desk: Desk, strike: Strike, count: Counter[str]) -> Iterator[str]:
    """Let a run meet its signal; the faults of what it leaves."""
    before = "old" if strike.on_old_files else None
    desk.lay(before)
    process = desk.start("new")
    _send(desk, strike, process)
    code, said = ended(process)
    found = desk.wordings()
    how = _how(code, strike.number)
    count[f"{strike.number.name} {how}"] += 1
    count[f"amid {strike.moment}"] += how in ("in order", "killed")
    yield from _of_the_end(how, code, said)
    yield from _of_the_files(found, before)
    if how == "early" and "new" in found.values():
        yield "a run ended as if it had not begun, yet it wrote"
    if how == "over":  # the machine has become faster
        desk.seconds *= 0.9
    if how == "over" and set(found.values()) != {"new"}:
        yield "a run that was not hit left an old file"
    mixed = [names[0] for names in SETS if len({found.get(name) for name in names}) > 1]
    count["sets that were partly new and partly old"] += len(mixed)
    count["kills amid the articles"] += 0 < list(found.values()).count("new") < len(sum(SETS, []))
    if strike.number != signal.SIGKILL:
        yield from (f"{name}: a set is partly new" for name in mixed)
    else:
        count["strays of SIGKILL"] += len(desk.strays())
        yield from _of_the_next_run(desk, count)
    yield from (f"{name} is left" for name in desk.strays())


def _how(code: int, number: int) -> str:
    """How a run ended: before it began to listen, in order, killed, after all was done."""
    if code == 0:
        return "over"
    if code == -number:
        return "killed" if number == signal.SIGKILL else "early"
    return "in order" if code == SIGNALLED + number else "wrong"


def _of_the_end(how: str, code: int, said: str) -> Iterator[str]:
    """Before our first line runs, Python itself may tell of an interrupt."""
    if how == "wrong":
        yield f"exit code {code}"
    if said and how != "early":
        yield f"a run said: {said}"


def _of_the_files(found: dict[str, str], before: str | None) -> Iterator[str]:
    yield from (f"{name} is half, or nobody's" for name in found if found[name] == "neither")
    if before:
        yield from (f"{name} is lost" for name in sum(SETS, []) if name not in found)


def _of_the_next_run(desk: Desk, count: Counter[str]) -> Iterator[str]:
    """What a run is hindered by, or leaves, that comes after one that was killed."""
    count["next runs"] += 1
    articles = ARTICLES if count["next runs"] % LONG == 0 else 1
    end = ended(desk.start("new", articles))
    if end != (0, ""):
        yield f"the next run ended with {end}"
    found = desk.wordings()
    for name in sum(SETS[:articles], []):
        if found.get(name) != "new":
            yield f"{name} is not new after the next run"


def pair(desk: Desk, count: Counter[str]) -> Iterator[str]:
    """Let two runs work in one folder; the faults of what they leave."""
    count["pairs of runs"] += 1
    desk.lay(None)
    runs = [desk.start(wording) for wording in WORDINGS]
    for run in runs:
        end = ended(run)
        if end != (0, ""):
            yield f"one of two runs ended with {end}"
    found = desk.wordings()
    for name in sum(SETS, []):
        if found.get(name) not in WORDINGS:
            yield f"{name} is neither of the two"
    count["files of pairs that are of the older run"] += list(found.values()).count("old")
    yield from (f"{name} is left by two" for name in desk.strays())


@contextmanager
def _desk() -> Iterator[Desk]:
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        yield Desk(Path(folder))


def main() -> int:
    """Print what was counted, and each fault with its round; 1 where there was one."""
    arguments = _arguments()
    count: Counter[str] = Counter()
    with _desk() as desk:
        print(f"a whole run takes {desk.seconds:.1f} s", flush=True)
        for number in range(arguments.start, arguments.rounds):
            strike = strike_of(arguments.seed, number, desk.seconds)
            faults = list(kill(desk, strike, count))
            faults += pair(desk, count) if number % PAIRS == 0 else []
            for fault in faults:
                count["faults"] += 1
                print(f"round {number}, {strike}: {fault}", flush=True)
            if number % TOLD == TOLD - 1 or number == arguments.rounds - 1:
                print(f"{number + 1} rounds: {dict(sorted(count.items()))}", flush=True)
    return 1 if count["faults"] else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.kills", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--start", type=int, default=0, metavar="ROUND", help="the first")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
