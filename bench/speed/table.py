"""A run as tables in Markdown, for the terminal and for docs/performance.md alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import log2

from bench.speed.results import Line, Results, Size, Taken

NOTHING = "–"


def machine(results: Results) -> str:
    """On what it was measured."""
    told = results["machine"]
    versions = ", ".join(f"{name} {version}" for name, version in results["versions"].items())
    return (
        f"{told['processor']}, {told['cores']} cores, {told['system']}, Python {told['Python']}.\n"
        f"Mean of {results['turns']} turns. When it began, {results['load']:.1f} processes wanted"
        f" each core.\n{versions}."
    )


def one(results: Results) -> str:
    """One article: each subject warm and cold."""
    head = ("", "makes", "warm", "×", "memory", "cold", "×", "memory")
    lines = [(line["name"], line["makes"], *_both(line)) for line in results["one"]]
    if worker := results["worker"]:
        lines.append(("brief export --worker", "four files", *_cells(None), *_cells(worker)))
    return _table(head, lines, "llrrrrrr")


def _both(line: Line) -> tuple[str, ...]:
    if not line["installed"]:
        return ("not installed", *[NOTHING] * 5)
    return (*_cells(line["warm"]), *_cells(line["cold"]))


def _cells(taken: Taken | None) -> tuple[str, str, str]:
    if not taken:
        return NOTHING, NOTHING, NOTHING
    return f"{taken['ms']:.0f} ms", f"{taken['ratio']:.2f}", f"{taken['mb']:.0f} MB"


def many(results: Results) -> str:
    """Many articles in one call."""
    head = (f"{results['articles']} articles in one call", "CPU for each", "a second", "memory")
    lines = (
        (one["name"], f"{one['ms_each']:.0f} ms", f"{one['rate']:.1f}", f"{one['mb']:.0f} MB")
        for one in results["many"]
    )
    return _table(head, lines, "lrrr")


def kept(results: Results) -> str:
    """What an export leaves behind in a process that goes on."""
    head = (f"over {results['exports']} exports in one process", "stays for each")
    lines = ((name, f"{size:.0f} KB") for name, size in results["kept_kb"].items())
    return _table(head, lines, "lr")


def growth(results: Results) -> str:
    """How an article's size tells, and the power of its size with which time grows."""
    head = ("four files of", "count", "CPU", "memory", "count", "CPU", "memory", "count", "CPU")
    lines = (
        (kind, *(cell for size in sizes for cell in _size(size)), f"{exponent(sizes):.2f}")
        for kind, sizes in results["growth"].items()
    )
    return _table((*head, "memory", "exponent"), lines, "l" + "r" * 10)


def exponent(sizes: list[Size]) -> float:
    """The power of the size with which time grew at the last doubling: 1 is linear."""
    return log2(sizes[-1]["seconds"] / sizes[-2]["seconds"])


def _size(size: Size) -> Iterator[str]:
    yield f"{size['count']:,}"
    yield f"{size['seconds']:.1f} s"
    yield f"{size['mb']:.0f} MB"


def _table(head: Iterable[str], lines: Iterable[Iterable[str]], sides: str) -> str:
    rule = "|".join("--:" if side == "r" else "---" for side in sides)
    cells = (" | ".join(line) for line in (head, *lines))
    first, *rest = (f"| {line} |".replace("|  |", "| |") for line in cells)
    return "\n".join((first, f"|{rule}|", *rest))
