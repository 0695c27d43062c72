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
    "no-header-cells": (DOCUMENT, "<w:tblHeader/>", "", "a table has no header row"),
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
