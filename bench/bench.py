"""How fast and how big brief is, in one run, against what a WeasyPrint user would write by hand.

Ratios say more than seconds: both sides of each run on the same machine, turn by turn.
"""

from __future__ import annotations

import gc
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from exporter import Article, Exporter, read, resources
from exporter.compose import Composer

SAMPLE = Path(__file__).resolve().parents[1] / "tests" / "articles" / "summit.txt"
TURNS = 10
ARTICLES = 100
SETTLED = 20  # articles after which caches have filled

PAGE_NUMBERS = ".contents-page::after { content: target-counter(attr(href), page) }"
"""What numbers the contents in plain WeasyPrint, at the price of a second layout."""


def main() -> None:
    """Print every measure, as it is taken."""
    with tempfile.TemporaryDirectory() as folder:
        _warm()
        _cold(Path(folder))
        _many()


def _warm() -> None:
    article = read(SAMPLE)
    exporter = Exporter()
    raw = _raw_render(article)
    measured = _turn_by_turn(
        raw,
        lambda: exporter.export(SAMPLE, editions=["brief"], formats=["pdf"]),
        lambda: exporter.export(SAMPLE, editions=["brief"], formats=["docx"]),
        lambda: exporter.export(SAMPLE, editions=["summary"], formats=["pdf"]),
        lambda: exporter.export(SAMPLE),
    )
    print(f"Warm, median of {TURNS}, against the same HTML and stylesheets in plain WeasyPrint")
    names = ("plain WeasyPrint", "brief, PDF", "brief, Word", "summary, PDF", "all four files")
    for name, seconds in zip(names, measured, strict=True):
        _row(name, f"{seconds * 1000:7.0f} ms", seconds / measured[0])


def _raw_render(article: Article) -> Callable[[], object]:
    """The brief as a WeasyPrint user would render it, with all that can be loaded once loaded."""
    html = Composer(resources.templates_folder()).compose(
        article, "brief", paper=None, pictures=frozenset()
    )
    numbered = re.sub(
        r'<span class="contents-page" data-page-of="([^"]*)">0</span>',
        r'<a class="contents-page" href="#\1"></a>',
        html,
    )
    fonts = FontConfiguration()
    styles = resources.styles_folder()
    files = (styles / "base.css", styles / "brief.css", resources.themes()["newsroom"])
    sheets = [CSS(filename=str(file), font_config=fonts) for file in files]
    sheets.append(CSS(string=PAGE_NUMBERS))

    def render() -> object:
        return HTML(string=numbered).write_pdf(
            stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1"
        )

    return render


def _turn_by_turn(*tasks: Callable[[], object]) -> list[float]:
    """The median seconds of each task, each run once before anything is measured."""
    for task in tasks:
        task()
    turns = [[_seconds(task) for task in tasks] for _ in range(TURNS)]
    return [statistics.median(times) for times in zip(*turns, strict=True)]


def _seconds(task: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


@dataclass(frozen=True)
class Run:
    """A process that ended: wall-clock seconds, and its largest resident set in megabytes."""

    seconds: float
    megabytes: float


RAW_PROGRAM = """
import sys
from weasyprint import HTML
html, target, *styles = sys.argv[1:]
HTML(html).write_pdf(target, stylesheets=styles, pdf_variant="pdf/ua-1")
"""


def _cold(folder: Path) -> None:
    article = read(SAMPLE)
    page = folder / "page.html"
    composer = Composer(resources.templates_folder())
    page.write_text(composer.compose(article, "brief", paper=None, pictures=frozenset()))
    styles = resources.styles_folder()
    files = (styles / "base.css", styles / "brief.css", resources.themes()["newsroom"])
    calls: dict[str, list[str | Path]] = {
        "plain WeasyPrint": ["-c", RAW_PROGRAM, page, folder / "raw.pdf", *files],
        "brief, PDF": _export_call(folder, "--edition=brief", "--format=pdf"),
        "all four files": _export_call(folder),
        "check": ["-m", "exporter", "check", SAMPLE, "--quiet"],
        "--help": ["-m", "exporter", "--help"],
    }
    print("\nCold, as a process of its own, best of 3")
    runs = {name: _best_of_three(call) for name, call in calls.items()}
    base = runs["plain WeasyPrint"].seconds
    for name, run in runs.items():
        size = f"{run.seconds * 1000:7.0f} ms  {run.megabytes:4.0f} MB at most"
        _row(name, size, run.seconds / base)


def _export_call(folder: Path, *options: str) -> list[str | Path]:
    return ["-m", "exporter", "export", SAMPLE, "--quiet", "--output", folder, *options]


def _best_of_three(call: Sequence[str | Path]) -> Run:
    return min((_process(call) for _ in range(3)), key=lambda run: run.seconds)


def _process(call: Sequence[str | Path]) -> Run:
    start = time.perf_counter()
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    arguments = [sys.executable, *map(str, call)]
    child = os.posix_spawn(sys.executable, arguments, os.environ, file_actions=silent)
    _, status, usage = os.wait4(child, 0)
    assert status == 0, call
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024)


def _many() -> None:
    """A hundred different articles through one `Exporter`, all four files of each."""
    exporter = Exporter()
    sample = read(SAMPLE)
    settled = start = time.perf_counter()
    memory = 0.0
    for number in range(ARTICLES):
        if number == SETTLED:
            memory, settled = _resident_megabytes(), time.perf_counter()
        headline = f"Report {number} on the preparations for the summit"
        exporter.export(sample.model_copy(update={"headline": headline}))
    end = time.perf_counter()
    growth = (_resident_megabytes() - memory) / (ARTICLES - SETTLED)
    print(f"\n{ARTICLES} articles, four files each, one Exporter")
    print(f"  {ARTICLES / (end - start):.2f} articles a second", end=", ")
    print(f"{(ARTICLES - SETTLED) / (end - settled):.2f} once settled")
    print(f"  {_resident_megabytes():.0f} MB resident, {growth * 1024:+.0f} KB an article")


def _resident_megabytes() -> float:
    """The memory that this process holds now."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _row(name: str, size: str, ratio: float) -> None:
    print(f"  {name:<18} {size}   {ratio:5.2f}")


if __name__ == "__main__":
    main()
