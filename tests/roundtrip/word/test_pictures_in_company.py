"""Pictures in rows, beside text, or ahead of text come back to where the article has them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from exporter.pipeline import Exporter
from exporter.results import Export
from tests.support.editing import Document

TEXT = "Ferries cross the harbour all day, and few of those who watch them count. " * 6


def article(folder: Path, blocks: list[str], after: int = 1) -> Export:
    """An article of a section, exported; `[p]` is an upright picture, `[w]` a wide one."""
    for name, size in (("p", (400, 600)), ("w", (600, 400))):
        made = io.BytesIO()
        Image.new("L", size, 128).save(made, "PNG")
        (folder / f"{name}.png").write_bytes(made.getvalue())
    pictures = {f"[{name}]": f"![A {name} picture]({name}.png)" for name in "pw"}
    body = "\n\n".join(pictures.get(block, block) for block in blocks)
    source = folder / "article.md"
    rest = "\n\n".join([TEXT] * after)
    source.write_text(f"# Ferries\n\nWho counts.\n\n## Counting\n\n{body}\n\n## After\n\n{rest}\n")
    return Exporter(theme="think-tank").export(source, editions=("brief",), formats=("docx",))


def passed(made: Export) -> list[tuple[str, ...]]:
    return [figure.passed for figure in made.fits["brief"].figures]


@pytest.mark.parametrize(
    ("blocks", "moved"),
    [
        ([TEXT, "[w]", "[w]", TEXT], False),
        ([TEXT, "[w]", "[w]", "[w]"], False),
        ([TEXT, "[p]", "[p]", "[p]", TEXT], False),
        ([TEXT, "[p]", TEXT, TEXT], False),
        ([TEXT, TEXT, "[p]"], True),
        ([TEXT, TEXT, TEXT, "[p]"], True),
    ],
)
def test_pictures_in_company_come_back_identical(
    tmp_path: Path, blocks: list[str], moved: bool
) -> None:
    made = article(tmp_path, blocks)
    back = Document(made.renditions[0].data).read()
    kinds = [block.type for block in back.article.sections[0].blocks]
    assert kinds == ["figure" if block.startswith("[") else "paragraph" for block in blocks]
    assert not [edit for edit in back.edits if not str(edit).endswith(".src")]
    assert any(passed(made)) == moved


NOTE = "> [!NOTE]\n> Above a box no picture rises."


def test_a_picture_that_went_on_into_the_next_section_comes_back(tmp_path: Path) -> None:
    went = []
    for count in (3, 4):
        made = article(tmp_path, [*[TEXT] * count, NOTE, "[w]"], 4)
        back = Document(made.renditions[0].data).read()
        assert back.article == made.article
        assert not back.edits
        went += [part for parts in passed(made) for part in parts if part.endswith("heading")]
    assert went
