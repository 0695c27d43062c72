"""`brief info --tokens`: every token of a house style, with its kind, default and meaning."""

from __future__ import annotations

import json

from exporter.style.house_tokens import Token, tokens


def tokens_as_text() -> str:
    """Groups of tokens under their headings: each name with its default, then kind and meaning."""
    groups = {token.group: "" for token in tokens().values()}
    for token in tokens().values():
        groups[token.group] += _as_text(token)
    return "\n".join(f"{group}\n{lines}" for group, lines in groups.items()).rstrip("\n")


def tokens_as_json() -> str:
    """An array of objects with name, group, kind, default and meaning."""
    rows = [
        {
            "name": token.name,
            "group": token.group,
            "kind": token.kind,
            "default": token.default,
            "meaning": token.meaning,
        }
        for token in tokens().values()
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _as_text(token: Token) -> str:
    return f"  {token.name}: {token.default}\n      {token.kind}: {token.meaning}\n"
