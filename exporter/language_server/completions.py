"""What an editor offers to type: keys, values, blocks, labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from lsprotocol import types

from exporter.article.places import Loc, field_of
from exporter.article.references import PART_LABELS
from exporter.article.vocabulary import known
from exporter.language_server.hovers import key_text
from exporter.language_server.open_sheet import PROJECT, Sheet
from exporter.language_server.picture_names import IN_TEXT, picture_names, said, spelt
from exporter.language_server.schema_walk import Key, is_table_of
from exporter.language_server.spots import Scan, Spot
from exporter.language_server.typed_words import typed_words
from exporter.project.output_names import NAMES
from exporter.readers.markdown.head.smart import SWITCH
from exporter.resources import editions, themes
from exporter.writers.writer_table import WRITERS

IMAGE = "image"
"""The key whose value is the path of a picture."""

TRIGGERS = (":", "#", "!", "{", ".", '"', "'", "=", "[", "(", "/", " ", "@", "\n")
_REFERENCE = re.compile(r"(?:\]\(\s*<?#|\b(?:link|href)\s*[=:]\s*[\"']?#)(?P<word>[\w-]*)$")
_CROSS = re.compile(r"(?<![\w@.])@(?P<word>[\w-]*)$")
_CROSSED = re.compile(r"(?:fig|tbl|sec|eq|lst|thm|nte|tip|wrn|imp|cau)-")
_COLON = {"yaml": ": ", "toml": " = ", "json": ": "}
_FOLLOWED = re.compile(r"[\"']?[ \t]*[:=]")


def completions(sheet: Sheet, cursor: int) -> list[types.CompletionItem]:
    """What may be typed at a place."""
    if labels := list(_labels(sheet, cursor)):
        return labels
    scan, kind = sheet.scan(cursor)
    if scan.spot:
        return [*_of_spot(sheet, scan, scan.spot, kind)]
    if cursor < sheet.body:
        return []
    return list(_pictures_in_text(sheet, cursor)) or list(_in_text(sheet, cursor))


def _of_spot(sheet: Sheet, scan: Scan, spot: Spot, kind: str) -> Iterator[types.CompletionItem]:
    if spot.is_key:
        yield from _keys(sheet, scan, spot, kind)
    if spot.loc and spot.loc[-1] == IMAGE and not spot.is_key:
        yield from _pictures(sheet, spot, kind)
    if not spot.is_key or spot.may_be_value:
        yield from _values(sheet, scan, spot, kind)


def _keys(sheet: Sheet, scan: Scan, spot: Spot, kind: str) -> Iterator[types.CompletionItem]:
    """The keys that may stand there and do not yet; needed ones first."""
    is_table = spot.quote == "["
    word = sheet.text[spot.start : spot.end]
    have = scan.beside(spot.loc).keys() - {word}
    known = {**sheet.schema.keys(spot.loc, scan), **_switch(sheet, spot)}
    for rank, key in enumerate(known.values()):
        if (key.name in have) if not is_table else not is_table_of(key):
            continue
        edit = types.TextEdit(_range(sheet, spot), _key_text(sheet, spot, key.name, kind))
        yield types.CompletionItem(
            label=key.name,
            kind=types.CompletionItemKind.Property,
            documentation=_markdown(key_text(key)),
            sort_text=f"{0 if key.is_needed else 1}{rank:03}",
            filter_text=key.name,
            text_edit=edit,
        )


def _switch(sheet: Sheet, spot: Spot) -> dict[str, Key]:
    """The key that front matter has beside those of an article."""
    if sheet.format != "markdown" or spot.loc:
        return {}
    about = "Whether straight marks are set as the language sets them."
    return {SWITCH: Key(SWITCH, about, False, ({"type": "boolean"},))}


def _key_text(sheet: Sheet, spot: Spot, name: str, kind: str) -> str:
    """A key with what stands behind it, unless that stands there already."""
    if spot.quote == "[" or _FOLLOWED.match(sheet.text, spot.end):
        return name if spot.quote or kind != "json" else f'"{name}"'
    if spot.quote:
        is_closed = sheet.text[spot.end : spot.end + 1] == spot.quote
        return name if is_closed else f"{name}{spot.quote}{_COLON.get(kind, '')}"
    return f'"{name}": ' if kind == "json" else f"{name}{_COLON.get(kind, '')}"


def _values(sheet: Sheet, scan: Scan, spot: Spot, kind: str) -> Iterator[types.CompletionItem]:
    said = {
        **sheet.schema.values(spot.loc, scan),
        **known_values(spot.loc, sheet.format == PROJECT),
    }
    if sheet.format == "markdown" and spot.loc == (SWITCH,):
        said = {"true": "", "false": ""}
    for rank, (word, about) in enumerate(said.items()):
        yield types.CompletionItem(
            label=word,
            kind=types.CompletionItemKind.EnumMember,
            detail=about or None,
            sort_text=f"{rank:03}",
            filter_text=word,
            text_edit=types.TextEdit(_range(sheet, spot), _quoted(word, spot, kind)),
        )


def _quoted(word: str, spot: Spot, kind: str) -> str:
    if spot.quote or kind == "yaml" or word in ("true", "false"):
        return word
    return f'"{word}"'


def _labels(sheet: Sheet, cursor: int) -> Iterator[types.CompletionItem]:
    """The labels that a reference may lead to."""
    before = _line_before(sheet, cursor)
    cross = _CROSS.search(before) if cursor >= sheet.body else None
    match = _REFERENCE.search(before) or cross
    if match is None or sheet.format == PROJECT:
        return
    start = cursor - len(match["word"])
    end = cursor + len(re.match(r"[\w-]*", sheet.text[cursor : cursor + 60])[0])  # type: ignore[index]
    for rank, (name, about) in enumerate(_names(sheet).items()):
        if match is cross and not _CROSSED.match(name):
            continue
        yield types.CompletionItem(
            label=name,
            kind=types.CompletionItemKind.Reference,
            detail=about,
            sort_text=f"{rank:03}",
            filter_text=name,
            text_edit=types.TextEdit(sheet.open.range(start, end), name),
        )


def _names(sheet: Sheet) -> dict[str, str]:
    """What can be referred to: labels, then headings by their slugs, then parts."""
    given = [mark for mark in sheet.marks if mark.is_given]
    names = {mark.name: "label" for mark in given if not mark.slugs}
    for mark in given:
        if mark.slugs:
            names.setdefault(mark.name, sheet.text[mark.start : mark.end])
    parts = (label for label, part in PART_LABELS.items() if sheet.draft.data.get(part))
    return {**names, **{label: "part" for label in parts if label not in names}}


def _pictures(sheet: Sheet, spot: Spot, kind: str) -> Iterator[types.CompletionItem]:
    for name in picture_names(sheet, sheet.text[spot.start : spot.end]):
        edit = types.TextEdit(_range(sheet, spot), _quoted(name, spot, kind))
        yield _picture(name, name, edit)


def _pictures_in_text(sheet: Sheet, cursor: int) -> Iterator[types.CompletionItem]:
    match = IN_TEXT.search(_line_before(sheet, cursor))
    if match is None or sheet.format != "markdown":
        return
    place = sheet.open.range(cursor - len(match["word"]), cursor)
    for name in picture_names(sheet, said(match["word"])):
        yield _picture(name, spelt(name), types.TextEdit(place, spelt(name)))


def _picture(name: str, word: str, edit: types.TextEdit) -> types.CompletionItem:
    kinds = types.CompletionItemKind
    kind = kinds.Folder if name.endswith("/") else kinds.File
    return types.CompletionItem(label=name, kind=kind, filter_text=word, text_edit=edit)


def _in_text(sheet: Sheet, cursor: int) -> Iterator[types.CompletionItem]:
    language = str(sheet.draft.data.get("language") or "en")
    length, words = typed_words(_line_before(sheet, cursor), sheet.format, language)
    for rank, word in enumerate(words):
        put = word.put or word.text
        if put.endswith("]") and sheet.text[cursor : cursor + 1] == "]":
            put = put[:-1]
        yield types.CompletionItem(
            label=word.text,
            kind=types.CompletionItemKind.Keyword,
            detail=word.about or None,
            sort_text=f"{rank:03}",
            filter_text=word.text,
            text_edit=types.TextEdit(sheet.open.range(cursor - length, cursor), put),
        )


def _line_before(sheet: Sheet, cursor: int) -> str:
    return sheet.text[sheet.text.rfind("\n", 0, cursor) + 1 : cursor]


def _range(sheet: Sheet, spot: Spot) -> types.Range:
    return sheet.open.range(spot.start, spot.end)


def _markdown(text: str) -> types.MarkupContent | None:
    return types.MarkupContent(types.MarkupKind.Markdown, text) if text else None


def known_values(loc: Loc, is_project: bool) -> Mapping[str, str]:
    """The names that the value of `loc` may be, with what each is."""
    field = field_of(loc)
    if field == "language" and loc in (("language",), ("article", "language")):
        return _languages()
    of = _OF_PROJECTS.get(field) if is_project and "article" not in loc else None
    return of() if of else {}


@cache
def _languages() -> dict[str, str]:
    """The languages that we have words of, with their names in English."""
    from babel import Locale, UnknownLocaleError

    def name(tag: str) -> str:
        try:
            return Locale.parse(tag, sep="-").english_name or ""
        except (UnknownLocaleError, ValueError):
            return ""

    return {tag: name(tag) for tag in sorted(known())}


def _braces() -> dict[str, str]:
    return {f"{{{name}}}": "" for name in NAMES}


_OF_PROJECTS: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "theme": lambda: dict.fromkeys(themes(), ""),
    "editions": lambda: dict.fromkeys(editions(), ""),
    "formats": WRITERS.described,
    "output": _braces,
}
