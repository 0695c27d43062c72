"""Each check of a PDF: silent on a good file, and telling on one that was spoiled for it."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from exporter.preflight.checks import CHECKS
from exporter.preflight.profiles import Profile
from tests.support.files import good_pdf, inspected, messages, pdf_of_html, spoiled_pdf
from tests.support.pdf_tree import tagged

EDGES = [0, 0, 5000, 5000]


def fonts(pdf: pikepdf.Pdf) -> list[Any]:
    return [font for page in pdf.pages for font in page.Resources.Font.values()]


def nodes(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    return tagged(pdf.Root.StructTreeRoot.K, tag)


def cut_short() -> bytes:
    plain = spoiled_pdf(lambda pdf: None, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return plain[:-400]


def locked() -> bytes:
    lock = pikepdf.Encryption(owner="secret", user="")
    return spoiled_pdf(lambda pdf: None, encryption=lock)


def with_a_trim_box_larger_than_the_page() -> bytes:
    return spoiled_pdf(lambda pdf: setattr(pdf.pages[0].obj, "TrimBox", Array(EDGES)))


def with_a_font_taken_out() -> bytes:
    def spoil(pdf: pikepdf.Pdf) -> None:
        del fonts(pdf)[0].DescendantFonts[0].FontDescriptor.FontFile2

    return spoiled_pdf(spoil)


def with_glyphs_of_unknown_meaning() -> bytes:
    def spoil(pdf: pikepdf.Pdf) -> None:
        del fonts(pdf)[0].ToUnicode

    return spoiled_pdf(spoil)


def with_a_script() -> bytes:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('x')"))
    return spoiled_pdf(lambda pdf: setattr(pdf.Root, "OpenAction", script))


def with_a_link_to_nowhere() -> bytes:
    def spoil(pdf: pikepdf.Pdf) -> None:
        links = (one for page in pdf.pages for one in page.get("/Annots", []))
        next(one for one in links if "/Dest" in one).Dest = String("nowhere")

    return spoiled_pdf(spoil)


def without_a_title() -> bytes:
    def spoil(pdf: pikepdf.Pdf) -> None:
        del pdf.docinfo["/Title"]
        del pdf.Root.Metadata

    return spoiled_pdf(spoil)


def called_something_else() -> bytes:
    return spoiled_pdf(lambda pdf: pdf.docinfo.update({"/Title": "Something else"}))


def without_a_language() -> bytes:
    return spoiled_pdf(lambda pdf: delattr(pdf.Root, "Lang"))


def without_tags() -> bytes:
    return spoiled_pdf(lambda pdf: delattr(pdf.Root, "StructTreeRoot"))


def read_from_its_end() -> bytes:
    def spoil(pdf: pikepdf.Pdf) -> None:
        (document,) = nodes(pdf, "/Document")
        document.K = Array(reversed(list(document.K)))

    return spoiled_pdf(spoil)


def with_a_picture_untold() -> bytes:
    return spoiled_pdf(lambda pdf: delattr(nodes(pdf, "/Figure")[0], "Alt"))


def with_a_level_skipped() -> bytes:
    return spoiled_pdf(lambda pdf: setattr(nodes(pdf, "/H2")[0], "S", Name.H4))


def with_plain_header_cells() -> bytes:
    def spoil(pdf: pikepdf.Pdf) -> None:
        for cell in nodes(pdf, "/TH"):
            cell.S = Name.TD

    return spoiled_pdf(spoil)


def packed_beyond_belief() -> bytes:
    """A page whose content unpacks to a hundred megabytes of blanks."""
    packer = zlib.compressobj(9)
    million = b" " * 1_000_000
    packed = b"".join(packer.compress(million) for _ in range(100)) + packer.flush()

    def spoil(pdf: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(pdf, b"")
        stream.write(packed, filter=pikepdf.Name.FlateDecode)
        pdf.pages[0].obj.Contents = stream

    return spoiled_pdf(spoil, compress_streams=False)


def with_an_empty_page() -> bytes:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.add_blank_page()

    return spoiled_pdf(spoil)


def with_text_beyond_the_page() -> bytes:
    return pdf_of_html("<p style='margin-left: 100mm; white-space: pre'>A line that is too long")


def with_text_in_the_margin() -> bytes:
    page = "<p style='break-before: page'>A page of text."
    return pdf_of_html(f"{page * 4}<p style='margin-left: -16mm'>A line out of its place")


def with_text_over_text() -> bytes:
    return pdf_of_html("<p style='margin: 0'>A line<p style='margin: -10pt 0 0'>Another one")


def with_text_cut_off() -> bytes:
    return pdf_of_html("<p style='height: 6pt; overflow: hidden'>A line of text")


def with_a_letter_that_no_font_has() -> bytes:
    def spoil(pdf: pikepdf.Pdf) -> None:
        instructions = list(pikepdf.parse_content_stream(pdf.pages[0]))
        shown: Any = next(one for one in instructions if str(one.operator) == "TJ")
        shown.operands[0][0] = String(b"\0\0")
        content = pikepdf.unparse_content_stream(instructions)
        pdf.pages[0].obj.Contents = pdf.make_stream(content)

    return spoiled_pdf(spoil)


def with_small_type() -> bytes:
    return pdf_of_html("<p style='font-size: 7pt'>Read this if you can")


def with_grey_on_grey() -> bytes:
    return pdf_of_html("<p style='color: #777; background: #ccc'>Read this if you can")


def with_a_coarse_picture() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (200, 100)).save(target, "PNG")
    source = base64.b64encode(target.getvalue()).decode()
    return pdf_of_html(f"<img alt=Black style='width: 80mm' src='data:image/png;base64,{source}'>")


def with_a_contents_entry_that_leads_elsewhere() -> bytes:
    def spoil(pdf: pikepdf.Pdf) -> None:
        links: Any = pdf.pages[0].Annots
        link = next(one for one in links if "/Dest" in one)
        link.Dest = String("about-heading")

    return spoiled_pdf(spoil)


def with_more_painted(content: bytes) -> bytes:
    return spoiled_pdf(lambda pdf: pdf.pages[0].contents_add(content))


def with_black_of_all_inks() -> bytes:
    return with_more_painted(b"1 1 0.9 1 k 10 10 50 50 re f")


def with_a_hairline() -> bytes:
    return with_more_painted(b"0.1 w 10 10 m 90 10 l S")


def with_a_bookmark_to_nowhere() -> bytes:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Outlines.First.Dest = String("nowhere")

    return spoiled_pdf(spoil)


def with_a_page_that_starts_a_program() -> bytes:
    launch = Dictionary(O=Dictionary(S=Name.Launch, F=String("a.exe")))
    return spoiled_pdf(lambda pdf: setattr(pdf.pages[1].obj, "AA", launch))


def by_someone_else() -> bytes:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Author"] = "Someone"
        del pdf.Root.Metadata

    return spoiled_pdf(spoil)


def in_another_language() -> bytes:
    return spoiled_pdf(lambda pdf: setattr(pdf.Root, "Lang", String("de")))


def with_text_in_no_tag() -> bytes:
    return with_more_painted(b"BT /F 12 Tf 20 20 Td (Loose) Tj ET")


def read_backwards() -> bytes:
    def spoil(pdf: pikepdf.Pdf) -> None:
        section = nodes(pdf, "/Part")[0].K[0]
        section.K = Array(reversed(list(section.K)))

    return spoiled_pdf(spoil)


def with_two_titles() -> bytes:
    return spoiled_pdf(lambda pdf: setattr(nodes(pdf, "/H2")[2], "S", Name.H1))


def with_pictures(**entries: object) -> bytes:
    """A PDF/A whose first picture has other entries in its dictionary."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        found = [
            image
            for page in pdf.pages
            for image in page.Resources.get("/XObject", {}).values()
            if image.get("/Subtype") == Name.Image
        ]
        for key, value in entries.items():
            found[0][f"/{key}"] = value

    return spoiled_pdf(spoil)


