"""Pages, lists and notes are counted in the digits of the article's language, in PDF and Word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from exporter import Exporter
from exporter.article import Article
from tests.support.samples import every_font, rendition


@cache
def made(language: str, format: str) -> bytes:  # noqa: A002
    article = Article.model_validate(
        {
            "language": language,
            "headline": "123",
            "lede": "A^[B]",
            "sections": [{"blocks": [{"type": "list", "ordered": True, "items": ["C", "D"]}]}],
        }
    )
    with every_font():
        return rendition(
            Exporter().export(article, editions=["brief"], formats=[format], preflight=False),
            "brief",
            format,
        )


def part(language: str, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(made(language, "docx"))).read(name).decode()


@pytest.mark.parametrize(
    ("language", "folio", "second"),
    [
        ("en", "1 / 1", "2."),
        ("fa", "۱ / ۱", "۲."),
        ("fa-u-nu-latn", "1 / 1", "2."),
        ("hi", "1 / 1", "2."),
        ("hi-u-nu-deva", "१ / १", "२."),
        ("th-u-nu-thai", "๑ / ๑", "๒."),
        ("bn", "১ / ১", "২."),
    ],
)
def test_folios_and_lists_of_a_pdf_are_in_the_digits_of_the_language(
    language: str, folio: str, second: str
) -> None:
    page = pypdfium2.PdfDocument(made(language, "pdf"))[0]

    letters = set(page.get_textpage().get_text_bounded())

    assert set(folio + second) - set(" ./") <= letters


@pytest.mark.parametrize(
    ("language", "format"),
    [("hi-u-nu-deva", "hindiNumbers"), ("th-u-nu-thai", "thaiNumbers")],
)
def test_word_counts_as_the_language_does_where_it_can(language: str, format: str) -> None:  # noqa: A002
    assert f'<w:numFmt w:val="{format}"/>' in part(language, "word/numbering.xml")
    assert f'<w:footnotePr><w:numFmt w:val="{format}"/>' in part(language, "word/settings.xml")
    assert f'<w:pgNumType w:fmt="{format}"/>' in part(language, "word/document.xml")


def test_a_file_in_latin_digits_says_nothing_of_them() -> None:
    assert "pgNumType" not in part("en", "word/document.xml")
    assert "<w:footnotePr><w:footnote " in part("en", "word/settings.xml")


def test_such_files_are_valid(
    tmp_path: Path, ooxml_failures: Callable[[Sequence[Path]], Sequence[str]]
) -> None:
    paths = [tmp_path / f"{tag}.docx" for tag in ("hi-u-nu-deva", "th-u-nu-thai", "fa")]
    for path in paths:
        path.write_bytes(made(path.stem, "docx"))

    assert not ooxml_failures(paths)


@pytest.mark.parametrize(
    ("language", "is_told"), [("bn", True), ("th-u-nu-thai", False), ("en", False)]
)
def test_digits_that_word_cannot_count_in_are_told(language: str, is_told: bool) -> None:
    article = Article(language=language, headline="123", lede="A")
    with every_font():
        export = Exporter().export(article, editions=["brief"], formats=["docx"], preflight=False)
    told = [one for one in export.diagnostics if one.code == "word-digits"]
    assert len(told) == int(is_told)
