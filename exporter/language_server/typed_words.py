"""What can be typed in the text of an article: blocks, attributes, headings that name parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exporter.article.blocks import CALLOUT_KINDS
from exporter.article.part_names import PARTS, name_of
from exporter.readers.markdown.markdown_signs import CALLOUT, FIGURE, PULL_QUOTE
from exporter.readers.markdown.picture_rows import ROW


@dataclass(frozen=True)
class Word:
    """A word that can be typed: what it is, and what is put in where that is not the word."""

    text: str
    about: str = ""
    put: str = ""


CONTAINERS: Mapping[str, str] = {
    CALLOUT: "A box beside the argument; a heading in it is its title.",
    PULL_QUOTE: "A line of the article shown again, large; a last line after a dash says whose.",
    FIGURE: "A picture or a table with its caption, subtitle, note, source and credit.",
    ROW: "Pictures side by side, all of one height.",
}
_KINDS: Mapping[str, str] = {
    "note": "A box with a remark.",
    "tip": "A box with advice.",
    "warning": "A box with a warning.",
    "important": "A box with what must not be missed.",
    "aside": "A note that stands beside the text where the theme has room there.",
}
_CHARTS = {
    "bar": "bars that lie",
    "column": "bars that stand",
    "stacked-bar": "bars of parts that make a whole",
    "line": "lines",
}
_SIDES = {"left": "", "center": "", "right": ""}
_ATTRIBUTES = {
    "chart=": "Show the table as a chart.",
    "width=": "How wide the picture is: 50%, 8cm, 300px.",
    "height=": "How high the picture is.",
    "align=": "Where the picture stands: left, center or right.",
    "link=": "Where the picture leads: an address, or #label.",
}
_CLASSES = {".wide": "Let it span all columns of text."}
_CLASSES_OF_BLOCKS = {
    **{f".callout-{kind}": about for kind, about in _KINDS.items() if kind != "aside"},
    ".column-margin": _KINDS["aside"],
    ".aside": _KINDS["aside"],
}
_OF_SCRAPED_TEXT = {
    "Summary": "Below it stands the summary.",
    "Frequently Asked Questions": "Below it stand questions and their answers.",
    "Question: ": "A question; what follows is its answer.",
    "Article Subheadings": "The head of the outline: below it a heading a line.",
    "Key Points": "The head of the table of key points.",
}

_OPENS = re.compile(
    r"(?P<before>^[ \t>]*:{3,}[ \t]*\{?|^[ \t]*>[ \t]*\[!|^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+"
    r"|^[ \t]*:{3,}[ \t]*callout[ \t]+)(?P<word>[\w-]*)"
)
_KIND_OF_CALLOUT = re.compile(r"^[ \t>]*:{3,}[ \t]*callout[ \t]+(?P<word>[\w-]*)$")
_OF_FIGURE = re.compile(r"^[ \t>]*:{3,}[ \t]*figure[ \t]+(?P<word>[\w-]*)$")
_CONTAINER = re.compile(r"^[ \t>]*:{3,}[ \t]*\{?(?P<word>[\w-]*)$")
_ALERT = re.compile(r"^[ \t]*(?:>[ \t]*)+\[!(?P<word>[\w-]*)$")
_ADMONITION = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+(?P<word>[\w-]*)$")
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(?P<word>[^\n{]*)$")
_CHART = re.compile(r"\{[^{}\n]*\bchart=[\"']?(?P<word>[\w-]*)$")
_ALIGN = re.compile(r"\{[^{}\n]*\balign=[\"']?(?P<word>[\w-]*)$")
_OF_BLOCK = re.compile(r"^[ \t>]*:{3,}[ \t]*\{(?:[^{}\n]*[ \t])?(?P<word>\.[\w-]*)$")
_ATTRIBUTE = re.compile(r"\{:?(?:[^{}\n]*[ \t])?(?P<word>\.?[\w-]*)$")
_SCRAPED = re.compile(r"^(?P<word>\w[\w ]*)?$")


def about_callouts(kind: str) -> str:
    """What a kind of callout is for."""
    return _KINDS.get(kind, "")


def typed_words(before: str, form: str, language: str) -> tuple[int, list[Word]]:
    """What can be typed behind what a line says so far, and how long its beginning is there."""
    if form == "text":
        match = _SCRAPED.match(before)
        return _found(match, _words(_OF_SCRAPED_TEXT)) if match else (0, [])
    for pattern, words in _offers(language):
        if match := pattern.search(before):
            return _found(match, words)
    return 0, []


def block_opened_at(text: str, cursor: int) -> tuple[str, int, int] | None:
    """The name of the block that the cursor's line opens, and where it stands, if the cursor is on
    that."""
    start = text.rfind("\n", 0, cursor) + 1
    end = text.find("\n", cursor)
    line = text[start : end if end >= 0 else len(text)]
    for match in _OPENS.finditer(line):
        first, last = match.span("word")
        names = [(first, last), *_after(line, last)]
        for begin, stop in names:
            if begin < stop and begin <= cursor - start <= stop:
                return line[begin:stop].removeprefix("."), start + begin, start + stop
    return None


def _after(line: str, end: int) -> Iterator[tuple[int, int]]:
    """The second name of `::: callout warning`."""
    match = re.compile(r"[ \t]+([\w-]+)").match(line, end)
    if match:
        yield match.span(1)


def _offers(language: str) -> Iterator[tuple[re.Pattern[str], list[Word]]]:
    kinds = _words(_KINDS)
    alerts = [Word(kind.upper(), about, f"{kind.upper()}]") for kind, about in _KINDS.items()]
    parts = [Word(name_of(part, language), f"The part {part} of an article.") for part in PARTS]
    yield _KIND_OF_CALLOUT, kinds
    yield _OF_FIGURE, [Word("wide", _CLASSES[".wide"])]
    yield _OF_BLOCK, _words({**_CLASSES_OF_BLOCKS, **_CLASSES})
    yield _CONTAINER, [*_words(CONTAINERS), *kinds]
    yield _ALERT, alerts
    yield _ADMONITION, kinds
    yield _HEADING, parts
    yield _CHART, _words(_CHARTS)
    yield _ALIGN, _words(_SIDES)
    yield _ATTRIBUTE, _words({**_CLASSES, **_ATTRIBUTES})


def _words(known: Mapping[str, str]) -> list[Word]:
    return [Word(name, about) for name, about in known.items()]


def _found(match: re.Match[str], words: list[Word]) -> tuple[int, list[Word]]:
    return len(match["word"] or ""), words


assert set(_KINDS) == set(CALLOUT_KINDS)  # noqa: S101
