"""The page set-up of a base in our sections: paper, margins, headers and footers (17.6, 17.10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exporter.docx.elements import Xml, below, local, number, qn
from exporter.docx.word_base import last_section
from exporter.docx.word_file import WordFile
from exporter.writers.word.based.base_stories import StoriesOfBase
from exporter.writers.word.values.ooxml import make

MARGINS = ("top", "bottom", "header", "footer")
REFERENCES = {"header": "headerReference", "footer": "footerReference"}
TAKEN = ("pgBorders", "pgNumType")
# What follows each in a section's properties (17.6.17).
BEHIND = {
    "pgBorders": ("lnNumType", "pgNumType", "cols", "bidi", "docGrid"),
    "pgNumType": ("cols", "vAlign", "titlePg", "bidi", "docGrid"),
    "titlePg": ("textDirection", "bidi", "rtlGutter", "docGrid"),
}


class PagesOfBase:
    """Sets our sections up as the base's last one is."""

    def __init__(self, base: WordFile, stories: StoriesOfBase, nums: Mapping[str, str]) -> None:
        self._base, self._stories, self._nums = base, stories, nums
        self._section = last_section(base.main_document_part.element)
        self.sections = len(list(base.main_document_part.element.iter(qn("w:sectPr"))))

    def set_up(self, document: Xml) -> None:
        """Set all sections of our document up; only the first one names headers, as in Word."""
        if self._section is None:
            return
        sections = list(document.iter(qn("w:sectPr")))
        references = list(self._references())
        kinds = {local(one) for one in references}
        for section in sections:
            self._page(section, sections[0])
            for kind in kinds:
                for own in list(section.iterchildren(qn(f"w:{kind}"))):
                    section.remove(own)
        for at, reference in enumerate(references):
            sections[0].insert(at, reference)
        if kinds:
            self._first_page(sections[0])

    def _references(self) -> Iterator[Xml]:
        """References to copies of the base's headers and footers, headers first.

        A section that names none of a type has that of the section before it (17.10.5).
        """
        main = self._base.main_document_part
        for kind, name in REFERENCES.items():
            named = main.element.iter(qn(f"w:{name}"))
            last = {one.get(qn("w:type"), "default"): one.get(qn("r:id"), "") for one in named}
            for place, old in last.items():
                part = main.rels.part(old)
                if part is not None and part.is_there:
                    relation = self._stories.copied(part, kind, self._nums)
                    yield make(f"w:{name}", type=place, r_id=relation)

    def _page(self, section: Xml, first: Xml) -> None:
        """The paper and the margins, the room beside columns aside; a turned page stays one."""
        own, theirs = below(section, "pgSz"), below(self._section, "pgSz")
        is_alike = _is_turned(own) == _is_turned(theirs)
        if own is not None and theirs is not None and is_alike:
            for name in ("w", "h"):
                own.set(qn(f"w:{name}"), theirs.get(qn(f"w:{name}"), own.get(qn(f"w:{name}"), "")))
        margins, said = below(section, "pgMar"), below(self._section, "pgMar")
        for name in MARGINS if margins is not None and said is not None and is_alike else ():
            if margins is not None and said is not None and (value := said.get(qn(f"w:{name}"))):
                margins.set(qn(f"w:{name}"), value)
        if section is first:
            self._take_the_rest(section)

    def _take_the_rest(self, section: Xml) -> None:
        for name in TAKEN:
            theirs = below(self._section, name)
            if theirs is not None and not _has_relation(theirs):
                _put(section, name, make(f"w:{name}", *_copies(theirs)), theirs)

    def _first_page(self, section: Xml) -> None:
        """A first page of its own where the base has one."""
        own, theirs = below(section, "titlePg"), below(self._section, "titlePg")
        if own is not None:
            section.remove(own)
        if theirs is not None and theirs.get(qn("w:val"), "1") not in ("0", "false", "off"):
            _put(section, "titlePg", make("w:titlePg"))


def _put(section: Xml, name: str, new: Xml, like: Xml | None = None) -> None:
    """Put a property in the schema's place, with the attributes of another."""
    own = below(section, name)
    if own is not None:
        section.remove(own)
    for key, value in {} if like is None else like.attrib.items():
        if str(key).startswith(qn("w:x")[:-1]):
            new.set(key, value)
    behind = (one for one in section if local(one) in BEHIND[name])
    following = next(behind, None)
    section.append(new) if following is None else following.addprevious(new)


def _copies(element: Xml) -> Iterator[Xml]:
    for child in element:
        copy = make(f"w:{local(child)}")
        for key, value in child.attrib.items():
            copy.set(key, value)
        yield copy


def _has_relation(element: Xml) -> bool:
    return any("relationships}" in str(key) for one in element.iter() for key in one.attrib)


def _is_turned(size: Xml | None) -> bool:
    lengths = (
        (0, 0) if size is None else tuple(number(size.get(qn(f"w:{one}"))) or 0 for one in "wh")
    )
    return lengths[0] > lengths[1]
