"""Changes of a file that keep its form, so that more than its first bytes is put to the test.

Words of a text, marks of an XML part in a zip file, and tokens of a PDF are left out, doubled,
exchanged, or replaced by others of the file and by awkward ones.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence

Mutate = Callable[[bytes, int], bytes]
"""The fuzzer's own change of bytes, of which it may make so many."""

MOST_CHANGES = 4
MOST_COPIES = 40
WILD = 0.3  # share of the changes that are the fuzzer's own
PACKAGE = (2026, 1, 1, 0, 0, 0)

_WORDS = re.compile(rb"\n+|[ \t]+|\w+|[^\w\s]")
_MARKS = re.compile(rb"<[^<>]*>|(?<=[\"'])[^\"'<>]*(?=[\"'])|[^<>\"']+|.", re.DOTALL)
_TOKENS = re.compile(rb"\n|[ \t\r]+|<<|>>|/[^\s/<>\[\]()]+|[\w.+-]+|\([^)]*\)|.", re.DOTALL)
_AWKWARD = {
    "text": (
        b"---", b"***", b"```", b":::", b"[^1]:", b"[^1]", b"![", b"](", b"<div>", b"</div>",
        b"<table>", b"<td>", b"| --- |", b"    ", b"\t", b"> ", b"1. ", b"- ", b"# ", b"{#", b"}",
        b"$$", b"\\", b"&#0;", b"&", b"null", b"[]", b"{}", b"1e999", b"-0", b"0x", b"2026-13-45",
        b"!!", b"*a", b"&a ", b"<<:", b"\xe2\x80\xae", b"\xf0\x9f\x99\x82", b"\xe2\x80\xa8", b"%",
        b"var(", b"url(", b"@import ", b"calc(", b"/*", b"--x:", b"!important",
    ),
    "marks": (
        b"", b"-1", b"0", b"99999999999", b"x", b"1e9", b"\xd9\xa3", b"<w:p>", b"</w:p>",
        b"<w:tbl/>", b"<w:tc/>", b"<w:r><w:fldChar w:fldCharType='begin'/></w:r>", b"<w:sdt/>",
        b"<w:ins/>", b"<w:p/>", b"../../x", b"true", b"http://a.example/", b"%zz", b"http://[",
    ),
    "pdf": (
        b"<<", b">>", b"[", b"]", b"null", b"-1", b"0", b"1e38", b"99999999999", b"1 0 R",
        b"9 0 R", b"/X", b"()", b"(\\200)", b"true", b"<FEFFD800>", b"/Length", b"q", b"Do", b"Tf",
        b"BT", b"cm",
    ),
}  # fmt: skip
_PIECES = {"text": _WORDS, "marks": _MARKS, "pdf": _TOKENS}


def mutated(data: bytes, form: str, most: int, seed: int, mutate: Mutate) -> bytes:
    """The file changed in a few places; the same for the same seed and changes of `mutate`."""
    dice = random.Random(seed)  # noqa: S311
    if form == "zip":
        return _zip_mutated(data, dice, mutate)[:most]
    if form == "picture" and data[:1] == b"<":
        form = "marks"
    if form not in _PIECES or dice.random() < WILD:
        return mutate(data, most)
    return _shuffled(data, form, dice)[:most]


def _zip_mutated(data: bytes, dice: random.Random, mutate: Mutate) -> bytes:
    """A zip file with one of its parts changed; the fuzzer's own change where it is no zip."""
    try:
        parts = _parts(data)
        name = dice.choice(sorted(parts))
    except Exception:  # noqa: BLE001  # whatever a zip file may have
        return mutate(data, len(data) + 64)
    part = parts[name]
    wild = dice.random() < WILD / 3
    parts[name] = mutate(part, len(part) + 64) if wild else _shuffled(part, "marks", dice)
    return _zipped(parts)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, PACKAGE), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _shuffled(data: bytes, form: str, dice: random.Random) -> bytes:
    pieces = _PIECES[form].findall(data) or [b""]
    for _ in range(dice.randint(1, MOST_CHANGES)):
        _change(pieces, _AWKWARD[form], dice)
    return b"".join(pieces)


def _change(pieces: list[bytes], awkward: Sequence[bytes], dice: random.Random) -> None:
    """Change pieces from `at` to before `end`: a few, mostly."""
    at = dice.randrange(len(pieces) + 1)
    end = min(len(pieces), at + dice.choice((1, 1, 1, 3, 12)))
    some = pieces[at:end]
    other = dice.randrange(len(pieces) + 1)
    match dice.randrange(7):
        case 0:
            pieces[at:end] = []
        case 1:
            pieces[at:end] = some * dice.randint(2, MOST_COPIES if dice.random() < WILD else 2)
        case 2:
            pieces[at:end] = [dice.choice(awkward)]
        case 3:
            pieces[at:at] = [dice.choice(awkward)]
        case 4:
            pieces[at:end] = pieces[other : other + len(some)]
        case 5:
            pieces[at:at] = pieces[other : other + dice.choice((1, 4, 20))]
        case _:
            pieces[at:end] = some[::-1]
    pieces[:] = pieces or [b""]
