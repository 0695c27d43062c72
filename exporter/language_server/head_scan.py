"""Where the keys of an article stand in its file: all of it, or front matter, finished or not."""

from __future__ import annotations

import re

from exporter.language_server.flow_scan import flow_scan
from exporter.language_server.spots import Scan
from exporter.language_server.toml_scan import toml_scan
from exporter.language_server.yaml_scan import yaml_scan

_OPENING = re.compile(r"(?:---(?P<kind>yaml|toml|json)?|(?P<plus>\+\+\+))[ \t]*(?:\n|\Z)")
_CLOSING = {
    "yaml": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "toml": re.compile(r"^(?:\+\+\+|---)[ \t]*$", re.MULTILINE),
    "json": re.compile(r"^---[ \t]*$", re.MULTILINE),
}
_BARE_JSON = re.compile(r"\{\s*\"")
_BLANK = re.compile(r"^[ \t]*$", re.MULTILINE)
NO_CURSOR = -1


def has_head(text: str) -> bool:
    """Whether a Markdown file begins with front matter."""
    return head_of(text) is not None


def head_of(text: str) -> tuple[str, int, int] | None:
    """The language of the front matter, where its keys begin and where they end.

    One that nothing closes as yet goes to the first empty line.
    """
    match = _OPENING.match(text)
    if match is None:
        if not _BARE_JSON.match(text):
            return None
        return "json", 0, flow_scan(text, 0, (), NO_CURSOR).end
    kind = "toml" if match["plus"] else match["kind"] or "yaml"
    end = _CLOSING[kind].search(text, match.end()) or _BLANK.search(text, match.end())
    return kind, match.end(), end.start() if end else len(text)


def body_of(text: str) -> int:
    """Where the text begins, below the front matter."""
    head = head_of(text)
    return text.find("\n", head[2]) + 1 or len(text) if head else 0


def keys_of(text: str, form: str, cursor: int = NO_CURSOR) -> tuple[Scan, str]:
    """The keys of a file of a format, where the cursor is among them, and their language."""
    if form == "markdown":
        head = head_of(text)
        if head is None:
            return Scan(), ""
        kind, start, end = head
        return _scan(text, kind, cursor if start <= cursor <= end else NO_CURSOR, start, end), kind
    return _scan(text, form, cursor, 0, len(text)), form


def _scan(text: str, kind: str, cursor: int, start: int, end: int) -> Scan:
    match kind:
        case "yaml":
            return yaml_scan(text, cursor, start, end)
        case "toml":
            return toml_scan(text, cursor, start, end)
        case "json":
            found = flow_scan(text, start, (), cursor, end)
            return Scan(found.spot, found.entries)
        case _:
            return Scan()


def top_keys(text: str, form: str) -> set[str]:
    """The keys at the top of a file."""
    return set(keys_of(text, form)[0].beside(()))
