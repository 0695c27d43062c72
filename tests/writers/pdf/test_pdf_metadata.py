"""What the file says of itself: Info and XMP agree, and say what the article says."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from tests.support.pdf_tree import pdf_of_article
from tests.support.samples import article

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
RIGHTS = "© 2026 & <all> rights"
URL = "https://example.org/a?b=1&c=2"


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    return pdf_of_article(
        article(
            headline="Fish & <chips> — “now”",
            byline=["Ana Ruiz", "Bo Li"],
            deck="What it says & means",
            keywords=["fish", "chips & peas"],
            language="en-GB",
            published="2026-03-31T06:00:00+02:00",
            updated="2026-04-02",
            rights=RIGHTS,
            url=URL,
        )
    )


def said(pdf: pikepdf.Pdf, name: str) -> list[str]:
    """The values of one XMP property."""
    root = ET.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314
    node = root.find(f".//{name}", NAMES)
    assert node is not None, name
    return [text for part in node.iter() if (text := (part.text or "").strip())]


def info(pdf: pikepdf.Pdf, name: str) -> str:
    value: Any = pdf.docinfo[f"/{name}"]
    return str(value)


def test_info_and_xmp_agree(pdf: pikepdf.Pdf) -> None:
    assert said(pdf, "dc:title") == [info(pdf, "Title")] == ["Fish & <chips> — “now”"]
    assert ", ".join(said(pdf, "dc:creator")) == info(pdf, "Author") == "Ana Ruiz, Bo Li"
    assert said(pdf, "dc:description") == [info(pdf, "Subject")] == ["What it says & means"]
    assert said(pdf, "pdf:Keywords") == [info(pdf, "Keywords")] == ["fish, chips & peas"]
    assert said(pdf, "xmp:CreatorTool") == [info(pdf, "Creator")]
    assert said(pdf, "pdf:Producer") == [info(pdf, "Producer")]


def test_both_give_the_same_dates(pdf: pikepdf.Pdf) -> None:
    assert said(pdf, "xmp:CreateDate") == ["2026-03-31T06:00:00+02:00"]
    assert info(pdf, "CreationDate") == "D:20260331060000+02'00"
    assert said(pdf, "xmp:ModifyDate") == ["2026-04-02"]
    assert info(pdf, "ModDate") == "D:20260402"


def test_xmp_has_language_subjects_rights_and_the_canonical_url(pdf: pikepdf.Pdf) -> None:
    assert said(pdf, "dc:language") == [str(pdf.Root.Lang)] == ["en-GB"]
    assert said(pdf, "dc:subject") == ["fish", "chips & peas"]
    assert said(pdf, "dc:rights") == [RIGHTS]
    assert said(pdf, "dc:identifier") == [URL]


def test_the_file_claims_both_standards(pdf: pikepdf.Pdf) -> None:
    claimed = said(pdf, "pdfaid:part") + said(pdf, "pdfaid:conformance")
    assert claimed == ["3", "A"]
    assert said(pdf, "pdfuaid:part") == ["1"]


def test_the_article_is_the_source_and_is_named_once(pdf: pikepdf.Pdf) -> None:
    (file,) = list(pdf.Root.AF)
    assert str(file.AFRelationship) == "/Source"
    assert str(file.UF) == "article.json"


def test_what_the_article_does_not_say_is_left_out() -> None:
    bare = pdf_of_article(article())
    assert b"dc:rights" not in bare.Root.Metadata.read_bytes()
    assert b"CreateDate" not in bare.Root.Metadata.read_bytes()
