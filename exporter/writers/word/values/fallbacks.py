"""Which font a run's characters take: Word has no list of fonts, and chooses its own for emoji."""

from __future__ import annotations

import functools
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from exporter.styled import EMOJI, FontFace
from exporter.writers.word.values.run_format import RunFormat

# Characters that are shown as emoji unless U+FE0E follows (UTS 51, 1.4.2): those of the Basic
# Multilingual Plane, which gets no new ones; beyond it all that our font has are taken to be so.
SHOWN_AS_EMOJI = (
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1"
    "\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705"
    "\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50"
    "\u2b55\U0001f000-\U0001faff"
)
FLAGS = "\U0001f1e6-\U0001f1ff"
AFTER = "\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f"  # selector, key, skin, tags
SEQUENCE = re.compile(
    f"[0-9#*]\ufe0f?\u20e3|[{FLAGS}]{{1,2}}"
    f"|(?:[{SHOWN_AS_EMOJI}](?!\ufe0e)|[^\ufe0e\ufe0f\u200d]\ufe0f)[{AFTER}]*"
    f"(?:\u200d[^\u200d\\s][{AFTER}]*)*"
)
"""An emoji of one character or of several (UTS 51, 1.4.9, in small)."""

SHOWN_AT_ONCE = re.compile(f"{SEQUENCE.pattern}|.", re.DOTALL)
"""An emoji, or another character."""

PLAIN = re.compile("[\0-\u00ff\u2010-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac]*")
"""Text that is left to its font."""

LATIN = "A"
HANGS_ON = ("Mn", "Me", "Cf")
"""The general categories of what takes the font of the character before."""


class Fallbacks:
    """The font faces of a document, and what was set in another font than the text around it."""

    def __init__(self, faces: Iterable[FontFace]) -> None:
        self._faces = {face.family: face for face in reversed(list(faces))}
        self.used: dict[RunFormat, set[str]] = {}

    def parts(self, text: str, look: RunFormat) -> Iterator[tuple[str, RunFormat]]:
        """The text in pieces, each with the look that it takes."""
        if PLAIN.fullmatch(text) and self._is_latin(look.font):
            yield text, look
            return
        for family, pieces in groupby(self._lettered(text, look), key=itemgetter(0)):
            piece = "".join(part for _, part in pieces)
            own = look.in_font(family)
            if own is not look:
                self.used.setdefault(own, set()).add(piece)
            yield piece, own

    def _lettered(self, text: str, look: RunFormat) -> Iterator[tuple[str, str]]:
        """Every character, or emoji of several, and its family."""
        end = 0
        for match in SEQUENCE.finditer(text):
            if self._has(EMOJI, match.group()[0]):
                yield from self._characters(text[end : match.start()], look)
                yield EMOJI, match.group()
                end = match.end()
        yield from self._characters(text[end:], look)

    def _characters(self, text: str, look: RunFormat) -> Iterator[tuple[str, str]]:
        families = [look.font, *look.fallbacks]
        chosen = zip(self._chosen(text, look), text, strict=True)
        pieces = [(family, list(group)) for family, group in groupby(chosen, key=itemgetter(0))]
        for number, (own, group) in enumerate(pieces):
            around = (*pieces[max(number - 1, 0) : number], *pieces[number + 1 : number + 2])
            beside = [one for one, _ in around if one and self._may_have_blanks(one)]
            family = own or min(beside, key=families.index, default=look.font)
            yield from ((family, character) for _, character in group)

    def _chosen(self, text: str, look: RunFormat) -> Iterator[str | None]:
        """The family of each character; `None` of blanks, which go along with the words beside
        them: with those whose family is named earlier, as Pango has it."""
        families = (look.font, *look.fallbacks)
        family = look.font
        for character in text:
            if character == " ":
                yield None
                continue
            if unicodedata.category(character) not in HANGS_ON:
                having = (name for name in families if self._has(name, character))
                family = next(having, look.font)
            yield family

    def _may_have_blanks(self, family: str) -> bool:
        return family != EMOJI and self._has(family, " ")

    def _is_latin(self, family: str) -> bool:
        """Whether a font has Latin letters, as all but those of one other script do."""
        return family not in self._faces or self._has(family, LATIN)

    def _has(self, family: str, character: str) -> bool:
        face = self._faces.get(family)
        return face is not None and ord(character) in _codes(face.data)


@functools.lru_cache(maxsize=32)
def _codes(font: bytes) -> frozenset[int]:
    return frozenset(TTFont(io.BytesIO(font), lazy=True).getBestCmap())
