"""A block being put together again, text by text, in the order of the edited file."""

from __future__ import annotations

from pydantic import BaseModel

from exporter.article import Block
from exporter.article.places import Loc
from exporter.roundtrip.word.article_nodes import (
    DEFINITION,
    ITEM,
    BlockNode,
    new_definition,
    new_item,
    new_list,
    paragraph,
)
from exporter.roundtrip.word.roles import Role, Use

_PARAGRAPH_OF = {
    Role.DEFINITION: DEFINITION,
    Role.CONTINUED: ITEM,
    Role.QUOTE: "quote",
    Role.CALLOUT: "callout",
    Role.ASIDE: "callout",
}
_TEXT_OF = {
    Role.ATTRIBUTION: (("quote", "attribution"),),
    Role.PULL_QUOTE_ATTRIBUTION: (("pull_quote", "attribution"),),
    Role.CAPTION: (("figure", "caption"), ("table", "caption")),
    Role.FIGURE_SUBTITLE: (("figure", "subtitle"), ("table", "subtitle")),
    Role.FIGURE_CREDIT: (("figure", "credit"),),
    Role.FIGURE_NOTE: (("figure", "note"), ("table", "note")),
    Role.FIGURE_SOURCE: (("figure", "source"), ("table", "source")),
}


class BlockBuilder:
    """One block; `loc` is where it stood in the article that went out, `None` for a new one."""

    def __init__(self, node: BlockNode) -> None:
        self.node = node
        self.loc: Loc | None = None
        self._base: BaseModel | None = None
        self._nodes: dict[Loc, BlockNode] = {}
        self._trail = [node, *node.children[-1:]] if node.kind == "list" else [node]

    @classmethod
    def again(cls, block: Block, loc: Loc) -> BlockBuilder:
        """A block that went out, to be filled with its texts again."""
        builder = cls(BlockNode.shell(block))
        builder.loc, builder._base = loc, block
        return builder

    def count_on(self, before: BlockBuilder) -> None:
        """Let a numbered list go on from its first part, where something stands between now."""
        if self.node.given.get("ordered"):
            self.node.given["start"] = _next_number(before.node)

    def put(self, inner: Loc, value: object) -> None:
        """Set the text at a loc inside of the block; what holds it is made as it was."""
        around = _length_around(inner)
        self._descend(inner[:around])
        self._trail[-1].set(str(inner[around]), value)

    def open(self, inner: Loc) -> None:
        """Make what holds the text at a loc, but for the item or paragraph that is the text."""
        self._descend(inner[: max(_length_around(inner) - 2, 0)])

    def _descend(self, inner: Loc) -> None:
        """Open the blocks and items along a loc."""
        node, base = self.node, self._base
        self._trail = [node]
        for end in range(2, len(inner) + 1, 2):
            base = getattr(base, str(inner[end - 2]))[inner[end - 1]]
            child = self._nodes.get(inner[:end])
            if child and end < len(inner) and node.children[-1] is not child:
                child = self._gone_on(inner[:end], child, node.children[-1])
            if child is None:
                child = self._nodes[inner[:end]] = BlockNode.shell(base)
                node.children.append(child)
            node = child
            self._trail.append(node)

    def _gone_on(self, inner: Loc, child: BlockNode, last: BlockNode) -> BlockNode | None:
        """Where what stood in a `child` belongs, behind which an editor put something: in the item
        that is the `last` one now, or in a block made anew, which is `None`."""
        known = self._nodes.items()
        self._nodes = {loc: node for loc, node in known if loc[: len(inner)] != inner}
        if child.kind == last.kind == ITEM:
            self._nodes[inner] = last
            return last
        return None

    def take(self, use: Use, text: str, ahead: Loc = ()) -> bool:
        """Let a new line into the block where it belongs there; `False` where it does not. `ahead`
        leads to the text of the block that follows it, if that is of the same use."""
        match use.role:
            case Role.LIST:
                return self._take_item(use, text, ahead)
            case Role.CODE:
                return self._take_code(text)
            case Role.TERM:
                return self._take_term(text)
            case Role.ASIDE | Role.CALLOUT if self._is_other_box(use.role):
                return False
            case role if role in _PARAGRAPH_OF:
                return self._take_paragraph(_PARAGRAPH_OF[role], text)
            case role:
                texts = _TEXT_OF.get(role, ())
                return any(self._take_text(kind, name, text) for kind, name in texts)

    def _is_other_box(self, role: Role) -> bool:
        """Whether the box that is open is an aside and a line for another box, or the other way; a
        new one that has only its title as yet becomes what the line is for."""
        around = self._innermost("callout")
        if around is not None and not around.children and self.loc is None and role is Role.ASIDE:
            around.given["kind"] = "aside"
        return around is not None and (around.given.get("kind") == "aside") != (role is Role.ASIDE)

    def _take_term(self, text: str) -> bool:
        around = self._innermost("definition_list")
        if around is None:
            return False
        around.children.append(new_definition(text))
        self._trail = [*self._up_to(around), around.children[-1]]
        return True

    def _take_code(self, text: str) -> bool:
        known = self.node.texts.get("text")
        if self.node.kind != "code" or known is None:
            return False
        self.node.texts["text"] = f"{known}\n{text}"
        return True

    def _innermost(self, kind: str) -> BlockNode | None:
        """The innermost open block of a type, or list item."""
        return next((node for node in reversed(self._trail) if node.kind == kind), None)

    def _take_text(self, kind: str, name: str, text: str) -> bool:
        node = self._innermost(kind)
        if node is None or node.texts[name]:
            return False
        node.texts[name] = text
        return True

    def _take_paragraph(self, kind: str, text: str) -> bool:
        node = self._innermost(kind)
        if node is None or node.texts.get("attribution"):
            return False
        node.children.append(paragraph(text))
        self._trail = self._up_to(node)
        return True

    def _take_item(self, use: Use, text: str, ahead: Loc) -> bool:
        if ahead and self._innermost("list") is None:
            self.open(ahead)
        lists = [node for node in self._trail if node.kind == "list"]
        if use.boxed and not lists:
            return self._begin_list(self._innermost("callout"), use, text)
        around = _lists_around(lists, use)
        if not around:
            return False
        innermost, level = around[-1]
        if level < use.level and innermost.children:
            return self._begin_list(innermost.children[-1], use, text)
        if _goes_on(innermost, use):
            return self._add_item(innermost, use, text)
        outer = around[-2][0].children[-1] if len(around) > 1 else None
        return self._begin_list(outer, use, text)

    def _add_item(self, around: BlockNode, use: Use, text: str) -> bool:
        item = new_item(use, text)
        if not around.children:
            around.level, around.numbering = use.level, use.numbering
        around.children.append(item)
        around.series = around.series or use.series
        self._trail = [*self._up_to(around), item]
        return True

    def _begin_list(self, around: BlockNode | None, use: Use, text: str) -> bool:
        if around is None:
            return False
        inner = new_list(use, text, around)
        around.children.append(inner)
        self._trail = [*self._up_to(around), inner, inner.children[0]]
        return True

    def _up_to(self, node: BlockNode) -> list[BlockNode]:
        """What is open around a node, and the node itself."""
        end = next(index for index, other in enumerate(self._trail) if other is node)
        return self._trail[: end + 1]


