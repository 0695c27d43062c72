"""The parts that an article is made of, each of which may stand several times."""

from __future__ import annotations

from typing import Protocol

from pydantic import Field

from exporter.article.blocks import Blocks
from exporter.article.figures import Figure
from exporter.article.moments import Day
from exporter.article.strict import Strict
from exporter.article.text import InlineText, Label, PlainText


class Author(Strict):
    """Somebody who wrote the article."""

    name: PlainText = Field(description="The name as printed.", examples=["Jane Doe"])
    role: PlainText | None = Field(
        default=None, description="What they are.", examples=["Senior editor"]
    )
    affiliation: PlainText | None = Field(
        default=None, description="Where they work.", examples=["University of Geneva"]
    )
    email: PlainText | None = Field(
        default=None, description="Where readers may write.", examples=["jane@example.org"]
    )


class Section(Strict):
    """A part of the text under a heading; the opening of an article may go without one."""

    heading: InlineText | None = Field(
        default=None,
        description="The heading; only the first section may lack it.",
        examples=["What next?"],
    )
    label: Label | None = Field(
        default=None,
        description="The name by which the text refers to it, as in [](#methods).",
        examples=["methods"],
    )
    blocks: Blocks = Field(
        default=(), description="What stands under the heading.", examples=[["Talks began."]]
    )
    sections: tuple[Section, ...] = Field(
        default=(),
        description="Sections inside this one; three levels at most.",
        examples=[[{"heading": "The talks", "blocks": ["They went on."]}]],
    )


class Question(Strict):
    """A question that readers ask, and its answer."""

    question: InlineText = Field(description="The question.", examples=["Why now?"])
    answer: Blocks = Field(
        min_length=1, description="The answer.", examples=[["Because the truce ends in May."]]
    )


class Correction(Strict):
    """What an earlier version got wrong."""

    date: Day | None = Field(
        default=None, description="When it was corrected.", examples=["2026-04-02"]
    )
    text: InlineText = Field(
        description="What was corrected.", examples=["The vote was on Tuesday."]
    )


class InParts(Protocol):
    """What has the parts of an article: the article, which is made of all that is here."""

    @property
    def lead_picture(self) -> Figure | None:
        """The picture that opens the article."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """The text, in sections."""

    @property
    def executive_summary(self) -> Blocks:
        """The one-page summary, where it is not to be made from the other parts."""

    @property
    def summary(self) -> Blocks:
        """The whole in short."""

    @property
    def faq(self) -> tuple[Question, ...]:
        """Questions and answers."""

    @property
    def about(self) -> Blocks:
        """About the authors or the publisher."""
