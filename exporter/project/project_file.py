"""What `brief.toml` may say: the model of the file, which is also its schema."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    JsonValue,
    Strict,
    Tag,
)
from pydantic_core import PydanticCustomError

from exporter.brand.beside import CONTRASTS
from exporter.diagnostics.hints import listed
from exporter.project.house_defaults import HouseDefaults
from exporter.project.house_settings import Settings, key
from exporter.project.output_names import NAMES, fault_of, unknown_name
from exporter.readers.house.field_kinds import FieldKind
from exporter.resources import FONTS, MOST_PNG_DPI, PAPERS, PNG_PAGES, themes
from exporter.style.export_profiles import PROFILES
from exporter.writers.writer_table import WRITERS

USUAL_ARTICLES = ("articles/**/*",)


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _nameable(path: str) -> str:
    """Refuse what is no file's name; the system would cut it off, or a terminal obey it."""
    if found := _CONTROL.search(path):
        code = f"U+{ord(found[0]):04X}"
        message = "holds the control character {code}, which is in no file's name"
        raise PydanticCustomError("control-character", message, {"code": code})
    return path


def _some(several: tuple[str, ...]) -> tuple[str, ...]:
    if not several:
        raise PydanticCustomError("empty-list", "must not be empty")
    return several


def _out_of(known: Callable[[], Iterable[str]]) -> AfterValidator:
    """Refuse a name that is not known, however it is spelt."""
    return AfterValidator(lambda name: _spelt(name, known()))


def _spelt(name: str, known: Iterable[str]) -> str:
    names = list(known)
    spelt = {one.casefold(): one for one in names}.get(name.casefold())
    if spelt is None:
        raise _unknown(name, names)
    return spelt


def _unknown(name: str, known: list[str]) -> PydanticCustomError:
    message, context = (
        "{name!r} is none of {listed}",
        {"name": name, "listed": listed(known), "known": known},
    )
    return PydanticCustomError("unknown-name", message.replace("{name!r}", "{name}"), context)


def _theme(name: str) -> str:
    return name if name.endswith(".css") else _spelt(name, themes())


def _pattern(pattern: str) -> str:
    name, fault = unknown_name(pattern), fault_of(pattern)
    if name is not None:
        raise _unknown(f"{{{name}}}", [f"{{{one}}}" for one in NAMES])
    if fault:
        raise PydanticCustomError("output-pattern", "{fault}", {"fault": fault})
    return pattern


NonEmpty = Annotated[list[str], Field(min_length=1)]
FilePath = Annotated[str, Field(min_length=1), AfterValidator(_nameable)]
Several = Annotated[
    tuple[FilePath, ...],
    BeforeValidator(_one_or_more, json_schema_input_type=str | list[str]),
]
OneOrMore = Annotated[
    tuple[FilePath, ...],
    AfterValidator(_some),
    BeforeValidator(_one_or_more, json_schema_input_type=str | NonEmpty),
]
Whole = Annotated[int, Strict()]
YesOrNo = Annotated[bool, Strict()]
Theme = Annotated[
    FilePath, AfterValidator(_theme), Field(json_schema_extra={"examples": list(themes())})
]
Paper = Annotated[str, _out_of(lambda: PAPERS), Field(json_schema_extra={"enum": list(PAPERS)})]
ProfileName = Annotated[
    str, _out_of(lambda: PROFILES), Field(json_schema_extra={"enum": list(PROFILES)})
]
Format = Annotated[str, _out_of(WRITERS.names)]
Formats = Annotated[
    tuple[Format, ...],
    AfterValidator(_some),
    BeforeValidator(_one_or_more, json_schema_input_type=str | NonEmpty),
]
Fields = Annotated[
    Annotated[FilePath, Tag("str")] | Annotated[dict[str, FieldKind], Tag("dict")],
    Discriminator(
        lambda said: type(said).__name__,
        custom_error_type="wrong-type",
        custom_error_message="must be a file's name, or names and kinds",
    ),
]
Pattern = Annotated[FilePath, AfterValidator(_pattern)]


