"""Drawings in SVG as files hold them, and as dots for readers that show no SVG."""

from __future__ import annotations

import base64
import io

from PIL import Image

from exporter.drawings.drawings_in_files import printed_svg
from exporter.engine.drawn_dots import drawing, is_vector

XMLNS = 'xmlns="http://www.w3.org/2000/svg"'
HALF = f'<svg {XMLNS} viewBox="0 0 80 60"><rect width="40" height="60" fill="#f00"/></svg>'


def _same(data: bytes) -> bytes:
    return data


def test_a_drawing_says_its_size_in_numbers_and_drops_what_stands_before_it() -> None:
    wide = HALF.replace("viewBox", "width='100%' viewBox")
    source = f"\ufeff<!DOCTYPE svg><!-- made by --><?a b?>{wide}"
    made = printed_svg(source.encode(), _same)
    assert made.startswith(b"<svg")
    assert b'width="80" height="60"' in made
    assert b"100%" not in made
    assert is_vector(made)


def test_the_dots_of_a_drawing_are_those_of_300_dpi_and_clear_where_it_paints_nothing() -> None:
    made = drawing(printed_svg(HALF.encode(), _same))
    assert (float(made.width), float(made.height)) == (60, 45)
    image = Image.open(io.BytesIO(made.png))
    assert all(0 <= dots - size <= 1 for dots, size in zip(image.size, (250, 187.5), strict=True))
    painted, clear = (image.crop((x, 90, x + 1, 91)).tobytes() for x in (60, 190))
    assert (painted, clear[3]) == (b"\xff\0\0\xff", 0)
    assert drawing(made.svg).png == made.png


def test_a_drawing_larger_than_a_page_has_no_more_dots_than_one() -> None:
    made = drawing(printed_svg(HALF.replace("0 0 80 60", "0 0 80000 60000").encode(), _same))
    assert max(Image.open(io.BytesIO(made.png)).size) <= 2401


def test_variables_are_written_out_where_they_are_used() -> None:
    source = (
        f"<svg {XMLNS}><style>:root {{ --c: #06c; }} rect {{ fill: var(--c) }}</style>"
        '<rect fill="var(--none, red)" stroke="var(--c)"/></svg>'
    )
    made = printed_svg(source.encode(), _same).decode()
    assert "fill: #06c" in made
    assert 'fill="red"' in made
    assert 'stroke="#06c"' in made


def test_a_picture_in_a_drawing_is_converted_as_any_other() -> None:
    def white(_: bytes) -> bytes:
        stream = io.BytesIO()
        Image.new("L", (1, 1), 255).save(stream, "PNG")
        return stream.getvalue()

    stream = io.BytesIO()
    Image.new("CMYK", (8, 8)).save(stream, "JPEG")
    href = f"data:image/jpeg;base64,{base64.b64encode(stream.getvalue()).decode()}"
    wide = ' preserveAspectRatio="none"'
    source = f'<svg {XMLNS}><image href="{href}" width="300" height="150"{wide}/></svg>'
    made = printed_svg(source.encode(), white)
    assert base64.b64encode(white(b"")) in made
    assert b'image-rendering="crisp-edges"' in made
    dots = Image.open(io.BytesIO(drawing(made).png))
    assert dots.crop((90, 90, 91, 91)).tobytes() == b"\xff\xff\xff\xff"
