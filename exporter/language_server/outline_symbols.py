"""The outline of a file: an article's parts as its reader finds them, a project file's tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lsprotocol.types import DocumentSymbol, SymbolKind

from exporter.article.inline import plain
from exporter.article.places import Loc
from exporter.language_server.open_sheet import PROJECT, Sheet

_LONGEST = 80
_PARTS = {
    "headline": ("", SymbolKind.Class),
    "key_points": ("Key points", SymbolKind.Array),
    "executive_summary": ("Executive summary", SymbolKind.Namespace),
    "summary": ("Summary", SymbolKind.Namespace),
    "faq": ("Questions and answers", SymbolKind.Namespace),
    "sources": ("Sources", SymbolKind.Array),
    "corrections": ("Corrections", SymbolKind.Array),
    "about": ("About", SymbolKind.Namespace),
}
_SHOWN = {
    "figure": SymbolKind.File,
    "table": SymbolKind.Struct,
    "callout": SymbolKind.Interface,
    "pull_quote": SymbolKind.String,
}


@dataclass
class _Part:
    """A part of the outline: what it is called, where it starts, what is in it."""

    name: str
    kind: SymbolKind
    start: int
    detail: str = ""
    inner: list[_Part] = field(default_factory=list)


def symbols(sheet: Sheet) -> list[DocumentSymbol]:
    """The outline, from top to bottom."""
    parts = _of_project(sheet) if sheet.format == PROJECT else list(_of_article(sheet))
    return list(_symbols(sheet, parts, 0, len(sheet.text)))


def _symbols(sheet: Sheet, parts: list[_Part], least: int, end: int) -> Iterator[DocumentSymbol]:
    """Each part reaches to where the next one begins, or to the end of what holds it."""
    parts = sorted((one for one in parts if least <= one.start <= end), key=lambda one: one.start)
    for index, one in enumerate(parts):
        after = parts[index + 1].start if index + 1 < len(parts) else end
        stop = max(len(sheet.text[:after].rstrip()), sheet.open.line_end(one.start))
        stop = min(max(stop, one.start), max(after, one.start))
        head_end = min(sheet.open.line_end(one.start), stop)
        yield DocumentSymbol(
            name=one.name,
            kind=one.kind,
            range=sheet.open.range(one.start, stop),
            selection_range=sheet.open.range(one.start, head_end),
            detail=one.detail or None,
            children=list(_symbols(sheet, one.inner, one.start, stop)),
        )


def _of_article(sheet: Sheet) -> Iterator[_Part]:
    data, read = sheet.draft.data, _Reading(sheet)
    for name, (title, kind) in _PARTS.items():
        value = data.get(name)
        start = read.start((name,))
        if value and start is not None:
            shown = title or read.words(value)
            yield _Part(shown, kind, start, inner=read.questions(value) if name == "faq" else [])
    yield from read.sections(data.get("sections"), ("sections",))


@dataclass(frozen=True)
class _Reading:
    """Finds the parts of a draft and where they stand."""

    sheet: Sheet

    def start(self, loc: Loc) -> int | None:
        """Where a part begins: its key, where it has one."""
        draft = self.sheet.draft
        place = draft.keys.get(loc) or draft.places.get(loc)
        own = place is not None and place.file == self.sheet.open.name
        if not own or place is None:
            return None
        return self.sheet.open.at(replace(place, column=1) if self._by_lines else place)

    @property
    def _by_lines(self) -> bool:
        """Whether each part has lines of its own, which begin with what tells that it is one."""
        return self.sheet.format in ("markdown", "text")

    def words(self, value: object) -> str:
        """The words of a text on one line; a dash for none, as editors refuse empty names."""
        text = " ".join(plain(value).split()) if isinstance(value, str) else ""
        return text[:_LONGEST] or "–"

    def sections(self, values: object, loc: Loc) -> Iterator[_Part]:
        """The sections of a list, with what is in each."""
        for index, section in enumerate(values if isinstance(values, list) else []):
            here = (*loc, index)
            if not isinstance(section, Mapping):
                continue
            start = self.start((*here, "heading"))
            start = self.start(here) if start is None else start
            inner = list(self.blocks(section.get("blocks"), (*here, "blocks")))
            inner += self.sections(section.get("sections"), (*here, "sections"))
            if start is None or not section.get("heading"):
                yield from inner
                continue
            label = section.get("label")
            detail = f"#{label}" if label else ""
            name = self.words(section["heading"])
            yield _Part(name, SymbolKind.Namespace, start, detail, inner)

    def blocks(self, values: object, loc: Loc) -> Iterator[_Part]:
        """The figures, tables, boxes and pull quotes of a list of blocks."""
        for index, block in enumerate(values if isinstance(values, list) else []):
            kind = block.get("type") if isinstance(block, Mapping) else None
            start = self.start((*loc, index))
            if not isinstance(block, Mapping) or kind not in _SHOWN or start is None:
                continue
            said = (block.get(name) for name in ("caption", "title", "alt", "text"))
            name = next((self.words(one) for one in said if one), str(kind).replace("_", " "))
            label = block.get("label")
            yield _Part(name, _SHOWN[str(kind)], start, f"#{label}" if label else "")

    def questions(self, values: object) -> list[_Part]:
        """The questions of a list."""
        found = enumerate(values if isinstance(values, list) else [])
        starts = ((self.start(("faq", index, "question")), one) for index, one in found)
        return [
            _Part(self.words(one.get("question")), SymbolKind.String, start)
            for start, one in starts
            if start is not None and isinstance(one, Mapping)
        ]


def _of_project(sheet: Sheet) -> list[_Part]:
    """The tables and keys of a project file, those inside others below them."""
    top: list[_Part] = []
    known: dict[Loc, _Part] = {}
    for entry in sheet.scan(-1)[0].entries:
        loc = tuple(step for step in entry.loc if isinstance(step, str))
        above = next((known[loc[:n]] for n in range(len(loc) - 1, 0, -1) if loc[:n] in known), None)
        is_table = sheet.text[: entry.start].rstrip(" \t").endswith("[")
        kind = SymbolKind.Namespace if is_table else SymbolKind.Property
        one = _Part(
            ".".join(loc) if above is None else str(loc[-1]),
            kind,
            entry.start,
            entry.value[:_LONGEST],
        )
        (above.inner if above else top).append(one)
        if is_table or loc not in known:
            known[loc] = one
    return top
