"""The files that a stylesheet names, by `url()` and `@import`, each with the place of its name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tinycss2.ast import Node

from exporter.diagnostics import DesignError, Diagnostic, Place, error
from exporter.engine.fetcher import DATA, StyleFetcher, absolute, local_path
from exporter.machine.plain_files import real_path
from exporter.style.css_rules import rules_of

NOT_READ = ("charset", "namespace")
BESIDE = "put the file beside the stylesheet; nothing is read from the network"
MISSING = "give the path from the stylesheet to the file, or put the file there"


@dataclass(frozen=True)
class NamedFile:
    """A file that a stylesheet names: its whole URL, and where the stylesheet says so."""

    url: str
    place: Place
    is_import: bool = False

    @property
    def path(self) -> Path | None:
        """Where the file is on this machine; `None` for a URL of something else."""
        return local_path(self.url)


@dataclass(frozen=True)
class Sources:
    """A stylesheet and what belongs to it.

    `texts` has its text, then those of all that it imports; `files` are these and every file that
    one of them names.
    """

    texts: Mapping[Path, str]
    files: tuple[Path, ...]


def sources_of(path: Path, fetcher: StyleFetcher) -> Sources:
    """Read a stylesheet and all that it imports, none of it twice.

    Raises DesignError, with each place, where one of them or a file that they name cannot be had.
    """
    texts = {path: _read(path, fetcher)}
    files: set[Path] = set()
    waiting = [path]
    while waiting:
        sheet = waiting.pop()
        named = list(named_files(texts[sheet], sheet))
        if missing := list(missing_files(named, fetcher)):
            raise DesignError(missing)
        files |= {file.path for file in named if file.path}
        imports = {file.path for file in named if file.is_import and file.path}
        waiting += (new := sorted(imports - texts.keys() - {real_path(path)}))
        texts |= {new_sheet: _read(new_sheet, fetcher) for new_sheet in new}
    ordered = [path, *sorted(texts.keys() - {path})]
    every = dict.fromkeys((path, *sorted(files)))
    return Sources({sheet: texts[sheet] for sheet in ordered}, tuple(every))


def named_files(css: str, sheet: Path) -> Iterator[NamedFile]:
    """Every file that a stylesheet names, in order; `sheet` is where its text is from."""
    base = real_path(sheet).as_uri()
    for rule in rules_of(css):
        is_import = rule.type == "at-rule" and rule.lower_at_keyword == "import"
        for token, written in _imported(rule) if is_import else _urls([rule]):
            if written and not written.startswith(("#", DATA)):
                place = Place(str(sheet), token.source_line, token.source_column)
                yield NamedFile(absolute(base, written), place, is_import)


def missing_files(files: Iterable[NamedFile], fetcher: StyleFetcher) -> Iterator[Diagnostic]:
    """An error for each file that a stylesheet may not read, or that is not there."""
    for file in files:
        path = file.path
        if path is None or not fetcher.allows(path):
            message = f"the stylesheet asks for {file.url}, which is outside its folder"
            yield error("style-resource", message, file.place, BESIDE)
        elif not os.path.isfile(path):  # noqa: PTH113  # whose name may be too long
            message = f"the stylesheet asks for {path.name}, and there is no such file"
            yield error("style-resource", message, file.place, MISSING)


def _read(path: Path, fetcher: StyleFetcher) -> str:
    try:
        return fetcher.content(path).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as failure:
        raise DesignError.at(
            "stylesheet-unreadable",
            f"the stylesheet cannot be read: {failure}",
            Place(str(path)),
            "give the path of a UTF-8 .css file",
        ) from failure


def _imported(rule: Node) -> Iterator[tuple[Node, str]]:
    """The token by which an `@import` names a stylesheet, and the URL."""
    prelude = [token for token in rule.prelude if token.type not in ("whitespace", "comment")]
    if prelude and prelude[0].type == "string":
        yield prelude[0], prelude[0].value
    else:
        yield from _urls(prelude[:1])


def _urls(nodes: Iterable[Node]) -> Iterator[tuple[Node, str]]:
    """The tokens that name a file, and the URLs."""
    for node in nodes:
        is_function = node.type == "function" and node.lower_name == "url"
        if node.type == "url":
            yield node, node.value
        elif is_function:
            yield from ((node, inner.value) for inner in node.arguments if inner.type == "string")
        elif getattr(node, "lower_at_keyword", None) not in NOT_READ:
            yield from _urls(_inside(node))


def _inside(node: Node) -> list[Node]:
    """The component values in a node: those of its block, or its arguments."""
    parts = (getattr(node, name, None) for name in ("content", "arguments"))
    return [inner for part in parts for inner in part or ()]
