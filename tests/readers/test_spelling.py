"""Round trips: what is written is read back as the same article."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from exporter.article import (
    Article,
    Callout,
    CodeBlock,
    Correction,
    DefinitionList,
    Figure,
    List,
    ListItem,
    Paragraph,
    PullQuote,
    Quote,
    Section,
    Table,
)
from exporter.article.inline import escape, plain
from exporter.readers.files import source_of
from exporter.readers.markdown.document import read_markdown
from exporter.readers.markdown.spelling import to_markdown
from tests.support.strategies import NASTY, articles

_PATIENT = settings(
    max_examples=50,
)


def _read_back(markdown: str) -> Article:
    source, wrong = source_of("article.md", markdown.encode())
    draft = read_markdown(source)
    assert not wrong
    assert not draft.diagnostics
    return Article.model_validate(draft.data)


@given(articles())
@_PATIENT
def test_an_article_survives_markdown(article: Article) -> None:
    assert _read_back(to_markdown(article)) == article


@given(articles())
@_PATIENT
def test_an_article_survives_json(article: Article) -> None:
    assert Article.model_validate_json(article.to_json()) == article


@pytest.mark.parametrize("start", NASTY)
def test_words_that_look_like_markup_stay_words_everywhere(start: str) -> None:
    text = escape(f"{start} x {start}")
    lines = f"{text}\\\n{text}"
    table = Table(
        header=(text, lines), rows=((lines, text),), align=("left", "right"), caption=text
    )
    blocks = (
        Paragraph(text=text),
        Paragraph(text=lines),
        table,
        Paragraph(text=text),
        List(items=(ListItem(text=lines, blocks=(Paragraph(text=text),)),)),
        List(items=(ListItem(text=text),), ordered=True),
        Quote(blocks=(Paragraph(text=text), Paragraph(text=lines))),
        Quote(blocks=(Paragraph(text=text),), attribution=lines),
        PullQuote(text=lines),
        Callout(title=lines, blocks=(Paragraph(text=text),)),
        Figure(src="a.png", alt=plain(text), caption=lines, credit=plain(text)),
    )
    section = Section(
        heading=lines, blocks=blocks, sections=(Section(heading=text, blocks=blocks),)
    )
    article = Article(
        headline=text,
        kicker=plain(text),
        lede=lines,
        key_points=(text, lines),
        sections=(Section(blocks=blocks), section),
        sources=(lines,),
        corrections=(Correction(text=lines), Correction(date=date(2026, 1, 2), text=text)),
        about=blocks,
    )
    assert _read_back(to_markdown(article)) == article


def test_the_markdown_is_what_one_would_write() -> None:
    article = Article.model_validate(
        {
            "headline": "Envoys prepare a summit",
            "byline": ["Jane Doe"],
            "lede": "Talks **began**.",
            "key_points": ["One.", "Two."],
            "sections": [{"heading": "Next", "blocks": ["Then this.", {"type": "rule"}]}],
            "faq": [{"question": "Why?", "answer": "Because."}],
            "corrections": [{"date": "2026-04-02", "text": "Tuesday."}],
        }
    )
    assert to_markdown(article) == (
        "---\nheadline: Envoys prepare a summit\nbyline:\n  - Jane Doe\n---\n\nTalks **began**.\n\n"
        "## Key points\n\n- One.\n- Two.\n\n## Next\n\nThen this.\n\n***\n\n"
        "## Questions and answers\n\n### Why?\n\nBecause.\n\n"
        "## Corrections\n\n- 2026-04-02: Tuesday.\n"
    )


def test_parts_are_named_in_the_language_of_the_article() -> None:
    article = Article(language="de", lede="Es geht los.", key_points=("Eins.",))
    assert "## Das Wichtigste" in to_markdown(article)


def test_a_section_that_is_only_called_summary_stays_a_section() -> None:
    article = Article(sections=(Section(heading="Summary", blocks=(Paragraph(text="x"),)),))
    assert _read_back(to_markdown(article)) == article


def test_a_spoken_dash_is_not_taken_for_an_attribution() -> None:
    quote = Quote(blocks=(Paragraph(text="Well."), Paragraph(text="— Yes, he said.")))
    article = Article(sections=(Section(heading="A", blocks=(quote,)),))
    assert _read_back(to_markdown(article)) == article


def test_a_figure_with_caption_and_credit_keeps_both() -> None:
    figure = Figure(src="a b.png", alt="x [y]", caption="*c*", credit="Credit: me")
    article = Article(sections=(Section(heading="A", blocks=(figure,)),))
    assert _read_back(to_markdown(article)) == article


def test_words_in_braces_below_a_table_are_not_taken_for_its_attributes() -> None:
    table = Table(header=("a", "b"), rows=(("x", "1"),), chart="line")
    blocks = (table, Paragraph(text="{chart=bar}"), table, Paragraph(text="{#a} {b=c}"))
    article = Article(sections=(Section(heading="A", blocks=blocks),))
    assert _read_back(to_markdown(article)) == article


@pytest.mark.parametrize(
    "text",
    [
        r"`a`*b*\`x\`{=html}",
        "y^[import 'x']",
        "y^[export const x]",
        "==|---+---|==",
        "==+==",
        "a\\\n==-- --==",
        r"\\{--a--}",
        r"\\\\{++a++} \\$a$",
        "y^[a [b](http://a.b/];) c](https://example.org/00)",
    ],
)
def test_words_beside_marks_of_other_dialects_stay_words(text: str) -> None:
    section = Section(
        heading=text,
        blocks=(Paragraph(text=text), Quote(blocks=(Paragraph(text="x"),), attribution=text)),
    )
    article = Article(headline=text, lede=text, sections=(section,))
    assert _read_back(to_markdown(article)) == article


@pytest.mark.parametrize("alt", ["a|2", "a|80x20", "|2", r"\{--a--}"])
def test_what_a_picture_shows_is_not_taken_for_its_size(alt: str) -> None:
    figure = Figure(src="a.png", alt=alt, credit=alt)
    article = Article(sections=(Section(heading="A", blocks=(figure,)),))
    assert _read_back(to_markdown(article)) == article


@pytest.mark.parametrize("text", ["-- --\n> x", "-- --\na  b\n-- --", "a b\n-- --\nc d"])
def test_dashes_in_code_make_no_table(text: str) -> None:
    blocks = (CodeBlock(text=text), Paragraph(text="x"), CodeBlock(text=text, language="python"))
    article = Article(sections=(Section(heading="A", blocks=blocks),))
    assert _read_back(to_markdown(article)) == article


@pytest.mark.parametrize(
    "shape", [{}, {"ordered": True}, {"ordered": True, "numbering": "lower-alpha"}]
)
def test_a_term_in_a_list_below_terms_stays_in_the_list(shape: dict[str, Any]) -> None:
    terms = DefinitionList.model_validate(
        {"items": [{"term": "t", "blocks": [Paragraph(text="x")]}]}
    )
    item = ListItem(text="", blocks=(terms,))
    blocks = (terms, terms, List.model_validate({"items": (item, item), **shape}))
    article = Article(sections=(Section(heading="A", blocks=blocks),))
    assert _read_back(to_markdown(article)) == article
