"""Where links within a file lead: to headings, by their labels, anchors and automatic slugs.

GitHub, GitLab, kramdown, pandoc and Python-Markdown each make a slug of a heading in their own way;
a link may be written for any of them. An anchor in HTML stands for the heading that it is written
before, or else for that of its section.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from urllib.parse import unquote

from markdown_it.token import Token

from exporter.article.links import LABEL
from exporter.readers.markdown.markdown_signs import ID, split_attributes
from exporter.readers.typography.literals import released

_LONGEST = 30
_HERE = re.compile(r"""<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*["']?(?P<name>[^\s"'<>]+)""")
_LINK = re.compile(r"""<a\s[^<>]*?href\s*=\s*["']?#(?P<name>[^\s"'<>]+)""", re.IGNORECASE)
_BLOCK_ID = re.compile(r"\{:[^{}\n]*?#(?P<name>[\w-]+)[^{}\n]*\}")
_GIVEN = re.compile(r"\{(?:[^{}%:\n][^{}%\n]*\s|\s*)#(?P<name>[\w.:-]+)[^{}\n]*\}")
_OF_TABLE = re.compile(r"\A\[[^\[\]\n]+\][ \t]*\[(?P<name>[^\[\]\n]+)\]\Z")
_TAG = re.compile(r"<[^<>]*>")
_HTML_HEADING = re.compile(
    r"<(?P<tag>h[1-6])(?:\s[^<>]*)?>.*?</(?P=tag)\s*>", re.IGNORECASE | re.DOTALL
)
_NO_LETTER = re.compile(r"\W+")


class Anchors:
    """The labels of headings, by their line, and of what links call them, by name."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        """`tokens` are those of the whole file."""
        tokens = list(tokens)
        self._lines: dict[int, str] = {}
        self._labels: dict[str, str] = {}
        names, given = _headings(tokens), _given(tokens)
        self._given = given
        owners = {name: line for line, several in reversed(names.items()) for name in several}
        loose = {_loose(name): line for name, line in reversed(owners.items())}
        self._of_html: dict[str, str] = {}
        self._waiting: set[str] = set()
        in_html = list(_html_headings(tokens))
        for wanted in _wanted(tokens):
            line = owners.get(wanted, owners.get(wanted.lower(), loose.get(_loose(wanted))))
            html = next((several for several in in_html if wanted in several), None)
            if wanted in given:
                continue
            if html and wanted not in owners:
                self._labels[wanted] = self._label_in_html(html)
            elif line is not None:
                self._labels[wanted] = self._label(line, names[line], given)
        for name in given:
            self._labels.setdefault(name, name)

    def label_at(self, line: int) -> str | None:
        """The label that the heading of a line needs, since something links to it."""
        return self._lines.get(line)

    def label_named(self, names: Iterable[str]) -> str | None:
        """The label of the heading in HTML with one of the names; each is given out once."""
        label = next((self._of_html[name] for name in names if name in self._of_html), None)
        if label not in self._waiting:
            return None
        self._waiting.discard(str(label))
        return label

    def is_given(self, label: str) -> bool:
        """Whether the author gave that label to anything."""
        return label in self._given

    def target(self, href: str) -> str:
        """`href`, with the label in place of what the file calls it."""
        if not href.startswith("#"):
            return href
        return f"#{self._labels.get(_name(href), _name(href))}"

    def _label_in_html(self, names: Sequence[str]) -> str:
        """The label of a heading in HTML with these names."""
        label = self._of_html.get(names[0]) or self._free(names[0], self._given)
        for name in names:
            self._of_html.setdefault(name, label)
        self._waiting.add(label)
        return label

    def _label(self, line: int, names: Iterable[str], given: Mapping[str, int]) -> str:
        """The label of the heading at `line`; one that it has already stays."""
        if line not in self._lines:
            own = next((name for name in names if given.get(name) == line), None)
            self._lines[line] = own or self._free(next(iter(names)), given)
        return self._lines[line]

    def _free(self, name: str, given: Mapping[str, int]) -> str:
        return free_label(name, (*given, *self._lines.values(), *self._of_html.values()))


def free_label(name: str, taken: Iterable[str]) -> str:
    """A label like `name` that is not taken: no longer than Word's bookmarks, in ASCII."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or "section"
    known = {label.lower() for label in taken}
    label, count = stem, 1
    while label.lower() in known:
        count += 1
        label = f"{stem[: _LONGEST - len(str(count)) - 1]}-{count}"
    return label


def _name(href: str) -> str:
    return unquote(href.removeprefix("#")).strip()


def _loose(name: str) -> str:
    """What is left of a name where systems differ only in its hyphens."""
    return _NO_LETTER.sub("", name.replace("_", "")).casefold()


def _wanted(tokens: Iterable[Token]) -> Iterator[str]:
    """The names that links lead to, in the order of the file."""
    for token in _all(tokens):
        href = str(token.attrs.get("href", "")) if token.type == "link_open" else ""
        if href.startswith("#"):
            yield _name(href)
        if token.type in ("html_inline", "html_block"):
            yield from (_name(match["name"]) for match in _LINK.finditer(token.content))


def _all(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])


