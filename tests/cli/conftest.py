"""The command line with a quick stand-in for the layout, where only its own behaviour is tested."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from exporter import pipeline
from exporter.article import Article
from exporter.cli import brief
from exporter.diagnostics import Place, warning
from exporter.errors import ArticleError, ContractError
from exporter.fit import Fit
from exporter.pipeline import Export, Rendition

Run = Callable[..., Result]
FIT = Fit(scale=1, spacing=1, body_size=10, cut=(), fill=0.9, layouts=1)


class QuickExporter:
    """Makes a rendition's name its bytes; fails for articles that say `invalid` or `too long`."""

    def __init__(self, **options: Any) -> None:
        self.options = options

    def export(
        self,
        source: str,
        *,
        editions: Sequence[str],
        formats: Sequence[str],
        read_as: str | None,
        stdin: bytes | None,
        strict: bool,
        on_stage: Callable[[str], None],
    ) -> Export:
        """Export as the real one does, but without any layout."""
        on_stage("read")
        text = stdin.decode() if stdin is not None else Path(source).read_text()
        _fail_if_asked(source, text, strict)
        renditions = tuple(
            Rendition(edition, form, f"{text}{edition}.{form}".encode(), 2, FIT)
            for edition in editions
            for form in formats
        )
        found = (warning("odd", "looks odd", Place(source, 1)),) if "odd" in text else ()
        return Export(Article(lede="x"), renditions, found, (Path(source), Path("base.css")))


def _fail_if_asked(source: str, text: str, strict: bool) -> None:
    if "bug" in text:
        raise ZeroDivisionError
    if "interrupt" in text:
        raise KeyboardInterrupt
    if "invalid" in text or ("odd" in text and strict):
        raise ArticleError.at("bad", "is not valid", Place(source, 2, 3), "mend it")
    if "too long" in text:
        raise ContractError.at("too-long", "is too long", Place(source))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """`run("export", "a.md")` in an empty folder, with the stand-in."""
    monkeypatch.setattr(pipeline, "Exporter", QuickExporter)
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(brief, arguments, input=stdin)

    return invoke
