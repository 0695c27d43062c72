"""Pictures: which may be used, and that nothing else is ever opened."""

from __future__ import annotations

import io
import os
import random
import struct
import zlib
from pathlib import Path
from unittest.mock import Mock

import pytest
from PIL import Image, ImageFile

from exporter.article import pictures
from exporter.article.decoding import decoded
from exporter.article.pictures import Picture, check
from exporter.diagnostics import ArticleError, Diagnostic, Severity
from exporter.intake.incoming import incoming
from exporter.readers.reader_table import load


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
    [
        ("png", "image/png"),
        ("jpg", "image/jpeg"),
        ("gif", "image/gif"),
        ("webp", "image/webp"),
        ("avif", "image/avif"),
        ("tiff", "image/tiff"),
        ("bmp", "image/bmp"),
    ],
)
def test_pictures_are_measured(tmp_path: Path, suffix: str, media_type: str) -> None:
    path = tmp_path / f"a.{suffix}"
    Image.new("RGB", (30, 20)).save(path)
    assert check(f"./a.{suffix}", tmp_path) == Picture(path, path.read_bytes(), 30, 20, media_type)


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
    for src in ("../secret.png", "x/../../secret.png", "link.png"):
        assert _code(src, folder) == "warning image-outside"
    for src in ("ring.png", str(outside)):  # which a slash leads to from the article's root
        assert _code(src, folder) == "warning image-missing"


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"not a picture")
    (tmp_path / "b.png").write_bytes(b"")
    (tmp_path / "c.png").write_bytes(_png(10, 10)[:20])
    (tmp_path / "d.png").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n")
    (tmp_path / "e.png").mkdir()
    assert {_code(f"{name}.png", tmp_path) for name in "abd"} == {"error not-an-image"}
    assert _code("c.png", tmp_path) == "error image-damaged"
    assert _code("e.png", tmp_path) == "error image-unreadable"


@pytest.mark.parametrize("start", ["", "<?xml version='1.0'?>\n", "\ufeff  ", "<!-- x -->"])
def test_svg_is_known_whatever_its_name(tmp_path: Path, start: str) -> None:
    (tmp_path / "a.png").write_text(f"{start.strip()}<svg xmlns='http://www.w3.org/2000/svg'/>")
    picture = check("a.png", tmp_path)
    assert isinstance(picture, Picture)
    assert (picture.media_type, picture.width, picture.height) == ("image/svg+xml", 300, 150)


def test_pictures_have_at_most_a_hundred_megapixels(tmp_path: Path) -> None:
    Image.new("L", (10_000, 10_000)).save(tmp_path / "a.png")
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
    assert [one.path for one in reading.pictures.values()] == [tmp_path / "a.png"]
    assert [(item.code, str(item.place)) for item in reading.diagnostics] == [
        ("image-missing", f"{article}:5:1")
    ]
    assert reading.diagnostics[0].severity is Severity.WARNING


def _photo(suffix: str, **options: object) -> bytes:
    """A picture whose every pixel counts, the same each time: flipped bytes hit what they may."""
    noise = random.Random(7).randbytes(120 * 90)
    image = Image.frombytes("L", (120, 90), noise).convert("RGB")
    stream = io.BytesIO()
    image.save(stream, suffix, **options)
    return stream.getvalue()


