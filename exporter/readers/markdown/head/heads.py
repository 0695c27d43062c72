"""The front matter of a file in its four spellings: YAML, TOML, JSON, and pandoc's title block."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import time

from exporter.readers.data.yaml_spelling import EXTRA
from exporter.readers.reading import Draft, Source

FENCES = re.compile(
    r"---(?:yaml)?[ \t]*\n(?P<yaml>.*?)^(---|\.\.\.)[ \t]*(\n|\Z)", re.DOTALL | re.MULTILINE
)
"""Front matter in YAML at the start of a file."""

_TOML = re.compile(
    r"(?P<mark>\+\+\+|---toml)[ \t]*\n(?P<toml>.*?)^(?:\+\+\+|---)[ \t]*(\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_JSON_FENCES = re.compile(
    r"---json[ \t]*\n(?P<json>.*?)^---[ \t]*(\n|\Z)", re.DOTALL | re.MULTILINE
)
_JSON = re.compile(r'\{\s*"[^"\n]+"\s*:')
_LINE_END = re.compile(r"[ \t]*\n")
_TITLE_BLOCK = re.compile(r"(?:%[ \t]*(?P<title>[^\n]*(?:\n[ \t]+\S[^\n]*)*)(?:\n|\Z))")


def head_of(source: Source) -> tuple[Draft, int] | None:
    """What the front matter says, its keys as they are written, and where it ends; `None` without.

    Every value is text, as in YAML of ours, but for dates and a house's own fields.
    """
    for read in (_yaml, _toml, _json, _title_block):
        if head := read(source):
            return head
    return None


def _yaml(source: Source) -> tuple[Draft, int] | None:
    match = FENCES.match(source.text)
    if not match:
        return None
    from exporter.readers.data.yaml_values import yaml_values  # slow to load

    # its first line is the second of the file
    draft = yaml_values(Source(source.name, "\n" + match["yaml"], source.declared))
    if not match["yaml"].strip():
        draft.diagnostics.clear()
    return draft, match.end()


def _toml(source: Source) -> tuple[Draft, int] | None:
    match = _TOML.match(source.text)
    if not match:
        return None
    from exporter.readers.data.toml_values import toml_values

    # its first line is the second of the file
    draft = toml_values(Source(source.name, "\n" + match["toml"]), "the front matter")
    draft.data = _as_in_yaml(draft.data, source)
    return draft, match.end()


def _json(source: Source) -> tuple[Draft, int] | None:
    from exporter.readers.data.json_values import json_values

    if match := _JSON_FENCES.match(source.text):
        text, end = "\n" + match["json"], match.end()
    elif _JSON.match(source.text):
        text, end = source.text, _end_of_object(source.text)
    else:
        return None
    draft = json_values(Source(source.name, text[:end]))
    draft.data = _as_in_yaml(draft.data, source)
    return draft, end


def _end_of_object(text: str) -> int:
    """Where the line ends that closes the object at the start; the text's end where it is none."""
    try:
        end = json.JSONDecoder().raw_decode(text)[1]
    except (ValueError, RecursionError):  # told where it is read
        return len(text)
    after = _LINE_END.match(text, end)
    return after.end() if after else end


def _as_in_yaml(data: Mapping[str, object], source: Source) -> dict[str, object]:
    """The values of a head as our YAML has them: all text, but for a house's own fields."""
    own = {EXTRA, *source.declared}
    return {key: value if key in own else _as_text(value) for key, value in data.items()}


def _as_text(value: object) -> object:
    """`value` with numbers and truths as the text that YAML would have."""
    match value:
        case dict():
            return {str(key): _as_text(inner) for key, inner in value.items()}
        case list():
            return [_as_text(inner) for inner in value]
        case bool():
            return str(value).lower()
        case int() | float() | time():
            return str(value)
        case _:
            return value


def _title_block(source: Source) -> tuple[Draft, int] | None:
    """Pandoc's `% title`, `% authors; apart`, `% date`, each of which may go on, indented."""
    draft, end = Draft(), 0
    for key, value in (("title", _joined), ("author", _parted), ("date", _joined)):
        match = _TITLE_BLOCK.match(source.text, end)
        if not match:
            break
        end = match.end()
        said = value(match["title"])
        place = source.at(match.start("title"))
        draft.keys[(key,)] = draft.places[(key,)] = place
        if said:
            draft.data[key] = said
    return (draft, end) if end else None


def _joined(text: str) -> object:
    return " ".join(text.split())


def _parted(text: str) -> object:
    return [" ".join(name.split()) for name in re.split(r"[;\n]", text) if name.strip()]
