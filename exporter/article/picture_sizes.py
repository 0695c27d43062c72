"""How large a picture is to be, as articles say it: a length, or a share of the measure."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

_SIZE = re.compile(
    r"\s*(?P<number>\d{1,5}(?:\.\d{1,6})?|\.\d{1,6})\s*(?P<unit>%|px|pt|pc|in|cm|mm|em|rem|)\s*",
    re.IGNORECASE,
)
_OF_LINE = re.compile(r"\s*(?P<share>\d?(?:\.\d{1,6})?)\\(?:text|line|column)width\s*")
_UNITS = {"": "px", "rem": "em"}
_PIXELS = {"px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_HINT = "write it as 50%, 300px, 7.5cm, 30mm, 3in, 200pt or 12em"


def picture_size(written: str) -> str | None:
    """A size in the model's spelling, as `50%`, `300px` or `7.5cm`; `None` for what is none.

    A bare number is pixels, of which there are 96 an inch; `0.5\\linewidth` of LaTeX is 50%.
    """
    if share := _OF_LINE.fullmatch(written):
        return _spelt(float(share["share"] or 1) * 100, "%")
    size = _SIZE.fullmatch(written)
    if size is None:
        return None
    unit = size["unit"].lower()
    return _spelt(float(size["number"]), _UNITS.get(unit, unit))


def _spelt(number: float, unit: str) -> str | None:
    return f"{round(number, 3):g}{unit}" if 0 < round(number, 3) < 100_000 else None


def pixels(size: str | None) -> float | None:
    """A length as CSS pixels; `None` for shares, and for what depends on the size of the type."""
    length = _SIZE.fullmatch(size or "")
    return (
        float(length["number"]) * _PIXELS[length["unit"]]
        if length and length["unit"] in _PIXELS
        else None
    )


def _width(written: str) -> str:
    size = picture_size(written)
    if size is None:
        raise PydanticCustomError(
            "bad-size", "'{size}' is no size; {hint}", {"size": written, "hint": _HINT}
        )
    return size


def _height(written: str) -> str:
    if written.strip().endswith("%"):
        raise PydanticCustomError("bad-size", "a height cannot be a share; it has no page to be of")
    return _width(written)


def _as_text(value: object) -> object:
    """A number as text: those of JSON are pixels."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number else value


PictureWidth = Annotated[
    str, AfterValidator(_width), BeforeValidator(_as_text, json_schema_input_type=str | float)
]
"""A width: a share of the measure, or a length."""

PictureHeight = Annotated[
    str, AfterValidator(_height), BeforeValidator(_as_text, json_schema_input_type=str | float)
]
"""A height: a length."""
