"""A masthead and key points in panels below each other, one table in Word, are edited as text."""

from __future__ import annotations

from tests.support import samples
from tests.support.editing import Document, article, changed

POINTS = article().key_points


def document() -> Document:
    return Document(samples.docx_of(samples.EVERYTHING, theme="parliament"))


def test_panels_that_nobody_edited_come_back_as_they_were() -> None:
    assert document().read().article == article()


def test_fields_in_a_panel_are_edited_one_by_one() -> None:
    made = document()
    made.replace("Public transport", "Buses")
    made.replace("Eleven weeks", "Twelve weeks")
    deck = article().deck
    assert deck is not None
    expected = changed(kicker="Buses", deck=deck.replace("Eleven", "Twelve"))
    assert made.read().article == expected


def test_key_points_in_a_panel_are_edited_added_and_moved() -> None:
    made = document()
    made.replace("Every euro saved", "Each euro saved")
    made.type_after("Trips to the hospital", "KeyPoint", "A fourth one.")
    made.move_after("Two thirds", "Each euro saved")
    first, second, third = POINTS
    points = [second.replace("Every", "Each"), first, third, "A fourth one."]
    imported = made.read()
    assert imported.article == changed(key_points=points)
    assert not imported.diagnostics
