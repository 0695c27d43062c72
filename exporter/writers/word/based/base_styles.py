"""The styles of a base and ours as one style sheet: of two of one name, the base's (17.7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from exporter.docx.elements import Xml, below, qn, value
from exporter.writers.word.based.base_spaces import spell_out_spaces
from exporter.writers.word.values.ooxml import NAMESPACES

NAMED = ("w:basedOn", "w:next", "w:link", "w:pStyle", "w:rStyle", "w:tblStyle", "w:styleLink")
NAMED_TOO = ("w:numStyleLink", "w:defaultTableStyle", "w:clickAndTypeStyle")
KNOWN = tuple(f"{{{NAMESPACES[prefix]}}}" for prefix in ("w", "w14", "w15"))
ON = ("1", "true", "on")


@dataclass
class Merged:
    """What came of two style sheets.

    `identifiers` are the new ones of our styles by the old; `taken` our styles whose looks are the
    base's, and `theirs` those looks, both by the old ones; `ours` the names of those that the base
    has not, by the new ones; `all_theirs` are the base's styles, `unlike` the names that it has for
    styles of other kinds.
    """

    identifiers: dict[str, str] = field(default_factory=dict)
    taken: dict[str, Xml] = field(default_factory=dict)
    theirs: dict[str, Xml] = field(default_factory=dict)
    ours: dict[str, str] = field(default_factory=dict)
    all_theirs: list[Xml] = field(default_factory=list)
    unlike: list[str] = field(default_factory=list)


def merge_styles(ours: Xml, base: Xml) -> Merged:
    """Put the styles of a base into ours."""
    theirs = [plain(style) for style in base.iterchildren(qn("w:style"))]
    theirs = list({style.get(qn("w:styleId"), ""): style for style in theirs}.values())
    known = {_name(style): style for style in theirs}
    spell_out_spaces(ours, _with_namesakes(ours, known))
    merged, taken = Merged(), {style.get(qn("w:styleId"), "").casefold() for style in theirs}
    for style in list(ours.iterchildren(qn("w:style"))):
        same = known.get(_name(style))
        if same is not None and _kind(same) == _kind(style):
            _take(merged, style, same)
            ours.remove(style)
            continue
        if same is not None:
            merged.unlike.append(_shown(style))
            _rename(same, known)
        _keep(merged, style, taken)
    _replace_defaults(ours, base)
    _one_default_of_a_kind(ours, theirs)
    return _joined(ours, theirs, merged)


def _with_namesakes(ours: Xml, known: Mapping[str, Xml]) -> Iterator[str]:
    """The identifiers of ours whose looks the base has."""
    for style in ours.iterchildren(qn("w:style")):
        same = known.get(_name(style))
        if same is not None and _kind(same) == _kind(style):
            yield style.get(qn("w:styleId"), "")


def _joined(ours: Xml, theirs: Sequence[Xml], merged: Merged) -> Merged:
    """The base's styles before those of ours that are left, in which names are the new ones."""
    renamed(ours, merged.identifiers)
    merged.all_theirs += theirs
    first = next(ours.iterchildren(qn("w:style")), None)
    for style in theirs:
        ours.append(style) if first is None else first.addprevious(style)
    return merged


def _take(merged: Merged, style: Xml, same: Xml) -> None:
    identifier = style.get(qn("w:styleId"), "")
    merged.identifiers[identifier] = same.get(qn("w:styleId"), "")
    merged.taken[identifier], merged.theirs[identifier] = style, same


def _keep(merged: Merged, style: Xml, taken: set[str]) -> None:
    """A style that the base has not; under another identifier where the base has that."""
    identifier = new = style.get(qn("w:styleId"), "")
    while new.casefold() in taken:
        new += "0"
    taken.add(new.casefold())
    style.set(qn("w:styleId"), new)
    merged.identifiers[identifier] = new
    merged.ours[new] = _shown(style)


def renamed(part: Xml, identifiers: Mapping[str, str]) -> None:
    """Give the styles that a part of ours names their new identifiers."""
    for element in part.iter(*map(qn, (*NAMED, *NAMED_TOO))):
        old = element.get(qn("w:val"), "")
        element.set(qn("w:val"), identifiers.get(old, old))


def _rename(style: Xml, known: Mapping[str, Xml]) -> None:
    """Give a base's style of another kind another name, since two of one name are an error."""
    name, shown = below(style, "name"), _shown(style) + " (base)"
    while shown.lower() in known:
        shown += "'"
    if name is not None:
        name.set(qn("w:val"), shown)


def _replace_defaults(ours: Xml, base: Xml) -> None:
    """The looks that all styles come from, and how Word offers its own, as the base has them."""
    for name in ("docDefaults", "latentStyles"):
        theirs, own = below(base, name), below(ours, name)
        if theirs is not None and own is not None:
            ours.replace(own, plain(theirs))


def _one_default_of_a_kind(ours: Xml, theirs: Iterable[Xml]) -> None:
    """Ours is the default of its kind where the base has not the same; there may be but one."""
    own = {_kind(one) for one in ours.iterchildren(qn("w:style")) if _is_default(one)}
    for style in theirs:
        if _is_default(style) and _kind(style) in own:
            del style.attrib[qn("w:default")]


def _is_default(style: Xml) -> bool:
    return style.get(qn("w:default")) in ON


def _kind(style: Xml) -> str:
    return str(style.get(qn("w:type"), "paragraph"))


def _shown(style: Xml) -> str:
    return value(style, "name") or style.get(qn("w:styleId")) or ""


def _name(style: Xml) -> str:
    return " ".join(_shown(style).lower().split())


def plain(element: Xml) -> Xml:
    """A copy with nothing but what every Word knows: no extensions, of which a part has to say
    that programs may pass them over."""
    copy = deepcopy(element)
    for one in list(_unknown(copy)):
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    for one in copy.iter(etree.Element):
        for name in [name for name in one.attrib if _is_unknown(str(name))]:
            del one.attrib[name]
    return copy


def _unknown(element: Xml) -> Iterator[Xml]:
    return (one for one in element.iter(etree.Element) if not str(one.tag).startswith(KNOWN))


def _is_unknown(name: str) -> bool:
    return name.startswith("{") and not name.startswith((*KNOWN, "{http://www.w3.org/XML/"))
