"""What nobody edited comes back identical, whoever saved the file last."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from copy import deepcopy
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from exporter.article import Article, DefinitionList, List
from exporter.diagnostics import ArticleError
from exporter.docx.elements import Xml
from exporter.readers.reader_table import read
from exporter.roundtrip.word.edited_file import read_docx
from exporter.roundtrip.word.word_references import Lost, shown_references
from tests.support import samples
from tests.support.editing import Document, article, changed, docx_of, dumped, everything
from tests.support.strategies import articles
from tests.support.validators import libreoffice

REAL = (samples.SUMMIT, samples.EVERYTHING, *samples.POSTS)

EDITS = (
    ("replace", "Every euro saved", "Each euro saved"),
    ("bold", "mattered as much", ""),
    ("add", "The order in which services", "A new paragraph."),
    ("add", "Trips to the hospital", "A new point."),
    ("delete", "Pensioners lost visits", ""),
    ("style", "The council votes", "Heading 1"),
    ("add row", "Taxis for pupils", "1a|311|403|Ferries"),
    ("add", "Nobody had said anything", "I went home."),
)
TRACKED = (
    ("replace", "Every euro saved", "Each euro saved"),
    ("add", "The order in which services", "A new paragraph."),
    ("delete", "Pensioners lost visits", ""),
    ("add row", "Taxis for pupils", "1a|311|403|Ferries"),
    ("note", "4,200 offers of lifts", " And more."),
)
MORE = 20 if "NIGHTLY" in os.environ else 1
UNPRINTABLE = "\u2029"  # the layout engine fails on a blank beside it


@settings(max_examples=12 * MORE)
@given(articles())
def test_any_article_comes_back_identical(made: Article) -> None:
    assume(UNPRINTABLE not in made.to_json())
    imported = read_docx(docx_of(made))
    assert imported.article == made == imported.base
    assert (imported.edits, imported.diagnostics) == ((), ())


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
@pytest.mark.parametrize("edition", ["brief", "summary"])
def test_every_real_article_comes_back_identical(path: Path, edition: str) -> None:
    assert read_docx(samples.docx_of(path, edition)).article == read(path)


@settings(max_examples=6 * MORE)
@given(articles(), st.data())
def test_deleting_one_paragraph_changes_no_other_part(made: Article, data: st.DataObject) -> None:
    assume(UNPRINTABLE not in made.to_json())
    document = Document(docx_of(made))
    body = document.root[0]
    body.remove(data.draw(st.sampled_from(body.findall(qn("w:p")))))
    kept = set(texts(made.model_dump(mode="json")))
    try:
        found = document.read()
    except ArticleError:  # a question without its answer, an article without a word
        return
    new = set(texts(found.article.model_dump(mode="json"))) - kept
    lost = Lost(found.article.model_dump(), shown_references(document.root[0]))
    new -= {str(lost.settled({"lede": text})["lede"]) for text in kept}
    assert len(new) <= 1, new


TABLE = {"type": "table", "header": ["", ""], "rows": [], "caption": "Riders", "source": "Us"}
BOX = {"type": "callout", "kind": "important", "blocks": ["In the box.", TABLE]}
QUOTE = {"type": "quote", "blocks": ["Said."], "attribution": "Ana"}
HELD = ([BOX], [{"type": "rule"}, BOX], [QUOTE, BOX], [{"type": "code", "text": "x = 1"}, QUOTE])


@pytest.mark.parametrize("held", HELD)
@pytest.mark.parametrize("own", ["term", "text"])
def test_what_stood_in_an_item_stays_as_it_was_when_its_words_are_deleted(
    held: list[object], own: str
) -> None:
    kind = "definition_list" if own == "term" else "list"
    item = {own: "Gone soon", "blocks": held}
    made = samples.article(
        sections=[{"heading": "Head", "blocks": [{"type": kind, "items": [item]}]}]
    )
    document = Document(docx_of(made))
    document.delete("Gone soon")
    (section,) = document.read().article.sections
    (before,) = made.sections
    (listed,) = before.blocks
    assert isinstance(listed, List | DefinitionList)
    assert section.blocks == listed.items[0].blocks


@pytest.mark.parametrize("held", [*HELD, [{"type": "code", "text": ""}]])
def test_an_item_without_words_of_its_own_comes_back(held: list[object]) -> None:
    items = [{"text": "First"}, {"text": "", "blocks": held}]
    made = samples.article(
        sections=[{"heading": "Head", "blocks": [{"type": "list", "items": items}]}]
    )
    assert read_docx(docx_of(made)).article == made


def test_a_table_whose_words_stand_elsewhere_too_comes_back() -> None:
    table = {"type": "table", "header": ["Before"], "rows": [["After"]]}
    blocks = [{"type": "paragraph", "text": "Before"}, table, {"type": "code", "text": "After"}]
    made = samples.article(sections=[{"heading": "Head", "blocks": blocks}])
    assert read_docx(docx_of(made)).article == made


def texts(value: object) -> Iterable[str]:
    """Every text below a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


