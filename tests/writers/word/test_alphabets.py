"""Fonts travel with the whole alphabets of the text's languages, and set it as whole ones would."""

from __future__ import annotations

import functools
import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables.DefaultTable import DefaultTable  # type: ignore[import-untyped]

from exporter import resources
from exporter.engine import font_programs
from exporter.styled import EMOJI, FontFace
from exporter.writers.word.parts import alphabets
from exporter.writers.word.parts.alphabets import alphabets_of, cut_down, text_in
from exporter.writers.word.parts.cut_slowly import cut_slowly, is_quick
from exporter.writers.word.parts.fonts import add_fonts
from exporter.writers.word.parts.package import WordPackage
from exporter.writers.word.values.run_format import RunFormat, language_tags
from tests.support.documents import Docx, attribute, found, written

FILE = resources.fonts_folder() / "SourceSans3-Regular.ttf"
WHOLE = FILE.read_bytes()
CYRILLIC = range(0x400, 0x500)
GREEK, POLYTONIC = range(0x370, 0x400), range(0x1F00, 0x2000)
LATIN_AND_SIGNS = "ÄßẞçğłŐșţơ«»–…€₿½²→−≤✓ƒ \N{COMBINING ACUTE ACCENT}"
BEYOND_EUROPE = "Əɓẁỗế"
ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "de": "äöüßẞ",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíñóúü",
    "pt": "áâãàçéêíóôõú",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "hu": "áéíóöőúüű",
    "ro": "ăâîșț",
    "tr": "çğıİöşü",
    "lv": "āčēģīķļņšūž",
    "mt": "ċġħż",
    "is": "áðéíóúýþæö",
    "cy": "âáàäêéèëîíìïôóòöŵẃẁẅûúùüŷýỳÿ",
    "yo": "áàẹọṣǹ",
    "vi": "ăâđêôơưảạắằẳẵặếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "el": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "kk": "әғқңөұүһі",
}
"""Letters of languages (CLDR, main exemplar letters), of those with Latin ones those with signs."""

KINDS = ("embedRegular", "embedBold", "embedItalic", "embedBoldItalic")
SHAPING = {"kern", "liga", "mark", "mkmk", "ccmp", "locl", "onum", "pnum"}

BOLD_EMOJI = RunFormat(
    font=EMOJI, bold=True, italic=False, caps=False, small_caps=False, strike=False,
    colour="000000", spacing=0, rise=0, size=20, underline=False, fill=None,
    superscript=False, right_to_left=False, language=language_tags("en"), tabular=False,
)  # fmt: skip


def embedded(docx: Docx, number: int = 0) -> bytes:
    """The font of a face, its key taken off (ISO 29500-1, 17.8.1: from its last byte to first)."""
    face = found(docx.xml("fontTable"), f"w:font/w:{KINDS[number]}")
    digits = attribute(face, "w:fontKey").strip("{}").replace("-", "")
    hidden = docx.parts[f"word/fonts/font{number + 1}.odttf"]
    head = zip(hidden[:32], bytes.fromhex(digits)[::-1] * 2, strict=True)
    return bytes(one ^ other for one, other in head) + hidden[32:]


def face(data: bytes, family: str = "House") -> FontFace:
    return FontFace(family, 400, italic=False, data=data, file=Path("house.ttf"))


def cut(data: bytes, text: str) -> bytes:
    (made,) = cut_down([face(data)], alphabets_of(text, ["en-US"]), {})
    return made.data


@functools.cache
def codes(data: bytes) -> frozenset[int]:
    return frozenset(TTFont(io.BytesIO(data)).getBestCmap())


def features(data: bytes) -> set[str]:
    font = TTFont(io.BytesIO(data))
    records = (font[table].table.FeatureList.FeatureRecord for table in ("GSUB", "GPOS"))
    return {record.FeatureTag for some in records for record in some}


