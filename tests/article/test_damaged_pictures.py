"""Damaged pictures, and those that claim more than they are: told, in bounded memory, and alone."""

from __future__ import annotations

import io
import os
import random
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PIL import Image, ImageFile, PngImagePlugin

from exporter.article.pictures import Picture, picture_in
from exporter.diagnostics import ArticleError
from exporter.intake.incoming import incoming
from tests.roundtrip.word.test_foreign import written_with_word

Make = Callable[[], bytes]
MOST_MEGABYTES = 200  # of which the program itself takes forty


def _saved(form: str, **options: object) -> bytes:
    noise = random.Random(7).randbytes(120 * 90)  # the same each time: a few hide some damage
    image = Image.frombytes("L", (120, 90), noise).convert("RGB")
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


CHECKED: Mapping[str, bytes] = {
    "png": _saved("png"),
    "jpeg": _saved("jpeg"),
    "progressive": _saved("jpeg", progressive=True),
    "restarts": _saved("jpeg", restart_marker_rows=1),
    "gif": _saved("gif"),
    "lzw tiff": _saved("tiff", compression="tiff_lzw"),
    "deflated tiff": _saved("tiff", compression="tiff_adobe_deflate"),
    "jpeg tiff": _saved("tiff", compression="jpeg"),
    "avif": _saved("avif"),
}
UNCHECKED: Mapping[str, bytes] = {
    "tiff": _saved("tiff"),
    "bmp": _saved("bmp"),
    "packed tiff": _saved("tiff", compression="packbits"),
    "webp": _saved("webp"),
    "lossless webp": _saved("webp", lossless=True),
}
"""Those of which any dots may be other ones, and no decoder can tell: they stand there one by one,
or are packed without a check."""


def _code(data: bytes) -> str:
    """What is said of a picture; nothing of one that is printed."""
    found = picture_in("x", data)
    return "" if isinstance(found, Picture) else found.code


def _flipped(data: bytes, seed: int) -> bytes:
    dice = random.Random(seed)
    flipped = bytearray(data)
    for at in dice.sample(range(len(data)), 200):
        flipped[at] ^= dice.randrange(1, 256)
    return bytes(flipped)


def _shown(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return image.convert("RGBA").tobytes()


@pytest.mark.parametrize(
    "data", [*CHECKED.values(), *UNCHECKED.values()], ids=[*CHECKED, *UNCHECKED]
)
def test_a_picture_that_is_cut_anywhere_is_damaged(data: bytes) -> None:
    codes = {_code(data[: len(data) * tenths // 10]) for tenths in range(1, 10)}
    assert codes == {"image-damaged"}


@pytest.mark.parametrize("data", CHECKED.values(), ids=CHECKED)
def test_flipped_bytes_are_told_or_change_nothing(data: bytes) -> None:
    for seed in range(12):
        damaged = _flipped(data, seed)
        assert _code(damaged) or _shown(damaged) == _shown(data)


def test_libtiff_is_heard_and_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("lzw tiff", "deflated tiff", "jpeg tiff"):
        assert {_code(_flipped(CHECKED[name], seed)) for seed in range(8)} - {""}
    assert capfd.readouterr().err == ""
    assert _code(CHECKED["lzw tiff"]) == ""


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(*chunks: bytes) -> bytes:
    """A PNG of ten by ten dots with chunks of its own."""
    header = struct.pack(">IIBBBBB", 10, 10, 8, 2, 0, 0, 0)
    dots = zlib.compress((b"\0" + b"\x10\x20\x30" * 10) * 10)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            *chunks,
            _chunk(b"IDAT", dots),
            _chunk(b"IEND", b""),
        )
    )


def _tiff(**sides: int) -> bytes:
    """A TIFF of ten by ten dots in one tile of the sides given."""
    tags = {256: 10, 257: 10, 258: 8, 259: 5, 262: 1, 277: 1, 324: 200, 325: 64}
    tags |= {322: sides["width"], 323: sides["height"]}
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, tags[tag]) for tag in sorted(tags))
    head = struct.pack("<2sHIH", b"II", 42, 8, len(tags)) + entries + bytes(4)
    return head.ljust(200, b"\0") + bytes(64)


def _frames(count: int) -> bytes:
    """An animated GIF of so many frames."""
    stream = io.BytesIO()
    Image.new("P", (20, 20)).save(stream, "gif")
    data = stream.getvalue()
    at = data.rindex(b"\x2c")
    return data[:-1] + data[at:-1] * count + b"\x3b"


def _bomb(size: int) -> bytes:
    return zlib.compress(bytes(size), 9)


BOMBS: Mapping[str, tuple[Make, str]] = {
    "text": (lambda: _png(_chunk(b"zTXt", b"a\0\0" + _bomb(1 << 29))), "image-damaged"),
    "profile": (lambda: _png(_chunk(b"iCCP", b"a\0\0" + _bomb(1 << 29))), "image-damaged"),
    "texts": (lambda: _png(*[_chunk(b"zTXt", b"a\0\0" + _bomb(900_000))] * 500), "image-damaged"),
    "tile": (lambda: _tiff(width=30_000, height=30_000), "image-damaged"),
    "frames": (lambda: _frames(10_000), ""),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_picture_takes_bounded_memory_whatever_it_holds(name: str, tmp_path: Path) -> None:
    make, code = BOMBS[name]
    (tmp_path / "x").write_bytes(make())
    program = (
        "import pathlib, re, sys\n"
        "from exporter.article.pictures import picture_in\n"
        "found = picture_in('x', pathlib.Path(sys.argv[1]).read_bytes())\n"
        "print(getattr(found, 'code', ''))\n"
        "status = pathlib.Path('/proc/self/status').read_text()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+) kB', status)[1]) // 1000)\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "x")]
    made = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    told, megabytes = made.stdout.split("\n")[:2]
    assert (told, made.stderr) == (code, "")
    assert int(megabytes) < MOST_MEGABYTES


@pytest.mark.parametrize("kind", [b"zTXt", b"iCCP"])
def test_a_png_with_a_text_or_a_profile_of_two_megabytes_is_whole(kind: bytes) -> None:
    before = ImageFile.LOAD_TRUNCATED_IMAGES, PngImagePlugin.MAX_TEXT_CHUNK
    data = _png(_chunk(kind, b"a\0\0" + zlib.compress(bytes(range(256)) * 8000)))
    assert _code(data) == ""
    assert before == (ImageFile.LOAD_TRUNCATED_IMAGES, PngImagePlugin.MAX_TEXT_CHUNK)


def test_a_damaged_picture_in_a_word_file_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(written_with_word())) as parts:
        named = {name: parts.read(name) for name in parts.namelist()}
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as parts:
        for name, data in named.items():
            cut = len(data) // 2 if name.startswith("word/media/") else len(data)
            parts.writestr(name, data[:cut])
    with pytest.raises(ArticleError) as caught:
        incoming(path)
    assert [one.code for one in caught.value.diagnostics if one.severity == "error"] == [
        "image-damaged"
    ]


def test_a_damaged_exif_is_no_business_of_standard_error(tmp_path: Path) -> None:
    exif = b"Exif\0\0II*\0" + b"\xff" * 60_000
    (tmp_path / "a.jpg").write_bytes(_saved("jpeg", exif=exif))
    (tmp_path / "a.md").write_text("---\ntitle: A headline\n---\n\nLede.\n\n![A](a.jpg)\n")
    command = [sys.executable, "-m", "exporter", "export", "a.md", "--edition", "brief", "-q"]
    made = subprocess.run(
        command,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (made.returncode, made.stderr) == (0, "")
