"""What a DOCX says of itself, and whether it keeps still."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.docx.computed_fields import REACHING, name_of
from exporter.docx.elements import below, qn
from exporter.docx.word_file import kind_of
from exporter.preflight.docx.opened_docx import DocxFile
from exporter.preflight.docx.word_order import instructions
from exporter.preflight.findings import Finding, differing, other_language
from exporter.preflight.profiles import Expected


def title(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """The file has a title."""
    if not file.core.title.strip():
        yield Finding("the file has no title")


def agreement(file: DocxFile, expected: Expected) -> Iterator[Finding]:
    """Title and authors are those of the article."""
    if expected.article:
        title, authors = file.core.title.strip(), file.core.author.strip()
        yield from differing(expected.article, title=title, authors=authors, separator="; ")


def language(file: DocxFile, expected: Expected) -> Iterator[Finding]:
    """The file says which language it is in."""
    said = file.core.language.strip() or _default_language(file)
    return other_language(said, expected.article)


def _default_language(file: DocxFile) -> str:
    said = below(file.styles_part, "docDefaults/rPrDefault/rPr/lang")
    return "" if said is None else said.get(qn("w:val"), "")


HARMLESS = frozenset({"hyperlink"})
PROGRAMS = {"vbaProject": "macros", "control": "an ActiveX control", "oleObject": "another program"}


def action(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """What would run, or be fetched, when the file is opened."""
    for path, relations in file.part_relations().items():
        for relation in relations.values():
            kind = kind_of(relation)
            if kind in PROGRAMS:
                yield Finding(f"the file brings {PROGRAMS[kind]}", path or None)
            elif relation.is_external and kind not in HARMLESS:
                told = f"the {kind} {relation.target_ref}"
                yield Finding(f"the file fetches {told} when it is opened", path or None)
    for path, story in file.stories.items():
        for kind in sorted({name_of(one) for one in instructions(story)} & REACHING):
            yield Finding(f"a field of the kind {kind} reaches out of the file", path)