def with_a_picture_in_inks() -> bytes:
    return with_pictures(ColorSpace=Name.DeviceCMYK)


def with_a_picture_to_be_smoothed() -> bytes:
    return with_pictures(Interpolate=True)


SPOILED: dict[str, tuple[Callable[[], bytes], str]] = {
    "damaged": (cut_short, "the file is damaged and was read as far as possible"),
    "locked": (locked, "the file is encrypted"),
    "acts-by-itself": (with_a_script, "the file runs a JavaScript action"),
    "page-count": (good_pdf, "pages, and its contract allows 2 pages"),
    "not-looked-at": (packed_beyond_belief, "page 1 has too much on it to be drawn"),
    "blank-page": (with_an_empty_page, "the page is empty"),
    "off-page": (with_text_beyond_the_page, "“A line that is too long” reaches beyond the page"),
    "in-margin": (with_text_in_the_margin, "“A line out of its place” reaches into the margin"),
    "overlap": (with_text_over_text, "“A line” and “Another one” overlap"),
    "clipped": (with_text_cut_off, "“A line of text” is cut off"),
    "missing-letter": (with_a_letter_that_no_font_has, "a letter is shown as an empty box"),
    "small-type": (with_small_type, "“Read this if you can” is set in 7 pt, under 8 pt"),
    "contrast": (with_grey_on_grey, "“Read this if you can” has a contrast of 2.8:1, under 4.5:1"),
    "image-resolution": (with_a_coarse_picture, "a picture has 63 dpi at its size, under 150 dpi"),
    "image-too-coarse": (with_a_coarse_picture, "a picture has 63 dpi at its size, under 150 dpi"),
    "wrong-contents": (with_a_contents_entry_that_leads_elsewhere, "is said to be on page 1"),
    "page-boxes": (with_a_trim_box_larger_than_the_page, "the TrimBox reaches beyond the MediaBox"),
    "no-bleed": (good_pdf, "the bleed is 0.0 mm, under 3 mm"),
    "font-not-embedded": (with_a_font_taken_out, "is not embedded"),
    "no-unicode": (with_glyphs_of_unknown_meaning, "does not say what its glyphs mean"),
    "not-in-inks": (good_pdf, "colours are given in DeviceRGB, which are none of inks"),
    "too-much-ink": (with_black_of_all_inks, "a colour has 390% of ink, over 300%"),
    "no-output-intent": (good_pdf, "does not say for which press and paper"),
    "inks-without-condition": (with_a_picture_in_inks, "no printing condition says which"),
    "interpolated": (with_a_picture_to_be_smoothed, "a picture is to be interpolated"),
    "thin-rule": (with_a_hairline, "a rule is 0.10 pt thick, under 0.25 pt"),
    "dead-link": (with_a_link_to_nowhere, "leads to a place that is not in the file"),
    "no-title": (without_a_title, "the file has no title"),
    "metadata-differs": (called_something_else, "Info gives the title “Something else”"),
    "no-language": (without_a_language, "does not say which language"),
    "not-tagged": (without_tags, "the file is not tagged"),
    "reading-order": (read_from_its_end, "is read after that of page"),
    "no-alt-text": (with_a_picture_untold, "a figure has no alternative text"),
    "heading-order": (with_a_level_skipped, "a heading of level 4 follows one of level 1"),
    "no-header-cells": (with_plain_header_cells, "a table has no header cells"),
}


