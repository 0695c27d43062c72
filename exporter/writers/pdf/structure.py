"""The tag tree as plain values: one node an HTML element, on however many pages it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from exporter.engine.painted import Fragment
from exporter.writers.pdf.nodes import Annotated, Artifact, Mark, Node, description

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


def roles(element: Any, parent: Any) -> tuple[str, ...]:
    """The structure types of an element, outermost first; its content goes into the last."""
    if is_contents(element):
        return ("TOC",)
    if parent is not None and is_contents(parent):
        is_title = parent[0] is element and element.find(".//a") is None
        return ("Caption",) if is_title else ("TOCI", "Reference")
    if element.tag in ("thead", "tfoot") and parent.find("tbody/tr") is None:
        return ("TBody",)  # no head without a body (ISO 14289-1, 7.2)
    return _ROLES.get(element.tag, ("Span",))


def is_contents(element: Any) -> bool:
    """Whether an element is a table of contents that has one paragraph an entry."""
    return element.get("role") == "doc-toc" and all(child.tag == "p" for child in element)


CELLS = ("tr", "th", "td")


@dataclass(frozen=True)
class Structure:
    """The tree, its link annotations, and the marked content that is no content."""

    document: Node
    annotations: tuple[Annotated, ...]
    artifacts: tuple[Artifact, ...]


def structure(fragments: Sequence[Fragment]) -> Structure:
    """The structure of a painted document, from its fragments in reading order."""
    content = [fragment for fragment in fragments if fragment.furniture is None]
    builder = _Builder(content)
    for fragment in content:
        builder.add(fragment)
    artifacts = (*_furniture(fragments), *builder.decoration)
    return Structure(builder.document, tuple(builder.annotations.values()), artifacts)


def _furniture(fragments: Iterable[Fragment]) -> Iterator[Artifact]:
    """The running heads, folios and repeated table heads."""
    for fragment in fragments:
        if fragment.furniture is not None and fragment.mcid is not None:
            yield Artifact(Mark(fragment.page, fragment.mcid), fragment.furniture)


class _Builder:
    def __init__(self, fragments: Sequence[Fragment]) -> None:
        root = next(one.element for one in fragments if one.element.tag == "html")
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._linked = {one.element for one in fragments if one.annotation is not None}
        self.document = Node("Document")
        self.annotations: dict[tuple[Any, int], Annotated] = {}
        self.decoration: list[Artifact] = []
        self._outer: dict[Any, Node] = {}
        self._inner: dict[Any, Node] = {}
        self._labels: dict[Any, Node] = {}

    def add(self, fragment: Fragment) -> None:
        if fragment.annotation is not None:
            self._annotate(fragment, fragment.annotation)
        if fragment.mcid is not None:
            self._mark(fragment, Mark(fragment.page, fragment.mcid))
        elif fragment.element.tag in CELLS:  # an empty cell keeps its row's columns in place
            self._holder(fragment.element)

    def _mark(self, fragment: Fragment, mark: Mark) -> None:
        is_silent = fragment.picture is not None and not description(fragment.element)
        if is_silent or fragment.blank:
            self.decoration.append(Artifact(mark, None))
            return
        node = self._place(fragment)
        if fragment.picture is not None:
            self._outer[fragment.element].picture = fragment.picture
        if node.role in GROUPING:
            node = _paragraph(node)
        _hold(node, mark)

    def _place(self, fragment: Fragment) -> Node:
        element, pseudo = fragment.element, fragment.pseudo
        if pseudo == "footnote-call":
            return self._reference(element)
        if pseudo in ("marker", "footnote-marker"):
            return self._label(element)
        return self._holder(element)

    def _holder(self, element: Any) -> Node:
        """The node that takes an element's content; made, with all above it, where needed."""
        if element.tag in ("html", "body"):
            return self.document
        if element not in self._inner:
            parent = self._parents[element]
            types = roles(element, parent)
            if self._is_link(element):
                types = ("Link",) if types == ("Span",) else (*types, "Link")
            self._nest(element, types, self._holder(parent))
        return self._inner[element]

    def _nest(self, element: Any, types: Sequence[str], parent: Node) -> None:
        if types[0] in INLINE and parent.role in GROUPING:
            parent = _paragraph(parent)
        for number, role in enumerate(types):
            node = Node(role, element if number == 0 else None)
            parent.kids.append(node)
            self._outer.setdefault(element, node)
            parent = node
        self._inner[element] = parent

    def _label(self, element: Any) -> Node:
        """The label of a list item or of a footnote, which comes first in it."""
        if element not in self._labels:
            self._holder(element)
            self._labels[element] = Node("Lbl")
            self._outer[element].kids.insert(0, self._labels[element])
        return self._labels[element]

    def _reference(self, element: Any) -> Node:
        """A footnote's reference, with the note right after it though it stands below."""
        parent = self._holder(self._parents[element])
        if parent.role in GROUPING:
            parent = _paragraph(parent)
        reference = Node("Reference")
        parent.kids.append(reference)
        self._nest(element, ("Note",), parent)
        return reference

    def _is_link(self, element: Any) -> bool:
        """Whether an element is a link as a whole, not a part of one."""
        return element in self._linked and self._link_root(element) is element

    def _link_root(self, element: Any) -> Any:
        root = element
        while element is not None:
            if element in self._linked:
                root = element
            element = self._parents.get(element)
        return root

    def _annotate(self, fragment: Fragment, annotation: pydyf.Dictionary) -> None:
        root = self._link_root(fragment.element)
        key = root, fragment.page
        if key in self.annotations:
            self.annotations[key].same.append(annotation)
            return
        self.annotations[key] = Annotated(fragment.page, annotation, root)
        _hold(self._holder(root), self.annotations[key])


def _hold(node: Node, kid: Mark | Annotated) -> None:
    node.kids.append(kid)
    if node.page is None:
        node.page = kid.page


def _paragraph(group: Node) -> Node:
    """The paragraph that holds bare text in a group: the last, if it is such a one."""
    last = group.kids[-1] if group.kids else None
    if isinstance(last, Node) and last.role == "P" and last.element is None:
        return last
    paragraph = Node("P")
    group.kids.append(paragraph)
    return paragraph
