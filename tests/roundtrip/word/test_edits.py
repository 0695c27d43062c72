"""Edits of each kind come back, and nothing else changes."""

from __future__ import annotations

from copy import deepcopy

import pytest
from docx.oxml.ns import qn

from exporter.article import Article, DefinitionList, List, Paragraph
from tests.support.editing import (
    Document,
    article,
    changed,
    docx_of,
    dumped,
    edited,
    everything,
    paragraph,
    runs,
    text_of,
)


def test_a_changed_word_changes_that_paragraph_alone() -> None:
    sections = dumped("sections")
    sections[0]["blocks"][2]["text"] = (
        "The order in which services returned mattered as much as the dates."
    )
    made = edited(lambda document: document.replace("came back mattered", "returned mattered"))
    assert made == changed(sections=sections)


def test_a_changed_word_leaves_the_marks_links_and_code_of_its_paragraph() -> None:
    sections = dumped("sections")
    text = sections[0]["blocks"][0]["text"]
    sections[0]["blocks"][0]["text"] = text.replace("four languages", "five languages")
    made = edited(lambda document: document.replace("four languages", "five languages"))
    assert made == changed(sections=sections)


def test_a_changed_key_point_headline_and_lede_come_back() -> None:
    def change(document: Document) -> None:
        document.replace("Every euro saved", "Each euro saved")
        document.replace("What a city learns", "What a town learns")
        document.replace("On the first Monday", "On the first Tuesday")

    points = dumped("key_points")
    points[1] = points[1].replace("Every", "Each")
    assert edited(change) == changed(
        key_points=points,
        headline="What a town learns when its *buses* stop",
        lede=dumped("lede").replace("first Monday", "first Tuesday"),
    )


@pytest.mark.parametrize("style", ["BodyText", "Normal"])
def test_a_paragraph_typed_in_body_text_or_normal_is_a_paragraph(style: str) -> None:
    sections = dumped("sections")
    sections[0]["blocks"].insert(3, {"type": "paragraph", "text": "A new one."})
    made = edited(lambda document: document.type_after("The order in", style, "A new one."))
    assert made == changed(sections=sections)


def test_a_deleted_paragraph_is_gone() -> None:
    sections = dumped("sections")
    del sections[0]["blocks"][2]
    assert edited(lambda document: document.delete("The order in")) == changed(sections=sections)


def test_a_moved_paragraph_stands_where_it_was_put() -> None:
    sections = dumped("sections")
    sections[1]["blocks"].append(sections[0]["blocks"].pop(2))
    made = edited(lambda document: document.move_after("The order in", "The council votes"))
    assert made == changed(sections=sections)


def test_a_heading_typed_in_begins_a_section() -> None:
    sections = dumped("sections")
    new = {"heading": "What next", "blocks": ["It goes on.", *sections[1]["blocks"][7:]]}
    del sections[1]["blocks"][7:]

    def change(document: Document) -> None:
        vote = document.paragraph("The council votes")
        vote.addprevious(paragraph("Heading1", "What next"))
        vote.addprevious(paragraph("BodyText", "It goes on."))

    made = edited(change)
    assert made == changed(sections=[*sections, new])


def test_a_heading_of_level_two_begins_a_section_inside_another() -> None:
    sections = dumped("sections")
    blocks = sections[1]["blocks"]
    sections[1]["sections"] = [{"heading": "The vote", "blocks": [*blocks[7:], "It is close."]}]
    sections[1]["blocks"] = blocks[:7]

    def change(document: Document) -> None:
        document.paragraph("The council votes").addprevious(paragraph("Heading2", "The vote"))
        document.type_after("The council votes", "BodyText", "It is close.")

    assert edited(change) == changed(sections=sections)


def test_a_deleted_heading_joins_its_section_to_the_one_before() -> None:
    sections = dumped("sections")
    inner = sections[0]["sections"][0]
    inner["blocks"] += inner["sections"].pop()["blocks"]
    assert edited(lambda document: document.delete("Ward by ward")) == changed(sections=sections)


def test_a_heading_of_another_level_changes_the_outline() -> None:
    def change(document: Document) -> None:
        style = document.paragraph("Ward by ward").find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        assert style is not None
        style.set(qn("w:val"), "Heading2")

    sections = dumped("sections")
    sections[0]["sections"].append(sections[0]["sections"][0]["sections"].pop())
    assert edited(change) == changed(sections=sections)


