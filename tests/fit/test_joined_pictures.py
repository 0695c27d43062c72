"""Two pictures of one shape stand in a row behind text where the first one leaves a hole."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

import pytest

from exporter.engine.lone_pictures import LonePicture
from exporter.fit.joined_pictures import joined, text_between

SHAPE = (100.0, 150.0)


def figure(name: str) -> Element:
    return Element("figure", {"id": name, "class": "figure beside-text", "style": "--_beside: 9pt"})


def paragraph(words: str = "Some text.") -> Element:
    made = Element("p")
    made.text = words
    return made


def section(*children: Element) -> Element:
    parent = Element("section")
    parent.extend(children)
    return parent


def shown(*figures: tuple[Element, tuple[float, float]]) -> dict[Element, LonePicture]:
    return {
        one: LonePicture(one, page=1, width=size[0], height=size[1], measure=300.0, caption=0.0)
        for one, size in figures
    }


def shape_of(parent: Element) -> str:
    return " ".join(f"{one.tag}{len(one) or ''}" for one in parent)


@pytest.mark.parametrize("is_between", [True, False])
def test_two_pictures_of_one_shape_stand_in_a_row_and_go_back(is_between: bool) -> None:
    one, other, text = figure("1"), figure("2"), paragraph()
    middle = [one, text, other] if is_between else [one, other, text]
    parent = section(paragraph(), *middle, paragraph())
    before = tostring(parent)
    assert text_between(parent, one) == ([text] if is_between else [])

    move = joined(parent, one, shown((one, SHAPE), (other, SHAPE)), [text])
    assert move is not None
    move.make()
    assert shape_of(parent) == "p p div2 p"
    assert [child.get("class") for child in move.around()] == ["figure", "figure"]
    move.undo()
    assert tostring(parent) == before


def test_pictures_of_two_shapes_stay_apart() -> None:
    one, other, text = figure("1"), figure("2"), paragraph()
    parent = section(one, text, other)
    assert joined(parent, one, shown((one, SHAPE), (other, (150.0, 100.0))), [text]) is None
    assert joined(parent, one, shown((one, SHAPE)), [text]) is None


def test_text_that_announces_a_picture_is_not_between_two() -> None:
    one, other = figure("1"), figure("2")
    parent = section(one, paragraph("It shows this:"), other)
    assert text_between(parent, one) == []
