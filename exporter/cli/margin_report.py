"""What an edited file says in its margin, told to people and to programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from exporter.diagnostics import Diagnostic, Place, note
from exporter.diagnostics.diagnostic import shortened

if TYPE_CHECKING:
    from exporter.roundtrip.word.edited_file import Imported
    from exporter.roundtrip.word.margin import Change, Comment


def margin_notes(imported: Imported, *, with_changes: bool) -> list[Diagnostic]:
    """Comments that nobody has dealt with, and if asked for tracked changes, as notes."""
    by_id = {one.id: one for one in imported.comments}
    notes = [
        note("comment", f"{_says(one, by_id)}: {one.text}{_about(one.about)}", _place(one))
        for one in imported.comments
        if not one.done
    ]
    if with_changes:
        notes += [
            note("tracked-change", f"{_who(one)}: {one.kind} of {one.text!r}", _place(one))
            for one in imported.changes
        ]
    return notes


def merged_by_author(imported: Imported, *, with_changes: bool) -> Iterator[str]:
    """What a file brings into an article, a line each: by whom, what, and where if that is known.

    `with_changes` tells that tracked changes are taken. What was not tracked has no author; told is
    who saved the file last.
    """
    taken = imported.changes if with_changes else ()
    for author in dict.fromkeys(one.author for one in taken):
        for one in (one for one in taken if one.author == author):
            said = shortened(f"{one.kind} of {one.text!r}")
            yield f"merged from {_who(one)}: {said}{_at(_place(one))}"
    known = [one.part for one in imported.changes]
    saved = f" (last saved by {imported.saved_by})" if imported.saved_by else ""
    for part in imported.edits:
        is_tracked = any(_is_about(part, other) for other in known)
        if not is_tracked and _is_changed(part, imported):
            yield f"merged, not tracked{saved}: {part}{_at(imported.places.get(part))}"


def _is_changed(part: str, imported: Imported) -> bool:
    """Whether an edit changed its field: a deleted label, or what stands elsewhere too, did not."""
    field = part.split(".", maxsplit=1)[0].removesuffix("+")
    if imported.base is None or field not in type(imported.base).model_fields:
        return not part.startswith("@")
    return bool(getattr(imported.base, field) != getattr(imported.article, field))


def _is_about(part: str, other: str) -> bool:
    """Whether of two parts one is the other, or in it."""
    one, two = (f"{name.removesuffix('+')}." for name in (part, other))
    return one.startswith(two) or two.startswith(one)


def _at(place: Place | None) -> str:
    return f" ({place})" if place else ""


def _who(one: Comment | Change) -> str:
    return ", ".join(filter(None, (one.author or "somebody", one.date[:10])))


def _says(one: Comment, by_id: Mapping[str, Comment]) -> str:
    parent = by_id.get(one.parent or "")
    return f"{_who(one)}, answers {parent.author or 'somebody'}" if parent else _who(one)


def _about(words: str) -> str:
    return f" (on {' '.join(words.split())!r})" if words else ""


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
