"""Values as YAML, which the YAML reader reads back as the same values."""

from __future__ import annotations

import json
import re

from exporter.article.plain_values import Plain

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What a scalar outside quotes says where there is nothing."""

STEP = "  "
"""The indent of what stands inside something else."""

EXTRA = "extra"
"""The field below which a scalar may be a number, or true or false."""

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,15})(?:\.\d{1,20})?(?P<power>[eE][-+]?\d{1,3})?", re.ASCII)
_PLAIN = re.compile(r"[^\W_](?:[\w ,.()/’“”–—+-]*[\w.)’”])?")
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def yaml_entry(key: str, value: Plain, indent: str = "") -> str:
    """`key: value` in block style, its first line not indented, no line end."""
    if key == EXTRA and not indent:
        return f"{key}:{_house_fields(value, indent + STEP)}"
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


def typed(text: str) -> str | float | bool:
    """What a scalar outside quotes says below `extra`: a number where it prints as it is written.

    So `007` and the version `1.10` stay texts.
    """
    if text in ("true", "false"):
        return text == "true"
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    number = float(text) if match["power"] or "." in text else int(text)
    return number if match["power"] or str(number) == text else text


def as_number(text: str) -> float | None:
    """The number that a text writes, however it would print; `None` where it writes none."""
    if not _NUMBER.fullmatch(text):
        return None
    return float(text) if set(text) & set(".eE") else int(text)


def _house_fields(value: Plain, indent: str) -> str:
    """A house's fields, a line each, what is below them in brackets; texts that would be read as
    something else stand in quotes.
    """
    if not isinstance(value, dict):
        return f" {yaml_scalar(value)}"
    return "".join(
        f"\n{indent}{yaml_scalar(name)}: {_typed_scalar(inner)}" for name, inner in value.items()
    )


def _typed_scalar(value: Plain) -> str:
    if isinstance(value, dict | list) or (isinstance(value, str) and typed(value) != value):
        return yaml_flow(value)
    return yaml_scalar(value)


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
