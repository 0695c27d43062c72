"""What the tests of charts share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from exporter.diagnostics import ArticleError, Diagnostic
from exporter.readers.reader_table import loads


@pytest.fixture
def refused() -> Callable[[str], list[Diagnostic]]:
    """`refused(markdown)`: what is wrong with an article that cannot be read."""

    def diagnostics(text: str) -> list[Diagnostic]:
        with pytest.raises(ArticleError) as caught:
            loads(text, "a.md")
        return list(caught.value.diagnostics)

    return diagnostics
