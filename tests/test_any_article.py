"""Any valid article makes four good files, or an error that we raise on purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path

from hypothesis import given, settings

from exporter.article import Article
from exporter.diagnostics import ContractError, DesignError
from tests.support.samples import every_font, exporter
from tests.support.strategies import articles

EXAMPLES = 8


def files_of_any_articles(folder: Path, examples: int = EXAMPLES) -> list[Path]:
    """The files of as many generated articles, Word's whatever letters our fonts lack.

    A glyph may stop a PDF, and a page contract each of them.
    """
    made: list[Path] = []

    @settings(
        max_examples=examples,
    )
    @given(articles())
    def export(article: Article) -> None:
        for edition in ("brief", "summary"):
            for form, fonts in (("pdf", nullcontext), ("docx", every_font)):
                try:
                    with fonts():
                        export = exporter().export(
                            article, folder=folder, editions=[edition], formats=[form]
                        )
                except (ContractError, DesignError):
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
    documents = [path for path in made if path.suffix == ".docx"]
    assert len(documents) > EXAMPLES
    assert vera_failures([path for path in made if path.suffix == ".pdf"], "ua1") == []
    assert ooxml_failures(documents) == []
    assert audit_failures(documents) == []
    assert len(libreoffice_pdf(documents)) == len(documents)
