"""The record: what a file was made of, the same on every machine."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from exporter import __version__, resources
from exporter.pipeline import Exporter
from exporter.provenance import Ingredient, Provenance, ingredients_of
from exporter.provenance import record as record_module
from exporter.provenance.found import found_in
from exporter.provenance.record import MAX_INGREDIENT, MOST_INGREDIENTS, matches
from exporter.readers.reader_table import read
from tests.support.samples import ARTICLES, EVERYTHING, SUMMIT, docx_of, pdf_of


@pytest.fixture(scope="module")
def record() -> Provenance:
    return found_in(pdf_of(EVERYTHING), "everything.pdf").record


def hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_it_names_our_version_the_profile_the_edition_and_the_article(record: Provenance) -> None:
    article = hashlib.sha256(read(EVERYTHING).to_json().encode()).hexdigest()
    assert (record.brief, record.profile, record.edition) == (__version__, "office", "brief")
    assert record.article == article


def test_it_has_the_hash_of_each_template_stylesheet_font_and_picture(record: Provenance) -> None:
    styles, templates = resources.styles_folder(), resources.templates_folder()
    expected = {
        "styles/base.css": styles / "base.css",
        "styles/base/tokens.css": styles / "base" / "tokens.css",
        "styles/brief.css": styles / "brief.css",
        "styles/fonts/SourceSerif4-Regular.ttf": styles / "fonts" / "SourceSerif4-Regular.ttf",
        "templates/brief.html": templates / "brief.html",
        "templates/frame.html": templates / "frame.html",
        "pictures/riders.png": ARTICLES / "pictures" / "riders.png",
    }
    found = {one.name: one.sha256 for one in record.ingredients}
    for name, path in expected.items():
        assert found[name] == hash_of(path), name
    assert "templates/summary.html" not in found
    assert {one.kind for one in record.ingredients} == {
        "font",
        "picture",
        "stylesheet",
        "template",
    }


def test_pdf_and_word_have_the_same_record(record: Provenance) -> None:
    assert found_in(docx_of(EVERYTHING), "everything.docx").record == record


def test_files_of_the_user_s_are_named_without_their_folders(tmp_path: Path) -> None:
    (tmp_path / "house.css").write_text(":root { --accent: #00563f }")
    made = Exporter(styles=[tmp_path / "house.css"]).export(SUMMIT, formats=["pdf"])
    for one in made.renditions:
        record = found_in(one.data, "x.pdf").record
        assert "house.css" in [one.name for one in record.ingredients]
        assert str(tmp_path) not in record.to_json()


def test_a_record_is_read_as_it_was_written(record: Provenance) -> None:
    assert Provenance.from_json(record.to_json()) == record
    with pytest.raises(ValueError, match="no record"):
        Provenance.from_json('{"brief": "1"}')


@pytest.mark.parametrize("lead", ["/", "//", "../", "base/../../", "./../", "///"])
def test_a_name_that_leads_out_of_our_folders_is_followed_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lead: str
) -> None:
    """Nor does it tell whether there is a file."""
    outside = tmp_path / "secret.css"
    outside.write_text("secret")
    folder = tmp_path / "styles" / "base"
    folder.mkdir(parents=True)
    monkeypatch.setitem(record_module.FOLDERS, "styles", lambda: tmp_path / "styles")
    name = f"styles/{lead}{outside if lead.startswith('/') else outside.name}"

    assert Ingredient("stylesheet", name, "0" * 64).path is None
    assert Ingredient("stylesheet", "../secret.css", "0" * 64).path is None
    assert Ingredient("stylesheet", "styles/a\0b", "0" * 64).path is None


def test_a_file_larger_than_any_ingredient_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.css"
    with large.open("wb") as file:
        file.truncate(MAX_INGREDIENT + 1)

    assert not matches(Ingredient("stylesheet", "styles/large.css", "0" * 64), large)


def test_a_record_of_more_files_than_an_article_has_is_none(record: Provenance) -> None:
    many = replace(record, ingredients=record.ingredients[:1] * (MOST_INGREDIENTS + 1))

    with pytest.raises(ValueError, match="more files"):
        Provenance.from_json(many.to_json())


def test_a_file_that_changed_has_another_hash(tmp_path: Path) -> None:
    path = tmp_path / "house.css"
    path.write_text("a")
    (before,) = ingredients_of([path], {})
    path.write_text("b")
    (after,) = ingredients_of([path], {})
    assert before.sha256 != after.sha256
