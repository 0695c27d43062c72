"""A merged article back into its Markdown file, front matter and body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exporter.article import Article, Paragraph
from exporter.article.plain_values import plain_values
from exporter.merge.line_patch import LinePatcher, edited_lines
from exporter.merge.markdown_spans import MarkdownSpans
from exporter.merge.markdown_units import Segment, Unit, segments
from exporter.merge.order import in_file_order
from exporter.merge.patching import Care
from exporter.merge.placed_units import Placed, together
from exporter.merge.spelling import yaml_entry
from exporter.merge.tree_patch import TreePatcher
from exporter.merge.trees import edited
from exporter.merge.yaml_tree import yaml_tree
from exporter.readers.front_matter import FENCES, TEASERS
from exporter.readers.reading import Reading

_BODY_NAMES = "headline lede key_points sections summary faq sources corrections about"
_BODY = frozenset(_BODY_NAMES.split())


def patched_markdown(text: str, current: Reading, merged: Article, care: Care) -> str:
    """`text`, which reads as `current`, so that it says `merged`."""
    fences = FENCES.match(text)
    first_line = text.count("\n", 0, fences.end()) if fences else 0
    in_head = _in_front_matter(current, first_line)
    body = _body(text, first_line, current, _without(merged, in_head), in_head, care)
    if not fences:
        head = _entries(_head(merged, in_head))
        return (f"---\n{head}---\n\n" if head else "") + body
    head = _patched_head(fences["yaml"], current, merged, in_head, care)
    start, end = fences.span("yaml")
    lines = body.split("\n")[first_line:]
    return text[:start] + head + text[end : fences.end()] + "\n".join(lines)


def _in_front_matter(current: Reading, first_line: int) -> frozenset[str]:
    """The fields that stand in the front matter, or that go there where they are new."""
    found = set(Article.model_fields) - _BODY
    for name in _BODY:
        place = current.places.get((name,))
        if place and place.line and place.line <= first_line:
            found.add(name)
    if current.article.headline is None:
        found.add("headline")
    return frozenset(found)


def _without(article: Article, fields: frozenset[str]) -> Article:
    """`article` with only what its body shows; not checked, since it may show nothing."""
    defaults = {name: Article.model_fields[name].default for name in fields - {"language"}}
    return article.model_copy(update=defaults)


def _head(article: Article, in_head: frozenset[str]) -> dict[str, Any]:
    """What the front matter says; `lede` is `None` where the first paragraph is no lede."""
    fields = {name: value for name, value in plain_values(article).items() if name in in_head}
    if article.lede is None and _opens_with_paragraph(article):
        fields["lede"] = None
    return fields


def _opens_with_paragraph(article: Article) -> bool:
    opening = article.sections[0] if article.sections else None
    if opening is None or opening.heading is not None:
        return False
    first = next((block for block in opening.blocks if block.type != "figure"), None)
    return isinstance(first, Paragraph)


def _entries(fields: dict[str, Any]) -> str:
    return "".join(yaml_entry(name, value, "") + "\n" for name, value in fields.items())


def _patched_head(
    yaml: str, current: Reading, merged: Article, in_head: frozenset[str], care: Care
) -> str:
    tree = yaml_tree(yaml)
    old, new = _head(current.article, in_head), _head(merged, in_head)
    if tree is None or not tree.fields:
        return yaml + _entries(new)
    names = _names(tree.fields, yaml, tree, current)
    if "lede" in tree.fields and "lede" not in old:
        old["lede"] = None  # a null that nothing needs: it stays until there is a lede
        if merged.lede is None:
            new["lede"] = None
    if care is not Care.WORDS and "deck" not in tree.fields and any(map(tree.fields.get, TEASERS)):
        names.pop("deck", None)  # other words in the text may make a teaser a deck, or none
        old.pop("deck", None)
        new.setdefault("deck", None)
    patcher = TreePatcher(yaml, is_json=False, care=care)
    patcher.mapping(
        tree,
        {names.get(name, name): value for name, value in old.items()},
        {names.get(name, name): value for name, value in new.items()},
    )
    return edited(yaml, patcher.edits)


def _names(keys: Any, yaml: str, tree: Any, current: Reading) -> dict[str, str]:
    """The key that the file has for each field, such as `title` for the headline."""
    names: dict[str, str] = {}
    for key in keys:
        start = tree.fields[key].start
        line = yaml.count("\n", 0, start) + 2  # the fence is the first
        column = start - (yaml.rfind("\n", 0, start) + 1) + 1
        for loc, place in current.places.items():
            is_there = (place.line, place.column) == (line, column)
            if is_there and loc and getattr(current.article, str(loc[0])) is not None:
                names.setdefault(str(loc[0]), key)
    return names


def _body(
    text: str,
    first_line: int,
    current: Reading,
    merged: Article,
    in_head: frozenset[str],
    care: Care,
) -> str:
    lines = text.split("\n")
    body = "\n" * first_line + "\n".join(lines[first_line:])
    shown = _without(current.article, in_head)
    spans = MarkdownSpans(body, current.places)
    levels = spans.levels()
    old = segments(shown, levels)
    found = list(zip(old, spans.placed(old), strict=True))
    found = sorted((pair for pair in found if pair[1]), key=lambda pair: pair[1][0].start)
    placed = [entry for _, entries in found for entry in entries]
    new = in_file_order(
        segments(merged, levels),
        [segment.name for segment, _ in found],
        shown.sections,
        merged.sections,
    )
    new = [_with_figures_first(segment, placed) for segment in new]
    patcher = LinePatcher(body.split("\n"), keeps_words=care is Care.WORDS, first=first_line)
    if care is Care.PARTS:
        wholes = [_whole(entries) for _, entries in found]
        patcher.units(wholes, [together(segment.units) for segment in new], len(lines) - 1)
    else:
        units = [unit for segment in new for unit in segment.units]
        patcher.units(placed, units, len(lines) - 1)
    return "\n".join(edited_lines(body.split("\n"), patcher.edits))


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
