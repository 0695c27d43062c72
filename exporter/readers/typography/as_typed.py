"""Set text back as people type it: in the straight marks of its file, escaped where they stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from exporter.article import Article
from exporter.article.inline import parse, serialise
from exporter.article.inline.marks import Run, flatten, tree
from exporter.article.inline.nodes import Footnote, Text
from exporter.readers.typography.conventions import FULL, THIN, Convention
from exporter.readers.typography.literals import escaped, kept
from exporter.readers.typography.quotation import APOSTROPHE, PRIMES
from exporter.readers.typography.setting import set_inline
from exporter.readers.typography.signs import DASHES, ELLIPSIS
from exporter.readers.typography.texts import with_texts
from exporter.readers.typography.ties import ties_in, untied

_SPACES = THIN + FULL
_SET_SPACE = re.compile("[\u202f\u00a0](?=[;:!?»%‰])|(?<=«)[\u202f\u00a0]")

_MAY_BE_SET = re.compile(r"[\"'«»]|-(?=-)|\.(?=\.\.)| (?=[;:!?»%‰])|(?<=«) ")


def typed_like(raw: str, text: str, convention: Convention) -> tuple[str, ...]:
    """`text`, which is set, with straight marks for those that `raw` types straight.

    Where `raw` has both, all are straight in the first way, and none of them in the second.
    """
    ways = (_typed(raw, text, convention, is_mixed=is_mixed) for is_mixed in (True, False))
    return tuple(dict.fromkeys(ways))


def _typed(raw: str, text: str, convention: Convention, *, is_mixed: bool) -> str:
    for sign, typed in _straight(raw, convention):
        if is_mixed or sign.strip(_SPACES) not in raw:
            text = _replaced(text, sign, typed)
    if not (THIN in raw or FULL in raw):
        text = untied(text, convention)
    return _SET_SPACE.sub(_as_in(raw), text) if convention.spaces else text


def _replaced(text: str, sign: str, typed: str) -> str:
    """`text` with a sign as it is typed, but for the dash before who said it."""
    if sign not in DASHES.values():
        return text.replace(sign, typed)
    return re.sub(rf"(?m)(^[> ]*)?{sign}", lambda dash: typed if dash[1] is None else dash[0], text)


def with_escapes(article: Article, convention: Convention) -> Article:
    """`article` with its inline texts spelt so that no straight mark in them is set."""

    def spelt(text: str) -> str:
        if set_inline(text, convention) == text:
            return text
        return escaped(serialise(tree(_kept(list(flatten(parse(text))), convention))))

    return with_texts(article, spelt)


def _kept(runs: Sequence[Run], convention: Convention) -> Iterator[Run]:
    for run in runs:
        match run.atom:
            case Text(text):
                words = _MAY_BE_SET.sub(lambda match: kept(match.group()), text)
                for index, _ in ties_in(words, convention):
                    words = words[:index] + kept(" ") + words[index + 1 :]
                yield replace(run, atom=Text(words))
            case Footnote(children):
                yield replace(run, atom=Footnote(tree(_kept(list(flatten(children)), convention))))
            case _:
                yield run


def _straight(raw: str, convention: Convention) -> Iterator[tuple[str, str]]:
    """What is set, and how it is typed, for each kind of mark that `raw` has straight."""
    inner = convention.spaces.inner if convention.spaces else ""
    if '"' in raw or "'" in raw:
        if convention.double[0] == "«":
            yield f"«{inner}", '"'
            yield f"{inner}»", '"'
        yield from ((mark, '"') for mark in convention.double)
        yield from ((mark, "'") for mark in (*convention.single, APOSTROPHE))
        yield from ((prime, straight) for straight, prime in PRIMES.items())
    if "--" in raw:
        yield from ((dash, typed) for typed, dash in DASHES.items())
    if "..." in raw:
        yield ELLIPSIS, "..."


def _as_in(raw: str) -> str:
    """A common space, unless `raw` has others."""
    return r"\g<0>" if _SET_SPACE.search(raw) else " "
