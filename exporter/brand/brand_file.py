"""A brand file as plain values with their places, checked by the library that defines the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from exporter.article.places import Loc, nearest
from exporter.diagnostics import DesignError, Diagnostic, Place, error, has_errors
from exporter.diagnostics.hints import did_you_mean
from exporter.machine.plain_files import bytes_of_plain
from exporter.readers.data.yaml_values import yaml_values
from exporter.readers.reading import Draft, Source

if TYPE_CHECKING:  # slow to load
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

MAX_BRAND = 1_000_000  # bytes
HINT = "see docs/brand.md for what a brand file may say"
READABLE = "give the path of a UTF-8 file, such as _brand.yml"
KEYS = (
    *("meta", "logo", "color", "typography", "defaults", "palette"),
    *("foreground", "background", "primary", "secondary", "tertiary", "light", "dark"),
    *("success", "info", "warning", "danger"),
)
VARIANTS = frozenset({"light", "dark"})
DROPPED = ("Value error, ", "Assertion failed, ")  # what pydantic puts before a sentence

Plain: TypeAlias = Mapping[str, object]


@dataclass(frozen=True)
class Brand:
    """What a brand file says, its references followed, and where it says so.

    `values` have the form of the file: `color`, `typography`, `logo`, `meta`.
    """

    path: Path
    values: Plain
    places: Mapping[Loc, Place]

    def section(self, *names: str) -> Plain:
        """The mapping at some names, one below the other; empty where there is none."""
        found: object = self.values
        for name in names:
            found = found.get(name) if isinstance(found, Mapping) else None
        return found if isinstance(found, Mapping) else {}

    def paths(self) -> Iterator[tuple[Loc, str]]:
        """Every file that the brand names, and where it does."""
        yield from _paths(self.values, ())

    def place(self, *loc: str | int) -> Place:
        """Where the file says something, or else what it belongs to."""
        return nearest(self.places, loc) or Place(str(self.path))


def _paths(value: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name == "path" and isinstance(inner, str):
                yield (*loc, name), inner
            yield from _paths(inner, (*loc, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _paths(inner, (*loc, index))


def brand_in(path: Path) -> Brand:
    """The brand in a file; raises DesignError, with all places, where it cannot be used."""
    draft = yaml_values(Source(str(path), _text(path)))
    if has_errors(draft.diagnostics):
        raise DesignError([replace(one, message=_of_a_brand(one)) for one in draft.diagnostics])
    places = {**draft.keys, **draft.places}
    values = _checked(path, draft, places)
    return Brand(path, values, places)


def _of_a_brand(told: Diagnostic) -> str:
    """What is told of an article's file, in the words of a brand's."""
    if told.code == "not-an-article":
        return "a brand is keys and values, such as color: ..."
    return told.message.replace("one article", "one brand")


def _text(path: Path) -> str:
    try:
        text = bytes_of_plain(path, MAX_BRAND).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as failure:
        message = f"the brand file cannot be read: {failure}"
        raise DesignError.at("brand-unreadable", message, Place(str(path)), READABLE) from failure
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _for_paper(data: dict[str, object]) -> dict[str, object]:
    """The same, with the light one of two variants of a colour, as Quarto's documents have them."""
    return {
        name: _light(value) if name in ("color", "typography") else value
        for name, value in data.items()
    }


def _light(value: object) -> object:
    if isinstance(value, list):
        return [_light(one) for one in value]
    if not isinstance(value, dict):
        return value
    if value and value.keys() <= VARIANTS:
        texts = [value.get("light"), value.get("dark")]
        if all(isinstance(one, str | None) for one in texts):
            return texts[0] or texts[1]
    return {name: _light(inner) for name, inner in value.items()}


def _checked(path: Path, draft: Draft, places: Mapping[Loc, Place]) -> Plain:
    from brand_yml import Brand as Model  # few houses have one
    from pydantic import ValidationError

    try:
        model = Model.model_validate({**_for_paper(draft.data), "path": path.absolute()})
    except ValidationError as failure:
        raise DesignError(_problems(failure, draft, places, path)) from failure
    except Exception as failure:  # the library has many, of no common kind
        message = f"the brand cannot be used: {_sentence(str(failure))}"
        raise DesignError.at("brand", message, Place(str(path)), HINT) from failure
    dumped: Plain = model.model_dump(mode="json", by_alias=True, exclude_none=True)
    return dumped


def _problems(
    failure: ValidationError, draft: Draft, places: Mapping[Loc, Place], path: Path
) -> list[Diagnostic]:
    """What is wrong, once at each place: of the kinds that something may be, each complains, the
    most usual last."""
    told: dict[Place, Diagnostic] = {}
    for detail in failure.errors(include_url=False):
        loc = _loc(detail, places)
        is_key = detail["type"] == "extra_forbidden"
        place = nearest(draft.keys if is_key else places, loc) or Place(str(path), 1, 1)
        told[place] = _problem(detail, str(loc[-1]) if loc else "", place)
    return list(told.values())


def _problem(detail: ErrorDetails, name: str, place: Place) -> Diagnostic:
    if detail["type"] == "extra_forbidden":
        message = f"a brand has no key {name!r} here"
        return error("brand", message, place, did_you_mean(name, KEYS) or HINT)
    return error("brand", f"{name}: {_sentence(detail['msg'])}", place, HINT)


def _loc(detail: ErrorDetails, places: Mapping[Loc, Place]) -> Loc:
    """The way to what is wrong; the library puts the names of its own kinds in between."""
    loc: Loc = ()
    for step in detail["loc"]:
        name = step.replace("_", "-") if isinstance(step, str) else step
        for further in ((*loc, step), (*loc, name)):
            if further in places:
                loc = further
                break
    return loc


def _sentence(text: str) -> str:
    for words in DROPPED:
        text = text.removeprefix(words)
    return " ".join(text.split())