def test_key_points_are_added_deleted_and_put_in_another_order() -> None:
    def change(document: Document) -> None:
        document.type_after("Every euro saved", "KeyPoint", "A new point.")
        document.delete("Trips to the hospital")
        document.move_after("Two thirds of riders", "Every euro saved")

    first, second, _ = dumped("key_points")
    assert edited(change) == changed(key_points=[second, first, "A new point."])


def test_a_bullet_typed_among_the_key_points_is_a_key_point() -> None:
    made = edited(lambda d: d.type_after("Trips to the hospital", "ListBullet", "One more."))
    assert made == changed(key_points=[*dumped("key_points"), "One more."])


@pytest.mark.parametrize("style", ["ListBullet2", "ListNumber2"])
def test_a_point_below_a_key_point_is_one_of_its_own_and_told(style: str) -> None:
    document = Document()
    document.type_after("Trips to the hospital", style, "Above all at night.")
    imported = document.read()
    assert imported.article.key_points[-1] == "Above all at night."
    assert [one.code for one in imported.diagnostics] == ["key-point-raised"]


def test_words_beside_a_pull_quote_that_became_text_are_not_lost() -> None:
    def change(document: Document) -> None:
        line = document.paragraph("A timetable is a promise")
        line.remove(line[0])

    blocks = [one.model_dump() for one in edited(change).sections[0].blocks]
    assert [one["text"] for one in blocks[-2:]] == [
        "A timetable is a promise that a city makes in public.",
        "Ilse Brandt, dispatcher",
    ]


def test_a_term_whose_definition_is_deleted_is_a_paragraph() -> None:
    def item(term: str, text: str) -> dict[str, object]:
        return {"term": term, "blocks": [text]}

    terms = [item("Kern", "Space."), item("Lead", "Lines."), item("Pica", "Twelve.")]
    listed = {"type": "definition_list", "items": terms}
    sections = [{"heading": "Type", "blocks": ["It is set.", listed]}]
    made = Article.model_validate({"headline": "Letters", "sections": sections})
    document = Document(docx_of(made))
    document.delete("Lines.")
    blocks = [one.model_dump() for one in document.read().article.sections[0].blocks]
    assert [one["type"] for one in blocks[1:]] == [
        "definition_list",
        "paragraph",
        "definition_list",
    ]
    assert blocks[2]["text"] == "Lead"


def test_questions_and_answers_are_added_and_deleted() -> None:
    def change(document: Document) -> None:
        document.type_after("All lines but two", "Question", "When?")
        document.type_after("When?", "BodyText", "In May.", "Or in June.")
        document.delete("Who pays?", "The city pays", "Until 2027", "After that")

    questions = [dumped("faq")[0], {"question": "When?", "answer": ["In May.", "Or in June."]}]
    assert edited(change) == changed(faq=questions)


def test_an_answer_whose_question_was_deleted_stays_among_the_questions_and_is_told_of() -> None:
    made = Article.model_validate(
        {
            "headline": "Ferries",
            "sections": [{"heading": "Counting", "blocks": ["Who counts."]}],
            "faq": [
                {"question": "Why?", "answer": ["Because."]},
                {"question": "When?", "answer": ["In May."]},
            ],
        }
    )
    document = Document(docx_of(made))
    document.delete("Why?")
    back = document.read()
    assert back.article.sections == made.sections
    (question,) = back.article.faq
    assert question.answer == (Paragraph(text="Because."), Paragraph(text="In May."))
    assert [one.code for one in back.diagnostics] == ["question-missing"]


def test_a_heading_typed_among_the_questions_is_a_question() -> None:
    def change(document: Document) -> None:
        document.type_after("After that", "Heading2", "When?")
        document.type_after("When?", "Normal", "In May.")

    new = {"question": "When?", "answer": ["In May."]}
    assert edited(change) == changed(faq=[*dumped("faq"), new])


def test_list_items_are_added_deleted_and_put_in_another_order() -> None:
    def change(document: Document) -> None:
        document.type_after("above all at night", "ListBullet2", "in summer")
        document.type_after("Pensioners lost", "ListBullet", "Nobody gained.")
        document.delete("The night lines")
        document.move_after("The hospital shuttle", "The harbour ring")

    sections = dumped("sections")
    items = sections[0]["blocks"][1]["items"]
    items[1]["blocks"][0]["items"].insert(1, {"text": "in summer"})
    items.append({"text": "Nobody gained."})
    sections[0]["blocks"][3]["items"] = ["The harbour ring", "The hospital shuttle"]
    assert edited(change) == changed(sections=sections)


