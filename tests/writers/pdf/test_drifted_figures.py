"""Where text has moved up ahead of a figure, tags and notes follow the print."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pytest

from tests.support import pages
from tests.support.pdf_tree import elements, kid_tags, pages_of, tagged
from tests.support.samples import FIGURES, exporter

PASSED = "most of them did not travel at all."
NOTE = (
    "The yard has promised it for April, and every yard so far was late by a season; the council "
    "expects it in autumn."
)
FIGURE = "Figure 4. Passengers"
SECTION = -2  # the last but one


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A brief whose chart drifts past three paragraphs, the first with a note."""
    folder = tmp_path_factory.mktemp("drifted")
    shutil.copytree(FIGURES.parent / "pictures", folder / "pictures")
    source = with_note(folder / FIGURES.name)
    made = exporter("clear-print").export(source, editions=["brief"], formats=["pdf"])
    return made.renditions[0].data


def with_note(path: Path) -> Path:
    path.write_text(FIGURES.read_text().replace(PASSED, f"{PASSED}^[{NOTE}]"))
    return path


def test_the_tags_have_the_order_of_print(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        section = [node for tag, node in elements(pdf) if tag == "/Sect"][SECTION]
        found = list(section.K)
        order = {page.objgen: number for number, page in enumerate(pdf.pages)}
        begun = [min(order[page] for page in pages_of(kid)) for kid in found if "/S" in kid]
        assert kid_tags(section) == ["/H2", *["/P"] * 5, "/Div", *["/P"] * 5, "/Div"]
        assert begun == sorted(begun)
    text = " ".join(pages.text(printed).split())
    assert (
        text.index("Until then")
        < text.index(FIGURE)
        < text.index("What comes next", text.index(FIGURE))
    )


def test_a_note_in_text_that_moved_stands_on_the_page_of_its_call(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        calls, notes = (
            [n for t, n in elements(pdf) if t == tag] for tag in ("/Reference", "/Note")
        )
        assert len(notes) == 3
        for note in notes:
            (call,) = (one for one in calls if note in tagged(one.P, "/Note"))
            assert pages_of(call) == pages_of(note)
    numbered = [line for line in pages.lines(printed) if "yard has promised" in line.text]
    called = [line for line in pages.lines(printed) if "travel at all." in line.text]
    assert [line.text[0] for line in numbered] == ["3"]
    assert numbered[0].page == called[0].page
