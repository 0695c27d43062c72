"""Looks that an editor gave to words and that say nothing in an article: a line below, a colour.

What a file that we made says of its runs beside their styles is the same for all words of a style,
or for a whole paragraph; an editor's is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from exporter.diagnostics import Diagnostic, Place, warning
from exporter.diagnostics.hints import listed
from exporter.docx.elements import Xml, below, qn, toggle, value
from exporter.roundtrip.word.unkept import where

_PLAIN = {"u": "none", "color": "auto"}
_VALUED = {"u": "underlining", "color": "colour", "sz": "size"}
_SWITCHED = {"caps": "capitals", "smallCaps": "small capitals"}
_OURS_NEVER = ("underlining", *_SWITCHED.values())


class _Run(NamedTuple):
    """A run with words: itself, its paragraph, its styles there, and its own looks."""

    source: Xml
    paragraph: Xml
    styles: tuple[str | None, str | None]
    looks: Mapping[str, str]
    length: int


def looks_lost(roots: Iterable[Xml], file: str) -> Iterator[Diagnostic]:
    """What to say of looks that are not kept, once for all of a file."""
    runs = [run for root in roots for run in _runs(root)]
    of_styles, of_paragraphs = (_Shares(runs, name) for name in ("styles", "paragraph"))
    lost = [
        (kind, run)
        for run in runs
        for kind in run.looks
        if of_styles.has_others(run, kind)
        and (kind in _OURS_NEVER or of_paragraphs.has_others(run, kind))
    ]
    if lost:
        kinds = listed(dict.fromkeys(kind for kind, _ in lost), "and")
        places = len({run.paragraph for _, run in lost})
        times = f" ({places} times)" if places > 1 else ""
        message = f"words set by hand lose their {kinds}, {where(lost[0][1].source)}{times}"
        hint = "say it by strong or emphasized words, or a highlight, which an article holds"
        yield warning("look-lost", message, Place(file), hint)


class _Shares:
    """How many letters of what some runs have in common have a look."""

    def __init__(self, runs: Iterable[_Run], common: str) -> None:
        self._common = common
        self._all: Counter[object] = Counter()
        self._with: Counter[object] = Counter()
        for run in runs:
            group = getattr(run, common)
            self._all[group] += run.length
            for look in run.looks.items():
                self._with[group, look] += run.length

    def has_others(self, run: _Run, kind: str) -> bool:
        """Whether some letters have not the look of a run."""
        group = getattr(run, self._common)
        return self._with[group, (kind, run.looks[kind])] < self._all[group]


def _runs(root: Xml) -> Iterator[_Run]:
    for run in root.iter(qn("w:r")):
        length = sum(len((text.text or "").strip()) for text in run.iter(qn("w:t")))
        paragraph = next(run.iterancestors(qn("w:p")), None)
        is_set_by_us = next(run.iterancestors(qn("w:sdt"), qn("w:hyperlink")), None) is not None
        if length and paragraph is not None and not is_set_by_us:
            styles = value(paragraph, "pPr/pStyle"), value(run, "rPr/rStyle")
            yield _Run(run, paragraph, styles, dict(_looks(below(run, "rPr"))), length)


def _looks(properties: Xml | None) -> Iterator[tuple[str, str]]:
    for name, kind in _VALUED.items():
        said = value(properties, name)
        if said and said != _PLAIN.get(name):
            yield kind, said
    for name, kind in _SWITCHED.items():
        if toggle(properties, name):
            yield kind, name
