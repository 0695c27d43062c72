"""What sets two prints apart is measured by name, and told in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exporter.diagnostics import FileError
from exporter.parity.comparison import compare
from tests.support.prints import Words, broken, compared, filled, only_broken, printed

TEXT = (
    Words("What a city learns when its buses stop", baseline=60, size=18, font="bold"),
    Words("Eleven weeks without buses showed who", baseline=100),
    Words("depends on them, and what they cost.", baseline=114),
    Words("Nobody had said anything about Thursday.", baseline=142),
)
TINT = "0.9 0.95 1"


def changed(number: int, **changes: object) -> tuple[Words, ...]:
    """The text with one of its lines changed."""
    lines = list(TEXT)
    lines[number] = replace(TEXT[number], **changes)  # type: ignore[arg-type]
    return tuple(lines)


def test_a_print_is_like_itself() -> None:
    parity = compared(TEXT, TEXT)

    assert parity.holds
    assert {measure.share for measure in parity.measures} == {1.0}
    assert parity["words"].total == sum(len(line.text.split()) for line in TEXT)
    assert parity["headings"].total == 1


@pytest.mark.parametrize(
    ("change", "measure", "difference"),
    [
        ({"font": "sans"}, "family", "Times became Helvetica"),
        ({"font": "bold"}, "weight", "regular became bold"),
        ({"font": "italic"}, "slant", "upright became italic"),
        ({"size": 10.2}, "size", "10.0 pt became 10.2 pt"),
        ({"colour": "0 0 0.1"}, "colour", "#000000 became #00001a"),
        ({"left": 52}, "indent", "left edge 2.0 pt further right"),
        ({"baseline": 143}, "leading", "28.0 pt became 29.0 pt"),
    ],
)
def test_one_change_breaks_one_measure_which_says_what_became_what(
    change: dict[str, object], measure: str, difference: str
) -> None:
    broken_one = only_broken(compared(TEXT, changed(3, **change)))

    assert broken_one.name == measure
    assert broken_one.differences[0].startswith(difference)
    assert "page 1, 'Nobody" in broken_one.differences[0]


@pytest.mark.parametrize(
    "change", [{"size": 10.05}, {"colour": "0 0 0.003"}, {"left": 50.9}, {"baseline": 142.4}]
)
def test_what_no_eye_sees_is_no_difference(change: dict[str, object]) -> None:
    assert compared(TEXT, changed(3, **change)).holds


def test_the_style_that_differs_is_named_where_the_file_names_it() -> None:
    parity = compared(TEXT, changed(3, font="bold", mark="Text_body"))

    assert "in 'Text_body'" in parity["weight"].differences[0]


def test_a_lost_word_and_an_added_one_are_told() -> None:
    lost = compared(TEXT, changed(3, text="Nobody had said about Thursday."))
    added = compared(TEXT, changed(3, text="Nobody had ever said anything about Thursday."))

    assert "'anything'" in lost["words"].differences[0]
    assert "'ever'" in added["words"].differences[0]


def test_words_in_another_order_are_not_the_same_words() -> None:
    parity = compared(TEXT, (TEXT[0], TEXT[3], TEXT[1], TEXT[2]))
    assert parity["words"].share == 1  # only painted in another order, each at its place

    swapped = changed(1, text="Eleven buses without weeks showed who")
    assert "words" in broken(compared(TEXT, swapped))


def test_lines_that_break_elsewhere_are_counted() -> None:
    rebroken = (
        TEXT[0],
        replace(TEXT[1], text="Eleven weeks without buses"),
        replace(TEXT[2], text="showed who depends on them, and what they cost."),
        TEXT[3],
    )
    parity = compared(TEXT, rebroken)

    assert broken(parity) == ["breaks"]
    assert (parity["breaks"].kept, parity["breaks"].total) == (3, 4)
    assert "'depends on" in parity["breaks"].differences[0]


def test_a_word_that_only_one_file_hyphenates_is_no_broken_promise() -> None:
    hyphenated = (
        replace(TEXT[1], text="Eleven weeks without buses show-"),
        replace(TEXT[2], text="ed who depends on them, and what they cost."),
        TEXT[3],
    )
    parity = compared(TEXT[1:], hyphenated)

    assert parity.holds
    assert parity["words"].share == 1
    assert parity["headings"].promised is None


def test_a_justified_line_is_not_a_ragged_one() -> None:
    stretched = changed(1, text="Eleven weeks without) Tj 5 Tw ( buses showed who")

    assert "alignment" in broken(compared(TEXT, stretched))


def test_a_heading_must_stand_within_a_line_of_its_place() -> None:
    parity = compared(TEXT, changed(0, baseline=30))

    assert broken(parity) == ["leading", "headings"]
    assert parity["headings"].differences[0].startswith("-30 pt lower")


def test_a_heading_must_stand_on_its_page() -> None:
    parity = compare(printed(TEXT[:3], TEXT[3:]), printed(TEXT[:3], TEXT[3:], ()))
    assert not parity.holds
    assert parity.pages == (2, 3)

    last = Words("The end", font="bold", baseline=200)
    parity = compare(printed((*TEXT, last), TEXT), printed(TEXT, (last, *TEXT)))
    assert "on page 2 instead of 1" in parity["headings"].differences[0]


def test_words_on_another_fill_differ() -> None:
    box = filled(40, 80, 300, 150, TINT)

    assert compared((box, *TEXT), (box, *TEXT)).holds
    assert (
        only_broken(compared((box, *TEXT), TEXT))
        .differences[0]
        .startswith("on #e6f2ff became on paper")
    )
    other = filled(40, 80, 300, 150, "1 0.9 0.9")
    assert only_broken(compared((box, *TEXT), (other, *TEXT))).name == "fills"
    wider = filled(40, 80, 310, 150, TINT)
    assert "+10.0 pt" in only_broken(compared((box, *TEXT), (wider, *TEXT))).differences[0]


def test_a_fill_in_pieces_is_one_fill() -> None:
    pieces = (filled(40, 80, 300, 120, TINT), filled(40, 120, 300, 150, TINT))

    assert compared((filled(40, 80, 300, 150, TINT), *TEXT), (*pieces, *TEXT)).holds


def test_a_fill_reaches_as_far_as_the_bar_over_its_edge() -> None:
    box, bar_ = filled(40, 80, 300, 150, TINT), filled(40, 80, 43, 150, "1 0 0")
    from_the_middle = filled(42, 80, 300, 150, TINT)

    assert compared((box, bar_, *TEXT), (from_the_middle, bar_, *TEXT)).holds
    assert not compared((box, *TEXT), (from_the_middle, *TEXT)).holds


@pytest.mark.parametrize(
    ("rule", "difference"),
    [
        ("", "a rule in #ff0000 is missing"),
        (filled(50, 120, 250, 121, "0 0 1"), "a rule in #ff0000 became #0000ff"),
        (filled(50, 120, 250, 122, "1 0 0"), "a rule of 1.00 pt became one of 2.00 pt"),
        (filled(50, 120, 200, 121, "1 0 0"), "a rule's ends moved by +0.0 and -50.0 pt"),
        (filled(50, 130, 250, 131, "1 0 0"), "a rule moved by +10.0 pt from its text"),
    ],
)
def test_a_rule_is_known_by_its_colour_thickness_ends_and_place(rule: str, difference: str) -> None:
    ours = (*TEXT, filled(50, 120, 250, 121, "1 0 0"))
    measure = only_broken(compared(ours, (*TEXT, rule)))

    assert measure.name == "rules"
    assert measure.differences[0].startswith(difference)


def test_running_heads_are_compared_after_the_text() -> None:
    head = Words("31 March 2026", baseline=20, size=8, mark="Artifact")

    assert compared((head, *TEXT), (*TEXT, head)).holds
    assert "size" in broken(compared((head, *TEXT), (*TEXT, replace(head, size=7))))


@pytest.mark.parametrize(("drop", "measures"), [(0, []), (-1.4, []), (1.4, ["leading"])])
def test_below_larger_type_word_seats_a_line_lower_and_never_higher(
    drop: float, measures: list[str]
) -> None:
    smaller = (*TEXT[:3], replace(TEXT[3], size=6))

    moved = (*TEXT[:3], replace(smaller[3], baseline=142 - drop))
    assert broken(compared(smaller, moved)) == measures


def test_markers_are_part_of_their_lines_whenever_they_are_painted() -> None:
    marker, item = Words("1.", left=36, baseline=142), TEXT[3]

    assert compared((*TEXT, marker), (*TEXT[:3], marker, item)).holds


def test_a_list_item_s_edge_is_that_of_its_text() -> None:
    marker = Words("1.", left=36, baseline=142)

    assert compared((*TEXT, marker), (*TEXT, replace(marker, left=35.1))).holds
    assert broken(compared((*TEXT, marker), (*TEXT, replace(marker, left=34.9)))) == ["indent"]


def test_a_bracket_after_a_marker_is_no_part_of_it_with_or_without_a_blank() -> None:
    marker = Words("1.", left=36, baseline=142)
    item = replace(TEXT[3], text=rf"\[{TEXT[3].text}]")

    spaced = (*TEXT[:3], replace(marker, text="1. "), item)
    assert compared((*TEXT[:3], marker, item), spaced).holds


def test_a_sign_after_a_bullet_is_no_part_of_it_with_or_without_a_blank() -> None:
    marker = Words(r"\267", left=36, baseline=142)  # a bullet, as PDF encodes it
    item = replace(TEXT[3], text=f"*{TEXT[3].text}")

    spaced = (*TEXT[:3], replace(marker, text=r"\267 "), item)
    assert compared((*TEXT[:3], marker, item), spaced).holds


def test_what_is_no_pdf_is_named() -> None:
    with pytest.raises(FileError) as caught:
        compare(printed(TEXT), b"nothing", ("a.pdf", "b.pdf"))

    assert str(caught.value.place) == "b.pdf"


def test_a_word_that_a_page_parts_is_whole_whatever_is_painted_between() -> None:
    aside = Words("Beside", left=10, baseline=300, font="bold")
    first, rest = (
        Words("Nobody could have fore-", baseline=142),
        Words("seen it at all.", baseline=60),
    )

    ours = printed((*TEXT[:3], aside, first), (rest,))
    assert compare(ours, printed((*TEXT[:3], first, aside), (rest,)))["words"].holds


def test_what_is_painted_late_may_stand_some_lines_off_as_the_text_beside_it() -> None:
    head = Words("Beside", left=10, baseline=142)

    lower = replace(head, baseline=180)
    assert compared((*TEXT[:3], head, TEXT[3]), (*TEXT, lower))["words"].holds
    assert not compared((*TEXT[:3], head, TEXT[3]), (*TEXT, replace(head, left=90)))["words"].holds


BAR = [Words(f"Quoted line {word}", 60, 100 + 14 * row) for row, word in enumerate("abcdef")]


def bar(top: float, bottom: float) -> str:
    return filled(50, top, 52, bottom, "1 0 0")


def test_a_bar_is_as_long_as_what_the_page_has_of_its_text() -> None:
    below = [replace(line, baseline=100 + 14 * row) for row, line in enumerate(BAR[4:])]
    lower = [replace(line, baseline=100 + 14 * row) for row, line in enumerate(BAR[3:])]
    ours = printed((*BAR[:4], bar(90, 146)), (*below, bar(90, 118)))
    theirs = printed((*BAR[:3], bar(90, 132)), (*lower, bar(90, 132)))

    assert compare(ours, theirs)["rules"].holds
    short = printed((*BAR[:3], bar(90, 132)), (*lower, bar(90, 118)))
    assert not compare(ours, short)["rules"].holds


def test_a_bar_at_the_right_of_its_text_stands_beside_it_and_not_beside_the_folio() -> None:
    folio = Words("1 / 2", left=380, baseline=580)
    lower = [replace(line, baseline=line.baseline + 20) for line in BAR]

    ours = printed((*BAR, filled(200, 90, 202, 174, "1 0 0"), folio))
    theirs = printed((*lower, filled(200, 110, 202, 194, "1 0 0"), folio))
    assert compare(ours, theirs)["rules"].holds


def test_a_column_begins_where_its_text_does_however_many_of_its_lines_are_set_in() -> None:
    left = [Words(f"Left {number}", 30, 60 + 13 * number) for number in range(14)]
    text = [Words(f"Right {number}", 200, 60 + 13 * number) for number in range(13)]
    listed = [Words(f"Item {number}", 214, 230 + 13 * number) for number in range(20)]
    turned = replace(listed[-1], left=44, baseline=60 + 13 * 14)

    ours: tuple[Words, ...] = (*left, *text, *listed)
    theirs: tuple[Words, ...] = (*left, turned, *text, *listed[:-1])
    assert compared(ours, theirs)["indent"].holds


def test_a_bar_beside_lines_that_end_a_page_may_reach_down_to_its_foot() -> None:
    short, long = (filled(40, 90, 42, bottom, "0 0.5 0") for bottom in (145, 155))
    below = Words("Then the buses came back.", baseline=170)

    assert compared((*TEXT, short), (*TEXT, long)).holds
    assert broken(compared((*TEXT, short, below), (*TEXT, long, below))) == ["rules"]


def test_a_rule_stands_below_what_is_said_above_it_wherever_its_lines_break() -> None:
    rule = filled(50, 150, 250, 151, "1 0 0")
    rebroken = (
        *TEXT[:3],
        replace(TEXT[3], text="Nobody had said anything"),
        Words("about Thursday.", baseline=156),
    )

    assert compared((*TEXT, rule), (*rebroken, filled(50, 164, 250, 165, "1 0 0")))["rules"].holds


def test_the_number_of_a_page_is_no_marker_of_what_stands_beside_it() -> None:
    column = [
        Words(f"Beside {number}.", left=220, baseline=40 + 14 * number) for number in range(14)
    ]
    entry, number = Words("Entry", baseline=68), Words("16", left=190, baseline=68)

    parity = compared((*column, entry, number), (entry, number, *column))
    assert parity["words"].share == 1


def test_the_edge_of_columns_is_where_any_of_their_lines_begins() -> None:
    item = "A line of a list that is set in"
    first = [Words(item, left=62, baseline=40 + 14 * number) for number in range(14)]
    second = [Words(item, left=242, baseline=40 + 14 * number) for number in range(14)]
    edges = Words("First", baseline=26), Words("Second", left=230, baseline=26)
    moved = (*edges, *first, Words("Lost", left=62, baseline=236), *second)
    there = (*edges, *first, Words("Lost", left=242, baseline=236), *second)

    assert compared(moved, there)["indent"].holds
