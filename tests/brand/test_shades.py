"""Colours are made readable within their hue, by as little as will do."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporter.brand.shades import BLACK, WHITE, Shade, legible, shade_of

CHANNEL = st.integers(0, 255)
SHADES = st.builds(Shade, CHANNEL, CHANNEL, CHANNEL)
TINT = Shade(237, 244, 251)


@pytest.mark.parametrize(
    ("text", "hex_"),
    [
        ("#447099", "#447099"),
        ("#abc", "#aabbcc"),
        ("rebeccapurple", "#663399"),
        ("rgb(255 0 0 / 50%)", "#ff8080"),
        ("hsl(120 100% 25%)", "#008000"),
    ],
)
def test_a_colour_is_read_as_it_looks_on_paper(text: str, hex_: str) -> None:
    shade = shade_of(text)
    assert shade
    assert shade.hex == hex_


@pytest.mark.parametrize(
    "text", ["", "blu", "currentcolor", "1px", "url(x)", "#12", "red; --ink: blue"]
)
def test_what_is_no_colour_is_none(text: str) -> None:
    assert shade_of(text) is None


def test_contrast_is_that_of_wcag() -> None:
    assert BLACK.contrast(WHITE) == pytest.approx(21)
    assert Shade(119, 119, 119).contrast(WHITE) == pytest.approx(4.48, abs=0.01)


@given(SHADES)
def test_what_is_mended_can_be_read_on_every_ground(shade: Shade) -> None:
    mended = legible(shade, (WHITE, TINT))
    assert min(mended.contrast(WHITE), mended.contrast(TINT)) >= 4.5


@given(SHADES)
def test_what_is_mended_on_dark_ground_is_lighter(shade: Shade) -> None:
    ground = Shade(0, 48, 135)
    mended = legible(shade, (ground,))
    assert mended.contrast(ground) >= 4.5
    assert mended.luminance >= shade.luminance


def test_a_colour_that_can_be_read_stays() -> None:
    assert legible(Shade(68, 112, 153), (WHITE,)) == Shade(68, 112, 153)


@pytest.mark.parametrize("text", ["#ee6331", "#72994e", "#87ceeb", "#f8b500", "#c46bd8"])
def test_the_hue_stays_and_the_change_is_the_least(text: str) -> None:
    shade = shade_of(text)
    assert shade
    mended = legible(shade, (WHITE,))
    assert 4.5 <= mended.contrast(WHITE) < 4.6
    turned = abs(mended.polar[2] - shade.polar[2]) % (2 * math.pi)
    assert min(turned, 2 * math.pi - turned) < math.radians(3)
