"""The dictionaries by which LibreOffice hyphenates as we do, as a setting of its user's folder.

A system has them or not; without them it would break other lines than Word and we.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape

from exporter.engine.lines.hyphens import dictionary_of

PARTS = ("word/styles.xml", "word/document.xml")
MOST = 4_000_000  # bytes of a part that are looked through
LANGUAGE = re.compile(rb"<w:lang [^>]*?w:val=\"([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\"")
SETTINGS = Path("user", "registrymodifications.xcu")
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Office.Linguistic/ServiceManager/Dictionaries">'
)
FOOT = "</item></oor:items>\n"


def lay_down_dictionaries(documents: Iterable[bytes], profile: Path) -> None:
    """Write which dictionaries the languages of some DOCX have; raises OSError."""
    names = sorted({name for document in documents for name in _languages(document)})
    by_file: dict[Path, list[str]] = defaultdict(list)
    for name in names:
        if path := dictionary_of(name):
            by_file[path].append(name)
    target = profile / SETTINGS
    target.parent.mkdir(parents=True)
    nodes = (_node(path, locales) for path, locales in by_file.items())
    target.write_text("".join((HEAD, *nodes, FOOT)), "utf-8")


def _languages(document: bytes) -> Iterator[str]:
    """The tags of the languages that a Word file names; none of what is no Word file."""
    with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(document)) as archive:
        for part in PARTS:
            with suppress(KeyError, zlib.error, RuntimeError), archive.open(part) as file:
                yield from (found.decode() for found in LANGUAGE.findall(file.read(MOST)))


def _node(path: Path, locales: Iterable[str]) -> str:
    values = {"Locations": [path.as_uri()], "Locales": locales}
    lists = "".join(
        f'<prop oor:name="{name}" oor:op="fuse"><value>'
        f"{''.join(f'<it>{escape(value)}</it>' for value in several)}</value></prop>"
        for name, several in values.items()
    )
    kind = '<prop oor:name="Format" oor:op="fuse"><value>DICT_HYPH</value></prop>'
    name = re.sub(r"\W", "_", path.stem)
    return f'<node oor:name="brief_{name}" oor:op="replace">{lists}{kind}</node>'
