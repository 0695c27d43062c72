"""Lines end where those of a word processor do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from weasyprint import CSS

from exporter.engine.layout import Layout
from exporter.engine.lines.next_words import next_words
from exporter.engine.lines.short_syllables import unparted_words
from exporter.engine.lines.tight_lines import scant_parts, tight_parts
from exporter.scripts.break_chances import BOND, CHANCE
from tests.engine.test_patches import lines_of
from tests.support.small import cascade_of

FONT = 'font: 10pt/12pt "Source Serif 4"; hyphens: manual'
WORDS = "Nobody had counted the people who cross the harbour since the bridges opened"


def laid_out(html: str, width: float) -> Layout:
    cascade = cascade_of("--fit: 1", html)
    sheet = (
        f"@page {{ size: {width}pt 400pt; margin: 0 }} html {{ {FONT} }} p, body {{ margin: 0 }}"
        "p { padding: 0; text-indent: 0; text-align: left }"
    )
    rules = CSS(string=sheet, font_config=cascade.fonts)
    return replace(cascade, sheets=(*cascade.sheets, rules)).layout()


def lines(html: str, width: float) -> list[str]:
    return [line.strip() for line in lines_of(laid_out(html, width).document) if line.strip()]


def width_of(html: str) -> float:
    """How wide a paragraph of one line is, in points."""
    boxes = laid_out(html, 900).document.pages[0]._page_box.descendants()
    return float(sum(box.width for box in boxes if type(box).__name__ == "TextBox") * 72 / 96)


@pytest.mark.parametrize("width", range(150, 320, 4))
def test_no_line_begins_with_the_number_of_a_note(width: int) -> None:
    html = f"<p>{WORDS}. {WORDS}.<sup>1</sup> {WORDS}.</p>"
    assert not [line for line in lines(html, width) if line.startswith("1")]


def test_a_line_of_italics_is_clear_of_the_edge_that_they_lean_over() -> None:
    line = width_of(f"<p><em>{WORDS}</em></p>")
    first, *_ = lines(f"<p><em>{WORDS} again and again</em></p>", line + 0.5)
    assert first == WORDS.removesuffix(" opened")
    upright = width_of(f"<p>{WORDS}</p>")
    assert lines(f"<p>{WORDS} again and again</p>", upright + 0.5)[0] == WORDS


def test_the_last_line_of_italics_has_all_its_room() -> None:
    """A box that is as wide as its words asks for no second line."""
    html = f"<p><em>{WORDS}</em></p>"
    assert lines(html, width_of(html) + 0.1) == [WORDS]


@pytest.mark.parametrize(("missing", "fits"), [(0.012, True), (0.2, False)])
def test_a_line_that_is_too_long_by_a_hair_is_whole(missing: float, fits: bool) -> None:
    first, *_ = lines(f"<p>{WORDS} again and again</p>", width_of(f"<p>{WORDS}</p>") - missing)
    assert (first == WORDS) is fits


def test_a_line_that_is_too_long_by_a_hair_is_whole_though_a_box_ends_there() -> None:
    words = f"{WORDS.removesuffix('opened')}<a><span>opened</span></a>"
    first, *_ = lines(f"<p>{words} again and again</p>", width_of(f"<p>{words}</p>") - 0.012)
    assert first == WORDS


def test_no_line_begins_with_a_no_break_blank_behind_the_blank_it_ends_at() -> None:
    html = f"<p>{WORDS} \u00a0again and again</p>"
    first, second = lines_of(laid_out(html, width_of(f"<p>{WORDS}</p>") + 8).document)[:2]
    assert (first.strip(" "), second[0]) == (WORDS, "a")


def test_a_link_in_italics_breaks_nowhere_behind_the_beginning_of_its_line() -> None:
    address = "analytics.example.org"
    link = f'<a style="overflow-wrap: anywhere">{address}</a>'
    html = f"<p><em>The work on {link} is open</em></p>"
    width = width_of("<p><em>The work on analytics.exa</em></p>")
    assert lines(html, width)[:2] == ["The work on", f"{address} is"]


def test_a_long_word_at_the_beginning_of_a_padded_box_breaks_anywhere() -> None:
    html = f'<p><em><a style="overflow-wrap: anywhere; padding-left: 9pt">{"x" * 60}</a></em></p>'
    assert len(lines(html, 150)) > 1


@pytest.mark.parametrize(("spare", "tight"), [(0.04, {"b"}), (1, set())], ids=["tight", "free"])
def test_a_part_is_known_of_whose_lines_one_just_fits(spare: float, tight: set[str]) -> None:
    width = width_of(f"<p>{WORDS}</p>") + spare
    pages = laid_out(f'<p data-part="a">One</p><p data-part="b">{WORDS} again</p>', width)
    assert tight_parts(pages.sheets()) == tight


@pytest.mark.parametrize(("lacking", "scant"), [(0.06, {"b"}), (1, set()), (-1, set())])
def test_a_part_is_known_of_which_a_line_just_lacks_room(lacking: float, scant: set[str]) -> None:
    width = width_of(f"<p>{WORDS}</p>") - lacking
    pages = laid_out(f'<p data-part="a">One</p><p data-part="b">{WORDS} again</p>', width)
    assert scant_parts(next_words(pages.sheets())) == scant


@pytest.mark.parametrize(
    ("shown", "rest", "unparted"),
    [
        ("harbour de-", "“defense, again and again", {"a": {"“defense,"}}),
        ("harbour d", "defense, again and again", {}),  # there is no room for a syllable
        ("harbour de-", "defence <code>again</code>", {"a": {"defence"}}),
        ("harbour de-", "depth and again", {}),  # of one syllable
    ],
)
def test_a_word_is_known_of_which_two_letters_would_fit_on_the_line_before(
    shown: str, rest: str, unparted: dict[str, set[str]]
) -> None:
    """Word and LibreOffice part two letters from a word, where the stylesheet wants three."""
    style = "hyphens: auto; hyphenate-limit-chars: 6 3 3"
    html = f'<main lang=en style="{style}"><p data-part="a">The harbour {rest} and so on</p></main>'
    pages = laid_out(html, width_of(f"<p>The {shown}</p>") + 5)
    assert unparted_words(next_words(pages.sheets())) == unparted


ADDRESS = "https://example.org/reports/harbour/bridges"


@pytest.mark.parametrize("around", ["p", "p><span style='float: footnote'"])
@pytest.mark.parametrize("hyphens", ["manual", "auto"])
def test_an_address_that_has_room_on_a_line_is_whole(around: str, hyphens: str) -> None:
    """Word processors part none at a slash: they begin a line with it."""
    html = f"<main lang=en style='hyphens: {hyphens}'><{around}>{WORDS}, {ADDRESS} says"
    room = width_of(f"<p>{ADDRESS}</p>") + 9
    assert any(ADDRESS in line for line in printed(html, room))


def test_a_longer_address_ends_a_line_behind_a_slash() -> None:
    room = width_of(f"<p>{ADDRESS}</p>") - 9
    html = f"<p style='overflow-wrap: anywhere'>See {ADDRESS}</p>"
    assert printed(html, room) == ["See", ADDRESS.removesuffix("bridges"), "bridges"]


def printed(html: str, width: float) -> list[str]:
    """All lines without the signs that say where they may end, those of notes too."""
    boxes = laid_out(html, width).document.pages[0]._page_box.descendants()
    texts = [box.text for box in boxes if type(box).__name__ == "TextBox"]
    return [text.replace(BOND, "").replace(CHANCE, "").strip() for text in texts]


HYPHENS = "hyphens: auto; hyphenate-limit-chars: 6 3 3; orphans: 2; widows: 2"


def test_the_last_word_of_a_paragraph_is_whole_and_so_it_is_in_word() -> None:
    room = width_of("<p>It was a com-</p>") + 5
    html = f'<main lang=en style="{HYPHENS}"><p data-part="a">It was a commission</p></main>'
    goes_on = html.replace("</p>", " of the harbour</p>")
    assert lines(goes_on, room)[:2] == ["It was a com\u2010", "mission of the"]
    assert lines(html, room) == ["It was a", "commission"]
    assert unparted_words(next_words(laid_out(html, room).sheets())) == {"a": {"commission"}}


def test_no_word_tied_to_the_last_is_parted_in_word() -> None:
    words = "It was a matter of information"
    html = f'<main lang=en style="{HYPHENS}"><p data-part="a">{words}\u00a0again</p></main>'
    pages = laid_out(html, width_of(f"<p>{words}</p>") + 5)
    assert lines_of(pages.document)[0].strip() == words.removesuffix(" information")
    assert unparted_words(next_words(pages.sheets())) == {"a": {"information"}}


def test_a_line_of_code_ends_before_a_path_that_has_room_up_to_a_slash() -> None:
    """Word processors would rather end it behind the slash, where they end none."""
    code = '<p style="white-space: pre-wrap; overflow-wrap: anywhere">git clone abcd-efgh/ij</p>'
    room = width_of("<p>git clone abcd-efgh/</p>") + 2
    assert printed(code, room) == ["git clone", "abcd-efgh/ij"]
    assert printed(code, room - 6) == ["git clone abcd-", "efgh/ij"]


@pytest.mark.parametrize("sign", ["(", "“"])
def test_a_line_may_end_with_a_quotation_that_a_bracket_follows(sign: str) -> None:
    html = f"<p>The harbour is “crossed” {sign}again and again)</p>"
    room = width_of("<p>The harbour is “crossed”</p>") + 3
    assert printed(html, room)[0] == "The harbour is “crossed”"


def test_no_line_ends_within_an_arrow() -> None:
    html = "<p>The harbour crossed (self)->bridges</p>"
    assert "-" not in {
        line[-1] for line in printed(html, width_of("<p>The harbour crossed (self)-</p>"))
    }


def test_no_word_goes_on_overleaf_and_none_does_in_word() -> None:
    room = width_of("<p>It was a com-</p>") + 5
    words = "It was a commission of the old harbour that it was about"
    html = f'<main lang=en style="{HYPHENS}"><p data-part="a">{{}}{words}</p></main>'
    above = "Line by line<br>" * 32  # a page has 33
    assert "com\u2010" in " ".join(lines(html.format(""), room))
    pages = laid_out(html.format(above), room)
    assert (pages.pages, "It was a com\u2010" in lines(html.format(above), room)) == (2, False)
    assert unparted_words(next_words(pages.sheets())) == {"a": {"commission"}}


def test_no_word_goes_on_overleaf_from_the_last_of_columns() -> None:
    room = width_of("<p>It was a com-</p>") + 5
    style = f"{HYPHENS}; column-count: 2; column-gap: 10pt"
    words = "It was a commission of the old harbour that it was about"
    for above, is_parted in ((32, True), (33 + 32, False)):
        text = f"{'Line by line<br>' * above}{words}<br>{'Line<br>' * 40}"
        html = f'<main lang=en style="{style}"><p data-part="a">{text}</p></main>'
        shown = lines(html, 2 * room + 10)
        assert ("It was a com\u2010" in shown) == is_parted, above


def test_blanks_that_are_kept_hang_behind_the_last_word_of_a_line() -> None:
    code = '<p style="white-space: pre-wrap">name  prov                issues</p>'
    room = width_of('<p style="white-space: pre-wrap">name  prov</p>') + 8
    assert lines(code, room) == ["name  prov", "issues"]
    assert lines(code.replace("prov", " " * 40), room) == ["name", "issues"]
    indented = lines_of(laid_out(code.replace("prov", "prov\n  more"), room).document)
    assert [line.rstrip() for line in indented] == ["name  prov", "  more", "issues"]
