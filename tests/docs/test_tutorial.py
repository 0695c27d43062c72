"""The tutorial, done as it says, with the editor's change made for the reader."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from exporter.readers.reader_table import read
from tests.docs.test_examples import DOCS, blocks, run
from tests.support import pages


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that one has at its end."""
    folder = tmp_path_factory.mktemp("tutorial")
    desk = folder / "desk"
    for language, name, text in blocks(DOCS / "tutorial.md"):
        if name:
            (desk / name).write_text(text)
        elif language == "sh":
            if "import edited.docx" in text and not (desk / "edited.docx").exists():
                edit(desk / "output" / "word" / "ships.docx", desk / "edited.docx")
            run(
                ["sh", "-e", "-c", text.replace("cd desk\n", "")], desk if desk.exists() else folder
            )
    return desk


def edit(path: Path, edited: Path) -> None:
    """Change what the tutorial says to change."""
    document = docx.Document(str(path))
    (lede,) = [one for one in document.paragraphs if one.text.startswith("Forty ships")]
    first = next(one for one in lede.runs if "Forty" in one.text)
    first.text = first.text.replace("Forty", "Fifty")
    document.save(str(edited))


def test_an_editors_change_is_in_the_article_and_in_what_is_made_of_it(desk: Path) -> None:
    article = read(desk / "articles" / "ships.md")

    assert (article.lede or "").startswith("Fifty ships")
    assert (desk / "articles" / "ships.md~").is_file()
    assert "## About" not in (desk / "articles" / "ships.md").read_text(), "which the house says"
    printed = pages.text((desk / "output" / "web" / "ships.pdf").read_bytes())
    assert "Fifty ships" in " ".join(printed.split())


def test_the_house_is_on_the_page(desk: Path) -> None:
    document = docx.Document(str(desk / "output" / "word" / "ships.docx"))
    accent = document.styles["Heading 1"].font.color.rgb

    assert str(accent) == "00563F"
    assert any(part.partname.endswith(".svg") for part in document.part.package.iter_parts())


def test_a_file_for_the_press_is_made(desk: Path) -> None:
    assert (desk / "press" / "ships.pdf").read_bytes().startswith(b"%PDF")
