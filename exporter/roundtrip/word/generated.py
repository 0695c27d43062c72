"""Edits of what the template writes in the text: the contents, and kinds of blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from exporter.diagnostics import Diagnostic, Place, warning
from exporter.docx.body import CONTENTS_STYLE
from exporter.docx.elements import Xml, local, qn, value
from exporter.docx.pieces import folded, words
from exporter.docx.said import Said, SaidItem, lines_in
from exporter.docx.story import Styles
from exporter.roundtrip.word.alignment import Fate, Match

_BLANKS = re.compile(r"[\u00a0\u2007\u202f]")
_LONGEST = 60


def contents_edits(
    body: Xml, styles: Styles, then: Sequence[SaidItem], now: Sequence[SaidItem], file: str
) -> Iterator[Diagnostic]:
    """Entries of the contents that name no heading, neither one of now nor one that went out."""
    known = {_letters(text) for text in (*_texts(then), *_texts(now))}
    entries = (line for line in body.iter(qn("w:p")) if _is_entry(line, styles))
    for text in (" ".join(_before_tab(line).split()) for line in entries):
        if (said := _letters(text)) and not any(one.endswith(said) for one in known):
            message = f"{text[:_LONGEST]!r} stands in the contents, which are made of headings"
            yield warning("edit-not-kept", message, Place(file), "edit the heading itself")


def _letters(text: str) -> str:
    """A text without blanks and signs, which the contents set otherwise."""
    return "".join(filter(str.isalnum, folded(text)))


def _is_entry(line: Xml, styles: Styles) -> bool:
    style = styles.name(value(line, "pPr/pStyle"))
    return CONTENTS_STYLE.fullmatch(style) is not None and style[-1].isdigit()


def blank_edits(
    then: Sequence[SaidItem], now: Sequence[SaidItem], matches: Sequence[Match | None], file: str
) -> Iterator[Diagnostic]:
    """Paragraphs of which nothing but a kind of blank was changed, which typography sets."""
    pairs = (
        (then[match.number], item)
        for item, match in zip(now, matches, strict=True)
        if match and match.fate is Fate.SAME
    )
    found = [text for before, after in pairs if (text := _with_other_blanks(before, after))]
    if found:
        count = f", and of {len(found) - 1} more" if len(found) > 1 else ""
        message = f"no-break blanks were changed, and left as they were, in {found[0]!r}{count}"
        yield warning("edit-not-kept", message, Place(file), "set them in the article itself")


def _with_other_blanks(before: SaidItem, after: SaidItem) -> str:
    if not isinstance(before, Said) or not isinstance(after, Said):
        return ""
    one, other = words(before.pieces), words(after.pieces)
    return folded(other)[:_LONGEST] if _BLANKS.findall(one) != _BLANKS.findall(other) else ""


def _texts(items: Sequence[SaidItem]) -> Iterator[str]:
    return (words(line.pieces) for line in lines_in(items))


def _before_tab(line: Xml) -> str:
    """The words of an entry of the contents, without its page."""
    said: list[str] = []
    for element in line.iter(qn("w:t"), qn("w:tab")):
        if local(element) == "tab" and next(element.iterancestors(), line).tag == qn("w:r"):
            break
        said.append(element.text or "")
    return "".join(said)
