"""Content controls around prompts: in a line around their runs, else around their paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import count

from lxml import etree

from exporter.docx.asked_for import Asked
from exporter.docx.elements import below, qn, texts
from exporter.scripts.bidi import HAS_RIGHT_TO_LEFT
from exporter.writers.word.parts.prompts_style import PROMPT
from exporter.writers.word.parts.sections import empty_paragraph
from exporter.writers.word.values.ooxml import Xml, make, text


@dataclass(frozen=True)
class Days:
    """How days are written: the pattern of Word's (17.16.4.1), and the language as a BCP-47 tag."""

    pattern: str
    language: str


IN_WORDS = (qn("w:lang"), qn("w:rtl"))
"""What words of a run may have of their own, and the prompt they stand in has not."""
TIE = "\N{NO-BREAK SPACE}"
"""Stands between the last words of a prompt, as of any text."""

TAKES = {"line": "w:text", "words": "w:richText", "text": "w:richText"}


class Controls:
    """Puts the controls in, each with a number of its own in the file.

    `shown` has what stands for a part in place of its prompt; `days` says how one is written.
    """

    def __init__(self, asked: Sequence[Asked], shown: Mapping[str, str], days: Days) -> None:
        self._asked = {_untied(shown.get(one.part, one.prompt)): one for one in asked}
        said = (re.escape(one).replace(r"\ ", f"[ {TIE}]") for one in self._asked)
        self._found = re.compile("(" + "|".join(said) + ")")
        self._days = days
        self._numbers = count(1)

    def put_into(self, part: Xml) -> None:
        """Put a control around every prompt of a part of the file."""
        for run in list(part.iter(qn("w:r"))):
            _join_to_the_one_before(run)
        for run in list(part.iter(qn("w:r"))):
            said = run.find(qn("w:t"))
            if said is not None and self._found.search(said.text or ""):
                self._parted(run, said.text or "")

    def _parted(self, run: Xml, said: str) -> None:
        """A run as the prompts that it says, and the words between them."""
        paragraph = _parent(run)
        _close_below(paragraph)
        pieces = [piece for piece in self._found.split(said) if piece]
        asked = self._asked.get(_untied(said))
        if asked and asked.kind == "text" and _stands_alone(run):
            self._around_paragraph(paragraph, run, asked)
            return
        for piece in pieces:
            asked = self._asked.get(_untied(piece))
            run.addprevious(self._control(run, asked) if asked else _saying(run, piece))
        paragraph.remove(run)

    def _control(self, run: Xml, asked: Asked) -> Xml:
        prompt = make("w:sdtContent", _prompting(run, asked.prompt))
        return make("w:sdt", self._properties(run, asked), prompt)

    def _around_paragraph(self, paragraph: Xml, run: Xml, asked: Asked) -> None:
        control = make("w:sdt", self._properties(run, asked))
        paragraph.replace(run, _prompting(run, asked.prompt))
        paragraph.addprevious(control)
        control.append(make("w:sdtContent", paragraph))

    def _properties(self, run: Xml, asked: Asked) -> Xml:
        look = run.find(qn("w:rPr"))
        return make(
            "w:sdtPr",
            *([] if look is None else [deepcopy(look)]),
            make("w:alias", val=asked.title),
            make("w:tag", val=asked.tag),
            make("w:id", val=next(self._numbers)),
            make("w:placeholder", make("w:docPart", val=asked.tag)),
            make("w:showingPlcHdr"),
            self._date() if asked.kind == "date" else make(TAKES[asked.kind]),
        )

    def _date(self) -> Xml:
        """Takes a day, out of a calendar or written (17.5.2.7)."""
        return make(
            "w:date",
            make("w:dateFormat", val=self._days.pattern),
            make("w:lid", val=self._days.language),
            make("w:storeMappedDataAs", val="dateTime"),
            make("w:calendar", val="gregorian"),
        )


def _join_to_the_one_before(run: Xml) -> None:
    """Make one run of two that differ in no more than their language or direction: one word may
    have its own, so that no line parts it, and a day has digits among Arabic letters."""
    before = run.getprevious()
    if before is None or not (_is_plain(before) and _is_plain(run)) or _look(before) != _look(run):
        return
    language = below(run, "rPr/lang")
    if language is not None:
        _parent(language).remove(language)
    first, last = before[-1], run[-1]
    run.replace(last, text("w:t", f"{first.text or ''}{last.text or ''}"))
    _turn(run)
    _parent(before).remove(before)


def _turn(run: Xml) -> None:
    """Let a run run to the left if it has letters that do, and else not."""
    own = below(run, "rPr/rtl")
    if own is not None:
        _parent(own).remove(own)
    if HAS_RIGHT_TO_LEFT.search("".join(texts(run))):
        run.get_or_add_rPr().get_or_add_rtl()  # type: ignore[attr-defined]  # in the schema's place


def _is_plain(run: Xml) -> bool:
    """Whether a run is nothing but words."""
    return [child.tag for child in run if child.tag != qn("w:rPr")] == [qn("w:t")]


def _look(run: Xml) -> list[bytes]:
    """How a run looks, whatever its language and direction."""
    look = run.find(qn("w:rPr"))
    return [
        etree.tostring(one) for one in (() if look is None else look) if one.tag not in IN_WORDS
    ]


def _untied(said: str) -> str:
    return said.replace(TIE, " ")


def _stands_alone(run: Xml) -> bool:
    """Whether a paragraph is nothing but a run."""
    return [child for child in _parent(run) if child.tag != qn("w:pPr")] == [run]


def _close_below(paragraph: Xml) -> None:
    """Let a paragraph of its own end the section that one with a control would end.

    LibreOffice takes that for empty (docs/decisions/libreoffice-content-controls.md).
    """
    section = below(paragraph, "pPr/sectPr")
    if section is not None:
        closer = empty_paragraph()
        closer[0].append(section)
        paragraph.addnext(closer)


def _prompting(run: Xml, prompt: str) -> Xml:
    """A prompt as the run looks; where no style of its own says how, in Word's style of prompts."""
    look = run.find(qn("w:rPr"))
    kept = () if look is None else tuple(map(deepcopy, look))
    if below(run, "rPr/rStyle") is None:
        kept = (make("w:rStyle", val=PROMPT), *kept)
    return make("w:r", make("w:rPr", *kept), text("w:t", prompt))


def _saying(run: Xml, words: str) -> Xml:
    look = run.find(qn("w:rPr"))
    said = make("w:r", *([] if look is None else [deepcopy(look)]), text("w:t", words))
    _turn(said)
    return said


def _parent(element: Xml) -> Xml:
    parent = element.getparent()
    assert parent is not None  # noqa: S101  (a run stands in a paragraph)
    return parent
