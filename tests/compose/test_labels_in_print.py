"""What a brief adds of its own is punctuated and declined as its language has it."""

from __future__ import annotations

from datetime import date

import pytest

from exporter.article import Article
from exporter.compose.labels import comma_of, dated, joint_before, labels_for, undated
from exporter.compose.view import View


def updated(language: str, day: date) -> str:
    made = Article.model_validate(
        {"headline": "A", "lede": "B.", "language": language, "updated": day}
    )
    return View(made).updated


@pytest.mark.parametrize(
    ("language", "day", "said"),
    [
        ("en-GB", 1, "Updated 1 February 2026"),
        ("fr", 1, "Mis à jour le 1er février 2026"),
        ("fr-CA", 2, "Mis à jour le 2 février 2026"),
        ("it", 1, "Aggiornato il 1º febbraio 2026"),
        ("it", 8, "Aggiornato l’8 febbraio 2026"),
        ("pt-BR", 1, "Atualizado em 1º de fevereiro de 2026"),
        ("es", 2, "Actualizado el 2 de febrero de 2026"),
        ("ca", 11, "Actualitzat l’11 de febrer del 2026"),
        ("gl", 2, "Actualizado o 2 de febreiro de 2026"),
        ("ro", 2, "Actualizat la 2 februarie 2026"),
        ("de", 2, "Aktualisiert am 2. Februar 2026"),
        ("ja", 2, "更新日：2026年2月2日"),
    ],
)
def test_the_day_of_the_last_change_has_the_word_before_it_that_it_wants(
    language: str, day: int, said: str
) -> None:
    assert updated(language, date(2026, 2, day)) == said
    label = labels_for(language)["updated"]
    assert undated(said, label, language) is not None


def test_an_embargo_is_declined_too() -> None:
    label = labels_for("it")["embargoed_until"]
    assert dated(label, "11 marzo 2026", "it") == "Sotto embargo fino all’11 marzo 2026"


@pytest.mark.parametrize(
    ("language", "comma"),
    [("en", ", "), ("ja", "、"), ("zh-TW", "、"), ("ar", "، "), ("am", "፣ "), ("th", ", ")],
)
def test_parts_of_a_list_stand_between_the_commas_of_their_language(
    language: str, comma: str
) -> None:
    assert comma_of(language) == comma


def test_more_than_two_thai_names_have_a_blank_before_the_last() -> None:
    def joints(*names: str) -> tuple[str, str]:
        values = {"headline": "A", "lede": "B.", "language": "th", "byline": names}
        return View(Article.model_validate(values)).byline_joints

    assert joints("A", "B") == (" ", "และ")
    assert joints("A", "B", "C") == (" ", " และ")


@pytest.mark.parametrize(
    ("language", "second", "shown"),
    [
        ("th", "มาลี", "และมาลี"),
        ("th", "Maria", "และ Maria"),
        ("zh-Hans", "Maria", "和 Maria"),
        ("en", "Маша", " and Маша"),
        ("ar", "Maria", " وMaria"),
    ],
)
def test_a_joint_keeps_letters_of_two_scripts_apart(language: str, second: str, shown: str) -> None:
    values = {"headline": "A", "lede": "B.", "language": language, "byline": ("สมชาย", second)}
    joint = View(Article.model_validate(values)).byline_joints[1]
    assert joint_before(joint, second) + second == shown
