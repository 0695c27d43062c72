"""`brief template`: a Word template of the house, written in by programs, and exported."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Written
from docx.oxml.ns import qn
from lxml.etree import _Element as Xml

from exporter.article import Article
from exporter.docx.asked_for import ASKED
from exporter.resources import themes
from exporter.roundtrip.word import read_docx
from tests.cli.conftest import Run
from tests.conftest import Failures
from tests.support.pages import text
from tests.support.validators import libreoffice

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
WRITTEN: Mapping[str, tuple[str, ...]] = {
    "publication": ("The Review",),
    "series": ("Policy briefs",),
    "number": ("12",),
    "published": ("March 31, 2026",),
    "kicker": ("Diplomacy",),
    "headline": ("Envoys prepare a summit",),
    "deck": ("Both sides say that talks are early.",),
    "author": ("Jane Doe",),
    "role": ("Editor",),
    "dateline": ("Geneva",),
    "key_points": ("A summit is being prepared.",),
    "lede": ("Preparations are in motion.",),
    "heading": ("What next?", "What then?"),
    "sections": ("Envoys meet in May.", "Then they rest."),
    "summary": ("In short, talks go on.",),
    "question": ("Why now?",),
    "faq": ("Because the truce ends.",),
    "sources": ("The resolution, 2026",),
    "about": ("Jane Doe edits this series.",),
    "contact": ("desk@example.org",),
    "rights": ("CC BY 4.0",),
}
HALF = {part: WRITTEN[part][:1] for part in ("headline", "key_points", "heading", "sections")}


def template(run: Run, *options: str) -> bytes:
    """The bytes of a template."""
    result = run("template", "-o", "house.dotx", *options)
    assert result.exit_code == 0, result.stderr
    return Path("house.dotx").read_bytes()


def begun(dotx: bytes) -> Written:
    """A document from a template, as Word begins one; python-docx opens no templates."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(dotx)) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            old, new = (MAIN.format(kind).encode() for kind in ("template", "document"))
            target.writestr(name, source.read(name).replace(old, new))
    return Document(io.BytesIO(made.getvalue()))


def filled(dotx: bytes, written: Mapping[str, Sequence[str]]) -> bytes:
    """The file that a program made of a template: the words of each control, nothing else."""
    document, left = begun(dotx), {part: iter(said) for part, said in written.items()}
    for control in document.element.body.iter(qn("w:sdt")):
        part = control.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val"))
        said = next(left.get(part.removeprefix("brief."), iter(())), None)
        if said is not None:
            next(control.iter(qn("w:t"))).text = said
    return _saved(document)


def check_whole(article: Article) -> None:
    """Every control came in as what it asks for."""
    said = article.model_dump(mode="json")
    for part in ("publication", "series", "number", "kicker", "headline", "deck", "lede"):
        assert said[part] == WRITTEN[part][0]
    assert (said["dateline"], said["contact"], said["rights"]) == (
        WRITTEN["dateline"][0],
        WRITTEN["contact"][0],
        WRITTEN["rights"][0],
    )
    assert [(one.name, one.role) for one in article.byline] == [("Jane Doe", "Editor")]
    assert said["published"] == "2026-03-31"
    assert said["key_points"] == list(WRITTEN["key_points"])
    assert [one["heading"] for one in said["sections"]] == list(WRITTEN["heading"])
    texts = [block["text"] for one in said["sections"] for block in one["blocks"]]
    assert texts == list(WRITTEN["sections"])
    assert [one["text"] for one in said["summary"]] == list(WRITTEN["summary"])
    assert said["faq"][0]["question"] == WRITTEN["question"][0]
    assert said["faq"][0]["answer"][0]["text"] == WRITTEN["faq"][0]
    assert said["sources"] == list(WRITTEN["sources"])
    assert said["about"][0]["text"] == WRITTEN["about"][0]


@pytest.mark.parametrize("theme", themes())
def test_what_a_program_writes_in_a_template_comes_in_part_by_part(
    theme: str, run_whole: Run
) -> None:
    imported = read_docx(filled(template(run_whole, "--theme", theme), WRITTEN))
    check_whole(imported.article)
    assert imported.diagnostics == ()


