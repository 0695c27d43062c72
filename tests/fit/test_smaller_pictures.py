"""Pictures make room where one alone would have to shrink too far, and numbered ones go free."""

from __future__ import annotations

import pytest

from exporter.engine.page_frames import frames_of
from exporter.fit.contract import NATURAL, contract_of
from exporter.fit.outcome import Fitted
from exporter.fit.smaller_pictures import SmallerPictures
from exporter.fit.trials import Trials
from tests.support.small import WORDS, cascade_of, set_in

LINE = 14.0  # points
SVG = (
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 25 25' "
    "width='25mm' height='25mm'><path d='M0 0h25v25H0z'/></svg>"
)
TALL = "height: 60mm"
NUMBER = '<figcaption><span class="caption-label">Figure 1.</span></figcaption>'


def figure(name: str, inside: str = "", style: str = "") -> str:
    image = f'<img style="display: block" src="{SVG}" data-part="{name}.src">'
    whole = f"margin: 0; break-inside: avoid; {style}"
    return f'<figure id="{name}" style="{whole}">{image}{inside}</figure>'


def paragraph(name: str, words: str = WORDS) -> str:
    return f'<p id="{name}" data-part="blocks.{name}.text">{words}</p>'


def heights(fitted: Fitted) -> dict[str, float]:
    """How high each picture is, in millimetres, by the name of its figure."""
    shown = fitted.layout.pictures()
    return {one.part.partition(".")[0]: one.height * 25.4 / 72 for one in shown}


def hole(fitted: Fitted) -> float:
    return frames_of(next(fitted.layout.sheets()), 1)[-1].hole


def order(fitted: Fitted) -> str:
    names = [node.get("id") for node in fitted.cascade.document_element.iter("*")]
    return "".join(name for name in names if name and name != "end")


def test_pictures_share_what_the_last_of_them_lacks() -> None:
    text = "<div>one</div>"
    body = figure("1") + text + figure("2") + text * 2 + figure("3") + paragraph("a") * 3
    kept, shared = (set_in(f"--figure-min: {least}", body) for least in (1, 0.82))

    assert hole(kept) > 3.05 * LINE > hole(shared)
    sizes = list(heights(shared).values())
    assert max(sizes) - min(sizes) < 0.5
    assert 0.82 * 25 <= min(sizes) < 25


def trials_of(css: str, body: str) -> Trials:
    cascade = cascade_of(css, body)
    return Trials(cascade, contract_of(cascade, None))


def test_a_picture_has_its_size_again_where_what_made_it_small_went_elsewhere() -> None:
    trials = trials_of("--figure-min: 0.6", figure("1") + paragraph("a"))
    pictures = SmallerPictures(trials)
    trials.shrink("1.src", 50.0)
    (small,) = trials.layout(NATURAL).pictures()
    pictures.grow_back(NATURAL)
    (grown,) = trials.layout(NATURAL).pictures()
    assert small.height == pytest.approx(50, abs=0.1)
    assert grown.height == pytest.approx(25 * 72 / 25.4, abs=0.1)


def test_a_picture_stays_small_where_text_needs_its_room() -> None:
    body = figure("1") + figure("2") + paragraph("a") * 2
    trials = trials_of("--figure-min: 0.6", body)
    natural = trials.layout(NATURAL).pages
    trials.shrink("1.src", 40.0)
    trials.shrink("2.src", 40.0)
    small = trials.layout(NATURAL).pages
    SmallerPictures(trials).grow_back(NATURAL)
    assert small == trials.layout(NATURAL).pages < natural


def beside(name: str, width: int) -> str:
    """A square picture beside the text behind it, so many points wide."""
    style = "float: left; width: var(--_beside); margin: 0; break-inside: avoid;"
    image = f'<img style="display: block; width: 100%" src="{SVG}" data-part="{name}.src">'
    whole = f'style="{style} --_beside: {width}.00pt"'
    return f'<figure id="{name}" class="beside-text" {whole}>{image}</figure>'


