"""An article whose language does not fit its letters is told so, at its language, with another."""

from __future__ import annotations

from exporter.article.article_script import unfit_language, writing_in
from exporter.article.places import Loc
from exporter.diagnostics import Diagnostic, Place
from tests.support.samples import article

PLACES: dict[Loc, Place] = {(): Place("a.md"), ("language",): Place("a.md", 3, 11)}


def told(**fields: object) -> list[Diagnostic]:
    return list(unfit_language(article(**fields), PLACES))


def test_an_arabic_article_without_a_language_is_told_one() -> None:
    (one,) = told(headline="المجلس يجتمع", lede="اجتمع المجلس يوم الاثنين في المدينة القديمة.")
    assert one.code == "language-letters"
    assert one.place == Place("a.md", 3, 11)
    assert "Arabic" in one.message
    assert one.hint == "write `language: ar`"


def test_a_language_that_fits_is_not_told() -> None:
    assert told(headline="المجلس يجتمع", lede="اجتمع المجلس", language="ar") == []
    assert told(headline="Meeting محمد علي", lede="The lede says it.", language="en") == []


def test_addresses_and_code_are_no_words_of_a_language() -> None:
    lede = "خبر [هنا](https://example.org/a/very/long/path/of/latin/letters) `print(letters)`"
    assert writing_in(article(headline="خبر", lede=lede, language="ar")).direction == "rtl"


def test_upright_mongolian_is_told_to_be_set_level() -> None:
    words = "ᠬᠦᠮᠦᠨ ᠪᠦᠷ ᠲᠥᠷᠥᠵᠦ"
    (one,) = told(headline=words, lede=words, language="mn-Mong")
    assert one.code == "vertical-script"
