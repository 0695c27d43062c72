"""A YAML scalar with other words, in the style that it had."""

from __future__ import annotations

import re
from typing import Any

from exporter.merge.spelling import yaml_flow, yaml_scalar
from exporter.merge.wording import reworded
from exporter.merge.yaml_tree import scalar_value

_BLOCK = re.compile(r"(?P<head>[|>][^\n]*\n)(?P<indent> +)")


def respelt(raw: str, new: Any, *, keeps_words: bool) -> str:
    """`raw` so that it says `new`: word by word where that can be, else written anew."""
    text = new if isinstance(new, str) else yaml_scalar(new)
    candidates = [_in_style(raw, text)]
    if keeps_words:
        candidates.insert(0, _with_words(raw, text))
    for candidate in candidates:
        if candidate is not None and scalar_value(candidate) == text:
            return candidate
    return yaml_scalar(new)


def _with_words(raw: str, new: str) -> str | None:
    old = scalar_value(raw)
    if old is None:
        return None
    quote = raw[:1] if raw[:1] in ("'", '"') else ""
    inner = reworded(raw[len(quote) : len(raw) - len(quote)], old, new)
    return None if inner is None else quote + inner + quote


def _in_style(raw: str, new: str) -> str | None:
    if raw.startswith("'"):
        return "'" + new.replace("'", "''") + "'"
    if raw.startswith('"'):
        return yaml_flow(new)
    if block := _BLOCK.match(raw):
        lines = (block["indent"] + line if line else "" for line in new.split("\n"))
        return block["head"] + "\n".join(lines)
    return None
