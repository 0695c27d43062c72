"""What an editor shows of the place under the pointer: what it means, and how much room is left."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lsprotocol import types

from exporter.article.blocks import CALLOUT_KINDS
from exporter.article.copy_room import Room, room_of
from exporter.article.places import Loc
from exporter.language_server.label_marks import Mark, same
from exporter.language_server.open_sheet import PROJECT, Sheet
from exporter.language_server.schema_walk import Key, examples_of
from exporter.language_server.spots import Scan
from exporter.language_server.typed_words import CONTAINERS, about_callouts, block_opened_at
from exporter.readers.markdown.head.foreign_keys import field_of_alias

_MOST_OF_AN_EXAMPLE = 200  # characters


def hover(sheet: Sheet, cursor: int) -> types.Hover | None:
    """What is to be said of the place before a character; `None` for nothing."""
    return _of_label(sheet, cursor) or _of_key(sheet, cursor) or _of_body(sheet, cursor)


def key_text(key: Key) -> str:
    """What a key means, with an example of its value."""
    lines = [key.about] if key.about else []
    if examples := examples_of(key):
        said = (
            examples[0]
            if isinstance(examples[0], str)
            else json.dumps(examples[0], ensure_ascii=False)
        )
        if len(said) <= _MOST_OF_AN_EXAMPLE:
            lines.append(f"Example: `{said}`")
    return "\n\n".join(lines)


def room_text(room: Room) -> str:
    """How much of a budget is used, and what is left."""
    over = f"{room.left:,} left" if room.left >= 0 else f"{-room.left:,} over"
    return f"{room.used:,} of {room.most:,} {room.unit}: {over}"


def _of_key(sheet: Sheet, cursor: int) -> types.Hover | None:
    scan, _ = sheet.scan(cursor)
    spot = scan.spot
    if spot is None or spot.start == spot.end:
        return None
    word = sheet.text[spot.start : spot.end]
    loc = (*spot.loc, *word.split(".")) if spot.is_key and not spot.may_be_value else spot.loc
    key = _known(sheet, loc, scan)
    if key is None:
        return None
    field = (key.name,) if len(loc) == 1 else loc
    parts = [f"**{_named(loc, key)}**", key_text(key), *_rooms(sheet, field)]
    return _shown(sheet, parts, spot.start, spot.end)


def _known(sheet: Sheet, loc: Loc, scan: Scan) -> Key | None:
    key = sheet.schema.key(loc, scan)
    if key is None and sheet.format == "markdown" and len(loc) == 1:
        field = field_of_alias(str(loc[0]))
        key = sheet.schema.key((field,), scan) if field else None
    if key is None and loc and isinstance(loc[-1], int):
        return _known(sheet, loc[:-1], scan)
    return key


def _named(loc: Loc, key: Key) -> str:
    written = next((str(step) for step in reversed(loc) if isinstance(step, str)), key.name)
    return written if written == key.name else f"{written}: read as {key.name}"


def _rooms(sheet: Sheet, loc: Loc) -> Iterator[str]:
    if sheet.format != PROJECT and (room := room_of(sheet.draft.data, loc)):
        yield room_text(room)


def _of_label(sheet: Sheet, cursor: int) -> types.Hover | None:
    """What a reference leads to, and how often a label is referred to."""
    mark = sheet.mark_at(cursor)
    if mark is None or mark.slugs:
        return None
    several = same(sheet.marks, mark)
    if mark.is_given:
        count = sum(not one.is_given for one in several)
        said = f"{count} reference{'' if count == 1 else 's'}" if count else "nothing refers to it"
        return _shown(sheet, [f"**#{mark.name}**", said], mark.start, mark.end)
    given = next((one for one in several if one.is_given), None)
    said = _line_of(sheet, given) if given else _part_of(sheet, mark)
    return _shown(sheet, [f"**#{mark.name}**", said], mark.start, mark.end)


def _line_of(sheet: Sheet, given: Mark) -> str:
    """The line of a label, by which one knows the part again."""
    start = sheet.text.rfind("\n", 0, given.start) + 1
    line = sheet.text[start : sheet.open.line_end(given.start)].strip()
    number = sheet.text.count("\n", 0, given.start) + 1
    return f"line {number}: `{line[:_MOST_OF_AN_EXAMPLE].replace('`', '´')}`"


def _part_of(sheet: Sheet, mark: Mark) -> str:
    from exporter.article.references import PART_LABELS

    part = PART_LABELS.get(mark.name)
    has_it = part in sheet.draft.data if part else False
    return f"the part {part}" if has_it else "nothing has this label"


def _of_body(sheet: Sheet, cursor: int) -> types.Hover | None:
    if cursor < sheet.body:
        return None
    if opened := block_opened_at(sheet.text, cursor):
        name, start, end = opened
        kind = name.lower()
        about = CONTAINERS.get(kind) or (about_callouts(kind) if kind in CALLOUT_KINDS else "")
        return _shown(sheet, [f"**{kind}**", about], start, end) if about else None
    found = _part_at(sheet, cursor)
    if found is None:
        return None
    loc, start, end, room = found
    return _shown(sheet, [f"**{_called(loc)}**", room_text(room)], start, end)


def _part_at(sheet: Sheet, cursor: int) -> tuple[Loc, int, int, Room] | None:
    """The part whose text the cursor is in, where that has a budget."""
    line = sheet.text.count("\n", 0, cursor) + 1
    places = sheet.draft.places.items()
    near = [
        (at.line or 0, loc)
        for loc, at in places
        if at.line and at.line <= line and at.file == sheet.open.name
    ]
    for first, loc in sorted(near, key=lambda one: (-one[0], len(one[1]))):
        room = room_of(sheet.draft.data, loc) if loc else None
        if room is None:
            continue
        start = sheet.open.at(sheet.draft.places[loc])
        blank = sheet.text.find("\n\n", start)
        end = blank if blank >= 0 else len(sheet.text.rstrip())
        is_in = first == line or start <= cursor <= end
        return (loc, start, max(end, start), room) if is_in else None
    return None


def _called(loc: Loc) -> str:
    names = [str(step) for step in loc if isinstance(step, str)]
    last = names[-1] if names else ""
    return {"blocks": "paragraph", "key_points": "key point"}.get(last, last.replace("_", " "))


def _shown(sheet: Sheet, parts: list[str], start: int, end: int) -> types.Hover:
    value = "\n\n".join(part for part in parts if part)
    content = types.MarkupContent(types.MarkupKind.Markdown, value)
    return types.Hover(content, sheet.open.range(start, end))
