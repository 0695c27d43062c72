"""Words are counted in scripts that set no blanks between them."""

from __future__ import annotations

import pytest

from exporter.article.headline import sentences, stand_in
from exporter.scripts.word_count import character_count, room_for, word_count


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The council met again.", 4, 4),
        ("اجتمع المجلس مرة أخرى", 4, 4),
        ("", 0, 0),
        ("何人も、奴隷にされ、又は苦役に服することはない。", 8, 14),
        ("ปฏิญญาสากลว่าด้วยสิทธิมนุษยชน", 4, 8),
        ("སྐྱེ་བོ་ཡོངས་ལ་", 3, 4),
        ("모든 인간은 태어날 때부터", 4, 4),
    ],
)
def test_a_text_has_about_as_many_words_as_a_reader_counts(
    text: str, least: int, most: int
) -> None:
    assert least <= word_count(text) <= most


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("委员会周一再次开会。市长没有出席。", 2),
        ("سभी मनुष्य समान हैं। उन्हें बुद्धि है।", 2),
        ("ہر شخص آزاد ہے۔ اسے حق ہے۔", 2),
        ("هل عاد المجلس؟ نعم عاد.", 2),
        ("ሁሉም ሰው ነጻ ነው። መብት አለው።", 2),
        ("One; two, three", 1),
    ],
)
def test_sentences_end_at_the_marks_of_their_script(text: str, count: int) -> None:
    assert sentences(text) == count


def test_a_first_sentence_stands_in_for_a_headline_that_is_missing() -> None:
    assert stand_in("ہر شخص آزاد ہے۔ اسے حق ہے۔") == ("ہر شخص آزاد ہے۔", "اسے حق ہے۔")


def test_marks_are_no_characters_of_their_own() -> None:
    assert character_count("पढ़ना") == 4
    assert character_count("é") == character_count("e\u0301") == 1


def test_wide_characters_take_the_room_of_two() -> None:
    assert room_for(80, "委员会 2026 年开会") == 40
    assert room_for(80, "The 委员会 met") == 80
