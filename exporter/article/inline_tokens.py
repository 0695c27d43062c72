"""From markdown-it's inline tokens to runs of words with marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from exporter.article.links import is_address, label_in, tidy
from exporter.article.marks import Kind, Mark, Run, tree, with_mark
from exporter.article.nodes import Atom, Code, Footnote, LineBreak, Reference, Text

if TYPE_CHECKING:
    from markdown_it.token import Token

_KINDS = {
    "link": Kind.LINK,
    "strong": Kind.STRONG,
    "em": Kind.EMPHASIS,
    "superscript": Kind.SUPERSCRIPT,
    "subscript": Kind.SUBSCRIPT,
}


class Runs:
    """Collects runs while marks open and close; a mark that is closed unopened is ignored."""

    def __init__(self) -> None:
        self.list: list[Run] = []
        self._open: list[Mark] = []
        self._link_start = 0

    def add(self, atom: Atom) -> None:
        """Append `atom` under the marks that are open."""
        marks: frozenset[Mark] = frozenset()
        for mark in self._open:
            marks = with_mark(marks, mark)
        self.list.append(Run(atom, marks))

    def open(self, kind: Kind, href: str = "") -> None:
        """Start a mark."""
        self._open.append(Mark(kind, href))
        if kind is Kind.LINK:
            self._link_start = len(self.list)

    def close(self, kind: Kind) -> None:
        """End the mark of `kind` that was opened last; a link to a label without words refers."""
        for index in reversed(range(len(self._open))):
            if self._open[index].kind is kind:
                mark = self._open.pop(index)
                label = label_in(mark.href)
                if label and self._link_start == len(self.list):
                    self.add(Reference(label))
                return


Other = Callable[[Runs, "Token"], None]


def feed(runs: Runs, tokens: Sequence[Token], other: Other) -> None:
    """Add `tokens` to `runs`; `other` takes the tokens that are no inline Markdown of ours."""
    skipping = False
    for token in tokens:
        if token.markup == "autolink":
            skipping = _autolink(runs, token)
        elif skipping:
            _autolink_text(runs, token)
        elif not _mark(runs, token):
            _atom(runs, token, other)


def _autolink(runs: Runs, token: Token) -> bool:
    """`<https://...>` is a link; `<std::vector>` looks like one and stays words."""
    if token.nesting < 0:
        runs.close(Kind.LINK)
        return False
    href = tidy(str(token.attrs.get("href", "")))
    if is_address(href):
        runs.open(Kind.LINK, href)
        return False
    return True


def _autolink_text(runs: Runs, token: Token) -> None:
    runs.add(Text(f"<{token.content}>"))


def _mark(runs: Runs, token: Token) -> bool:
    kind = _KINDS.get(token.type.rpartition("_")[0])
    if kind is None or not token.nesting:
        return False
    if token.nesting > 0:
        runs.open(kind, tidy(str(token.attrs.get("href", ""))))
    else:
        runs.close(kind)
    return True


def _atom(runs: Runs, token: Token, other: Other) -> None:
    match token.type:
        case "text" | "text_special":
            runs.add(Text(token.content))
        case "softbreak":
            runs.add(Text(" "))
        case "hardbreak":
            runs.add(LineBreak())
        case "code_inline":
            runs.add(Code(token.content))
        case "footnote":
            note = Runs()
            feed(note, token.children or [], other)
            runs.add(Footnote(tree(note.list)))
        case _:
            other(runs, token)
