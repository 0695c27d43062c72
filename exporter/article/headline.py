"""The words that stand in for a headline that an article lacks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate

from exporter.article.inline import parse, serialise
from exporter.article.inline.marks import Run, canonical, flatten, tree
from exporter.article.inline.nodes import Footnote, Text
from exporter.scripts.script_table import SENTENCE_ENDERS

# A word, the mark that ends it, what may close behind it, white space, the next sentence's start.
_END = re.compile(
    rf"(?:\b(?P<word>\w+))?(?P<mark>[…{SENTENCE_ENDERS}]+[\"'”’»)\]]*)"
    r"(?=\s+[\"'“‘„«(\[¿¡]*(?P<next>[^\W_]))"
    r"|[。！？]+[”’」』）]*(?=\s*\S)"
)
_ABBREVIATIONS = (
    "adm al approx ave bldg blvd brig bros capt cf cmdr co col corp dept dr ed eds esp est etc gen"
    " gov hon inc jr lt ltd maj messrs mr mrs ms mt pres prof rep rev sen sgt sr st supt treas univ"
    " viz vs jan feb aug sept oct nov dec bzw evtl ggf hrsg mio mrd usw vgl mme mlle sra dra ul tzw"
    " им тыс млн млрд"
)
_BEFORE_NUMBERS = "apr art ca ch fig figs jul jun mar no nos nr op p pp pt sec vol"
_ENDLESS = frozenset(_ABBREVIATIONS.split())
_ENDLESS_BEFORE_NUMBERS = frozenset(_BEFORE_NUMBERS.split())


def stand_in(lede: str) -> tuple[str, str]:
    """The first sentence of inline Markdown and the rest, both inline Markdown.

    The rest is empty where the lede is one sentence. Abbreviations, initials and decimals do not
    end a sentence; marks and links that reach over its end are kept on both sides.
    """
    runs = canonical(flatten(parse(lede)))
    words = "".join(run.words for run in runs)
    end = next(_ends(words), None)
    if end is None:
        return serialise(parse(lede)), ""
    first, rest = _cut(runs, end)
    return _text_of(first), _text_of(rest)


def sentences(text: str) -> int:
    """How many sentences plain `text` holds; at least one."""
    return 1 + sum(1 for _ in _ends(text))


def _ends(words: str) -> Iterator[int]:
    """The index after each sentence but the last."""
    for match in _END.finditer(words):
        start = match["next"] or ""
        if not start.islower() and not _is_abbreviation(match["word"], match["mark"], start):
            yield match.end()


def _is_abbreviation(word: str | None, mark: str | None, following: str) -> bool:
    """Whether the full stop belongs to the word before it: `U.S.`, `J.`, `Mr.`, `No. 5`."""
    if mark != "." or not word:
        return False
    if len(word) == 1 and word.isalpha():
        return True
    word = word.casefold()
    return word in _ENDLESS or (word in _ENDLESS_BEFORE_NUMBERS and following.isdigit())


def _cut(runs: list[Run], end: int) -> tuple[list[Run], list[Run]]:
    """`runs` cut after `end` places; notes called out right behind the cut stay before it."""
    ends = list(accumulate(len(run.words) for run in runs))
    index = bisect_left(ends, end)
    while index + 1 < len(runs) and isinstance(runs[index + 1].atom, Footnote):
        index += 1
    run, over = runs[index], ends[index] - end
    if not over or not isinstance(run.atom, Text):
        return runs[: index + 1], runs[index + 1 :]
    text = run.atom.text
    head, tail = Text(text[: len(text) - over]), Text(text[len(text) - over :])
    return [*runs[:index], Run(head, run.marks)], [Run(tail, run.marks), *runs[index + 1 :]]


def _text_of(runs: list[Run]) -> str:
    return serialise(tree(runs))
