"""Colour operators: whatever sets a colour becomes one operator, and in a mask one grey."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest

from exporter.writers.pdf.press.condition import our_condition
from exporter.writers.pdf.press.inks import Inks
from exporter.writers.pdf.press.separation import Paint, grey_paint, ink_paint, repainted

LAB = pikepdf.Array([pikepdf.Name.Lab, pikepdf.Dictionary()])


@pytest.fixture(scope="module")
def ink() -> Paint:
    return ink_paint(Inks(our_condition().profile, 3))


def painted(content: str, paint: Paint) -> str:
    """The content stream with its colours painted, in one line."""
    with pikepdf.new() as pdf:
        stream: Any = pikepdf.Stream(pdf, content.encode())
        instructions = pikepdf.parse_content_stream(stream)
        done = list(repainted(instructions, {"/lab": LAB}, paint))
        return " ".join(pikepdf.unparse_content_stream(done).decode().split())


def test_every_way_to_set_a_colour_sets_inks(ink: Paint) -> None:
    assert painted("0 g", ink) == "0 0 0 1 k"
    assert painted("1 G", ink) == "0 0 0 0 K"
    assert painted("0 0 0 RG", ink) == "0 0 0 1 K"
    assert painted("0.1 0.2 0.3 0.4 k", ink) == "0.1 0.2 0.3 0.4 k"
    assert painted("/DeviceCMYK cs 0.1 0.2 0.3 0.4 scn", ink) == "0.1 0.2 0.3 0.4 k"
    assert painted("/DeviceRGB CS 1 1 1 SC", ink) == "0 0 0 0 K"
    assert painted("/lab cs 100 0 0 scn", ink) == "0 0 0 0 k"


def test_patterns_stay_and_lines_and_fills_choose_for_themselves(ink: Paint) -> None:
    content = "/Pattern cs /DeviceRGB CS /p0 scn 1 1 1 SCN"
    assert painted(content, ink) == "/Pattern cs /p0 scn 0 0 0 0 K"


def test_a_restored_state_has_its_colour_space_again(ink: Paint) -> None:
    content = "/Pattern cs q /DeviceGray cs 1 sc Q /p1 scn"
    assert painted(content, ink) == "/Pattern cs q 0 0 0 0 k Q /p1 scn"


def test_what_sets_no_colour_stays_as_it_is(ink: Paint) -> None:
    content = "q 1 0 0 1 5 5 cm 0 0 10 10 re f Q"
    assert painted(content, ink) == content


def test_masks_get_greys_as_light_as_their_colours() -> None:
    assert painted("1 1 1 rg", grey_paint) == "1 g"
    assert painted("0 0 0 1 K", grey_paint) == "0 G"
    assert painted("0 1 0 rg", grey_paint) == "0.59 g"
    assert painted("0.25 g", grey_paint) == "0.25 g"
    assert float(painted("/lab cs 0 0 0 scn", grey_paint).split()[0]) < 0.01
