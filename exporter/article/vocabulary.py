"""The words of our own that each language has, one file a language in `languages/`.

A file has the labels that an edition adds, the headings that name the parts of an article (the one
that we write first), and what stands between authors, before the last of two, and before the
last of more where that is another. A file is read
when an article asks for its language, and no other.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from exporter.article.language import plain_tag

_FOLDER = Path(__file__).parent / "languages"
_ALSO = {
    **dict.fromkeys(("zh", "cmn", "wuu", "zh-CN", "zh-SG", "zh-MY"), "zh-Hans"),
    **dict.fromkeys(("zh-TW", "lzh"), "zh-Hant"),
    **dict.fromkeys(("zh-HK", "zh-MO", "zh-Hant-MO", "yue"), "zh-Hant-HK"),
    **dict.fromkeys(("sr-ME", "bs", "cnr", "sh"), "sr-Latn"),
    **dict.fromkeys(("arb", "arz", "apc", "ary"), "ar"),
    **dict.fromkeys(("pes", "prs"), "fa"),
    "no": "nb",
    "iw": "he",
    "in": "id",
    "khk": "mn",
    "lvs": "lv",
    "ekk": "et",
    "swh": "sw",
}
"""Tags that have the words of another one: a macrolanguage, its usual form, or a near relative."""
_OTHER_LETTERS = re.compile(
    r"(?:az|ha|id|kk|ms|sr|sw|tr)-Arab|(?:az|ro)-Cyrl|mn-Mong|\w+-Latn(?<!sr-Latn)"
)
"""Languages in letters in which we have no words for them."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of a language: labels by key, the headings of parts by the part's field."""

    labels: Mapping[str, str]
    headings: Mapping[str, tuple[str, ...]]
    byline: tuple[str, ...]


def vocabulary_of(language: str) -> Vocabulary | None:
    """The words of a BCP 47 tag; `None` for a language of which we have none."""
    return next((_read(name) for name in _names(plain_tag(language)) if name in known()), None)


@functools.cache
def known() -> frozenset[str]:
    """The tags of the languages that we have words of."""
    return frozenset(path.stem for path in _FOLDER.glob("*.json"))


def _names(tag: str) -> Iterator[str]:
    """A tag and what it begins with, the longest first, each followed by what has its words."""
    parts = tag.split("-")
    for end in range(len(parts), 0, -1):
        name = "-".join(parts[:end])
        if _OTHER_LETTERS.fullmatch(name):
            return
        yield name
        if name in _ALSO:
            yield _ALSO[name]


@functools.cache
def _read(name: str) -> Vocabulary:
    values = json.loads((_FOLDER / f"{name}.json").read_text("utf-8"))
    headings = {part: tuple(names) for part, names in values["headings"].items()}
    return Vocabulary(values["labels"], headings, tuple(values["byline"]))
