"""What it would take to draw a page, told before it is; forms count as often as they are used.

PDFium reads a form anew each time that it is used, and a form may use others: a file of a
kilobyte can ask for a thousand million rectangles. Bytes of memory are a measure of its time, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pikepdf

from exporter.preflight.pdf.values import (
    at,
    identity,
    is_form,
    members,
    name,
    resources_of,
    some,
    unpacked,
)

MOST_CONTENT = 5_000_000  # bytes of one stream, unpacked
MOST_OF_PAGE = 60_000_000  # bytes, as all that follow
MOST_OF_FILE = 600_000_000

# What PDFium and we take for one of each, as measured; of marked content for each that it is in
OBJECT, RUN, LETTER, STATE, MARK = 1000, 1500, 200, 400, 16
RARE_RATIO = 20  # of unpacked to packed bytes, in what is packed in a rare way
DEEPEST = 40  # forms in forms; PDFium reads none below

COSTS: Mapping[bytes, int] = {
    **dict.fromkeys(b"S s F f f* B B* b b* sh EI".split(), OBJECT),
    **dict.fromkeys(b"Tj TJ ' \"".split(), RUN),
    **dict.fromkeys(b"q rg RG k K g G cs CS sc scn SC SCN".split(), STATE),
}
"""What the operators of a content stream cost (ISO 32000-1, annex A)."""

# Operators stand between blanks or delimiters (ISO 32000-1, 7.2.2).
START, END = rb"(?<![^\s\0)>\]}])", rb"(?![^\s\0/\[\]<>(){}%])"
OPERATORS = re.compile(
    START + rb"([SsFBbf]\*?|sh|EI|T[jJ]|['\"]|q|rg|RG|[kKgG]|cs|CS|scn?|SCN?|BDC|BMC|EMC)" + END
)
USES = re.compile(START + rb"Do" + END)
NAMED = re.compile(rb"/([^\s\0/\[\]<>(){}%]+)[\s\0]+Do" + END)
LETTERS = re.compile(rb"\([^()]*\)|<[0-9A-Fa-f\s]+>")

Key = tuple[object, ...]


class Weights:
    """The weights of a file's pages, in bytes; each form is weighed once."""

    def __init__(self) -> None:
        self._known: dict[Key, int] = {}

    def of(self, page: pikepdf.Object) -> int:
        """What it takes to draw a page."""
        streams, resources = some(at(page, "Contents")), resources_of(page)
        key = (*map(identity, streams), identity(resources))
        if (0, 0) in key or key not in self._known:
            self._known[key] = self._weighed(streams, resources, DEEPEST)
        return self._known[key]

    def _weighed(self, streams: list[object], resources: object, depth: int) -> int:
        pieces = [unpacked(stream, MOST_CONTENT) for stream in streams]
        known = [piece for piece in pieces if piece is not None]
        others = [stream for stream, piece in zip(streams, pieces, strict=True) if piece is None]
        drawn = members(at(resources, "XObject"))
        forms = {
            key: self._form(one, resources, depth - 1)
            for key, one in (drawn.items() if depth else ())
            if is_form(one)
        }
        content = b"\n".join(known)
        return _own(content) + _of_uses(content, forms, drawn) + sum(map(_guessed, others))

    def _form(self, form: object, around: object, depth: int) -> int:
        resources = at(form, "Resources") or around
        key = (identity(form), identity(resources))
        if key not in self._known:
            self._known[key] = 0  # one that uses itself is not read again
            self._known[key] = self._weighed([form], resources, depth)
        return self._known[key]


def _own(content: bytes) -> int:
    """What content takes, forms aside."""
    letters = sum(match.end() - match.start() for match in LETTERS.finditer(content))
    return len(content) + letters * LETTER + _of_operators(content)


def _of_operators(content: bytes) -> int:
    """What its operators take, or so many of them that it is too much already."""
    total = depth = 0
    for match in OPERATORS.finditer(content):
        operator = match[1]
        if operator in (b"BDC", b"BMC"):  # PDFium notes at each mark all that it stands in
            depth += 1
            total += depth * MARK
        elif operator == b"EMC":
            depth = max(depth - 1, 0)
        total += COSTS.get(operator, 0)
        if total > MOST_OF_PAGE:
            break
    return total


def _of_uses(content: bytes, forms: dict[str, int], drawn: dict[str, object]) -> int:
    """What the forms take that content uses; a use that names none in plain counts as the worst."""
    if not forms:
        return 0
    named = Counter(match[1].decode("latin-1") for match in NAMED.finditer(content))
    plain = {key: times for key, times in named.items() if key in drawn}
    hidden = sum(1 for _ in USES.finditer(content)) - sum(plain.values())
    known = sum(forms.get(key, 0) * times for key, times in plain.items())
    return known + max(hidden, 0) * max(forms.values())


def _guessed(stream: object) -> int:
    """The weight of a stream that cannot be unpacked here: too large, or packed in a rare way."""
    if not isinstance(stream, pikepdf.Stream):
        return 0
    if name(stream.get("/Filter")) == "FlateDecode":
        return MOST_OF_PAGE + 1
    return len(stream.read_raw_bytes()) * RARE_RATIO
