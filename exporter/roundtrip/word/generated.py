"""Edits of what the template writes: headers, footers, the contents, and kinds of blanks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from exporter.article import Article
from exporter.compose.labels import labels_for
from exporter.diagnostics import Diagnostic, Place, warning
from exporter.docx.body import CONTENTS_STYLE
from exporter.docx.elements import Xml, local, qn, value
from exporter.docx.pieces import folded, words
from exporter.docx.said import Said, SaidItem, lines_in
from exporter.docx.story import Styles
from exporter.roundtrip.word.alignment import Fate, Match

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\d{4}")
_PARTED = re.compile(r"[\t·|•]+")
_BLANKS = re.compile(r"[\u00a0\u2007\u202f]")
_LONGEST = 60


def margin_edits(
    margins: Sequence[Xml], article: Article, then: Sequence[SaidItem], file: str
) -> Iterator[Diagnostic]:
    """Words in headers and footers that the article has nowhere: the template writes those."""
    known = {*_words_of(article.model_dump_json()), *_words_of(" ".join(_texts(then)))}
    known.update(*map(_words_of, labels_for(article.language).values()))
    lines = (line for margin in margins for line in margin.iter(qn("w:p")))
    texts = (text for line in lines for text in _PARTED.split(_outside_fields(line)))
    edited = [text.strip() for text in texts if _is_new(text, known)]
    for text in dict.fromkeys(edited):
        message = f"{text[:_LONGEST]!r} stands in a header or footer, which the template writes"
        hint = "change the article's own fields, such as status or publication"
        yield warning("edit-not-kept", message, Place(file), hint)


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
    return other[:_LONGEST] if _BLANKS.findall(one) != _BLANKS.findall(other) else ""


def _is_new(text: str, known: Collection[str]) -> bool:
    said = set() if _YEAR.search(text) else _words_of(text)  # dates are spelt by the template
    return any(not any(one.startswith(word) for one in known) for word in said)


def _words_of(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(folded(text))}


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


def _outside_fields(line: Xml) -> str:
    """The words of a line but for what Word computes; tabs are kept."""
    depth, said = 0, ""
    for element in line.iter(qn("w:fldChar"), qn("w:t"), qn("w:tab")):
        match local(element), element.get(qn("w:fldCharType")):
            case "fldChar", "begin":
                depth += 1
            case "fldChar", "end":
                depth -= 1
            case "t" | "tab", _ if not depth and not _is_simple_field(element):
                said += element.text or "\t"
    return said


def _is_simple_field(element: Xml) -> bool:
    return next(element.iterancestors(qn("w:fldSimple")), None) is not None
