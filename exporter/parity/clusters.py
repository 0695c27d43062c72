"""The letters of a line as they are read, where marks hang on letters or lines run leftwards.

Two programs paint such a line in orders of their own: all marks at last, a ligature as one glyph or
as several, the vowel that stands to the left of its letter before or after it. So marks go to the
letter that they hang on, what hangs on a letter is spelt in Unicode's order, and lines from right
to left are turned as they are read (UAX 9). Of several letters that one glyph shows there, the
first stands for all. See docs/decisions/compare-by-clusters.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from exporter.printed import Glyph
from exporter.scripts.bidi import base_of, in_sight, levels_of

HANGING = frozenset({"Mn", "Me"})
MARKS = frozenset({*HANGING, "Mc"})
RIGHT_TO_LEFT = frozenset({"R", "AL"})
JOINERS = "\u0640\u200b\u200c\u200d\u200e\u200f"
"""What some programs show no glyph for: a stretched line, joiners and marks of direction."""
VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2"
"""What joins the next letter to its own (Indic_Syllabic_Category, Virama and Invisible_Stacker)."""
MIRRORED = {")": "(", "]": "[", "}": "{", ">": "<", "»": "«", "›": "‹", "”": "“", "’": "‘"}
"""Where some is read from the right, a bracket is said as it is written or as it is shown."""
LAM_ALEF = frozenset("\u0644\u0622\u0623\u0625\u0627")
BROKEN_ADDRESS = re.compile(r"(?<!\S)[:/]+(?=[A-Za-z])")
"""The end of `https://`, read from the right: where a line ends so, nothing tells that it is of the
letters, as it is in the file."""
BLANK_IN_NUMBER = re.compile(
    r"(?<=[%‰°])[\xa0\u202f\u2007](?=\d)|(?<=\d)[\xa0\u202f\u2007](?=[%‰°])"
)
"""The blank of `12.5 %`, which LibreOffice may not paint: with it, the sign would be read first."""
UNPAINTED = "\u2007"
"""What stands for a blank that is seen and not painted."""
BLANK = 0.2  # of the size: the narrowest
BARE = 0.15  # of the size: no letter is narrower, and no kerning wider
INSET = 0.1  # of the size
SAME = 0.3  # points: letters of one glyph, but for rounding

Cluster = list[Glyph]
"""Letters that one glyph shows, or that hang on one; the first of them says where it stands."""


def is_leftward(glyph: Glyph) -> bool:
    """Whether a letter is read from right to left."""
    return unicodedata.bidirectional(glyph.text[:1] or " ") in RIGHT_TO_LEFT


def hangs(cluster: Cluster) -> bool:
    """Whether it takes no room of its own: marks alone, or a letter below another one."""
    kinds = {unicodedata.category(glyph.text[:1] or " ") for glyph in cluster}
    return kinds <= HANGING or cluster[0].text in VIRAMAS or _is_backwards(cluster[0])


def at_one_place(glyphs: Iterable[Glyph]) -> Iterator[Cluster]:
    """Letters that one glyph shows: those that begin at the same place."""
    group: Cluster = []
    for glyph in glyphs:
        if group and not _is_of(glyph, group[0]):
            yield group
            group = []
        group.append(glyph)
    if group:
        yield group


def _is_of(glyph: Glyph, first: Glyph) -> bool:
    """Whether a letter is shown by the glyph that shows another one."""
    same = -SAME < glyph.left - first.left < SAME
    return same and not _is_bare(glyph) and _is_backwards(glyph) == _is_backwards(first)


def _is_backwards(glyph: Glyph) -> bool:
    """Whether its ink is before its pen, as that of marks is in what LibreOffice prints."""
    return glyph.box.right < glyph.box.left


def _once(clusters: Iterable[Cluster]) -> Iterator[Cluster]:
    """The clusters but for what LibreOffice says twice: a part of one at the place of the whole."""
    said: list[Cluster] = []
    for cluster in clusters:
        letters = {glyph.text for glyph in cluster}
        if len(letters) > 1 and any(
            letters < {glyph.text for glyph in one} and _overlap(one, cluster) for one in said[-3:]
        ):
            continue
        said.append(cluster)
        yield cluster


def _overlap(one: Cluster, other: Cluster) -> bool:
    (left, right), (first, last) = _ends(one), _ends(other)
    return left < last and first < right


def _is_bare(glyph: Glyph) -> bool:
    """Whether a letter is said where its marks are painted, at the right end of their cluster."""
    return is_leftward(glyph) and glyph.box.width == 0


def as_read(glyphs: Sequence[Glyph], marks: Iterable[Cluster], direction: str) -> list[Glyph]:
    """The letters of a line as they are read in a text of a direction, `ltr` or `rtl`.

    `marks` are those that are painted apart from their letters.
    """
    clusters = list(_once(at_one_place(glyphs)))
    if direction == "rtl" or any(map(is_leftward, glyphs)):
        apart = [*marks, *filter(hangs, clusters)]
        whole = [_with_its_mark(one, apart) for one in clusters if not _is_guessed(one, apart)]
        turned = _turned(whole, direction)
        read = [one for cluster in turned for one in _bases(cluster)]
        return list(_ligatures(_by_letters(read)))
    places = [_ends(cluster) for cluster in clusters]
    for mark in marks:
        nearest = min(range(len(places)), key=lambda place: _gap(places[place], mark))
        said = {glyph.text for glyph in clusters[nearest]}
        clusters[nearest].extend(glyph for glyph in mark if glyph.text not in said)
    return list(_spelt(_together([glyph for cluster in clusters for glyph in cluster])))


def has_letters(glyphs: Iterable[Glyph]) -> bool:
    """Whether anything says which way a line runs: figures and signs alone run as their text."""
    return any(one.text[:1].isalpha() for one in glyphs)


def _is_guessed(cluster: Cluster, marks: Iterable[Cluster]) -> bool:
    """Whether it is a blank without width at a mark, which PDFium guesses between it and the next
    letter."""
    first, *_ = cluster
    is_none = not first.text.strip() and first.box.width == 0
    return is_none and any(abs(first.left - mark[0].left) < SAME for mark in marks)


def _with_its_mark(cluster: Cluster, marks: Iterable[Cluster]) -> Cluster:
    """A cluster, a bare letter with the room of the mark that says it, which ends where it is."""
    first, *others = cluster
    if not _is_bare(first):
        return cluster
    near = BARE * first.lettering.size
    places = (_ends(mark) for mark in marks if abs(mark[0].baseline - first.baseline) < near)
    lefts = [left for left, right in places if left < first.left and abs(right - first.left) < near]
    if not lefts:
        return cluster
    return [first._replace(left=min(lefts), box=first.box._replace(left=min(lefts))), *others]


def _together(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The letters without blanks before marks, which LibreOffice paints where it parts a run, and
    without those that take no room, which PDFium guesses behind marks."""
    return [
        glyph
        for glyph, after in zip_longest(glyphs, glyphs[1:])
        if glyph.text.strip() or after is None or not (_is_mark(after) or _is_no_gap(glyph, after))
    ]


