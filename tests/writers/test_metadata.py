"""What the files of one article say of it: the same in every profile, and in Word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest

from exporter.pipeline import Exporter
from tests.support.pdf_tree import pdf_of_article
from tests.support.samples import article, rendition

ARTICLE = article(
    headline="Fish & <chips> — “now”",
    byline=["Ana Ruiz", "Bo Li"],
    deck="What it says & means",
    keywords=["fish", "chips & peas"],
    language="en-GB",
    published="2026-03-31T06:00:00+02:00",
    updated="2026-04-02",
    rights="© 2026 & <all> rights",
    url="https://example.org/a?b=1&c=2",
)
INFO = {
    "/Title": "Fish & <chips> — “now”",
    "/Author": "Ana Ruiz, Bo Li",
    "/Subject": "What it says & means",
    "/Keywords": "fish, chips & peas",
    "/CreationDate": "D:20260331060000+02'00",
    "/ModDate": "D:20260402",
    "/Creator": "brief",
}
XMP = {
    "{http://purl.org/dc/elements/1.1/}title": ["Fish & <chips> — “now”"],
    "{http://purl.org/dc/elements/1.1/}creator": ["Ana Ruiz", "Bo Li"],
    "{http://purl.org/dc/elements/1.1/}description": ["What it says & means"],
    "{http://purl.org/dc/elements/1.1/}subject": ["fish", "chips & peas"],
    "{http://purl.org/dc/elements/1.1/}language": ["en-GB"],
    "{http://purl.org/dc/elements/1.1/}rights": ["© 2026 & <all> rights"],
    "{http://purl.org/dc/elements/1.1/}identifier": ["https://example.org/a?b=1&c=2"],
    "{http://ns.adobe.com/pdf/1.3/}Keywords": ["fish, chips & peas"],
    "{http://ns.adobe.com/xap/1.0/}CreateDate": ["2026-03-31T06:00:00+02:00"],
    "{http://ns.adobe.com/xap/1.0/}ModifyDate": ["2026-04-02"],
    "{http://ns.adobe.com/xap/1.0/}CreatorTool": ["brief"],
}
CORE = {
    "title": "Fish & <chips> — “now”",
    "creator": "Ana Ruiz; Bo Li",
    "description": "What it says & means",
    "keywords": "fish, chips & peas",
    "language": "en-GB",
    "identifier": "https://example.org/a?b=1&c=2",
    "created": "2026-03-31T04:00:00Z",
    "modified": "2026-04-02T00:00:00Z",
}


@pytest.fixture(scope="module")
def docx() -> bytes:
    return rendition(
        Exporter().export(ARTICLE, editions=["summary"], formats=["docx"]), "summary", "docx"
    )


@pytest.mark.parametrize("profile", ["office", "press", "draft"])
def test_info_and_xmp_say_the_same_in_every_profile(profile: str) -> None:
    made = Exporter(profile=profile).export(ARTICLE, editions=["summary"], formats=["pdf"])
    with pikepdf.open(io.BytesIO(made.renditions[0].data)) as pdf:
        info = {str(name): str(value) for name, value in pdf.docinfo.items()}
        root = ET.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314
        language = str(pdf.Root.Lang)
    (producer,) = root.iter("{http://ns.adobe.com/pdf/1.3/}Producer")
    assert producer.text == info["/Producer"]
    assert {name: info[name] for name in INFO} == INFO
    assert language == "en-GB"
    for name, values in XMP.items():
        (node,) = root.iter(name)
        said = [text for part in node.iter() if (text := (part.text or "").strip())]
        assert said == values, name


def test_word_s_properties_say_it_too(docx: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        core = ET.fromstring(parts.read("docProps/core.xml"))  # noqa: S314
        custom = ET.fromstring(parts.read("docProps/custom.xml"))  # noqa: S314
    assert {node.tag.rpartition("}")[2]: node.text for node in core} == CORE
    (rights,) = custom
    assert rights.get("name") == "Rights"
    assert "".join(rights.itertext()) == "© 2026 & <all> rights"


def test_the_open_xml_sdk_finds_nothing_wrong_in_them(
    docx: bytes,
    tmp_path: Path,
    ooxml_failures: Callable[[Iterable[Path]], list[str]],
    audit_failures: Callable[[Iterable[Path]], list[str]],
) -> None:
    path = tmp_path / "properties.docx"
    path.write_bytes(docx)
    assert ooxml_failures([path]) == []
    assert audit_failures([path]) == []


CLAIMS = (("pdfa", "part"), ("pdfa", "conformance"), ("pdfua", "part"))


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    return pdf_of_article(ARTICLE)


def test_the_office_file_claims_both_standards(pdf: pikepdf.Pdf) -> None:
    root = ET.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314
    claims = ("{{http://www.aiim.org/{}/ns/id/}}{}".format(*one) for one in CLAIMS)
    assert [node.text for claim in claims for node in root.iter(claim)] == ["3", "A", "1"]


def test_the_article_is_the_source_of_the_office_file_and_is_named_once(pdf: pikepdf.Pdf) -> None:
    (file,) = list(pdf.Root.AF)
    assert str(file.AFRelationship) == "/Source"
    assert str(file.UF) == "article.json"


def test_what_the_article_does_not_say_is_left_out() -> None:
    with pdf_of_article(article()) as bare:
        packet = bare.Root.Metadata.read_bytes()
    assert b"dc:rights" not in packet
    assert b"CreateDate" not in packet
