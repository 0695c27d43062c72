"""Any article that our fonts can set makes PDFs that keep both standards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from hypothesis import Phase, assume, given, settings
from pydantic import ValidationError

from exporter.article import Article
from exporter.diagnostics import ContractError, DesignError
from tests.support.samples import exporter
from tests.support.strategies import articles

EXAMPLES = 8
# What no font of ours has, and what separates paragraphs or turns the writing's direction.
UNPRINTED = re.compile("[^\n\t -~\u00a0-\u024f\u0370-\u03ff\u0400-\u045f‐-‟]")


def printable(article: Article) -> Article:
    """The article with a plain letter for each character that our fonts lack.

    Neither have they those of a Japanese date.
    """
    if article.language == "ja":
        article = article.model_copy(update={"language": "en"})
    try:
        return Article.model_validate_json(UNPRINTED.sub("x", article.to_json()))
    except ValidationError:  # the letter made markup of what was none
        assume(False)
        raise


def pdfs_of_any_articles(folder: Path) -> list[Path]:
    """Both editions of generated articles; one that breaks a page contract is left out."""
    made: list[Path] = []

    @settings(
        max_examples=EXAMPLES,
        phases=[Phase.generate],
    )
    @given(articles())
    def export(article: Article) -> None:
        for edition in ("brief", "summary"):
            try:
                export = exporter().export(
                    printable(article), folder=folder, editions=[edition], formats=["pdf"]
                )
            except ContractError:
                continue
            except DesignError as problem:  # of a letter that markup hid from us, as &#140739; does
                if problem.diagnostics[-1].code != "missing-glyph":
                    raise
                continue
            path = folder / f"{len(made)}-{edition}.pdf"
            path.write_bytes(export.renditions[0].data)
            made.append(path)

    export()
    return made


def test_any_article_makes_pdfs_that_keep_both_standards(
    tmp_path: Path, vera_failures: Callable[[Iterable[Path], str], list[str]]
) -> None:
    made = pdfs_of_any_articles(tmp_path)
    assert len(made) > EXAMPLES
    assert vera_failures(made, "ua1") == []
    assert vera_failures(made, "3a") == []
