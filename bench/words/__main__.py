"""How whole the exports of all Markdown files in folders are.

    python -m bench.words FOLDER...

Says of each file what is lost or printed that should not be, then the sums.
"""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from bench.words.measure import measured
from exporter import Exporter, ExportError
from exporter.diagnostics import Severity

PROCESSES = 2
Found = tuple[Path, str, list[str]]
"""A file, how it went (`whole`, `lost`, `refused` or `crashed`), and what to say of it."""


def found(path: Path) -> Found:
    """How the export of a file went."""
    try:
        export = _exporter().export(path, editions=["brief"], preflight=False)
    except ExportError as failure:
        errors = [one for one in failure.diagnostics if one.severity is Severity.ERROR]
        return path, "refused", [one.headline.partition(path.name)[2] for one in errors]
    except Exception:  # noqa: BLE001 (what nobody thought of is counted too)
        return path, "crashed", [traceback.format_exc(limit=-3)]
    measure = measured(path.read_text(encoding="utf-8-sig"), export)
    said = [f"{form}: {dict(lost)}" for form, lost in measure.lost.items() if lost]
    said += [f"prints {leak!r}" for leak in measure.leaks]
    return path, "whole" if measure.is_whole else "lost", said


@cache
def _exporter() -> Exporter:
    return Exporter()


def markdown_files(folders: list[str]) -> list[Path]:
    """Every Markdown file below folders; a file is itself."""
    paths = (Path(folder) for folder in folders)
    return [file for path in paths for file in sorted([path] if path.is_file() else _below(path))]


def _below(folder: Path) -> Iterator[Path]:
    yield from (path for path in folder.rglob("*.md") if path.name != "README.md")


def main() -> None:
    """Print what was found."""
    files = markdown_files(sys.argv[1:])
    sums: Counter[str] = Counter()
    with ProcessPoolExecutor(PROCESSES) as processes:
        for path, how, said in processes.map(found, files):
            sums[how] += 1
            if how != "whole":
                print(f"{how} {path}", *(f"    {line}" for line in said), sep="\n", flush=True)
    print(*(f"{count} {how}" for how, count in sums.items()), sep=", ")


if __name__ == "__main__":
    main()
