"""What stylesheets, the engine and the writers look up in a page, and no template has to know.

A template gives one `html` with one `body`; here they are told their language, edition and paper,
what stands in running heads, and where the text ends.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate

from markupsafe import Markup

from exporter.article.language import plain_tag
from exporter.compose.labels import labels_for
from exporter.compose.view import View
from exporter.diagnostics.hints import did_you_mean
from exporter.styled import END

# Their look is what a stylesheet gives to line numbers; the empty element after all text tells how
# full the last page is.
TAIL = f'<p class="line-number" hidden></p>\n<div id="{END}"></div>\n'
# As templates had to have it before it was put in here.
GROUP = re.compile(r"-?[^\W\d][\w-]*|--[\w-]+")  # a name, as CSS Syntax 3 has it (4.3.9)
_TYPED_END = f'<div id="{END}"></div>'


@dataclass(frozen=True)
class Breach:
    """Something that a template must not do: what, and how it spells it.

    `None` for the spelling of what is not there, and for the hint that holds for all.
    """

    message: str
    spelling: str | None = None
    hint: str | None = None


class Page:
    """The HTML that a template made, before anything is put in."""

    def __init__(self, html: str) -> None:
        self._html = html.replace(_TYPED_END, "")
        self._tags = _Tags(self._html)

    def breaches(self) -> Iterator[Breach]:
        """What hinders putting anything in, and what would have references lead astray."""
        for tag in ("html", "body"):
            count = len(self._tags.starts[tag])
            if count != 1:
                amount = f"{count} times" if count else "nowhere"
                yield Breach(f"<{tag}> stands {amount} in the page", f"<{tag}" if count else None)
        for name, count in self._tags.ids.items():
            spelling = f'id="{name}"'
            if name == END:
                message = f"the id {END!r} belongs to the mark after the text, which is put in"
                yield Breach(message, spelling, "take the element out, or give it another id")
            elif count > 1:
                message = f"{count} elements of the page have the id {name!r}"
                yield Breach(message, spelling, "give each an id of its own")
        yield from self._stray_names()

    def _stray_names(self) -> Iterator[Breach]:
        """The names of attributes of ours that lead nowhere."""
        for name in self._tags.named["data-page-of"]:
            if name and name not in self._tags.ids:
                message = f"data-page-of names {name!r}, and no element has that id"
                yield Breach(message, f'data-page-of="{name}"', did_you_mean(name, self._tags.ids))
        for name in self._tags.named["data-cut"]:
            if name and not GROUP.fullmatch(name):
                message = f"data-cut is {name!r}, which no --cut-order can name"
                yield Breach(message, f'data-cut="{name}"', "name one group, such as sources")

    def hooked(self, view: View, edition: str) -> str:
        """The page with all hooks; attributes that the template gives itself stay as they are."""
        (root,), (body,) = self._tags.starts["html"], self._tags.starts["body"]
        head, text, rest = root.name_end, body.name_end, self._tags.text_end
        return "".join(
            (
                self._html[:head],
                _attributes(_of_root(view, edition), root),
                self._html[head:text],
                _attributes(_of_body(view), body),
                self._html[text:rest],
                TAIL,
                self._html[rest:],
            )
        )


def _of_root(view: View, edition: str) -> Mapping[str, str]:
    """What the stylesheets tell editions, papers, headlines and ledes apart by."""
    return {
        "lang": plain_tag(view.article.language),
        "dir": view.direction,
        "data-edition": edition,
        "data-paper": view.paper,
        "data-headline": view.headline_length,
        **({"data-lede": "long"} if view.has_long_lede else {}),
        **({"data-digits": view.digits} if view.digits else {}),
    }


def _of_body(view: View) -> Mapping[str, str]:
    """What a stylesheet may put into running heads and stamps."""
    return {
        "data-running-head": view.running_head,
        "data-running-date": view.date,
        "data-status": view.status,
        "data-draft": labels_for(view.article.language)["draft"],
    }


@dataclass(frozen=True)
class _Start:
    """A start tag: where its name ends, and the names of its attributes."""

    name_end: int
    attributes: frozenset[str]


def _attributes(values: Mapping[str, str], tag: _Start) -> str:
    one = Markup(' {}="{}"')
    return "".join(
        one.format(name, value) for name, value in values.items() if name not in tag.attributes
    )


class _Tags(HTMLParser):
    """Where a page's `html` and `body` begin and its text ends; how often each id stands there, and
    what some attributes name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.starts: dict[str, list[_Start]] = {"html": [], "body": []}
        self.ids: Counter[str] = Counter()
        self.named: dict[str, dict[str, None]] = {"data-page-of": {}, "data-cut": {}}
        self.text_end = len(html)
        self._is_ended = False
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.starts:
            end = self._place + len(f"<{tag}")
            self.starts[tag].append(_Start(end, frozenset(name for name, _ in attrs)))
        self.ids.update(value for name, value in attrs if name == "id" and value)
        for name, value in attrs:
            if name in self.named:
                self.named[name][value or ""] = None

    def handle_endtag(self, tag: str) -> None:
        if tag in self.starts and not self._is_ended:
            self.text_end, self._is_ended = self._place, True

    @property
    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
