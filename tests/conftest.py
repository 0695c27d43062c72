"""What every test may ask for: the validators, each taking many files a call."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.validators import libreoffice, ooxml, vera

# By day the same examples each time, so that who changes nothing breaks nothing; by night new ones.
settings.register_profile(
    "day", derandomize=True, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.register_profile("night", settings.get_profile("day"), derandomize=False)
settings.load_profile("night" if "NIGHTLY" in os.environ else "day")

LONGEST = (
    "test_any_other_shape.py",
    "test_any_shape.py",
    "test_work.py",
    "test_parity.py",
    "test_real_articles.py",
    "test_lossless.py",
    "test_any_article.py",
)
"""The files that take minutes: begun at last, one of them would leave all workers but one idle."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, whatever their names."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


Failures = Callable[[Iterable[Path]], list[str]]


@pytest.fixture(scope="session")
def vera_failures() -> Callable[[Iterable[Path], str], list[str]]:
    """`vera_failures(pdfs, "ua1")`: the rules that veraPDF sees broken."""
    return vera.failures


@pytest.fixture(scope="session")
def ooxml_failures() -> Failures:
    """`ooxml_failures(docxs)`: what the Open XML SDK sees wrong."""
    return ooxml.sdk_failures


@pytest.fixture(scope="session")
def audit_failures() -> Failures:
    """`audit_failures(docxs)`: what openxml-audit sees wrong."""
    return ooxml.audit_failures


@pytest.fixture(scope="session")
def libreoffice_pdf(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[Sequence[Path]], list[Path]]:
    """`libreoffice_pdf(docxs)`: the PDFs that LibreOffice makes of them, in a fresh folder."""
    profile = tmp_path_factory.mktemp("libreoffice")

    def convert(paths: Sequence[Path]) -> list[Path]:
        folder = tmp_path_factory.mktemp("converted")
        return libreoffice.to_pdf(paths, folder=folder, profile=profile)

    return convert
