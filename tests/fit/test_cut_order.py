"""What goes first: by the groups that a stylesheet lists, then from the end of the document."""

from __future__ import annotations

from pathlib import Path

import pytest
from weasyprint import HTML

from exporter.diagnostics import ContractError, DesignError
from exporter.engine.cascade import Cascade
from exporter.engine.parsed import font_configuration
from exporter.fit.contract import contract_of
from exporter.fit.cut_order import Family, cut_order, ranked
from exporter.fit.cuts import Cut, Parts
from exporter.pipeline import Exporter
from tests.support.samples import HOUSE, article
from tests.support.small import BOUNDS, PARAGRAPH, WORDS, cascade_of, set_in


def going(body: str, order: str) -> list[str]:
    """The ids of what may go, the first to go first; those that go together as one."""
    root = cascade_of("", body).document_element
    ranks: dict[int, list[str]] = {}
    for node, rank in ranked(Family(root), order.split()).items():
        ranks.setdefault(rank, []).append(node.get("id") or "")
    assert sorted(ranks) == list(range(1, len(ranks) + 1))
    return ["+".join(ranks[rank]) for rank in sorted(ranks)]


def part(name: str, group: str = "a", words: str = "", tag: str = "p", more: str = "") -> str:
    return f'<{tag} id="{name}" data-cut="{group}"{more}>{words}</{tag}>'


def text(name: str, words: str = "", tag: str = "p") -> str:
    """A block that reads on."""
    return part(name, "blocks", words, tag, " data-reads-on")


def test_groups_go_in_the_order_of_the_list_and_each_from_the_end() -> None:
    body = part("1", "a") + part("2", "b") + part("3", "a") + part("4", "b")
    assert going(body, "a b") == ["3", "1", "4", "2"]
    assert going(body, "b a") == ["4", "2", "3", "1"]


def test_what_no_list_names_never_goes() -> None:
    assert going(part("1", "a") + part("2", "b"), "b") == ["2"]


def test_what_stands_in_a_part_of_its_group_goes_before_it() -> None:
    body = f'<div id="all" data-cut="a">{part("1")}{part("2")}</div>'
    assert going(body, "a") == ["2", "1", "all"]


def test_text_goes_in_rounds_so_that_no_section_loses_much_more_than_another() -> None:
    sections = (text("a1") + text("a2") + text("a3"), text("b1"), text("c1") + text("c2"))
    body = "".join(f"<section>{blocks}</section>" for blocks in sections)
    assert going(body, "blocks") == ["a3", "c2", "a2", "c1", "b1", "a1"]


def test_sections_in_a_section_that_may_go_are_of_its_text() -> None:
    first, second = (
        f'<section id="{name}" data-cut="blocks" data-reads-on>{text(f"{name}1")}{text(f"{name}2")}'
        "</section>"
        for name in "bc"
    )
    inner = text("a1") + first + second
    body = f'<section id="a" data-cut="sections" data-reads-on>{inner}</section>'
    assert going(body, "blocks sections") == ["c2", "c1", "c", "b2", "b1", "b", "a1", "a"]


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_a_list_goes_with_the_paragraph_that_announces_it(tag: str) -> None:
    assert going(text("1") + text("2", "These: ") + text("3", "", tag), "blocks") == ["2+3", "1"]


@pytest.mark.parametrize(
    ("before", "tag"),
    [
        (text("2", "None."), "ul"),
        (text("2", "These:"), "pre"),
        (text("2", "These:", "blockquote"), "ul"),
    ],
)
def test_what_is_not_announced_goes_alone(before: str, tag: str) -> None:
    assert going(text("1") + before + text("3", "", tag), "blocks") == ["3", "2", "1"]


def test_a_note_does_not_hide_that_a_list_is_announced() -> None:
    noted = 'These:<span class="footnote">A note.</span>'
    assert going(text("1", noted) + text("2", "", "ul"), "blocks") == ["1+2"]


def test_a_list_stays_with_a_paragraph_that_stays() -> None:
    body = f"<p>These:</p>{text('1', '', 'ul')}{text('2')}"
    assert going(body, "blocks") == ["2"]


def test_a_list_that_stands_for_itself_goes_whatever_stands_before_it() -> None:
    assert going(f"<p>Sources:</p>{part('1', 'a', '', 'ul')}", "a") == ["1"]


def listed(value: str, body: str = "") -> tuple[str, ...]:
    return cut_order(cascade_of(f"--cut-order: {value}", body))


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("sources", ("sources",)),
        ("contents ,\n pull-quotes,überblick", ("contents", "pull-quotes", "überblick")),
        ("none", ()),
        ("NONE", ()),
    ],
)
def test_a_stylesheet_lists_groups_by_name(value: str, names: tuple[str, ...]) -> None:
    assert listed(value) == names


def test_a_stylesheet_that_lists_nothing_lets_nothing_go() -> None:
    html = HTML(string="<html><body><p data-cut=sources></p></body></html>")
    assert cut_order(Cascade(html, (), font_configuration(), frozenset())) == ()


def test_a_group_that_is_named_twice_is_an_error_of_the_stylesheet() -> None:
    with pytest.raises(DesignError, match="--cut-order names a 2 times") as caught:
        contract_of(cascade_of("--cut-order: a, b, a", ""))
    assert caught.value.exit_code == 4
    assert caught.value.hint == "name each group once"


