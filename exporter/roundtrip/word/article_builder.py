"""The parts of an article put together again in the order of the edited file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from exporter.article.inline import plain
from exporter.article.part_names import part_named
from exporter.roundtrip.word.block_builder import Growing, Values, finished, new_list
from exporter.roundtrip.word.parts_in_print import Path, block_path, value_at
from exporter.roundtrip.word.roles import Role, Use

DEEPEST_SECTION = 3
_NAMED = {
    Role.KEY_POINT: "key_points",
    Role.SOURCE: "sources",
    Role.CORRECTION: "corrections",
}
_LISTS = ("key_points", "sources", "corrections")
_PROSE = ("executive_summary", "summary", "about")


class Sequence:
    """Collects key points, sections, questions and the rest, one text after another.

    `base` is the article that went out, as plain values.
    """

    def __init__(self, base: Values, language: str) -> None:
        self._base = base
        self._language = language
        self.parts: Values = {name: [] for name in (*_LISTS, *_PROSE, "sections", "faq")}
        self._home = "sections"
        self._stack: list[Values] = []
        self._growing: Growing | None = None
        self._captions: list[str] = []

    # What was there before

    def put(self, path: Path, value: Any, *, moved: bool = False) -> None:
        """A text that went out; a moved one belongs where it stands now."""
        if not moved:
            self._enter(str(path[0]))
        outer = block_path(path)
        if outer is not None:
            self._put_in_block(outer, path[len(outer) :], value)
        elif path[-1] == "heading":
            self._enter("sections")
            section: Any = value_at(self._base, path[:-1])
            self._begin_section(path.count("sections"), value, section["label"])
        elif path[0] == "faq":
            self._begin_question(value)
        else:
            self._add(str(path[0]), value)

    def enter(self, part: str) -> None:
        """A heading that the template writes: what follows belongs to its part."""
        if part in self.parts:
            self._enter(part)

    def _put_in_block(self, outer: Path, inner: Path, value: Any) -> None:
        if self._growing is None or self._growing.path != outer:
            block: Any = value_at(self._base, outer)
            self._growing = Growing(block, outer)
            self._begin_block(self._growing)
            if self._captions and block["type"] == "table" and not block["caption"]:
                self._growing.block["caption"] = self._captions.pop()
        assert self._growing is not None  # noqa: S101  (for the type checker)
        self._growing.put(inner, value)

    # What is new

    def heading(self, text: str, level: int, label: str | None = None) -> None:
        """A new heading: of a part that has a name, of a question, or of a section."""
        part = part_named(plain(text), self._language)
        if part:
            self._enter(part)
        elif self._home == "faq" and level > 1:
            self._begin_question(text)
        else:
            self._enter("sections")
            self._begin_section(level, text, label)

    def line(self, use: Use, text: str, start: int = 1, ahead: Path | None = None) -> None:
        """A new line of text; `ahead` is the text of the same use that follows it, if any."""
        if use.role in _NAMED:
            self._enter(_NAMED[use.role])
            self._add(_NAMED[use.role], text)
        elif use.role is Role.QUESTION:
            self._enter("faq")
            self._begin_question(text)
        elif self._home in _LISTS and self._belongs_to_list(use):
            self._add(self._home, text)
        elif not self._take(use, text, start) and not self._take_ahead(use, text, start, ahead):
            self._begin_line(use, text, start)

    def block(self, block: Values) -> None:
        """A new block."""
        if self._captions and block["type"] == "table":
            block = {**block, "caption": self._captions.pop()}
        self._begin_block(Growing(block))

    def _take(self, use: Use, text: str, start: int) -> bool:
        return self._growing is not None and self._growing.take(use, text, start)

    def _take_ahead(self, use: Use, text: str, start: int, ahead: Path | None) -> bool:
        """Let a line into the block that follows it, as its first text."""
        outer = block_path(ahead) if ahead else None
        if ahead is None or outer is None:
            return False
        self._enter(str(ahead[0]))
        block: Any = value_at(self._base, outer)
        growing = Growing(block, outer)
        growing.open(ahead[len(outer) :])
        if growing.take(use, text, start):
            self._begin_block(growing)
            return True
        return False

    def _belongs_to_list(self, use: Use) -> bool:
        if use.role is Role.LIST:
            return True
        return self._home != "key_points" and use.role is Role.TEXT

    def _begin_line(self, use: Use, text: str, start: int) -> None:
        if use.role is Role.CAPTION:
            self._captions.append(text)
            return
        make = _BLOCKS.get(use.role, _paragraph)
        block = new_list(use, text, start) if use.role is Role.LIST else make(text)
        self.block(block)

    # Where things go

    def _enter(self, part: str) -> None:
        if part != self._home:
            self._flush()
            self._home, self._growing = part, None

    def _flush(self) -> None:
        """Captions that found no table stand for themselves."""
        while self._captions:
            self._blocks().append(_paragraph(self._captions.pop(0)))

    def _add(self, part: str, value: Any) -> None:
        self.parts[part].append(value)
        self._growing = None

    def _begin_block(self, growing: Growing) -> None:
        if growing.block["type"] != "table":
            self._flush()
        self._blocks().append(growing.block)
        self._growing = growing

    def _begin_section(self, level: int, heading: str, label: str | None = None) -> None:
        self._flush()
        self._growing = None
        depth = min(level, DEEPEST_SECTION, len(self._named_sections()) + 1)
        self._stack = self._named_sections()[: depth - 1]
        section: Values = {"heading": heading, "label": label, "blocks": [], "sections": []}
        around = self._stack[-1]["sections"] if self._stack else self.parts["sections"]
        around.append(section)
        self._stack.append(section)

    def _named_sections(self) -> list[Values]:
        """The open sections; the one that opens the article holds no others."""
        return [section for section in self._stack if section["heading"] is not None]

    def _begin_question(self, text: str) -> None:
        self._flush()
        self._growing = None
        self.parts["faq"].append({"question": text, "answer": []})

    def _blocks(self) -> list[Values]:
        """Where blocks go now."""
        blocks: list[Values]
        if self._home in _PROSE:
            blocks = self.parts[self._home]
        elif self._home == "faq" and self.parts["faq"]:
            blocks = self.parts["faq"][-1]["answer"]
        else:
            blocks = self._section()["blocks"]
        return blocks

    def _section(self) -> Values:
        """The innermost section; before the first heading, the one that opens the article."""
        if not self._stack:
            section: Values = {"heading": None, "blocks": [], "sections": []}
            self.parts["sections"].append(section)
            self._stack = [section]
        return self._stack[-1]

    def result(self) -> Values:
        """The parts, without what an editor emptied."""
        self._flush()
        for name in _PROSE:
            self.parts[name] = finished(self.parts[name])
        for question in self.parts["faq"]:
            question["answer"] = finished(question["answer"])
        self.parts["sections"] = _finished_sections(self.parts["sections"])
        return self.parts


def _finished_sections(sections: list[Values]) -> list[Values]:
    kept = []
    for section in sections:
        section["blocks"] = finished(section["blocks"])
        section["sections"] = _finished_sections(section["sections"])
        if section["heading"] is not None or section["blocks"]:
            kept.append(section)
    return kept


def _paragraph(text: str) -> Values:
    return {"type": "paragraph", "text": text}


_BLOCKS: dict[Role, Callable[[str], Values]] = {
    Role.QUOTE: lambda text: {"type": "quote", "blocks": [_paragraph(text)], "attribution": None},
    Role.PULL_QUOTE: lambda text: {"type": "pull_quote", "text": text, "attribution": None},
    Role.CALLOUT: lambda text: {"type": "callout", "title": None, "blocks": [_paragraph(text)]},
    Role.CALLOUT_TITLE: lambda text: {"type": "callout", "title": text, "blocks": []},
    Role.CODE: lambda text: {"type": "code", "text": text, "language": None},
    Role.RULE: lambda _: {"type": "rule"},
}
