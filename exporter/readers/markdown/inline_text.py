"""The inline tokens of a Markdown file to inline text, with pictures and HTML set apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol
from urllib.parse import unquote

from markdown_it.token import Token

from exporter.article.inline import escape, plain, serialise
from exporter.article.inline.marks import Kind, Run, flatten, tree
from exporter.article.inline.nodes import Footnote, Inline, LineBreak, Reference, Text
from exporter.article.inline.parser import Runs, feed
from exporter.article.links import is_address, is_allowed, tidy
from exporter.article.picture_paths import is_data_url
from exporter.readers.markdown import dialects, shortcodes
from exporter.readers.markdown.html_tags import (
    CODE,
    FALLBACK,
    FORBIDDEN,
    MARKS,
    RUBY,
    SILENT,
    VOID,
    Report,
    parsed,
    report_dropped,
    report_foreign,
    report_removed,
    report_ruby,
    report_shortcode,
    tag_of,
)
from exporter.readers.markdown.inline_pictures import (
    Attributes,
    InlinePicture,
    attributes_in,
    described,
    layout_of,
    with_size_in_alt,
)
from exporter.readers.markdown.picture_syntax import PICTURE_ATTRIBUTES
from exporter.readers.typography.conventions import Convention
from exporter.readers.typography.literals import kept
from exporter.readers.typography.setting import released_runs, set_inline, set_runs

_SHOWN = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|tiff?|bmp)(?:[?#].*)?\Z", re.IGNORECASE)


class Links(Protocol):
    """Where the links of a text lead."""

    def target(self, href: str) -> str:
        """`href`, with the label in place of what the file calls it."""

    def is_given(self, label: str) -> bool:
        """Whether the author gave that label to anything."""

    def label_named(self, names: Iterable[str]) -> str | None:
        """The label of the heading in HTML with one of the names; each is given out once."""


class InlineReader:
    """Reads the inline tokens of one place; pictures gather in `pictures`, in reading order."""

    def __init__(
        self,
        report: Report,
        note: Callable[[str], Sequence[Token]],
        anchors: Links,
        found: Callable[[str], Report] | None = None,
        convention: Convention | None = None,
    ) -> None:
        """`note` gives the tokens of the footnote with a label, `anchors` where links lead.

        `found` gives what reports about a piece of the text that is typed so. Straight marks are
        set by `convention`; they stay without one.
        """
        self._found = found or (lambda _: report)
        self.target = anchors.target
        self.is_given = anchors.is_given
        self.label_named = anchors.label_named
        self.pictures: list[InlinePicture] = []
        self._report = report
        self._note = note
        self._convention = convention
        self._in_note = False

    def text(self, tokens: Sequence[Token]) -> str:
        """Inline Markdown in canonical form; may be empty."""
        return serialise(self.nodes(tokens))

    def nodes(self, tokens: Sequence[Token]) -> tuple[Inline, ...]:
        """The canonical nodes; links that print cannot follow are gone, their words stay."""
        return self.checked(self._runs(tokens))

    def checked(self, runs: Sequence[Run]) -> tuple[Inline, ...]:
        """The canonical nodes of `runs`, set, without the links that print cannot follow."""
        set_ = set_runs(runs, self._convention) if self._convention else runs
        return tree([self._checked(run) for run in released_runs(set_)])

    def _runs(self, tokens: Sequence[Token]) -> list[Run]:
        runs = Runs()
        feed(runs, self._tidied(tokens), self._other)
        return runs.list

    def picture(
        self,
        src: str,
        alt: str,
        caption: str = "",
        attributes: Attributes | None = None,
        link: str = "",
    ) -> None:
        """Note a picture that leads to `link`; its path may be percent-encoded, as URLs are."""
        if self._convention:
            caption = set_inline(caption, self._convention)
        picture = InlinePicture(_path(src), plain(alt), caption, link=self._link(link, src))
        self.pictures.append(described(picture, attributes or {}, self._report))

    def _link(self, href: str, src: str) -> str:
        """Where a picture leads; nowhere where print cannot follow, as to a larger copy of it."""
        if not href or is_allowed(href):
            return href
        if not _SHOWN.search(href):
            message = f"the link to {unquote(href)!r} cannot be followed from print"
            hint = "write a whole address: https://..."
            self._report("link-dropped", f"{message}; the picture {src!r} stays", hint)
        return ""

    def _checked(self, run: Run) -> Run:
        dropped = {m for m in run.marks if m.kind is Kind.LINK and not is_allowed(m.href)}
        is_blank = isinstance(run.atom, Text) and not run.atom.text.strip()
        for mark in () if is_blank else dropped:
            self._report(*_dropped(mark.href))
        if isinstance(run.atom, Footnote):
            run = replace(run, atom=Footnote(self.checked(list(flatten(run.atom.children)))))
        return replace(run, marks=run.marks - dropped)

    def _tidied(self, tokens: Sequence[Token]) -> list[Token]:
        """Tokens with HTML code as one code token, and forbidden elements gone whole."""
        tidied: list[Token] = []
        index = 0
        tokens = _without_dead(tokens)
        while index < len(tokens):
            tag = tag_of(tokens[index].content) if tokens[index].type == "html_inline" else None
            if tag and tag[0] in {*FORBIDDEN, *CODE, FALLBACK}:
                index = self._element(tokens, index, tag, tidied)
            else:
                tidied.append(self._aimed(tokens[index]))
                index += 1
        return tidied

    def _aimed(self, token: Token) -> Token:
        """The token of a link with the label that it leads to within the file."""
        href = str(token.attrs.get("href", ""))
        if not href.startswith("#"):
            return token
        return replace(token, attrs={**token.attrs, "href": self.target(href)})

    def _element(
        self, tokens: Sequence[Token], start: int, tag: tuple[str, bool], into: list[Token]
    ) -> int:
        """Take the element that begins at `start`; the index after it."""
        name, is_end = tag
        if is_end:
            return start + 1
        end = start if name in VOID else _end_of(tokens, start, name)
        if name in FORBIDDEN:
            report_removed(self._found(tokens[start].content), name)
        elif name != FALLBACK:
            content = "".join(token.content for token in tokens[start + 1 : end])
            into.append(Token("code_inline", "code", 0, content=content))
        return end + 1

    def _other(self, runs: Runs, token: Token) -> None:
        match token.type:
            case "html_inline":
                self._html(runs, token.content)
            case "image" | shortcodes.PICTURE:
                self._take_picture(token, runs.picture())
            case _ if token.type == PICTURE_ATTRIBUTES:
                said = attributes_in(token.content)
                self.pictures[-1] = described(self.pictures[-1], said, self._report)
            case "footnote_ref":
                self._call_note(runs, str(token.meta["label"]))
            case dialects.CROSS_REFERENCE | dialects.FOREIGN | dialects.MISSING:
                self._dialect(runs, token)
            case "shortcode":
                report_shortcode(self._found(token.content), token.content)
            case _:
                raise AssertionError(f"an inline token that we do not know: {token.type}")

    def _take_picture(self, token: Token, link: str) -> None:
        if token.type == "image":
            title = str(token.attrs.get("title", ""))
            self.picture(str(token.attrs["src"]), _words(token), title, link=link)
            if "|" in token.content:  # as it is typed: a reference to one is a word
                self.pictures[-1] = with_size_in_alt(self.pictures[-1])
            return
        meta = token.meta
        own = meta.get("link", "")
        link = tidy(self.target(own)) if own else link
        self.picture(
            meta["src"], escape(meta["alt"]), meta["caption"], meta.get("attributes"), link
        )
        self.pictures[-1] = replace(self.pictures[-1], credit=meta.get("credit", ""))

    def _dialect(self, runs: Runs, token: Token) -> None:
        """What we do not know prints as typed; Quarto's `@fig-map` is what that part is called."""
        label, meta = token.content, token.meta
        if token.type == dialects.MISSING:
            runs.add(Text(label))
            self._found(token.info)(meta["code"], meta["message"], None)
            return
        if token.type == dialects.CROSS_REFERENCE:
            if self.is_given(label):
                runs.add(Reference(label))
                return
            label = f"@{label}"
            meta = {"what": "a reference to nothing in this file", "prints": True}
        runs.add(Text(kept(label) if meta["prints"] else ""))
        report_foreign(self._found(token.info), label, meta)

    def _call_note(self, runs: Runs, label: str) -> None:
        """Bring a note to where it is called; one inside another would grow without end."""
        tokens = self._note(label)
        if self._in_note:
            message = f"the footnote [^{label}] inside a footnote was left out"
            self._report("footnote-nested", message, "say it in the outer one")
            return
        self._in_note = True
        runs.add(Footnote(tree(self._runs(tokens))))
        self._in_note = False

    def _html(self, runs: Runs, html: str) -> None:
        tag = tag_of(html)
        if tag is None:  # a comment, a processing instruction
            return
        name, is_end = tag
        match name:
            case "br":
                runs.add(LineBreak())
            case "img" if not is_end:
                said = _attributes(html)
                src, alt = said.get("src", ""), escape(said.get("alt", ""))
                self.picture(src, alt, attributes=layout_of(said), link=runs.picture())
            case _ if name in MARKS:
                self._mark(runs, name, is_end, html)
            case _ if name in RUBY:
                runs.add(Text(RUBY[name][is_end]))
                report_ruby(self._found(html), "" if is_end else name)
            case _ if not is_end and name not in SILENT:
                runs.add(Text(""))
                report_dropped(self._found(html), name)

    def _mark(self, runs: Runs, name: str, is_end: bool, html: str) -> None:
        if is_end:
            runs.close(MARKS[name])
        elif name == "a":
            runs.open(Kind.LINK, tidy(self.target(_attributes(html).get("href", ""))))
        else:
            runs.open(MARKS[name])


