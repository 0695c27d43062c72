"""What in a line may break: numbers never, codes anywhere, words where the language lets them."""

from __future__ import annotations

import re

import pytest

from exporter.engine.lines.words import Kind, is_amount, kind_of, pieces_of, words_in

KINDS: dict[Kind, str] = {
    "number": """
0 -12.5 +3% 1,000,000 1.000.000,00 1’000’000 €1,200 $1,250,000.50 CHF12.5m 12kg 100–200kg 5×10
2024-05-12 31.12.2024 2023/24 10:30–12:00 2026-03-31T06:00Z ~3.2‰ (1,204) 4th 1990s 192.168.0.1
١٬٠٠٠٬٠٠٠ 1\u00a0200\u00a0€ 89,5% Q3/2024""",
    "code": """
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 PlaceOfPerformanceEntryNumber
https://example.org/a?b=c someone@example.org a_very_long_identifier exporter.engine.lines.words
550e8400-e29b-41d4-a716-446655440000 /usr/share/very/long C:\\Users\\someone\\file
123456789012345678901234567890 DonaudampfschifffahrtsgesellschaftX""",
    "word": """
Internationalisation Bosnia-Herzegovina and/or COVID-19 e.g. naïve Jurisdiction field_id int
Donaudampfschifffahrtskapitän קובץ 文件""",
}
CASES = [(word, kind) for kind, words in KINDS.items() for word in re.split("[ \n]+", words)[1:]]


@pytest.mark.parametrize(("word", "kind"), CASES)
def test_a_word_is_a_number_a_code_or_plain(word: str, kind: Kind) -> None:
    assert kind_of(word) == kind


@pytest.mark.parametrize(
    "text", ["5 kg", "1 200 €", "12 May 2026", "CHF 1,200,000", "10 – 20 %", "5 to 7 days", "$ 12"]
)
def test_a_number_with_its_unit_is_one_amount(text: str) -> None:
    assert is_amount(text)


@pytest.mark.parametrize(
    "text", ["a note", "Phase 1 of the trial", "see section 12", "1,200 people in all of the towns"]
)
def test_a_phrase_with_a_number_in_it_is_no_amount(text: str) -> None:
    assert not is_amount(text)


def test_words_are_parted_by_blanks_that_break() -> None:
    text = "1\u00a0200 kg\tnet\nweight"
    words = [text[start:stop] for start, stop in words_in(text)]
    assert words == ["1\u00a0200", "kg", "net", "weight"]


def test_pieces_of_a_word_end_where_unicode_lets_a_line_end() -> None:
    assert pieces_of("Jurisdiction", "en") == [12]
    assert pieces_of("well-kept", "en") == [5, 9]
    assert pieces_of("文件", "zh") == [1, 2]