def test_an_item_pushed_one_level_down_stands_inside_the_one_before() -> None:
    def change(document: Document) -> None:
        style = document.paragraph("Pensioners lost").find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        assert style is not None
        style.set(qn("w:val"), "ListBullet2")

    sections = dumped("sections")
    items = sections[0]["blocks"][1]["items"]
    items[1]["blocks"][0]["items"].append(items.pop(2))
    assert edited(change) == changed(sections=sections)


def test_a_list_typed_where_there_was_none_is_a_list() -> None:
    def change(document: Document) -> None:
        document.type_after("The council votes", "ListNumber", "First.", "Second.")

    sections = dumped("sections")
    sections[1]["blocks"].append({"type": "list", "ordered": True, "items": ["First.", "Second."]})
    assert edited(change) == changed(sections=sections)


def test_a_heading_in_the_middle_of_a_list_parts_it() -> None:
    made = edited(lambda d: d.type_after("The night lines", "Heading1", "Later"))
    sections = dumped("sections")
    first = sections[0]
    later = deepcopy(first["blocks"][3:])
    first["blocks"][3]["items"] = first["blocks"][3]["items"][:1]
    later[0] |= {"items": later[0]["items"][1:], "start": 4}
    del first["blocks"][4:]
    inner = first.pop("sections")
    new = {"heading": "Later", "blocks": later, "sections": inner}
    assert made == changed(sections=[first, new, sections[1]])


def test_table_rows_are_added_and_deleted_and_cells_edited() -> None:
    def change(document: Document) -> None:
        row = next(document.paragraph("Taxis for pupils").iterancestors(qn("w:tr")))
        new = deepcopy(row)
        for text, word in zip(new.iter(qn("w:t")), ("4", "300", "1", "Nothing"), strict=True):
            text.text = word
        row.addnext(new)
        document.replace("1,120", "1,121")
        last = next(document.paragraph("Taxis, and a").iterancestors(qn("w:tr")))
        last.getparent().remove(last)  # type: ignore[union-attr]

    sections = dumped("sections")
    table = sections[1]["blocks"][0]
    table["rows"] = [table["rows"][0], ["4", "300", "1", "Nothing"], table["rows"][2]]
    table["rows"][2][2] = "1,121"
    assert edited(change) == changed(sections=sections)


def test_a_table_whose_head_row_is_deleted_has_an_empty_head_and_all_its_rows() -> None:
    def change(document: Document) -> None:
        table = next(document.paragraph("Spent elsewhere").iterancestors(qn("w:tbl")))
        table.remove(next(table.iter(qn("w:tr"))))

    sections = dumped("sections")
    sections[1]["blocks"][0]["header"] = [""] * 4
    assert edited(change) == changed(sections=sections)


def test_table_columns_are_added_and_deleted_with_their_alignment() -> None:
    def change(document: Document) -> None:
        for number, row in enumerate(document.root.iter(qn("w:tr"))):
            cells = row.findall(qn("w:tc"))
            new = deepcopy(cells[1])
            next(new.iter(qn("w:t"))).text = "Lost" if number == 0 else str(number)
            cells[2].addnext(new)
            row.remove(cells[0])

    sections = dumped("sections")
    table = sections[1]["blocks"][0]
    table["align"] = ["right", "right", "left", "left"]
    table["header"] = ["Saved", "Spent elsewhere", "Lost", "Remark"]
    table["rows"] = [
        [*row[1:3], str(number), row[3]] for number, row in enumerate(table["rows"], start=1)
    ]
    made = edited(change).model_dump(mode="json")["sections"][1]["blocks"][0]
    assert {**made, "align": table["align"]} == changed(sections=sections).model_dump(mode="json")[
        "sections"
    ][1]["blocks"][0]
    assert (made["align"][0], made["align"][1], made["align"][3]) == ("right", "right", "left")