def _given(tokens: Iterable[Token]) -> dict[str, int]:
    """The labels that the author gave, with their lines, of headings or of anything else."""
    given: dict[str, int] = {}
    is_below_table = False
    for token in tokens:
        if token.type == "inline":
            patterns = (_GIVEN, _BLOCK_ID, _OF_TABLE) if is_below_table else (_GIVEN,)
            found = (match["name"] for one in patterns for match in one.finditer(token.content))
            for name in filter(LABEL.fullmatch, found):
                given.setdefault(name, _line(token))
        if token.type != "paragraph_open":
            is_below_table = token.type == "table_close"
    return given


def _line(token: Token) -> int:
    return token.map[0] if token.map else -1


def _headings(tokens: Iterable[Token]) -> dict[int, list[str]]:
    """The names of each heading by its line: slugs, then those of anchors that stand for it."""
    names: dict[int, list[str]] = {}
    counts: dict[str, int] = {}
    waiting: list[str] = []
    is_heading = False
    for token in tokens:
        if token.type == "heading_open":
            is_heading = True
            continue
        content = _HTML_HEADING.sub("", token.content)
        here = [match["name"] for match in _HERE.finditer(content)]
        if is_heading and token.type == "inline":
            names[_line(token)] = [*_slugs(token, counts), *waiting, *here]
            waiting, is_heading = [], False
        elif token.type == "inline" and names and token.content.lstrip().startswith("{:"):
            _last(names).extend(match["name"] for match in _BLOCK_ID.finditer(token.content))
        elif token.type in ("inline", "html_block"):
            waiting += here
            if _TAG.sub("", token.content).strip():  # more than the anchors alone
                _last(names).extend(waiting)
                waiting = []
    return names


def _html_headings(tokens: Iterable[Token]) -> Iterator[list[str]]:
    """The names of each heading in HTML: its anchors, then its slugs."""
    for token in tokens:
        if token.type == "html_block":
            for heading in _HTML_HEADING.finditer(token.content):
                anchors = [match["name"] for match in _HERE.finditer(heading.group())]
                words = unescape(_TAG.sub("", heading.group()))
                yield [*anchors, *slugs_of(words)]


def _last(names: Mapping[int, list[str]]) -> list[str]:
    return list(names.values())[-1] if names else []


def _slugs(heading: Token, counts: dict[str, int]) -> Iterator[str]:
    """What systems call a heading; the second of a name is `name-1`, and so on."""
    content, attributes = split_attributes(heading.content)
    if own := attributes.get(ID):
        yield own
    words = _words(heading) if content == heading.content else re.sub(r"[*`]", "", content)
    for slug in dict.fromkeys(_spellings(words)):
        count = counts.get(slug, 0)
        counts[slug] = count + 1
        yield from (f"{slug}-{count}", f"{slug}_{count}") if count else (slug,)


def _words(heading: Token) -> str:
    shown = ("text", "text_special", "code_inline")
    words = (token.content for token in heading.children or [] if token.type in shown)
    return released("".join(words))


def slugs_of(words: str) -> list[str]:
    """What systems call a heading of these words, if it is the first."""
    return [slug for slug in dict.fromkeys(_spellings(" ".join(words.split()))) if slug]


def _spellings(words: str) -> Iterator[str]:
    lower = words.strip().lower()
    github = re.sub(r"[^\w\- ]", "", lower).replace(" ", "-")
    yield github
    yield re.sub(r"-+", "-", github).strip("-")  # GitLab, Python-Markdown
    pandoc = re.sub(r"[^\w\-. ]", "", lower)
    yield re.sub(r"\A[\W\d_]+", "", re.sub(r"\s+", "-", pandoc))
    kramdown = re.sub(r"\A[^a-z]+", "", re.sub(r"[^a-z0-9 -]", "", lower))
    yield kramdown.replace(" ", "-")
    ascii_only = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode()
    yield re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip())
