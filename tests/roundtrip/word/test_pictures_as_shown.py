"""Pictures that an editor cropped, turned or mirrored in Word come in as they are shown."""

from __future__ import annotations

import io
from base64 import b64encode
from functools import cache

from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from exporter.article import Article
from exporter.roundtrip.word.edited_file import Imported
from tests.support.editing import Document, docx_of

RED, BLUE = (200, 0, 0), (0, 0, 200)


def _picture(form: str = "PNG") -> bytes:
    """A picture whose left half is red and whose right one is blue."""
    image = Image.new("RGB", (40, 30), RED)
    image.paste(BLUE, (20, 0, 40, 30))
    stream = io.BytesIO()
    image.save(stream, form)
    return stream.getvalue()


@cache
def _file(media: str = "png", data: bytes = b"") -> bytes:
    source = f"data:image/{media};base64,{b64encode(data or _picture()).decode()}"
    figure = {"type": "figure", "src": source, "alt": "Red and blue"}
    section = {"heading": "One", "blocks": ["Before.", figure, "After."]}
    return docx_of(Article.model_validate({"headline": "Halves", "sections": [section]}))


def _seen(crop: str = "", turn: str = "") -> Imported:
    """What comes of a picture after edits of its attributes, as `l="50000"` or `rot="5400000"`."""
    document = Document(_file())
    blip = next(document.root.iter(qn("a:blip")))
    if crop:
        blip.addnext(etree.fromstring(f'<a:srcRect xmlns:a="{blip.nsmap["a"]}" {crop}/>'))
    frame = next(document.root.iter(qn("a:xfrm")))
    for name, value in (one.split("=") for one in turn.split()):
        frame.set(name, value)
    return document.read()


def _image(imported: Imported) -> Image.Image:
    (data,) = imported.images.values()
    return Image.open(io.BytesIO(data))


def test_of_a_cropped_picture_comes_what_is_left_of_it() -> None:
    imported = _seen('l="50000" b="10000"')
    image = _image(imported)
    assert image.size == (20, 27)
    assert image.getcolors() == [(540, BLUE)]
    figure = imported.article.sections[0].blocks[1].model_dump()
    assert figure["src"] == next(iter(imported.images))
    assert figure["alt"] == "Red and blue"


def test_a_picture_is_turned_and_mirrored_as_word_shows_it() -> None:
    turned = _image(_seen(turn="rot=5400000"))
    assert (turned.size, turned.getpixel((0, 0))) == ((30, 40), RED)
    assert turned.getpixel((0, 39)) == BLUE
    assert _image(_seen(turn="flipH=1")).getpixel((0, 0)) == BLUE
    assert _image(_seen('r="50000"', "flipH=1")).getcolors() == [(600, RED)]


def test_a_picture_that_nobody_cropped_is_the_one_of_the_article() -> None:
    imported = _seen('l="0"', "rot=0")
    assert not imported.images
    assert not imported.edits


def test_a_picture_turned_askew_is_taken_whole_and_told_of() -> None:
    imported = _seen(turn="rot=600000")
    (told,) = imported.diagnostics
    assert told.code == "picture-view"
    assert "Red and blue" in told.message
    assert not imported.images


def test_a_jpeg_stays_one_when_it_is_cropped() -> None:
    document = Document(_file("jpeg", _picture("JPEG")))
    blip = next(document.root.iter(qn("a:blip")))
    blip.addnext(etree.fromstring(f'<a:srcRect xmlns:a="{blip.nsmap["a"]}" t="50000"/>'))
    image = _image(document.read())
    assert (image.format, image.size) == ("JPEG", (40, 15))


def test_an_alternative_text_that_was_emptied_stays_and_is_told() -> None:
    document = Document(_file())
    next(document.root.iter(qn("wp:docPr"))).set("descr", "")
    imported = document.read()
    (told,) = imported.diagnostics
    assert "'Red and blue'" in told.message
    assert imported.article.sections[0].blocks[1].model_dump()["alt"] == "Red and blue"