def noise(document: Document) -> None:
    """What Word adds by itself when somebody opens and saves a file."""
    for number, run in enumerate(list(document.root.iter(qn("w:r")))):
        run.set(qn("w:rsidR"), f"00{number:06X}")
        text = run.find(qn("w:t"))
        if text is not None and len(text.text or "") > 8 and len(run) == 1:
            split(run, text)
    for line in document.root.iter(qn("w:p")):
        at = 1 if line.find(qn("w:pPr")) is not None else 0
        line.insert(at, etree.Element(qn("w:proofErr"), {qn("w:type"): "spellStart"}))
        line.insert(
            at, etree.Element(qn("w:bookmarkStart"), {qn("w:id"): "77", qn("w:name"): "_GoBack"})
        )
        line.append(etree.Element(qn("w:bookmarkEnd"), {qn("w:id"): "77"}))


def split(run: Xml, text: Xml) -> None:
    """Cut a run in two, the second in a smart tag."""
    rest = deepcopy(run)
    (other,) = rest.iterfind(qn("w:t"))
    words = text.text or ""
    other.text, text.text = words[4:], words[:4]
    for one in (text, other):
        one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    tag = etree.Element(qn("w:smartTag"))
    tag.append(rest)
    run.addnext(tag)


def test_what_word_adds_by_itself_is_no_change() -> None:
    document = Document()
    noise(document)
    assert document.read().article == article()
    assert document.read().edits == ()


def test_other_quotes_blanks_and_hyphens_are_no_change() -> None:
    made = samples.article(
        lede="It's \"so\" -- 5 km away, a well-known 'fact'...", deck="L’état, c’est « moi »"
    )
    document = Document(docx_of(made))
    for text in document.root.iter(qn("w:t")):
        said = (text.text or "").replace("'", "’").replace('"', "”").replace("5 km", "5\u00a0km")
        text.text = said.replace("well-known", "well\u2011kno\u00adwn").replace("...", "…")
    assert document.read().article == made


def test_page_numbers_that_word_updates_are_no_change() -> None:
    document = Document()
    for line in document.root.iter(qn("w:sdt")):
        for text in line.iter(qn("w:t")):
            text.text = "7" if (text.text or "").isdigit() else text.text
    assert document.read().article == article()


