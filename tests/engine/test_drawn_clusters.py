"""The text of a PDF is the article's in every script, to each reader."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pikepdf
import pytest

from bench.recall import pdfium, plain, poppler, recall, said, without_actual_text
from exporter.diagnostics import DesignError
from exporter.pipeline import Exporter

LANGUAGES = sorted((Path(__file__).parents[1] / "data" / "languages").glob("*.md"))
BY_SPANS_ALONE = {"fuf_adlm", "nqo"}
"""Those that poppler does not turn round letter by letter."""
ADLAM = '* { font-family: "Noto Sans Adlam", "Source Serif 4" !important }'
"""PDFium takes the fonts of a line from left to right, so that signs have to be in the letters'."""


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The brief of each language."""
    sheet = tmp_path_factory.mktemp("styles") / "adlam.css"
    sheet.write_text(ADLAM)
    usual, adlam = Exporter(), Exporter(styles=[sheet])
    return {
        path.stem: brief(adlam if path.stem == "fuf_adlm" else usual, path) for path in LANGUAGES
    }


def brief(exporter: Exporter, path: Path) -> bytes:
    made = exporter.export(path, editions=["brief"], formats=["pdf"], preflight=False)
    return made.renditions[0].data


def written(tmp_path: Path, text: str) -> bytes:
    path = tmp_path / "a.md"
    path.write_text(f"# T\n\n{text}\n", encoding="utf-8")
    return brief(Exporter(), path)


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_two_readers_get_the_article_s_text_in_its_order(
    path: Path, pdfs: dict[str, bytes]
) -> None:
    blocks, pdf = said(path), pdfs[path.stem]
    assert recall(blocks, poppler(pdf)) > 0.99
    assert recall(blocks, pdfium(pdf)) > 0.99


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_so_do_those_that_pass_actual_text_over(path: Path, pdfs: dict[str, bytes]) -> None:
    blocks, pdf = said(path), without_actual_text(pdfs[path.stem])
    assert b"ActualText" not in content_of(pdf)
    assert recall(blocks, pdfium(pdf)) > 0.99
    if path.stem not in BY_SPANS_ALONE:
        assert recall(blocks, poppler(pdf)) > 0.99


def test_files_stay_what_they_claim_to_be(
    pdfs: dict[str, bytes],
    tmp_path: Path,
    vera_failures: Callable[[Iterable[Path], str], list[str]],
) -> None:
    paths = [tmp_path / f"{name}.pdf" for name in pdfs]
    for path in paths:
        path.write_bytes(pdfs[path.stem])
    assert vera_failures(paths, "3a") == []
    assert vera_failures(paths, "ua1") == []


def content_of(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return b"\n".join(page.Contents.read_bytes() for page in file.pages)


def spans(pdf: bytes) -> list[str]:
    """What parts of the pages say by ActualText."""
    found = re.findall(rb"/Span\s+<<\s*/ActualText\s+<feff([0-9a-f]+)>>>", content_of(pdf))
    return [bytes.fromhex(one.decode()).decode("utf-16-be") for one in found]


def test_letters_that_stack_say_what_they_stand_for(tmp_path: Path) -> None:
    assert {"क्षि", "र्मा"} <= set(spans(written(tmp_path, "क्षिति धर्मा")))


def test_letters_beyond_the_first_plane_stay_letters_to_every_reader(tmp_path: Path) -> None:
    chakma = "𑄇𑄳𑄠𑄋𑄴"
    pdf = written(tmp_path, chakma)
    assert chakma in poppler(pdf)
    assert chakma in pdfium(pdf)


def test_plain_text_is_painted_as_ever(tmp_path: Path) -> None:
    pdf = written(tmp_path, "Plain words: office, Äpfel, ξένος, слово, 語.")
    assert b"ActualText" not in content_of(pdf)
    assert b"/Brief-Codes-0" not in pdf


def test_a_glyph_says_in_each_word_what_it_stands_for_there(tmp_path: Path) -> None:
    pdf = written(tmp_path, "A hyphen-minus, and a hyphen‐proper.")
    for read in (poppler, pdfium):
        assert "hyphen-minus" in read(pdf)
        assert "hyphen‐proper" in read(pdf)


@pytest.mark.parametrize(
    ("first", "later"),
    [("bẹ̀rẹ̀ ọ̀rọ̀", "example.org/one"), ("ọ̀rọ̀", "ṣe jó"), ("a‐b", "self-made")],
)
def test_letters_that_others_were_made_of_say_themselves(
    first: str, later: str, tmp_path: Path
) -> None:
    pdf = written(tmp_path, f"{first}\n\n{later}")
    for data in (pdf, without_actual_text(pdf)):
        for read in (poppler, pdfium):
            assert plain(first) in plain(read(data))
            assert plain(later) in plain(read(data))


def test_no_letter_is_said_twice_or_apart_from_its_accent(tmp_path: Path) -> None:
    words = "بِسْمِ اللّٰهِ الرَّحْمٰنِ", "שָׁלוֹם עֲלֵיכֶם"
    for word in words:
        pdf = written(tmp_path, word)
        assert plain(word) in plain(poppler(pdf))
        assert plain(word) in plain(pdfium(pdf))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "بلغ العجز 4.5% في عام 2024/2025، أي 12 مليون دولار (نحو 3.2)."),
        ("ar", "قال «نعم» ثم (لا): من 10–20، أو 020 555 0199."),
        ("ar", "أعلن John Smith (BBC) عن شركة World Service."),
        ("he", "סעיף (12) משנת 1948: a + b = c, ושוב."),
        ("ur", "شرح 12.5 % (1948) ہے۔"),
        ("ar", "للاتصال: +31 (0)10 252 10 10 أو 112، والبريد في الميناء press@port.example.org."),
        (
            "ar",
            "انظر التقرير السنوي للميناء: https://example.org/reports/2026/q1.pdf، ص 14–17.",
        ),
        ("fa", "تاریخ: ۱۴۰۵/۰۱/۱۱ ساعت ۱۴:۳۰. تلفن: +98 21 5555 1234."),
        ("ar", "1. انظر https://example.org/path?q=1&lang=ar#القسم."),
        ("ar", "1. تقرير الميناء، *Annual Report 2025*, https://example.org/b"),
        ("en", "The minister محمد علي met שלום כהן (a friend) on Monday, said “محمد”."),
    ],
)
def test_signs_figures_and_words_of_the_other_direction_stand_in_their_place(
    language: str, line: str, tmp_path: Path
) -> None:
    """Those too of which a font of the line's direction lacks some signs, as a phone number."""
    path = tmp_path / "a.md"
    path.write_text(f"---\nheadline: T\nlanguage: {language}\n---\n\n{line}\n", encoding="utf-8")
    blocks, pdf = said(path), brief(Exporter(), path)
    for read in (poppler, pdfium):
        assert recall(blocks, read(pdf)) == 1


