"""The stylesheet of a script: nothing for Latin, and for others what no theme may forget."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter import resources
from exporter.engine.stand_in_fonts import InstalledFace, stand_in_face
from exporter.scripts.writing import Writing, writing_of
from exporter.style import font_files, script_sheet, script_stand_ins
from exporter.style.design import Design
from exporter.style.font_files import font_file
from exporter.style.script_sheet import script_css, script_fonts

SAID = {
    "ar": "اجتمع المجلس يوم الاثنين",
    "ja": "図書館が予算を見た",
    "zh-Hans": "委员会再次开会",
    "hi": "सभी मनुष्यों को गौरव",
    "ka": "ყველა ადამიანი იბადება",
    "he": "כל בני אדם נולדו",
    "ur": "تمام انسان آزاد ہیں",
}


def writing(language: str) -> Writing:
    return writing_of([SAID[language]], language)


@pytest.fixture
def noto(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder that has the families of Arabic, under the letters of another font."""
    folder = tmp_path / "brief" / "fonts" / "noto"
    folder.mkdir(parents=True)
    data = (resources.fonts_folder() / "SourceSans3-Regular.ttf").read_bytes()
    for name in (
        "NotoNaskhArabic_400Regular",
        "NotoNaskhArabic_700Bold",
        "NotoSansArabic_400Regular",
    ):
        (folder / f"{name}.ttf").write_bytes(data)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(font_files, "_of_machine", dict)
    monkeypatch.setattr(script_sheet, "installed_families", frozenset)
    return folder


@pytest.fixture
def other(noto: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The regular and the bold file of a family that is there in place of Georgian's own."""
    files = {400: "SourceSans3-Regular.ttf", 700: "SourceSans3-Bold.ttf"}
    faces = {
        weight: InstalledFace("Other", resources.fonts_folder() / name, 0)
        for weight, name in files.items()
    }

    def nearest(_family: str, language: str, letter: str, weight: int) -> InstalledFace:
        assert (language, letter) == ("ka", "\u10a0")
        return faces[weight]

    monkeypatch.setattr(script_stand_ins, "stand_in_face", nearest)
    return noto


def test_what_stands_in_for_a_family_that_is_not_there_is_named_behind_ours(other: Path) -> None:
    css = script_css(writing("ka"))
    assert '--_serif: "Source Serif 4", "Source Sans 3", "Brief Emoji", "Other", serif' in css
    assert set(script_fonts(writing("ka"))["Other"]) == {400, 700}
    assert "underline" not in css


def test_that_a_family_stands_in_for_a_scripts_own_is_told(other: Path) -> None:
    (told,) = Design("newsroom").in_script(writing("ka")).diagnostics("brief")
    assert str(told.code) == "font-stand-in"
    assert told.message.startswith("Georgian is set in Other")
    assert told.hint == "call `brief fonts install Geor`"


def test_nothing_stands_in_for_a_letter_that_no_font_has() -> None:
    assert stand_in_face("serif", "en", "\U0010fffd", 400) is None


@pytest.mark.parametrize("text", ["Hello, world", "Привет, мир", "Καλημέρα κόσμε", "Łódź, Århus"])
def test_latin_greek_and_cyrillic_ask_for_nothing(text: str) -> None:
    assert script_css(writing_of([text], "en")) == ""


def test_a_house_style_is_the_same_one_for_them() -> None:
    design = Design("newsroom")
    assert design.in_script(writing_of(["Hello"], "en")) is design
    assert design.in_script(writing("hi")) is design.in_script(writing("hi"))
    assert design.in_script(writing("hi")) is not design


@pytest.mark.parametrize("language", ["ar", "hi", "ja"])
def test_a_script_without_italics_is_never_slanted(language: str) -> None:
    css = script_css(writing(language))
    assert "font-style: normal !important" in css
    assert "em, .credit { font-weight: 700; }" in css


def test_emphasis_has_a_line_below_where_its_letters_have_no_bold_face(noto: Path) -> None:
    line = "text-decoration: underline"
    assert line not in script_css(writing("ar"))
    (noto / "NotoNaskhArabic_700Bold.ttf").unlink()
    assert line in script_css(writing("ar"))


@pytest.mark.parametrize(("language", "tracked"), [("ar", False), ("hi", False), ("he", True)])
def test_joined_letters_are_never_set_apart(language: str, tracked: bool) -> None:
    assert ("letter-spacing: 0 !important" not in script_css(writing(language))) is tracked


def test_georgian_is_never_set_in_capitals() -> None:
    assert "text-transform: none !important" in script_css(writing("ka"))


def test_chinese_paragraphs_are_justified_and_begin_two_characters_in() -> None:
    css = script_css(writing("zh-Hans"))
    assert "--_indent: 2em;" in css
    assert "--text-align: justify;" in css


def test_urdu_has_more_leading_than_arabic() -> None:
    assert "--_line: 1.6;" in script_css(writing("ur"))
    assert "--_line: 1.15;" in script_css(writing("ar"))


def test_pull_quotes_in_tall_letters_have_twice_the_room_below_their_rule() -> None:
    assert "--_quote-air: 1;" in script_css(writing("ur"))
    assert "--_quote-air" not in script_css(writing("he"))


@pytest.mark.usefixtures("noto")
def test_the_families_that_are_there_come_before_ours(noto: Path) -> None:
    css = script_css(writing("ar"))
    assert '--_serif: "Noto Naskh Arabic", "Source Serif 4"' in css
    assert '--_sans: "Noto Sans Arabic", "Source Sans 3"' in css
    assert script_fonts(writing("ar")) == {
        "Noto Naskh Arabic": {
            400: noto / "NotoNaskhArabic_400Regular.ttf",
            700: noto / "NotoNaskhArabic_700Bold.ttf",
        },
        "Noto Sans Arabic": {400: noto / "NotoSansArabic_400Regular.ttf"},
    }


@pytest.mark.usefixtures("noto")
def test_a_script_of_a_few_words_comes_after_our_families() -> None:
    mixed = writing_of(["The minister, محمد علي, met the council of the city"], "en")
    assert '--_serif: "Source Serif 4", "Source Sans 3", "Brief Emoji", "Noto Naskh' in script_css(
        mixed
    )
    assert "letter-spacing" not in script_css(mixed)


@pytest.mark.usefixtures("noto")
def test_without_its_fonts_a_script_has_our_families() -> None:
    assert '--_serif: "Source Serif 4"' in script_css(writing("hi"))
    assert font_file("Noto Serif Devanagari", "Regular") is None


def test_the_fonts_of_a_script_are_faces_and_files_of_the_style(noto: Path) -> None:
    design = Design("newsroom").in_script(writing("ar"))
    assert {"Noto Naskh Arabic", "Noto Sans Arabic"} <= {
        one.family for one in design.faces("brief")
    }
    assert noto / "NotoNaskhArabic_700Bold.ttf" in design.files("brief")
    assert all(path.exists() for path in design.files("brief"))


@pytest.mark.parametrize(("language", "trims"), [("ja", True), ("zh-Hans", True), ("hi", False)])
def test_a_wide_bracket_that_begins_a_heading_stands_at_its_edge(
    language: str, trims: bool
) -> None:
    assert ("[data-opens]" in script_css(writing(language))) == trims
