"""Whole words at the ends of pages and paragraphs, where a hyphen would part them.

How it stays whole is the stylesheet's: here the word only gets an element of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from exporter.engine.insides import Node
from exporter.engine.layout import Layout
from exporter.engine.lines.page_turns import LETTERS, TurnedWord, turned_words
from exporter.fit.contract import FitSetting
from exporter.fit.gaps import is_as_full
from exporter.fit.last_page import MOST_FULLER_PAGES
from exporter.fit.trials import Trials

MOST_ROUNDS = 2  # pages that then end elsewhere may part other words
WHOLE = "data-whole"


@dataclass(frozen=True)
class _Wrapped:
    """A word in an element of its own, `inside` the one in whose text it stood.

    That is its own text, or else the tail of the child `behind` which it stood.
    """

    inside: Node
    behind: Node | None
    word: Node

    def undo(self) -> None:
        """Let the word be plain text again."""
        own, rest = self.word.text or "", self.word.tail or ""
        if self.behind is None:
            self.inside.text = (self.inside.text or "") + own + rest
        else:
            self.behind.tail = (self.behind.tail or "") + own + rest
        self.word.tail = None
        self.inside.remove(self.word)


def keep_whole(trials: Trials, setting: FitSetting) -> None:
    """Let no page end within a word, and no paragraph on a few letters of one, where pages are then
    as full; or else let no page do so."""
    for _ in range(MOST_ROUNDS):
        before = trials.layout(setting)
        if not 1 <= before.pages <= MOST_FULLER_PAGES:
            return
        parted = list(turned_words(before))
        over_pages = [one for one in parted if one.is_over_pages]
        ways = [parted, over_pages] if len(parted) > len(over_pages) else [over_pages]
        if not any(_keep(way, trials, setting, before) for way in ways if way):
            return


def _keep(words: Sequence[TurnedWord], trials: Trials, setting: FitSetting, before: Layout) -> bool:
    """Whether words are kept whole, since pages are as full then as `before`."""
    made = trials.set_aside()
    wrapped = [one for turned in words for one in _wrapped(turned)]
    if wrapped and is_as_full(trials, setting, before):
        return True
    for one in reversed(wrapped):
        one.undo()
    trials.take_back(made)
    return False


def _wrapped(turned: TurnedWord) -> Iterator[_Wrapped]:
    """A word of an element's own text, in an element of its own; none if it is not found."""
    node, places, letters = turned.node, [], 0
    for behind, text in [(None, node.text or ""), *((child, child.tail or "") for child in node)]:
        for found in re.finditer(rf"(?<!\w){re.escape(turned.word)}(?!\w)", text):
            before = letters + len(LETTERS.findall(text[: found.start()]))
            places.append((abs(before - turned.letters), behind, text, found.span()))
        letters += len(LETTERS.findall(text))
    if places:
        _, behind, text, (start, end) = min(places, key=lambda place: place[0])
        own = Element("span", {WHOLE: ""})
        own.text, own.tail = text[start:end], text[end:]
        if behind is None:
            node.text = text[:start]
        else:
            behind.tail = text[:start]
        node.insert(0 if behind is None else list(node).index(behind) + 1, own)
        yield _Wrapped(node, behind, own)
