"""Each check of a PDF: silent on a good file, and telling on one that was spoiled for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from exporter.preflight.checks import CHECKS
from tests.preflight.files import good_pdf, inspected, messages, spoiled_pdf
from tests.writers.pdf_tree import tagged

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


SPOILED: dict[str, tuple[Callable[[], bytes], str]] = {
    "damaged": (cut_short, "the file is damaged and was read as far as possible"),
    "locked": (locked, "the file is encrypted"),
    "acts-by-itself": (with_a_script, "the file runs a JavaScript action"),
    "page-count": (good_pdf, "the file has 3 pages, and its contract allows 2 pages"),
    "page-boxes": (with_a_trim_box_larger_than_the_page, "the TrimBox reaches beyond the MediaBox"),
    "no-bleed": (good_pdf, "the bleed is 0.0 mm, under 3 mm"),
    "font-not-embedded": (with_a_font_taken_out, "is not embedded"),
    "no-unicode": (with_glyphs_of_unknown_meaning, "does not say what its glyphs mean"),
    "dead-link": (with_a_link_to_nowhere, "leads to a place that is not in the file"),
    "no-title": (without_a_title, "the file has no title"),
    "metadata-differs": (called_something_else, "Info gives the title “Something else”"),
    "no-language": (without_a_language, "does not say which language"),
    "not-tagged": (without_tags, "the file is not tagged"),
    "reading-order": (read_from_its_end, "is read after that of page 3"),
    "no-alt-text": (with_a_picture_untold, "a figure has no alternative text"),
    "heading-order": (with_a_level_skipped, "a heading of level 4 follows one of level 1"),
    "no-header-cells": (with_plain_header_cells, "a table has no header cells"),
}


def test_a_good_file_has_no_finding() -> None:
    assert inspected(good_pdf(), max_pages=3).results == ()


@pytest.mark.parametrize("code", SPOILED)
def test_a_fault_is_found(code: str) -> None:
    make, words = SPOILED[code]
    profile = "press" if code == "no-bleed" else "archive"

    found = messages(inspected(make(), profile, max_pages=2), code)

    assert words in found[0]


def test_every_check_has_a_file_that_fails_it() -> None:
    assert set(SPOILED) == {check.code for check in CHECKS if check.pdf}