@pytest.mark.parametrize(
    ("text", "alphabet"),
    [("a Ж", CYRILLIC), ("a λ", GREEK), ("ἄ", POLYTONIC), ("a\u0313", range(0x300, 0x370))],
)
def test_an_alphabet_is_whole_where_the_text_has_a_letter_of_it(text: str, alphabet: range) -> None:
    assert codes(cut(WHOLE, text)) & set(alphabet) == codes(WHOLE) & set(alphabet) != set()


def test_a_text_in_english_has_the_latin_of_europe_and_signs_and_no_other_alphabet() -> None:
    kept = codes(cut(WHOLE, "plain"))
    assert set(map(ord, LATIN_AND_SIGNS)) & codes(WHOLE) <= kept
    assert kept >= codes(WHOLE) & {*range(0x180), *range(0x2000, 0x2300)}
    assert not kept & set(map(ord, BEYOND_EUROPE))
    assert not kept & {*CYRILLIC, *POLYTONIC, *range(0x391, 0x3CA)}


def test_capitals_and_accents_that_programs_make_count_as_letters_of_the_text() -> None:
    georgian, decomposed = "\u10d0", "α\N{COMBINING GREEK PERISPOMENI}"
    assert (0x1C90, 0x1CBF) in alphabets_of(georgian)
    assert (0x1F00, 0x1FFF) in alphabets_of(decomposed)


def test_the_letters_of_notes_and_the_marks_of_lists_are_text() -> None:
    part = parse_xml(f'<w:lvl {nsdecls("w")}><w:lvlText w:val="Ж"/><w:r><w:t>λ</w:t></w:r></w:lvl>')
    assert text_in([part]) == "λЖ"


def test_the_face_in_a_word_file_has_the_alphabets_of_its_text() -> None:
    plain, russian = (embedded(written(f"<p>{text}</p>")) for text in ("a", "Ж"))
    assert not codes(plain) & set(CYRILLIC)
    assert len(codes(russian) & set(CYRILLIC)) > 100


def test_what_is_cut_is_shaped_and_named_and_licensed_as_the_whole_font() -> None:
    made = cut(WHOLE, "plain")
    old, new = (TTFont(io.BytesIO(data)) for data in (WHOLE, made))
    assert features(made) >= SHAPING
    assert new["OS/2"].fsType == old["OS/2"].fsType
    assert new["hhea"].ascent == old["hhea"].ascent
    for number in (1, 2, 4, 6, 13):
        assert new["name"].getDebugName(number) == old["name"].getDebugName(number)
    glyphs = new.getBestCmap(), old.getBestCmap()
    for code in (65, 0x0161, 0x20AC):
        assert new["hmtx"][glyphs[0][code]][0] == old["hmtx"][glyphs[1][code]][0]
    assert "glyf" in new
    assert "fpgm" not in new


def test_a_face_claims_no_code_page_that_it_lacks() -> None:
    pages = {
        text: TTFont(io.BytesIO(cut(WHOLE, text)))["OS/2"].getCodePageRanges() for text in "aЖ"
    }
    assert 2 not in pages["a"]
    assert {0, 1, 2} <= pages["Ж"]


def test_a_bold_face_says_so_whatever_its_file_says() -> None:
    for weight, said in ((700, 700), (400, 400)):
        (made,) = cut_down([replace(face(WHOLE), weight=weight)], alphabets_of("a"), {})
        assert TTFont(io.BytesIO(made.data))["OS/2"].usWeightClass == said


def test_the_same_text_gives_the_same_bytes_in_any_order_of_its_letters() -> None:
    first, again = (embedded(written(f"<p>{text}</p>")) for text in ("Ж λ a", "b μ Я"))
    assert first == again


def licensed(bits: int) -> bytes:
    offset = font_programs.tables_of(WHOLE)[b"OS/2"] + 8
    return WHOLE[:offset] + struct.pack(">H", bits) + WHOLE[offset + 2 :]


