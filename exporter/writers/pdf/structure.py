"""The tag tree as plain values: one tag an HTML element, on however many pages it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pydyf

from exporter.engine.insides import Node
from exporter.engine.painted import Fragment, Pagination, Painted
from exporter.writers.pdf.tag import Annotated, Artifact, Mark, Tag, description

INLINE = frozenset({"Span", "Link", "Code", "Quote", "Reference", "Note"})

# Types that group others; bare text in them needs a paragraph.
GROUPING = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})

_ROLES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("div", "header", "footer", "aside", "figure", "address", "nav"), ("Div",)),
    **{f"h{level}": (f"H{level}",) for level in range(1, 7)},
    **dict.fromkeys(("ul", "ol", "dl"), ("L",)),
    **dict.fromkeys(("li", "dt", "dd"), ("LI", "LBody")),
    **dict.fromkeys(("code", "kbd", "samp"), ("Code",)),
    **dict.fromkeys(("caption", "figcaption"), ("Caption",)),
    "main": ("Part",),
    "article": ("Art",),
    "section": ("Sect",),
    "p": ("P",),
    "pre": ("P",),
    "blockquote": ("BlockQuote",),
    "q": ("Quote",),
    "table": ("Table",),
    "thead": ("THead",),
    "tbody": ("TBody",),
    "tfoot": ("TFoot",),
    "tr": ("TR",),
    "th": ("TH",),
    "td": ("TD",),
    "img": ("Figure",),
    "{http://www.w3.org/2000/svg}svg": ("Figure",),
}


def roles(node: Node, parent: Node) -> tuple[str, ...]:
    """The structure types of an element, outermost first; its content goes into the last."""
    if is_contents(node):
        return ("TOC",)
    if is_contents(parent):
        is_title = parent[0] is node and node.find(".//a") is None
        return ("Caption",) if is_title else ("TOCI", "Reference")
    if node.tag in ("thead", "tfoot") and parent.find("tbody/tr") is None:
        return ("TBody",)  # no head without a body (ISO 14289-1, 7.2)
    return _ROLES.get(node.tag, ("Span",))


def is_contents(node: Node) -> bool:
    """Whether an element is a table of contents that has one paragraph an entry."""
    return node.get("role") == "doc-toc" and all(child.tag == "p" for child in node)


CELLS = ("tr", "th", "td")


@dataclass(frozen=True)
class Structure:
    """The tree, its link annotations, and the marked content that is no content."""

    document: Tag
    annotations: tuple[Annotated, ...]
    artifacts: tuple[Artifact, ...]


def structure(painted: Painted) -> Structure:
    """The structure of a painted document."""
    builder = _Builder(painted.fragments)
    for fragment in painted.fragments:
        builder.add(fragment)
    artifacts = (*map(_artifact, painted.pagination), *builder.decoration)
    return Structure(builder.document, tuple(builder.annotations.values()), artifacts)


def _artifact(pagination: Pagination) -> Artifact:
    """A running head, a folio or a repeated table head."""
    return Artifact(Mark(pagination.page, pagination.mcid), pagination.subtype)


class _Builder:
    def __init__(self, fragments: Sequence[Fragment]) -> None:
        root = next(one.node for one in fragments if one.node.tag == "html")
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._linked = {one.node for one in fragments if one.annotation is not None}
        self.document = Tag("Document")
        self.annotations: dict[tuple[Node, int], Annotated] = {}
        self.decoration: list[Artifact] = []
        self._outer: dict[Node, Tag] = {}
        self._inner: dict[Node, Tag] = {}
        self._labels: dict[Node, Tag] = {}

    def add(self, fragment: Fragment) -> None:
        if fragment.annotation is not None:
            self._annotate(fragment, fragment.annotation)
        if fragment.mcid is not None:
            self._mark(fragment, Mark(fragment.page, fragment.mcid))
        elif fragment.node.tag in CELLS:  # an empty cell keeps its row's columns in place
            self._holder(fragment.node)

    def _mark(self, fragment: Fragment, mark: Mark) -> None:
        is_silent = fragment.picture is not None and not description(fragment.node)
        if is_silent or fragment.blank:
            self.decoration.append(Artifact(mark, None))
            return
        tag = self._place(fragment)
        if fragment.picture is not None:
            self._outer[fragment.node].picture = fragment.picture
        if tag.role in GROUPING:
            tag = _paragraph(tag)
        _hold(tag, mark)

    def _place(self, fragment: Fragment) -> Tag:
        node, pseudo = fragment.node, fragment.pseudo
        if pseudo == "footnote-call":
            return self._reference(node)
        if pseudo in ("marker", "footnote-marker"):
            return self._label(node)
        return self._holder(node)

    def _holder(self, node: Node) -> Tag:
        """The tag that takes an element's content; made, with all above it, where needed."""
        if node.tag in ("html", "body"):
            return self.document
        if node not in self._inner:
            parent = self._parents[node]
            types = roles(node, parent)
            if self._is_link(node):
                types = ("Link",) if types == ("Span",) else (*types, "Link")
            self._nest(node, types, self._holder(parent))
        return self._inner[node]

    def _nest(self, node: Node, types: Sequence[str], parent: Tag) -> None:
        if types[0] in INLINE and parent.role in GROUPING:
            parent = _paragraph(parent)
        for number, role in enumerate(types):
            tag = Tag(role, node if number == 0 else None)
            parent.kids.append(tag)
            self._outer.setdefault(node, tag)
            parent = tag
        self._inner[node] = parent

    def _label(self, node: Node) -> Tag:
        """The label of a list item or of a footnote, which comes first in it."""
        if node not in self._labels:
            self._holder(node)
            self._labels[node] = Tag("Lbl")
            self._outer[node].kids.insert(0, self._labels[node])
        return self._labels[node]

    def _reference(self, node: Node) -> Tag:
        """A footnote's reference, with the note right after it though it stands below."""
        parent = self._holder(self._parents[node])
        if parent.role in GROUPING:
            parent = _paragraph(parent)
        reference = Tag("Reference")
        parent.kids.append(reference)
        self._nest(node, ("Note",), parent)
        return reference

    def _is_link(self, node: Node) -> bool:
        """Whether an element is a link as a whole, not a part of one."""
        return node in self._linked and self._link_root(node) is node

    def _link_root(self, node: Node) -> Node:
        """The outermost link that an element stands in, or else the element."""
        root, outer = node, self._parents.get(node)
        while outer is not None:
            if outer in self._linked:
                root = outer
            outer = self._parents.get(outer)
        return root

    def _annotate(self, fragment: Fragment, annotation: pydyf.Dictionary) -> None:
        root = self._link_root(fragment.node)
        key = root, fragment.page
        if key in self.annotations:
            self.annotations[key].same.append(annotation)
        else:
            self.annotations[key] = Annotated(fragment.page, annotation, root)
            _hold(self._holder(root), self.annotations[key])
        if fragment.picture is not None and not "".join(root.itertext()).strip():
            self.annotations[key].pictures.append(annotation)


def _hold(tag: Tag, kid: Mark | Annotated) -> None:
    tag.kids.append(kid)
    if tag.page is None:
        tag.page = kid.page


def _paragraph(group: Tag) -> Tag:
    """The paragraph that holds bare text in a group: the last, if it is such a one."""
    last = group.kids[-1] if group.kids else None
    if isinstance(last, Tag) and last.role == "P" and last.node is None:
        return last
    paragraph = Tag("P")
    group.kids.append(paragraph)
    return paragraph
