"""The margin boxes of pages whose articles run from right to left: left is right there.

CSS has no logical names for them (CSS Page 3, 4.2), so that a stylesheet can say them for one
direction only. What is declared of each stands on the other side, and its own sides with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_OTHER = {"left": "right", "right": "left"}
ALIGNED = ("text_align_all", "text_align_last")


def mirrored_name(name: str) -> str:
    """A margin box or a property with `left` for `right` in its name, and the other way round."""
    joint = "_" if "_" in name else "-"
    at = "@" if name.startswith("@") else ""
    return at + joint.join(_OTHER.get(word, word) for word in name.removeprefix("@").split(joint))


def mirrored(declared: Mapping[str, tuple[Any, Any]]) -> dict[str, tuple[Any, Any]]:
    """What is declared of a page or a margin box, as its mirror image has it."""
    return {
        mirrored_name(name): (_OTHER.get(value, value) if name in ALIGNED else value, weight)
        for name, (value, weight) in declared.items()
    }
