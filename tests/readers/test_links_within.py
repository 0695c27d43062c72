"""Links within an article: to headings in HTML, in pages, and to the parts around the text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from exporter.compose.composer import Composer
from exporter.pipeline import Exporter
from exporter.readers.markdown.spelling import to_markdown
from exporter.readers.reader_table import loads
from exporter.resources import templates_folder
from exporter.roundtrip.word.edited_file import read_docx
from tests.support.cases import article, lines, reading

PARTS = """\
See [the points](#key-points), [in short](#summary), [questions](#questions-and-answers),
[where from](#sources), [why](#why-now) and [](#summary).

## Key points

- One is a sentence.

## Costs

They rose.

## Summary

All in all.

## Questions and answers

### Why now?

Because.

## Sources

- One.
"""


@pytest.mark.parametrize(
    "heading",
    [
        '<h2 id="costs">What it costs</h2>',
        "<h2 id=costs class=x>What <em>it</em> costs</h2>",
        '<h2><a name="costs"></a>What it costs</h2>',
        "<div>\n<h2 id='costs'>What it costs</h2>\n</div>",
        "<h2>Costs</h2>",
    ],
)
def test_a_link_leads_to_a_heading_in_html(heading: str) -> None:
    read = reading(f"Lede, see [costs](#costs).\n\n## Before\n\nx\n\n{heading}\n\nThey rose.\n")
    assert read.article.sections[1].label == "costs"
    assert "unknown-label" not in {one.code for one in read.diagnostics}


def test_of_two_headings_in_html_that_are_called_the_same_the_first_is_meant() -> None:
    text = "Lede [x](#costs).\n\n<h2>Costs</h2>\n\na\n\n<h2>Costs</h2>\n\nb\n"
    assert [section.label for section in article(text).sections] == ["costs", None]


def test_a_heading_in_html_that_nothing_links_to_needs_no_label() -> None:
    assert article('Lede.\n\n<h2 id="costs">Costs</h2>\n\nx\n').sections[0].label is None


@pytest.mark.parametrize(
    "heading",
    [
        '<h2 id="h_1:x">Costs</h2>',
        '<h2><span id="h_1:x"></span>Costs</h2>',
        '<a name="h_1:x"></a><h2>Costs</h2>',
        '<section id="h_1:x"><h2>Costs</h2><p>More.</p></section>',
    ],
)
@pytest.mark.parametrize("address", ["", "https://e.org/a"])
def test_a_link_within_a_page_leads_to_its_heading(heading: str, address: str) -> None:
    text = (
        f'<link rel=canonical href="{address}"><h1>A</h1><p>The buses of the harbour stopped on'
        f' <a href="{address}#h_1:x">Monday</a>, and <a href="#none">none</a> ran by noon.</p>'
        f"{heading}<p>Trips to the hospital fell by eighteen per cent in the first week.</p>"
    )
    read = article(text, "html")
    assert read.lede is not None
    assert "[Monday](#h-1-x)" in read.lede
    assert read.sections[0].label == "h-1-x"
    assert ("[none](https://e.org/a#none)" if address else ", and none ran") in read.lede


def test_links_to_headings_that_became_parts_lead_to_the_parts() -> None:
    read = reading(PARTS)
    assert [one.code for one in read.diagnostics if one.code == "unknown-label"] == []
    assert read.article.lede == (
        "See [the points](#key-points), [in short](#summary), [questions](#faq), [where from]"
        "(#sources), [why](#faq) and [](#summary)."
    )


def test_a_part_is_known_by_the_label_that_its_heading_has() -> None:
    read = article("Lede [x](#end).\n\n## Costs\n\nx\n\n## Summary {#end}\n\nAll in all.\n")
    assert read.lede == "Lede [x](#summary)."


def test_what_has_a_part_s_name_for_its_label_is_meant_before_the_part() -> None:
    text = "sections: [{heading: A, label: summary, blocks: [x]}]\nsummary: [y]\n"
    text += "lede: '[](#summary)'\n"
    html = Composer(templates_folder()).compose(
        article(text, "yaml"), "brief", paper=None, pictures=()
    )
    assert 'data-refers="summary">A</a>' in html
    assert html.count('id="label-summary"') == 1


def test_a_part_that_is_not_there_is_still_an_unknown_label() -> None:
    with pytest.raises(Exception, match="nothing has the label summary"):
        article("lede: '[](#summary)'\n", "yaml")
    assert lines(list(reading("[x](#summary)\n").diagnostics)) == ["1:1 unknown-label"]


def test_such_links_are_links_in_the_pages_and_come_back() -> None:
    read = article(PARTS)
    made = Exporter().export(read, editions=["brief"], formats=["docx"])
    assert read_docx(made.renditions[0].data).article == read
    assert loads(to_markdown(read), "a.md").article == read
    html = Composer(templates_folder()).compose(read, "brief", paper=None, pictures=())
    for name in ("key-points", "summary", "faq", "sources"):
        assert f'id="label-{name}"' in html
        assert f'href="#label-{name}"' in html
    assert ">Summary</a>" in html


def test_in_an_edition_without_the_part_only_the_words_stay(tmp_path: Path) -> None:
    (tmp_path / "card.html").write_text("<html><body>{{ article.lede | inline }}</body></html>")
    html = Composer(tmp_path).compose(article(PARTS), "card", paper=None, pictures=())
    said = re.sub("<[^>]+>", "", html)
    assert "See the points, in short, questions, where from, why and Summary." in said
