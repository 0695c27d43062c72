"""Whether a DOCX keeps still: no macros, nothing fetched from elsewhere when it is opened."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.manuscript.fields import REACHING, name_of
from exporter.preflight.docx.fields import instructions
from exporter.preflight.docx.opened import DocxFile
from exporter.preflight.findings import Finding
from exporter.preflight.profiles import Expected

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
