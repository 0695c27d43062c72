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


def with_photograph(folder: Path) -> Export:
    """An article with a picture of more dots than it prints, upright by its EXIF alone."""
    exif = Image.Exif()
    exif[0x0112] = 6
    noise = Image.effect_noise((2400, 1600), 60).convert("RGB")
    noise.save(folder / "p.jpg", "JPEG", exif=exif)
    source = folder / "article.md"
    source.write_text(f"# Ferries\n\nWho counts.\n\n{TEXT}\n\n![A ferry](p.jpg)\n\n{TEXT}\n")
    return Exporter().export(source, editions=("brief",), formats=("docx",))


def test_a_photograph_that_was_printed_with_fewer_dots_is_still_the_articles(
    tmp_path: Path,
) -> None:
    made = with_photograph(tmp_path)
    back = Document(made.renditions[0].data).read()
    assert back.article == made.article
    assert not back.edits
    assert not back.images


def test_another_picture_in_its_place_is_taken_even_so(tmp_path: Path) -> None:
    made = with_photograph(tmp_path)
    document = Document(made.renditions[0].data)
    name = next(name for name in document.parts if name.endswith((".jpg", ".jpeg")))
    document.parts[name] = (tmp_path / "p.jpg").read_bytes()[:-2] + b"\0\xff\xd9"
    assert len(document.read().images) == 1
