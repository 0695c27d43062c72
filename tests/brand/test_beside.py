"""A brand file is found beside an article, or above it, and no further than that may be looked."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.brand.beside import brand_beside


def put(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("color: {primary: blue}\n", encoding="utf-8")
    return path


@pytest.fixture
def posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles, two below the working folder."""
    (tmp_path / "site" / "a" / "posts").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "site")
    return tmp_path / "site" / "a" / "posts"


@pytest.mark.parametrize(
    "name", ["_brand.yml", "_brand.yaml", "brand/_brand.yml", "_brand/_brand.yaml"]
)
def test_it_has_one_of_the_names_that_quarto_knows(posts: Path, name: str) -> None:
    brand = put(posts / name)
    assert brand_beside(posts, None)[0] == brand


def test_the_nearest_counts(posts: Path) -> None:
    put(posts.parent.parent / "_brand.yml")
    nearer = put(posts.parent / "_brand.yml")
    assert brand_beside(posts, None)[0] == nearer


def test_it_is_looked_for_up_to_the_working_folder_and_no_further(posts: Path) -> None:
    put(posts.parents[2] / "_brand.yml")
    assert brand_beside(posts, None)[0] is None
    here = put(posts.parents[1] / "_brand.yml")
    assert brand_beside(posts, None)[0] == here


def test_it_is_looked_for_up_to_the_root_that_is_given(posts: Path) -> None:
    put(posts.parents[1] / "_brand.yml")
    assert brand_beside(posts, posts.parent)[0] is None
    assert brand_beside(posts, posts.parents[2])[0] == posts.parents[1] / "_brand.yml"


def test_of_an_article_elsewhere_only_its_own_folder_is_looked_into(
    posts: Path, tmp_path: Path
) -> None:
    put(tmp_path / "_brand.yml")
    (tmp_path / "other").mkdir()
    assert brand_beside(tmp_path / "other", None)[0] is None
    assert brand_beside(posts.parents[2] / "other", None)[1][0].parent.name == "other"


def test_every_path_that_was_tried_is_told(posts: Path) -> None:
    _, looked_for = brand_beside(Path("a/posts"), None)
    assert Path("a/posts/_brand.yml") in looked_for
    assert posts.parents[1] / "_brand" / "_brand.yaml" in looked_for
    assert len(looked_for) == 18