def _dropped(href: str) -> tuple[str, str, str]:
    """What to say of a link that print cannot follow."""
    if href.startswith("#") and href != "#":
        message = f"the link to {unquote(href)} leads to nothing in this file; its words stay"
        return "unknown-label", message, "link to a heading by its words: #what-tenants-pay"
    message = f"the link to {unquote(href)!r} cannot be followed from print; its words stay"
    return "link-dropped", message, "write a whole address: https://..."


def _attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag."""
    element = next(iter(parsed(shortcodes.with_addresses(tag))), None)
    return dict(element.attrib) if element is not None else {}


def _end_of(tokens: Sequence[Token], start: int, name: str) -> int:
    """The index of the end tag for the element at `start`; of the last token without one."""
    for index in range(start + 1, len(tokens)):
        token = tokens[index]
        if token.type == "html_inline" and tag_of(token.content) == (name, True):
            return index
    return len(tokens) - 1


def _words(image: Token) -> str:
    """The alternative text of a picture as inline Markdown."""
    runs = Runs()
    feed(runs, image.children or [], _as_typed)
    return serialise(tree(released_runs(runs.list)))


def _without_dead(tokens: Sequence[Token]) -> list[Token]:
    """`tokens` without links that are addresses alone, but lead nowhere, such as `http://`."""
    living: list[Token] = []
    is_dead = False
    for token in tokens:
        if token.markup == dialects.BARE and token.nesting > 0:
            is_dead = not is_address(str(token.attrs["href"]))
        if token.markup != dialects.BARE or not is_dead:
            living.append(token)
    return living


def _as_typed(runs: Runs, token: Token) -> None:
    if token.type == dialects.FOREIGN:
        runs.add(Text(token.content))


def _path(src: str) -> str:
    """The path that a picture's address stands for, which may be percent-encoded."""
    if is_data_url(src):
        return src
    try:
        return unquote(src, errors="strict")
    except UnicodeDecodeError:
        return src
