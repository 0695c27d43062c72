"""A contract that cannot be kept is explained: by how much, because of what, and what helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.diagnostics import ContractError, Severity
from tests.support.samples import exporter

ARTICLE = f"""headline: A long story
deck: It is short.
lede: {"The lede is long. " * 500}
"""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> ContractError:
    file = tmp_path_factory.mktemp("desk") / "long.yaml"
    file.write_text(ARTICLE.replace("deck: It is short.\n", ""))
    with pytest.raises(ContractError) as caught:
        exporter().export(Path(file), editions=["summary"], formats=[])
    return caught.value


def test_it_counts_the_characters_and_says_what_would_help(broken: ContractError) -> None:
    assert broken.exit_code == 5
    assert "does not fit on 1 page: " in broken.message
    over = int(broken.message.split(": ")[1].split()[0])
    assert 4000 < over < 9000
    assert broken.hint == (
        f"cut about {over} characters from the lede, or allow 3 pages with --pages 3"
    )


def test_it_names_the_longest_parts_with_their_places(broken: ContractError) -> None:
    parts = [item for item in broken.diagnostics if item.code == "long-part"]
    assert all(item.severity is Severity.NOTE for item in parts)
    assert parts[0].message == "the lede has 8999 characters"
    assert [item.place.line for item in parts if item.place] == [2]
    assert broken.place == parts[0].place


def test_every_edition_that_does_not_fit_is_told(tmp_path: Path) -> None:
    file = tmp_path / "long.yaml"
    file.write_text(ARTICLE.replace("deck: It is short.\n", ""))
    with pytest.raises(ContractError) as caught:
        exporter().export(file, formats=[], pages=1)
    told = [one.message for one in caught.value.diagnostics if one.code == "page-contract"]
    assert [message.split(" does")[0] for message in told] == ["the brief", "the summary"]


def test_what_would_help_does_help(tmp_path: Path) -> None:
    file = tmp_path / "long.yaml"
    file.write_text(ARTICLE.replace("deck: It is short.\n", ""))
    made = exporter().export(file, editions=["summary"], formats=[], pages=3)
    assert made.fits["summary"].pages == 3
