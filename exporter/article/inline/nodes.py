"""The nodes of inline text: what a run of words is, once its Markdown is parsed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """Plain words; never empty, white space is single spaces."""

    text: str


@dataclass(frozen=True)
class Code:
    """Words to be set as code; no marks inside."""

    text: str


@dataclass(frozen=True)
class LineBreak:
    """A forced end of line inside a paragraph."""


@dataclass(frozen=True)
class Strong:
    """Words of strong importance, usually bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Emphasis:
    """Stressed words, usually italic."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Strike:
    """Words that no longer hold, with a line through them."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Highlight:
    """Words that somebody marked for the reader, on a tint."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Superscript:
    """Raised figures or letters; holds text, code and subscripts only."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Subscript:
    """Lowered figures or letters; holds text and code only."""

    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Link:
    """Words that lead to `href`: an absolute http, https or mailto URL, or `#label`."""

    href: str
    children: tuple[Inline, ...]


@dataclass(frozen=True)
class Reference:
    """What the article itself calls a labelled part: the `Figure 1` of a figure, a heading."""

    label: str


@dataclass(frozen=True)
class Footnote:
    """A note called out at this point; its children hold no other footnote."""

    children: tuple[Inline, ...]


Atom = Text | Code | Footnote | Reference | LineBreak
Inline = Atom | Strong | Emphasis | Strike | Highlight | Link | Superscript | Subscript
