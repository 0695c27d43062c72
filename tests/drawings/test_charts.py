"""Charts are drawn whole, legible, in the stylesheet's looks, the same each time."""

from __future__ import annotations

import itertools
import math
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from babel import Locale
from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from lxml import etree

from exporter.article import Article
from exporter.article.charts.chart import charts
from exporter.diagnostics import ArticleError, DesignError
from exporter.drawings import outlines
from exporter.drawings.canvas import Canvas, Point, cap_height, width_of
from exporter.drawings.lettering import wrapped
from exporter.drawings.line_chart import _accompanied
from exporter.drawings.looks import Lettering
from exporter.drawings.painters import PAINTERS
from exporter.drawings.plot import marks
from exporter.printed import Box
from exporter.style.design import Design
from exporter.styled import Colour
from tests.support import samples
from tests.support.charted import PART, chart, charted, drawings, looks, pixels

KINDS = ("bar", "column", "stacked-bar", "line")
SMALLEST_TYPE = 8.0
MARGIN = 2  # dots that a letter may overhang its advance


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("theme", samples.THEMES)
def test_a_chart_is_as_wide_as_the_text_and_nothing_leaves_it(kind: str, theme: str) -> None:
    drawing = chart(kind, theme=theme)
    assert drawing.width == looks(theme).chart.width > 230
    image = pixels(drawing)
    assert abs(image.width - drawing.width / 72 * 300) <= 1
    inked = image.point(lambda level: 255 - level).getbbox()
    assert inked is not None
    left, top, right, bottom = inked
    assert top >= MARGIN
    assert bottom <= image.height - MARGIN
    assert (left, right) <= (image.width / 10, image.width)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_chart_is_the_same_bytes(kind: str) -> None:
    assert chart(kind) == chart(kind)


@pytest.mark.parametrize("theme", samples.THEMES)
def test_type_is_legible_and_colours_stand_out_from_the_paper(theme: str) -> None:
    found = looks(theme).chart
    for lettering in (found.label, found.subject, found.value, found.key, found.inside):
        assert lettering.size >= SMALLEST_TYPE
    for edge in found.series:
        assert contrast(edge.colour) >= 3
    for edge in found.series[1:4]:
        assert edge.line != "solid" or edge.width != found.series[0].width


@pytest.mark.parametrize("theme", samples.THEMES)
def test_the_first_series_are_told_apart_without_colour(theme: str) -> None:
    lights = [edge.colour.luminance + 0.05 for edge in looks(theme).chart.series[:3]]
    for one, other in ((0, 1), (1, 2)):
        assert max(lights[one], lights[other]) / min(lights[one], lights[other]) >= 1.4


def contrast(colour: Colour) -> float:
    return 1.05 / (colour.luminance + 0.05)


def test_bars_begin_at_zero_and_end_at_their_amounts() -> None:
    drawing = chart("bar", [["a", "10"], ["b", "−5"], ["c", "–"], ["d", "20"]])
    bars = [box for colour, box in fills(drawing.svg) if colour == "#A8132B"]
    ends = [(round(left, 1), round(right, 1)) for left, right in bars]
    zero = ends[0][0]
    assert len(bars) == 3
    assert ends[1][1] == zero == ends[2][0]
    unit = ends[0][1] - zero
    assert zero - ends[1][0] == pytest.approx(unit / 2, abs=0.2)
    assert ends[2][1] - zero == pytest.approx(unit * 2, abs=0.2)


def test_stacked_amounts_stand_end_to_end_and_below_zero_on_the_other_side() -> None:
    drawing = chart("stacked-bar", [["a", "10", "−5"], ["b", "5", "15"]])
    gap = looks().chart.grid.width
    first, below, second, third = [box for _, box in fills(drawing.svg)][-4:]
    assert below[1] + gap == pytest.approx(first[0], abs=0.01)
    assert third[0] == pytest.approx(second[1] + gap, abs=0.01)


def fills(svg: bytes) -> list[tuple[str, tuple[float, float]]]:
    """The filled rectangles of a drawing, in the order of painting: colour, left and right."""
    boxes = []
    for bar in etree.fromstring(svg).iter("{http://www.w3.org/2000/svg}rect"):
        left, width = float(bar.get("x", "")), float(bar.get("width", ""))
        boxes.append((bar.get("fill", ""), (left, left + width)))
    return boxes


