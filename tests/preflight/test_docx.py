"""Each check of a DOCX: silent on a good file, and telling on one that was spoiled for it."""

from __future__ import annotations

import pytest

from exporter.preflight.checks import CHECKS
from tests.support.files import good_docx, inspected, messages, spoiled_docx

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
CORE, RELATIONS = "docProps/core.xml", "word/_rels/document.xml.rels"
BOLD_LINK = '<w:hyperlink w:anchor="_Ref_riders"'
TEMPLATE = (
    '<Relationship Id="rId99" TargetMode="External" Target="https://example.org/a.dotm" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
)
ENTRY = '"ContentsLink"/></w:rPr><w:t>What it cost'
BODY = '<w:pStyle w:val="BodyText"/>'
HERE = '<w:p><w:hyperlink w:anchor="_top"><w:r><w:t>Click here.</w:t></w:r></w:hyperlink></w:p>'
LANGUAGE = "<dc:language>en-GB</dc:language>"

# code: the part, what stands there, what is put in its place, and what is told of it
EXTENT = '<wp:extent cx="'  # a digit before the width makes it many times as wide
SPOILED = {
    "acts-by-itself": (RELATIONS, "</Relationships>", f"{TEMPLATE}</Relationships>", "a.dotm"),
    "font-missing": ("word/fontTable.xml", "Source Sans 3", "Another", "the font Source Sans 3"),
    "small-type": (STYLES, '<w:sz w:val="16"/>', '<w:sz w:val="13"/>', "in 6.5 pt, under 8 pt"),
    "contrast": (STYLES, 'w:color w:val="595959"', 'w:color w:val="AAAAAA"', "2.3:1"),
    "image-resolution": (DOCUMENT, EXTENT, f"{EXTENT}9", "a picture has"),
    "dead-link": (DOCUMENT, BOLD_LINK, '<w:hyperlink w:anchor="gone"', "the bookmark gone"),
    "wrong-contents": (
        DOCUMENT,
        ENTRY,
        ENTRY.replace("cost", "saved"),
        "the contents say “What it saved”",
    ),
    "no-title": (CORE, "dc:title", "dc:source", "the file has no title"),
    "metadata-differs": (CORE, "Maria Okafor", "Someone", "the authors are “Someone; Jan de Wit”"),
    "no-language": (CORE, LANGUAGE, LANGUAGE.replace("en-GB", "de"), "its language is de"),
    "no-alt-text": (DOCUMENT, 'descr="A line that', 'note="A line that', "has no alternative"),
    "heading-order": (DOCUMENT, '"Heading1"', '"Heading3"', "a heading of level 3 follows"),
    "reading-order": (DOCUMENT, BODY, f'{BODY}<w:framePr w:vAnchor="page"/>', "tied to the page"),
    "empty-space": (DOCUMENT, "</w:body>", f"{'<w:p/>' * 2}</w:body>", "2 empty paragraphs make"),
    "link-text": (DOCUMENT, "</w:body>", f"{HERE}</w:body>", "a link says “Click here.”"),
    "no-header-cells": (DOCUMENT, "<w:tblHeader/>", "", "a table has no header row"),
    "no-table-name": (DOCUMENT, "<w:tblCaption ", "<w:tblStyle ", "has no name"),
}


MACROS = TEMPLATE.replace("attachedTemplate", "vbaProject").replace("https://example.org/", "")
FIELD = "<w:r><w:instrText> DDEAUTO c:/a.exe </w:instrText></w:r>"
WHITE_SHADE = '<w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>The wards'
OTHERWISE_SPOILED = [
    ("acts-by-itself", RELATIONS, "</Relationships>", f"{MACROS}</Relationships>", "macros"),
    ("acts-by-itself", DOCUMENT, "<w:r><w:t>Ward by ward", f"{FIELD}<w:r><w:t>Ward", "DDEAUTO"),
    ("contrast", DOCUMENT, "<w:t>The wards", WHITE_SHADE, "has a contrast of 1.0:1"),
    ("wrong-contents", DOCUMENT, "<w:t>1</w:t>", "<w:t>99</w:t>", "after page 99"),
    ("dead-link", DOCUMENT, " PAGEREF ", " PAGEREF gone", "the bookmark gone"),
]


