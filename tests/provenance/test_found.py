"""A PDF of ours gives its article back; any other ends in a clear error."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from exporter.diagnostics import ArticleError
from exporter.provenance.found import MAX_ARTICLE, read_pdf
from exporter.readers.reader_table import read
from tests.support import samples


def pdf_with(name: str, content: bytes) -> bytes:
    """An empty page with a file attached."""
    document = pikepdf.new()
    document.add_blank_page()
    document.attachments[name] = pikepdf.AttachedFileSpec(document, content)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.mark.parametrize("path", [samples.SUMMIT, samples.EVERYTHING, samples.POSTS[0]])
@pytest.mark.parametrize("edition", ["brief", "summary"])
def test_a_pdf_gives_its_article_back(path: Path, edition: str) -> None:
    assert read_pdf(samples.pdf_of(path, edition)) == read(path)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 and then nothing", "damaged-pdf"),
        (b"", "damaged-pdf"),
        (pdf_with("notes.txt", b"hello"), "no-article"),
        (pdf_with("article.json", b'{"headline": 1}'), "origin-damaged"),
        (pdf_with("article.json", b" " * (MAX_ARTICLE + 1)), "file-too-large"),
    ],
    ids=["damaged", "empty", "no article", "no valid article", "bomb"],
)
def test_any_other_pdf_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read_pdf(data, "bad.pdf")
    assert caught.value.diagnostics[0].code == code
    assert str(caught.value.place) == "bad.pdf"


def test_a_pdf_with_a_password_is_refused() -> None:
    target = io.BytesIO()
    document = pikepdf.new()
    document.add_blank_page()
    document.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(ArticleError) as caught:
        read_pdf(target.getvalue())
    assert caught.value.diagnostics[0].code == "encrypted"