def with_a_bilevel_picture() -> bytes:
    target = io.BytesIO()
    Image.new("1", (1200, 600)).save(target, "PDF", resolution=400)
    return target.getvalue()


OTHERWISE_SPOILED = [
    ("dead-link", with_a_bookmark_to_nowhere, "the bookmark “What a city learns"),
    ("acts-by-itself", with_a_page_that_starts_a_program, "on the page runs a Launch action"),
    ("metadata-differs", by_someone_else, "the authors are “Someone”; the article's are “Maria"),
    ("no-language", in_another_language, "its language is de; its article is in en-GB"),
    ("not-tagged", with_text_in_no_tag, "is in no tag"),
    ("reading-order", read_backwards, "is read after"),
    ("heading-order", with_two_titles, "there is more than one heading of level 1"),
]


def test_a_picture_that_is_not_to_be_smoothed_passes() -> None:
    assert messages(inspected(with_pictures(Interpolate=False)), "interpolated") == []


def test_inks_of_a_named_press_pass_and_so_do_those_of_what_is_no_pdf_a() -> None:
    def name_a_press(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OutputIntents[0].DestOutputProfile.N = 4
        pdf.pages[0].contents_add(b"0 0 0 1 k")

    def claim_nothing(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Metadata
        pdf.pages[0].contents_add(b"0 0 0 1 k")

    code = "inks-without-condition"
    for spoil in (name_a_press, claim_nothing):
        assert messages(inspected(spoiled_pdf(spoil)), code) == []
    inks = spoiled_pdf(lambda pdf: pdf.pages[0].contents_add(b"0 0 0 1 k"))
    assert len(messages(inspected(inks), code)) == 1


def test_a_press_wants_more_dots_of_a_picture_in_black_and_white() -> None:
    found = inspected(with_a_bilevel_picture(), "press")
    assert messages(found, "image-too-coarse") == [
        "a picture has 400 dpi at its size, under 550 dpi"
    ]
    assert messages(inspected(with_a_bilevel_picture()), "image-resolution") == []


def test_a_good_file_has_no_finding() -> None:
    assert inspected(good_pdf(), max_pages=4).results == ()


@pytest.mark.parametrize("code", SPOILED)
def test_a_fault_is_found(code: str) -> None:
    make, words = SPOILED[code]
    (check,) = (check for check in CHECKS if check.code == code)
    profile = "archive" if check.weights[Profile.ARCHIVE] else "press"

    found = messages(inspected(make(), profile, max_pages=2), code)

    assert words in found[0]


@pytest.mark.parametrize(("code", "make", "words"), OTHERWISE_SPOILED)
def test_each_kind_of_a_fault_is_found(code: str, make: Callable[[], bytes], words: str) -> None:
    assert any(words in message for message in messages(inspected(make()), code))


def test_every_check_has_a_file_that_fails_it() -> None:
    assert set(SPOILED) == {check.code for check in CHECKS if check.pdf}


def test_fonts_that_stand_in_their_pages_are_told_one_by_one() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        for number in range(3):
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name(f"/Nowhere{number}"),
            )
            page.add_resource(font, pikepdf.Name.Font, pikepdf.Name(f"/F{number}"))
        target = io.BytesIO()
        pdf.save(target)
    assert len(messages(inspected(target.getvalue()), "font-not-embedded")) == 3
