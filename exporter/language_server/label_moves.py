"""Going from references to labels and back, and giving a label another name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lsprotocol import types

from exporter.article.links import LABEL
from exporter.article.references import PART_LABELS
from exporter.diagnostics import UsageError
from exporter.language_server.label_marks import Mark, same
from exporter.language_server.open_sheet import Sheet

_CROSSED = re.compile(r"(?:fig|tbl|sec|eq|lst|thm|nte|tip|wrn|imp|cau)-[\w-]*\w")

_ATTRIBUTES = re.compile(r"[ \t]+\{:?[ \t]*(?=[^ \t}])")
"""Where the list of attributes begins that stands behind the words of a heading."""


def definition(sheet: Sheet, cursor: int) -> list[types.Range]:
    """Where the label stands that the cursor is at, or the part that has it by itself."""
    mark = sheet.mark_at(cursor)
    if mark is None:
        return []
    given = [one for one in same(sheet.marks, mark) if one.is_given]
    return [_range(sheet, one) for one in given] or list(_part(sheet, mark))


def references(sheet: Sheet, cursor: int, *, with_label: bool) -> list[types.Range]:
    """Where the label that the cursor is at is referred to, and where it is given."""
    mark = sheet.mark_at(cursor)
    several = same(sheet.marks, mark) if mark else []
    return [_range(sheet, one) for one in several if with_label or not one.is_given]


def renamed(sheet: Sheet, cursor: int) -> types.Range | None:
    """What would get another name; `None` where there is no label."""
    mark = sheet.mark_at(cursor)
    if mark is None or mark.slugs or not any(one.is_given for one in same(sheet.marks, mark)):
        return None
    return _range(sheet, mark)


def rename(sheet: Sheet, cursor: int, name: str) -> list[types.TextEdit]:
    """The edits that give a label another name, everywhere; a heading without one gets it.

    Raises UsageError for what can be no label, and for one that something has already.
    """
    mark = sheet.mark_at(cursor)
    if mark is None or renamed(sheet, cursor) is None:
        raise UsageError.at("usage", "there is no label here", hint="begin at a label")
    if not LABEL.fullmatch(name):
        hint = "write letters, digits and hyphens, 30 at most"
        raise UsageError.at("bad-label", f"{name!r} is no label", hint=hint)
    several = same(sheet.marks, mark)
    if name.lower() in _taken(sheet, several):
        raise UsageError.at("label-twice", f"something is called {name} already")
    return [_edit(sheet, one, name) for one in several]


def _taken(sheet: Sheet, several: Sequence[Mark]) -> set[str]:
    """The names that lead to something else than some marks: labels, slugs of headings, parts."""
    others = [one for one in sheet.marks if one not in several]
    given = {name for one in others if one.is_given for name in (one.name, *one.slugs)}
    parts = {label for label, part in PART_LABELS.items() if sheet.draft.data.get(part)}
    own = {one.name.lower() for one in several}
    return {name.lower() for name in (*given, *parts)} - own


def _edit(sheet: Sheet, mark: Mark, name: str) -> types.TextEdit:
    if mark.slugs:
        attributes = _ATTRIBUTES.match(sheet.text, mark.end)
        at = attributes.end() if attributes else mark.end
        put = f"#{name} " if attributes else f" {{#{name}}}"
        return types.TextEdit(sheet.open.range(at, at), put)
    is_crossed = sheet.text[mark.start - 1 : mark.start] == "@"
    if is_crossed and not _CROSSED.fullmatch(name):
        return types.TextEdit(sheet.open.range(mark.start - 1, mark.end), f"[](#{name})")
    return types.TextEdit(_range(sheet, mark), name)


def _part(sheet: Sheet, mark: Mark) -> Iterator[types.Range]:
    """Where the part stands that has a label by itself."""
    part = PART_LABELS.get(mark.name)
    draft = sheet.draft
    place = draft.keys.get((part,)) or draft.places.get((part,)) if part else None
    if place and place.file == sheet.open.name:
        start = sheet.open.at(place)
        yield sheet.open.range(start, sheet.open.line_end(start))


def _range(sheet: Sheet, mark: Mark) -> types.Range:
    return sheet.open.range(mark.start, mark.end)
