"""Pictures as files can print them: PNG or JPEG, 8 bits, upright, in colours the file knows."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image, ImageCms

from exporter import resources
from exporter.drawings.pixels import Colours, printed_bytes
from exporter.engine.written import srgb_profile

SCREEN = Colours(prints=False, icc=resources.icc_profile())
PRESS = Colours(prints=True, icc=resources.icc_profile())


def _bytes(image: Image.Image, form: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def _opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def _spot(data: bytes, x: int, y: int, mode: str = "RGB") -> tuple[int, ...]:
    """A picture's colour at a place."""
    return tuple(_opened(data).convert(mode).crop((x, y, x + 1, y + 1)).tobytes())


def _noise(mode: str = "RGB") -> Image.Image:
    return Image.merge("RGB", [Image.effect_noise((60, 40), 90) for _ in range(3)]).convert(mode)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_a_png_that_prints_as_it_is_stays_byte_for_byte(mode: str) -> None:
    data = _bytes(_noise().convert(mode), "png")
    assert printed_bytes(data, SCREEN) == data


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_jpeg_that_prints_as_it_is_stays_byte_for_byte(mode: str) -> None:
    data = _bytes(_noise(mode), "jpeg")
    assert printed_bytes(data, SCREEN) == data


def test_a_grey_of_16_bits_becomes_one_of_8_that_is_as_light() -> None:
    levels = [0, 300, 32768, 65535]
    deep = Image.frombytes("I;16", (4, 1), b"".join(v.to_bytes(2, "little") for v in levels))
    for form in ("png", "tiff"):
        made = _opened(printed_bytes(_bytes(deep, form), SCREEN))
        assert (made.mode, list(made.tobytes())) == ("L", [0, 1, 128, 255])


def test_colours_of_16_bits_become_8() -> None:
    png = bytearray(_bytes(Image.new("RGB", (1, 1), (255, 128, 0)), "png"))

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    pixels = zlib.compress(b"\0" + bytes([255, 255, 128, 0, 0, 0]))
    header = struct.pack(">IIBBBBB", 1, 1, 16, 2, 0, 0, 0)
    deep = bytes(png[:8]) + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    made = printed_bytes(deep, SCREEN)
    assert made[24] == 8
    assert _opened(made).getpixel((0, 0)) == (255, 128, 0)


@pytest.mark.parametrize("form", ["jpeg", "tiff"])
def test_inks_become_the_colours_that_they_print_for_a_screen_and_stay_for_a_press(
    form: str,
) -> None:
    data = _bytes(Image.new("CMYK", (16, 16), (255, 0, 0, 0)), form)
    red, green, blue = _spot(printed_bytes(data, SCREEN), 8, 8)
    assert red < 60 < 120 < green < 190 < 200 < blue  # what cyan looks like on paper
    pressed = _opened(printed_bytes(data, PRESS))
    assert (pressed.format, pressed.mode) == ("JPEG", "CMYK")
    assert pressed.getpixel((8, 8)) == (255, 0, 0, 0)


def test_a_photograph_that_lies_on_its_side_is_turned_and_loses_its_mark() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    lying = Image.new("RGB", (40, 20), "red")
    lying.paste("blue", (0, 0, 20, 20))
    turned = printed_bytes(_bytes(lying, "jpeg", exif=exif), SCREEN)
    made = _opened(turned)
    assert (made.format, made.size, made.getexif().get(0x0112)) == ("JPEG", (20, 40), None)
    red, _, blue = _spot(turned, 10, 5)
    assert blue > 200 > 60 > red


def _swapped_srgb() -> bytes:
    """A profile by which red means what blue means in sRGB."""
    plain: bytes = srgb_profile().content
    swapped = plain.replace(b"rXYZ", b"?XYZ", 1).replace(b"bXYZ", b"rXYZ", 1)
    named = swapped.replace(b"?XYZ", b"bXYZ", 1).replace(b"sRGB", b"mine")
    return named.replace("sRGB".encode("utf-16-be"), "mine".encode("utf-16-be"))


def test_a_profile_of_other_colours_is_applied_for_a_screen_and_kept_for_a_press() -> None:
    own = _swapped_srgb()
    data = _bytes(Image.new("RGB", (8, 8), (255, 0, 0)), "png", icc_profile=own)
    assert _opened(printed_bytes(data, SCREEN)).getpixel((4, 4)) == (0, 0, 255)
    assert printed_bytes(data, PRESS) == data


def test_a_profile_that_says_what_is_taken_for_granted_changes_nothing() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for own in (srgb_profile().content, lab, b"damaged"):
        data = _bytes(_noise(), "png", icc_profile=own)
        assert printed_bytes(data, SCREEN) == data


@pytest.mark.parametrize(
    ("form", "make", "wanted"),
    [
        ("gif", lambda: _noise("P"), "PNG"),
        ("bmp", _noise, "PNG"),
        ("tiff", _noise, "PNG"),
        ("webp", _noise, "JPEG"),
        ("avif", _noise, "JPEG"),
        ("webp", lambda: Image.new("RGB", (60, 40), "red"), "PNG"),
        ("webp", lambda: Image.new("RGBA", (60, 40), (9, 9, 9, 99)), "PNG"),
    ],
)
def test_a_photograph_becomes_a_jpeg_and_a_drawing_a_png(
    form: str, make: Callable[[], Image.Image], wanted: str
) -> None:
    data = _bytes(make(), form)
    made = printed_bytes(data, SCREEN)
    assert (_opened(made).format, _opened(made).size) == (wanted, (60, 40))
    assert made == printed_bytes(data, SCREEN)


def test_what_is_clear_in_a_picture_stays_clear() -> None:
    clear = Image.new("RGBA", (8, 8), (255, 0, 0, 0))
    for form in ("webp", "tiff", "avif"):
        made = printed_bytes(_bytes(clear, form), SCREEN)
        assert _spot(made, 4, 4, "RGBA")[3] == 0
    palette = Image.new("P", (8, 8), 0)
    palette.putpalette([255, 0, 0])
    made = printed_bytes(_bytes(palette, "gif", transparency=0), SCREEN)
    assert _opened(made).mode == "RGBA"
    assert _spot(made, 4, 4, "RGBA")[3] == 0
