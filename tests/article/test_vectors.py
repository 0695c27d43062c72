"""Pictures in SVG: what may be printed, and how large it is."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from exporter.article.decoding import DamagedPictureError
from exporter.article.vectors import UnsafeSVGError, vector

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
