"""The three themes: legible, truly different, and only custom properties away from the base."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from weasyprint import HTML

from exporter import Exporter, resources
from exporter.compose.composer import Composer
from exporter.engine.cascade import Cascade
from exporter.engine.parsed import font_configuration
from exporter.readers.reader_table import read
from exporter.style.design import Design
from exporter.styled import Colour, Element
from tests.support.samples import EVERYTHING, THEMES

READABLE = 4.5  # WCAG 2.2, 1.4.3
WHITE = Colour(255, 255, 255)


@functools.cache
def tree(theme: str) -> Element:
    """Everything that an article can have, styled in a theme."""
    design = Design(theme)
    composer = Composer(resources.templates_folder())
    html = composer.compose(read(EVERYTHING), "brief", paper=None, pictures=frozenset())
    families = frozenset(face.family for face in design.faces("brief"))
    document = HTML(string=html)
    return Cascade(document, design.sheets("brief"), font_configuration(), families).styled_root()


def luminance(colour: Colour) -> float:
    """Relative luminance as WCAG defines it."""
    channels = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.red / 255, colour.green / 255, colour.blue / 255)
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: Colour, other: Colour) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_pale(element: Element, ground: Colour = WHITE) -> list[str]:
    """The elements with text of their own that does not stand out enough from its ground."""
    ground = element.style.background or ground
    own = any(isinstance(child, str) and child.strip() for child in element.children)
    ratio = contrast(element.style.colour, ground)
    found = [f"{element.tag}.{element.classes}: {ratio:.2f}"] if own and ratio < READABLE else []
    return found + [pale for child in element.elements for pale in too_pale(child, ground)]


@pytest.mark.parametrize("theme", THEMES)
def test_all_text_stands_out_from_its_ground_tints_included(theme: str) -> None:
    body = next(child for child in tree(theme).elements if child.tag == "body")
    assert too_pale(body) == []


@pytest.mark.parametrize("theme", THEMES)
def test_sizes_are_half_points_and_running_text_is_led_by_120_to_155_percent(theme: str) -> None:
    for element in tree(theme).walk():
        style = element.style
        assert style.font_size * 2 == pytest.approx(round(style.font_size * 2)), element.tag
        if element.tag == "p" and not element.classes:
            assert 1.2 <= style.leading / style.font_size <= 1.55, style.font_size


def test_headings_stand_closer_to_what_follows_than_to_what_precedes() -> None:
    for theme in THEMES:
        for element in tree(theme).walk():
            if element.tag in ("h2", "h3", "h4") and element.style.float == "none":
                assert element.style.margin.bottom <= element.style.margin.top


def test_kickers_and_capitals_are_letterspaced_by_5_to_12_percent() -> None:
    for theme in THEMES:
        for element in tree(theme).walk():
            if element.style.text_transform == "uppercase":
                share = element.style.letter_spacing / element.style.font_size
                assert 0.05 <= share <= 0.13, (theme, element.tag, element.classes)


def test_clear_print_has_no_italics_and_nothing_below_twelve_points() -> None:
    for element in tree("clear-print").walk():
        if element.tag not in ("sup", "sub"):
            assert not element.style.italic, element.tag
            assert element.style.font_size >= 12, (element.tag, element.classes)


def test_the_themes_look_truly_different() -> None:
    def looks(theme: str, tag: str) -> tuple[object, ...]:
        style = next(element for element in tree(theme).walk() if element.tag == tag).style
        return style.font_family, style.font_weight, style.colour.hex, style.text_align

    for tag in ("h1", "h2"):
        assert len({looks(theme, tag) for theme in THEMES}) == len(THEMES), tag


@pytest.mark.parametrize("theme", THEMES)
def test_figures_in_tables_are_tabular_and_stand_right(theme: str) -> None:
    cells = [element for element in tree(theme).walk() if "align-right" in element.classes]
    assert cells
    assert all(cell.style.tabular_figures and cell.style.text_align == "right" for cell in cells)


@pytest.mark.parametrize("theme", THEMES)
def test_headings_stay_on_the_page_wherever_a_house_lets_text_begin(
    tmp_path: Path, theme: str
) -> None:
    style = tmp_path / "house.css"
    style.write_text(":root { --text-start: 30mm }")
    made = Exporter(theme=theme, styles=[style]).export(
        EVERYTHING, editions=["brief"], formats=["pdf"]
    )
    assert [one.message for one in made.diagnostics if one.code == "in-margin"] == []
