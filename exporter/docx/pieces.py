"""The words of a paragraph in pieces, each with the marks that cover it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from urllib.parse import unquote

from exporter.docx.picture_views import AS_IT_IS, View

STRONG = "strong"
EMPHASIS = "emphasis"
STRIKE = "strike"
HIGHLIGHT = "highlight"
SUPERSCRIPT = "superscript"
SUBSCRIPT = "subscript"
CODE = "code"

LOOKS = {STRONG: "looks-strong", EMPHASIS: "looks-emphatic"}
"""What words only look like whose character style means something else: emphasis set bold."""

BREAK = "\n"
_BLANK = " \t\n\r\f\v"
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_SAME = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u00ad": None,
        "\u200e": None,
        "\u200f": None,
        "\u2011": "-",
        "…": "...",
    }
)


@dataclass(frozen=True)
class Image:
    """A picture in a line: the relation that leads to it, its alternative text, and its `title`;
    `view` is what is shown of it."""

    relation: str
    alt: str = ""
    title: str = ""
    view: View = AS_IT_IS


@dataclass(frozen=True)
class Piece:
    """Words of one kind, or what stands among words: a footnote (`note`), a picture, a reference.

    `marks` are the constants above; `name` is a character style without a meaning of its own,
    such as `credit`; `href` is the target of a link, empty for none; `reference` is the label of
    the part that is named here; `asked` is the part of the article that a control of a template of
    ours around it asks for. A line break is a newline.
    """

    text: str = ""
    marks: frozenset[str] = frozenset()
    href: str = ""
    name: str = ""
    note: tuple[Piece, ...] = ()
    image: Image | None = None
    reference: str = ""
    asked: str = ""

    @property
    def is_text(self) -> bool:
        """Whether it is words."""
        return not self.note and self.image is None and not self.reference


Pieces = tuple[Piece, ...]


def tidied(pieces: Iterable[Piece], *, keep_blanks: bool = False) -> Pieces:
    """The pieces without needless cuts and blanks; `keep_blanks` as in code."""
    joined = _joined(pieces)
    return tuple(joined if keep_blanks else _joined(_spaced(joined)))


def begun(initial: Pieces, rest: Pieces) -> Pieces:
    """Words with the large letter that they begin with, which bears the same marks as they do."""
    first = next((piece for piece in rest if piece.is_text), Piece())
    letter = Piece(words(initial), first.marks, first.href, first.name)
    return tidied((letter, *rest))


_BOX = re.compile(r"\s*(?P<sign>[☐☑☒])\s+")


def check_box(pieces: Pieces) -> tuple[bool | None, Pieces]:
    """Whether the box at the beginning is ticked, and the rest; `None` where there is no box."""
    box = _BOX.match(words(pieces))
    if box is None or not all(piece.is_text for piece in pieces[:2]):
        return None, pieces
    return box["sign"] != "☐", after_letters(pieces, box.end())


def after_letters(pieces: Pieces, length: int) -> Pieces:
    """The pieces less some letters at their beginning."""
    rest = []
    for piece in pieces:
        rest.append(replace(piece, text=piece.text[length:]) if piece.is_text else piece)
        length = max(length - len(piece.text), 0)
    return tuple(piece for piece in rest if piece.text or not piece.is_text)


def without_letter(pieces: Pieces, number: int) -> Pieces:
    """The pieces less one letter, counted from 0."""
    rest = []
    for piece in pieces:
        here = 0 <= number < len(piece.text)
        text = piece.text[:number] + piece.text[number + 1 :] if here else piece.text
        rest.append(replace(piece, text=text))
        number -= len(piece.text)
    return tuple(piece for piece in rest if piece.text or not piece.is_text)


def words(pieces: Iterable[Piece]) -> str:
    """The words alone; a footnote leaves no trace, a line break is a newline."""
    return "".join(piece.text for piece in pieces)


def folded(text: str) -> str:
    """Text as it is read aloud: kinds of quotes, blanks and hyphens are all one."""
    return text.translate(_SAME)


def folded_href(href: str) -> str:
    """A link's target as programs agree on it, who escape and end it each in their own way."""
    return unquote(href).rstrip("/")


def same(pieces: Iterable[Piece]) -> Pieces:
    """What two paragraphs that say the same have in common."""
    return tidied(_folded(piece) for piece in pieces)


def _folded(piece: Piece) -> Piece:
    if piece.image:
        return Piece(image=Image("", folded(piece.image.alt)), href=folded_href(piece.href))
    href = folded_href(piece.href)
    return replace(piece, text=folded(piece.text), href=href, note=same(piece.note))


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, neighbours of one kind together."""
    joined: list[Piece] = []
    for kind, group in groupby(pieces, key=_kind):
        if kind is None:
            joined += group
        elif text := "".join(piece.text for piece in group):
            marks, href, name, asked = kind
            joined.append(Piece(text, marks, href, name, asked=asked))
    return joined


def _kind(piece: Piece) -> tuple[frozenset[str], str, str, str] | None:
    """What words must share to be one piece; `None` for what is no words."""
    return (piece.marks, piece.href, piece.name, piece.asked) if piece.is_text else None


def _spaced(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """One blank at most between words, none beside a line break or at the ends."""
    gap: list[Piece] = []
    begun = False
    for part in _parts(pieces):
        if part.is_text and not part.text.strip(_BLANK):
            gap.append(part)
            continue
        if gap and begun:
            yield replace(gap[0], text=_one_blank("".join(piece.text for piece in gap)))
        yield part
        gap, begun = [], True


def _parts(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, the blanks at their ends apart, those between words made one."""
    for piece in pieces:
        words = piece.text.strip(_BLANK)
        if not piece.is_text or not words:
            yield piece
            continue
        before, _, after = piece.text.partition(words)
        for text in (before, _BLANKS.sub(lambda blanks: _one_blank(blanks[0]), words), after):
            if text:
                yield replace(piece, text=text)


def _one_blank(blanks: str) -> str:
    return BREAK if BREAK in blanks else " "
