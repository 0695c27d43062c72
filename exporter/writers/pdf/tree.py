"""Writes the tag tree: structure elements, the parent tree, identifiers, and artifacts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

import pydyf

from exporter.engine.insides import Node
from exporter.writers.pdf.tag import Annotated, Artifact, Mark, Tag, description

Entries: TypeAlias = dict[str, object]
"""The entries of a PDF dictionary, of whatever pydyf writes out."""


def mark(streams: Sequence[pydyf.Stream], artifacts: Iterable[Artifact]) -> None:
    """Turn marked content into artifacts (ISO 32000-1, 14.8.2.2)."""
    pages: list[dict[int, Artifact]] = [{} for _ in streams]
    for artifact in artifacts:
        pages[artifact.mark.page][artifact.mark.mcid] = artifact
    for stream, marked in zip(streams, pages, strict=True):
        _rewrite(stream.stream, marked)


def _rewrite(operations: list[object], artifacts: dict[int, Artifact]) -> None:
    """Replace `/Tag <</MCID n>>` by `/Artifact <<...>>`, both followed by BDC."""
    for index, operand in enumerate(operations):
        if isinstance(operand, pydyf.Dictionary) and operand.get("MCID") in artifacts:
            operations[index - 1] = "/Artifact"
            operations[index] = _artifact_properties(artifacts[operand["MCID"]])


def _artifact_properties(artifact: Artifact) -> pydyf.Dictionary:
    if artifact.subtype is None:
        return pydyf.Dictionary({"Type": "/Layout"})
    if not artifact.subtype:
        return pydyf.Dictionary({"Type": "/Pagination"})
    attached = "/Top" if artifact.subtype == "Header" else "/Bottom"
    return pydyf.Dictionary(
        {
            "Type": "/Pagination",
            "Subtype": f"/{artifact.subtype}",
            "Attached": pydyf.Array([attached]),
        }
    )


XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def write(pdf: pydyf.PDF, document: Tag) -> None:
    """Put the tree into a painted PDF and say that it is tagged (ISO 32000-1, 14.7)."""
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    writer = _Writer(pdf)
    root["K"] = pydyf.Array([writer.element(document, root.reference)])
    root["ParentTree"] = writer.parent_tree()
    root["ParentTreeNextKey"] = writer.next_key
    if writer.identified:
        root["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(writer.identifiers())})
    pdf.catalog["StructTreeRoot"] = root.reference
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})


class _Writer:
    def __init__(self, pdf: pydyf.PDF) -> None:
        self._pdf = pdf
        self._pages = pdf.page_references
        self._owners: list[dict[int, bytes]] = [{} for _ in self._pages]
        self._links: list[bytes] = []
        self.identified: list[bytes] = []

    @property
    def next_key(self) -> int:
        return len(self._pages) + len(self._links)

    def element(self, tag: Tag, parent: bytes) -> bytes:
        """Add a tag and all below it; returns its reference."""
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{tag.role}", "P": parent})
        self._pdf.add_object(element)
        if tag.page is not None:
            element["Pg"] = self._pages[tag.page]
        element.update(_properties(tag))
        if tag.role == "Note":
            self.identified.append(element.reference)
            element["ID"] = _identifier(len(self.identified))
        element["K"] = pydyf.Array(self._kid(kid, tag, element.reference) for kid in tag.kids)
        return bytes(element.reference)

    def _kid(self, kid: Tag | Mark | Annotated, tag: Tag, owner: bytes) -> object:
        match kid:
            case Tag():
                return self.element(kid, owner)
            case Annotated():
                return self._object_reference(kid, owner)
            case Mark():
                self._owners[kid.page][kid.mcid] = owner
                return kid.mcid if kid.page == tag.page else self._marked_elsewhere(kid)

    def _marked_elsewhere(self, mark: Mark) -> pydyf.Dictionary:
        """A marked-content reference: content on another page than its element's first."""
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[mark.page], "MCID": mark.mcid})

    def _object_reference(self, link: Annotated, owner: bytes) -> pydyf.Dictionary:
        link.annotation["StructParent"] = self.next_key
        self._links.append(owner)
        return pydyf.Dictionary(
            {"Type": "/OBJR", "Pg": self._pages[link.page], "Obj": link.annotation.reference}
        )

    def parent_tree(self) -> bytes:
        """Add the tree that leads from marked content and annotations to their elements."""
        numbers = pydyf.Array()
        for key, owners in enumerate(self._owners):
            page = self._pdf.objects[int(self._pages[key].split()[0])]
            page["StructParents"] = key
            page["Tabs"] = "/S"
            length = max(owners, default=-1) + 1
            numbers += [key, pydyf.Array(owners.get(mcid, "null") for mcid in range(length))]
        for key, owner in enumerate(self._links, start=len(self._pages)):
            numbers += [key, owner]
        tree = pydyf.Dictionary({"Nums": numbers})
        self._pdf.add_object(tree)
        return bytes(tree.reference)

    def identifiers(self) -> Iterator[pydyf.String | bytes]:
        """The names of the identifier tree, in the order of their bytes."""
        for number, reference in enumerate(self.identified, start=1):
            yield _identifier(number)
            yield reference


def _identifier(number: int) -> pydyf.String:
    return pydyf.String(f"note-{number:06}")


def _properties(tag: Tag) -> Entries:
    """The entries of a structure element that its HTML element says."""
    if tag.node is None:
        return {}
    properties: Entries = {}
    if language := tag.node.get("lang") or tag.node.get(XML_LANG):
        properties["Lang"] = pydyf.String(language)
    if tag.role in _ATTRIBUTES:
        properties["A"] = pydyf.Dictionary(_ATTRIBUTES[tag.role](tag, tag.node))
    if tag.role == "Figure":
        properties["Alt"] = pydyf.String(description(tag.node))
    return properties


def _header(tag: Tag, node: Node) -> Entries:
    scope = "/Row" if node.get("scope") == "row" else "/Column"
    return {**_cell(tag, node), "Scope": scope}


def _cell(_: Tag, node: Node) -> Entries:
    spans = {name: node.get(name.lower(), "") for name in ("ColSpan", "RowSpan")}
    wide = {name: int(span) for name, span in spans.items() if span.isdecimal() and int(span) > 1}
    return {"O": "/Table", **wide}


_NUMBERINGS = {
    "lower-alpha": "/LowerAlpha",
    "upper-alpha": "/UpperAlpha",
    "lower-roman": "/LowerRoman",
    "upper-roman": "/UpperRoman",
}
"""What a list of that class counts by (ISO 32000-1, table 347)."""


def _list(tag: Tag, node: Node) -> Entries:
    has_labels = any(
        isinstance(kid, Tag) and kid.role == "Lbl"
        for item in tag.kids
        if isinstance(item, Tag)
        for kid in item.kids
    )
    numbering = {"ol": "/Decimal", "ul": "/Disc"}.get(node.tag, "/None")
    for name in node.get("class", "").split():
        numbering = _NUMBERINGS.get(name, numbering)
    return {"O": "/List", "ListNumbering": numbering if has_labels else "/None"}


def _figure(tag: Tag, _: Node) -> Entries:
    return {"O": "/Layout", "BBox": pydyf.Array(tag.picture), "Placement": "/Block"}


_ATTRIBUTES: dict[str, Callable[[Tag, Node], Entries]] = {
    "TH": _header,
    "TD": _cell,
    "L": _list,
    "Figure": _figure,
}