def _flipped(data: bytes, count: int = 200) -> bytes:
    """The same with bytes of its second half turned round, as a bad disk leaves them."""
    flipped = bytearray(data)
    for at in random.Random(7).sample(range(len(data) // 2, len(data) - 20), count):
        flipped[at] ^= 0xFF
    return bytes(flipped)


@pytest.mark.parametrize("form", ["png", "jpeg", "gif", "webp", "avif", "tiff", "bmp"])
def test_half_a_picture_is_damaged(tmp_path: Path, form: str) -> None:
    data = _photo(form)
    (tmp_path / "whole").write_bytes(data)
    (tmp_path / "half").write_bytes(data[: len(data) // 2])
    assert isinstance(check("whole", tmp_path), Picture)
    assert _code("half", tmp_path) == "error image-damaged"


@pytest.mark.parametrize("form", ["png", "jpeg"])
def test_a_picture_with_flipped_bytes_is_damaged(tmp_path: Path, form: str) -> None:
    (tmp_path / "a").write_bytes(_flipped(_photo(form)))
    assert _code("a", tmp_path) == "error image-damaged"


def test_damage_is_told_although_the_layout_engine_lets_pillow_pass_over_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    (tmp_path / "a.jpg").write_bytes(_photo("jpeg")[:-200])
    assert _code("a.jpg", tmp_path) == "error image-damaged"
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize(
    "options",
    [{"progressive": True}, {"exif": b"Exif\0\0" + bytes(60)}, {"restart_marker_rows": 1}],
)
def test_a_jpeg_of_another_build_is_whole(tmp_path: Path, options: dict[str, object]) -> None:
    (tmp_path / "a.jpg").write_bytes(_photo("jpeg", **options) + b"what some cameras add")
    assert isinstance(check("a.jpg", tmp_path), Picture)


def test_the_two_pictures_in_one_file_of_a_telephone_are_the_first(tmp_path: Path) -> None:
    first, second = (Image.new("RGB", (30, 20), colour) for colour in ("red", "blue"))
    first.save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[second])
    picture = check("a.jpg", tmp_path)
    assert isinstance(picture, Picture)
    assert picture.media_type == "image/jpeg"


def test_a_pipe_and_a_device_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    assert _code("a.png", tmp_path) == "error image-unreadable"
    assert _code("zero", Path("/dev")) == "error image-unreadable"


def test_a_damaged_picture_is_told_with_its_line_and_decoded_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.png").write_bytes(_photo("png")[:-300])
    article = tmp_path / "a.md"
    article.write_text("Lede.\n\n![A](a.png)\n")
    with pytest.raises(ArticleError) as caught:
        load(article)
    (told,) = caught.value.diagnostics
    assert (told.code, str(told.place)) == ("image-damaged", f"{article}:3:1")
    Image.new("RGB", (3, 2)).save(tmp_path / "a.png")
    decode = Mock(side_effect=decoded)
    monkeypatch.setattr(pictures, "decoded", decode)
    article.write_text("Lede.\n\n![A](a.png)\n\n![B](./a.png)\n")
    assert incoming(article).pictures.keys() == {"a.png"}
    assert decode.call_count == 1


def _site(folder: Path) -> Path:
    """A site with a picture, an article in a folder of its own, and a picture beyond the site."""
    site = folder / "site"
    (site / "img").mkdir(parents=True)
    (site / "posts").mkdir()
    for path in (site / "img" / "a.png", site / "posts" / "b.png", folder / "secret.png"):
        Image.new("RGB", (3, 2)).save(path)
    (site / "posts" / "out.png").symlink_to(folder / "secret.png")
    return site


@pytest.mark.parametrize("src", ["/img/a.png", "../img/a.png", "b.png", "/posts/b.png"])
def test_a_picture_may_be_anywhere_in_the_root_that_is_given(tmp_path: Path, src: str) -> None:
    site = _site(tmp_path)
    assert isinstance(check(src, site / "posts", site), Picture)


@pytest.mark.parametrize("src", ["../../secret.png", "/../secret.png", "out.png", "/posts/out.png"])
def test_no_picture_beyond_the_root_is_read(tmp_path: Path, src: str) -> None:
    site = _site(tmp_path)
    wrong = check(src, site / "posts", site)
    assert isinstance(wrong, Diagnostic)
    assert wrong.code == "image-outside"


def test_a_leading_slash_is_the_articles_folder_where_no_root_is_given(tmp_path: Path) -> None:
    site = _site(tmp_path)
    assert isinstance(check("/b.png", site / "posts"), Picture)
    assert _code("/img/a.png", site / "posts") == "warning image-missing"
    assert _code("../img/a.png", site / "posts") == "warning image-outside"


def test_an_article_outside_the_root_has_no_pictures_beside_it(tmp_path: Path) -> None:
    wrong = check("secret.png", tmp_path, _site(tmp_path))
    assert isinstance(wrong, Diagnostic)
    assert wrong.code == "image-outside"
