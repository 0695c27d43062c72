"""What comes of articles of any shape: 24, and by night 2,000, longer ones, in both editions.

Of those that differ in words only, one is exported.
"""

from __future__ import annotations

import io
import os
from collections import Counter

import docx
from hypothesis import Phase, given, seed, settings
from hypothesis import strategies as st

from exporter.article import Article
from exporter.diagnostics import ExportError, Severity
from exporter.results import Rendition
from tests.support import pages
from tests.support.samples import THEMES, exporter
from tests.support.shapes import shapes

SEEDS = range(4)
EXAMPLES = (2000 if "NIGHTLY" in os.environ else 24) // len(SEEDS)
EDITIONS = ("brief", "summary")
REFUSALS = {"missing-glyph", "page-contract"}
"""What a valid article may be refused for: fonts without its letters, an edition's own limit."""


def outcome(article: Article, edition: str, theme: str) -> str:
    """`printed`, or the code of the first error; preflight's are among them."""
    try:
        export = exporter(theme).export(article, editions=[edition])
    except ExportError as refusal:
        return next(one.code for one in refusal.diagnostics if one.severity is Severity.ERROR)
    for rendition in export.renditions:
        assert _opens(rendition)
    return "printed"


def _form(value: object) -> object:
    """Which blocks stand in which, and how many: all of an article but its words."""
    if isinstance(value, dict):
        return value.get("type"), *filter(None, map(_form, value.values()))
    if isinstance(value, (list, tuple)):
        return len(value), *filter(None, map(_form, value))
    return None


def _opens(rendition: Rendition) -> bool:
    if rendition.format == "pdf":
        return pages.page_count(rendition.data) > 0
    return bool(docx.Document(io.BytesIO(rendition.data)).paragraphs)


def check_that_all_print(number: int) -> None:
    """Export the EXAMPLES articles of a seed; fail at the first that should print and does not."""
    outcomes: Counter[str] = Counter()
    forms: set[object] = set()

    @seed(number)
    @settings(
        max_examples=EXAMPLES,
        database=None,
        phases=[Phase.generate],  # what fails is made small by hand: an export is too slow for it
        report_multiple_bugs=False,
    )
    @given(shapes(), st.sampled_from(THEMES))
    def export(article: Article, theme: str) -> None:
        if (form := _form(article.model_dump())) in forms:
            return  # hypothesis likes to change a word or two of what it has tried
        forms.add(form)
        for edition in EDITIONS:
            code = outcome(article, edition, theme)
            outcomes[code] += 1
            assert code in {"printed", *REFUSALS}, code

    export()
    assert outcomes["printed"] > outcomes.total() / 2
    assert len(forms) > EXAMPLES / 3