VML = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata/></v:shape>'
    "</w:pict></w:r>"
)
ANCHOR = (
    '<w:p><w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="900" name="x" descr="A tram">{}</wp:docPr>{}</wp:anchor>'
    "</w:drawing></w:r></w:p>"
)
BOX = "<w:txbxContent><w:p><w:r><w:t>Beside.</w:t></w:r></w:p></w:txbxContent>"
DECORATION = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext>'
    '<d:decorative xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
AT_THE_END = [
    ("reading-order", ANCHOR.format("", ""), "a picture floats"),
    ("reading-order", ANCHOR.format("", BOX), "a text box floats"),
    ("no-alt-text", f"<w:p>{VML}</w:p>", "a picture has no alternative"),
    ("empty-space", "<w:p/>", "an empty paragraph makes space"),
    ("empty-space", "<w:p><w:r><w:t> </w:t></w:r></w:p>", "an empty paragraph makes space"),
    ("link-text", HERE.replace("Click here.", "https://example.org/else"), "but its address"),
    ("link-text", HERE.replace("Click here.", " "), "a link says nothing"),
    ("link-text", HERE.replace("Click here.", "HIER"), "“HIER”"),
]
NOTES = "word/footnotes.xml"
SMALL = f'<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t>{"Small words. " * 2000}</w:t></w:r>'
AT_PEACE = [
    ("reading-order", ANCHOR.format(DECORATION, "")),
    ("empty-space", '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'),
    ("empty-space", "<w:p><w:pPr><w:pBdr/></w:pPr></w:p>"),
    ("empty-space", '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'),
    ("empty-space", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>"),
    ("empty-space", "<w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:p/>"),
    ("empty-space", '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'),
    ("link-text", HERE.replace("Click here.", "Here is the resolution")),
]


def with_at_the_end(xml: str) -> bytes:
    """The good file with something below its text."""
    return spoiled_docx(DOCUMENT, "</w:body>", f"{xml}</w:body>")


@pytest.mark.parametrize(("code", "xml", "words"), AT_THE_END)
def test_what_a_screen_reader_stumbles_over_is_found(code: str, xml: str, words: str) -> None:
    found = messages(inspected(with_at_the_end(xml)), code)
    assert any(words in message for message in found)


@pytest.mark.parametrize(("code", "xml"), AT_PEACE)
def test_what_comes_near_to_that_is_none(code: str, xml: str) -> None:
    assert messages(inspected(with_at_the_end(xml)), code) == []


def test_long_notes_are_not_most_of_the_text() -> None:
    note = f'<w:footnote w:id="99"><w:p>{SMALL}</w:p></w:footnote></w:footnotes>'
    assert messages(inspected(spoiled_docx(NOTES, "</w:footnotes>", note)), "small-type") == []
    (told,) = messages(inspected(with_at_the_end(f"<w:p>{SMALL}</w:p>")), "small-type")
    assert told == "most text is set in 8 pt, under 9 pt"


def test_a_good_file_has_no_finding() -> None:
    assert inspected(good_docx()).results == ()


@pytest.mark.parametrize("code", SPOILED)
def test_a_fault_is_found(code: str) -> None:
    path, old, new, words = SPOILED[code]

    found = messages(inspected(spoiled_docx(path, old, new)), code)

    assert words in found[0]


@pytest.mark.parametrize(("code", "path", "old", "new", "words"), OTHERWISE_SPOILED)
def test_each_kind_of_a_fault_is_found(
    code: str, path: str, old: str, new: str, words: str
) -> None:
    found = messages(inspected(spoiled_docx(path, old, new)), code)
    assert any(words in message for message in found)


def test_every_check_has_a_file_that_fails_it() -> None:
    assert set(SPOILED) == {check.code for check in CHECKS if check.docx}