def test_a_brief_written_in_a_template_prints(run_whole: Run) -> None:
    Path("brief.docx").write_bytes(filled(template(run_whole), WRITTEN))
    result = run_whole("export", "brief.docx", "--format", "pdf", "--edition", "brief")
    assert result.exit_code == 0, result.stderr
    printed = text(Path("output/brief.pdf").read_bytes())
    for said in (words for part, words in WRITTEN.items() if part != "published"):
        assert said[0].split()[0] in printed
    assert not any(asked.prompt in printed for asked in ASKED.values())


@pytest.mark.parametrize("edition", ["brief", "summary"])
def test_a_template_is_a_valid_word_template_without_an_article(
    edition: str, run_whole: Run, ooxml_failures: Failures
) -> None:
    dotx = template(run_whole, "--edition", edition)
    assert ooxml_failures([Path("house.dotx").absolute()]) == []
    with zipfile.ZipFile(io.BytesIO(dotx)) as archive:
        names = archive.namelist()
        assert MAIN.format("template") in archive.read("[Content_Types].xml").decode()
        assert not any(name.startswith("customXml") for name in names)
        assert b"Headline" not in archive.read("docProps/core.xml")
    tags = {
        tag.get(qn("w:val"), "").removeprefix("brief.")
        for tag in begun(dotx).element.body.iter(qn("w:tag"))
    }
    wanted = {"headline", "deck", "published", "key_points", "heading", "sections", "summary"}
    assert wanted <= tags <= ASKED.keys()


def test_the_same_house_gives_the_same_template(run_whole: Run) -> None:
    assert template(run_whole) == template(run_whole)


def test_a_control_that_is_left_as_it_is_gives_nothing(run_whole: Run) -> None:
    imported = read_docx(filled(template(run_whole), HALF))
    said = imported.article.model_dump(mode="json", exclude_defaults=True)
    assert said.keys() == {"headline", "key_points", "sections"}
    assert [one["heading"] for one in said["sections"]] == ["What next?"]
    assert "[" not in imported.article.to_json().replace("[{", "").replace('["', "").replace(
        "[]", ""
    )
    assert imported.diagnostics == ()


def test_an_answer_without_its_question_is_told(run_whole: Run) -> None:
    imported = read_docx(filled(template(run_whole), {**HALF, "faq": ("Because.",)}))
    assert [one.code for one in imported.diagnostics] == ["question-missing"]
    assert "Because." in imported.article.to_json()


def test_several_authors_and_questions_are_read_each_for_itself(run_whole: Run) -> None:
    document = begun(filled(template(run_whole), {**WRITTEN, "author": ("Ann Bee and Cy Dee",)}))
    (answer,) = [one for one in document.element.body.iter(qn("w:sdt")) if part_of(one) == "faq"]
    question = answer.getprevious()
    for copy in (deepcopy(answer), deepcopy(question)):
        next(copy.iter(qn("w:t"))).text = "Once more?" if copy.tag == qn("w:p") else "Yes."
        answer.addnext(copy)
    article = read_docx(_saved(document)).article
    assert [one.name for one in article.byline] == ["Ann Bee", "Cy Dee"]
    assert [one.question for one in article.faq] == ["Why now?", "Once more?"]


def part_of(control: Xml) -> str:
    """The part of the article that a control asks for."""
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return "" if tag is None else tag.get(qn("w:val"), "").removeprefix("brief.")


def test_a_prompt_beside_which_a_program_writes_is_left_out_and_told(run_whole: Run) -> None:
    document = begun(filled(template(run_whole), {**HALF, "key_points": ()}))
    for part, words in (("deck", "Below the headline"), ("key_points", "A summit is near.")):
        controls = document.element.body.iter(qn("w:sdt"))
        text = next(next(one for one in controls if part_of(one) == part).iter(qn("w:t")))
        text.text = f"{words}{text.text}"
    read = read_docx(_saved(document))
    assert read.article.deck == "Below the headline"
    assert read.article.key_points == ("A summit is near.",)
    (told,) = read.diagnostics
    assert told.code == "prompt-beside"
    assert "Below the headline" in told.message


def test_words_beside_the_controls_of_a_line_are_told(run_whole: Run) -> None:
    document = begun(filled(template(run_whole), HALF))
    line = next(one for one in document.element.body.iter(qn("w:p")) if is_in(one, "IssueLine"))
    line.append(line.makeelement(qn("w:r")))
    line[-1].append(line.makeelement(qn("w:t")))
    line[-1][-1].text = " for members only"
    (told,) = read_docx(_saved(document)).diagnostics
    assert told.code == "edit-not-kept"
    assert "for members only" in told.message


