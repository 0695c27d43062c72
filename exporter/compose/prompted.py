"""An article that asks to be written: a prompt in place of each of its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from exporter.article import Article
from exporter.article.inline import escape
from exporter.article.language import locale_of
from exporter.compose.view import View
from exporter.docx.asked_for import ASKED

DAY = "2001-02-03"  # stands for the date, which is no text in an article
SECTIONS = 2


def prompted(language: str) -> Article:
    """The article whose every part is its prompt, in a language of labels and dates."""
    said = {part: asked.prompt for part, asked in ASKED.items()}
    inline = {part: escape(prompt) for part, prompt in said.items()}
    section = {"heading": inline["heading"], "blocks": [inline["sections"]]}
    plain = ("publication", "series", "number", "kicker", "dateline", "rights")
    return Article.model_validate(
        {
            **{part: said[part] for part in plain},
            **{part: inline[part] for part in ("headline", "deck", "lede", "contact")},
            "language": language,
            "published": DAY,
            "byline": [{"name": said["author"], "role": said["role"]}],
            "key_points": [inline["key_points"]],
            "sections": [section] * SECTIONS,
            "summary": [inline["summary"]],
            "faq": [{"question": inline["question"], "answer": [inline["faq"]]}],
            "sources": [inline["sources"]],
            "about": [inline["about"]],
        }
    )


def prompts_in_print(article: Article) -> Mapping[str, str]:
    """What each part shows in print where that is not its prompt: the date is written out."""
    return {"published": View(article).date}


def day_pattern(language: str) -> str:
    """How the language writes a day out, as Word says it: `d MMMM yyyy`."""
    return re.sub("y+", "yyyy", locale_of(language).date_formats["long"].pattern)
