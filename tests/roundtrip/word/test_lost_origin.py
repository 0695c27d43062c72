"""Files that lost where they come from, or their styles: their source stands in, and words tell."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from docx.oxml.ns import qn

from exporter.diagnostics import ArticleError
from exporter.docx.archive import Archive
from exporter.provenance.origin import Origin, origin_of
from exporter.roundtrip.merge.losses import much_is_lost
from exporter.roundtrip.word.edited_file import Imported, read_docx
from tests.support import samples
from tests.support.editing import (
    Document,
    article,
    changed,
    docx_of,
    dumped,
    everything,
    paragraph,
    remove,
    runs,
)


def origins() -> list[Origin]:
    """What stands in: the origins of both editions of the article that has everything."""
    files = (everything(edition) for edition in ("summary", "brief"))
    return [origin for data in files if (origin := origin_of(Archive(data, "x"), "x")[0])]


def inspected(document: Document) -> None:
    """Take away what Word's Document Inspector does: the parts that are no Word's own."""
    document.parts = {
        name: data for name, data in document.parts.items() if not name.startswith("customXml")
    }


def flattened(document: Document) -> None:
    """Clear all formatting: no style, and a bold heading looks bold by itself."""
    for properties in list(document.root.iter(qn("w:pStyle"), qn("w:rStyle"))):
        bold = properties.get(qn("w:val")) in ("TableHead", "CalloutTitle", "FigureTitle")
        around = properties.getparent()
        assert around is not None
        around.remove(properties)
        line = around.getparent()
        for run in line.iter(qn("w:r")) if bold and line is not None else ():
            if run.find(qn("w:rPr")) is None:
                run.insert(0, runs("<w:rPr/>")[0])
            run.find(qn("w:rPr")).append(runs("<w:b/>")[0])  # type: ignore[union-attr]


def typed_out(document: Document) -> None:
    """Write out what styles write, as other programs do."""
    document.paragraph("Ilse Brandt").insert(1, runs("<w:r><w:t>— </w:t></w:r>")[0])
    credit = next(one for one in document.root.iter(qn("w:t")) if one.text == "City of Rotterdam")
    credit.addprevious(runs("<w:rPr><w:i/></w:rPr>")[0])
    document.paragraph("Cost by week").insert(1, runs("<w:r><w:t>Table 1: </w:t></w:r>")[0])


def bare(document: Document) -> None:
    """Clear the formatting of all words, as Ctrl+Space does: no run says how it looks."""
    for run in document.root.iter(qn("w:r")):
        for properties in run.findall(qn("w:rPr")):
            run.remove(properties)


def cleared(document: Document) -> None:
    """Clear all formatting: that of words, and of paragraphs."""
    bare(document)
    flattened(document)


def both(document: Document) -> None:
    """Google Docs and its like: neither origin nor styles."""
    inspected(document)
    flattened(document)
    typed_out(document)


def unlinked(document: Document) -> None:
    """Make words of all fields, as Ctrl+Shift+F9 does, and programs that know none."""
    for field in list(document.root.iter(qn("w:fldChar"), qn("w:instrText"))):
        remove(field)


def boxed(document: Document, *words: str) -> None:
    """Set paragraphs in a box that hangs on the next one, as LibreOffice does with frames."""
    box = runs(
        "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
        "<w:txbxContent/></v:textbox></v:shape></w:pict></w:r>"
    )[0]
    lines = [*map(document.paragraph, words)]
    below = lines[-1].getnext()
    assert below is not None
    next(box.iter(qn("w:txbxContent"))).extend(lines)
    below.append(box)


def read(document: Document) -> Imported:
    return read_docx(document.save(), stand_ins=origins())


@pytest.mark.parametrize("lose", [inspected, flattened, both])
def test_what_nobody_edited_is_the_article_as_it_was(lose: Callable[[Document], None]) -> None:
    document = Document()
    lose(document)
    assert read(document).article == article()


@pytest.mark.parametrize("lose", [inspected, both])
def test_a_picture_of_the_file_is_the_source_s_though_it_lies_beside_that_no_more(
    lose: Callable[[Document], None],
) -> None:
    document = Document()
    lose(document)
    origin, _ = origin_of(Archive(docx_of(article()), "x"), "x")
    assert origin is not None
    assert read_docx(document.save(), stand_ins=[origin]).article == article()


@pytest.mark.parametrize("lose", [inspected, flattened, both])
def test_an_edit_is_the_only_change(lose: Callable[[Document], None]) -> None:
    document = Document()
    document.replace("Pensioners lost visits", "Pensioners lost all their visits")
    lose(document)
    sections = dumped("sections")
    sections[0]["blocks"][1]["items"][2]["text"] = "Pensioners lost all their visits."
    assert read(document).article == changed(sections=sections)


@pytest.mark.parametrize("lose", [flattened, both])
def test_a_new_paragraph_is_kept_where_styles_are_gone(lose: Callable[[Document], None]) -> None:
    document = Document()
    document.type_after("The order in which", "BodyText", "A paragraph that nobody wrote before.")
    lose(document)
    sections = dumped("sections")
    sections[0]["blocks"].insert(3, "A paragraph that nobody wrote before.")
    assert read(document).article == changed(sections=sections)


@pytest.mark.parametrize("lose", [bare, cleared])
def test_edited_words_among_others_have_the_marks_that_those_had(
    lose: Callable[[Document], None],
) -> None:
    document = Document()
    lose(document)
    for old, new in (("2,310", "2,311"), ("no other", "no better"), ("is a", "is no")):
        text = next(one for one in document.root.iter(qn("w:t")) if old in (one.text or ""))
        text.text = (text.text or "").replace(old, new)
    sections, points = dumped("sections"), dumped("key_points")
    first = sections[0]["blocks"][0]
    first["text"] = first["text"].replace("2,310", "2,311")
    points[0] = points[0].replace("no other", "no better")
    deck = dumped("deck").replace("is a **social**", "is no **social**")
    expected = changed(sections=sections, key_points=points, deck=deck)
    assert read(document).article == expected


def test_one_word_less_emphatic_is_an_edit_where_others_keep_their_marks() -> None:
    document = Document()
    bold = next(one for one in document.root.iter(qn("w:t")) if one.text == "no other way")
    run = bold.getparent()
    assert run is not None
    run.remove(run[0])
    points = dumped("key_points")
    points[0] = points[0].replace("**", "")
    assert read(document).article == changed(key_points=points)


def test_what_stands_in_is_told_with_how_well_it_fits() -> None:
    document = Document()
    inspected(document)
    told = [one.message for one in read(document).diagnostics if one.code == "origin-stood-in"]
    assert len(told) == 1
    assert re.search(r"it has (?:9\d|100)% of the words", told[0])


def test_alternative_texts_that_an_older_format_lost_are_those_that_went_out() -> None:
    document = Document()
    both(document)
    for described in document.root.iter(qn("wp:docPr")):
        for name in ("descr", "title"):
            described.attrib.pop(name, None)
    made = read(document)
    assert (made.article, made.images) == (article(), {})


def test_a_heading_that_was_set_behind_its_first_paragraph_leaves_an_edit_at_home() -> None:
    document = Document()
    document.replace("The survey reached", "The long survey reached")
    paragraph_after = document.paragraph("The long survey reached")
    heading = paragraph_after.getprevious()
    assert heading is not None
    paragraph_after.addnext(heading)
    inspected(document)
    sections = dumped("sections")
    text = sections[0]["blocks"][0]["text"]
    sections[0]["blocks"][0]["text"] = text.replace("The survey", "The long survey")
    assert read(document).article == changed(sections=sections)


@pytest.mark.parametrize("lose", [inspected, flattened, lambda _: None])
def test_words_of_references_are_these_again_and_of_contents_nothing(
    lose: Callable[[Document], None],
) -> None:
    document = Document()
    document.replace("what riders paid is", "what all riders paid is")
    lose(document)
    unlinked(document)
    expected = article().model_dump_json().replace("what riders paid", "what all riders paid")
    assert read(document).article.model_dump_json() == expected


def test_a_rule_above_nothing_is_a_panel_s_where_styles_are_gone() -> None:
    document = Document(samples.docx_of(samples.HARBOUR))
    place = document.paragraph("Envoys are preparing")
    for side in ("top", "bottom"):
        rule = paragraph("Normal", "")
        rule[0][:] = runs(f"<w:pPr><w:pBdr><w:{side} w:val='single'/></w:pBdr></w:pPr>")[0][:]
        place.addnext(rule)
    flattened(document)
    assert document.read().article.model_dump_json().count('"rule"') == 1


def test_boxes_of_another_program_stand_before_what_they_hang_on() -> None:
    document = Document()
    boxed(document, "A timetable is a promise", "Ilse Brandt, dispatcher")
    inspected(document)
    assert read(document).article == article()


def test_brackets_around_a_credit_are_the_theme_s() -> None:
    document = Document(samples.docx_of(samples.EVERYTHING, theme="clear-print"))
    cleared(document)
    assert document.read().article == article()


def test_a_label_that_lost_its_style_alone_is_the_template_s() -> None:
    document = Document(samples.docx_of(samples.HARBOUR))
    for label in [
        one for one in document.root.iter(qn("w:rStyle")) if one.get(qn("w:val")) == "LineLabel"
    ]:
        remove(label)
    assert document.read().article == samples.exported(samples.HARBOUR, formats=("docx",)).article


def test_labels_that_became_words_are_the_template_s() -> None:
    export = samples.exported(samples.EXHIBITS, formats=("docx",))
    document = Document(samples.rendition(export, "brief", "docx"))
    origin, _ = origin_of(Archive(document.save(), "x"), "x")
    assert origin is not None
    for label in document.root.iter(qn("w:rStyle")):
        label.set(qn("w:val"), "Nothing")
    inspected(document)
    flattened(document)
    assert read_docx(document.save(), stand_ins=[origin]).article == export.article


def test_a_file_of_other_words_has_no_origin() -> None:
    document = Document()
    inspected(document)
    body = document.root[0]
    for child in list(body)[:-1]:
        body.remove(child)
    body.insert(0, paragraph("BodyText", "Something else altogether."))
    with pytest.raises(ArticleError) as caught:
        read(document)
    assert caught.value.diagnostics[0].code == "no-origin"


def test_the_file_s_own_origin_comes_before_what_stands_in() -> None:
    assert all(one.code != "origin-stood-in" for one in read(Document()).diagnostics)


def test_it_is_told_where_most_of_an_article_would_be_deleted() -> None:
    assert much_is_lost(article(), article()) == ()
    fewer = changed(kicker=None, deck=None, contact=None)
    assert much_is_lost(article(), fewer) == ()
    no_masthead = changed(kicker=None, deck=None, byline=[], dateline=None)
    assert {"kicker", "byline"} <= set(much_is_lost(article(), no_masthead))
    unnamed = changed(kicker=None, deck=None, byline=[], dateline="Rotterdam")
    assert much_is_lost(article(), unnamed) == ()
    bare = changed(
        **dict.fromkeys(("kicker", "deck", "contact", "rights", "url", "publication", "dateline")),
        **{key: [] for key in ("byline", "key_points", "faq", "sources", "about", "corrections")},
        sections=[],
    )
    lost = much_is_lost(article(), bare)
    assert {"kicker", "faq"} < set(lost)
    assert lost[-1].endswith("% of all words")


def uncontrolled(document: Document) -> None:
    """Remove all content controls, but not what stands in them."""
    for control in list(document.root.iter(qn("w:sdt"))):
        content, around = control.find(qn("w:sdtContent")), control.getparent()
        assert around is not None
        for part in reversed(list(content) if content is not None else []):
            control.addnext(part)
        around.remove(control)


@pytest.mark.parametrize("theme", ["newsroom", "parliament"])
def test_a_masthead_is_no_data_where_nothing_tells_of_the_article(theme: str) -> None:
    export = samples.exporter(theme).export(
        samples.EVERYTHING, editions=["brief"], formats=["docx"]
    )
    document = Document(samples.rendition(export, "brief", "docx"))
    inspected(document)
    uncontrolled(document)
    made = read_docx(document.save()).article
    assert (made.publication, made.kicker) == (article().publication, article().kicker)
    assert (made.headline, made.key_points) == (article().headline, article().key_points)
    tables = [
        block for section in made.sections for block in section.blocks if "header" in dir(block)
    ]
    assert len(tables) == 1
    assert "\u00ad" not in repr(made)


def test_a_panel_whose_styles_are_cleared_is_no_table_of_data() -> None:
    document = Document(samples.docx_of(samples.EVERYTHING, theme="parliament"))
    cleared(document)
    document.replace("Two thirds of riders", "Most riders")
    imported = document.read()
    assert imported.article.key_points[0] == "Most riders had **no other way** to travel."
    assert (imported.article.kicker, imported.article.byline) == (
        article().kicker,
        article().byline,
    )
    assert not [one for one in imported.diagnostics if one.code != "edit-not-kept"]


def test_what_was_moved_and_demoted_is_taken_where_styles_still_tell_what_is_what() -> None:
    document = Document()
    document.move_after("The council votes", "The survey reached")
    heading = document.paragraph("Ward by ward")
    next(heading.iter(qn("w:pStyle"))).set(qn("w:val"), "Heading2")
    expected = document.read().article
    assert expected != article()
    inspected(document)
    assert read(document).article == expected


def test_what_was_moved_and_put_back_where_no_style_tells_what_is_what_is_told() -> None:
    document = Document()
    document.move_after("The council votes", "The survey reached")
    inspected(document)
    cleared(document)
    imported = read(document)
    told = [one.message for one in imported.diagnostics if one.code == "edit-not-kept"]
    assert [one for one in told if "'The council votes" in one and "was put back" in one]
    assert imported.article.sections == article().sections


def test_a_drawing_of_ours_that_lost_its_alternative_text_is_no_picture_of_an_editor() -> None:
    document = Document()
    line = document.paragraph("https://example.org/briefs/buses")
    for name in line.iter("{*}docPr", "{*}cNvPr"):
        name.set("descr", "")
    imported = document.read()
    assert (imported.article, imported.images) == (article(), {})