@pytest.mark.parametrize(("least", "is_narrowed"), [(0.6, True), (1.0, False)])
def test_a_picture_beside_text_is_narrower_where_it_lacks_some_room(
    least: float, is_narrowed: bool
) -> None:
    body = paragraph("a") * 2 + f"<div>one</div>{beside('1', 130)}" + paragraph("b") * 5
    fitted = set_in(f"--figure-min: {least}", body)

    assert fitted.layout.anchors["1"] == (1 if is_narrowed else 2)
    assert (heights(fitted)["1"] < 45) is is_narrowed


def test_a_picture_beside_text_and_one_above_share_what_it_lacks() -> None:
    above = figure("1").replace("25mm", "45mm") + "<div>one</div>" * 4
    body = above + beside("2", 100) + paragraph("b") * 5
    kept, shared = (set_in(f"--figure-min: {least}", body) for least in (1, 0.6))

    assert [one.layout.anchors["2"] for one in (kept, shared)] == [2, 1]
    assert all(heights(shared)[name] < heights(kept)[name] - 5 for name in "12")


@pytest.mark.parametrize("least", [1, 0.9])
def test_a_picture_beside_text_shares_what_one_below_it_lacks(least: float) -> None:
    below = figure("2", style="clear: both").replace("25mm", "50mm")
    body = beside("1", 100) + "<div>one</div>" + below + paragraph("a") * 3
    made = set_in(f"--figure-min: {least}", body)

    assert made.layout.anchors["2"] == (2 if least == 1 else 1)
    sizes = heights(made)
    is_smaller = [sizes["1"] < 34.5, sizes["2"] < 49.5]  # of 35.3 and 50 mm
    assert is_smaller == [least < 1] * 2


def test_a_picture_beside_text_is_narrower_where_it_moves_up_and_lacks_some_room_still() -> None:
    before = "<div>one</div>" * 7 + paragraph("a")
    body = before + beside("2", 130) + paragraph("b", "word " * 24)
    kept, moved = (set_in(f"--figure-min: {one}; --figure-drift: 1", body) for one in (1, 0.9))

    assert (order(kept), order(moved)) == ("a2b", "2ab")
    assert 0.9 * heights(kept)["2"] < heights(moved)["2"] < heights(kept)["2"]


def test_a_numbered_figure_leaves_what_announces_it_rather_than_a_hole() -> None:
    for caption, expected in ((NUMBER, "axbc1c"), ("", "ax1bcc")):
        body = paragraph("a") + paragraph("x", "It shows this:") + figure("1", caption, TALL)
        fitted = set_in("--figure-drift: 4", body + paragraph("b") + paragraph("c") * 2)
        assert order(fitted) == expected


@pytest.mark.parametrize("least", [1, 0.6])
def test_a_picture_is_smaller_where_a_box_that_stays_whole_lacks_room_below_it(
    least: float,
) -> None:
    lines = "<br>".join(["one", "two", "three", "four", "five", "six", "seven"])
    whole = f'<section style="break-inside: avoid"><p>{lines}</p></section>'
    body = paragraph("a") + figure("1") + whole + paragraph("b")
    fitted = set_in(f"--figure-min: {least}", body)
    is_smaller = heights(fitted)["1"] < 24
    assert is_smaller == (least < 1)
    assert (hole(fitted) > 3.05 * LINE) == (least == 1)


@pytest.mark.parametrize(("lines", "page"), [(0, 1), (4, 2)])
def test_a_picture_has_its_size_where_a_lone_line_would_be_left_behind_it(
    lines: int, page: int
) -> None:
    text = "<br>".join(["line"] * 12)
    fitted = set_in(
        f"--figure-min: 0.6; --fit-last-lines: {lines}",
        f"<div>{text}</div>{figure('1')}<div>alone</div>",
    )
    assert fitted.layout.pages == 2
    assert fitted.layout.anchors["1"] == page
    assert (heights(fitted)["1"] > 24.5) == (page == 2)