def test_a_gap_breaks_a_line() -> None:
    def strokes(rows: list[list[str]]) -> int:
        return chart("line", rows).svg.count(b'stroke="#A8132B"')

    assert strokes([["a", "1"], ["b", "2"], ["c", "4"], ["d", "3"], ["e", "5"]]) == 1
    assert strokes([["a", "1"], ["b", "2"], ["c", "–"], ["d", "3"], ["e", "5"]]) == 2


def test_names_without_room_below_columns_stand_beside_bars() -> None:
    for name in ("The municipality of Somewhere-{}", "Municipality {}"):
        rows = [[name.format(number), "1"] for number in range(12)]
        assert chart("column", rows).svg == chart("bar", rows).svg


def test_years_without_room_below_columns_are_left_out_among_others() -> None:
    rows = [[str(1980 + number), "1"] for number in range(40)]
    assert chart("column", rows).svg != chart("bar", rows).svg


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "rows",
    [
        [["", "0"]],
        [["a", "1"]],
        [["$x_1$ \\frac", "−1", "−2"], ["_b", "–", "1"]],
        [["Overlong" * 30, "1,000,000,000,000,000", "0.000001"]],
        [[str(year), *("123456")] for year in range(6)],
    ],
)
def test_every_shape_of_table_is_drawn(kind: str, rows: list[list[str]]) -> None:
    header = ["x" * 90, "Saved " * 30, "_b", "$c", "d", "e", "f"]
    drawing = drawings(charted(kind, rows, header)).by_part[PART]
    root = etree.fromstring(drawing.svg)
    shown = [float(number) for number in (root.get("viewBox") or "").split()]
    assert shown == pytest.approx([0, 0, drawing.width, drawing.height], abs=0.001)


LONG = "Region number {} with a rather long name that goes on"
SIX = ["22", "21", "23", "28", "29", "37"]
HARD = {
    "long names": [[LONG.format(number), str(number * 7)] for number in range(30)],
    "below zero": [["2020", "-5", "3"], ["2021", "-12.5", "8"], ["2022", "4", "1,200.5"]],
    "many rows": [[f"Place {number}", str(number)] for number in range(40)],
    "years": [[str(1980 + number), str(number)] for number in range(40)],
    "very long names": [[LONG.format(number) * 3, str(number)] for number in range(40)],
    "six long series": [[str(2020 + row), *SIX] for row in range(6)],
    "six series at one point": [["2020", *SIX]],
    "lines that end together": [["2020", "1", "9", "4"], ["2021", *["5"] * 3]],
    "nothing but zeroes": [[str(2020 + row), "0", "0"] for row in range(6)],
    "millions": [[f"Country {row}", f"{row * 7654321 + 1}"] for row in range(12)],
    "millions of both signs": [[f"{row}", f"{row * 7654321 - 40000000}", "5"] for row in range(9)],
    "words without a blank": [["Donaudampfschifffahrtsgesellschaft" * 2, "3"], ["Short", "-1"]],
    "a long unit": [[str(2020 + row), f"{row * 7} million euros"] for row in range(6)],
}
SERIES = (
    "Year",
    "Services and other activities",
    "Manufacturing",
    "Public administration and defence, compulsory social security",
    "Agriculture, forestry and fishing",
    "Information and communication technologies",
    "Transport",
)


def boxes(monkeypatch: pytest.MonkeyPatch) -> list[Box]:
    """Where the words of the drawings stand that are made from now on."""
    found: list[Box] = []

    def words(_: Canvas, text: str, lettering: Lettering, at: Point, anchor: str = "left") -> None:
        width, (left, bottom) = width_of(text, lettering), at
        left -= {"left": 0, "center": width / 2, "right": width}[anchor]
        found.append(Box(left, bottom - cap_height(lettering), left + width, bottom))

    monkeypatch.setattr(Canvas, "words", words)
    return found


