"""Any valid article prints, whatever the shape of its parts; NIGHTLY tries 2,000, longer ones."""

from __future__ import annotations

import io
import os
from collections import Counter

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exporter.article import Article
from exporter.diagnostics import ExportError, Severity
from exporter.results import Rendition
from tests.support import pages
from tests.support.samples import THEMES, exporter
from tests.support.shapes import shapes

EXAMPLES = 2000 if "NIGHTLY" in os.environ else 25
REFUSALS = {"missing-glyph", "page-contract"}
"""What a valid article may be refused for: fonts without its letters, an edition's own limit."""


def outcome(article: Article, edition: str, theme: str) -> str:
    """`printed`, or the code of the first error; preflight's are among them."""
    try:
        export = exporter(theme).export(article, editions=[edition])
    except ExportError as refusal:
        return next(one.code for one in refusal.diagnostics if one.severity is Severity.ERROR)
    for rendition in export.renditions:
        assert opens(rendition)
    return "printed"


def opens(rendition: Rendition) -> bool:
    if rendition.format == "pdf":
        return pages.page_count(rendition.data) > 0
    return bool(docx.Document(io.BytesIO(rendition.data)).paragraphs)


@pytest.mark.parametrize("edition", ["brief", "summary"])
def test_an_article_of_any_shape_prints(edition: str) -> None:
    outcomes: Counter[str] = Counter()

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(shapes(), st.sampled_from(THEMES))
    def export(article: Article, theme: str) -> None:
        code = outcome(article, edition, theme)
        outcomes[code] += 1
        assert code in {"printed", *REFUSALS}

    export()
    assert outcomes["printed"] > EXAMPLES / 2