def _is_no_gap(blank: Glyph, after: Glyph) -> bool:
    return blank.box.width == 0 and abs(after.left - blank.left) < SAME


def _is_mark(glyph: Glyph) -> bool:
    return unicodedata.category(glyph.text[:1] or " ") in MARKS


def _ligatures(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """The letters with lam and alef by Unicode where they meet: their ligature has either order."""
    for is_joined, group in groupby(glyphs, key=lambda glyph: glyph.text in LAM_ALEF):
        places = list(group)
        texts = sorted(one.text for one in places) if is_joined else [one.text for one in places]
        for place, text in zip(places, texts, strict=True):
            yield place._replace(text=text)


def _ends(cluster: Cluster) -> tuple[float, float]:
    boxes = [glyph.box for glyph in cluster]
    return min(box.left for box in boxes), max(box.right for box in boxes)


def _gap(base: tuple[float, float], mark: Cluster) -> tuple[float, float]:
    """How far the middle of a mark is from a base, and from the base's own middle."""
    middle = _middle(mark)
    left, right = base
    return max(left - middle, middle - right, 0.0), abs(middle - (left + right) / 2)


def stands_at(base: Cluster, mark: Cluster) -> bool:
    """Whether a mark is painted over or under a letter, or right behind it."""
    size = base[0].lettering.size
    left, right = _ends(base)
    is_beside = left <= _middle(mark) and _ends(mark)[0] < right + size
    return is_beside and abs(base[0].baseline - mark[0].baseline) < size


def _middle(mark: Cluster) -> float:
    """The middle of a mark; of one whose ink is before its pen only the right end is known."""
    left, right = mark[0].box.left, mark[0].box.right
    return right - INSET * mark[0].lettering.size if right < left else (left + right) / 2


def _spelt(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """Letters with what hangs on each in Unicode's order, said once."""
    start = 0
    for index in range(1, len(glyphs) + 1):
        if index == len(glyphs) or not _goes_on(glyphs[index - 1], glyphs[index]):
            first, *others = glyphs[start:index]
            yield first
            told = {glyph.text: glyph for glyph in others if glyph.text not in JOINERS}
            yield from (told[text] for text in sorted(told, key=_order))
            start = index


def _order(text: str) -> tuple[bool, bool, str]:
    """What joins letters, the letters that it joins, and marks: so a line may end between."""
    return text not in VIRAMAS, not text.isalpha(), text


def _goes_on(before: Glyph, glyph: Glyph) -> bool:
    """Whether a letter belongs to the one before it, as marks and joined letters do."""
    text = glyph.text[:1] or " "
    joined = before.text in VIRAMAS and text.isalpha()
    return joined or text in JOINERS or _is_mark(glyph)


def _bases(cluster: Cluster) -> Iterator[Glyph]:
    """The letters of a cluster without their marks, each as wide as all of it."""
    left, right = _ends(cluster)
    for glyph in cluster:
        if len(cluster) == 1 or not (hangs([glyph]) or glyph.text in JOINERS):
            yield glyph._replace(box=glyph.box._replace(left=left, right=right))


def _turned(clusters: Sequence[Cluster], direction: str) -> list[Cluster]:
    """Clusters as they are read in a text of a direction; what hangs on letters is left out.

    Levels are those of the clusters read backwards, in which words from right to left are right
    already, and what runs rightwards is turned once more.
    """
    shown = sorted(
        (one for one in clusters if not hangs(one) and one[0].text not in JOINERS),
        key=_place,
    )
    seen = shown if direction == "ltr" else shown[::-1]
    base = base_of(direction)
    apart = {place for place in range(1, len(seen)) if _are_apart(seen[place - 1], seen[place])}
    said = "".join(
        (UNPAINTED if place in apart else "") + (one[0].text[:1] or " ")
        for place, one in enumerate(seen)
    )
    if direction == "rtl":
        said = BROKEN_ADDRESS.sub(lambda signs: "a" * len(signs[0]), said)
        said = BLANK_IN_NUMBER.sub("0", said)
    levels = levels_of(said, base)
    for place in sorted(apart, reverse=True):
        del levels[place + sum(one < place for one in apart)]
    return [seen[place] for place in in_sight([level - base for level in levels])]


def _are_apart(one: Cluster, other: Cluster) -> bool:
    """Whether a gap parts figures or signs that no blank does: LibreOffice paints none behind the
    number of a list's item, so that `1. 20` would be one number."""
    (left, right), (first, last) = _ends(one), _ends(other)
    gap = max(first - right, left - last)
    are_shown = bool(one[0].text.strip() and other[0].text.strip())
    falls = one[0].lettering.face.falls or other[0].lettering.face.falls
    return are_shown and not falls and gap > BLANK * one[0].lettering.size


def _place(cluster: Cluster) -> float:
    """Where a cluster stands among others, in points from the left."""
    first = cluster[0]
    return first.left - (BARE * first.lettering.size if _is_bare(first) else 0)


def _by_letters(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """The letters; of a line of falling type those that run to the right at last, and the others,
    signs and figures among them, by Unicode: no two programs agree where in a slanting word a
    letter stands, nor where its blanks do, and words begin above what stands beside them."""
    if not any(glyph.lettering.face.falls for glyph in glyphs):
        yield from glyphs
        return
    blank = glyphs[0]._replace(text=" ")
    loose = (one for one in glyphs if one.text.strip() and not _is_rightward(one))
    yield from (blank, *sorted(loose, key=_spelling), blank)
    yield from filter(_is_rightward, glyphs)


def _is_rightward(glyph: Glyph) -> bool:
    """Whether it is a letter that is read from left to right."""
    return unicodedata.bidirectional(glyph.text[:1] or " ") == "L"


def _spelling(glyph: Glyph) -> tuple[str, float]:
    """What a glyph says, in whichever form of its letter, and where it stands."""
    said = unicodedata.normalize("NFKC", glyph.text)
    return MIRRORED.get(said, said), glyph.left
