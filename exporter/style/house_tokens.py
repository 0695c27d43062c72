"""The tokens of a house style, read from the stylesheet that declares them.

`styles/base/tokens.css` says each once: `--ink: #1c1c1c; /* colour: of text */`, under a comment
that names its group. Several kinds stand side by side, as in `none | whole number from 1`; a word
that is no kind is a keyword.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import Declaration, Node

from exporter import resources
from exporter.style.kinds import Sort, Value, is_math, sort_of, uses_of

PRIVATE = "--_"
"""What the names of custom properties begin with that are nobody else's."""

_SAID = re.compile(r"(?P<kinds>[^:]+): (?P<meaning>.+)", re.DOTALL)


@dataclass(frozen=True)
class Token:
    """A custom property that a theme or a house may set.

    `kinds` are one or more, any of which will do; `default` is CSS text on one line.
    """

    name: str
    group: str
    kinds: tuple[Sort, ...]
    default: str
    meaning: str

    @property
    def kind(self) -> str:
        """Its kinds as the stylesheet has them."""
        return " | ".join(map(str, self.kinds))

    @property
    def wanted(self) -> str:
        """What it must be, for a sentence."""
        *others, last = (kind.said for kind in self.kinds)
        return f"{', '.join(others)} or {last}" if others else last

    @property
    def example(self) -> str:
        """A value of its kind: its default, where that says it plainly."""
        plain = "(" not in self.default and all(str(kind) != self.default for kind in self.kinds)
        examples = (kind.example for kind in self.kinds if kind.example)
        return self.default if plain else next(examples, self.default)

    def allows(self, value: Value) -> bool:
        """Whether a value is of a kind of this token's; one that only layout knows passes.

        `inherit`, `initial` and `unset` do not: the engine takes them for words in a token.
        """
        if any(True for _ in uses_of(value)) and not is_math(value):
            return True
        return bool(value) and any(kind.holds(value) for kind in self.kinds)

    def may_be(self, other: Token) -> bool:
        """Whether it may be another token's value: `var(--other)`."""
        return not {kind.like for kind in self.kinds}.isdisjoint(kind.like for kind in other.kinds)


@functools.cache
def tokens() -> Mapping[str, Token]:
    """Every token by its name, in the order in which the stylesheet declares them."""
    css = (resources.styles_folder() / "base" / "tokens.css").read_text(encoding="utf-8")
    return {token.name: token for token in declared_tokens(css)}


def declared_tokens(css: str) -> Iterator[Token]:
    """The tokens that the first rule of a stylesheet declares; what has no meaning is none."""
    rules = (rule for rule in tinycss2.parse_stylesheet(css) if rule.type == "qualified-rule")
    group, declaration = "", None
    for node in tinycss2.parse_blocks_contents(next(rules).content, skip_whitespace=True):
        if node.type == "declaration":
            declaration = node
        elif declaration is None:
            group = " ".join(node.value.split())
        else:
            yield from _token(declaration, group, node.value)
            declaration = None


def value_of(declaration: Declaration) -> list[Node]:
    """The component values of a declaration, without white space and comments."""
    return [node for node in declaration.value if node.type not in ("whitespace", "comment")]


def text_of(declaration: Declaration) -> str:
    """A declaration's value as CSS text on one line, without comments."""
    kept = [node for node in declaration.value if node.type != "comment"]
    return " ".join(tinycss2.serialize(kept).split())


def _token(declaration: Declaration, group: str, comment: str) -> Iterator[Token]:
    said = _SAID.fullmatch(" ".join(comment.split()))
    if said:
        kinds = tuple(map(sort_of, said["kinds"].split(" | ")))
        yield Token(declaration.name, group, kinds, text_of(declaration), said["meaning"])
