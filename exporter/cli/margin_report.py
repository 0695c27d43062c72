"""What an edited file says in its margin, told to people and to programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from exporter.diagnostics import Diagnostic, Place, note

if TYPE_CHECKING:
    from exporter.roundtrip.word.edited_file import Imported
    from exporter.roundtrip.word.margin import Change, Comment


def margin_notes(imported: Imported, *, with_changes: bool) -> list[Diagnostic]:
    """Comments, and if asked for tracked changes, as notes."""
    notes = [
        note("comment", f"{_who(one)}: {one.text}{_about(one.about)}", _place(one))
        for one in imported.comments
    ]
    if with_changes:
        notes += [
            note("tracked-change", f"{_who(one)}: {one.kind} of {one.text!r}", _place(one))
            for one in imported.changes
        ]
    return notes


def _who(one: Comment | Change) -> str:
    return ", ".join(filter(None, (one.author or "somebody", one.date[:10])))


def _about(words: str) -> str:
    return f" (on {words!r})" if words else ""


def _place(one: Comment | Change) -> Place | None:
    """The place in the source; where that is not known, the name of the part."""
    return one.place or (Place(one.part.removeprefix("@")) if one.part else None)


def margin_json(imported: Imported) -> str:
    """Comments and changes as a JSON object of two arrays."""

    def entry(one: Comment | Change) -> dict[str, object]:
        place = one.place
        return {
            **{name: value for name, value in vars(one).items() if name != "place"},
            "file": place.file if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
        }

    told = {
        "comments": [entry(one) for one in imported.comments],
        "changes": [entry(one) for one in imported.changes],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
