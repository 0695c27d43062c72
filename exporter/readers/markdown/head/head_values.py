"""Markup in the values of front matter: HTML becomes marks, shortcodes go."""

from __future__ import annotations

import re
from functools import partial

from exporter.article.inline import plain
from exporter.readers.markdown.head.smart import set_typed
from exporter.readers.markdown.line_reader import LineReader
from exporter.readers.markdown.syntax import TooLongError, document_parser
from exporter.readers.reading import Draft
from exporter.readers.typography.conventions import Convention
from exporter.readers.typography.setting import set_plain
from exporter.readers.typography.texts import with_texts

_INLINE = ("headline", "deck", "contact", "lede")
_INLINE_LISTS = ("key_points", "sources", "executive_summary", "summary", "about")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_MARKUP = re.compile(r"(?<!\\)(?:</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|\{[%{])")


def read_values(draft: Draft, lines: LineReader) -> None:
    """Read the texts of `draft` that hold markup as a file's own lines are read; set the others."""
    if lines.convention:
        draft.data = _set(draft.data, lines.convention)
    for field in _INLINE:
        value = draft.data.get(field)
        if isinstance(value, str) and _is_marked(value):
            text = _read(draft, lines, field, value)
            draft.data[field] = text
            if not text:
                del draft.data[field]
    _read_lead_picture(draft, lines)
    for field in _INLINE_LISTS:
        several = draft.data.get(field)
        if isinstance(several, list):
            draft.data[field] = [_item(draft, lines, field, value) for value in several]


def _set(data: dict[str, object], convention: Convention) -> dict[str, object]:
    def inline(text: str) -> str:
        return text if _is_marked(text) else set_typed(text, convention)

    return with_texts(data, inline, partial(set_plain, convention=convention))


def _read_lead_picture(draft: Draft, lines: LineReader) -> None:
    """Read what another system says of the lead picture."""
    figure = draft.data.get("lead_picture")
    if not isinstance(figure, dict) or ("lead_picture", "foreign") not in draft.keys:
        return
    for name in ("caption", "credit"):
        said = figure.pop(name, None)
        if said and (text := _read(draft, lines, "lead_picture", said)):
            figure[name] = text if name == "caption" else plain(text)


def _is_marked(value: str) -> bool:
    """Whether a value holds HTML or a shortcode, in code left out of account."""
    return bool(_MARKUP.search(_CODE.sub("", value)))


def _item(draft: Draft, lines: LineReader, field: str, value: object) -> object:
    if isinstance(value, str) and _is_marked(value):
        return _read(draft, lines, field, value)
    return value


def _read(draft: Draft, lines: LineReader, field: str, value: str) -> str:
    """Inline Markdown of a value, without its pictures."""
    place = draft.places[(field,)]
    try:
        tokens = document_parser().parseInline(value, {})[0].children or []
    except TooLongError:  # the model refuses it
        return value
    reader = lines.inline(place)
    text = reader.text(tokens)
    for picture in reader.pictures:
        message = f"the picture {picture.src!r} cannot stand here; it was left out"
        lines.warn("image-removed", message, place)
    return text
