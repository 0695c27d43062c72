"""The pages as a site: it is built without a warning, and is whole by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

DOCS = Path(__file__).resolve().parents[2] / "docs"
FETCHED = "//script/@src | //link[not(@rel='canonical')]/@href | //img/@src | //iframe/@src"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, which Sphinx made of all pages."""
    folder = tmp_path_factory.mktemp("site")
    call = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--keep-going", "--quiet"]
    made = subprocess.run(
        [*call, "-d", folder / "trees", DOCS, folder / "site"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    return folder / "site"


def test_every_page_is_in_it(site: Path) -> None:
    pages = {path.relative_to(DOCS).with_suffix(".html") for path in DOCS.rglob("*.md")}

    assert [page for page in pages if not (site / page).is_file()] == []


def test_no_page_fetches_anything_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.html"):
        fetched = [str(one) for one in html.parse(path).xpath(FETCHED)]
        assert fetched
        assert [one for one in fetched if "//" in one] == [], path.name


def test_what_is_no_page_is_looked_at_where_the_code_is(site: Path) -> None:
    links = [str(link) for link in html.parse(site / "index.html").xpath("//article//@href")]

    assert any(link.endswith("/blob/HEAD/ARCHITECTURE.md") for link in links)
    assert not [link for link in links if "://" not in link and link.endswith(".md")]


def test_the_index_lists_every_page_at_its_side(site: Path) -> None:
    tree = html.parse(site / "index.html")
    listed = {str(link) for link in tree.xpath("//*[@class='sidebar-tree']//a/@href")}

    assert {"tutorial.html", "how-to/add-a-theme.html", "reference/diagnostics.html"} < listed
