"""Where runs meet: articles of two wordings, and a folder whose files are of one or the other.

The same input makes the same bytes, so the check sums of two clean runs tell of every file
whether it is the old one, the new one, or neither, and a file that is neither is a fault.
"""

from __future__ import annotations

import hashlib
import resource
import shutil
import zipfile
from pathlib import Path

import pikepdf

from bench.kills.run import Run
from exporter.batch.records import FOLDER as RECORDS

ARTICLES = 20
ENDINGS = (".pdf", ".docx", "-summary.pdf", "-summary.docx")
SETS = [[f"a{number}{ending}" for ending in ENDINGS] for number in range(ARTICLES)]
NAMES = [name for names in SETS for name in names]
WORDINGS = ("old", "new")
NEITHER = "neither"


class Desk:
    """A folder for output, one for temporary files, and what clean runs make of the articles.

    `seconds` is what a whole run takes of a processor. Raises RuntimeError where nobody ends a run,
    and it is not clean even so.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        for wording in WORDINGS:
            _write_articles(folder / wording, wording)
        before = _seconds_of_children()
        self.sums = {wording: self._clean(wording) for wording in WORDINGS}
        self.seconds = (_seconds_of_children() - before) / len(WORDINGS)

    def _clean(self, wording: str) -> dict[str, str]:
        self.lay(None)
        end = self.start(wording).end()
        made = [path.name for path in self.output.iterdir() if path.name != RECORDS]
        if end != (0, "") or sorted(made) != sorted(NAMES):
            raise RuntimeError(f"a clean run made {len(made)} files, and ended with {end}")
        for name in made:
            _open(self.output / name)
        sums = {name: self.sum_of(name) for name in made}
        self.output.rename(self.folder / f"files-{wording}")
        return sums

    def sum_of(self, name: str) -> str:
        """The check sum of a file that is there."""
        return hashlib.sha256((self.output / name).read_bytes()).hexdigest()

    def lay(self, wording: str | None) -> None:
        """Fill the folder with the files of a wording, or with none; forget what was there."""
        shutil.rmtree(self.output, ignore_errors=True)
        if wording:
            shutil.copytree(self.folder / f"files-{wording}", self.output)

    def clear(self) -> None:
        """Take away what is in the folder for temporary files."""
        shutil.rmtree(self.temporary)
        self.temporary.mkdir()

    def start(self, wording: str, articles: int = ARTICLES, *, is_copy: bool = True) -> Run:
        """An export of the first so many articles, at work."""
        files = [f"a{number}.yaml" for number in range(articles)]
        arguments = [*files, "--quiet", "--output", str(self.output)]
        return Run(self.folder / wording, self.temporary, arguments, is_copy=is_copy)

    def strays(self) -> list[str]:
        """What is in either folder, and should not be."""
        hidden = [path.name for path in self.output.glob(".*") if path.name != RECORDS]
        hidden += [path.name for path in (self.output / RECORDS).glob(".*")]
        return hidden + [path.name for path in self.temporary.iterdir() if not _is_of_python(path)]

    def wordings(self) -> dict[str, str]:
        """Of which wording each file is that has a name; NEITHER where it is half, or another's."""
        there = sorted(self.output.iterdir()) if self.output.exists() else []
        return {path.name: self._wording(path.name) for path in there if path.name[0] != "."}

    def _wording(self, name: str) -> str:
        found = self.sum_of(name)
        return next((key for key in WORDINGS if self.sums[key].get(name) == found), NEITHER)


def _write_articles(folder: Path, wording: str) -> None:
    folder.mkdir()
    for number in range(ARTICLES):
        text = f"headline: The {wording} news of day {number}\nlede: It happened.\n"
        (folder / f"a{number}.yaml").write_text(text)


def _open(path: Path) -> None:
    """Raises what the libraries raise of a file that is not whole."""
    if path.suffix == ".pdf":
        pikepdf.open(path).close()
    elif broken := zipfile.ZipFile(path).testzip():
        raise RuntimeError(f"{broken} in {path.name}")


def _seconds_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _is_of_python(stray: Path) -> bool:
    """Whether it is the empty file that `ctypes.util.find_library` makes for a moment."""
    return stray.name.startswith("tmp") and stray.is_file() and not stray.stat().st_size