def is_in(paragraph: object, style: str) -> bool:
    """Whether a paragraph has a style of an identifier."""
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")  # type: ignore[attr-defined]
    return found is not None and found.get(qn("w:val")) == style


def test_a_day_out_of_the_calendar_counts_where_its_text_tells_none(run_whole: Run) -> None:
    document = begun(filled(template(run_whole), {**HALF, "published": ("27.11.26",)}))
    read = read_docx(_saved(document))
    assert [one.code for one in read.diagnostics] == ["date-not-read"]
    for date in document.element.body.iter(qn("w:date")):
        date.set(qn("w:fullDate"), "2026-11-27T00:00:00Z")
    read = read_docx(_saved(document))
    assert str(read.article.published) == "2026-11-27"
    assert read.diagnostics == ()


def _saved(document: Written) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


EDITS = [
    ("replace", ASKED["publication"].prompt, "The Review"),
    ("replace", ASKED["headline"].prompt, "Envoys prepare a summit"),
    ("replace", ASKED["published"].prompt, "March 31, 2026"),
    ("replace", ASKED["author"].prompt, "Jane Doe"),
    ("replace", ASKED["key_points"].prompt, "A summit is near."),
    ("add", "A summit is near.", "Both sides say so."),
    ("replace", ASKED["heading"].prompt, "What next?"),
    ("replace", ASKED["sections"].prompt, "Envoys meet in May."),
    ("add", "Envoys meet in May.", "Then they rest."),
]


@pytest.mark.parametrize("theme", ["newsroom", "think-tank"])  # boxes; frames at the side
def test_a_template_half_written_in_libreoffice_comes_in_and_prints(
    theme: str, run_whole: Run, tmp_path: Path
) -> None:
    template(run_whole, "--theme", theme)
    libreoffice.edit(tmp_path / "house.dotx", tmp_path / "brief.docx", tmp_path / "profile", EDITS)
    imported = read_docx((tmp_path / "brief.docx").read_bytes())
    said = imported.article.model_dump(mode="json", exclude_defaults=True)
    assert said.keys() == {
        "publication",
        "headline",
        "published",
        "byline",
        "key_points",
        "sections",
    }
    assert said["key_points"] == ["A summit is near.", "Both sides say so."]
    assert said["published"] == "2026-03-31"
    (section,) = said["sections"]
    assert [one["text"] for one in section["blocks"]] == ["Envoys meet in May.", "Then they rest."]
    result = run_whole("export", "brief.docx", "--format", "pdf", "--edition", "brief")
    assert result.exit_code == 0, result.stderr
    assert "Envoys prepare a summit" in text(Path("output/brief.pdf").read_bytes())


def test_libreoffice_shows_every_prompt(
    run_whole: Run, libreoffice_pdf: Callable[[Sequence[Path]], list[Path]]
) -> None:
    template(run_whole)
    (printed,) = libreoffice_pdf([Path("house.dotx").absolute()])
    shown = text(printed.read_bytes())
    for part, asked in ASKED.items():
        assert asked.prompt.split()[0] in shown, part


def test_a_template_speaks_the_language_that_is_asked_for(run_whole: Run) -> None:
    written = {**HALF, "published": ("31. März 2026",)}
    imported = read_docx(filled(template(run_whole, "--language", "de"), written))
    assert imported.article.language == "de"
    assert str(imported.article.published) == "2026-03-31"


@pytest.mark.parametrize("language", ["ar", "he"])
def test_a_template_in_letters_that_run_to_the_left_asks_for_all_parts(
    language: str, run_whole: Run
) -> None:
    result = run_whole("template", "-o", "house.dotx", "--language", language)
    assert "language-letters" not in result.stderr
    document = begun(Path("house.dotx").read_bytes())
    assert {part_of(one) for one in document.element.body.iter(qn("w:sdt"))} == ASKED.keys()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("-o", "house.docx"), "no name of a Word template"),
        (("-o", "a.dotx", "--language", "not a tag"), "no language tag"),
        (("-o", "a.dotx", "--edition", "brief", "--edition", "summary"), "one edition"),
    ],
)
def test_a_call_for_what_is_no_template_is_refused(
    options: tuple[str, ...], told: str, run: Run
) -> None:
    result = run("template", *options)
    assert result.exit_code == 2
    assert told in result.stderr
    assert [*Path().iterdir()] == []
