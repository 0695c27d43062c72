"""Pictures: which may be used, and that nothing else is ever opened."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from exporter.article.pictures import Picture, check
from exporter.diagnostics import Diagnostic, Severity
from exporter.readers.table import load


def _code(src: str, folder: Path | None) -> str:
    wrong = check(src, folder)
    assert isinstance(wrong, Diagnostic)
    return f"{wrong.severity} {wrong.code}"


def _png(width: int, height: int) -> bytes:
    """A PNG whose header claims a size, and which holds no pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [("png", "image/png"), ("jpg", "image/jpeg"), ("gif", "image/gif"), ("webp", "image/webp")],
)
def test_pictures_are_measured(tmp_path: Path, suffix: str, media_type: str) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.new("RGB", (30, 20)).save(path)
    assert check(f"./a.{suffix}", tmp_path) == Picture(path, 30, 20, media_type)


@pytest.mark.parametrize("src", ["none.png", "/assets/none.png", "a\x00b.png", "x" * 5000])
def test_a_missing_picture_is_a_warning(tmp_path: Path, src: str) -> None:
    assert _code(src, tmp_path) == "warning image-missing"
    assert _code(src, None) == "warning image-missing"


def test_nothing_outside_the_folder_is_opened(tmp_path: Path) -> None:
    outside = tmp_path / "secret.png"
    Image.new("RGB", (3, 2)).save(outside)
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "link.png").symlink_to(outside)
    (folder / "ring.png").symlink_to(folder / "ring.png")
    for src in ("../secret.png", "x/../../secret.png", str(outside), "link.png"):
        assert _code(src, folder) == "error image-outside"
    assert _code("ring.png", folder) == "warning image-missing"


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"not a picture")
    (tmp_path / "b.png").write_bytes(b"")
    (tmp_path / "c.png").write_bytes(_png(10, 10)[:20])
    (tmp_path / "d.png").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n")
    (tmp_path / "e.png").mkdir()
    assert {_code(f"{name}.png", tmp_path) for name in "abcd"} == {"error not-an-image"}
    assert _code("e.png", tmp_path) == "error image-unreadable"


@pytest.mark.parametrize("start", ["", "<?xml version='1.0'?>\n", "\ufeff  ", "<!-- x -->"])
def test_svg_is_refused_whatever_its_name(tmp_path: Path, start: str) -> None:
    (tmp_path / "a.png").write_text(f"{start}<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert _code("a.png", tmp_path) == "error image-svg"


def test_pictures_have_at_most_a_hundred_megapixels(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(_png(10_000, 10_000))
    (tmp_path / "b.png").write_bytes(_png(10_001, 10_000))
    (tmp_path / "c.png").write_bytes(_png(60_000, 60_000))
    assert isinstance(check("a.png", tmp_path), Picture)
    assert _code("b.png", tmp_path) == "error image-too-large"
    assert _code("c.png", tmp_path) == "error image-too-large"


def test_a_reading_names_its_pictures_and_their_problems(tmp_path: Path) -> None:
    Image.new("RGB", (3, 2)).save(tmp_path / "a.png")
    article = tmp_path / "a.md"
    article.write_text("Lede.\n\n![A](a.png)\n\n![B](b.png)\n")
    reading = load(article)
    assert reading.images == (tmp_path / "a.png",)
    assert [(item.code, str(item.place)) for item in reading.diagnostics] == [
        ("image-missing", f"{article}:5:1")
    ]
    assert reading.diagnostics[0].severity is Severity.WARNING
