"""Round trips: what is written is read back as the same article."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from exporter.article import Article, Figure, Paragraph, Quote, Section
from exporter.article.markdown import to_markdown
from exporter.readers.files import source_of
from exporter.readers.markdown import read_markdown
from tests.strategies import articles

_PATIENT = settings(
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _read_back(markdown: str) -> Article:
    source, found = source_of("article.md", markdown.encode())
    draft = read_markdown(source)
    assert not found
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
