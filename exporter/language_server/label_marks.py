"""Where labels are given and where they are referred to, in the text as it is typed.

Told by their spelling, so that they are found while a file is not valid; code is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exporter.article.links import LABEL
from exporter.language_server.head_scan import body_of, keys_of
from exporter.language_server.spots import Entry
from exporter.readers.markdown.anchors import slugs_of
from exporter.readers.markdown.markdown_signs import split_attributes

_NAME = r"(?P<name>[A-Za-z0-9][\w.:-]*)"
_FENCE = re.compile(
    r"^(?P<lead>[ \t>]*)(?P<marks>`{3,}|~{3,})(?P<info>[^\n`]*)\n(?P<code>.*?)"
    r"(?:^[ \t>]*(?P=marks)[`~]*[ \t]*$|\Z)",
    re.DOTALL | re.MULTILINE,
)
_SPAN = re.compile(
    r"(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=ticks)(?!`)", re.DOTALL
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_GIVEN = (
    re.compile(rf"\{{(?![%{{])(?:[^{{}}\n]*[\s:])?#{_NAME}[^{{}}\n]*\}}"),
    re.compile(rf"^[ \t]*:(?:name|label):[ \t]*{_NAME}[ \t]*$", re.MULTILINE),
    re.compile(rf"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*[\"']?{_NAME}"),
    re.compile(rf"^\[[^\[\]\n]+\][ \t]*\[{_NAME}\][ \t]*$(?=\n[ \t]*\|)", re.MULTILINE),
    re.compile(rf"(?<=\|\n)\[[^\[\]\n]+\][ \t]*\[{_NAME}\][ \t]*$", re.MULTILINE),
)
_REFERRING = (
    re.compile(rf"\]\(\s*<?#{_NAME}"),
    re.compile(rf"^[ ]{{0,3}}\[[^\[\]\n]+\]:[ \t]*<?#{_NAME}", re.MULTILINE),
    re.compile(rf"<a\s[^<>]*?href\s*=\s*[\"']?#{_NAME}", re.IGNORECASE),
    re.compile(rf"\b(?:fig-)?link\s*=\s*[\"']?#{_NAME}"),
    re.compile(r"(?<![\w@.])@(?P<name>(?:fig|tbl|sec|eq|lst|thm|nte|tip|wrn|imp|cau)-[\w-]*\w)"),
)
_IN_TEXTS = re.compile(rf"\]\(\s*<?#{_NAME}")
_HEADING = re.compile(
    r"^ {0,3}(?P<level>#{1,6})[ \t]+(?P<words>[^\n]+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE
)
_LINE = re.compile(r"^ {0,3}(?P<words>[^\s#>|+*-][^\n]*)\n {0,3}(?:=+|-{2,})[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Mark:
    """A name in the text, from `start` to `end`: of a part that has it, or where one refers to it.

    `slugs` are the names by which links find a heading that has none of its own; then its words are
    what is marked.
    """

    name: str
    start: int
    end: int
    is_given: bool
    slugs: tuple[str, ...] = ()


def marks_of(text: str, form: str) -> list[Mark]:
    """All labels and references of a file of a format, in the order of the file."""
    if form in ("yaml", "json"):
        found = [*_in_values(text, form)]
    elif form in ("markdown", "html"):
        found = [*_in_markup(text, form), *_in_head(text, form)]
    else:
        found = []
    unique = {(mark.start, mark.end): mark for mark in reversed(found)}
    return sorted(unique.values(), key=lambda mark: mark.start)


def same(marks: Sequence[Mark], one: Mark) -> list[Mark]:
    """The marks of the same part as one: what gives it its name, and all that refers to it."""
    names = {one.name} if not one.slugs else set(one.slugs)
    given = [mark for mark in marks if mark.is_given and mark.name in names and not mark.slugs]
    if not given:
        given = [mark for mark in marks if names & set(mark.slugs)][:1]
        names |= {slug for mark in given for slug in mark.slugs}
    taken = {mark.name for mark in marks if mark.is_given and not mark.slugs} - {one.name}
    return [*given, *(m for m in marks if not m.is_given and m.name in names - taken)]


def without_code(text: str) -> str:
    """A text of the same length in which code and comments are blank."""
    text = _FENCE.sub(_blank_code, text)
    return _COMMENT.sub(_blank, _SPAN.sub(_blank, text))


def headings_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Where the words of each heading begin and end, and the words, of text without code."""
    for pattern in (_HEADING, _LINE):
        for match in pattern.finditer(text):
            yield match.start("words"), match.end("words"), match["words"]


def _in_markup(text: str, form: str) -> Iterator[Mark]:
    start = body_of(text) if form == "markdown" else 0
    bare = " " * start + without_code(text[start:])
    for is_given, patterns in ((True, _GIVEN), (False, _REFERRING)):
        for pattern in patterns:
            yield from (_mark(match, is_given) for match in pattern.finditer(bare, start))
    if form == "markdown":
        yield from _headings(bare)


def _headings(text: str) -> Iterator[Mark]:
    counts: dict[str, int] = {}
    for start, end, words in headings_in(text):
        content, attributes = split_attributes(words)
        if "id" in attributes or not content:
            continue
        slugs = tuple(_counted(slug, counts) for slug in slugs_of(re.sub(r"[*`]", "", content)))
        if slugs:
            yield Mark(slugs[0], start, min(end, start + len(content)), True, slugs)


def _counted(slug: str, counts: dict[str, int]) -> str:
    count = counts.get(slug, 0)
    counts[slug] = count + 1
    return f"{slug}-{count}" if count else slug


def _in_head(text: str, form: str) -> Iterator[Mark]:
    if form != "markdown":
        return
    end = body_of(text)
    scan, _ = keys_of(text, form)
    yield from _given_in(text, scan.entries)
    yield from (_mark(match, False) for match in _IN_TEXTS.finditer(text, 0, end))


def _in_values(text: str, form: str) -> Iterator[Mark]:
    scan, _ = keys_of(text, form)
    yield from _given_in(text, scan.entries)
    yield from (_mark(match, False) for match in _IN_TEXTS.finditer(text))


def _given_in(text: str, entries: Sequence[Entry]) -> Iterator[Mark]:
    """The values of keys `label`, and of keys `link` that lead to one."""
    for one in entries:
        if one.loc[-1] not in ("label", "link"):
            continue
        is_given = one.loc[-1] == "label"
        name = one.value if is_given else one.value.removeprefix("#")
        if LABEL.fullmatch(name) and (is_given or name != one.value):
            start = text.find(name, one.start + len(str(one.loc[-1])))
            yield Mark(name, start, start + len(name), is_given)


def _mark(match: re.Match[str], is_given: bool) -> Mark:
    return Mark(match["name"], match.start("name"), match.end("name"), is_given)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _blank_code(match: re.Match[str]) -> str:
    """A fence without its code; one in braces is a directive, whose content is text."""
    if match["info"].lstrip().startswith("{") and not match["info"].lstrip().startswith("{."):
        return match[0].replace(match["marks"], " " * len(match["marks"]))
    return _blank(match)
