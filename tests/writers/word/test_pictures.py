"""Pictures are as large as CSS shows them, and say what they show."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from tests.support.documents import Docx, all_of, attribute, found, text_of, written

HTML = '<figure><img src="picture:a%20b.png" alt="A &lt;line&gt; falls."></figure>'
CSS = "img { display: block; max-width: 100%; max-height: 150pt }"


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    """A picture of so many dots."""
    target = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(target, kind)
    return target.getvalue()


def shown(data: bytes, css: str = CSS) -> Docx:
    return written(HTML, css, pictures={"a b.png": data})


@pytest.mark.parametrize(
    ("dots", "points"),
    [
        ((100, 40), (75, 30)),
        ((1280, 160), (320, 40)),
        ((400, 800), (75, 150)),
    ],
)
def test_a_picture_is_its_dots_at_96_an_inch_within_its_bounds(
    dots: tuple[int, int], points: tuple[int, int]
) -> None:
    extent = found(shown(picture(*dots)).body, ".//wp:extent")
    size = tuple(int(str(extent.get(side))) / 12700 for side in ("cx", "cy"))
    assert size == pytest.approx(points)


def test_a_picture_has_its_alternative_text() -> None:
    description = found(shown(picture(10, 10)).body, ".//wp:docPr")
    assert description.get("descr") == "A <line> falls."


@pytest.mark.parametrize(
    "css", ["", ".figure { background: #eeeeee }", ".figure { float: left }", "img { float: left }"]
)
def test_a_picture_is_called_what_its_caption_says(css: str) -> None:
    label = '<span>Figure <b data-sequence="Figure">1</b>.</span>'
    note = '<span class="note">Or 1995.</span>'
    caption = f"<figcaption>{label} Buses, <i>1994</i>{note}</figcaption>"
    figure = HTML.replace("<figure>", '<figure class="figure">').replace("</f", f"{caption}</f")
    css = f"{CSS} .note {{ float: footnote }} {css}"
    docx = written(figure, css, pictures={"a b.png": picture(10, 10)})
    for name in (".//wp:docPr", ".//pic:cNvPr"):
        assert found(docx.body, name).get("title") == "Buses, 1994"


def test_a_picture_without_a_caption_has_its_own_title_or_none() -> None:
    named = HTML.replace("<img", '<img title="Buses"')
    data = {"a b.png": picture(10, 10)}
    titles = [found(written(one, CSS, pictures=data).body, ".//wp:docPr") for one in (named, HTML)]
    assert [title.get("title") for title in titles] == ["Buses", None]


def test_a_line_with_a_picture_is_as_tall_as_the_picture() -> None:
    docx = shown(picture(10, 10))
    spacing = found(docx.style("Figure"), "w:pPr/w:spacing")
    assert attribute(spacing, "w:lineRule") == "auto"


def test_equal_pictures_are_stored_once() -> None:
    docx = written(HTML * 2, CSS, pictures={"a b.png": picture(10, 10)})
    assert [path for path in docx.parts if "media" in path] == ["word/media/image1.png"]
    numbers = [one.get("id") for one in all_of(docx.body, ".//wp:docPr")]
    assert numbers == ["1", "2"]


def test_a_format_that_word_does_not_know_becomes_png() -> None:
    docx = shown(picture(10, 10, "WEBP"))
    assert docx.parts["word/media/image1.png"].startswith(b"\x89PNG")


def test_a_missing_picture_shows_its_alternative_text() -> None:
    docx = written(HTML, CSS)
    assert text_of(docx.body) == "A <line> falls."
    assert all_of(docx.body, ".//w:drawing") == []


def test_lines_beside_a_picture_are_as_high_as_in_css_at_least() -> None:
    docx = written('<p>a <img src="picture:b"></p>', pictures={"b": picture(9, 9)})
    assert docx.look("a")["spacing"]["lineRule"] == "atLeast"
