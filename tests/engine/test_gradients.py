"""Gradients that repeat themselves are painted so often, and the work of a drawing is bounded."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint.svg import defs

from exporter.diagnostics import DesignError
from exporter.engine.gradients import finite_gradients
from exporter.engine.vectors import drawing
from exporter.pipeline import Exporter

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"><{0}Gradient id="g" {1}>'
    '<stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></{0}Gradient>{2}</svg>'
)
BOX = '<rect width="400" height="300" fill="url(#g)"/>'


def svg(kind: str, says: str, times: int = 1) -> str:
    return SVG.format(kind, says, BOX * times)


def told(tmp_path: Path, drawn: str) -> list[str]:
    (tmp_path / "a.svg").write_text(drawn)
    (tmp_path / "a.md").write_text("# T\n\nLede.\n\n![A](a.svg)\n")
    try:
        made = Exporter().export(tmp_path / "a.md", editions=["brief"])
    except DesignError as refusal:
        return [one.message for one in refusal.diagnostics]
    return [one.message for one in made.diagnostics]


@pytest.mark.parametrize("spread", ["repeat", "reflect"])
@pytest.mark.parametrize(("kind", "side"), [("linear", "x2"), ("radial", "r")])
def test_a_gradient_that_repeats_without_end_is_refused(
    kind: str, side: str, spread: str, tmp_path: Path
) -> None:
    drawn = svg(kind, f'spreadMethod="{spread}" {side}="1e-7"')
    assert told(tmp_path, drawn) == ["the picture 'a.svg' cannot be drawn"]


def test_many_gradients_that_repeat_much_are_refused(tmp_path: Path) -> None:
    drawn = svg("linear", 'spreadMethod="repeat" x2="0.001"', 100)
    assert told(tmp_path, drawn) == ["the picture 'a.svg' cannot be drawn"]


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
