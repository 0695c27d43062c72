"""Lists every colour space that a PDF uses and every ink that it asks for: tests of press files."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pikepdf

OPERATORS = {"rg": "/DeviceRGB", "g": "/DeviceGray", "k": "/DeviceCMYK"}


def colour_spaces(pdf: pikepdf.Pdf) -> dict[int, set[str]]:
    """The colour spaces of each page, from 0: contents, forms, patterns, shadings and pictures.

    Soft masks are left out: what they hold is not printed.
    """
    return {number: set(_of_owner(page.obj)) for number, page in enumerate(pdf.pages)}


def inks(pdf: pikepdf.Pdf) -> set[tuple[float, ...]]:
    """Every CMYK colour that a `k` or `K` sets, on pages and in all that they use."""
    return {
        tuple(float(one) for one in instruction.operands)
        for page in pdf.pages
        for owner in (page.obj, *_forms(page.obj))
        for instruction in pikepdf.parse_content_stream(owner)
        if str(instruction.operator) in ("k", "K")
    }


def images(pdf: pikepdf.Pdf) -> list[Any]:
    """Every image that pages, forms and patterns draw, each once."""
    found = {
        drawn.objgen: drawn
        for page in pdf.pages
        for owner in (page.obj, *_forms(page.obj))
        for drawn in _values(owner.Resources, "/XObject")
        if str(drawn.Subtype) == "/Image"
    }
    return list(found.values())


def _of_owner(owner: Any) -> Iterator[str]:
    yield from _of_content(owner)
    for form in _forms(owner):
        yield from _of_content(form)
        if "/Group" in form:
            yield str(form.Group.get("/CS"))
    for resources in (one.Resources for one in (owner, *_forms(owner)) if "/Resources" in one):
        for drawn in _values(resources, "/XObject"):
            if str(drawn.Subtype) == "/Image":
                yield _name(drawn.ColorSpace)
        for shading in _values(resources, "/Shading"):
            yield _name(shading.ColorSpace)
        for space in _values(resources, "/ColorSpace"):
            yield _name(space)


def _of_content(owner: Any) -> Iterator[str]:
    for instruction in pikepdf.parse_content_stream(owner):
        name = str(instruction.operator)
        if name.lower() in OPERATORS:
            yield OPERATORS[name.lower()]
        elif name.lower() == "cs" and str(instruction.operands[0]).startswith("/Device"):
            yield str(instruction.operands[0])


def _forms(owner: Any) -> Iterator[Any]:
    """The forms and tiling patterns below an owner; soft masks are not among them."""
    resources = owner.get("/Resources", pikepdf.Dictionary())
    drawn = [one for one in _values(resources, "/XObject") if str(one.Subtype) == "/Form"]
    tiles = [one for one in _values(resources, "/Pattern") if "/Resources" in one]
    for form in (*drawn, *tiles):
        yield form
        yield from _forms(form)


def _values(resources: Any, kind: str) -> list[Any]:
    return [value for _, value in resources.get(kind, pikepdf.Dictionary()).items()]


def _name(space: Any) -> str:
    """A space's family; of a separation, its ink and what stands in for it."""
    if isinstance(space, pikepdf.Array):
        return "/".join(str(part).strip("/") for part in space if isinstance(part, pikepdf.Name))
    return str(space)


def total(ink: tuple[float, ...]) -> Decimal:
    """The ink of a colour in per cent."""
    return sum((Decimal(str(one)) for one in ink), Decimal()) * 100
