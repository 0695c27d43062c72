"""Each file that a stylesheet names is there, or is told with the place where it is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from exporter import Exporter
from exporter.diagnostics import DesignError
from exporter.style.design import Design
from exporter.style.named_files import named_files
from tests.support.samples import article

HTTP = "http://127.0.0.1:8099/bg.png"


def told(tmp_path: Path, css: str) -> list[str]:
    """What is told of the files that a stylesheet names, with the place."""
    path = tmp_path / "house.css"
    path.write_text(css, encoding="utf-8")
    with pytest.raises(DesignError) as caught:
        Design(styles=[path])
    assert caught.value.exit_code == 4
    return [
        f"{one.place.line}:{one.place.column} {one.code} {one.message}"
        for one in caught.value.diagnostics
        if one.place and one.hint and one.place.file.startswith(str(tmp_path))
    ]


@pytest.mark.parametrize(
    ("css", "place"),
    [
        ("@font-face{font-family:X;src:url(nope.ttf)}", "1:30"),
        ("body {\n  background: url(nope.png);\n}", "2:15"),
        ('h1::before { content: "a" url("nope.png") }', "1:27"),
        ("@page { @top-left { background: url(nope.png) } }", "1:33"),
        (":root { --logo: url(nope.svg) }", "1:17"),
        ('@import "nope.css";', "1:9"),
        ("p { color: red }\n@media print { p { background: url(nope.png) } }", "2:32"),
    ],
)
def test_a_file_that_is_not_there_is_told_where_it_is_named(
    tmp_path: Path, css: str, place: str
) -> None:
    (line,) = told(tmp_path, css)
    assert line.startswith(f"{place} style-resource ")
    assert "there is no such file" in line


@pytest.mark.parametrize("url", [HTTP, "../../up.png", "//host/x.png", "file:///etc/passwd"])
def test_nothing_outside_the_folder_of_a_stylesheet_is_read(tmp_path: Path, url: str) -> None:
    (line,) = told(tmp_path, f"body {{ background: url({url}) }}")
    assert "outside its folder" in line


def test_all_that_is_missing_is_told_at_once_also_of_what_is_imported(tmp_path: Path) -> None:
    assert len(told(tmp_path, "p { background: url(a.png), url(b.png) }")) == 2
    (tmp_path / "more.css").write_text("\np { background: url(c.png) }", encoding="utf-8")
    (line,) = told(tmp_path, '@import url("more.css");')
    assert line.startswith("2:17 ")


def test_what_names_no_file_is_none(tmp_path: Path) -> None:
    css = '@namespace url(http://a/b); @charset "x"; p { clip-path: url(#a); content: "a.png" }'
    assert list(named_files(css, tmp_path / "house.css")) == []


def test_stylesheets_that_import_each_other_are_read_once(tmp_path: Path) -> None:
    path, other = tmp_path / "house.css", tmp_path / "more.css"
    path.write_text('@import "more.css";', encoding="utf-8")
    other.write_text('@import "house.css";', encoding="utf-8")
    assert set(Design(styles=[path]).files("brief")) >= {path, other}


@pytest.mark.parametrize(
    "css",
    [
        "h1 { background: url(logo.png) no-repeat }",
        "h1::before { content: url(logo.png) }",
        "h1 { background: linear-gradient(red, blue); color: black }",
    ],
)
def test_a_picture_beside_the_stylesheet_is_printed_and_word_says_that_it_goes_without(
    tmp_path: Path, css: str
) -> None:
    path, logo = tmp_path / "house.css", tmp_path / "logo.png"
    Image.new("RGB", (300, 300), "#eeeeee").save(logo)
    path.write_text(css, encoding="utf-8")
    made = Exporter(styles=[path]).export(article(), editions=["brief"], preflight=False)
    assert [one.code for one in made.diagnostics] == ["word-cannot-show"]
    assert "a picture of the stylesheet's" in made.diagnostics[0].message
    assert (logo in made.inputs) == ("logo" in css)


@pytest.mark.parametrize("where", ["h1", "@page", "p::before", "html"])
def test_a_picture_of_the_house_breaks_no_promise_of_the_pdf(tmp_path: Path, where: str) -> None:
    Image.effect_noise((40, 40), 40).save(tmp_path / "logo.png")
    what = "content" if "::" in where else "background"
    css = f"{where} {{ {what}: url(logo.png) no-repeat; background-size: 5mm }}"
    (tmp_path / "house.css").write_text(css.replace(" no-repeat", "") if "::" in where else css)
    made = Exporter(styles=[tmp_path / "house.css"]).export(article(), editions=["summary"])
    assert "interpolated" not in {one.code for one in made.diagnostics}
