"""Spaces of our styles, spelled out before the style that all of ours come from is the base's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from exporter.docx.elements import Xml, below, qn, value
from exporter.writers.word.values.ooxml import make

SPACES = ("before", "after")
LINE = ("line", "lineRule")


def spell_out_spaces(ours: Xml, names: Iterable[str]) -> None:
    """Let the paragraph styles of ours that have no namesake say what they took from others.

    `names` are the identifiers of those that have one. A line that was measured for a size which
    may now be another may grow.
    """
    known = {one.get(qn("w:styleId"), ""): one for one in ours.iterchildren(qn("w:style"))}
    ending = set(names)
    said = {
        identifier: _spaces(list(_chain(style, known)), ending)
        for identifier, style in known.items()
        if identifier not in ending and style.get(qn("w:type")) == "paragraph"
    }
    for identifier, spaces in said.items():
        properties = known[identifier].get_or_add_pPr()  # type: ignore[attr-defined]
        old = below(properties, "spacing")
        if old is not None:
            properties.remove(old)
        properties.get_or_add_spacing()
        properties.replace(below(properties, "spacing"), make("w:spacing", **spaces))


def _spaces(chain: list[Xml], ending: set[str]) -> Mapping[str, str]:
    own = [one for one in chain if one.get(qn("w:styleId")) not in ending]
    spaces = {name: _first(chain, name) or "0" for name in SPACES}
    line = {name: said for name in LINE if (said := _first(own, name) or "")}
    has_size = any(below(one, "rPr/sz") is not None for one in own)
    if has_size:
        line = {name: said for name in LINE if (said := _first(chain, name) or "")}
    elif line.get("lineRule") == "exact":
        line["lineRule"] = "atLeast"
    return {**spaces, **line}


def _first(chain: Iterable[Xml], name: str) -> str | None:
    spacings = (below(one, "pPr/spacing") for one in chain)
    said = (one.get(qn(f"w:{name}")) for one in spacings if one is not None)
    return next((one for one in said if one is not None), None)


def _chain(style: Xml, known: Mapping[str, Xml]) -> Iterator[Xml]:
    """A style and those that it is based on; ours come from each other in no circle."""
    one: Xml | None = style
    while one is not None:
        yield one
        one = known.get(value(one, "basedOn") or "")
