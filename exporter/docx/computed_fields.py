"""Fields: what Word computes and shows in a document (ISO 29500-1, 17.16).

Nothing is ever computed here. What counts is whether the result that the file holds is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from exporter.docx.elements import Xml
from exporter.docx.field_results import shows_unsaid, words_of_form, words_of_instruction

# What only repeats or counts other parts of the document.
PAGED = frozenset({"TOA", "INDEX", "PAGE", "NUMPAGES", "SECTIONPAGES"})
"""What tells of the pages of a file."""
_DERIVED = PAGED | {"TOC", "SEQ"}
PAGE_REFERENCE = "PAGEREF"
_SILENT = frozenset({"XE", "TC", "TA", "RD"})
# What would fetch a file or start a program, if somebody let it.
REACHING = frozenset({"DDE", "DDEAUTO", "INCLUDEPICTURE", "INCLUDETEXT", "IMPORT", "LINK", "EMBED"})

# The bookmarks of labelled parts: `_Ref_poll` for `#poll`.
_BOOKMARK = "_Ref_"
_REFERENCE = re.compile(rf"\s*REF\s+{_BOOKMARK}(\w+)", re.IGNORECASE)
_NAME = re.compile(r"\s*\\?(\w+)")
_TARGET = re.compile(r'HYPERLINK\s+(?:\\[^l]\s+)*"([^"]*)"', re.IGNORECASE)
LOCAL_LINK = re.compile(r'HYPERLINK\s+(?:\\[^l]\s+)*\\l\s+"(?P<name>[^"]+)"', re.IGNORECASE)
"""A field that links to a bookmark of its own file."""
_FRAGMENT = re.compile(r'\\l\s+"([^"]*)"')


def bookmark_of(label: str) -> str:
    """The bookmark of a labelled part; Word allows no hyphen in it."""
    return _BOOKMARK + label.replace("-", "_")


def label_of(bookmark: str) -> str | None:
    """The label whose part a bookmark names; `None` for other bookmarks."""
    label = bookmark.removeprefix(_BOOKMARK)
    return _hyphenated(label) if label != bookmark else None


def _hyphenated(label: str) -> str:
    return label.replace("_", "-")


def name_of(instruction: str) -> str:
    """The kind of a field, such as `PAGE`; empty for an empty instruction."""
    name = _NAME.match(instruction)
    return name[1].upper() if name else ""


@dataclass
class _Field:
    instruction: str = ""
    in_result: bool = False
    form: Xml | None = None
    has_shown: bool = False

    @property
    def hides(self) -> bool:
        """Whether what stands here now is no text of the document."""
        derived = name_of(self.instruction) in _DERIVED | _SILENT
        return not self.in_result or derived or self.label is not None

    @property
    def label(self) -> str | None:
        """The label that this is a reference to."""
        reference = _REFERENCE.match(self.instruction)
        return _hyphenated(reference[1]) if reference else None


@dataclass
class OpenFields:
    """The fields that are open at a point of the text; they may reach over paragraphs."""

    kinds: set[str] = field(default_factory=set)
    _open: list[_Field] = field(default_factory=list)

    def mark(self, kind: str, form: Xml | None = None) -> None:
        """A `w:fldChar`: `begin`, `separate` or `end`; `form` is the form field that begins."""
        match kind, self._open:
            case "begin", _:
                self._open.append(_Field(form=form))
            case "separate", [*_, innermost]:
                innermost.in_result = True
                self._note(innermost)
            case "end", [*_, innermost]:
                self._note(innermost)
                self._open.pop()

    def _note(self, innermost: _Field) -> None:
        """Remember a kind; the pages that a table of contents names are no text's."""
        kind = name_of(innermost.instruction)
        if kind != PAGE_REFERENCE or not any(one.hides for one in self._open[:-1]):
            self.kinds.add(kind)

    @property
    def depth(self) -> int:
        """How many fields are open."""
        return len(self._open)

    def close(self, depth: int) -> None:
        """End the fields beyond a depth, which somebody forgot to end."""
        del self._open[depth:]

    def say(self, instruction: str) -> None:
        """A piece of the innermost field's instruction."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction += instruction

    def show(self) -> None:
        """Something of the text that stands here, which is the result of the open fields."""
        for one in self._open:
            one.has_shown = one.has_shown or one.in_result

    @property
    def unsaid(self) -> tuple[str, str]:
        """The kind of the innermost field and what it shows, where the file holds no result of it;
        both empty where there is one, and for kinds that show nothing."""
        if not self._open or self._open[-1].has_shown or any(one.hides for one in self._open[:-1]):
            return "", ""
        innermost = self._open[-1]
        kind = name_of(innermost.instruction)
        said = words_of_form(innermost.form) or words_of_instruction(innermost.instruction)
        is_silent = kind in _DERIVED | _SILENT or innermost.label is not None
        return ("", "") if is_silent or not (said or shows_unsaid(kind)) else (kind, said)

    @property
    def paged(self) -> str:
        """The kind of the innermost field where that tells of pages; empty for others, and where
        nothing of it is read."""
        kind = name_of(self._open[-1].instruction) if self._open else ""
        return kind if kind in PAGED and not any(one.hides for one in self._open[:-1]) else ""

    def enter(self, instruction: str) -> None:
        """A `w:fldSimple`, which goes on until `mark("end")`."""
        self._open.append(_Field(instruction))
        self.mark("separate")

    @property
    def hidden(self) -> bool:
        """Whether what stands here is no text of the document."""
        return any(one.hides for one in self._open)

    @property
    def is_counter(self) -> bool:
        """Whether this is the number of a figure or table, as in `Figure 1`."""
        return bool(self._open) and name_of(self._open[-1].instruction) == "SEQ"

    @property
    def label(self) -> str | None:
        """The label that the innermost field refers to."""
        return self._open[-1].label if self._open else None

    @property
    def href(self) -> str:
        """The target of the innermost link; empty outside of links."""
        for one in reversed(self._open):
            within = LOCAL_LINK.match(one.instruction.strip())
            if within and (label := label_of(within["name"])):
                return f"#{label}"
            if target := _TARGET.match(one.instruction.strip()):
                fragment = _FRAGMENT.search(one.instruction, target.end())
                return f"{target[1]}#{fragment[1]}" if fragment else target[1]
        return ""