def with_table(tag: str) -> bytes:
    font, made = TTFont(io.BytesIO(WHOLE)), io.BytesIO()
    font[tag] = DefaultTable(tag)
    font[tag].data = b"\0\0\0\0"
    font.save(made)
    return made.getvalue()


@pytest.mark.parametrize("tag", ["kern", "Silf", "morx"])
def test_a_font_that_other_tables_shape_travels_whole(tag: str) -> None:
    font = with_table(tag)
    assert cut(font, "a") == font


def test_a_font_that_may_not_be_cut_travels_whole() -> None:
    font = licensed(0x0100)
    assert cut(font, "a") == font
    package = WordPackage.new()
    assert add_fonts(package, [face(font)], ["House"]) == ()


@pytest.fixture
def without_harfbuzz(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without HarfBuzz's library of subsets."""
    monkeypatch.setattr(font_programs, "harfbuzz_subset", None)
    caches = (is_quick, alphabets._cut)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def test_fonts_are_cut_alike_where_there_is_no_library_to_do_it_quickly(
    without_harfbuzz: None,
) -> None:
    slowly = cut(WHOLE, "plain")
    assert font_programs.cut(WHOLE, [(65, 90)]) == WHOLE
    assert cut_slowly(WHOLE, alphabets_of("plain", ["en-US"])) == cut_slowly(
        WHOLE, alphabets_of("plain", ["en-US"])
    )
    assert codes(slowly) >= codes(WHOLE) & set(range(0x180))
    assert not codes(slowly) & {*CYRILLIC, *POLYTONIC}
    assert features(slowly) >= SHAPING
    assert len(zlib.compress(slowly)) < 60_000 < len(zlib.compress(WHOLE)) / 1.5


@pytest.mark.usefixtures("without_harfbuzz")
@pytest.mark.parametrize("tag", ["kern", "Silf", "morx"])
def test_what_other_tables_shape_travels_whole_without_that_library_too(tag: str) -> None:
    font = with_table(tag)
    assert cut(font, "a") == font


@pytest.mark.parametrize("language", ALPHABETS)
def test_every_face_has_all_letters_of_the_article_s_language(language: str) -> None:
    letters = ALPHABETS["en"] + ALPHABETS[language]
    docx = written("<p>1 2 3</p>", language=language)
    for number in range(len(KINDS)):
        assert set(map(ord, letters + letters.upper())) - codes(embedded(docx, number)) == set()


def test_a_word_in_another_language_brings_that_one_s_letters() -> None:
    plain, quoted = (
        embedded(written(f'<p>a <span lang="{language}">Ha Noi</span></p>'))
        for language in ("en", "vi")
    )
    assert ord("ế") in codes(quoted) - codes(plain)


def test_a_language_of_several_scripts_has_them_all() -> None:
    japanese = alphabets_of("\u65e5", ["ja-JP"])
    assert {(0x3040, 0x309F), (0x30A0, 0x30FF), (0x4E00, 0x9FFF)} <= set(japanese)
    assert (0x20000, 0x2A6DF) not in japanese
    assert alphabets_of("", ["und"]) == alphabets_of("")


def test_a_font_without_code_pages_is_cut_too() -> None:
    made = io.BytesIO()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in (".notdef", "A")})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"familyName": "Old", "styleName": "Regular"})
    builder.setupOS2(version=0)
    builder.setupPost()
    builder.save(made)
    assert codes(cut(made.getvalue(), "a")) == {65}


def test_of_emoji_travels_what_is_shown() -> None:
    data = (resources.fonts_folder() / "BriefEmoji-Regular.ttf").read_bytes()
    bold = FontFace(EMOJI, 700, italic=False, data=data, file=Path("emoji.ttf"))
    (made,) = cut_down([face(data, EMOJI), bold], alphabets_of("🎉🚀"), {BOLD_EMOJI: {"🎉"}})
    assert codes(made.data) == {ord("🎉")}
    assert TTFont(io.BytesIO(made.data))["name"].getDebugName(2) == "Bold"
