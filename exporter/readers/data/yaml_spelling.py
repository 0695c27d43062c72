"""Values as YAML, which the YAML reader reads back as the same values."""

from __future__ import annotations

import json
import re

from exporter.article.plain_values import Plain

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What a scalar outside quotes says where there is nothing."""

STEP = "  "
"""The indent of what stands inside something else."""

_PLAIN = re.compile(r"[^\W_](?:[\w ,.()/’“”–—+-]*[\w.)’”])?")
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def yaml_entry(key: str, value: Plain, indent: str = "") -> str:
    """`key: value` in block style, its first line not indented, no line end."""
    return f"{key}:{_behind_colon(value, indent)}"


def yaml_item(value: Plain, indent: str) -> str:
    """What stands behind `- ` for an item whose words are indented by `indent`."""
    if isinstance(value, dict):
        return f"\n{indent}".join(yaml_entry(key, part, indent) for key, part in value.items())
    return yaml_flow(value) if isinstance(value, list) else yaml_scalar(value)


def yaml_scalar(value: Plain) -> str:
    """A scalar outside brackets: plain where that is safe, else in double quotes."""
    if not isinstance(value, str):
        return "null" if value is None else str(value).lower()
    return value if _PLAIN.fullmatch(value) and value not in NULLS else yaml_flow(value)


def yaml_flow(value: Plain) -> str:
    """A value on one line, as it may stand in brackets too."""
    text = json.dumps(value, ensure_ascii=False)
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _behind_colon(value: Plain, indent: str) -> str:
    inner = indent + STEP
    match value:
        case dict():
            entries = (yaml_entry(key, part, inner) for key, part in value.items())
            return "".join(f"\n{inner}{entry}" for entry in entries)
        case []:
            return " []"
        case list():
            return "".join(f"\n{inner}- {yaml_item(item, inner + STEP)}" for item in value)
        case _:
            return f" {yaml_scalar(value)}"
