"""Repaints content streams: one colour operator in place of all (ISO 32000-1, 8.6.8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

from exporter.writers.pdf.press.paints import Paint

DIRECT = {"rg": "/DeviceRGB", "g": "/DeviceGray", "k": "/DeviceCMYK"}
CHOOSE_SPACE = "cs"
CHOOSE_COLOUR = ("sc", "scn")
PATTERN = "/Pattern"
OPERATORS = {1: "g", 4: "k"}  # by the number of components


def repainted(instructions: Iterable[Any], spaces: Any, paint: Paint) -> Iterator[Any]:
    """The instructions with every colour painted; `spaces` are the resources' colour spaces.

    Patterns stay: they are separated by themselves.
    """
    chosen: dict[bool, Any] = {}
    saved: list[dict[bool, Any]] = []
    for instruction in instructions:
        name, operands = str(instruction.operator), instruction.operands
        kind, strokes = name.lower(), name.isupper()
        if name == "q":
            saved.append(dict(chosen))
        elif name == "Q" and saved:
            chosen = saved.pop()
        elif kind == CHOOSE_SPACE:
            chosen[strokes] = spaces.get(str(operands[0]), operands[0])
        elif kind in DIRECT:
            chosen[strokes] = DIRECT[kind]
        if kind in DIRECT or (kind in CHOOSE_COLOUR and chosen[strokes] != PATTERN):
            yield _colour(paint(chosen[strokes], [float(one) for one in operands]), strokes)
        elif kind != CHOOSE_SPACE or chosen[strokes] == PATTERN:
            yield instruction


def _colour(components: tuple[float, ...], strokes: bool) -> Any:
    name = OPERATORS[len(components)]
    operator = pikepdf.Operator(name.upper() if strokes else name)
    return pikepdf.ContentStreamInstruction([round(one, 4) for one in components], operator)
