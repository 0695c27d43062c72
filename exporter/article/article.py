"""The article itself: its headline and byline, its sections, and the parts around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from exporter.article.blocks import Blocks
from exporter.article.extra import Extra, HouseFields
from exporter.article.figures import Figure
from exporter.article.language import LanguageTag
from exporter.article.limits import (
    FIELDS_ALONE,
    check_block_depth,
    check_parts,
    check_section_depth,
    refuse_together,
)
from exporter.article.links import is_address, tidy
from exporter.article.moments import Instant, Moment
from exporter.article.parts import Author, Correction, Question, Section
from exporter.article.references import check_references
from exporter.article.strict import Strict
from exporter.article.text import InlineText, PlainText, without_controls

_CONTENT = ("lede", "key_points", "sections", "summary", "faq", "sources", "corrections", "about")


def _web_address(url: str) -> str:
    url = tidy(without_controls(url))
    if not is_address(url) or url.startswith("mailto:"):
        raise PydanticCustomError(
            "bad-url", "'{url}' is no absolute http or https URL", {"url": url}
        )
    return url


def _objects_from_strings(key: str) -> BeforeValidator:
    def expand(value: object) -> object:
        if isinstance(value, Sequence) and not isinstance(value, str):
            return [{key: part} if isinstance(part, str) else part for part in value]
        return value

    item = Author if key == "name" else Correction
    return BeforeValidator(expand, json_schema_input_type=list[str | item])  # type: ignore[valid-type]


Byline = Annotated[tuple[Author, ...], _objects_from_strings("name")]
"""Authors; in input a string is an author's name."""

Corrections = Annotated[tuple[Correction, ...], _objects_from_strings("text")]
"""Corrections; in input a string is a correction's text."""


