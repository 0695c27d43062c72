"""The words of our own in each language, held against themselves and against CLDR."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from itertools import chain

import pytest
from babel import Locale

from exporter.article.part_names import PARTS, name_of, part_named
from exporter.article.vocabulary import _FOLDER, Vocabulary, known, vocabulary_of
from exporter.compose.labels import KEYS

OF_THE_UNION = "bg hr cs da nl en et fi fr de el hu ga it lv lt mt pl pt ro sk sl es sv"
OF_OTHER_SCRIPTS = (
    "ar he fa ur hi bn ta te kn ml gu pa si th lo km my bo ka hy am mn zh-Hans zh-Hant ja ko"
)
LANGUAGES = sorted(known())
BY_CHOICE = {"bn", "uk", "mn", "ml", "ja"}
"""Languages that say `and` in a byline otherwise than in CLDR's lists of things."""


def words(language: str) -> Vocabulary:
    own = vocabulary_of(language)
    assert own is not None
    return own


def test_the_languages_of_the_union_and_of_the_scripts_are_there() -> None:
    assert {*OF_THE_UNION.split(), *OF_OTHER_SCRIPTS.split()} <= set(LANGUAGES)
    assert len(LANGUAGES) >= 45


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_word_once(language: str) -> None:
    own = words(language)

    assert tuple(own.labels) == KEYS
    assert tuple(own.headings) == PARTS
    assert all(label == label.strip() != "" for label in own.labels.values())
    spelt = [unicodedata.normalize("NFC", word) for word in own.labels.values()]
    assert spelt == list(own.labels.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_heading_names_one_part_and_none_is_a_label_of_another(language: str) -> None:
    own = words(language)

    for part, names in own.headings.items():
        assert [part_named(name, language) for name in names] == [part] * len(names)
        assert name_of(part, language) == names[0]
    first = [names[0] for names in own.headings.values()]
    assert len({*first, own.labels["contents"]}) == len(PARTS) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_in_the_letters_of_their_language(language: str) -> None:
    locale = Locale.parse(language, sep="-")
    own = words(language)
    text = "".join(chain(own.labels.values(), *own.headings.values()))
    latin = [letter for letter in text if "LATIN" in unicodedata.name(letter, "")]
    is_latin = "LATIN" in unicodedata.name(str(locale.months["format"]["wide"][1])[0], "")

    assert len(latin) > 200 if is_latin else len(latin) <= 12  # QR, FAQ, No.


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one not in BY_CHOICE])
def test_and_is_that_of_cldr_where_it_has_one(language: str) -> None:
    patterns = Locale.parse(language, sep="-").list_patterns["standard"]
    joint = words(language).byline[1].strip(" \u200b")

    assert joint in patterns["2"] or joint in patterns["end"] or "," in patterns["2"]


@pytest.mark.parametrize(
    ("heading", "language", "part"),
    [
        ("النقاط الرئيسية", "ar", "key_points"),
        ("النِّقاط الرئيسيّة:", "ar-EG", "key_points"),
        ("关键点", "zh-Hans", "key_points"),
        ("關鍵點：", "zh-TW", "key_points"),
        ("ÖNEMLİ NOKTALAR", "tr", "key_points"),
        ("ONEMLI NOKTALAR", "tr", "key_points"),
        ("ΒΑΣΙΚΑ ΣΗΜΕΙΑ", "el", "key_points"),
        ("Klicove body", "cs", "key_points"),
        ("Pontos chave", "pt-BR", "key_points"),
        ("L'essentiel", "fr", "key_points"),
        ("Zrodla", "pl", "sources"),
        ("منابع و", "fa", None),
        ("پرسش های متداول", "fa", "faq"),
        ("پرسش‌هاي متداول", "fa", "faq"),
        ("Ключові тези", "ru", None),
        ("关键点", "en", None),
        ("关键点", "zh-HK", "key_points"),
        ("Кључне тачке", "sr-Latn", "key_points"),
        ("Puntos clave", "en", None),
        ("Key points", "ja", "key_points"),
    ],
)
def test_a_heading_is_known_however_it_is_written(
    heading: str, language: str, part: str | None
) -> None:
    assert part_named(heading, language) == part


@pytest.mark.parametrize(
    ("tag", "like"),
    [
        ("zh", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant-HK"),
        ("zh-Hant-TW", "zh-Hant"),
        ("no", "nb"),
        ("fa-IR-u-nu-latn", "fa"),
        ("sr-Latn-RS", "sr-Latn"),
        ("sr-Cyrl", "sr"),
    ],
)
def test_a_tag_has_the_words_of_the_nearest_language(tag: str, like: str) -> None:
    assert vocabulary_of(tag) is vocabulary_of(like)


@pytest.mark.parametrize("tag", ["mn-Mong", "mn-Mong-CN", "hi-Latn", "chr", "xx"])
def test_a_language_in_letters_that_we_have_no_words_in_has_none(tag: str) -> None:
    assert vocabulary_of(tag) is None


def test_an_english_article_reads_no_words_but_its_own() -> None:
    code = (
        "import sys, exporter.readers.markdown, exporter.compose.composer\n"
        "from exporter.article.part_names import part_named\n"
        "from exporter.article.vocabulary import _read\n"
        "part_named('Key points', 'en-GB'); part_named('Monday', 'en-GB')\n"
        "print(_read.cache_info().currsize, 'persiantools' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert run.stdout.split() == ["1", "False"]


def test_the_files_are_written_alike() -> None:
    for path in _FOLDER.glob("*.json"):
        values = json.loads(path.read_text("utf-8"))
        assert list(values) == ["labels", "headings", "byline"], path.name
