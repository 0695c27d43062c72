"""Stylesheets and fonts: what is loaded, what is refused, what is said about mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter import Exporter
from exporter.diagnostics import DesignError, Place
from exporter.style.design import Design
from exporter.style.parsed_stylesheets import load_stylesheet, theme_path
from tests.support import pages
from tests.support.samples import THEMES, article, rendition


def styled(tmp_path: Path, css: str) -> Path:
    path = tmp_path / "house.css"
    path.write_text(css, encoding="utf-8")
    return path


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("edition", ["brief", "summary"])
def test_our_own_stylesheets_have_nothing_that_the_engine_ignores(theme: str, edition: str) -> None:
    assert Design(theme).diagnostics(edition) == []


def test_each_of_our_families_has_four_faces() -> None:
    faces = {(face.family, face.weight, face.italic) for face in Design().faces("brief")}
    families = {family for family, _, _ in faces}
    assert families == {"Source Serif 4", "Source Sans 3", "Source Code Pro", "Brief Emoji"}
    assert len(faces) == 4 * len(families)


def test_a_user_s_stylesheet_comes_last_and_changes_the_page(tmp_path: Path) -> None:
    path = styled(
        tmp_path, ":root { --body-size: 12pt; --body-line: 16pt; --columns: 1; --short-page: 0 }"
    )
    export = Exporter(styles=[path]).export(
        article(sections=[{"blocks": ["A paragraph of the text."]}]), formats=["pdf"]
    )
    sizes = {line.text: line.size for line in pages.lines(rendition(export, "brief", "pdf"))}
    assert sizes["A paragraph of the text."] == pytest.approx(12, abs=0.01)
    assert path in export.inputs


def test_a_theme_may_be_a_file(tmp_path: Path) -> None:
    assert theme_path(styled(tmp_path, "")).name == "house.css"


def test_an_unknown_theme_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(DesignError) as caught:
        Design("newsrom")
    assert caught.value.hint is not None
    assert "newsroom" in caught.value.hint


def test_a_stylesheet_that_is_not_there_is_an_error_of_the_design(tmp_path: Path) -> None:
    with pytest.raises(DesignError) as caught:
        Design(styles=[tmp_path / "missing.css"])
    assert caught.value.exit_code == 4
    assert caught.value.place is not None


def test_a_typo_in_a_stylesheet_is_a_warning_with_file_line_and_column(tmp_path: Path) -> None:
    found = load_stylesheet(styled(tmp_path, "p {\n  colour: red;\n}\n")).diagnostics
    assert [(entry.severity, entry.code) for entry in found] == [("warning", "stylesheet")]
    assert found[0].place is not None
    assert (found[0].place.line, found[0].place.column) == (2, 3)


@pytest.mark.parametrize(
    "css",
    [
        '@import url("https://example.org/x.css");',
        '@import url("file:///etc/passwd");',
        '@font-face { font-family: X; src: url("../../secret.ttf") }',
    ],
)
def test_a_stylesheet_reads_nothing_outside_its_folder(tmp_path: Path, css: str) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (tmp_path / "secret.ttf").write_bytes(b"secret")
    with pytest.raises(DesignError, match="outside its folder"):
        load_stylesheet(styled(folder, css))


def test_a_stylesheet_s_imports_are_among_its_files(tmp_path: Path) -> None:
    (tmp_path / "more.css").write_text("p { color: red }")
    sheet = load_stylesheet(styled(tmp_path, '@import "more.css";'))
    assert {path.name for path in sheet.files} == {"house.css", "more.css"}


def test_a_new_font_of_the_user_s_is_used_in_the_pdf(tmp_path: Path) -> None:
    from exporter import resources

    font = resources.fonts_folder() / "SourceCodePro-Regular.ttf"
    (tmp_path / "mine.ttf").write_bytes(font.read_bytes())
    css = (
        '@font-face { font-family: "Mine"; src: url(mine.ttf) }'
        ' :root { --text-family: "Mine"; --columns: 1; --short-page: 0 }'
    )
    export = Exporter(styles=[styled(tmp_path, css)]).export(
        article(sections=[{"blocks": ["Set in mine."]}]), formats=["pdf"], editions=["brief"]
    )
    fonts = {line.text: line.font for line in pages.lines(export.renditions[0].data)}
    assert fonts["Set in mine."] != fonts["A headline"]


def test_every_exporter_of_a_process_knows_its_font_files() -> None:
    counts = [
        len([path for path in Design().files("brief") if path.suffix == ".ttf"]) for _ in range(3)
    ]
    assert counts == [13, 13, 13]


def test_fonts_of_an_imported_stylesheet_count_as_its_own(tmp_path: Path) -> None:
    from exporter import resources

    font = resources.fonts_folder() / "SourceCodePro-Regular.ttf"
    (tmp_path / "mine.ttf").write_bytes(font.read_bytes())
    (tmp_path / "fonts.css").write_text('@font-face { font-family: "Other"; src: url(mine.ttf) }')
    sheet = load_stylesheet(styled(tmp_path, '@import "fonts.css";'))
    assert [face.family for face in sheet.faces] == ["Other"]
    assert {path.name for path in sheet.files} == {"house.css", "fonts.css", "mine.ttf"}


def test_a_folder_of_templates_changes_only_what_it_holds(tmp_path: Path) -> None:
    from exporter import resources

    frame = (resources.templates_folder() / "frame.html").read_text()
    (tmp_path / "frame.html").write_text(frame.replace("labels.brief", "'Policy note'"))
    made = Exporter(templates=tmp_path).export(article(), editions=["brief"], formats=["pdf"])
    assert "Policy note" in pages.text(made.renditions[0].data)
    assert tmp_path / "frame.html" in made.inputs


def test_a_new_edition_is_a_template_and_a_stylesheet(tmp_path: Path) -> None:
    (tmp_path / "card.html").write_text("<html><body><h1>{{ view.headline }}</h1></body></html>")
    (tmp_path / "card.css").write_text(
        "@page { size: 90mm 50mm; margin: 8mm; @bottom-right { content: none } }"
    )
    made = Exporter(templates=tmp_path).export(article(), editions=["card"])
    assert [one.name("x") for one in made.renditions] == ["x-card.pdf", "x-card.docx"]
    assert "A headline" in pages.text(rendition(made, "card", "pdf"))


def test_a_stylesheet_may_name_its_character_set(tmp_path: Path) -> None:
    sheet = styled(tmp_path, '@charset "UTF-8";\n:root { --accent: #00605a }')
    assert load_stylesheet(sheet).diagnostics == ()


def test_a_var_that_names_nothing_is_told_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(DesignError, match=r"color: var\(\) cannot be read") as caught:
        load_stylesheet(styled(tmp_path, "p { margin: 0 }\np { color: var() }"))
    assert caught.value.place is not None
    assert caught.value.place.line == 2


def test_a_picture_that_a_stylesheet_asks_for_is_an_error_at_its_line(tmp_path: Path) -> None:
    sheet = styled(tmp_path, "p { margin: 0 }\nbody { background: url(nope.png) }")
    with pytest.raises(DesignError, match=r"asks for nope\.png, and there is no such") as caught:
        Exporter(styles=[sheet]).export(article(), editions=["brief"], formats=[])
    assert caught.value.place is not None
    assert (caught.value.place.file, caught.value.place.line) == (str(sheet), 2)


@pytest.mark.parametrize(
    ("address", "line"),
    [("https://example.org/a.png", 2), ("picture:nope.png", 2), ("{{ 'x' | drawing_url }}", None)],
)
def test_a_picture_that_a_template_must_not_show_is_an_error_of_the_template(
    tmp_path: Path, address: str, line: int | None
) -> None:
    template = tmp_path / "card.html"
    template.write_text(f'<html><body>\n<img alt="a" src="{address}"></body></html>')
    (tmp_path / "card.css").write_text("")
    with pytest.raises(DesignError, match="which is no picture or drawing") as caught:
        Exporter(templates=tmp_path).export(article(), editions=["card"], formats=[])
    assert caught.value.place is not None
    assert (caught.value.place.file, caught.value.place.line) == (str(template), line)


def test_the_second_article_in_a_style_is_told_what_the_first_was(tmp_path: Path) -> None:
    css = ":root { --x: red }\np { margin-left: calc(1px + var(--x)) }\n@page { size: var(--x) }"
    exporter = Exporter(styles=[styled(tmp_path, css)])
    told = [
        exporter.export(article(), editions=[edition], formats=["pdf"]).diagnostics
        for edition in ("brief", "brief", "summary")
    ]
    assert [one.code for one in told[0]] == ["stylesheet", "stylesheet"]
    assert told[0] == told[1]
    assert set(told[2]) == set(told[0])


@pytest.mark.parametrize(
    ("there", "lacking"), [("card.html", "card.css"), ("card.css", "card.html")]
)
def test_an_edition_with_one_of_its_two_files_is_told_the_other(
    tmp_path: Path, there: str, lacking: str
) -> None:
    (tmp_path / there).write_text("")
    with pytest.raises(DesignError, match=f"and no {lacking}") as caught:
        Exporter(templates=tmp_path).export(article(), editions=["card"], formats=[])
    assert caught.value.hint == f"put {lacking} beside it"


@pytest.mark.parametrize("slip", ["--cut-order: sources, sources", "--fit-min: calc(2 * 3)"])
def test_a_token_that_only_the_pages_can_judge_is_told_where_it_is_written(
    tmp_path: Path, slip: str
) -> None:
    sheet = styled(tmp_path, f":root {{ --ink: #000 }}\n:root {{ {slip} }}")
    with pytest.raises(DesignError, match=slip.partition(":")[0]) as caught:
        Exporter(styles=[sheet]).export(article(), editions=["brief"], formats=[])
    assert caught.value.place is not None
    assert (caught.value.place.file, caught.value.place.line) == (str(sheet), 2)


@pytest.mark.parametrize(
    "content", [None, b"\x89PNG\r\n\xff\xfe", "p { quotes: '\u00e9' }".encode("latin-1")]
)
def test_what_is_no_stylesheet_is_an_error_of_the_design(
    tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "house.css"
    path.mkdir() if content is None else path.write_bytes(content)
    with pytest.raises(DesignError, match="the stylesheet cannot be read") as caught:
        Exporter(styles=[path])
    assert (caught.value.exit_code, caught.value.place) == (4, Place(str(path)))


def test_a_stylesheet_may_begin_with_a_mark_of_its_order_of_bytes(tmp_path: Path) -> None:
    (tmp_path / "house.css").write_bytes(b"\xef\xbb\xbf:root { --accent: #00605a }")
    assert load_stylesheet(tmp_path / "house.css").diagnostics == ()
