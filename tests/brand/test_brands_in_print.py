"""Brands in PDF and Word: the public examples in every theme, and what the files are made of."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from exporter import Exporter
from exporter.batch.parcels import parcel_of
from exporter.cli.commands import brief
from exporter.cli.destination import rule
from exporter.machine.confined import confined
from exporter.provenance.found import found_in
from exporter.resources import fonts_folder, themes
from tests.support import samples

BRANDS = Path(__file__).parents[1] / "data" / "brands"
FONTS = "fonts/open-sans/OpenSans-Variable.ttf"
ARTICLE = samples.article(publication="The House", headline="A house and its brand")
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20"><path d="M0 0h60v20H0z"/></svg>'
)
BRAND = """\
color:
  primary: "#00563f"
typography:
  fonts:
    - family: House Sans
      source: file
      files:
        - path: fonts/HouseSans.ttf
  base: House Sans
logo: marks/logo.svg
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(brief, arguments)


def palette(docx: bytes) -> bytes:
    """The colours that Word's picker offers."""
    return zipfile.ZipFile(io.BytesIO(docx)).read("word/theme/theme1.xml").upper()


def is_font(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a brand, all that it names, and an article one folder further down."""
    for folder in ("fonts", "marks", "posts"):
        (tmp_path / folder).mkdir()
    shutil.copy(fonts_folder() / "SourceSans3-Regular.ttf", tmp_path / "fonts" / "HouseSans.ttf")
    (tmp_path / "marks" / "logo.svg").write_text(LOGO)
    (tmp_path / "_brand.yml").write_text(BRAND)
    text = "---\nheadline: A house and its brand\npublication: The House\n---\n\nIt says a thing.\n"
    (tmp_path / "posts" / "a.md").write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("brand", sorted(BRANDS.glob("*.yml")), ids=lambda path: path.stem)
def test_every_public_example_is_printed_in_every_theme(brand: Path, tmp_path: Path) -> None:
    shutil.copytree(BRANDS, tmp_path, dirs_exist_ok=True)
    for name in (FONTS, FONTS.replace("Variable", "Variable-Italic")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(fonts_folder() / "SourceSans3-Regular.ttf", tmp_path / name)
    for theme in themes():
        made = Exporter(theme=theme, brand=tmp_path / brand.name).export(
            ARTICLE, editions=["brief"]
        )
        assert len(made.renditions) == 2


def test_a_brand_gives_both_formats_its_colours_type_and_logo(house: Path) -> None:
    made = Exporter().export(house / "posts" / "a.md", editions=["brief"])
    pdf, docx = (samples.rendition(made, "brief", name) for name in ("pdf", "docx"))
    word = zipfile.ZipFile(io.BytesIO(docx))
    assert b"00563F" in palette(docx)
    assert b"House Sans" in word.read("word/styles.xml")
    assert b"<pic:pic" in word.read("word/document.xml")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = {str(one.get("/BaseFont")) for one in document.objects if is_font(one)}
    assert any("House-Sans" in name or "HouseSans" in name for name in fonts), fonts


def test_the_brand_and_what_it_names_are_inputs(house: Path) -> None:
    made = Exporter().export(house / "posts" / "a.md", editions=["brief"])
    names = {path.name for path in made.inputs}
    assert {"_brand.yml", "HouseSans.ttf", "logo.svg"} <= names
    assert "_brand.yml" in rule(["a.pdf"], made.inputs)


def test_the_record_of_a_file_names_the_brand(house: Path) -> None:
    made = Exporter().export(house / "posts" / "a.md", editions=["brief"])
    docx = samples.rendition(made, "brief", "docx")
    found = found_in(docx, "a.docx")
    kinds = {one.name: one.kind for one in found.record.ingredients}
    assert kinds["_brand.yml"] == "brand"
    assert kinds["logo.svg"] == "picture"
    assert kinds["HouseSans.ttf"] == "font"


def test_style_comes_after_the_brand(house: Path) -> None:
    (house / "own.css").write_text(":root { --accent: #123456 }")
    made = Exporter(styles=[house / "own.css"]).export(house / "posts" / "a.md", editions=["brief"])
    colours = palette(samples.rendition(made, "brief", "docx"))
    assert b"123456" in colours
    assert b"00563F" not in colours


def test_without_a_brand_nothing_changes(house: Path) -> None:
    plain = Exporter(brand="none").export(house / "posts" / "a.md")
    (house / "_brand.yml").unlink()
    assert Exporter().export(house / "posts" / "a.md").renditions == plain.renditions


def test_articles_of_two_houses_go_through_one_exporter(house: Path) -> None:
    (house / "other").mkdir()
    shutil.copy(house / "posts" / "a.md", house / "other")
    (house / "other" / "_brand.yml").write_text("color:\n  primary: '#7a0d1f'\n")
    exporter = Exporter()
    for folder, colour in (("posts", b"00563F"), ("other", b"7A0D1F"), ("posts", b"00563F")):
        made = exporter.export(house / folder / "a.md", editions=["brief"], formats=["docx"])
        assert colour in palette(samples.rendition(made, "brief", "docx"))


@pytest.mark.parametrize("name", ["_brand.yml", "marks/logo.svg", "fonts/HouseSans.ttf"])
def test_what_a_brand_is_made_of_outdates_an_article(house: Path, name: str) -> None:
    call = ("export", "posts/a.md", "--edition", "brief", "--format", "docx", "-o", "out")
    assert "wrote" in run(*call).stderr
    assert "wrote" not in run(*call).stderr
    path = house / name
    path.write_bytes(
        path.read_bytes() + b"\0" * 4 if path.suffix == ".ttf" else path.read_bytes() + b"\n"
    )
    assert "wrote" in run(*call).stderr


def test_a_brand_that_comes_beside_an_article_outdates_it(house: Path) -> None:
    call = ("export", "posts/a.md", "--edition", "brief", "--format", "docx", "-o", "out")
    run(*call)
    (house / "posts" / "_brand.yml").write_text("color:\n  primary: '#7a0d1f'\n")
    assert "wrote" in run(*call).stderr


def test_a_brand_travels_with_its_article_to_a_cluster(house: Path) -> None:
    from exporter.batch.order import Order, Task
    from exporter.batch.stock import USUAL

    parcel = parcel_of(Order(USUAL, ("brief",), ("pdf",)), Task("posts/a.md", {}, Path()), confined)
    names = {Path(name).name for name in parcel}
    assert names == {"a.md", "_brand.yml", "HouseSans.ttf", "logo.svg"}


def test_faint_text_that_a_house_keeps_is_but_told(house: Path) -> None:
    (house / "_brand.yml").write_text("color:\n  foreground: '#8a8a8a'\n")
    call = ("export", "posts/a.md", "--edition", "brief", "--diagnostics", "json", "-o", "out")
    kept = run(*call, "--brand-contrast", "keep")
    assert kept.exit_code == 0
    assert "brand-contrast" in kept.stderr
    assert '"contrast"' in kept.stderr
    assert run(*call).stderr.count('"contrast"') == 0


def test_new_starts_a_house_whose_articles_are_exported(house: Path) -> None:
    made = run("new", "desk", "--theme", "think-tank", "--brand", "_brand.yml")
    assert made.exit_code == 0, made.stderr
    css = (house / "desk" / "house.css").read_text()
    assert "/* --accent: #00563f;" in css
    assert "--logo: url(" in css
    assert (house / "desk" / "fonts" / "HouseSans.ttf").is_file()
    assert (house / "desk" / "marks" / "logo.svg").read_text() == LOGO
    project = (house / "desk" / "brief.toml").read_text()
    assert 'theme = "think-tank"\nbrand = "_brand.yml"\n' in project
    exported = run("build", "--project", "desk/brief.toml", "--strict")
    assert exported.exit_code == 0, exported.stderr


def test_every_line_of_a_new_house_s_stylesheet_may_come_out_of_its_comment(house: Path) -> None:
    run("new", "desk", "--brand", "_brand.yml")
    path = house / "desk" / "house.css"
    lines = (line.strip().removeprefix("/* ") for line in path.read_text().splitlines())
    named = (line.partition("; ")[0] + ";" for line in lines if line.startswith("--"))
    path.write_text(":root {" + "\n".join(named) + "}")
    assert Exporter(styles=[path]).export(ARTICLE, editions=["brief"]).renditions
