"""Where an export's files go, settled before any work begins, and Make's view of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from os.path import abspath
from pathlib import Path

from exporter.batch import Outcome, Targets
from exporter.batch.stamps import from_here
from exporter.diagnostics import FileError, UsageError
from exporter.results import file_name

ON_THE_WAY = Path(".brief", "out")
"""Where files are on a worker, before they go to an address."""
UNNAMEABLE = re.compile(r"[\n\t|]|[\\&]\Z")
BACKSLASHED = re.compile(r"(\\*)([ #:*?\[])")
HIDDEN = {"=": "brief.equals", ";": "brief.semicolon"}


def check_sent(
    output: str, cluster: str | None, deps: Path | None, deps_target: str | None
) -> None:
    """Raise UsageError where the rest of a call does not go with files that go to an address."""
    if cluster is None:
        hint = "name a folder, or a cluster with --cluster local:2"
        raise UsageError.at("usage", f"only a cluster writes to {output}", hint=hint)
    if deps and not deps_target:
        hint = "name the target of the rule with --deps-target"
        raise UsageError.at("usage", "make cannot look at files at an address", hint=hint)


def rule(targets: Sequence[str], inputs: Iterable[str | Path]) -> str:
    """Makefile lines that say that `targets` are made from `inputs`, the article first.

    The other inputs get an empty rule each, so that deleting one does not stop make. Raises
    `FileError` for a name that make cannot read.
    """
    names = list(dict.fromkeys(map(from_here, map(Path, inputs))))
    made = " ".join(_target(name) for name in targets)
    lines = [
        *(f"{variable} := {character}" for character, variable in HIDDEN.items()),
        f"{made}: {' '.join(_escaped(name) for name in names)}",
        *(f"{_target(name)}:" for name in names[1:]),
    ]
    return "\n".join(lines) + "\n"


def rules(outcomes: Iterable[Outcome], target: str | None) -> str:
    """The rules of some articles, of the files that came of each; or one of a target for all."""
    if target is None:
        return "".join(rule([str(one.path) for one in of.made], of.inputs) for of in outcomes)
    inputs = [path for outcome in outcomes for path in outcome.inputs]
    return rule([target], inputs) if inputs else ""


def _target(name: str) -> str:
    """A name on the left of a colon, where a bare `%` would make a pattern."""
    return _escaped(name).replace("%", r"\%")


def _escaped(name: str) -> str:
    if UNNAMEABLE.search(name):
        message = f"make cannot read the name {name!r}"
        raise FileError.at(
            "make-cannot-name", message, hint="rename the file, or go without --deps"
        )
    text = BACKSLASHED.sub(r"\1\1\\\2", name.replace("$", "$$"))
    for character, variable in HIDDEN.items():
        escape = "\\" if character == ";" else ""
        text = text.replace(character, f"{escape}$({variable})")
    return text


def targets_of(
    file: str,
    folder: Path,
    editions: Sequence[str],
    formats: Sequence[str],
    base: Path | None = None,
) -> Targets:
    """An article's files, in the same folder below `folder` as it is in below `base`.

    Raises UsageError for an article outside of `base`.
    """
    below = folder / _folder_below(base, file)
    return {
        (edition, form): below / file_name(_stem(file), edition, form)
        for edition in editions
        for form in formats
    }


def _folder_below(base: Path | None, file: str) -> Path:
    """Where an article is, from `base`; nowhere in particular without one."""
    if base is None or file == "-":
        return Path()
    try:
        return Path(abspath(file)).parent.relative_to(abspath(base))  # noqa: PTH100  (no link is followed)
    except ValueError:
        hint = "name the folder around all articles with --base"
        raise UsageError.at("usage", f"{file} does not lie in {base}", hint=hint) from None


def only_one(files: Sequence[str], editions: Sequence[str], formats: Sequence[str]) -> str:
    """The one file that makes one rendition, as standard output needs; else `UsageError`."""
    count = len(files) * len(editions) * len(formats)
    if count != 1:
        raise UsageError.at(
            "usage",
            f"standard output takes one file, and this export makes {count}",
            hint="name one article, one --edition and one --format",
        )
    return files[0]


def _stem(file: str) -> str:
    """The files' common name; an article from standard input has none of its own."""
    return "article" if file == "-" else Path(file).stem
