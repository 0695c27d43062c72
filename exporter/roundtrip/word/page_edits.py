"""Edits around the text: headers and footers, which the template writes, and pages of sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from exporter.compose.labels import labels_for
from exporter.diagnostics import Diagnostic, Place, warning
from exporter.docx.elements import Xml
from exporter.docx.page_setup import PICTURE, PageSetup, kind_of, sections_in
from exporter.docx.pieces import folded, words
from exporter.docx.said import SaidItem, lines_in
from exporter.provenance.origin import Origin
from exporter.roundtrip.word.unkept import where

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\d{4}")
_LONGEST = 60


def margin_edits(
    setup: PageSetup, origin: Origin, now: Sequence[SaidItem], file: str
) -> Iterator[Diagnostic]:
    """Texts of headers and footers that somebody changed: those that did not go out; where nothing
    tells what did, those of words that the article has nowhere. A new text that follows an edited
    paragraph, as a headline, is one with it."""
    if origin.pages is None:
        known = _known_words(origin)
        yield from (_stands(text, file) for text in setup.texts if _is_unknown(text, known))
        return
    went, stand = {*map(_compared, origin.pages.texts)}, {*map(_compared, setup.texts)}
    new = [text for text in setup.texts if _compared(text) not in went]
    edited = {*_texts(now)} - {*_texts(origin.wording)}
    yield from (_stands(text, file) for text in new if _compared(text) not in edited)
    gone = [text for text in origin.pages.texts if _compared(text) not in stand]
    if gone and not new:
        count = f", and {len(gone) - 1} more," if len(gone) > 1 else ""
        yield _told(f"{_shown(gone[0])}{count} was taken out of headers and footers", file)


def _stands(text: str, file: str) -> Diagnostic:
    return _told(f"{_shown(text)} stands in a header or footer", file)


def _told(message: str, file: str) -> Diagnostic:
    hint = "change the article's own fields, such as status or publication"
    return warning("edit-not-kept", f"{message}, which the template writes", Place(file), hint)


def _shown(text: str) -> str:
    said = text.replace(PICTURE, "").strip()
    return repr(said[:_LONGEST]) if said else "a picture"


def section_edits(body: Xml, origin: Origin, file: str) -> Iterator[Diagnostic]:
    """Sections that set pages as none did that went out: on other paper, in other columns, or from
    a new page. Programs that put sections together have fewer, and nothing is lost."""
    if origin.pages is None:
        return
    left, every, found = Counter(origin.pages.sections), [*sections_in(body)], list[str]()
    for at, section in enumerate(every):
        kind = kind_of(section, is_first=not at)
        if not left[kind]:
            found.append(
                f"begins behind the paragraph {where(every[at - 1])}" if at else "is first"
            )
        left[kind] -= bool(left[kind])
    if found:
        count = f", and {len(found) - 1} more," if len(found) > 1 else ""
        message = f"a section with pages or columns of its own {found[0]}{count}"
        hint = "a page break (Ctrl+Enter) is kept; paper and columns are a matter of the style"
        yield warning("edit-not-kept", message, Place(file), hint)


def _known_words(origin: Origin) -> set[str]:
    article = origin.article
    said = (article.model_dump_json(), *_texts(origin.wording))
    return set().union(*map(_words_of, (*said, *labels_for(article.language).values())))


def _is_unknown(text: str, known: Collection[str]) -> bool:
    said = set() if _YEAR.search(text) else _words_of(text)  # dates are spelt by the template
    return any(not any(one.startswith(word) for one in known) for word in said)


def _words_of(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(folded(text))}


def _texts(items: Sequence[SaidItem]) -> Iterator[str]:
    return (_compared(words(line.pieces)) for line in lines_in(items))


def _compared(text: str) -> str:
    return " ".join(folded(text).casefold().split())