class Article(Strict):
    """One article: everything that a brief can say, and nothing about how it looks."""

    headline: InlineText | None = Field(
        default=None, description="The headline.", examples=["Envoys prepare a summit"]
    )
    kicker: PlainText | None = Field(
        default=None, description="The words above the headline.", examples=["Diplomacy"]
    )
    deck: InlineText | None = Field(
        default=None,
        description="The sentence below the headline.",
        examples=["Both sides say that talks are at an early stage."],
    )
    byline: Byline = Field(
        default=(),
        description="Who wrote it; a string is a name.",
        examples=[["Jane Doe", {"name": "Ivan Petrenko", "role": "Correspondent"}]],
    )
    dateline: PlainText | None = Field(
        default=None, description="Where it was written.", examples=["GENEVA"]
    )
    published: Moment | None = Field(
        default=None,
        description="When it was published.",
        examples=["2026-03-31", "2026-03-31T06:00:00+02:00"],
    )
    updated: Moment | None = Field(
        default=None, description="When it last changed.", examples=["2026-04-02"]
    )
    language: LanguageTag = Field(
        default="en", description="The language, as a BCP 47 tag.", examples=["en", "de-AT", "uk"]
    )
    publication: PlainText | None = Field(
        default=None, description="Who publishes it.", examples=["The Daily Brief"]
    )
    series: PlainText | None = Field(
        default=None, description="The series it belongs to.", examples=["Policy briefs"]
    )
    number: PlainText | None = Field(
        default=None, description="Its number in the series.", examples=["12"]
    )
    status: Literal["draft", "embargoed", "final"] = Field(
        default="final", description="How far it is; all but final are stamped.", examples=["draft"]
    )
    embargo: Instant | None = Field(
        default=None,
        description="Until when it may not be published; only for the status embargoed.",
        examples=["2026-04-01T06:00:00+02:00"],
    )
    url: Annotated[str, AfterValidator(_web_address)] | None = Field(
        default=None,
        description="Where it is published.",
        examples=["https://example.org/summit"],
        json_schema_extra={"format": "uri"},
    )
    keywords: tuple[PlainText, ...] = Field(
        default=(),
        description="What it is about, for catalogues.",
        examples=[["diplomacy", "Ukraine"]],
    )
    rights: PlainText | None = Field(
        default=None,
        description="Copyright or licence.",
        examples=["© 2026 The Daily Brief, CC BY 4.0"],
    )
    contact: InlineText | None = Field(
        default=None,
        description="Whom to write to.",
        examples=["[desk@example.org](mailto:desk@example.org)"],
    )
    lead_picture: Figure | None = Field(
        default=None,
        description="The picture that opens the article, below the byline.",
        examples=[{"src": "pictures/port.jpg", "alt": "Cranes over the port of Odesa at dawn"}],
    )
    lede: InlineText | None = Field(
        default=None,
        description="The opening paragraph.",
        examples=["Preparations for a summit are in motion."],
    )
    key_points: tuple[InlineText, ...] = Field(
        default=(),
        description="What to remember, a sentence each.",
        examples=[["A summit is being prepared."]],
    )
    sections: tuple[Section, ...] = Field(
        default=(),
        description="The text, in sections.",
        examples=[[{"heading": "What next?", "blocks": ["Envoys meet in May."]}]],
    )
    executive_summary: Blocks = Field(
        default=(),
        description="The one-page summary, where it is not to be made from the other parts.",
        examples=[["Envoys prepare a summit; both sides say that talks are at an early stage."]],
    )
    summary: Blocks = Field(
        default=(),
        description="The whole in short, at the end.",
        examples=[["In short, talks go on."]],
    )
    faq: tuple[Question, ...] = Field(
        default=(),
        description="Questions and answers.",
        examples=[[{"question": "Why now?", "answer": ["Because the truce ends in May."]}]],
    )
    sources: tuple[InlineText, ...] = Field(
        default=(),
        description="What the article rests on.",
        examples=[["[The resolution](https://example.org/resolution), 2026"]],
    )
    corrections: Corrections = Field(
        default=(),
        description="What earlier versions got wrong; a string is a correction without a date.",
        examples=[[{"date": "2026-04-02", "text": "The vote was on Tuesday."}]],
    )
    about: Blocks = Field(
        default=(),
        description="About the authors or the publisher.",
        examples=[["Jane Doe edits this series."]],
    )
    extra: Extra = Field(
        default_factory=HouseFields,
        exclude_if=lambda fields: not fields,
        description="Fields of your house, for its templates: texts, numbers, true or false, and "
        "lists and mappings of them.",
        examples=[{"policy_area": "Transport", "desk-code": "T-17"}],
    )

    def to_json(self) -> str:
        """The article as JSON, fields without a value left out; `model_validate_json` reads it."""
        return self.model_dump_json(exclude_none=True)

    @model_validator(mode="after")
    def _agrees_with_itself(self, info: ValidationInfo[str | None]) -> Article:
        if info.context != FIELDS_ALONE:
            checks = (self._says_something, self._has_its_embargo, self._has_its_headings)
            refuse_together(self, *checks, self._keeps_limits, lambda: check_references(self))
        return self

    def _says_something(self) -> None:
        if not any(getattr(self, name) for name in _CONTENT):
            raise PydanticCustomError(
                "no-content", "the article says nothing: no lede, no sections"
            )

    def _has_its_embargo(self) -> None:
        if self.status == "embargoed" and self.embargo is None:
            raise PydanticCustomError("embargo-missing", "an embargoed article must say until when")
        if self.status != "embargoed" and self.embargo is not None:
            raise PydanticCustomError(
                "embargo-unexpected",
                "has an embargo, but its status is {status}",
                {"status": self.status},
            )

    def _has_its_headings(self) -> None:
        for index, section in enumerate(self.sections):
            extra = index or section.sections or section.label or not section.blocks
            if section.heading is None and extra:
                raise PydanticCustomError(
                    "heading-missing",
                    "a section needs a heading; only the blocks that open the article may lack one",
                )
            _need_headings(section.sections)

    def _keeps_limits(self) -> None:
        check_parts(self)
        for section in self.sections:
            check_section_depth(section.sections)
        for blocks in _block_lists(self):
            check_block_depth(blocks)


def _need_headings(sections: Sequence[Section]) -> None:
    for section in sections:
        if section.heading is None:
            raise PydanticCustomError("heading-missing", "a section inside another needs a heading")
        _need_headings(section.sections)


def _block_lists(article: Article) -> list[Blocks]:
    def within(section: Section) -> list[Blocks]:
        return [section.blocks, *(blocks for inner in section.sections for blocks in within(inner))]

    lists = [article.executive_summary, article.summary, article.about]
    lists += [question.answer for question in article.faq]
    return lists + [blocks for section in article.sections for blocks in within(section)]
