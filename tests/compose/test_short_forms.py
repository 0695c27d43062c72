"""Texts in wide characters are shortened by their room, and end as theirs do."""

from __future__ import annotations

import pytest

from exporter.compose.short_forms import headline_length, shortened, without_full_stop


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("委员会周一再次开会", "委员会周…"),
        ("委员会", "委员会"),
        ("The council met", "The…"),
        ("ཐོབ་ཐང་ཐོབ་ཐང་", "ཐོབ་ཐང་ཐོབ་…"),
    ],
)
def test_a_text_is_cut_at_a_word_or_where_it_has_no_blanks_anywhere(text: str, short: str) -> None:
    assert shortened(text, 9) == short


def test_a_headline_in_wide_characters_is_long_at_half_as_many() -> None:
    assert headline_length("开会" * 15) == "short"
    assert headline_length("开会" * 16) == "long"


def test_marks_and_syllables_make_no_headline_long() -> None:
    assert headline_length("ཡོངས་ཁྱབ་གསལ་བསྒྲགས་འགྲོ་བ་མིའི་ཐོབ་ཐང་།") == "short"
    assert headline_length("சுதந்திரமாகவே பிறக்கின்றனர்") == "short"


@pytest.mark.parametrize("sentence", ["委员会周一再次开会。", "परिषद की बैठक हुई।"])
def test_a_sentence_as_a_headline_has_no_stop_of_its_script(sentence: str) -> None:
    assert without_full_stop(sentence) == sentence[:-1]
