"""The parts of an article put together again in the order of the edited file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

from exporter.article import Article, Section
from exporter.article.inline import plain
from exporter.article.part_names import part_named
from exporter.article.places import LEAD_PICTURE, Loc
from exporter.roundtrip.word.article_nodes import (
    BlockNode,
    QuestionNode,
    SectionNode,
    finished,
    finished_sections,
    new_list,
    paragraph,
)
from exporter.roundtrip.word.block_builder import BlockBuilder
from exporter.roundtrip.word.parts_in_print import Values, block_at, block_loc, value_at
from exporter.roundtrip.word.roles import Role, Use

DEEPEST_SECTION = 3
_NAMED = {
    Role.KEY_POINT: "key_points",
    Role.SOURCE: "sources",
}
_LISTS = ("key_points", "sources", "corrections")
_PROSE = ("executive_summary", "summary", "about")
_PARTS = frozenset({*_LISTS, *_PROSE, "sections", "faq"})


class ArticleBuilder:
    """Collects key points, sections, questions and the rest, one text after another.

    `base` is the article that went out, `None` for a file that we did not make. `raised` are
    headings of sections that stand a level higher than they should, as there is none below;
    `parts_named` the parts of new headings that name one.
    """

    def __init__(self, base: Article | None, language: str) -> None:
        self._base = base
        self._language = language
        self._lists: dict[str, list[object]] = {name: [] for name in _LISTS}
        self._prose: dict[str, list[BlockNode]] = {name: [] for name in _PROSE}
        self._sections: list[SectionNode] = []
        self._faq: list[QuestionNode] = []
        self._unasked: list[BlockNode] = []
        self._home = "sections"
        self._stack: list[SectionNode] = []
        self._block: BlockBuilder | None = None
        self._opened: dict[Loc, BlockBuilder] = {}
        self._heads: list[tuple[str, str]] = []
        self._lead: BlockBuilder | None = None
        self.unanswered: list[tuple[str, bool]] = []
        self.raised: list[str] = []
        self.parts_named: dict[str, str] = {}

    # What was there before

    def put(
        self,
        loc: Loc,
        value: object,
        *,
        moved: bool = False,
        apart: Loc | None = None,
        label: str = "",
    ) -> None:
        """A text that went out; a moved one belongs where it stands now, and one of a block that
        stands `apart` from the list that it was in, to that block. `label` is what new links call
        a heading."""
        if loc[:1] == LEAD_PICTURE:
            self._put_in_lead(loc[1:], value)
            return
        if not moved:
            self._enter(str(loc[0]))
        outer = apart or block_loc(loc)
        if outer is not None:
            self._put_in_block(outer, loc[len(outer) :], value)
        elif loc[-1] == "heading":
            self._enter("sections")
            section = cast(Section, value_at(self._article, loc[:-1]))
            self._begin_section(loc.count("sections"), value, section.label or label or None)
        elif loc[0] == "faq":
            self._begin_question(value)
        else:
            self._add(str(loc[0]), value)

    def enter(self, part: str) -> None:
        """A heading that the template writes: what follows belongs to its part."""
        if part in _PARTS:
            self._enter(part)

    @property
    def _article(self) -> Article:
        assert self._base is not None  # noqa: S101  (only what went out has a loc)
        return self._base

    def _put_in_lead(self, inner: Loc, value: object) -> None:
        """The picture that opens the article; what follows it belongs where it did before."""
        if self._lead is None:
            self._lead = BlockBuilder.again(block_at(self._article, LEAD_PICTURE), LEAD_PICTURE)
        self._lead.put(inner, value)
        self._block = self._lead

    def _put_in_block(self, outer: Loc, inner: Loc, value: object) -> None:
        if self._block is None or self._block.loc != outer:
            block = block_at(self._article, outer)
            builder = BlockBuilder.again(block, outer)
            if outer in self._opened:
                builder.count_on(self._opened[outer])
            self._opened[outer] = builder
            self._begin_block(builder)
            self._block = builder
        self._block.put(inner, value)

    @property
    def lists_key_points(self) -> bool:
        """Whether the last line went to the key points."""
        return self._home == "key_points" and bool(self._lists["key_points"])

    # What is new

    def heading(self, text: str, level: int, label: str | None = None) -> None:
        """A new heading: of a part that has a name, of a question, or of a section."""
        part = part_named(plain(text), self._language)
        if part:
            self.parts_named[plain(text)] = part
            self._enter(part)
        elif self._home == "faq" and level > 1:
            self._begin_question(text)
        else:
            self._enter("sections")
            self._begin_section(level, text, label)

    def line(self, use: Use, text: str, ahead: Loc | None = None) -> None:
        """A new line of text; `ahead` is the text of the same use that follows it, if any."""
        if use.role in _NAMED:
            self._enter(_NAMED[use.role])
            self._add(_NAMED[use.role], text)
        elif use.role is Role.QUESTION:
            self._enter("faq")
            self._begin_question(text)
        elif self._home in _LISTS and self._belongs_to_list(use):
            self._add(self._home, text)
        elif not self._take(use, text, ahead) and not self._take_ahead(use, text, ahead):
            self._begin_line(use, text)

    @property
    def shows_figure(self) -> bool:
        """Whether a figure is open, to which lines below it belong."""
        return self._block is not None and self._block.node.kind == "figure"

    def correction(self, value: object) -> None:
        """A new correction: its words, or with the day that it was made on."""
        self._enter("corrections")
        self._add("corrections", value)

    def block(self, block: BlockNode) -> None:
        """A new block."""
        self._begin_block(BlockBuilder(block))

    def _take(self, use: Use, text: str, ahead: Loc | None = None) -> bool:
        block = self._block
        if block is None:
            return False
        if ahead is None or block.loc is None or block_loc(ahead) != block.loc:
            return block.take(use, text)
        return block.take(use, text, ahead[len(block.loc) :])

    def _take_ahead(self, use: Use, text: str, ahead: Loc | None) -> bool:
        """Let a line into the block that follows it, as its first text."""
        outer = block_loc(ahead) if ahead else None
        if ahead is None or outer is None:
            return False
        self._enter(str(ahead[0]))
        builder = BlockBuilder.again(block_at(self._article, outer), outer)
        builder.open(ahead[len(outer) :])
        if builder.take(use, text):
            self._begin_block(builder)
            return True
        return False

    def _belongs_to_list(self, use: Use) -> bool:
        if use.role is Role.LIST:
            return True
        return self._home != "key_points" and use.role is Role.TEXT

    def _begin_line(self, use: Use, text: str) -> None:
        match use.role:
            case Role.CAPTION | Role.FIGURE_SUBTITLE:
                self._heads.append((_HEADS[use.role], text))
            case Role.LIST:
                self.block(new_list(use, text))
            case Role.TERM:
                self.block(BlockNode("definition_list"))
                self._take(use, text)
            case role:
                self.block(_BLOCKS.get(role, paragraph)(text))

    # Where things go

    def _enter(self, part: str) -> None:
        if part != self._home:
            self._flush()
            self._home, self._block = part, None

    def _flush(self) -> None:
        """Captions that found no table stand for themselves."""
        while self._heads:
            self._blocks().append(paragraph(self._heads.pop(0)[1]))

    def _head(self, node: BlockNode) -> None:
        """Give a table, or a picture that gets a subtitle, the lines that stand above it."""
        is_titled = node.kind == "table" or "subtitle" in dict(self._heads)
        while self._heads and is_titled and node.texts.get(self._heads[-1][0], "") is None:
            name, text = self._heads.pop()
            node.texts[name] = text

    def _add(self, part: str, value: object) -> None:
        self._lists[part].append(value)
        self._block = None

    def _begin_block(self, builder: BlockBuilder) -> None:
        if builder.node.kind in ("figure", "table"):
            self._head(builder.node)
        if builder.node.kind != "table":
            self._flush()
        self._blocks().append(builder.node)
        self._block = builder

    def _begin_section(self, level: int, heading: object, label: str | None) -> None:
        self._flush()
        self._block = None
        around_it = [one for one in self._named_sections() if one.level < level]
        if len(around_it) >= DEEPEST_SECTION:
            self.raised.append(plain(str(heading)))
        self._stack = around_it[: DEEPEST_SECTION - 1]
        section = SectionNode(heading, label, level)
        around = self._stack[-1].sections if self._stack else self._sections
        around.append(section)
        self._stack.append(section)

    def _named_sections(self) -> list[SectionNode]:
        """The open sections; the one that opens the article holds no others."""
        return [section for section in self._stack if section.heading is not None]

    def _begin_question(self, text: object) -> None:
        self._flush()
        self._block = None
        self._faq.append(QuestionNode(text, [*self._unasked] if not self._faq else []))

    def _blocks(self) -> list[BlockNode]:
        """Where blocks go now."""
        if self._home in _PROSE:
            return self._prose[self._home]
        if self._home == "faq" and (self._faq or self._base):
            return self._faq[-1].answer if self._faq else self._unasked
        return self._section().blocks

    def _section(self) -> SectionNode:
        """The innermost section; before the first heading, the one that opens the article."""
        if not self._stack:
            self._stack = [SectionNode()]
            self._sections.append(self._stack[0])
        return self._stack[-1]

    # What came of it

    def take_unanswered(self) -> list[QuestionNode]:
        """Take the questions without an answer out of the article."""
        self._flush()
        unanswered = [one for one in self._faq if not finished(one.answer)]
        self._faq = [one for one in self._faq if finished(one.answer)]
        return unanswered

    def _with_questions_joined(self) -> list[tuple[str, bool]]:
        """Let a question without an answer stand with the next one, as Enter cuts one in two; each
        of these, and whether there was a next one."""
        joined: list[tuple[str, bool]] = []
        answered: list[QuestionNode] = []
        before = ""
        for node in self._faq:
            question = f"{before} {node.question}" if before else str(node.question)
            before = "" if finished(node.answer) else question
            if before:
                joined.append((str(node.question), True))
            else:
                answered.append(replace(node, question=question))
        if before:
            joined[-1] = (before, False)
        self._faq = answered
        return joined

    @property
    def unasked(self) -> Iterator[str]:
        """The words of answers whose question is gone, before all other questions."""
        for node in finished(self._unasked):
            yield plain(node.texts.get("text") or node.kind)

    def result(self) -> Values:
        """The parts, without what an editor emptied."""
        self._flush()
        self.unanswered = self._with_questions_joined()
        if not self._faq:
            self._section().blocks.extend(self._unasked)
        prose = {
            name: [block.values for block in finished(nodes)] for name, nodes in self._prose.items()
        }
        faq = [replace(one, answer=finished(one.answer)).values for one in self._faq]
        sections = [section.values for section in finished_sections(self._sections)]
        values = {**self._lists, **prose, "sections": sections, "faq": faq}
        return {**values, "lead_picture": self._lead_picture()}

    def _lead_picture(self) -> Values | None:
        """The picture that opens the article, if it is still there."""
        left = finished([self._lead.node]) if self._lead else []
        return next((one.values for one in left if one.kind == "figure"), None)


_HEADS = {Role.CAPTION: "caption", Role.FIGURE_SUBTITLE: "subtitle"}
_BLOCKS: dict[Role, Callable[[str], BlockNode]] = {
    Role.QUOTE: lambda text: BlockNode("quote", {"attribution": None}, children=[paragraph(text)]),
    Role.PULL_QUOTE: lambda text: BlockNode("pull_quote", {"text": text, "attribution": None}),
    Role.CALLOUT: lambda text: BlockNode("callout", {"title": None}, children=[paragraph(text)]),
    Role.ASIDE: lambda text: BlockNode(
        "callout", {"title": None}, {"kind": "aside"}, [paragraph(text)]
    ),
    Role.CALLOUT_TITLE: lambda text: BlockNode("callout", {"title": text}),
    Role.CODE: lambda text: BlockNode("code", {"text": text}, {"language": None}),
    Role.RULE: lambda _: BlockNode("rule"),
    Role.PAGE_BREAK: lambda _: BlockNode("page_break"),
}
