"""The judges of our files see faults: a judge that passes everything proves nothing."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
import weasyprint

from exporter import Article, Exporter
from tests.support.validators import tools

Failures = Callable[[Iterable[Path]], list[str]]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good Word file."""
    article = Article(headline="News", lede="It happened.")
    made = Exporter().export(article, editions=["brief"], formats=["docx"])
    path = tmp_path_factory.mktemp("good") / "good.docx"
    path.write_bytes(made.renditions[0].data)
    return path


@pytest.fixture
def damaged(good: Path, tmp_path: Path) -> Path:
    """The same file, with an element where the schema has none, and an undefined style."""
    path = tmp_path / "damaged.docx"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                wrong = b'<w:p><w:pPr><w:bogus/><w:pStyle w:val="Nowhere"/></w:pPr></w:p>'
                data = data.replace(b"<w:body>", b"<w:body>" + wrong, 1)
            target.writestr(name, data)
    return path


def test_the_open_xml_sdk_passes_a_good_file_and_not_a_damaged_one(
    ooxml_failures: Failures, good: Path, damaged: Path
) -> None:
    assert ooxml_failures([good]) == []
    assert any("bogus" in failure for failure in ooxml_failures([good, damaged]))


def test_openxml_audit_passes_a_good_file_and_not_a_damaged_one(
    audit_failures: Failures, good: Path, damaged: Path
) -> None:
    assert audit_failures([good]) == []
    assert audit_failures([damaged])


def test_verapdf_judges_every_file_of_a_call(
    vera_failures: Callable[[Iterable[Path], str], list[str]], tmp_path: Path
) -> None:
    untagged, tagged = tmp_path / "untagged.pdf", tmp_path / "tagged.pdf"
    page = weasyprint.HTML(string="<html lang=en><title>News</title><p>It happened.")
    page.write_pdf(untagged)
    page.write_pdf(tagged, pdf_variant="pdf/ua-1")

    failures = vera_failures([untagged, tagged], "ua1")

    assert any("6.2-1" in failure for failure in failures)
    assert {failure.partition(":")[0] for failure in failures} == {"untagged.pdf"}
    assert vera_failures([tagged], "3a")


def test_verapdf_does_not_pass_what_is_no_pdf(
    vera_failures: Callable[[Iterable[Path], str], list[str]], tmp_path: Path
) -> None:
    path = tmp_path / "text.pdf"
    path.write_text("no PDF")

    with pytest.raises(AssertionError):
        vera_failures([path], "ua1")


def test_libreoffice_makes_a_pdf_of_each_document(
    libreoffice_pdf: Callable[[Sequence[Path]], list[Path]], good: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.docx"
    shutil.copy(good, other)

    made = libreoffice_pdf([good, other])

    assert [path.name for path in made] == ["good.pdf", "other.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in made)


def test_libreoffice_failing_in_silence_is_noticed(
    libreoffice_pdf: Callable[[Sequence[Path]], list[Path]], tmp_path: Path
) -> None:
    with pytest.raises(AssertionError):
        libreoffice_pdf([tmp_path / "nowhere.docx"])


def test_a_missing_tool_fails_and_names_the_package() -> None:
    with pytest.raises(AssertionError, match="apt-get install a-package"):
        tools.program("no-such-program", "a-package")
    with pytest.raises(AssertionError, match="make test"):
        tools.fetched("no/such/file")
