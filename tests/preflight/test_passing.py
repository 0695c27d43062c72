"""Each check of a PDF has a case that must pass beside the one that must fail: what comes near to
its fault, and is none."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array

from exporter import Exporter
from exporter.preflight.checks import CHECKS
from exporter.preflight.profiles import Profile
from tests.preflight.test_false_alarms import PEACEFUL, TEXT, picture
from tests.preflight.test_pdf import with_more_painted, with_pictures
from tests.support.files import good_pdf, inspected, messages, pdf_of_html, spoiled_pdf

FOR_CHECK = {check.code: check for check in CHECKS if check.pdf}
PAGES = 4  # of the good file


@functools.cache
def for_a_press() -> bytes:
    """A brief with inks, bleed and a printing condition."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.md")
        source.write_text(f"---\nheadline: A headline\n---\n\n{TEXT}\n", encoding="utf-8")
        made = Exporter(profile="press").export(source, editions=["brief"], preflight=False)
    return made.renditions[0].data


def with_boxes_that_fit() -> bytes:
    def spoil(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        left, bottom, right, top = map(float, page.MediaBox)
        page.TrimBox = Array([left + 10, bottom + 10, right - 10, top - 10])

    return spoiled_pdf(spoil)


def with_a_line_of_an_artifact() -> bytes:
    return with_more_painted(b"/Artifact BMC BT /F 12 Tf 20 20 Td (Loose) Tj ET EMC")


def web(body: str) -> Callable[[], bytes]:
    """What makes a PDF of some HTML."""
    return functools.partial(pdf_of_html, body)


PASSING: dict[str, tuple[str, Callable[[], bytes]]] = {
    "damaged": ("lines after the end of the file", lambda: good_pdf() + b"\n\n"),
    "not-looked-at": (
        "a thousand lines",
        lambda: with_more_painted(b"10 10 m 90 10 l S\n" * 1000),
    ),
    "locked": ("a file for the web", lambda: spoiled_pdf(lambda _: None, linearize=True)),
    "acts-by-itself": (
        "links that a reader may follow",
        web("<p><a href='mailto:a@example.org'>A</a> <a href='https://example.org'>B</a>"),
    ),
    "page-count": ("as many pages as there may be", good_pdf),
    "page-boxes": ("a trim box within the page", with_boxes_that_fit),
    "no-bleed": ("a brief for a press", for_a_press),
    "blank-page": (
        "a page with nothing but a picture",
        web(f"<p>x<p style='break-before: page'><img alt=Grain src='{picture()}'>"),
    ),
    "in-margin": ("lines as wide as the type area", web(f"<p style='text-align: justify'>{TEXT}")),
    "missing-letter": (
        "characters that show nothing",
        web("<p>a&shy;b&#x200b;c&#x200d;d&nbsp;e&#x2060;f"),
    ),
    "font-not-embedded": ("a page without letters", web(f"<img alt=Grain src='{picture()}'>")),
    "no-unicode": ("joined letters", web("<p>office, affluent, fjord, first, ﬁ")),
    "image-too-coarse": (
        "a small picture with many dots",
        web(f"<img alt=Grain style='width: 20mm' src='{picture()}'>"),
    ),
    "not-in-inks": ("a brief for a press", for_a_press),
    "too-much-ink": (
        "as much ink as there may be",
        lambda: with_more_painted(b"0.75 0.75 0.75 0.75 k 10 10 50 50 re f"),
    ),
    "no-output-intent": ("a brief for a press", for_a_press),
    "inks-without-condition": ("grey", lambda: with_more_painted(b"0.5 g 10 10 50 50 re f")),
    "interpolated": ("a picture with sharp dots", lambda: with_pictures(Interpolate=False)),
    "thin-rule": (
        "a rule as thin as it may be",
        lambda: with_more_painted(b"0.25 w 10 10 m 90 10 l S"),
    ),
    "dead-link": ("a link to a part", web("<p><a href='#t'>There</a><h1 id=t>Here</h1>")),
    "no-title": ("a title of the file, none in the text", web("<p>Words")),
    "metadata-differs": ("a file that says the same in all places", good_pdf),
    "no-language": ("words of another language", web("<p lang=de>Wörter <i lang=fr>et mots</i>")),
    "not-tagged": ("a line that is no part of the text", with_a_line_of_an_artifact),
    "no-alt-text": ("a picture that is told", web(f"<img alt='x' src='{picture()}'>")),
    "heading-order": (
        "parts after parts of parts",
        web("<h1>A</h1><h2>B</h2><h3>C</h3><h4>D</h4><h2>E</h2><h3>F</h3>"),
    ),
    "no-header-cells": (
        "header cells beside the rows",
        web("<table><tr><th scope=row>A<td>1<tr><th scope=row>B<td>2</table>"),
    ),
}


@pytest.mark.parametrize("code", PASSING)
def test_what_comes_near_to_a_fault_and_is_none_passes(code: str) -> None:
    _, make = PASSING[code]
    profile = "archive" if FOR_CHECK[code].weights[Profile.ARCHIVE] else "press"
    assert messages(inspected(make(), profile, max_pages=PAGES), code) == []


def test_every_check_has_a_case_that_must_pass() -> None:
    assert {*PASSING, *(code for code, _ in PEACEFUL.values())} == set(FOR_CHECK)
