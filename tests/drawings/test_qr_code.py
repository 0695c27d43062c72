"""The QR code leads to the article's address, in the PDF and in Word, and is scanned from paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from exporter.article.vocabulary import known
from exporter.compose import labels
from exporter.drawings.qr_code import QUIET_ZONE, draw_qr_code
from tests.support import samples
from tests.support.charted import drawings, looks

URL = "https://example.org/briefs/buses?issue=12&lang=en"
POINTS_PER_MM = 72 / 25.4


def scanned(pdf: bytes) -> list[str]:
    """What a reader of codes finds on the last page, printed at 200 dots per inch."""
    document = pypdfium2.PdfDocument(pdf)
    image = document[len(document) - 1].render(scale=200 / 72).to_pil()
    document.close()
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("theme", samples.THEMES)
def test_the_code_on_the_last_page_of_the_pdf_is_scanned(theme: str) -> None:
    assert scanned(samples.pdf_of(samples.EVERYTHING, theme=theme)) == [URL]


def test_the_code_is_scanned_from_what_libreoffice_prints_of_word(
    libreoffice_pdf: Callable[[Sequence[Path]], list[Path]], tmp_path: Path
) -> None:
    (tmp_path / "brief.docx").write_bytes(samples.docx_of(samples.EVERYTHING))
    (printed,) = libreoffice_pdf([tmp_path / "brief.docx"])
    assert scanned(printed.read_bytes()) == [URL]


def test_the_code_is_twenty_millimetres_wide_and_begins_at_the_edge_of_the_text() -> None:
    drawing = drawings(samples.article(url=URL)).by_part["url"]
    across, down = view_box(drawing.svg)
    assert down == across + 2 * QUIET_ZONE
    assert drawing.width / drawing.height == pytest.approx(across / down)
    assert drawing.width >= 20 * POINTS_PER_MM
    assert drawing.alt == f"QR code of {URL}"


def view_box(svg: bytes) -> tuple[int, int]:
    """How many modules across and down a code is."""
    begins, _, across, down = svg.decode().partition('viewBox="')[2].partition('"')[0].split()
    assert int(begins) == QUIET_ZONE
    return int(across), int(down)


def test_the_quiet_zone_is_clear_and_every_module_is_whole_dots() -> None:
    import io

    drawing = drawings(samples.article(url=URL)).by_part["url"]
    across, _ = view_box(drawing.svg)
    with Image.open(io.BytesIO(drawing.png)) as image:
        assert image.width % across == 0
        dots = image.width // across
        dark = image.convert("L").point(lambda level: 255 - level).getbbox()
    inside = QUIET_ZONE * dots
    assert dark == (0, inside, image.width, image.height - inside)


def test_an_address_too_long_to_scan_has_no_code() -> None:
    assert draw_qr_code(f"https://example.org/{'a' * 400}", looks().code, "") is None
    assert draw_qr_code(f"https://example.org/{'a' * 4000}", looks().code, "") is None


def test_an_article_without_an_address_has_no_code() -> None:
    assert drawings(samples.article()).by_part == {}


def test_every_language_has_words_for_what_a_code_and_a_chart_are() -> None:
    for words in map(labels.labels_for, known()):
        assert all(words[name] for name in ("qr_code", "bar_chart", "line_chart"))
