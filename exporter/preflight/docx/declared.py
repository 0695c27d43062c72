"""What a DOCX says of itself, and whether it keeps still."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.docx.fields import REACHING, name_of
from exporter.docx.names import below, w
from exporter.preflight.docx.opened import DocxFile
from exporter.preflight.docx.outline import instructions
from exporter.preflight.findings import Finding, differing, other_language
from exporter.preflight.profiles import Expected

DC = "{http://purl.org/dc/elements/1.1/}"


def title(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """The file has a title."""
    if not _core(file, "title"):
        yield Finding("the file has no title")


def agreement(file: DocxFile, expected: Expected) -> Iterator[Finding]:
    """Title and authors are those of the article."""
    if expected.article:
        authors = _core(file, "creator")
        yield from differing(
            expected.article, title=_core(file, "title"), authors=authors, separator="; "
        )


def language(file: DocxFile, expected: Expected) -> Iterator[Finding]:
    """The file says which language it is in."""
    said = _core(file, "language") or _default_language(file)
    return other_language(said, expected.article)


def _default_language(file: DocxFile) -> str:
    said = below(file.styles_part, "docDefaults/rPrDefault/rPr/lang")
    return "" if said is None else said.get(w("val"), "")


def _core(file: DocxFile, name: str) -> str:
    text = None if file.core is None else file.core.findtext(f"{DC}{name}")
    return (text or "").strip()


HARMLESS = frozenset({"hyperlink"})
PROGRAMS = {"vbaProject": "macros", "control": "an ActiveX control", "oleObject": "another program"}


def action(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """What would run, or be fetched, when the file is opened."""
    for path, relations in file.part_relations().items():
        for relation in relations.values():
            if relation.kind in PROGRAMS:
                yield Finding(f"the file brings {PROGRAMS[relation.kind]}", path or None)
            elif relation.outside and relation.kind not in HARMLESS:
                told = f"the {relation.kind} {relation.target}"
                yield Finding(f"the file fetches {told} when it is opened", path or None)
    for path, story in file.stories.items():
        for kind in sorted({name_of(one) for one in instructions(story)} & REACHING):
            yield Finding(f"a field of the kind {kind} reaches out of the file", path)
