"""The order of a DOCX: its headings, its contents, its links within, the heads of its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.docx.computed_fields import name_of
from exporter.docx.elements import Xml, below, local, qn, toggle, value
from exporter.preflight.docx.opened_docx import DocxFile
from exporter.preflight.findings import Finding, quoted, steps_amiss
from exporter.preflight.profiles import Expected


def instructions(story: Xml) -> Iterator[str]:
    """What every field of a story computes; nothing of it is ever carried out."""
    said = ""
    for element in story.iter(qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")):
        match local(element):
            case "fldSimple":
                yield element.get(qn("w:instr"), "")
            case "instrText":
                said += element.text or ""
            case _ if said:
                yield said
                said = ""
    if said:
        yield said


REFERRING = frozenset({"REF", "PAGEREF", "NOTEREF"})
ALWAYS_THERE = frozenset({"_top"})
LINKED = re.compile(r'HYPERLINK\s.*\\l\s+"([^"]+)"', re.IGNORECASE)
ARGUMENT = re.compile(r'\s*\w+\s+"?([^\s"\\]+)')


def headings(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """No level of headings is skipped on the way down."""
    levels = []
    for paragraph in file.body.iter(qn("w:p")):
        style = value(paragraph, "pPr/pStyle")
        level = file.styles.outline(style)
        if level is not None and level < 9 and _words(paragraph).strip():
            levels.append((level + 1, file.main))
    yield from steps_amiss(levels, one_first=False)


def header_rows(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """Every table with rows and columns says which row heads the others."""
    for path, story in file.stories.items():
        for table in story.iter(qn("w:tbl")):
            rows = table.findall(qn("w:tr"))
            columns = max((len(row.findall(qn("w:tc"))) for row in rows), default=0)
            headed = bool(rows) and toggle(below(rows[0], "trPr"), "tblHeader")
            if len(rows) > 1 and columns > 1 and not headed:
                yield Finding("a table has no header row", path)


def dead_links(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """Every link and every reference within the file leads to a bookmark that is there."""
    marks = _bookmarks(file)
    for path, story in file.stories.items():
        for target in dict.fromkeys(_targets(story)):
            if target not in marks and target not in ALWAYS_THERE:
                yield Finding(f"a link leads to the bookmark {target}, which is not there", path)


def contents(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """Every entry of the contents says what its heading says, and the pages rise."""
    marks, latest = _bookmarks(file), 0
    for entry in file.body.iter(qn("w:p")):
        anchor = _anchor(entry)
        if not anchor or not file.styles.name(value(entry, "pPr/pStyle")).startswith("toc "):
            continue
        title, page = _entry(entry)
        heading = _words(marks[anchor]) if anchor in marks else ""
        if heading and _bare(heading) not in _bare(title):
            told = f"{quoted(title)} where the heading says {quoted(heading)}"
            yield Finding(f"the contents say {told}", file.main)
        if page is not None and page < latest:
            yield Finding(f"the contents give page {page} after page {latest}", file.main)
        latest = page or latest


def _entry(paragraph: Xml) -> tuple[str, int | None]:
    """An entry's words, and the page that stands after its last tab."""
    pieces = (text.text or "" if local(text) == "t" else "\t" for text in _texts(paragraph))
    words, _, page = "".join(pieces).rpartition("\t")
    return (words, int(page)) if page.strip().isdecimal() else (f"{words}{page}", None)


def _bare(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _words(paragraph: Xml) -> str:
    return "".join(text.text or "" for text in _texts(paragraph))


def _texts(paragraph: Xml) -> Iterator[Xml]:
    """The words and tabs of its runs; not the tabs that its properties set."""
    for run in paragraph.iter(qn("w:r")):
        yield from run.iterchildren(qn("w:t"), qn("w:tab"))


def _anchor(paragraph: Xml) -> str | None:
    links = (link.get(qn("w:anchor")) for link in paragraph.iter(qn("w:hyperlink")))
    return next((anchor for anchor in links if anchor), None)


def _bookmarks(file: DocxFile) -> dict[str, Xml]:
    """The paragraph, or whatever stands around it, that each bookmark begins in."""
    marks: dict[str, Xml] = {}
    for story in file.stories.values():
        for mark in story.iter(qn("w:bookmarkStart")):
            parent = mark.getparent()
            following = mark.getnext() if parent is None or parent.tag != qn("w:p") else parent
            marks[mark.get(qn("w:name"), "")] = mark if following is None else following
    return marks


def _targets(story: Xml) -> Iterator[str]:
    """The bookmarks that links and fields name."""
    for link in story.iter(qn("w:hyperlink")):
        anchor = link.get(qn("w:anchor"))
        if anchor and not link.get(qn("w:docLocation")):
            yield anchor
    for instruction in instructions(story):
        if name_of(instruction) in REFERRING and (referred := ARGUMENT.match(instruction)):
            yield referred[1]
        elif linked := LINKED.search(instruction):
            yield linked[1]
