"""In which script a text is, by its letters first and its language second."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from exporter import resources
from exporter.scripts.script_table import BEYOND_OURS, SCRIPTS
from exporter.scripts.writing import Writing, script_of_language, writing_of

ARABIC = "اجتمع المجلس يوم الاثنين في المدينة القديمة."


def written(text: str, language: str) -> Writing:
    return writing_of([text], language)


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        (ARABIC, "ar", "Arab"),
        (ARABIC, "en", "Arab"),
        ("שלום כהן", "he", "Hebr"),
        ("Hello, world", "en", "Latn"),
        ("Привет, мир", "ru", "Cyrl"),
        ("図書館が予算を見た", "ja", "Jpan"),
        ("骨直誤令角", "zh-Hant", "Hant"),
        ("骨直誤令角", "zh-TW", "Hant"),
        ("骨直誤令角", "ko", "Kore"),
        ("骨直誤令角", "en", "Hans"),
        ("図書館がある", "en", "Jpan"),
        ("", "fa", "Arab"),
        ("2026", "en", "Latn"),
    ],
)
def test_letters_say_the_script_and_the_language_which_form_of_it(
    text: str, language: str, code: str
) -> None:
    assert written(text, language).script.code == code


@pytest.mark.parametrize(
    ("text", "suggested"),
    [
        (ARABIC, "ar"),
        ("ہر شخص کو قومیت کا حق ہے۔", "ur"),
        ("تمام افراد بشر آزاد به دنیا می‌آیند و چگونگی", "fa"),
        ("Усі люди народжуються вільними і рівними у своїй гідності", "uk"),
        ("ทุกคนมีสิทธิ", "th"),
        ("Hello, world", None),
    ],
)
def test_a_language_is_suggested_that_fits_the_letters(text: str, suggested: str | None) -> None:
    assert written(text, "en").suggested == suggested


def test_a_script_that_is_not_in_the_table_fits_the_language_that_is_written_in_it() -> None:
    assert written("ꪁꪫꪱꪣ ꪜꪱꪫ ꪹꪕꪸꪉ ꪵꪠꪙ ꪒꪲꪙ Tai", "blt").fits
    assert not written("All people are born free", "blt").fits


def test_a_few_words_in_another_script_are_no_other_language() -> None:
    text = "The minister, محمد علي, met שלום כהן and 山田太郎 in the city on Monday"
    assert written(text, "en").fits
    assert [one.code for one in written(text, "en").others] == ["Jpan", "Arab", "Hebr"] or {
        one.code for one in written(text, "en").others
    } == {"Hans", "Arab", "Hebr"}


def test_an_urdu_text_has_its_own_hand() -> None:
    assert written("ہر شخص", "ur").script.serif[0] == "Noto Nastaliq Urdu"
    assert written(ARABIC, "ar").script.serif[0] == "Noto Naskh Arabic"


def test_hong_kong_has_its_own_characters() -> None:
    assert written("骨直", "zh-HK").script.serif[0] == "Noto Serif HK"


@pytest.mark.parametrize(
    ("tag", "script"),
    [("sr-Latn", "Latn"), ("sr", "Cyrl"), ("zh-HK", "Hant"), ("pa-PK", "Arab"), ("en-GB", "Latn")],
)
def test_a_tag_says_its_script_or_its_region_does(tag: str, script: str) -> None:
    assert script_of_language(tag) == script


def test_every_script_but_latin_ones_has_families_to_look_for() -> None:
    assert all(one.serif and one.sans for one in SCRIPTS.values() if one.code not in PLAIN)


PLAIN = ("Latn", "Grek", "Cyrl")


@pytest.mark.parametrize(
    ("language", "text", "families"),
    [
        ("ha", "Ba ɗan-adam wanda za a sa bauta, ko ƙasar waɗanda", ("Noto Serif",)),
        ("el", "Ἐπειδὴ ἡ ἀναγνώριση τῆς ἀξιοπρέπειας", ("Noto Serif",)),
        ("vi", "Mọi người sinh ra đều được tự do và bình đẳng", ()),
        ("ro", "Toate ființele umane se nasc libere și egale", ()),
    ],
)
def test_words_with_letters_that_our_family_lacks_are_set_in_one_family(
    language: str, text: str, families: tuple[str, ...]
) -> None:
    assert writing_of([text], language).script.serif == families


def test_a_few_such_letters_leave_the_rest_in_our_family() -> None:
    writing = writing_of(["The word is said with ɛ.", "Nothing else is. " * 50], "en")
    assert not writing.script.serif
    assert [one.serif for one in writing.others] == [("Noto Serif",)]
    assert not writing.is_plain


def test_our_family_has_none_of_the_letters_that_are_beyond_it() -> None:
    path = resources.styles_folder() / "fonts" / "SourceSerif4-Regular.ttf"
    letters = map(chr, TTFont(io.BytesIO(path.read_bytes())).getBestCmap())
    assert [one for one in letters if BEYOND_OURS.match(one)] == []