def test_marks_links_and_footnotes_that_an_editor_sets_come_back() -> None:
    def change(document: Document) -> None:
        place = document.paragraph("The council votes")
        place[:] = [
            place[0],
            *runs(
                '<w:r><w:t xml:space="preserve">The </w:t></w:r>'
                "<w:r><w:rPr><w:b/></w:rPr><w:t>council</w:t></w:r>"
                '<w:r><w:t xml:space="preserve"> votes </w:t></w:r>'
                '<w:r><w:rPr><w:rStyle w:val="Emphasis"/></w:rPr><w:t>in</w:t></w:r>'
                '<w:r><w:t xml:space="preserve"> May, m</w:t></w:r>'
                '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
                '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
                '<w:r><w:instrText> HYPERLINK "https://example.org/new" </w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
                '<w:r><w:t xml:space="preserve"> see</w:t></w:r>'
                '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
                '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:br/></w:r>'
                "<w:r><w:t>End</w:t></w:r>"
            ),
        ]

    note = "The city counted 4,200 offers of lifts in one week, most of them between neighbours."
    text = edited(change).sections[1].blocks[-1].model_dump()["text"]
    assert text == (
        f"The **council** votes *in* May, m^2^ [see](https://example.org/new)^[{note}]\\\nEnd"
    )


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ("<w:strike/>", "The ~~council~~ votes"),
        ("<w:dstrike/>", "The ~~council~~ votes"),
        ('<w:highlight w:val="yellow"/>', "The ==council== votes"),
        ('<w:strike/><w:highlight w:val="green"/>', "The ~~==council==~~ votes"),
        ('<w:strike w:val="0"/><w:highlight w:val="none"/>', "The council votes"),
    ],
)
def test_words_that_an_editor_strikes_or_highlights_come_back_so(
    properties: str, text: str
) -> None:
    def change(document: Document) -> None:
        place = document.paragraph("The council votes")
        place[:] = [
            place[0],
            *runs(
                '<w:r><w:t xml:space="preserve">The </w:t></w:r>'
                f"<w:r><w:rPr>{properties}</w:rPr><w:t>council</w:t></w:r>"
                '<w:r><w:t xml:space="preserve"> votes</w:t></w:r>'
            ),
        ]

    assert edited(change).sections[1].blocks[-1].model_dump()["text"] == text


def test_page_breaks_that_an_editor_sets_come_back_and_no_others() -> None:
    def change(document: Document) -> None:
        place = document.paragraph("The council votes")
        (break_,) = runs('<w:r><w:br w:type="page"/></w:r>')
        place.insert(1, break_)

    blocks = edited(change).sections[1].blocks
    assert blocks[-2].type == "page_break"
    assert blocks[-1].model_dump()["text"] == dumped("sections")[1]["blocks"][-1]["text"]


def test_a_box_that_an_editor_ticks_or_types_makes_its_item_a_task_that_is_done() -> None:
    tasks = {"type": "list", "items": [{"text": "Call *her*", "checked": False}, "Write"]}
    made = changed(sections=[{"heading": "Left to do", "blocks": [tasks]}])
    document = Document(docx_of(made))
    document.replace("☐", "☑")
    document.replace("Write", "☐ Write")
    (read,) = document.read().article.sections[0].blocks
    assert isinstance(read, List)
    assert [(item.text, item.checked) for item in read.items] == [
        ("Call *her*", True),
        ("Write", False),
    ]


def test_definitions_come_back_edited_and_new_ones_with_them() -> None:
    terms = {"type": "definition_list", "items": [{"term": "Kerning", "blocks": ["*Space.*"]}]}
    made = changed(sections=[{"heading": "Terms", "blocks": [terms, "The end."]}])
    document = Document(docx_of(made))
    document.replace("Kerning", "Tracking")
    document.type_after("Space.", "DefinitionTerm", "Leading")
    document.type_after("Leading", "Definition", "Between lines.")
    document.type_after("Between lines.", "Definition", "Of lead.")
    assert document.read().article.sections[0].blocks == (
        DefinitionList(
            items=(
                {"term": "Tracking", "blocks": ["*Space.*"]},
                {"term": "Leading", "blocks": ["Between lines.", "Of lead."]},
            )
        ),
        Paragraph(text="The end."),
    )


def test_a_link_that_names_its_address_leads_to_the_one_that_was_typed_over_it() -> None:
    made = edited(lambda document: document.replace("desk@example.org", "news@example.org"))
    assert made == changed(contact="[news@example.org](mailto:news@example.org)")


def test_an_edited_footnote_comes_back() -> None:
    document = Document()
    notes = document.parts["word/footnotes.xml"]
    document.parts["word/footnotes.xml"] = notes.replace(b"4,200 offers", b"4,300 offers")
    assert document.read().article == changed(lede=dumped("lede").replace("4,200", "4,300"))


