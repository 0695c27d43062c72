"""Any valid article makes files that every judge passes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from hypothesis import HealthCheck, Phase, assume, given, settings
from pydantic import ValidationError

from exporter.article import Article
from exporter.errors import ContractError
from tests.samples import exporter
from tests.strategies import articles

EXAMPLES = 12
# What no font of ours has, and what turns the writing's direction.
UNPRINTED = re.compile("[^\n\t -~\u00a0-\u024f\u0370-\u03ff\u0400-\u045f‐-‟\u2028\u2029]")


def printable(article: Article) -> Article:
    """The article with a plain letter for each character that our fonts lack, and English dates."""
    english = article.model_copy(update={"language": "en"})
    try:
        return Article.model_validate_json(UNPRINTED.sub("x", english.to_json()))
    except ValidationError:  # the letter made markup of what was none
        assume(False)
        raise


def files_of_any_articles(folder: Path) -> list[Path]:
    """Both editions of generated articles; one that breaks a page contract is left out.

    Word finds fonts of its own for letters that ours lack; a PDF is made of what ours have.
    """
    made: list[Path] = []

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(articles())
    def export(article: Article) -> None:
        for form, text in (("pdf", printable(article)), ("docx", article)):
            for edition in ("brief", "summary"):
                try:
                    export = exporter().export(
                        text, folder=folder, editions=[edition], formats=[form]
                    )
                except ContractError:
                    continue
                path = folder / f"{len(made)}-{edition}.{form}"
                path.write_bytes(export.renditions[0].data)
                made.append(path)

    export()
    return made


def test_any_article_makes_files_that_all_judges_pass(
    tmp_path: Path,
    vera_failures: Callable[[Iterable[Path], str], list[str]],
    ooxml_failures: Callable[[Iterable[Path]], list[str]],
    audit_failures: Callable[[Iterable[Path]], list[str]],
    libreoffice_pdf: Callable[[Sequence[Path]], list[Path]],
) -> None:
    made = files_of_any_articles(tmp_path)
    pdfs = [path for path in made if path.suffix == ".pdf"]
    documents = [path for path in made if path.suffix == ".docx"]
    assert min(len(pdfs), len(documents)) > EXAMPLES
    assert vera_failures(pdfs, "ua1") == []
    assert vera_failures(pdfs, "3a") == []
    assert ooxml_failures(documents) == []
    assert audit_failures(documents) == []
    assert len(libreoffice_pdf(documents)) == len(documents)
