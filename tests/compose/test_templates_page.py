"""docs/templates.md names all that a template may use, and nothing else."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import jinja2
import pytest

from exporter import resources
from exporter.compose.filters import FILTERS
from exporter.compose.labels import KEYS
from exporter.compose.view import View
from exporter.pipeline import Exporter
from tests.support import pages
from tests.support.samples import EVERYTHING, EXHIBITS, article, exporter

PAGE = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")
TEMPLATES = {
    path.name: path.read_text("utf-8") for path in resources.templates_folder().glob("*.html")
}


def chapter(heading: str) -> str:
    """What stands below a heading, to the next one."""
    return re.split(r"^#+ ", PAGE.partition(f"# {heading}\n")[2], flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of every row of a chapter's tables, their heads left out."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [
        row
        for row, after in zip(cells, [*cells[1:], [""]], strict=True)
        if not row[0].startswith("---") and not after[0].startswith("---")
    ]


def named(heading: str) -> list[str]:
    """The names in the first column of a chapter's tables, without their arguments."""
    names = [name for row in rows(chapter(heading)) for name in re.findall(r"`([^`]+)`", row[0])]
    return [re.split(r"[(=]", name)[0] for name in names]


def signatures(heading: str) -> dict[str, tuple[str, ...]]:
    """The macros of a chapter and their arguments; of those in one row, the row's."""
    told: dict[str, tuple[str, ...]] = {}
    for macro, is_for in rows(chapter(heading)):
        shared = re.search(r"`\(([^)]*)\)`", is_for)
        for name, own in re.findall(r"`(\w+)(?:\(([^)]*)\))?`", macro):
            arguments = own or (shared[1] if shared else "")
            told[name] = tuple(filter(None, arguments.split(", ")))
    return told


CLASS_ROWS = rows(chapter("Attributes and classes"))[4:]


def test_it_names_all_that_a_view_has() -> None:
    names = [name for name in (*dir(View), *View.__dataclass_fields__) if not name.startswith("_")]
    assert sorted(named("Of `view`")) == sorted(set(names))


def test_it_names_every_label_and_filter() -> None:
    assert re.findall(r"`(\w+)`", chapter("Of `labels`")) == list(KEYS)
    assert named("Filters, besides Jinja's own") == list(FILTERS)


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("frame.html", "In `frame.html`: what stands around the text"),
        ("blocks.html", "In `blocks.html`: the text"),
    ],
)
def test_it_names_every_macro_with_its_arguments(name: str, heading: str) -> None:
    tree = jinja2.Environment(autoescape=True).parse(TEMPLATES[name])
    macros = {
        macro.name: tuple(argument.name for argument in macro.args)
        for macro in tree.find_all(jinja2.nodes.Macro)
    }
    assert signatures(heading) == macros


def groups_used() -> set[str]:
    """The groups that our templates hand to their macros."""
    word = r'(?:cut=|cut_whole=|may_go\()(?:none if loop\.first else )?"([\w-]+)"'
    return set(re.findall(word, "".join(TEMPLATES.values())))


def test_it_names_every_group_and_a_stylesheet_lists_each() -> None:
    listed = {
        name.strip()
        for sheet in ("brief", "summary")
        for value in re.findall(
            r"--cut-order: ([^;]+);",
            (resources.styles_folder() / f"{sheet}.css").read_text("utf-8"),
        )
        for name in value.split(",")
    }
    told = {
        name for row in rows(chapter("What may be left out"))[:12] for name in row[0].split("`")
    }
    assert groups_used() == listed == told - {""}


CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
CLASSES = re.compile(rf'class="((?:{CODE.pattern}|[^"])*)"')


def classes_used() -> set[str]:
    """The classes of our templates, those that an expression chooses between among them."""
    values = " ".join(CLASSES.findall("".join(TEMPLATES.values())))
    chosen = (name for code in CODE.findall(values) for name in re.findall(r'"([\w-]+)"', code))
    return {*re.findall(r"[\w-]*\w", CODE.sub(" ", values)), *chosen}


def test_it_names_every_class() -> None:
    names = [name for row in CLASS_ROWS for name in re.findall(r"`([^`]+)`", row[0])]
    assert {"opening", "wide-table", "key-point", "callout"} < classes_used()
    assert classes_used() <= set(names)
    assert len(names) == len(set(names))


def test_the_styles_that_it_tells_of_are_those_of_a_word_file() -> None:
    told = {style for row in CLASS_ROWS for style in row[1].split(", ") if style}
    made = [
        rendition
        for source in (EVERYTHING, EXHIBITS)
        for rendition in exporter().export(source, formats=["docx"], preflight=False).renditions
    ]
    files = (zipfile.ZipFile(BytesIO(one.data)) for one in made)
    sheets = (file.read("word/styles.xml").decode() for file in files)
    there = {name for sheet in sheets for name in re.findall(r'<w:name w:val="([^"]*)"', sheet)}
    assert told <= there


def test_its_example_is_an_edition(tmp_path: Path) -> None:
    for kind in ("html", "css"):
        example = re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)[0]
        (tmp_path / f"card.{kind}").write_text(example)
    made = Exporter(templates=tmp_path).export(
        article(key_points=[f"Point {number}." for number in range(1, 200)], sources=["A source"]),
        editions=["card"],
        formats=["pdf"],
    )
    printed = pages.text(made.renditions[0].data)
    assert made.fits["card"].pages == 1
    assert "Point 3." in printed
    assert "A source" not in printed
