"""A merged article back into its Markdown file, front matter and body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from exporter.article import Article
from exporter.article.plain_values import default_of
from exporter.readers.markdown.head.heads import FENCES
from exporter.readers.markdown.head.heads import head_of as written_head
from exporter.readers.markdown.head.smart import OFF, convention_of_file, is_smart
from exporter.readers.markdown.spelling import IN_BODY, Segment, Unit, segments
from exporter.readers.reading import Reading, Source
from exporter.readers.typography.as_typed import typed_like, with_escapes
from exporter.readers.typography.texts import set_article
from exporter.roundtrip.merge.line_patch import LinePatcher, edited_lines
from exporter.roundtrip.merge.markdown_head import entries, head_of, patched_head
from exporter.roundtrip.merge.markdown_spans import MarkdownSpans
from exporter.roundtrip.merge.markers import Care
from exporter.roundtrip.merge.placed_units import Placed, in_file_order, in_reading_order, together
from exporter.roundtrip.merge.respelling import Like, as_it_is
from exporter.roundtrip.merge.tree_patch import with_own_keys

_BODY = IN_BODY | {"headline"}


def patched_markdown(text: str, current: Reading, merged: Article, care: Care) -> str:
    """`text`, which reads as `current`, so that it says `merged`."""
    convention = convention_of_file(text, merged.language)
    if convention and set_article(merged, convention) != merged:
        current = replace(current, article=with_escapes(current.article, convention))
        merged = with_escapes(merged, convention)
    like = partial(typed_like, convention=convention) if convention else as_it_is
    fences = FENCES.match(text)
    written = written_head(Source("", text))
    end = written[1] if written else 0
    first_line = text.count("\n", 0, end)
    in_head = _in_front_matter(current, first_line)
    shown = _Body(text, first_line, current, in_head)
    body = shown.saying(_without(merged, in_head), care, like)
    if not fences:
        old, new = head_of(current.article, in_head), head_of(merged, in_head)
        if old == new:
            return text[:end] + body
        own = current.declared.intersection(written[0].data if written else ())
        # TOML, JSON and title blocks become YAML once they change
        head = entries(with_own_keys(new, own)) + ("" if is_smart(text) else f"{OFF}\n")
        return (f"---\n{head}---\n\n" if head else "") + body
    head = patched_head(fences["yaml"], current, merged, in_head, care, like)
    start, close = fences.span("yaml")
    return text[:start] + head + text[close:end] + body


def _in_front_matter(current: Reading, first_line: int) -> frozenset[str]:
    """The fields that stand in the front matter or a project file, or go there where new."""
    in_head = set(Article.model_fields) - _BODY
    file = current.places[()].file
    for name in _BODY:
        place = current.places.get((name,))
        if place and (place.file != file or (place.line and place.line <= first_line)):
            in_head.add(name)
    if current.article.headline is None:
        in_head.add("headline")
    return frozenset(in_head)


def _without(article: Article, fields: frozenset[str]) -> Article:
    """`article` with only what its body shows; not checked, since it may show nothing."""
    defaults = {name: default_of(Article.model_fields[name]) for name in fields - {"language"}}
    return article.model_copy(update=defaults)


class _Body:
    """The body of a file, from line `first` on, and what it shows."""

    def __init__(self, text: str, first: int, current: Reading, in_head: frozenset[str]) -> None:
        self._first = first
        self._lines = [""] * first + text.split("\n")[first:]
        self._shown = _without(current.article, in_head)
        spans = MarkdownSpans("\n".join(self._lines), current.places)
        self._levels = spans.levels()
        old = segments(self._shown, self._levels)
        self._segments = in_reading_order(old, spans.placed(old))

    def saying(self, merged: Article, care: Care, like: Like) -> str:
        """The body that shows `merged`, with marks as `like` types them."""
        patcher = LinePatcher(self._lines, care=care, first=self._first, like=like)
        if care is Care.PARTS:
            old = [_whole(entries) for _, entries in self._segments]
            new = [together(segment.units) for segment in self._new(merged)]
        else:
            old = self._placed()
            new = [unit for segment in self._new(merged) for unit in segment.units]
        patcher.units(old, new, len(self._lines) - 1)
        return "\n".join(edited_lines(self._lines, patcher.edits)[self._first :])

    def _placed(self) -> list[Placed]:
        return [entry for _, entries in self._segments for entry in entries]

    def _new(self, merged: Article) -> list[Segment]:
        """The segments of `merged` in the order of the file."""
        ordered = in_file_order(
            segments(merged, self._levels),
            [segment.name for segment, _ in self._segments],
            self._shown.sections,
            merged.sections,
        )
        return [_with_figures_first(segment, self._placed()) for segment in ordered]


def _with_figures_first(segment: Segment, placed: Sequence[Placed]) -> Segment:
    """`segment` with as many pictures before its lede as the file has."""
    locs = [entry.unit.loc for entry in placed]
    if segment.name != ("opening",) or ("lede",) not in locs:
        return segment
    count = sum(1 for loc in locs[: locs.index(("lede",))] if loc[0] == "sections")
    units = list(segment.units)
    where = next((i for i, unit in enumerate(units) if unit.loc == ("lede",)), None)
    while where is not None and count and _is_figure(units[where + 1 : where + 2]):
        units[where], units[where + 1] = units[where + 1], units[where]
        where, count = where + 1, count - 1
    return Segment(segment.name, tuple(units))


def _is_figure(units: Sequence[Unit]) -> bool:
    return bool(units) and units[0].identity.startswith("figure ")


def _whole(entries: Sequence[Placed]) -> Placed:
    unit = together([entry.unit for entry in entries])
    return Placed(unit, entries[0].start, entries[-1].end)
