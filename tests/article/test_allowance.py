"""The pictures of an article take no more than so much, each for itself and all together."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from unittest.mock import Mock

import pytest
from PIL import Image

from exporter.article import allowance as bounds
from exporter.article import vectors
from exporter.article.allowance import Allowance
from exporter.article.decoding import HugePictureError, decoded
from exporter.article.pictures import Picture
from exporter.article.svg import UnsafeSVGError
from exporter.article.unpacked import fraction_of, memory_of
from exporter.article.vectors import vector
from exporter.diagnostics import ArticleError, Diagnostic
from exporter.readers.reader_table import load


def blank(mode: str, side: int, form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, (side, side)).save(stream, form, **options)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("mode", "form", "options"),
    [
        ("RGB", "WEBP", {"lossless": True, "method": 0}),
        ("RGB", "AVIF", {"speed": 10}),
        ("RGBA", "PNG", {}),
        ("RGB", "PNG", {}),
        ("CMYK", "TIFF", {"compression": "tiff_lzw"}),
        ("1", "PNG", {}),
    ],
)
def test_a_picture_that_takes_too_much_memory_is_not_unpacked(
    mode: str, form: str, options: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = blank(mode, 7_150, form, **options)
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", Mock(side_effect=AssertionError))
    with pytest.raises(HugePictureError, match=r"has 51 megapixels, and as .* may have"):
        decoded(data)


def test_a_jpeg_is_unpacked_in_a_part_of_its_size() -> None:
    data = blank("RGB", 9_400, "JPEG")
    assert decoded(data).width == 9_400
    with Image.open(io.BytesIO(data)) as image:
        assert memory_of(image) == 0
        assert fraction_of(image) == 1  # as it is printed; one in inks or turned round has more
    with Image.open(io.BytesIO(blank("CMYK", 9_000, "JPEG"))) as image:
        assert fraction_of(image) == 2


def test_a_progressive_jpeg_counts_what_it_keeps() -> None:
    data = blank("RGB", 1_000, "JPEG", progressive=True, subsampling=0)
    with Image.open(io.BytesIO(data)) as image:
        assert memory_of(image) == 1_000_000 * 3 * 2


def test_a_jpeg_of_scans_without_end_is_refused() -> None:
    data = blank("L", 2_000, "JPEG", progressive=True)
    start = data.index(b"\xff\xda")
    end = data.index(b"\xff\xda", start + 2)
    bomb = data[:end] + data[start:end] * 600 + data[end:]
    with pytest.raises(HugePictureError, match="scans"):
        decoded(bomb)


def test_what_is_left_is_counted_in_bytes_and_in_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_ALL_PIXELS", 10)
    allowance, picture = Allowance(), Picture(None, b"x", 2, 3, "image/png")
    assert allowance.checked("a", lambda: picture) == picture
    assert allowance.checked("b", lambda: picture) == picture
    check = Mock()
    refused = allowance.checked("c", check)
    assert isinstance(refused, Diagnostic)
    assert refused.code == "images-too-large"
    check.assert_not_called()
    monkeypatch.setattr(bounds, "MAX_ALL_BYTES", 1)
    allowance = Allowance()
    assert [type(allowance.checked(one, lambda: picture)) for one in "ab"] == [Picture, Diagnostic]


def test_the_first_picture_that_is_too_much_is_told_at_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MAX_ALL_PIXELS", 10)
    for name in "abc":
        (tmp_path / f"{name}.png").write_bytes(blank("L", 3, "PNG"))
    article = tmp_path / "a.md"
    article.write_text("# T\n\nLede.\n\n![A](a.png)\n\n![B](b.png)\n\n![C](c.png)\n")
    with pytest.raises(ArticleError) as caught:
        load(article)
    (told,) = caught.value.diagnostics
    assert (told.code, str(told.place)) == ("images-too-large", f"{article}:9:1")
    assert told.hint


def test_what_is_to_be_drawn_is_counted_wherever_it_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MAX_ALL_ELEMENTS", 11)
    for name in "ab":
        (tmp_path / f"{name}.svg").write_bytes(drawn("<rect/>" * 3))
    article = tmp_path / "a.md"
    shown = "# T\n\nLede.\n\n![A](a.svg)\n\n![B](b.svg)\n"
    article.write_text(shown)
    assert len(load(article).pictures) == 2
    article.write_text(f"{shown}\n![A again](a.svg)\n")
    with pytest.raises(ArticleError) as caught:
        load(article)
    (told,) = caught.value.diagnostics
    assert (told.code, str(told.place)) == ("images-too-large", f"{article}:9:1")
    assert "the drawings up to 'a.svg'" in told.message
    assert told.hint == "simplify the drawings, or show fewer"


def inner(side: int) -> str:
    data = base64.b64encode(blank("L", side, "PNG")).decode()
    return f'<image href="data:image/png;base64,{data}"/>'


def drawn(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()


def test_pictures_in_a_drawing_are_decoded_once_and_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    decoding = Mock(side_effect=decoded)
    monkeypatch.setattr(vectors, "decoded", decoding)
    assert vector(drawn(inner(5) * 300 + inner(6))).inner == 25 + 36
    assert decoding.call_count == 2
    monkeypatch.setattr(vectors, "MAX_PIXELS", 60)
    with pytest.raises(UnsafeSVGError, match="megapixels"):
        vector(drawn(inner(5) + inner(6)))
    with pytest.raises(UnsafeSVGError, match="pictures in it"):
        vector(drawn("".join(map(inner, range(1, vectors.MAX_INNER + 2)))))
