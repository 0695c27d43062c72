"""Of a drawing nothing is kept once it is painted, and it is painted as it was when it is again."""

from __future__ import annotations

import gc

from weasyprint import HTML
from weasyprint.svg import Node

from exporter.engine.drawn_dots import PAGE
from exporter.engine.fetcher import PictureFetcher
from exporter.engine.painted_once import painted_once
from exporter.styled import PICTURE_SCHEME

MANY = 300
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">'
    "<style>.a { fill: url(#g) }</style>"
    '<linearGradient id="g"><stop stop-color="red"/><stop offset="1"/></linearGradient>'
    '<clipPath id="c"><rect width="40" height="40"/></clipPath>'
    '<g id="r"><rect class="a" width="9" height="9"/></g><use href="#r" x="20"/>'
    f'<text x="9" y="60">Some <tspan dx="2">words</tspan></text>{"<rect/>" * MANY}'
    '<path d="M0 0 9 9" clip-path="url(#c)" stroke="blue"/></svg>'
)


def painting() -> tuple[object, list[bytes]]:
    """What was laid out, and the bytes of its first two paintings."""
    url = f"{PICTURE_SCHEME}:a.svg"
    fetcher = PictureFetcher({"a.svg": DRAWING.encode()}, {})
    page = PAGE.format(width=90, height=90, url=url)
    document = HTML(string=page, url_fetcher=fetcher).render()
    return document, [document.write_pdf() for _ in range(2)]


def nodes() -> int:
    gc.collect()
    return sum(isinstance(one, Node) for one in gc.get_objects())


def test_what_painting_made_of_each_element_is_given_back() -> None:
    with painted_once():
        document, _ = painting()
    assert nodes() < MANY
    del document


def test_it_is_painted_again_as_it_was() -> None:
    _, plain = painting()
    with painted_once():
        _, again = painting()
    assert again == plain
