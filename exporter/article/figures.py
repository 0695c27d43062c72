"""Figures: pictures with all that is said of them, and rows of several."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from exporter.article.links import SCHEMES, is_allowed, tidy
from exporter.article.picture_paths import PicturePath
from exporter.article.picture_sizes import PictureHeight, PictureWidth
from exporter.article.strict import Strict
from exporter.article.text import AltText, InlineText, Label, PlainText, without_controls

Subtitle = Annotated[
    InlineText | None,
    Field(
        description="The measure, below the title: what is counted, where and when.",
        examples=["Meetings of officials, 2024-25"],
    ),
]
Note = Annotated[
    InlineText | None,
    Field(
        description="What must be known to read it, below it.",
        examples=["Figures for 2026 are estimates."],
    ),
]
SourceLine = Annotated[
    InlineText | None,
    Field(description="Where it comes from, below it.", examples=["Port of Odesa"]),
]
Wide = Annotated[
    bool,
    Field(
        exclude_if=lambda wide: not wide,
        description="Whether it spans all columns of text, or stands out of one.",
        examples=[True],
    ),
]

MAX_ROW = 6
"""How many pictures may stand side by side."""

Align = Literal["left", "center", "right"]


def _link(href: str) -> str:
    href = tidy(without_controls(href))
    if not is_allowed(href):
        raise PydanticCustomError(
            "bad-link",
            "links to '{href}', which is no absolute URL of the kinds {schemes}",
            {"href": href, "schemes": ", ".join(SCHEMES)},
        )
    return href


class Figure(Strict):
    """A picture with its alternative text."""

    type: Literal["figure"] = "figure"
    src: PicturePath = Field(
        description="The picture's path from the article's folder, or a data: URL; one that begins "
        "with a slash is from the article's root.",
        examples=["pictures/port.jpg"],
    )
    alt: AltText = Field(
        description="What the picture shows, for readers who do not see it; empty for decoration.",
        examples=["Cranes over the port of Odesa at dawn"],
    )
    caption: InlineText | None = Field(
        default=None,
        description="The words below the picture; its title above it where it has a subtitle.",
        examples=["The port in *March*"],
    )
    subtitle: Subtitle = None
    note: Note = None
    source: SourceLine = None
    credit: PlainText | None = Field(
        default=None, description="Whose picture it is.", examples=["Jane Doe"]
    )
    label: Label | None = Field(
        default=None,
        description="The name by which the text refers to it, as in [](#poll).",
        examples=["poll"],
    )
    link: Annotated[str, AfterValidator(_link)] | None = Field(
        default=None,
        description="Where the picture leads: a web address, or #label.",
        examples=["https://example.org/report"],
    )
    width: PictureWidth | None = Field(
        default=None,
        description="How wide it is: a share of the measure, or a length; a bare number is pixels "
        "at 96 an inch. Never wider than the measure.",
        examples=["50%", "7.5cm", "300px"],
    )
    height: PictureHeight | None = Field(
        default=None,
        description="How high it is; without it, in proportion to the width.",
        examples=["5cm"],
    )
    align: Align | None = Field(
        default=None,
        description="Where it stands in the measure; without it, as the stylesheet says.",
        examples=["center"],
    )
    wide: Wide = False


class PictureRow(Strict):
    """Pictures side by side, all of one height."""

    type: Literal["picture_row"] = "picture_row"
    figures: tuple[Figure, ...] = Field(
        min_length=2,
        max_length=MAX_ROW,
        description="The pictures, from first to last.",
        examples=[[{"src": "before.jpg", "alt": "Before"}, {"src": "after.jpg", "alt": "After"}]],
    )