def test_quotes_callouts_captions_and_code_come_back_edited() -> None:
    def change(document: Document) -> None:
        document.replace("I walked for an hour", "I walked for two hours")
        document.type_after("Nobody had said", "Quote", "I went home.")
        document.replace("A patient, 71", "A patient, 72")
        document.replace("How we counted", "How we count")
        document.type_after("Costs are those", "Callout", "All in euros.")
        document.replace("Riders a day", "Riders each day")
        document.replace("Cost by week", "Costs by week")
        document.replace("def riders(day):", "def riders(a_day):")

    sections = dumped("sections")
    quote = sections[0]["sections"][0]["blocks"][1]
    quote["blocks"][0]["text"] = quote["blocks"][0]["text"].replace("an hour", "two hours")
    quote["blocks"].append({"type": "paragraph", "text": "I went home."})
    quote["attribution"] = "A patient, 72"
    table, callout, figure, _, code = sections[1]["blocks"][:5]
    callout["title"] = "How we count"
    callout["blocks"].insert(1, {"type": "paragraph", "text": "All in euros."})
    figure["caption"] = "Riders each day, January to March"
    table["caption"] = table["caption"].replace("Cost", "Costs")
    code["text"] = code["text"].replace("(day):", "(a_day):")
    assert edited(change) == changed(sections=sections)


def test_sources_corrections_and_about_come_back_edited() -> None:
    def change(document: Document) -> None:
        document.replace("annual report 2025", "annual report 2026")
        document.type_after("Harbour Hospital", "Source", "A third source")
        document.replace("of the province as 45 %", "of the province as 46 %")
        document.type_after("An earlier version", "Correction", "And another one.")
        document.type_after("publishes briefs on", "Normal", "Since 1998.")

    sources, corrections, about = dumped("sources"), dumped("corrections"), dumped("about")
    sources[1] = sources[1].replace("2025", "2026")
    corrections[0]["text"] = corrections[0]["text"].replace("45", "46")
    assert edited(change) == changed(
        sources=[*sources, "A third source"],
        corrections=[*corrections, "And another one."],
        about=[*about, "Since 1998."],
    )


def test_an_edited_summary_edition_changes_what_it_shows_and_nothing_else() -> None:
    document = Document(everything("summary"))
    document.replace("Every euro saved", "Each euro saved")
    points = [point.replace("Every", "Each") for point in dumped("key_points")]
    assert document.read().article == changed(key_points=points)


def test_pasted_text_of_another_style_is_read_by_that_style() -> None:
    document = Document()
    document.type_after("The council votes", "Quote", "We will see.")
    blocks = document.read().article.sections[1].blocks
    assert blocks[-1].model_dump(exclude_none=True) == {
        "type": "quote",
        "blocks": ({"type": "paragraph", "text": "We will see."},),
    }


def test_the_alternative_text_of_pictures_comes_back_edited() -> None:
    def change(document: Document) -> None:
        described = next(one for one in document.root.iter() if str(one.tag).endswith("}docPr"))
        described.set("descr", "A falling line.")
        document.replace("A map of the lines", "A plan of the lines")

    sections = dumped("sections")
    sections[1]["blocks"][2]["alt"] = "A falling line."
    sections[1]["blocks"][3]["alt"] = "A plan of the lines that were cut."
    assert edited(change) == changed(sections=sections)


def test_the_words_below_a_deleted_picture_stay() -> None:
    def change(document: Document) -> None:
        picture = next(document.root.iter(qn("w:drawing")))
        line = next(picture.iterancestors(qn("w:p")))
        line.getparent().remove(line)  # type: ignore[union-attr]

    sections = dumped("sections")
    sections[1]["blocks"][2] = "Riders a day, January to March"
    counted = sections[1]["blocks"][1]["blocks"][0]
    said = counted["text"].replace("[the curve](#riders)", "the curve")
    counted["text"] = said.replace("[](#riders)", "Figure 1")
    assert edited(change) == changed(sections=sections)


def test_what_the_template_writes_is_never_text() -> None:
    document = Document()
    for line in list(document.root.iter(qn("w:p"))):
        if "Contents" in text_of(line):
            line.getparent().remove(line)  # type: ignore[union-attr]
    assert document.read().article == changed()


def test_a_chart_whose_alternative_text_was_edited_keeps_its_table() -> None:
    def change(document: Document) -> None:
        drawn = [one for one in document.root.iter() if str(one.tag).endswith("}docPr")]
        described = next(one for one in drawn if str(one.get("descr")).startswith("Line chart"))
        described.set("descr", "Fewer riders.")
        document.replace("Passengers by month", "Passengers each month")

    sections = dumped("sections")
    chart = sections[1]["blocks"][6]
    chart["caption"] = chart["caption"].replace("by month", "each month")
    assert edited(change) == changed(sections=sections)