def test_a_list_without_commas_is_told_where_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text(":root {\n  --cut-order: contents sources }")
    with pytest.raises(DesignError, match="--cut-order") as caught:
        Exporter(theme=HOUSE, styles=[tmp_path / "own.css"]).export(article(), formats=[])
    assert caught.value.place
    assert caught.value.place.line == 2


def test_a_misspelt_group_is_told_with_the_one_that_was_meant() -> None:
    with pytest.raises(DesignError, match="names sorces, which no part belongs to") as caught:
        listed("contents, sorces", part("1", "sources"))
    assert caught.value.hint == "did you mean sources?"


def test_a_list_for_several_editions_may_name_what_this_one_lacks() -> None:
    assert listed("openings, sources", part("1", "sources")) == ("openings", "sources")
    assert listed("source, sources", part("1", "sources")) == ("source", "sources")
    assert listed("questions", part("1", "sections")) == ("questions",)


def test_what_might_be_named_is_a_hint_where_the_pages_are_too_few() -> None:
    body = PARAGRAPH * 40 + part("1", "sources", WORDS) + part("2", "questions", WORDS)
    with pytest.raises(ContractError) as caught:
        set_in(f"{BOUNDS}; --cut-order: sources", body)
    hint = caught.value.diagnostics[0].hint
    assert hint
    assert hint.endswith("or name questions in the stylesheet's --cut-order")


CONTENTS = (
    '<nav data-cut="contents" data-part="contents">'
    '<a href="#one">One</a><span data-page-of="one">0</span></nav>'
)


def kept(cuts: frozenset[int], parts: Parts) -> list[str]:
    """The parts that some ranks leave there."""
    gone: tuple[Cut, ...] = parts.left_out(parts.all, lambda _: None)
    left = {cut.part for cut in parts.left_out(cuts, lambda _: None)}
    return [cut.part for cut in gone if cut.part not in left]


@pytest.mark.parametrize("order", ["contents sections", "sections contents", "sections"])
def test_contents_go_where_what_they_name_does(order: str) -> None:
    section = '<section data-cut="sections" data-part="s"><h2 id="one">One</h2></section>'
    groups = order.split()
    parts = Parts(cascade_of("", CONTENTS + section).document_element, groups)
    without_section = parts.fewest_cuts(lambda cuts: 1 + groups.index("sections") in cuts)
    assert kept(without_section, parts) == []
    assert kept(parts.fewest_cuts(bool), parts) == ["s"]


def test_contents_of_what_only_fills_are_themselves_a_filler() -> None:
    section = '<section data-cut="sections" data-filler><h2 id="one">One</h2></section>'
    parts = Parts(cascade_of("", CONTENTS + section).document_element, ("contents", "sections"))
    assert parts.fillers == parts.all


SENTENCE = "It says some words that fill a line of text on the page, and then a few more. "
INNER = [
    {
        "heading": f"{name} inner",
        "blocks": [f"{name} {count}. {SENTENCE * 3}" for count in range(4)],
    }
    for name in ("First", "Second")
]
NESTED = article(sections=[{"heading": "Outer", "blocks": [SENTENCE], "sections": INNER}])
LONG = article(
    sections=[{"heading": "A section", "blocks": [f"Paragraph {n}." for n in range(200)]}],
    faq=[{"question": "Why is it so?", "answer": ["Because it is."]}],
    sources=["A source"],
)


@pytest.fixture
def one_page(tmp_path: Path) -> Exporter:
    (tmp_path / "two.css").write_text(
        ":root[data-edition] { --max-pages: 1; --fit-min: 1; --fit-space-min: 1 }"
        "@page { size: 210mm 150mm; }"
    )
    return Exporter(theme=HOUSE, styles=[tmp_path / "two.css"])


def test_of_nested_sections_only_the_end_is_left_out(one_page: Exporter) -> None:
    cut = one_page.export(NESTED, editions=["brief"], formats=[]).fits["brief"].cut
    assert [one.part.rpartition(".")[0] for one in cut] == [
        "sections.0.sections.0.blocks.1",
        "sections.0.sections.0.blocks.2",
        "sections.0.sections.0.blocks.3",
        "sections.0.sections.1",
    ]


def test_of_many_paragraphs_all_go_after_questions_and_sources(one_page: Exporter) -> None:
    cut = one_page.export(LONG, editions=["brief"], formats=[]).fits["brief"].cut
    assert [one.part for one in cut[-2:]] == ["faq.0.question", "sources.0"]
    numbers = [int(one.part.split(".")[3]) for one in cut[:-2]]
    assert numbers == list(range(numbers[0], 200))


def test_what_has_no_words_is_told_by_what_it_is() -> None:
    body = (
        '<div class="page-break" data-cut="a"></div><hr data-cut="b">'
        '<figure data-cut="c"><img src="x.png" alt="A tram"></figure>'
        '<figure data-cut="d"><img src="y.png" alt=""></figure>'
    )
    parts = Parts(cascade_of("", body).document_element, tuple("abcd"))
    told = [cut.words for cut in parts.left_out(parts.all, lambda _: None)]
    assert told == ["a page break", "a rule", "A tram", "a picture"]
