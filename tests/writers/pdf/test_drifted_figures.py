"""Where text has moved up ahead of a figure, tags and notes follow the print."""

from __future__ import annotations

import io

import pikepdf
import pytest

from tests.support import drifting, pages
from tests.support.pdf_tree import elements, kid_tags, pages_of, tagged


@pytest.fixture(scope="module")
def printed() -> bytes:
    """A brief whose chart drifts past three paragraphs, the first with a note."""
    return drifting.exported().renditions[0].data


def test_the_tags_have_the_order_of_print(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        section = next(
            node for tag, node in elements(pdf) if tag == "/Sect" and "/Div" in kid_tags(node)
        )
        order = {page.objgen: number for number, page in enumerate(pdf.pages)}
        found = [kid for kid in section.K if "/S" in kid]
        begun = [min(order[page] for page in pages_of(kid)) for kid in found]
        texts = drifting.BEFORE + len(drifting.PASSED)
        assert kid_tags(section) == ["/H2", *["/P"] * texts, "/Div"]
        assert begun == sorted(begun)
    text = " ".join(pages.text(printed).split())
    parts = [*drifting.PASSED, drifting.CHART, "What comes next"]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)


def test_a_note_in_text_that_moved_stands_on_the_page_of_its_call(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        (call,), (note,) = (
            [n for t, n in elements(pdf) if t == tag] for tag in ("/Reference", "/Note")
        )
        assert note in tagged(call.P, "/Note")
        assert pages_of(call) == pages_of(note)
    (numbered,) = (line for line in pages.lines(printed) if "What the yard" in line.text)
    (called,) = (line for line in pages.lines(printed) if drifting.PASSED[0] in line.text)
    assert numbered.text[0] == "1"
    assert numbered.page == called.page
