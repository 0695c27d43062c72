"""What a house's articles say where they say nothing of their own: publisher, series, rights."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from exporter.article.article import Byline
from exporter.article.blocks import Blocks, Paragraph
from exporter.article.language import LanguageTag
from exporter.article.text import InlineText, PlainText


class HouseDefaults(BaseModel):
    """Fields of an article that a house may fill for all; `brief schema` tells what each is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kicker: PlainText | None = Field(default=None, description="The words above the headline.")
    byline: Byline = Field(default=(), description="Who wrote it; a string is a name.")
    dateline: PlainText | None = Field(default=None, description="Where it was written.")
    language: LanguageTag = Field(default="en", description="The language, as a BCP 47 tag.")
    publication: PlainText | None = Field(default=None, description="Who publishes it.")
    series: PlainText | None = Field(default=None, description="The series it belongs to.")
    keywords: tuple[PlainText, ...] = Field(default=(), description="What it is about.")
    rights: PlainText | None = Field(default=None, description="Copyright or licence.")
    contact: InlineText | None = Field(default=None, description="Whom to write to.")
    about: Blocks = Field(default=(), description="About the authors or the publisher.")

    @field_validator("about")
    @classmethod
    def _of_text(cls, about: Blocks) -> Blocks:
        if not all(isinstance(block, Paragraph) for block in about):
            raise PydanticCustomError("default-blocks", "only paragraphs can stand in all articles")
        return about
