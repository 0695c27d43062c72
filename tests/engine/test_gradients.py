"""Gradients that repeat themselves are painted so often, and the work of a drawing is bounded."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from weasyprint.svg import defs

from exporter.diagnostics import ArticleError
from exporter.engine.drawn_dots import drawing
from exporter.engine.gradients import finite_gradients
from exporter.pipeline import Exporter

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><{0}Gradient id="g" {1}>'
    '<stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></{0}Gradient>{2}</svg>'
)
BOX = '<rect width="400" height="300" fill="url(#g)"/>'


def svg(kind: str, says: str, times: int = 1) -> str:
    return SVG.format(kind, says, BOX * times)


def told(tmp_path: Path, drawn: str, formats: Sequence[str] = ("pdf", "docx")) -> list[str]:
    (tmp_path / "a.svg").write_text(drawn)
    (tmp_path / "a.md").write_text("# T\n\nLede.\n\n![A](a.svg)\n")
    try:
        made = Exporter().export(tmp_path / "a.md", editions=["brief"], formats=formats)
    except ArticleError as refusal:
        return [one.headline for one in refusal.diagnostics]
    return [one.headline for one in made.diagnostics]


@pytest.mark.parametrize("spread", ["repeat", "reflect"])
@pytest.mark.parametrize(("kind", "side"), [("linear", "x2"), ("radial", "r")])
def test_a_gradient_that_repeats_without_end_is_refused_where_its_picture_stands(
    kind: str, side: str, spread: str, tmp_path: Path
) -> None:
    drawn = svg(kind, f'spreadMethod="{spread}" {side}="1e-7"')
    (said,) = told(tmp_path, drawn)
    assert said.startswith(f"{tmp_path / 'a.md'}:5:1: error[image-svg]: the picture 'a.svg' is SVG")
    assert said.endswith("with a gradient that repeats itself until it has over 4000 colours")


@pytest.mark.parametrize("written", ["pdf", "docx"])
def test_each_format_refuses_it_alone(written: str, tmp_path: Path) -> None:
    drawn = svg("linear", 'spreadMethod="repeat" x2="1e-7"')
    assert "error[image-svg]" in told(tmp_path, drawn, [written])[0]


def test_many_gradients_that_repeat_much_are_refused(tmp_path: Path) -> None:
    drawn = svg("linear", 'spreadMethod="repeat" x2="0.001"', 100)
    (said,) = told(tmp_path, drawn)
    assert said.endswith("the picture 'a.svg' is SVG with gradients that have over 40000 colours")


@pytest.mark.parametrize(("kind", "side"), [("linear", "x2"), ("radial", "r")])
def test_a_gradient_that_repeats_as_drawings_do_is_painted(
    kind: str, side: str, tmp_path: Path
) -> None:
    assert told(tmp_path, svg(kind, f'spreadMethod="reflect" {side}="0.1"', 20)) == []


def test_weasyprint_is_left_as_it_was() -> None:
    before = defs.spread_linear_gradient, defs.spread_radial_gradient
    with finite_gradients():
        drawing(svg("linear", 'spreadMethod="repeat" x2="0.1"').encode())
        assert defs.spread_linear_gradient is not before[0]
    assert (defs.spread_linear_gradient, defs.spread_radial_gradient) == before