def _lists_around(lists: list[BlockNode], use: Use) -> list[tuple[BlockNode, int]]:
    """The open lists that an item stands in, each with its level, outermost first.

    A list whose first items stand deeper than those that follow has the level of these, but not
    where Word counts these otherwise.
    """
    level = use.level
    depths = [
        (node, depth if node.level is None else node.level) for depth, node in enumerate(lists)
    ]
    around = [(node, depth) for node, depth in depths if depth <= level]
    if len(around) < len(lists) and (not around or around[-1][1] < level):
        deeper = lists[len(around)]
        if use.series and deeper.series and use.start != _next_number(deeper):
            return around
        deeper.level = level
        around.append((deeper, level))
    return around


def _goes_on(around: BlockNode, use: Use) -> bool:
    """Whether an item counts on in a list; one of another series may begin anew beside it, and one
    in other numbers does."""
    if around.given["ordered"] is not use.ordered:
        return False
    if use.series and around.level is not None and use.numbering != around.numbering:
        return False
    if not use.series or use.series == around.series or not around.series:
        return True
    return use.start == _next_number(around)


def _next_number(node: BlockNode) -> int:
    """The number that the next item of a numbered list gets."""
    return int(str(node.given["start"])) + len(node.children)


def _length_around(inner: Loc) -> int:
    """How much of a loc leads to what holds the text itself."""
    return next(size for size in range(0, len(inner), 2) if _is_text(inner[size:]))


def _is_text(rest: Loc) -> bool:
    """Whether the rest of a loc leads into no further block or item."""
    return len(rest) == 1 or rest[0] not in ("items", "blocks", "figures")
