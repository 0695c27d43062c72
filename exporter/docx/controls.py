"""Content controls: which only ask to be filled in, and what those of our templates ask for.

A file that was written in a template of ours names the part of the article in each control's tag;
LibreOffice drops the tag, and keeps the name of the prompt, which is the same
(docs/decisions/libreoffice-content-controls.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exporter.docx.asked_for import ASKED, TAG
from exporter.docx.elements import Xml, below, qn, texts, value
from exporter.docx.pieces import folded
from exporter.docx.story import Story

_PROMPTING = "placeholdertext"


def part_asked(control: Xml) -> str:
    """The part of the article that a control of our templates asks for; empty for any other."""
    names = (value(control, f"sdtPr/{path}") or "" for path in ("tag", "placeholder/docPart"))
    parts = (name.removeprefix(TAG) for name in names if name.startswith(TAG))
    return next((part for part in parts if part in ASKED), "")


def is_unfilled(control: Xml, story: Story) -> bool:
    """Whether a content control of ours only asks to be filled in (17.5.2.39), whatever a program
    left there of flags and styles: its prompt says so. What others ask is printed by Word, and may
    be all that a template says; it is read as words, and remembered."""
    if part := part_asked(control):
        said = folded("".join(texts(_content(control)))).split()
        return not said or said == folded(prompt_of(control, part, story)).split()
    if _asks_others(control, story):
        story.prompting.append(control)
    return False


def _asks_others(control: Xml, story: Story) -> bool:
    """Whether a control that is none of ours shows its prompt: a flag, which programs that fill it
    leave there, and a style tell."""
    if below(control, "sdtPr/showingPlcHdr") is None:
        return False
    runs = [run for run in control.iter(qn("w:r")) if texts(run)]
    names = {story.styles.name(value(run, "rPr/rStyle")) for run in runs}
    return {name.replace(" ", "").lower() for name in names} == {_PROMPTING}


def prompt_of(control: Xml, part: str, story: Story) -> str:
    """What a control of ours says until somebody fills it in."""
    name = value(control, "sdtPr/placeholder/docPart") or ""
    return story.prompts.get(name) or ASKED[part].prompt


def _content(control: Xml) -> Xml:
    content = below(control, "sdtContent")
    return control if content is None else content


def day_of(control: Xml) -> str:
    """The day that a control for dates holds, as ISO 8601 has it; empty without (17.5.2.7)."""
    date = below(control, "sdtPr/date")
    return "" if date is None else date.get(qn("w:fullDate"), "")[: len("2026-01-31")]


def controls_of(paragraph: Xml) -> list[Xml]:
    """The controls of a template of ours that a paragraph stands in, and those that stand in it."""
    around = (one for one in paragraph.iterancestors(qn("w:sdt")))
    return [one for one in (*around, *paragraph.iter(qn("w:sdt"))) if part_asked(one)]


def asks(table: Xml) -> bool:
    """Whether controls of a template of ours stand in a table, which only places them."""
    return any(map(part_asked, table.iter(qn("w:sdt"))))


def language_asked(body: Xml) -> str:
    """The language in which a template of ours writes days, as a BCP-47 tag; empty without."""
    dates = (below(one, "sdtPr/date") for one in body.iter(qn("w:sdt")) if part_asked(one))
    return next((value(date, "lid") or "" for date in dates if date is not None), "")


def prompts_of(glossary: Xml | None) -> Mapping[str, str]:
    """The prompts of a glossary document, by their names (17.12)."""
    return {} if glossary is None else dict(_prompts(glossary))


def _prompts(glossary: Xml) -> Iterator[tuple[str, str]]:
    for part in glossary.iter(qn("w:docPart")):
        name, body = value(part, "docPartPr/name"), below(part, "docPartBody")
        if name and body is not None:
            yield name, "".join(texts(body))
