"""Pictures that stand in the text itself, as exports of word processors have them."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from exporter.article.decoding import DamagedPictureError
from exporter.article.picture_paths import content_of, is_data_url, picture_name
from exporter.diagnostics import ArticleError
from exporter.intake.incoming import incoming
from exporter.pipeline import Exporter
from exporter.readers.reader_table import load
from tests.support.samples import rendition


def _png(size: tuple[int, int] = (90, 60)) -> str:
    stream = io.BytesIO()
    Image.effect_noise(size, 80).save(stream, "PNG")
    return f"data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()}"


def test_what_a_data_url_holds_is_the_picture() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    assert content_of("data:image/svg+xml;utf8,%3Csvg/%3E") == b"<svg/>"
    assert content_of(f"data:image/svg+xml;charset=utf-8,{svg}") == svg.encode()
    assert content_of("data:image/png;base64,AAEC\n") == b"\0\1\2"
    assert content_of("data:image/png;base64,AAEC%0A") == b"\0\1\2"
    assert not is_data_url("data:text/html,<p>")
    with pytest.raises(DamagedPictureError):
        content_of("data:image/png;base64,A")


def test_a_picture_in_the_text_has_a_short_name_of_its_own() -> None:
    assert picture_name("a.png") == "a.png"
    assert len(picture_name(_png())) < 30
    assert picture_name(_png()) != picture_name(_png((30, 30)))


@pytest.mark.parametrize(
    "text", ["![Rents]({src})", "![Rents][one]\n\n[one]: <{src}>", '<img alt="Rents" src="{src}">']
)
def test_a_picture_in_the_text_is_printed(tmp_path: Path, text: str) -> None:
    article = tmp_path / "a.md"
    article.write_text(f"# Headline\n\nLede.\n\n{text.format(src=_png())}\n")
    made = Exporter().export(article, editions=["brief"], preflight=False)
    assert made.diagnostics == ()
    assert made.inputs[0] == article
    with pikepdf.open(io.BytesIO(rendition(made, "brief", "pdf"))) as pdf:
        assert len(pdf.pages[0].get_images()) == 1
    assert b"image1.png" in rendition(made, "brief", "docx")


def test_a_drawing_in_the_text_is_read_as_one_in_a_file(tmp_path: Path) -> None:
    svg = "%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Crect/%3E%3C/svg%3E"
    article = tmp_path / "a.yaml"
    article.write_text(
        "headline: H\nlede: L.\nsections:\n- blocks:\n  - type: figure\n"
        f'    src: "data:image/svg+xml,{svg}"\n    alt: A drawing\n'
    )
    (picture,) = incoming(article).pictures.values()
    assert (picture.path, picture.media_type) == (None, "image/svg+xml")


def test_no_message_quotes_all_of_a_picture_that_stands_in_the_text(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    half = _png()[:4000]
    article.write_text(
        f"# Headline\n\nLede.\n\n![Rents]({half})\n\n| ![A]({half}) |\n|---|\n| b |\n"
    )
    with pytest.raises(ArticleError) as caught:
        load(article)
    told = caught.value.diagnostics
    assert "image-damaged" in {one.code for one in told}
    assert all(len(one.message) < 200 for one in told)
