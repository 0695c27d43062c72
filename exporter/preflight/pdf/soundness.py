"""Whether the file itself is whole, open, and still: no damage, no lock, nothing that acts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from exporter.preflight.findings import Finding
from exporter.preflight.pdf.objects import at, items, leaves, members, name
from exporter.preflight.pdf.opened import MOST_PAGES, PdfFile
from exporter.preflight.profiles import Expected

MOST_DAMAGES = 3
ACTING = frozenset({"JavaScript", "Launch", "ImportData", "SubmitForm", "Movie", "Sound"})


def damage(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """What had to be mended to read the file."""
    for line in islice(file.damage, MOST_DAMAGES):
        yield Finding(f"the file is damaged and was read as far as possible: {line}")


def unseen(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """What is too large or too broken to be looked at."""
    if len(file.pages) == MOST_PAGES < len(file.document.pages):
        yield Finding(f"only the first {MOST_PAGES} pages were checked")
    yield from map(Finding, file.unseen)


def encryption(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """A file that opens without a password may still be locked against copying or printing."""
    if file.document.is_encrypted:
        yield Finding("the file is encrypted, which archives and printers refuse")


def action(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """What would run a program when the file, a page or a link is opened."""
    for kind in _document_actions(file):
        yield Finding(f"the file runs {_article(kind)} action")
    for number, page in enumerate(file.pages, start=1):
        owners = [page, *items(at(page, "Annots"))]
        kinds = {name(at(owner, "A", "S")) for owner in owners}
        kinds |= {name(at(one, "S")) for owner in owners for one in _additional(owner)}
        for kind in sorted(kinds & ACTING):
            yield Finding(f"something on the page runs {_article(kind)} action", number)


def _document_actions(file: PdfFile) -> list[str]:
    found = {name(at(file.root, "OpenAction", "S"))}
    found |= {name(at(one, "S")) for one in _additional(file.root)}
    scripts = at(file.root, "Names", "JavaScript")
    found |= {"JavaScript"} if any(True for _ in leaves(scripts, "Names")) else set()
    return sorted(found & ACTING)


def _additional(owner: object) -> list[object]:
    """The actions that an event on a page, an annotation or the file sets off."""
    return list(members(at(owner, "AA")).values())


def _article(kind: str) -> str:
    return f"{'an' if kind == 'ImportData' else 'a'} {kind}"