def test_calls_of_notes_and_cells_from_the_right_are_read_in_their_place(tmp_path: Path) -> None:
    text = "ارتفعت الحركة.^[شرح.] وأضافت أن الوضع مستقر.\n\n|ا|ب|ج|\n|---|---:|---:|\n|مارس|20|n/a|"
    path = tmp_path / "a.md"
    path.write_text(f"---\nheadline: T\nlanguage: ar\n---\n\n{text}\n", encoding="utf-8")
    read = plain(pdfium(brief(Exporter(), path)))

    assert "ارتفعتالحركة.1وأضافتأنالوضعمستقر." in read
    assert "مارس20n/a" in read


@pytest.mark.parametrize("language", ["en", "ar"])
def test_markers_of_lists_are_read_before_their_items(language: str, tmp_path: Path) -> None:
    lists = (
        "- نعم\n- لا\n\n1. اسم\n\n   - في\n2. من"
        if language == "ar"
        else ("- yes\n- no\n\n1. name\n\n   - in\n2. of")
    )
    path = tmp_path / "a.md"
    path.write_text(f"---\nheadline: T\nlanguage: {language}\n---\n\n{lists}\n", encoding="utf-8")
    read = plain(pdfium(brief(Exporter(), path)))

    assert re.search("•(yes|نعم)•(no|لا)1.(name|اسم).(in|في)2.(of|من)", read), read


def test_characters_that_no_font_has_are_told_as_ever(tmp_path: Path) -> None:
    with pytest.raises(DesignError, match=r"U\+0378"):
        written(tmp_path, "क\u0378ख")
