"""What is wrong with a brand file is told where it stands, and nothing of it reaches the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter import DesignError, Diagnostic
from exporter.brand.over_theme import brand_stylesheet
from exporter.resources import fonts_folder
from exporter.style.design import Derived

FONT = fonts_folder() / "SourceSans3-Regular.ttf"


def made(folder: Path, text: str, *, keeps: bool = False) -> Derived:
    path = folder / "_brand.yml"
    path.write_text(text, encoding="utf-8")
    return brand_stylesheet(path, "newsroom", keeps=keeps)


def refused(folder: Path, text: str) -> Diagnostic:
    with pytest.raises(DesignError) as told:
        made(folder, text)
    return told.value.diagnostics[0]


@pytest.mark.parametrize(
    ("text", "place", "code", "words"),
    [
        ("color:\n  primary: [1\n", (3, 1), "yaml-syntax", "this is no YAML"),
        ("- a\n", (1, 1), "not-an-article", "a brand is keys and values"),
        ("colour:\n  primary: red\n", (1, 1), "brand", "no key 'colour'"),
        ("color:\n  primry: red\n", (2, 3), "brand", "no key 'primry'"),
        ("color:\n  primary: blu\n", (2, 12), "brand-colour", "color.primary is 'blu'"),
        ("color:\n  palette: {a: b, b: a}\n", None, "brand", "ircular"),
        ("typography:\n  base:\n    weight: heavy\n", (3, 13), "brand", "weight"),
        ("typography:\n  base:\n    size: big\n", (3, 11), "brand-size", "no size"),
        ("typography:\n  base:\n    line-height: tall\n", (3, 18), "brand", "number"),
        ("typography:\n  headings:\n    color: prim\n", (3, 12), "brand-colour", "'prim'"),
        ("typography:\n  link:\n    decoration: 'x;y'\n", (3, 17), "brand-decoration", "no line"),
        ("logo:\n  medium: 12\n", (2, 11), "brand", "file"),
        ("color: &a\n  primary: *a\n", (2, 12), "yaml-alias", "alias"),
    ],
)
def test_an_error_has_its_place_its_code_and_a_hint(
    text: str, place: tuple[int, int] | None, code: str, words: str, tmp_path: Path
) -> None:
    told = refused(tmp_path, text)
    assert (told.code, words in told.message) == (code, True), told
    assert told.place
    assert told.place.file == str(tmp_path / "_brand.yml")
    assert place is None or (told.place.line, told.place.column) == place


def test_a_font_that_is_none_is_told_at_its_path(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"no font")
    text = (
        "typography:\n  fonts:\n    - family: A\n      source: file\n      files:\n"
        "        - path: a.ttf\n"
    )
    told = refused(tmp_path, text)
    assert told.code == "font-damaged"
    assert told.place
    assert (told.place.line, told.place.column) == (6, 17)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("gone.svg", "there is no file 'gone.svg'"),
        ("https://example.org/logo.svg", "is in the web, and is not fetched"),
        ("../logo.svg", "is outside the brand's folder"),
    ],
)
def test_a_logo_that_cannot_be_had_is_a_warning_and_the_brand_goes_without(
    path: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / "logo.svg").write_bytes(b"<svg/>")
    (tmp_path / "house").mkdir()
    derived = made(tmp_path / "house", f"logo:\n  medium: {path}\n")
    (told,) = derived.diagnostics
    assert words in told.message
    assert told.place
    assert (told.place.line, told.place.column) == (2, 11)
    assert "--logo" not in derived.css


@pytest.mark.parametrize("source", ["google", "bunny", "system"])
def test_a_font_that_is_not_there_is_a_warning_that_says_which_file_to_add(
    source: str, tmp_path: Path
) -> None:
    derived = made(
        tmp_path,
        f"typography:\n  fonts:\n    - {{family: No Such Face, source: {source}}}\n"
        "  base: No Such Face\n",
    )
    (told,) = derived.diagnostics
    assert "'No Such Face'" in told.message
    assert "fonts/NoSuchFace.ttf" in (told.hint or "")
    assert told.place
    assert told.place.line == 4
    assert "--text-family" not in derived.css


def test_a_family_of_ours_needs_no_file(tmp_path: Path) -> None:
    derived = made(tmp_path, "typography:\n  base: {family: 'Source Sans 3, Arial, sans-serif'}\n")
    assert not derived.diagnostics
    assert '--text-family:"Source Sans 3", "Source Serif 4"' in derived.css


def test_each_rule_stands_on_the_line_of_what_it_comes_from(tmp_path: Path) -> None:
    text = "meta:\n  name: A\ncolor:\n\n  foreground: '#111'\n  primary: '#00563f'\n"
    lines = made(tmp_path, text).css.splitlines()
    assert "--ink:#111111" in lines[4]
    assert "--accent:#00563f" in lines[5]


def test_nothing_that_a_brand_says_ends_a_declaration(tmp_path: Path) -> None:
    (tmp_path / "a}b.ttf").write_bytes(FONT.read_bytes())
    family = "'A\"} body{color:red'"
    files = "[{path: 'a}b.ttf'}]"
    fonts = f"  fonts:\n    - family: {family}\n      source: file\n      files: {files}\n"
    derived = made(tmp_path, f"typography:\n{fonts}  base: {family}\n")
    assert "body{color" not in derived.css
    assert derived.css.count("{") == derived.css.count("}")


def test_a_colour_that_is_too_faint_is_told_and_mended_once(tmp_path: Path) -> None:
    text = "color:\n  primary: '#ee6331'\ntypography:\n  headings:\n    color: primary\n"
    derived = made(tmp_path, text)
    (told,) = derived.diagnostics
    assert told.code == "brand-contrast"
    assert "#ee6331" in told.message
    assert told.place
    assert (told.place.line, told.place.column) == (2, 12)
    assert "--accent:#ee6331" not in derived.css
    assert "--heading-colour:#ee6331" not in derived.css


def test_a_house_may_keep_its_faint_colours(tmp_path: Path) -> None:
    derived = made(tmp_path, "color:\n  primary: '#ee6331'\n", keeps=True)
    assert "--accent:#ee6331" in derived.css
    assert "it is left so" in derived.diagnostics[0].message


def test_a_dark_brand_is_printed_on_white(tmp_path: Path) -> None:
    derived = made(tmp_path, "color:\n  foreground: '#f1f1f2'\n  background: '#1a1a1a'\n")
    assert "--ink:#1a1a1a" in derived.css
    assert derived.diagnostics[0].code == "brand-dark"


def test_of_light_and_dark_the_light_one_is_for_paper(tmp_path: Path) -> None:
    derived = made(tmp_path, "color:\n  primary: {light: '#00563f', dark: '#aaffcc'}\n")
    assert "--accent:#00563f" in derived.css


def test_sizes_of_the_web_go_by_the_theme_s_and_leadings_by_the_size(tmp_path: Path) -> None:
    derived = made(tmp_path, "typography:\n  base:\n    size: 18px\n    line-height: 1.5\n")
    assert "--body-size:10.5pt" in derived.css
    assert "--body-line:16pt" in derived.css


def test_headings_keep_their_rank_where_text_grows_and_no_type_is_smaller_than_notes(
    tmp_path: Path,
) -> None:
    large = made(tmp_path, "typography: {base: {size: 150%}}\n")
    assert "--body-size:14pt" in large.css
    assert "--heading-size:16pt" in large.css
    small = made(tmp_path, "typography: {base: {size: 10px}, monospace: {size: 8px}}\n")
    assert "--body-size:8pt" in small.css
    assert "--code:max(8pt," in small.css


def test_large_print_stays_without_tints_greys_and_italics(tmp_path: Path) -> None:
    text = (
        "color: {primary: '#00563f', secondary: '#767676', tertiary: '#999999', light: '#dddddd'}\n"
        "typography: {headings: {style: italic}}\n"
    )
    path = tmp_path / "_brand.yml"
    path.write_text(text, encoding="utf-8")
    plain, other = (brand_stylesheet(path, theme).css for theme in ("clear-print", "newsroom"))
    for said in ("--paper-tint", "--muted", "--hairline", "italic"):
        assert (said in plain, said in other) == (False, True), said
