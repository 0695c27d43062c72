"""The record: what a file was made of, the same on every machine."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from exporter import __version__, resources
from exporter.pipeline import Exporter
from exporter.provenance import Ingredient, Provenance, ingredients_of
from exporter.provenance.found import found_in
from exporter.readers.table import read
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
        "styles/themes/newsroom.css": styles / "themes" / "newsroom.css",
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


def test_a_name_that_leads_out_of_our_folders_is_followed_nowhere() -> None:
    for name in ("styles/../LICENSE", "styles/fonts/../../LICENSE", "/etc/hostname", "house.css"):
        assert Ingredient("stylesheet", name, "").path is None


def test_a_file_that_changed_has_another_hash(tmp_path: Path) -> None:
    path = tmp_path / "house.css"
    path.write_text("a")
    (before,) = ingredients_of([path], {})
    path.write_text("b")
    (after,) = ingredients_of([path], {})
    assert before.sha256 != after.sha256
