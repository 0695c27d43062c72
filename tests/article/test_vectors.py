"""Pictures in SVG: what may be printed, and how large it is."""

from __future__ import annotations

import base64
import io
from time import process_time

import pytest
from PIL import Image

from exporter.article.decoding import DamagedPictureError
from exporter.article.svg import UnsafeSVGError
from exporter.article.vectors import vector
from tests.support import drawing_bombs

XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def _svg(inside: str, attributes: str = "", before: str = "") -> bytes:
    return f"{before}<svg {XMLNS} {attributes}>{inside}</svg>".encode()


def _png() -> str:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4), "red").save(stream, "PNG")
    return base64.b64encode(stream.getvalue()).decode()


BOMB = "".join(
    f'<g id="b{level}">' + f'<use href="#b{level - 1}"/>' * 10 + "</g>" for level in range(1, 9)
)


def _nested(name: str, inside: str, paint: str, css: str = "") -> bytes:
    """Nine elements, each of which ten elements in the one before are painted, or clipped, with."""
    levels = (
        f'<{name} id="x{level}" width="9" height="9">{inside.format(level + 1)}</{name}>'
        for level in range(9)
    )
    return _svg(f"<style>{css}</style>{''.join(levels)}<rect {paint}='url(#x0)'/>")


CORNERS = "0 0 1 1 2 2 3 3 1 1 1 3 1 1 2 2 4 3 2 1"
STYLED = "".join(f".c{level} {{ marker-mid: url('#x{level}') }} " for level in range(10))
EXPLODING = {
    "patterns": _nested("pattern", '<rect fill="url(#x{0})"/>' * 10, "fill"),
    "masks": _nested("mask", '<rect mask="url(#x{0})"/>' * 10, "mask"),
    "clips": _nested("clipPath", "<rect style='clip-path: url( \"#x{0}\" )'/>" * 10, "clip-path"),
    "markers": _nested(
        "marker", f'<polyline points="{CORNERS}" marker-mid="url(#x{{0}})"/>', "marker-mid"
    ),
    "classes": _nested(
        "marker", f'<polyline points="{CORNERS}" class="c{{0}}"/>', "marker-mid", STYLED
    ),
    "any": _nested("mask", "<rect/>" * 400, "mask", "* { fill: url(#x8) } @media print { }"),
}


@pytest.mark.parametrize("drawing", EXPLODING.values(), ids=EXPLODING)
def test_what_names_others_without_bounds_is_refused(drawing: bytes) -> None:
    with pytest.raises(UnsafeSVGError, match=r"elements, as they are drawn|repeats itself"):
        vector(drawing)


def test_a_drawing_as_editors_save_it_is_none_that_repeats() -> None:
    shapes = '<rect class="a b"/><path class="b" d="M0 0 L 1 1 2 2"/>' * 300
    css = ".a { fill: url(#g) } .b, .c { clip-path: url('#c') } rect { mask: url(#m) }"
    named = '<linearGradient id="g"><stop/></linearGradient><clipPath id="c"><circle/></clipPath>'
    drawing = _svg(f'<style>{css}</style>{named}<mask id="m"><circle/></mask>{shapes}')
    assert vector(drawing).width == 300


@pytest.mark.parametrize("attributes", ['width="1e999" height="2"', 'width="3" height="1e300"'])
def test_a_side_without_an_end_is_refused(attributes: str) -> None:
    with pytest.raises(UnsafeSVGError, match="a width or a height"):
        vector(_svg("", attributes))


@pytest.mark.parametrize("box", ["0 0 inf 3", "nan 0 3 3", "0 0 1e-300 1e300", "0 0 1e300 1e300"])
def test_a_view_box_that_nobody_can_reckon_with_is_none(box: str) -> None:
    assert (vector(_svg("", f'viewBox="{box}"')).width) == 300


def test_numbers_and_urls_of_any_length_are_read_in_one_go() -> None:
    many = 200_000
    drawing = _svg(
        f'<rect fill="url({" " * many}#a)"/><style>{"a" * many}</style>', f'width="{"1" * many}x"'
    )
    begun = process_time()
    assert vector(drawing).width == 300
    assert process_time() - begun < 2


