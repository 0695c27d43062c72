"""Lists as Word counts them, in files of others and in ours after an editor's toolbar."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml.ns import qn
from lxml import etree

from exporter.article import Article, List
from exporter.roundtrip.word import read_docx
from tests.roundtrip.word.test_foreign import RELATION, minimal, para
from tests.support.editing import Document, W

DECIMAL = "<w:lvl w:ilvl='{}'><w:start w:val='1'/><w:numFmt w:val='{}'/>{}</w:lvl>"
LETTERED = DECIMAL.format(0, "decimal", "") + DECIMAL.format(1, "lowerRoman", "")
BULLETS = "".join(DECIMAL.format(level, "bullet", "") for level in range(4))
RESTART = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='{}'/></w:lvlOverride>"


def kind(number: int, levels: str) -> str:
    return f"<w:abstractNum w:abstractNumId='{number}'>{levels}</w:abstractNum>"


def num(number: int, of: int, override: str = "") -> str:
    return f"<w:num w:numId='{number}'><w:abstractNumId w:val='{of}'/>{override}</w:num>"


LISTS = (
    kind(0, LETTERED)
    + kind(1, BULLETS)
    + kind(2, "<w:numStyleLink w:val='House'/>")
    + kind(3, "<w:styleLink w:val='House'/>" + LETTERED)
    + num(1, 0)
    + num(2, 0, RESTART.format(1))
    + num(3, 1)
    + num(4, 2)
    + num(5, 0)
)


def item(text: str, number: int, level: int = 0, more: str = "") -> str:
    place = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr>"
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r>{more}</w:p>"


def blocks(body: str, lists: str = LISTS, styles: str = "") -> list[dict[str, Any]]:
    """The blocks of a file of some paragraphs, after its lede."""
    relations = RELATION.format("n1", "numbering", "numbering.xml", "")
    relations += RELATION.format("s1", "styles", "styles.xml", "")
    parts = {
        "numbering": f"<w:numbering xmlns:w='{W}'>{lists}</w:numbering>",
        "styles": f"<w:styles xmlns:w='{W}'>{styles}</w:styles>",
    }
    made = read_docx(minimal(para("It begins.") + body, relations, **parts)).article
    return [block.model_dump() for section in made.sections for block in section.blocks]


def outline(block: dict[str, Any]) -> list[Any]:
    """The texts of a list, those of its inner lists in lists of their own."""
    said: list[Any] = []
    for one in block["items"]:
        said.append(one["text"])
        said += [outline(inner) for inner in one["blocks"]]
    return said


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([0, 1], ["0", ["1"]]),
        ([0, 1, 0, 1, 2], ["0", ["1"], "2", ["3", ["4"]]]),
        ([0, 2, 2, 0], ["0", ["1", "2"], "3"]),
        ([1, 0, 1], ["0", "1", ["2"]]),
        ([0, 2, 1], ["0", ["1", "2"]]),
    ],
)
def test_a_new_list_nests_as_its_levels_do(levels: list[int], expected: list[Any]) -> None:
    made = blocks("".join(item(str(at), 3, level) for at, level in enumerate(levels)))
    assert [outline(block) for block in made] == [expected]


def test_a_list_whose_first_item_stands_deeper_ends_where_word_counts_on_above_it() -> None:
    body = item("one", 1) + item("below", 1, 1) + para("Between.") + item("deeper", 1, 1)
    made = blocks(body + item("two", 1) + item("three", 1))
    lists = [(block["start"], outline(block)) for block in made if block["type"] == "list"]
    assert lists == [(1, ["one", ["below"]]), (2, ["deeper"]), (2, ["two", "three"])]


def test_a_style_of_a_list_s_level_tells_how_deep_its_paragraphs_stand() -> None:
    of_styles = "".join(
        DECIMAL.format(level, "bullet", f"<w:pStyle w:val='{style}'/>")
        for level, style in enumerate(("One", "Two"))
    )
    styles = "".join(
        f"<w:style w:type='paragraph' w:styleId='{style}'><w:name w:val='House {style}'/><w:pPr>"
        "<w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        for style in ("One", "Two")
    )
    body = para("a", "One") + para("b", "Two") + para("c", "One")
    (made,) = blocks(body, kind(0, of_styles) + num(1, 0), styles)
    assert outline(made) == ["a", ["b"], "c"]


def test_a_list_goes_on_after_a_paragraph_and_another_begins_anew() -> None:
    body = item("one", 1) + item("two", 1) + para("Between.") + item("three", 1)
    made = blocks(body + para("Again.") + item("anew", 2))
    assert [block.get("start") for block in made] == [1, None, 3, None, 1]


def test_a_list_that_starts_anew_stands_beside_the_one_before_it() -> None:
    made = blocks(item("a", 1) + item("b", 1) + item("c", 2) + item("d", 2))
    assert [(block["start"], outline(block)) for block in made] == [
        (1, ["a", "b"]),
        (1, ["c", "d"]),
    ]


def test_lists_of_one_definition_share_their_count() -> None:
    (made,) = blocks(item("a", 1) + item("b", 5))
    assert outline(made) == ["a", "b"]


def test_a_list_by_way_of_a_list_style_counts_as_that_says() -> None:
    (made,) = blocks(item("one", 4) + item("two", 4) + item("two a", 4, 1))
    inner = made["items"][1]["blocks"][0]
    assert (made["ordered"], inner["ordered"], inner["numbering"]) == (True, True, "lower-roman")


# Of ours, edited with the toolbar

LIST = ("Pupils lost", "Shift workers", "above all", "and on Sundays", "Pensioners lost")
NO_LIST = f"<w:numPr xmlns:w='{W}'><w:ilvl w:val='0'/><w:numId w:val='0'/></w:numPr>"


def edited(*numbers: int, style: str | None = None) -> Article:
    """The article after its bullets of some numbers lost them, or got another style."""
    document = Document()
    for number in numbers:
        line = next(
            one
            for one in document.root.iter(qn("w:p"))
            if "".join(one.itertext()).strip().startswith(LIST[number])
        )
        properties = line.find(qn("w:pPr"))
        assert properties is not None
        if style is None:
            properties.insert(1, etree.fromstring(NO_LIST))
        else:
            named = properties.find(qn("w:pStyle"))
            assert named is not None
            named.set(qn("w:val"), style)
    return document.read().article


def said(article: Article) -> list[Any]:
    """The blocks between the first paragraph and the one after the list."""
    made = [block.model_dump() for block in article.sections[0].blocks]
    end = next(at for at, one in enumerate(made) if one.get("text", "").startswith("The order"))
    return [outline(one) if one["type"] == "list" else one["text"] for one in made[1:end]]


PUPILS = "Pupils lost 3.1 days of school each."
SHIFTS, NIGHTS, SUNDAYS = "Shift workers lost shifts,", "above all at night", "and on Sundays."
PENSIONERS = "Pensioners lost visits."


def test_bullets_that_were_taken_off_keep_the_file_s_order() -> None:
    assert said(edited(0, 1, 4)) == [PUPILS, SHIFTS, [NIGHTS, SUNDAYS], PENSIONERS]


def test_an_item_without_its_bullet_leaves_no_empty_item_behind() -> None:
    assert said(edited(1)) == [[PUPILS], SHIFTS, [NIGHTS, SUNDAYS, PENSIONERS]]


def test_bullets_that_become_numbers_keep_the_items_below_them() -> None:
    made = edited(0, 1, 4, style="ListNumber")
    assert said(made) == [[PUPILS, SHIFTS, [NIGHTS, SUNDAYS], PENSIONERS]]
    block = made.sections[0].blocks[1]
    assert isinstance(block, List)
    assert (block.ordered, block.start) == (True, 1)


def test_a_numbered_list_with_something_between_goes_on_counting() -> None:
    document = Document()
    last = next(
        one for one in document.root.iter(qn("w:p")) if "harbour ring" in "".join(one.itertext())
    )
    last.addprevious(etree.fromstring(f"<w:p xmlns:w='{W}'><w:r><w:t>Between.</w:t></w:r></w:p>"))
    lists = [one for one in document.read().article.sections[0].blocks if isinstance(one, List)]
    assert [(one.start, len(one.items)) for one in lists if one.ordered] == [(3, 2), (5, 1)]


def test_a_list_that_writes_its_numbers_otherwise_stands_beside_the_one_before_it() -> None:
    letters = "<w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:numFmt w:val='upperLetter'/></w:lvl>"
    lists = kind(0, LETTERED) + num(1, 0) + num(2, 0, letters + "</w:lvlOverride>")
    made = blocks(item("a", 1) + item("b", 2) + item("c", 2) + item("d", 1), lists)
    told = [(one["start"], one["numbering"], outline(one)) for one in made]
    assert told == [(1, None, ["a"]), (2, "upper-alpha", ["b", "c"]), (4, None, ["d"])]


def test_letters_of_a_second_level_stay_where_nothing_stands_around_them() -> None:
    lists = kind(0, LETTERED.replace("lowerRoman", "lowerLetter")) + num(1, 0)
    alone = blocks(item("a", 1, 1) + item("b", 1, 1), lists)
    within = blocks(item("a", 1, 0) + item("b", 1, 1), lists)
    assert [one["numbering"] for one in alone] == ["lower-alpha"]
    assert within[0]["items"][0]["blocks"][0]["numbering"] is None


def test_a_list_in_a_cell_keeps_its_numbers_as_words() -> None:
    cell = "<w:tc>{}</w:tc>"
    steps = item("Ask", 1) + item("Read", 1, 1) + item("Write", 1, 1) + item("Sign", 1)
    rows = (para("Step") + para("now"), para("How"), steps, item("By post", 3))
    cells = [cell.format(one) for one in rows]
    table = f"<w:tbl><w:tr>{''.join(cells[:2])}</w:tr><w:tr>{''.join(cells[2:])}</w:tr></w:tbl>"
    (made,) = blocks(table)
    assert made["header"][1] == "How"
    assert made["rows"][0][0].split("\\\n") == ["1. Ask", "i. Read", "ii. Write", "2. Sign"]
    assert made["rows"][0][1].removeprefix("• ") == "By post" != made["rows"][0][1]


def test_a_list_in_a_note_keeps_its_numbers_as_words() -> None:
    relations = RELATION.format("n1", "numbering", "numbering.xml", "")
    relations += RELATION.format("f1", "footnotes", "footnotes.xml", "")
    note = (
        f"<w:footnote w:id='2'>{para('Two ways:')}{item('ask', 1)}{item('write', 1)}</w:footnote>"
    )
    parts = {
        "numbering": f"<w:numbering xmlns:w='{W}'>{LISTS}</w:numbering>",
        "footnotes": f"<w:footnotes xmlns:w='{W}'>{note}</w:footnotes>",
    }
    call = "<w:p><w:r><w:t>It begins.</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
    made = read_docx(minimal(call, relations, **parts)).article
    assert made.lede == "It begins.^[Two ways: 1. ask 2. write]"


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        (("•  one",), {"ordered": False, "items": ["one"]}),
        (("- one", "- two"), {"ordered": False, "items": ["one", "two"]}),
        (("3) one", "4) two"), {"ordered": True, "start": 3, "items": ["one", "two"]}),
        (("a. one", "b. two"), {"numbering": "lower-alpha", "items": ["one", "two"]}),
        (("(1) one", "(2) two"), {"ordered": True, "items": ["one", "two"]}),
        (("(A) one", "(B) two"), {"numbering": "upper-alpha", "items": ["one", "two"]}),
        (("i. one", "ii. two"), {"numbering": "lower-roman", "items": ["one", "two"]}),
        (("h. one", "i. two"), {"numbering": "lower-alpha", "start": 8, "items": ["one", "two"]}),
        (("– one", "– two"), {"ordered": False, "items": ["one", "two"]}),
    ],
)
def test_bullets_and_numbers_that_somebody_typed_are_those_of_a_list(
    typed: tuple[str, ...], made: dict[str, object]
) -> None:
    body = para("Before.") + "".join(map(para, typed)) + para("After.")
    (before, block, after) = blocks(body)
    told = [one.code for one in read_docx(minimal(para("It begins.") + body)).diagnostics]
    assert told == ["list-guessed"] * (typed[0][0] != "•")
    said = {**block, "items": [one["text"] for one in block["items"]]}
    assert {name: said[name] for name in made} == made
    assert (before["text"], after["text"]) == ("Before.", "After.")


@pytest.mark.parametrize(
    "typed",
    [
        ("- one",),
        ("1. one",),
        ("1. one", "3. three"),
        ("a. m. one",),
        ("– Yes?", "– No!"),
        ("A. Doe", "B. Roe"),
    ],
)
def test_what_may_be_a_sentence_that_begins_so_is_no_list(typed: tuple[str, ...]) -> None:
    body = "".join(map(para, typed)) + para("After.")
    assert [block["type"] for block in blocks(body)] == ["paragraph"] * (len(typed) + 1)


def head(text: str, level: int) -> str:
    counted = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='9'/></w:numPr>"
    outline = f"<w:outlineLvl w:val='{level}'/>"
    return f"<w:p><w:pPr>{counted}{outline}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("legal", "second"), [("", "II.a"), ("<w:isLgl/>", "2.1"), ("<w:isLgl w:val='0'/>", "II.a")]
)
def test_numbers_that_word_counts_before_headings_are_words_and_told(
    legal: str, second: str
) -> None:
    upper = "<w:lvl w:ilvl='0'><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>"
    below = f"<w:numFmt w:val='lowerLetter'/>{legal}<w:lvlText w:val='%1.%2'/>"
    lists = f"<w:abstractNum w:abstractNumId='9'>{upper}<w:lvl w:ilvl='1'>{below}</w:lvl>"
    num = "<w:num w:numId='9'><w:abstractNumId w:val='9'/></w:num>"
    numbering = f"<w:numbering xmlns:w='{W}'>{lists}</w:abstractNum>{num}</w:numbering>"
    heads = [head("Scope", 0), head("Costs", 0), head("Fuel", 1), head("Summary", 0)]
    body = para("It begins.") + "".join(one + para("Words.") for one in heads)
    relations = RELATION.format("n1", "numbering", "numbering.xml", "")
    imported = read_docx(minimal(body, relations, numbering=numbering))
    scope, costs = imported.article.sections
    assert (scope.heading, costs.heading) == ("I. Scope", "II. Costs")
    assert costs.sections[0].heading == f"{second} Fuel"
    assert imported.article.summary, "the name of a part needs no number"
    (told,) = imported.diagnostics
    assert (told.code, "'I. Scope' (3 times)" in told.message) == ("heading-numbers", True)


def test_rows_that_are_counted_say_their_numbers() -> None:
    numbers = [item("", 1).replace("<w:r><w:t></w:t></w:r>", "") for _ in range(2)]
    rows = "".join(
        f"<w:tr><w:tc>{number}</w:tc><w:tc>{para(text)}</w:tc></w:tr>"
        for number, text in zip(numbers, ("Radios", "Roster"), strict=True)
    )
    (table,) = blocks(f"<w:tbl>{rows}</w:tbl>")
    assert [table["header"], *table["rows"]] == [("1.", "Radios"), ("2.", "Roster")]


def test_an_item_whose_own_style_has_an_outline_level_stays_in_the_list_it_is_counted_in() -> None:
    own = (
        "<w:style w:type='paragraph' w:styleId='P'><w:name w:val='Point'/><w:pPr>"
        "<w:outlineLvl w:val='0'/></w:pPr></w:style>"
    )
    point = item("Two", 1).replace("<w:pPr>", "<w:pPr><w:pStyle w:val='P'/>")
    (made,) = blocks(item("One", 1) + point + item("Three", 1), styles=own)
    assert outline(made) == ["One", "Two", "Three"]


def test_numbers_of_items_that_an_article_writes_otherwise_are_told() -> None:
    text = "<w:lvlText w:val='{}'/>".format
    for said, codes in (("Article %1", ["list-numbers"]), ("(%1)", [])):
        lists = kind(0, DECIMAL.format(0, "decimal", text(said))) + num(1, 0)
        numbering = f"<w:numbering xmlns:w='{W}'>{lists}</w:numbering>"
        relation = RELATION.format("n1", "numbering", "numbering.xml", "")
        body = para("It begins.") + item("Scope", 1) + item("Duties", 1)
        told = read_docx(minimal(body, relation, numbering=numbering)).diagnostics
        assert [one.code for one in told] == codes
