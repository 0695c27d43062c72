"""Text is as wide as its font shapes it."""

from __future__ import annotations

from exporter.engine.lines.shaped_width import SHAPED, shaped_width
from exporter.style.font_files import font_file


def font(family: str) -> bytes:
    path = font_file(family, "Regular")
    assert path, f"{family} is missing: apt-get install fonts-noto-core"
    return path.read_bytes()


def test_joined_letters_are_narrower_than_those_that_stand_alone() -> None:
    naskh = font("Noto Naskh Arabic")
    alone = sum(shaped_width(naskh, letter) for letter in "تقرير")

    assert 0 < shaped_width(naskh, "تقرير") < 0.9 * alone


def test_a_mark_takes_no_room() -> None:
    thai = font("Noto Sans Thai")

    assert shaped_width(thai, "ก่") == shaped_width(thai, "ก")


def test_letters_beside_each_other_need_no_shaping() -> None:
    assert not SHAPED.search("Ünïcode, Ελλάδα, Київ, 漢字 — 1,5 %")
    assert all(map(SHAPED.search, ("تقرير", "हिन्दी", "ไทย", "e\u0301")))