def test_the_caption_of_a_deleted_chart_stays() -> None:
    def change(document: Document) -> None:
        _picture, chart, *_ = document.root.iter(qn("w:drawing"))
        line = next(chart.iterancestors(qn("w:p")))
        line.getparent().remove(line)  # type: ignore[union-attr]

    sections = dumped("sections")
    sections[1]["blocks"][6] = "Passengers by month, in thousands"
    assert edited(change) == changed(sections=sections)


def test_bold_on_all_of_a_file_is_a_look_of_it_and_told() -> None:
    document = Document()
    for run in document.root.iter(qn("w:r")):
        if run.find(qn("w:rPr")) is None:
            run.insert(0, runs("<w:rPr/>")[0])
        run.find(qn("w:rPr")).append(runs("<w:b/>")[0])  # type: ignore[union-attr]
    document.replace("nothing: they stayed", "little: they stayed")
    imported = document.read()
    assert imported.edits == ("sections.0.blocks.0.text",)
    assert "found that most did little: they stayed" in repr(imported.article)
    assert [one.code for one in imported.diagnostics] == ["edit-not-kept"]


def test_a_question_that_enter_cut_in_two_is_one_and_told() -> None:
    document = Document()
    document.type_after("Who pays?", "Question", "pays?")
    document.replace("Who pays?", "Who")
    imported = document.read()
    assert imported.article == article()
    assert [one.code for one in imported.diagnostics] == ["question-unanswered"]


def test_a_last_question_whose_answer_was_deleted_is_left_out_and_told() -> None:
    document = Document()
    document.delete("The city pays 60", "Until 2027", "After that: from")
    imported = document.read()
    assert [one.question for one in imported.article.faq] == ["Will the buses come back?"]
    assert [one.code for one in imported.diagnostics] == ["question-unanswered"]


def test_a_question_that_gets_the_style_of_a_heading_stays_one_and_is_told() -> None:
    document = Document()
    restyled(document, "Who pays?", "Heading1")
    imported = document.read()
    assert imported.article == article()
    assert [one.code for one in imported.diagnostics] == ["out-of-place"]


def test_headline_and_deck_that_change_places_change_their_words() -> None:
    document = Document()
    restyled(document, "What a city learns", "Deck")
    restyled(document, "Eleven weeks without", "Title")
    document.move_after("What a city learns", "Eleven weeks without")
    made = document.read().article
    assert (made.headline, made.deck) == (article().deck, article().headline)


def test_headings_that_are_all_a_level_deeper_are_as_they_were() -> None:
    document = Document()
    for deeper, level in (
        ("Heading4", "Heading3"),
        ("Heading3", "Heading2"),
        ("Heading2", "Heading1"),
    ):
        for style in list(document.root.iter(qn("w:pStyle"))):
            if style.get(qn("w:val")) == level:
                style.set(qn("w:val"), deeper)
    assert document.read().article.sections == article().sections


def test_a_lede_that_is_put_below_a_heading_is_told() -> None:
    document = Document()
    document.move_after("On the first Monday", "Who stayed at home")
    assert [one.code for one in document.read().diagnostics] == ["out-of-place"]


def restyled(document: Document, words: str, style: str) -> None:
    """Give a paragraph another style."""
    name = document.paragraph(words).find(f".//{qn('w:pStyle')}")
    assert name is not None
    name.set(qn("w:val"), style)


def test_a_number_that_is_typed_before_a_caption_is_none_of_its_words() -> None:
    document = Document()
    document.replace("Riders a day, January", "Figure 1: Riders a week, January")
    figure = document.read().article.sections[1].blocks[2]
    assert figure.model_dump()["caption"] == "Riders a week, January to March"


def test_styles_that_were_given_other_names_are_those_that_they_were() -> None:
    document = Document()
    part = "word/styles.xml"
    for name in ("Lede", "Deck", "Pull Quote"):
        given = document.parts[part].decode().replace(f'w:val="{name}"', f'w:val="House {name}"')
        document.parts[part] = given.encode()
    document.type_after("The council votes", "PullQuote", "A city is its timetable.")
    sections = dumped("sections")
    sections[1]["blocks"].append({"type": "pull_quote", "text": "A city is its timetable."})
    assert document.read().article == changed(sections=sections)
