"""What preflight leaves in peace: good practice that looks like a fault."""

from __future__ import annotations

import base64
import io

import pikepdf
import pytest
from PIL import Image

from tests.preflight.test_hostile import scanned
from tests.support.files import inspected, messages, pdf_of_html

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
