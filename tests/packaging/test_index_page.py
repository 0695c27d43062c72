"""What a package index shows: the name, the addresses, and a README that renders far from here."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from packaging.metadata import Metadata

from exporter import __version__

README = Path(__file__).resolve().parents[2] / "README.md"
ADDRESSES = {"link_open": "href", "image": "src"}


@pytest.fixture(scope="session")
def metadata(wheel: Path) -> Metadata:
    """The wheel's metadata, valid by the standard's rules."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return Metadata.from_email(archive.read(name), validate=True)


def tokens(markdown: str) -> Iterator[Token]:
    """Every token of a text in Markdown, those within lines too."""
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        yield token
        yield from token.children or ()


def addresses(markdown: str) -> list[tuple[str, str]]:
    """What the links and pictures of a text lead to, in order, each with its token's type."""
    return [
        (token.type, str(token.attrs[ADDRESSES[token.type]]))
        for token in tokens(markdown)
        if token.type in ADDRESSES
    ]


def code(markdown: str) -> list[str]:
    """The examples of a text, in order."""
    return [token.content for token in tokens(markdown) if token.type in {"fence", "code_inline"}]


def test_the_name_is_one_that_can_be_published(wheel: Path, metadata: Metadata) -> None:
    assert metadata.name == "briefpress"
    assert wheel.name == f"briefpress-{__version__}-py3-none-any.whl"


def test_the_project_has_addresses_at_one_place(metadata: Metadata) -> None:
    urls = metadata.project_urls or {}

    assert set(urls) == {"Homepage", "Documentation", "Source", "Changelog", "Issues"}
    assert all(url.startswith(urls["Homepage"]) for url in urls.values())


def test_files_are_shown_and_pictures_are_fetched_from_the_version_that_is_published(
    metadata: Metadata,
) -> None:
    home = (metadata.project_urls or {})["Homepage"]
    views = {"link_open": f"{home}/blob/v{__version__}", "image": f"{home}/raw/v{__version__}"}
    whole = [
        (kind, address if address.startswith(("https:", "#")) else f"{views[kind]}/{address}")
        for kind, address in addresses(README.read_text())
    ]

    assert addresses(metadata.description or "") == whole
    assert {kind for kind, address in whole if home in address} == set(ADDRESSES)


def test_examples_are_those_of_the_readme(metadata: Metadata) -> None:
    assert code(metadata.description or "") == code(README.read_text())


def test_the_text_is_markdown_without_html_that_an_index_takes_out(metadata: Metadata) -> None:
    description = metadata.description or ""

    assert metadata.description_content_type == "text/markdown"
    assert not [token for token in tokens(description) if token.type.startswith("html_")]