@pytest.mark.parametrize("is_wide", [False, True])
@pytest.mark.parametrize("theme", samples.THEMES)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", HARD)
def test_no_words_of_a_chart_overlap_or_are_cut_and_it_fits_on_a_page(
    kind: str, case: str, theme: str, is_wide: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = boxes(monkeypatch)
    ((_, asked),) = charts(charted(kind, HARD[case], SERIES))
    usual = looks(theme).chart
    look = usual.widened if is_wide else usual
    height = PAINTERS[kind](Canvas(look.width), asked, look, Locale("en"))
    assert height <= look.most
    paper = Box(-0.5, -0.5, look.width + 0.5, height + look.gap + 0.5)
    assert [one for one in found if one.cut(paper) != one] == []
    overlaps = [
        (one, other)
        for one, other in itertools.combinations(found, 2)
        if (both := one.cut(other)) and min(both.width, both.height) > 0.5
    ]
    assert overlaps == []


def test_a_chart_that_no_font_can_letter_stays_a_table_with_a_warning() -> None:
    article = charted("bar", [["שלום", "1"], ["b", "2"]])
    assert drawings(article).by_part == {}
    assert drawings(article).undrawn == (PART,)
    made = samples.exporter().export(article, editions=["brief"], formats=["pdf"])
    assert [found.code for found in made.diagnostics] == ["chart-font"]


def test_an_article_as_a_value_is_checked_for_its_charts_too() -> None:
    with pytest.raises(ArticleError) as caught:
        samples.exporter().export(charted("bar", [["a", "many"]]))
    assert [found.code for found in caught.value.diagnostics] == ["chart-not-numbers"]


def test_the_chart_takes_the_width_and_colour_of_the_users_stylesheet(tmp_path: Path) -> None:
    style = tmp_path / "own.css"
    style.write_text(":root { --chart-1: #00563f; --chart-width: 200pt }")
    made = drawings(charted("bar"), Design(styles=[style])).by_part[PART]
    assert float(made.width) == 200
    assert b"#00563F" in made.svg
    assert b"#A8132B" not in made.svg


@pytest.mark.parametrize(
    ("css", "share"), [("--chart-width: 50%", 0.5), ("--chart-width: calc(100% - 0mm)", 1)]
)
def test_a_chart_may_be_a_share_of_the_text(tmp_path: Path, css: str, share: float) -> None:
    style = tmp_path / "own.css"
    style.write_text(f":root {{ {css} }}")
    made = drawings(charted("bar"), Design(styles=[style])).by_part[PART]
    assert made.width == pytest.approx(looks("newsroom").chart.width * share, abs=0.1)


def _lettered(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The colour of each line of words of the drawings that are made from now on."""
    found: dict[str, str] = {}
    set_words = Canvas.words

    def words(
        canvas: Canvas, text: str, lettering: Lettering, at: Point, anchor: str = "left"
    ) -> None:
        found[text] = lettering.colour
        set_words(canvas, text, lettering, at, anchor)

    monkeypatch.setattr(Canvas, "words", words)
    return found


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("line", ["Saved 9", "Spent 7"]),
        ("bar", ["Saved", "Spent"]),
        ("stacked-bar", ["Saved", "Spent"]),
    ],
)
def test_series_are_named_where_they_stand_in_their_colours(
    kind: str, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found, look = _lettered(monkeypatch), looks().chart
    drawing = chart(kind, [["May", "3", "5"], ["June", "9", "7"]], ["Month", "Saved", "Spent"])
    assert [found[name] for name in names] == [look.named(0).colour, look.named(1).colour]
    squares = {"line": 0, "bar": 4, "stacked-bar": 4}[kind]  # a key has two more
    assert len(fills(drawing.svg)) == squares


@pytest.mark.parametrize(
    ("kind", "header"),
    [
        ("bar", ["Month", "2024", "2025"]),
        ("bar", ["Month", "Saved " * 20, "Spent"]),
        ("stacked-bar", ["Month", "Saved in all", "Spent"]),
    ],
)
def test_a_key_names_series_whose_names_have_no_room_or_could_be_taken_for_amounts(
    kind: str, header: list[str]
) -> None:
    drawing = chart(kind, [["May", "1", "50"], ["June", "9", "7"]], header)
    assert len(fills(drawing.svg)) == 4 + 2


def test_a_key_names_lines_whose_names_have_no_room_at_their_ends() -> None:
    rows = [["2020", *SIX], ["2021", *SIX]]
    assert len(fills(chart("line", rows, SERIES, theme="newsroom").svg)) == len(SIX)
    assert fills(chart("line", rows, ["Year", *"abcdef"], theme="newsroom").svg) == []


def test_a_word_without_room_is_parted_by_a_hyphen() -> None:
    lettering = looks().chart.label
    lines = wrapped("Rindfleischetikettierung 2020-2021", lettering, 60)
    assert [line for line in lines if line.endswith("-")] == lines[:1]
    assert "".join(lines).replace("-", "") == "Rindfleischetikettierung20202021"
    assert all(width_of(line, lettering) <= 60 for line in lines)


@pytest.mark.parametrize("theme", samples.THEMES)
def test_names_in_the_colours_of_series_can_be_read(theme: str) -> None:
    look = looks(theme).chart
    colours = [Colour.of(look.named(number).colour[1:]) for number in range(len(look.series))]
    assert min(map(contrast, colours)) >= 4.5


def test_a_wide_chart_is_drawn_for_the_width_of_all_columns(tmp_path: Path) -> None:
    style = tmp_path / "own.css"
    style.write_text(":root { --chart-width: 81mm; --chart-wide: 170mm }")
    article = charted("line").model_dump()
    article["sections"][0]["blocks"][0]["wide"] = True
    made = [
        drawings(one, Design(styles=[style])).by_part[PART].width
        for one in (charted("line"), Article.model_validate(article))
    ]
    assert made == pytest.approx([81 / 25.4 * 72, 170 / 25.4 * 72], abs=0.1)


def test_a_chart_that_has_no_width_is_an_error_of_the_stylesheet(tmp_path: Path) -> None:
    style = tmp_path / "own.css"
    style.write_text(":root { --margin-side: 120mm }")
    with pytest.raises(DesignError, match="no width"):
        drawings(charted("bar"), Design(styles=[style]))


def test_threads_draw_the_same() -> None:
    alone = chart("line")
    for cached in (outlines.glyph, outlines.characters, outlines.cap_height, width_of):
        cached.cache_clear()
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda _: chart("line"), range(8)))
    assert together == [alone] * 8


def test_words_are_set_in_the_outlines_and_advances_of_their_font() -> None:
    key = looks().chart.key
    assert key.face is not None
    font = TTFont(key.face.file)
    pen = SVGPathPen(font.getGlyphSet())
    font.getGlyphSet()["E"].draw(pen)
    first = re.match(r"M[\d.]+[ ,][\d.]+", pen.getCommands())
    assert first is not None
    assert outlines.path(key.face, "E").startswith(first[0].replace(",", " "))
    assert width_of("HH", key) == pytest.approx(2 * font["hmtx"]["H"][0] / 1000 * key.size)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 1425, [0, 500, 1000, 1500]),
        (-12.5, 1200.5, [-250, 0, 250, 500, 750, 1000, 1250]),
        (0, 0.1 + 0.2, [0, 0.1, 0.2, 0.3]),
        (1001.1, 1002.4, [1001, 1001.5, 1002, 1002.5]),
        (0, 3e-12, [0, 1e-12, 2e-12, 3e-12]),
        (0, 3.5e15, [0, 1e15, 2e15, 3e15, 4e15]),
    ],
)
def test_marks_are_round_and_take_in_all_amounts(
    low: float, high: float, expected: list[float]
) -> None:
    assert marks(low, high) == expected


@pytest.mark.parametrize("power", range(-9, 13))
def test_a_scale_has_three_to_seven_marks_that_are_evenly_spaced(power: int) -> None:
    for share in (0.1, 0.25, 1, 1.3, 2, 3.7, 9.99):
        found = marks(-share * 10**power, 10**power)
        assert 3 <= len(found) <= 7
        assert found[0] <= -share * 10**power * (1 - 1e-9)
        assert found[-1] >= 10**power * (1 - 1e-9)
        step = found[1] - found[0]
        assert all(math.isclose(b - a, step) for a, b in itertools.pairwise(found))


def test_an_amount_behind_a_long_name_has_the_names_last_word_for_company() -> None:
    assert _accompanied(["Washington and Moscow", "8"], "8") == ["Washington and", "Moscow 8"]
    assert _accompanied(["Washington and", "Moscow 8"], "8") == ["Washington and", "Moscow 8"]
    assert _accompanied(["Washington", "8"], "8") == ["Washington", "8"]
    assert _accompanied(["8"], "8") == ["8"]
