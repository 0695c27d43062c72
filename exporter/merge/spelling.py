"""Values as YAML and as JSON text."""

from __future__ import annotations

import json
import re
from typing import Any

from exporter.article.front_matter import scalar

_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_STEP = "  "


def yaml_entry(key: str, value: Any, indent: str) -> str:
    """`key: value` in block style, its first line not indented, no line end."""
    return f"{key}:{_block(value, indent)}"


def yaml_item(value: Any, indent: str) -> str:
    """What stands behind `- ` for an item whose words are indented by `indent`."""
    if isinstance(value, dict):
        return f"\n{indent}".join(yaml_entry(key, part, indent) for key, part in value.items())
    return yaml_flow(value) if isinstance(value, list) else yaml_scalar(value)


def yaml_scalar(value: Any) -> str:
    """A scalar outside brackets."""
    if isinstance(value, str):
        return scalar(value)
    return "null" if value is None else str(value).lower()


def yaml_flow(value: Any) -> str:
    """A value on one line, as it may stand in brackets too."""
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def json_value(value: Any, indent: str, *, is_ascii: bool, on_lines: bool) -> str:
    """A value whose line is indented by `indent`; `on_lines` puts each part on its own."""
    text = json.dumps(value, ensure_ascii=is_ascii, indent=len(_STEP) if on_lines else None)
    return text.replace("\n", "\n" + indent)


def _block(value: Any, indent: str) -> str:
    """What follows a key and its colon."""
    inner = indent + _STEP
    if isinstance(value, dict):
        return "".join(f"\n{inner}{yaml_entry(key, part, inner)}" for key, part in value.items())
    if isinstance(value, list) and value:
        return "".join(f"\n{inner}- {yaml_item(item, inner + _STEP)}" for item in value)
    return " []" if isinstance(value, list) else f" {yaml_scalar(value)}"
