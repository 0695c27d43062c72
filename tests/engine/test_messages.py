"""Where the layout engine breaks down, the stylesheet is named; bugs of ours stay bugs."""

from __future__ import annotations

import threading
from urllib.parse import quote

import pytest
from weasyprint import CSS, HTML

from exporter.diagnostics import DesignError
from exporter.engine.cascade import Cascade
from exporter.engine.messages import LOGGER, collected, layout_failures_explained
from exporter.engine.parsed import font_configuration
from tests.support.documents import PLAIN

COLUMNS = "@page { size: 400pt 200pt; margin: 30pt } .text { columns: 2 }"
ACROSS = ".across { column-span: all }"
LONG = f"<p>{'What a city learns when its buses stop. ' * 9}</p>"
HTML_OF_COLUMNS = f"<body><p>a</p><div class='text'><div class='across'>{LONG * 3}</div></div>"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


def cascade_of(html: str, css: str) -> Cascade:
    fonts = font_configuration()
    sheets = tuple(CSS(string=sheet, font_config=fonts) for sheet in (PLAIN, css))
    return Cascade(HTML(string=html), sheets, fonts, frozenset({"Source Serif 4"}))


def test_what_the_engine_breaks_down_over_is_named() -> None:
    cascade = cascade_of(HTML_OF_COLUMNS, COLUMNS + ACROSS + ".text { height: 900pt }")
    with pytest.raises(DesignError) as caught:
        cascade.layout()
    assert "columns, column-span: all" in caught.value.message
    assert isinstance(caught.value.__cause__, AssertionError | IndexError)


def test_columns_alone_are_laid_out() -> None:
    assert cascade_of(HTML_OF_COLUMNS, COLUMNS).layout().pages > 1


def test_a_bug_of_ours_passes() -> None:
    cascade = cascade_of(HTML_OF_COLUMNS, COLUMNS)
    with pytest.raises(IndexError), layout_failures_explained(cascade.styled_root):
        list[int]().pop()


def test_a_breakdown_that_no_stylesheet_explains_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weasyprint.layout.page.remake_page", None)  # called as a function
    with pytest.raises(TypeError):
        cascade_of("<body><p>a</p>", "").layout()


def test_what_weasyprint_tells_another_thread_is_not_ours(caplog: pytest.LogCaptureFixture) -> None:
    with collected() as lines:
        thread = threading.Thread(target=LOGGER.warning, args=["theirs"])
        thread.start()
        thread.join()
        LOGGER.warning("ours")
        LOGGER.info("ours, and no warning")
    LOGGER.warning("theirs again")
    assert lines == ["ours"]
    assert caplog.messages == ["theirs", "theirs again"]


@pytest.mark.parametrize("order", [KeyboardInterrupt, SystemExit])
def test_an_order_to_end_is_not_taken_for_a_picture_that_cannot_be_drawn(
    monkeypatch: pytest.MonkeyPatch, order: type[BaseException]
) -> None:
    def draw(*_: object) -> None:
        raise order

    monkeypatch.setattr("weasyprint.svg.SVG.draw", draw)
    picture = HTML(string=f'<img src="data:image/svg+xml,{quote(SQUARE)}">')
    with pytest.raises(order), collected():
        picture.write_pdf()