@pytest.mark.parametrize(
    ("unsafe", "what"),
    [
        (_svg("<script>alert(1)</script>"), "a script"),
        (_svg('<rect onclick="alert(1)"/>'), "a script"),
        (_svg('<image href="https://example.org/a.png"/>'), "another file"),
        (_svg('<image xlink:href="file:///etc/passwd"/>'), "another file"),
        (_svg('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'), "another file"),
        (_svg('<use href="other.svg#a"/>'), "another file"),
        (_svg('<rect fill="url(https://example.org/#a)"/>'), "another file"),
        (_svg("<style>@import 'a.css';</style>"), "another file"),
        (_svg("<style>@font-face { src: url(a.woff) }</style>"), "another file"),
        (_svg("<style>rect { fill: url( 'a.svg#b' ) }</style>"), "another file"),
        (_svg("", before='<?xml-stylesheet href="a.css"?>'), "a stylesheet"),
        (_svg("&a;", before='<!DOCTYPE svg [<!ENTITY a "b">]>'), "entities"),
        (_svg("", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), "entities"),
        (_svg('<g id="a"><use href="#a"/></g>'), "repeats itself"),
        (_svg(f'<g id="b0"><rect/></g>{BOMB}'), "elements"),
    ],
)
def test_what_runs_fetches_or_explodes_is_refused(unsafe: bytes, what: str) -> None:
    with pytest.raises(UnsafeSVGError, match=what):
        vector(unsafe)


@pytest.mark.parametrize(
    "safe",
    [
        _svg('<linearGradient id="g"/><rect fill="url(#g)"/>'),
        _svg('<g id="a"/><use href="#a"/><use xlink:href="#a"/><use href="#none"/>'),
        _svg('<a href="https://example.org"><rect/></a>'),
        _svg(f'<image href="data:image/png;base64,{_png()}"/>'),
        _svg("", before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">'),
        _svg("<style>rect { fill: url(#g) }</style>"),
    ],
)
def test_what_needs_nothing_from_elsewhere_is_taken(safe: bytes) -> None:
    assert vector(safe).lost == ""


@pytest.mark.parametrize(
    "damaged",
    [
        _svg("<rect>"),
        _svg("")[:40],
        b"<html><svg/></html>",
        _svg(f'<image href="data:image/png;base64,{_png()[:60]}"/>'),
        _svg('<image href="data:image/png;base64,?"/>'),
    ],
)
def test_a_drawing_that_is_not_whole_is_damaged(damaged: bytes) -> None:
    with pytest.raises(DamagedPictureError):
        vector(damaged)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="30px"', (40, 30)),
        ('width="1in" height="72pt"', (96, 96)),
        ('viewBox="0 0 80 60"', (80, 60)),
        ('viewBox="0,0,80,60" width="100%"', (80, 60)),
        ('viewBox="0 0 80 60" width="40"', (40, 30)),
        ('viewBox="0 0 80 60" height="30"', (40, 30)),
        ('viewBox="0 0 0 0"', (300, 150)),
        ('viewBox="nonsense"', (300, 150)),
        ("", (300, 150)),
    ],
)
def test_a_drawing_is_as_large_as_it_says_or_as_its_view_box(
    attributes: str, size: tuple[float, float]
) -> None:
    known = vector(_svg("", attributes))
    assert (known.width, known.height) == size


def test_words_that_are_html_are_told() -> None:
    html = "<foreignObject><div xmlns='http://www.w3.org/1999/xhtml'>Two <b>words</b></div>"
    assert vector(_svg(f"{html}</foreignObject>")).lost == "Two words"


@pytest.mark.parametrize("name", drawing_bombs.TOO_MUCH)
def test_a_drawing_of_too_much_is_refused(name: str) -> None:
    with pytest.raises(UnsafeSVGError, match="more in it than 40000 elements"):
        vector(drawing_bombs.TOO_MUCH[name]().encode())


@pytest.mark.parametrize("name", drawing_bombs.LARGEST)
def test_a_large_drawing_is_not(name: str) -> None:
    assert vector(drawing_bombs.LARGEST[name]().encode()).width
