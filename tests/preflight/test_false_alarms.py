"""What preflight leaves in peace: good practice that looks like a fault."""

from __future__ import annotations

import base64
import io
import tempfile
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from exporter import Exporter
from tests.preflight.test_hostile import scanned
from tests.support.files import inspected, messages, pdf_of_html
from tests.support.samples import HOUSE, article

CALLS = "<sup>1</sup><sup>2</sup><sup>3</sup>"
TEXT = "Words that go on and on, so that they fill more than one line of a narrow column. " * 3


def picture() -> str:
    """A dark picture with some grain, as the value of `src`."""
    target = io.BytesIO()
    Image.effect_noise((600, 300), 40).point(lambda value: value // 4).save(target, "PNG")
    return f"data:image/png;base64,{base64.b64encode(target.getvalue()).decode()}"


PEACEFUL = {
    "raised letters": (
        "small-type",
        "<style>sub, sup { font-size: 6pt }</style><p>H<sub>2</sub>O is wet.<sup>1, 2</sup>",
    ),
    "the calls of notes behind low letters": (
        "small-type",
        f"<style>sup {{ font: 6pt serif; vertical-align: 5pt }}</style><p>a{CALLS}<p>.{CALLS}",
    ),
    "a short text in small type": ("small-type", "<p style='font-size: 8pt'>A label"),
    "white on black": ("contrast", "<p style='color: white; background: black'>Words"),
    "large grey type": ("contrast", "<p style='color: #888; font-size: 20pt'>Words"),
    "white on a dark picture": (
        "contrast",
        f"<p style='color: white; background: url({picture()})'>Words on a picture",
    ),
    "columns": ("reading-order", f"<div style='columns: 2'><p>{TEXT}<p>{TEXT}</div>"),
    "a note at the foot": (
        "reading-order",
        "<p>One<span style='float: footnote'>A note</span> and more.<p>The next paragraph.",
    ),
    "a float": ("overlap", f"<p style='float: right; width: 30mm'>Beside it<p>{TEXT}"),
    "tight lines": ("overlap", "<h1 style='line-height: 1; width: 60mm'>Typography jogs playfully"),
    "a turned stamp": (
        "overlap",
        f"<p>{TEXT}<p style='position: absolute; top: 5mm; transform: rotate(30deg)'>DRAFT",
    ),
    "text in a box": ("clipped", "<p style='overflow: hidden; height: 20pt'>A line of text"),
    "a page that is turned": ("off-page", "<style>@page { size: A5 landscape }</style><p>Words"),
    "a box that is turned, with its words": (
        "off-page",
        f"<div style='transform: rotate(-90deg); width: 80mm; margin: 40mm 0'>{TEXT}</div>",
    ),
    "marks on letters of several alphabets": (
        "overlap",
        "<p style='line-height: 1.3'>Tiê̌ng, שָׁלוֹם, السَّلامُ, नमस्ते, ก็ที่<br>Ẩỹ́ and words below",
    ),
    "a line from right to left": ("reading-order", "<p dir=rtl>شارع (12) في «المدينة» ABC 3"),
    "a table as wide as the page": (
        "clipped",
        "<table style='width: 100%'><tr>" + "<td>1,234,567" * 8 + "</table>",
    ),
    "contents that somebody typed": (
        "wrong-contents",
        "<h1>Contents</h1><p>One ..... 7<p>Two ..... 9<h2>One</h2><p>x<h2>Two</h2><p>y",
    ),
    "references to pages and parts": (
        "wrong-contents",
        "<p><a href='#t'>Table 2, page 14</a> and <a href='#t'>7</a><h2 id=t>Numbers</h2>",
    ),
    "a rule that is a picture": (
        "image-resolution",
        f"<img alt=Rule style='width: 90mm; height: 1mm' src='{picture()}'>",
    ),
}


@pytest.mark.parametrize("name", PEACEFUL)
def test_good_practice_is_no_fault(name: str) -> None:
    code, body = PEACEFUL[name]
    assert messages(inspected(pdf_of_html(body), "archive"), code) == []


def with_text_to_be_found_only() -> bytes:
    """A scanned page with the words of its picture printed invisibly, as OCR does."""
    with pikepdf.open(io.BytesIO(scanned())) as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        pdf.pages[0].add_resource(font, pikepdf.Name.Font, pikepdf.Name.F1)
        pdf.pages[0].contents_add(b"BT 3 Tr 1 g /F1 5 Tf 50 50 Td (words) Tj ET")
        target = io.BytesIO()
        pdf.save(target)
        return target.getvalue()


def test_invisible_text_of_a_scan_is_not_judged_by_its_look() -> None:
    found = inspected(with_text_to_be_found_only(), "archive")
    for code in ("contrast", "small-type", "overlap"):
        assert messages(found, code) == []


def test_contents_of_others_may_count_their_pages_from_elsewhere() -> None:
    entries = "".join(
        f"<p><a href='#{name}'>{name} {page}</a>" for name, page in (("a", 11), ("b", 12))
    )
    parts = "".join(f"<h2 id={name} style='break-before: page'>{name}</h2>" for name in "ab")
    assert messages(inspected(pdf_of_html(entries + parts)), "wrong-contents") == []


@pytest.mark.parametrize("style", ["italic 700", "italic 400", "normal 700"])
@pytest.mark.parametrize("headline", ["Join us", "ffj jf", "Wolf"])
def test_ink_swings_out_of_the_type_area_in_any_cut_of_a_family(style: str, headline: str) -> None:
    posture, weight = style.split()
    css = f"h1, .lede {{ font-style: {posture}; font-weight: {weight} }}"
    assert "in-margin" not in codes_of(headline, css, lede=f"{headline} f")


@pytest.mark.parametrize("headline", ["Join us", "Justice for all", "Ếcoute", "J̌m", "ffj"])
def test_ink_that_swings_out_of_the_type_area_is_no_fault(headline: str) -> None:
    assert "in-margin" not in codes_of(headline, "")


def test_vowel_signs_that_reach_under_the_next_letter_are_no_overlap() -> None:
    headline = "मूलभूत नूतन"
    assert codes_of(headline, "", lede="हक्कांचा जाहीरनामा, कानूनद्वारा, मूद, णून, नून.").isdisjoint(
        {"overlap"}
    )


def test_marks_stand_upon_letters_without_an_overlap() -> None:
    headline = "Tiếng Việt, Ǻ, é́̂ and J̌ñ̃ in a heading"
    assert codes_of(headline, "", lede="A stack of a̋̂ marks.").isdisjoint({"overlap", "in-margin"})


def test_the_call_of_a_note_stands_behind_the_blank_of_a_wide_full_stop() -> None:
    lede = "市議会は火曜日に長い議論の末にこれを可決した。^[春に始まった議論は終わった。]"
    assert "small-type" not in codes_of("市議会は可決した", "", lede=lede)


def test_words_in_nastaliq_may_begin_above_the_ends_of_others() -> None:
    urdu = "کسی شخص کو محض حاکم کی مرضی پر گرفتار، نظربند یا جلا وطن نہیں کیا جائے گا۔"
    source = article(headline=urdu, lede=f"{urdu} [1] **کو** {urdu} (2). " * 3, language="ur")
    made = Exporter().export(source, formats=["pdf"])
    assert {one.code for one in made.diagnostics}.isdisjoint({"overlap", "in-margin"})


def test_what_is_put_into_the_margin_is_told() -> None:
    for css in ("h1 { margin-left: -9pt }", ".lede { margin-left: -20mm }"):
        assert "in-margin" in codes_of("Words that are put there", css)


def codes_of(headline: str, css: str, lede: str = "What the lede says. " * 9) -> set[str]:
    """What preflight says of a small article in a style."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "house.css"
        path.write_text(css, encoding="utf-8")
        source = article(headline=headline, lede=lede)
        made = Exporter(theme=HOUSE, styles=[path]).export(source, formats=["pdf"])
        return {one.code for one in made.diagnostics}
