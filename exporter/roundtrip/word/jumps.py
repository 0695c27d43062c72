"""Links within a Word file that lead to headings: the labels that these get for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exporter.diagnostics import Diagnostic, Place, warning
from exporter.docx.body import CONTENTS_STYLE
from exporter.docx.computed_fields import LOCAL_LINK, bookmark_of, label_of
from exporter.docx.elements import Xml, local, number, qn, value
from exporter.docx.story import Styles
from exporter.readers.markdown.anchors import free_label
from exporter.roundtrip.word.unkept import where

_REFERENCE = re.compile(r"\s*REF\s+(?P<name>\w+)(?!.*\\[pnrw]\b)", re.IGNORECASE)
"""A field that names a bookmark for its words, and not for its number or its place."""
_OF_CONTENTS = re.compile(r"_Toc|__RefHeading|_Ref000")
"""How the bookmarks begin that programs, and we, make for a table of contents."""
_NUMBERED = re.compile(r"_Ref\d+")
_BODY_LEVEL = 9  # of w:outlineLvl: text


@dataclass(frozen=True)
class Jumps:
    """`labels` are those of the headings to which links lead and that had none, by their paragraph;
    `lost` are the links that lead to no heading, and keep their words alone."""

    labels: Mapping[Xml, str]
    lost: tuple[Xml, ...]


def jumps_in(body: Xml, styles: Styles) -> Jumps:
    """The links within a body, which are made to name the labels of headings.

    A heading of ours that has a label keeps it.
    """
    links = [*_links(body, styles)]
    wanted = {name for _, name in links}
    labels: dict[Xml, str] = {}
    known: dict[str, str] = {}
    for paragraph in _headings(body, styles) if wanted else ():
        names = [mark.get(qn("w:name"), "") for mark in paragraph.iter(qn("w:bookmarkStart"))]
        if used := [name for name in names if name in wanted]:
            own = next(filter(None, map(label_of, names)), None)
            label = own or free_label(_name(used[0], paragraph), labels.values())
            known |= dict.fromkeys(used, bookmark_of(label))
            if own is None:
                labels[paragraph] = label
    for link, name in links:
        _respell(link, name, known.get(name, name))
    lost = (link for link, name in links if name not in known and not _is_reference(link))
    return Jumps(labels, tuple(lost))


def _links(body: Xml, styles: Styles) -> Iterator[tuple[Xml, str]]:
    """The links of the text to bookmarks that are not ours, with these."""
    for element in body.iter(qn("w:hyperlink"), qn("w:instrText")):
        paragraph = next(element.iterancestors(qn("w:p")), None)
        if CONTENTS_STYLE.fullmatch(styles.name(value(paragraph, "pPr/pStyle"))):
            continue
        if local(element) == "hyperlink":
            names = [] if element.get(qn("r:id")) else [element.get(qn("w:anchor"), "")]
        else:
            found = [*LOCAL_LINK.finditer(element.text or ""), _REFERENCE.match(element.text or "")]
            names = [match["name"] for match in found if match]
        for name in names:
            if name and label_of(name) is None and not _OF_CONTENTS.match(name):
                yield element, name


def _name(bookmark: str, heading: Xml) -> str:
    """What a label is made of: the bookmark, or the heading where Word only numbers bookmarks."""
    if not _NUMBERED.fullmatch(bookmark):
        return bookmark.lstrip("_").lower()
    text = "".join(text.text or "" for text in heading.iter(qn("w:t")))
    return "-".join(re.findall(r"\w+", text.lower())) or bookmark.lstrip("_").lower()


def _is_reference(link: Xml) -> bool:
    return _REFERENCE.match(link.text or "") is not None


def _headings(body: Xml, styles: Styles) -> Iterator[Xml]:
    for paragraph in body.iter(qn("w:p")):
        style = value(paragraph, "pPr/pStyle")
        own = number(value(paragraph, "pPr/outlineLvl"))
        level = styles.outline(style) if own is None else own
        is_named = re.fullmatch(r"heading [1-9]", styles.name(style))
        if is_named or (level is not None and level < _BODY_LEVEL):
            yield paragraph


def _respell(link: Xml, name: str, bookmark: str) -> None:
    """Let a link or a field lead to another bookmark."""
    if local(link) == "hyperlink":
        link.set(qn("w:anchor"), bookmark)
    else:
        link.text = re.sub(rf"\b{re.escape(name)}\b", bookmark, link.text or "", count=1)


def jumps_lost(lost: Sequence[Xml], file: str) -> Iterator[Diagnostic]:
    """What to say of links that lead to no heading."""
    if lost:
        count = f" ({len(lost)} times)" if len(lost) > 1 else ""
        message = f"a link leads to a place that is no heading; its words stay, {where(lost[0])}"
        hint = "let it lead to a heading"
        yield warning("reference-lost", f"{message}{count}", Place(file), hint=hint)
