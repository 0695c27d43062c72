"""Equations of Word (ISO 29500-1, 22.1) as words in a line: a fraction with a slash, as UnicodeMath
writes it, what stands raised and lowered as such, the rows of a matrix parted by semicolons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from exporter.docx.elements import Xml, local, texts
from exporter.docx.pieces import BREAK, SUBSCRIPT, SUPERSCRIPT, Piece, words

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ONE = re.compile(r"[\w.,′'°%∞√]*")
"""What needs no brackets to be one part of a fraction or below a root."""
_PRODUCT = re.compile(r"\d.*[^\W\d_]")
"""What is one part above a line, and below it would be read as two."""
_RUNS_ON = re.compile(r"[\w(√]")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_ROOTS = {"": "√", "2": "√", "3": "∛", "4": "∜"}
_DEEPEST = 25  # parts in parts; more than anybody reads in a line
_OFF = ("0", "off", "false")
_BESIDE = {SUPERSCRIPT: "^", SUBSCRIPT: "_"}
"""What is raised or lowered in what is already so, as UnicodeMath writes it."""


def equation(maths: Xml, href: str) -> Iterator[Piece]:
    """An equation in a line; several that stand below each other each in one of their own."""
    lines = [one for one in maths if local(one) == "oMath"] or [maths]
    for number, line in enumerate(lines):
        if number:
            yield Piece(BREAK, href=href)
        yield from (replace(piece, href=href) for piece in _said(line, 0))


def _said(element: Xml | None, depth: int) -> list[Piece]:
    """What a part of an equation says."""
    if element is None:
        return []
    if depth > _DEEPEST:
        return [Piece("".join(texts(element)))]
    name = local(element)
    if name == "t":
        return [Piece(element.text or "")]
    if name.endswith("Pr") or (name == "phant" and _has(element, "show", _OFF)):
        return []
    if name in _PARTS:
        return _PARTS[name](element, depth + 1)
    return _in_turn([(local(child), _said(child, depth + 1)) for child in element])


def _in_turn(parts: Iterable[tuple[str, list[Piece]]]) -> list[Piece]:
    """Parts behind each other, a blank between a fraction and what would be read as its end."""
    said: list[Piece] = []
    before = ""
    for name, pieces in parts:
        if before == "f" and _RUNS_ON.match(words(pieces)):
            said.append(Piece(" "))
        said += pieces
        before = name if pieces else before
    return said


def _part(element: Xml, name: str, depth: int) -> list[Piece]:
    return _said(element.find(f"{_MATHS}{name}"), depth)


def _property(element: Xml, name: str) -> str | None:
    """The value of a property of a part; `None` where it is not said."""
    own = element.find(f"{_MATHS}{local(element)}Pr/{_MATHS}{name}")
    return None if own is None else own.get(f"{_MATHS}val", "")


def _has(element: Xml, name: str, values: Sequence[str]) -> bool:
    return _property(element, name) in values


def _operand(pieces: Sequence[Piece]) -> list[Piece]:
    """What is divided, raised or below a root, in brackets where it would be read otherwise."""
    plain = words(piece for piece in pieces if not piece.marks).strip()
    return [*pieces] if _ONE.fullmatch(plain) or _is_in_brackets(plain) else _within(pieces)


def _is_in_brackets(text: str) -> bool:
    """Whether the bracket that begins a text ends with it."""
    closing = _PAIRS.get(text[:1])
    depth, open_at = 0, count(0)
    for sign, at in zip(text, open_at, strict=False):
        depth += (sign == text[0]) - (sign == closing)
        if closing and not depth:
            return at == len(text) - 1
    return False


def _within(pieces: Iterable[Piece], begin: str = "(", end: str = ")") -> list[Piece]:
    return [Piece(begin), *pieces, Piece(end)]


def _fraction(element: Xml, depth: int) -> list[Piece]:
    """`a/b`; what stands above each other without a line, as of a binomial, with a broken one."""
    sign = "¦" if _has(element, "type", ("noBar",)) else "/"
    above, below = (_part(element, name, depth) for name in ("num", "den"))
    is_product = _PRODUCT.fullmatch(words(below))
    return [*_operand(above), Piece(sign), *(_within(below) if is_product else _operand(below))]


def _script(element: Xml, depth: int) -> list[Piece]:
    """A letter with what stands above and below it, which of a `sPre` stands before it."""
    letter, beside = _operand(_part(element, "e", depth)), _beside(element, depth)
    return [*beside, *letter] if local(element) == "sPre" else [*letter, *beside]


def _beside(element: Xml, depth: int) -> list[Piece]:
    """What stands below and above something."""
    is_above = local(element) == "limUpp"
    low, high = ("sub", "sup") if element.find(f"{_MATHS}lim") is None else ("lim", "lim")
    said = [] if is_above else _raised(_part(element, low, depth), SUBSCRIPT)
    is_both = low != high or is_above
    return [*said, *(_raised(_part(element, high, depth), SUPERSCRIPT) if is_both else [])]


def _raised(pieces: Sequence[Piece], mark: str) -> list[Piece]:
    """Pieces with a mark; what is marked already is written behind a sign, for none stands twice
    above the line."""
    said = []
    for piece in pieces:
        text = "".join(_BESIDE[one] + _bracketed_text(piece.text) for one in piece.marks)
        said.append(replace(piece, text=text or piece.text, marks=frozenset({mark})))
    return said


def _bracketed_text(text: str) -> str:
    return text if _ONE.fullmatch(text) else f"({text})"


def _sum(element: Xml, depth: int) -> list[Piece]:
    """A sum, product or integral, its bounds beside its sign."""
    sign = _property(element, "chr")
    bounds = _beside(element, depth)
    return [Piece("∫" if sign is None else sign), *bounds, Piece(" "), *_part(element, "e", depth)]


def _root(element: Xml, depth: int) -> list[Piece]:
    degree = [] if _has(element, "degHide", ("1", "on", "true")) else _part(element, "deg", depth)
    sign = _ROOTS.get(words(degree).strip())
    before = [Piece(sign)] if sign else [*_raised(degree, SUPERSCRIPT), Piece("√")]
    return [*before, *_operand(_part(element, "e", depth))]


def _bracketed(element: Xml, depth: int) -> list[Piece]:
    """What stands in brackets, of which one may be missing."""
    usual = {"begChr": "(", "sepChr": "|", "endChr": ")"}
    signs = {name: _property(element, name) for name in usual}
    begin, between, end = (usual[name] if sign is None else sign for name, sign in signs.items())
    inner: list[Piece] = []
    for number, one in enumerate(element.findall(f"{_MATHS}e")):
        inner += [Piece(between)] if number else []
        inner += _said(one, depth)
    return _within(inner, begin, end)


def _rows(element: Xml, depth: int) -> list[Piece]:
    """The rows of a matrix, `[a, b; c, d]`, or of equations below each other."""
    is_matrix = local(element) == "m"
    around = next(element.iterancestors(f"{_MATHS}d", f"{_MATHS}oMath"), element)
    in_brackets = local(around) == "d"
    said: list[Piece] = []
    for number, row in enumerate(element.findall(f"{_MATHS}{'mr' if is_matrix else 'e'}")):
        said += [Piece("; " if is_matrix or in_brackets else BREAK)] if number else []
        said += _row(row, depth) if is_matrix else map(_aligned, _said(row, depth))
    return _within(said, "[", "]") if is_matrix and not in_brackets else said


def _row(row: Xml, depth: int) -> list[Piece]:
    said: list[Piece] = []
    for number, cell in enumerate(row.findall(f"{_MATHS}e")):
        said += [Piece(", ")] if number else []
        said += _said(cell, depth)
    return said


def _aligned(piece: Piece) -> Piece:
    """Words of an equation less the signs at which it stands above another (22.1.2.34)."""
    return replace(piece, text=piece.text.replace("&", ""))


def _function(element: Xml, depth: int) -> list[Piece]:
    return [*_part(element, "fName", depth), Piece(" "), *_part(element, "e", depth)]


def _accented(element: Xml, depth: int) -> list[Piece]:
    """A letter and the sign above or below it, one that joins it."""
    sign = _property(element, "chr") or "\u0302"
    if local(element) == "bar":
        sign = "\u0305" if _has(element, "pos", ("top",)) else "\u0332"
    return [*_operand(_part(element, "e", depth)), Piece(sign)]


_PARTS: Mapping[str, Callable[[Xml, int], list[Piece]]] = {
    "f": _fraction,
    **dict.fromkeys(("sSup", "sSub", "sSubSup", "sPre", "limLow", "limUpp"), _script),
    "nary": _sum,
    "rad": _root,
    "d": _bracketed,
    **dict.fromkeys(("m", "eqArr"), _rows),
    "func": _function,
    **dict.fromkeys(("acc", "bar"), _accented),
}
