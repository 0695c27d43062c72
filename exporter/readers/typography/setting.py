"""Inline text set as the language of its article sets it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from exporter.article.inline import parse, serialise
from exporter.article.inline.marks import Kind, Run, flatten, tree
from exporter.article.inline.nodes import Footnote, LineBreak, Text
from exporter.readers.typography.conventions import Convention
from exporter.readers.typography.literals import released
from exporter.readers.typography.quotation import Quotation
from exporter.readers.typography.signs import set_dashes, set_ellipses, set_spaces, set_ties
from exporter.readers.typography.ties import may_tie

_OPAQUE = "x"
_TYPED = re.compile(r"[\"'«»;:!?%‰]|-.*-|\..*\..*\.", re.DOTALL)  # marks may stand between
_MARKS = "\"'«»‹›“”„‘’‚′″"  # typed or set, so that an address set again ends where it did
_ADDRESS = re.compile(
    rf"[a-zA-Z][\w+.-]*://(?:[^\s<>{_MARKS}]|['’](?=\w))+"
    rf"|(?<![^\s({_MARKS}])(?:\.{{0,2}}/|~/|[A-Za-z]:\\)(?:[^\s{_MARKS}]|['’](?=\w))+"
)


def set_runs(runs: Sequence[Run], convention: Convention) -> list[Run]:
    """`runs` with their words set; a footnote is a text of its own, code and addresses stay.

    Literals are still in the words.
    """
    line = "".join(map(_shown, runs))
    cells = _cells(line, convention)
    result: list[Run] = []
    position = 0
    for run in runs:
        end = position + len(_shown(run))
        is_set = isinstance(run.atom, Text) and not _is_address(run)
        result.append(replace(run, atom=Text("".join(cells[position:end]))) if is_set else run)
        position = end
    return result


def released_runs(runs: Sequence[Run]) -> list[Run]:
    """`runs` with signs for the literals in their words."""
    return [
        replace(run, atom=Text(released(run.atom.text))) if isinstance(run.atom, Text) else run
        for run in runs
    ]


def set_plain(text: str, convention: Convention) -> str:
    """A line of words without markup, set."""
    if needs_none(text, convention):
        return text
    return "".join(_cells(text, convention))


def set_inline(text: str, convention: Convention) -> str:
    """Canonical inline Markdown, set: nothing in it was typed to stay."""
    if needs_none(text, convention):
        return text
    return serialise(tree(set_whole(list(flatten(parse(text))), convention)))


def needs_none(text: str, convention: Convention) -> bool:
    """Whether a text surely has nothing that would be set otherwise than it is typed."""
    return not (_TYPED.search(text) or may_tie(text, convention))


def set_whole(runs: Sequence[Run], convention: Convention) -> list[Run]:
    """`runs` set, their footnotes too, with signs for the literals in their words."""
    return [
        replace(run, atom=_note(run.atom, convention)) if isinstance(run.atom, Footnote) else run
        for run in released_runs(set_runs(runs, convention))
    ]


def _note(note: Footnote, convention: Convention) -> Footnote:
    return Footnote(tree(set_whole(list(flatten(note.children)), convention)))


def _shown(run: Run) -> str:
    """What stands for a run on its line: a letter for each of what is not to be touched."""
    match run.atom:
        case Text(text):
            return _OPAQUE * len(text) if _is_address(run) else text
        case LineBreak():
            return "\n"
        case Footnote():
            return ""
        case _:
            return _OPAQUE


def _is_address(run: Run) -> bool:
    """Whether a run shows where its own link leads."""
    words = run.words
    hrefs = (mark.href for mark in run.marks if mark.kind is Kind.LINK)
    return any(words and words in href and ("/" in words or "." in words) for href in hrefs)


def _cells(line: str, convention: Convention) -> list[str]:
    cells = list(line)
    shown = _ADDRESS.sub(lambda match: _OPAQUE * len(match.group()), line)
    set_dashes(shown, cells)
    set_ellipses(shown, cells)
    set_spaces(shown, cells, convention)
    set_ties(shown, cells, convention)
    Quotation(shown, cells, convention).set()
    return cells