@pytest.fixture(scope="module")
def resaved(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    """`resaved({name: docx})`: the files as LibreOffice saves them."""

    def save(files: dict[str, bytes]) -> dict[str, bytes]:
        folder = tmp_path_factory.mktemp("resaved")
        (folder / "out").mkdir()
        for name, data in files.items():
            (folder / f"{name}.docx").write_bytes(data)
        paths = [folder / f"{name}.docx" for name in files]
        made = libreoffice.convert(paths, "docx", folder=folder / "out", profile=folder / "profile")
        return {path.stem: path.read_bytes() for path in made}

    return save


def test_libreoffice_saving_a_file_changes_no_article(
    resaved: Callable[[dict[str, bytes]], dict[str, bytes]],
) -> None:
    files = {
        f"{path.stem}-{edition}": samples.docx_of(path, edition)
        for path in REAL
        for edition in ("brief", "summary")
    }
    saved = resaved(files)
    different = [
        f"{path.stem}-{edition}"
        for path in REAL
        for edition in ("brief", "summary")
        if read_docx(saved[f"{path.stem}-{edition}"]).article != read(path)
    ]
    assert not different


def test_edits_made_in_libreoffice_come_back(tmp_path: Path) -> None:
    (tmp_path / "sent.docx").write_bytes(everything())
    libreoffice.edit(tmp_path / "sent.docx", tmp_path / "back.docx", tmp_path / "profile", EDITS)
    sections, points = dumped("sections"), dumped("key_points")
    first, second = sections
    first["blocks"][2]["text"] = (
        "The order in which services came back **mattered as much** as the dates."
    )
    first["blocks"].insert(3, "A new paragraph.")
    del first["blocks"][1]["items"][2]
    first["sections"][0]["blocks"][1]["blocks"].append("I went home.")
    second["blocks"][0]["rows"].insert(1, ["1a", "311", "403", "Ferries"])
    heading = second["blocks"].pop()["text"]
    assert read_docx((tmp_path / "back.docx").read_bytes()).article == changed(
        sections=[first, second, {"heading": heading}],
        key_points=[points[0], points[1].replace("Every", "Each"), points[2], "A new point."],
    )


def test_changes_that_libreoffice_tracks_are_taken_or_turned_down(tmp_path: Path) -> None:
    (tmp_path / "sent.docx").write_bytes(everything())
    edits = (("record", "", ""), *TRACKED)
    libreoffice.edit(tmp_path / "sent.docx", tmp_path / "back.docx", tmp_path / "profile", edits)
    data = (tmp_path / "back.docx").read_bytes()
    sections, points = dumped("sections"), dumped("key_points")
    del sections[0]["blocks"][1]["items"][2]
    sections[0]["blocks"].insert(3, "A new paragraph.")
    sections[1]["blocks"][0]["rows"].insert(1, ["1a", "311", "403", "Ferries"])
    points[1] = points[1].replace("Every", "Each")
    lede = dumped("lede").replace("neighbours.]", "neighbours. And more.]")
    assert lede != dumped("lede")
    taken = changed(lede=lede, sections=sections, key_points=points)
    assert read_docx(data, changes="accept").article == taken
    assert read_docx(data, changes="reject").article == article()
    listed = read_docx(data, changes="report")
    assert listed.article == article()
    told = {(change.kind, change.text) for change in listed.changes}
    assert {("deletion", "Pensioners lost visits."), ("insertion", " And more.")} <= told


def test_edits_come_back_from_a_file_that_libreoffice_saved(
    resaved: Callable[[dict[str, bytes]], dict[str, bytes]],
) -> None:
    document = Document(whole=True)
    document.replace("came back mattered", "returned mattered")
    document.type_after("The council votes", "BodyText", "A new paragraph.")
    document.type_after("Every euro saved", "KeyPoint", "A new point.")
    document.delete("Pensioners lost")
    (saved,) = resaved({"edited": document.save()}).values()
    sections, points = dumped("sections"), dumped("key_points")
    text = sections[0]["blocks"][2]["text"]
    sections[0]["blocks"][2]["text"] = text.replace("came back", "returned")
    sections[1]["blocks"].append("A new paragraph.")
    del sections[0]["blocks"][1]["items"][2]
    points.insert(2, "A new point.")
    assert read_docx(saved).article == changed(sections=sections, key_points=points)
