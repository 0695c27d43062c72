"""What a house's Word template asks for: its content controls (ISO 29500-1, 17.5.2).

A control's tag says which part of the article is written in it, whatever its style became; its
prompt is what it shows until somebody writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

TAG = "brief."
"""How our tags begin."""

Kind = Literal["line", "words", "text", "date"]
"""A line of plain text, words with marks, one paragraph or more, a day."""


@dataclass(frozen=True)
class Asked:
    """A control: its part of the article, what it is called, its prompt, and what it takes."""

    part: str
    title: str
    prompt: str
    kind: Kind

    @property
    def tag(self) -> str:
        """What the file names it."""
        return TAG + self.part


ASKED: Mapping[str, Asked] = {
    one.part: one
    for one in (
        Asked("publication", "Publication", "[Publication]", "line"),
        Asked("series", "Series", "[Series]", "line"),
        Asked("number", "Number", "[Number in the series]", "line"),
        Asked("published", "Date", "[Date]", "date"),
        Asked("kicker", "Kicker", "[Kicker: the subject in a word or two]", "line"),
        Asked("headline", "Headline", "[Headline]", "words"),
        Asked("deck", "Deck", "[Deck: the sentence below the headline]", "words"),
        Asked("author", "Author", "[Author]", "line"),
        Asked("role", "Role of the author", "[Role]", "line"),
        Asked("dateline", "Place", "[Place]", "line"),
        Asked("key_points", "Key points", "[A key point; Enter begins the next one]", "text"),
        Asked("lede", "Lede", "[Lede: the opening paragraph]", "words"),
        Asked("heading", "Heading", "[Heading]", "words"),
        Asked("sections", "Text", "[Text; Enter begins the next paragraph]", "text"),
        Asked("summary", "Summary", "[Summary: the whole in short]", "text"),
        Asked("question", "Question", "[Question]", "words"),
        Asked("faq", "Answer", "[Answer]", "text"),
        Asked("sources", "Sources", "[A source; Enter begins the next one]", "text"),
        Asked("about", "About", "[About the authors or the publisher]", "text"),
        Asked("contact", "Contact", "[Contact]", "words"),
        Asked("rights", "Rights", "[Copyright or licence]", "line"),
    )
}
"""By the part of the article; of sections and answers there may be several of a part."""