class Table(BaseModel):
    """What decides on the files of an article; `None` where it is not said.

    Paths are from the folder of the project file. The names are those of the options of
    `brief export`, which tell what they mean.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=key, populate_by_name=True
    )

    theme: Theme | None = Field(default=None, description="The look: a name, or a stylesheet.")
    brand: FilePath | None = Field(default=None, description="A brand file, or none.")
    brand_contrast: Literal[CONTRASTS] | None = Field(  # type: ignore[valid-type]
        default=None, description="What is done about colours too faint for text."
    )
    paper: Paper | None = Field(default=None, description="The paper.")
    editions: OneOrMore | None = Field(default=None, description="What an article becomes.")
    formats: Formats | None = Field(default=None, description="The files of each edition.")
    profile: ProfileName | None = Field(default=None, description="What the files are for.")
    styles: Several | None = Field(default=None, description="Stylesheets to add last.")
    templates: FilePath | None = Field(
        default=None, description="A folder of templates that come before ours, in their sandbox."
    )
    icc: FilePath | None = Field(default=None, description="The ICC profile of the press.")
    image_dpi: Whole | None = Field(
        default=None, ge=0, description="Pictures of more dots an inch get so many; 0 leaves them."
    )
    fonts: Literal[FONTS] | None = Field(  # type: ignore[valid-type]
        default=None, description="What Word files carry of the faces they use."
    )
    dpi: Whole | None = Field(
        default=None, ge=1, le=MOST_PNG_DPI, description="How many dots an inch a PNG has."
    )
    png_pages: Literal[PNG_PAGES] | None = Field(  # type: ignore[valid-type]
        default=None, description="Which pages become a PNG."
    )
    base: FilePath | None = Field(
        default=None, description="A Word file whose styles, headers and page Word files take."
    )
    pages: Whole | None = Field(default=None, ge=1, description="The most pages of an edition.")
    strict: YesOrNo | None = Field(default=None, description="Take warnings for errors.")
    preflight: YesOrNo | None = Field(default=None, description="Check the finished files.")
    root: FilePath | None = Field(
        default=None, description="The folder beyond which no picture is read."
    )
    output: Pattern | None = Field(
        default=None,
        description="Where files go: a folder, or a pattern of {folder}, {stem}, {edition},"
        " {language} and {target}, without the ending.",
        examples=["output", "public/{language}/{stem}-{edition}"],
    )
    article: HouseDefaults | None = Field(
        default=None, description="What articles say that do not say it themselves."
    )

    def settings(self) -> Settings:
        """What it says, as a plain value."""
        names = (field.name for field in dataclasses.fields(Settings))
        return Settings(**{name: getattr(self, name) for name in names})

    def filled(self) -> dict[str, object]:
        """What it fills of articles, as JSON has it."""
        return self.article.model_dump(mode="json", exclude_unset=True) if self.article else {}


class Override(Table):
    """Other settings for some of the articles."""

    files: OneOrMore = Field(description="Which: folders, or patterns such as briefs/weekly/*.md.")


class ProjectFile(Table):
    """A whole `brief.toml`."""

    articles: OneOrMore = Field(
        default=USUAL_ARTICLES, description="Patterns of the articles that `brief build` makes."
    )
    fields: Fields | None = Field(
        default=None,
        description="The house's own fields: a JSON Schema's file, or each field's name and kind.",
        examples=[{"desk": ["Metro", "World"], "issue": "integer", "due": "date"}],
    )
    overrides: tuple[Override, ...] = Field(
        default=(), description="Other settings for some articles; the last that fits counts most."
    )
    target: dict[FilePath, Table] = Field(
        default_factory=dict, description="Named sets of settings: `brief build NAME`."
    )


def schema() -> dict[str, JsonValue]:
    """The JSON Schema of the file (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **ProjectFile.model_json_schema(by_alias=True),
    }
