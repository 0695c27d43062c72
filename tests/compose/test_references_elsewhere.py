"""What an edition says of figures and tables that it does not show."""

from __future__ import annotations

import re

from exporter.article import Article
from exporter.compose.composer import Composer
from exporter.compose.openings import openings
from exporter.compose.view import View
from exporter.resources import templates_folder

TABLE = {"type": "table", "header": ["A", "B"], "rows": [["x", "3"], ["y", "4"]], "label": "t"}


def composed(made: Article, edition: str) -> str:
    composer = Composer(templates_folder(), trusted=True)
    return composer.compose(made, edition, paper=None, pictures=frozenset())


def article(*blocks: object, language: str = "en") -> Article:
    sections = [{"heading": "Traffic", "blocks": blocks, "label": "s"}]
    return Article.model_validate(
        {"headline": "Ferries", "language": language, "lede": "L.", "sections": sections}
    )


def test_a_summary_says_that_a_table_stands_in_the_full_brief() -> None:
    made = article("It grew, see [](#t), and [](#s).", TABLE, language="fr")
    said = re.sub(r"<[^>]+>", "", composed(made, "summary"))
    assert "see Tableau\u00a01 (note complète), and Traffic." in said


def test_a_brief_which_shows_it_leads_there() -> None:
    made = article("It grew, see [](#t).", TABLE)
    assert "(full brief)" not in composed(made, "brief")


def test_a_passage_that_does_nothing_but_refer_opens_no_section() -> None:
    blocks = openings(article("See [](#t).", "[](#t)", "It grew, see [](#t).", TABLE))[0].blocks
    assert [one.part for one in blocks] == ["sections.0.blocks.2"]


def test_a_chart_that_stays_a_table_is_counted_and_named_as_one() -> None:
    made = article("See [](#t).", {**TABLE, "chart": "bar", "caption": "C"})
    assert View(made).reference("t") == "Figure\u00a01"
    assert View(made, drawn=()).reference("t") == "Table\u00a01"
    assert 'data-sequence="Table"' in composed(made, "brief")
