"""The how-tos that add something, followed step by step: what they say is written, and works."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from exporter import Exporter
from exporter.article import part_names, vocabulary
from exporter.compose import labels
from exporter.preflight import checks, inspection
from exporter.preflight.checks import NOTE, OFF, WARNING, Check, weights
from exporter.preflight.findings import Finding
from exporter.preflight.inspection import inspect
from exporter.preflight.pdf.opened_pdf import PdfFile
from exporter.preflight.profiles import Expected
from exporter.readers.reader_table import load, read
from tests.support.files import good_pdf, pdf_of_html
from tests.support.samples import EVERYTHING

ROOT = Path(__file__).resolve().parents[1]
HOW_TO = ROOT / "docs" / "how-to"
HOUSE = ROOT / "tests" / "data" / "house_package"
BLOCK = re.compile(r"^ *```(\w+) ?(\S*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)


def blocks(page: str) -> Iterator[tuple[str, str, str]]:
    """The code of a how-to: its language, the file it is for, and its text."""
    for language, name, text in BLOCK.findall((HOW_TO / f"{page}.md").read_text()):
        yield language, name, textwrap.dedent(text)


def named(page: str) -> Mapping[str, str]:
    """The code of a how-to by the file that it is for."""
    return {name: text for _, name, text in blocks(page) if name}


def follow(page: str, folder: Path, article: Path = EVERYTHING) -> None:
    """Write what a how-to says to write, and run what it says to run on an article."""
    for name, text in named(page).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    file = f"article{article.suffix}"
    shutil.copy(article, folder / file)
    shutil.copytree(EVERYTHING.parent / "pictures", folder / "pictures")
    commands = "".join(text for language, _, text in blocks(page) if language == "sh")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        ["sh", "-e", "-c", commands.replace("article.md", file)],
        cwd=folder,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)},
        check=True,
    )


def test_every_how_to_is_listed() -> None:
    listed = set(re.findall(r"\]\(([\w-]+\.md)\)", (HOW_TO / "README.md").read_text()))

    assert listed == {path.name for path in HOW_TO.glob("*.md")} - {"README.md"}


def test_the_theme_is_built_exported_and_looks_alike_in_word(tmp_path: Path) -> None:
    follow("add-a-theme", tmp_path, EVERYTHING.with_name("harbour.md"))

    made = {path.name for path in (tmp_path / "harbour").iterdir()}
    assert {"article.pdf", "article.docx", "article-summary.pdf"} < made


def test_the_edition_is_built_and_exported_to_one_page(tmp_path: Path) -> None:
    follow("add-an-edition", tmp_path)

    made = {path.name for path in (tmp_path / "output").glob("[!.]*")}
    assert made == {"article-card.pdf", "article-card.docx"}
    exporter = Exporter(templates=tmp_path / "editions")
    assert exporter.export(EVERYTHING, editions=["card"]).fits["card"].pages == 1


def test_the_fields_are_checked_exported_and_put_back(tmp_path: Path) -> None:
    follow("add-fields", tmp_path)

    declared = tmp_path / "fields.json"
    assert read(tmp_path / "ships.yaml", fields=declared).extra["desk"] == "Metro"
    assert (tmp_path / "ships.yaml").read_text() == named("add-fields")["ships.yaml"]
    schema = json.loads((tmp_path / "ships.schema.json").read_text())
    assert schema["required"] == ["desk"]


@pytest.mark.parametrize("page", ["add-a-reader", "add-a-writer"])
def test_the_house_package_says_what_the_how_to_says(page: str) -> None:
    quoted = [(name, text) for _, name, text in blocks(page) if name]

    assert quoted
    for name, text in quoted:
        assert text in (HOUSE / name).read_text()


def test_the_check_finds_what_it_is_for_and_nothing_in_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = named("add-a-check")
    known = {"Iterator": Iterator, "PdfFile": PdfFile, "Expected": Expected, "Finding": Finding}
    rows = {"Check": Check, "weights": weights, "NOTE": NOTE, "WARNING": WARNING, "OFF": OFF}
    scope: dict[str, object] = {**known, **rows}
    exec(code["check"], scope)  # noqa: S102  # our own page
    row = eval(code["row"], scope)  # noqa: S307
    monkeypatch.setattr(inspection, "CHECKS", (*checks.CHECKS, row))

    lying = inspect(pdf_of_html("<p>Wide", "@page { size: A4 landscape }"), "wide.pdf")
    ours = inspect(good_pdf(), "ours.pdf")

    assert "portrait" in {result.check.code for result in lying.results}
    assert "portrait" not in {result.check.code for result in ours.results}


def test_the_language_is_spoken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = named("add-a-language")
    (name,) = (name for name in code if name.endswith(".json"))
    words = json.loads(code[name])
    folder = tmp_path / "languages"
    shutil.copytree(vocabulary._FOLDER, folder)
    (folder / Path(name).name).write_text(code[name])
    monkeypatch.setattr(vocabulary, "_FOLDER", folder)
    forget()
    path = tmp_path / "a.md"
    path.write_text(
        "---\nlanguage: fo\nheadline: Ferjan er aftur\n---\n\nBátarnir sigla aftur.\n\n"
        "## Høvuðsevni\n\n- Tveir túrar um tíman\n\n## Vanligir spurningar\n\n### Nær?\n\nNú.\n"
    )

    article = load(path).article

    assert article.key_points == ("Tveir túrar um tíman",)
    assert article.faq[0].question == "Nær?"
    assert labels.labels_for("fo-FO")["contents"] == "Innihald"
    assert list(words["labels"]) == list(labels.KEYS)
    assert list(words["headings"]) == list(part_names.PARTS)
    monkeypatch.undo()
    forget()


def forget() -> None:
    """Have the words of languages read again."""
    for kept in (vocabulary.known, vocabulary._read, part_names._named, labels.words_for):
        kept.cache_clear()
