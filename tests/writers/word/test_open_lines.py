"""A picture that an editor puts into a paragraph shows whole, wherever type leaves room for it."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pytest

from exporter.writers.word.parts.package import opened
from tests.support.documents import written
from tests.support.samples import EVERYTHING, docx_of
from tests.writers.word.test_pictures import picture

LOOSE = "p { font-size: 10pt; line-height: 14pt }"
TIGHT = "p { font-size: 10pt; line-height: 13pt }"


@pytest.mark.parametrize(
    ("html", "css", "rule"),
    [
        ("<p>x</p>", LOOSE, "atLeast"),
        ("<p>x <em>y</em> <strong>z</strong></p>", LOOSE, "atLeast"),
        ("<p>x</p>", TIGHT, "exact"),
        ('<p>x <span class="large">y</span></p>', LOOSE + ".large { font-size: 12pt }", "exact"),
        ("<p>x \U00020000</p>", LOOSE, "exact"),
    ],
)
def test_lines_may_grow_where_all_of_their_text_is_lower_than_the_leading(
    html: str, css: str, rule: str
) -> None:
    assert written(html, css).look("x")["spacing"]["lineRule"] == rule


def test_a_picture_put_into_text_shows_whole(
    tmp_path: Path, libreoffice_pdf: Callable[[Sequence[Path]], list[Path]]
) -> None:
    paths = [tmp_path / "before.docx", tmp_path / "after.docx"]
    data = docx_of(EVERYTHING, theme="clear-print")
    paths[0].write_bytes(data)
    document = opened(data)
    text = next(one for one in document.paragraphs if one.text.startswith("The order in which"))
    text.add_run().add_picture(io.BytesIO(picture(96, 96)))
    document.save(str(paths[1]))

    before, after = libreoffice_pdf(paths)

    assert _depth(after) - _depth(before) >= 72


def _depth(pdf: Path) -> float:
    """How far the list below the text is from its first line."""
    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            tops = {
                words: line["top"]
                for line in page.extract_text_lines()
                for words in ("The order in which", "The night lines")
                if words in line["text"]
            }
            if len(tops) == 2:
                return float(tops["The night lines"] - tops["The order in which"])
    raise AssertionError(pdf)
