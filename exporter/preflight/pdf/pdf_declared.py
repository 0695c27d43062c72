"""What the file says of itself, and whether it is whole, open and still."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from exporter.article import Article
from exporter.preflight.findings import Finding, differing, other_language
from exporter.preflight.pdf.opened_pdf import MOST_PAGES, PdfFile
from exporter.preflight.pdf.values import (
    MOST_XMP,
    at,
    dictionary,
    leaves,
    members,
    name,
    text,
    unpacked,
)
from exporter.preflight.profiles import Expected

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"


def title(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """The file has a title, and viewers are told to show it rather than the file's name."""
    if not (_info(file, "Title") or _xmp(file).get("title")):
        yield Finding("the file has no title")
    elif at(file.root, "ViewerPreferences", "DisplayDocTitle") is not True:
        yield Finding("viewers are not told to show the title, so they show the file's name")


def agreement(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """Info and XMP agree, and both say what the article says."""
    xmp = _xmp(file)
    info = {"title": _info(file, "Title"), "authors": _info(file, "Author")}
    for key, shown in info.items():
        if shown and xmp.get(key) and _tidy(shown) != _tidy(xmp[key]):
            yield Finding(f"Info gives the {key} “{shown}”, XMP the {key} “{xmp[key]}”")
    if expected.article:
        yield from _from_article(file, expected.article)


def language(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """The file says which language it is in, and so do the parts in another one."""
    return other_language(text(at(file.root, "Lang")), expected.article)


def _from_article(file: PdfFile, article: Article) -> Iterator[Finding]:
    said = {"title": _info(file, "Title"), "authors": _info(file, "Author")}
    return differing(article, title=said["title"], authors=said["authors"], separator=", ")


def _info(file: PdfFile, key: str) -> str:
    return text(at(dictionary(at(file.document.trailer, "Info")), key))


def _xmp(file: PdfFile) -> dict[str, str]:
    """The title and the authors that XMP gives; what cannot be read gives none."""
    data = unpacked(at(file.root, "Metadata"), MOST_XMP)
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        tree = etree.fromstring(data or b"", parser)
    except etree.XMLSyntaxError:
        return {}
    names = {"title": "title", "authors": "creator"}
    return {key: ", ".join(_values(tree, name)) for key, name in names.items()}


def _values(tree: etree._Element, name: str) -> list[str]:
    properties = tree.iter(f"{DC}{name}")
    entries = (entry for element in properties for entry in element.iter(f"{RDF}li"))
    return [entry.text.strip() for entry in entries if entry.text]


def _tidy(shown: str) -> str:
    return " ".join(shown.replace(";", ",").split())


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
    pages = zip(file.pages, file.annotations, strict=True)
    for number, (page, links) in enumerate(pages, start=1):
        owners = [page, *links]
        kinds = {name(at(owner, "A", "S")) for owner in owners}
        kinds |= {name(at(one, "S")) for owner in owners for one in _additional(owner)}
        for kind in sorted(kinds & ACTING):
            yield Finding(f"something on the page runs {_article(kind)} action", number)


def _document_actions(file: PdfFile) -> list[str]:
    kinds = {name(at(file.root, "OpenAction", "S"))}
    kinds |= {name(at(one, "S")) for one in _additional(file.root)}
    scripts = at(file.root, "Names", "JavaScript")
    kinds |= {"JavaScript"} if any(True for _ in leaves(scripts, "Names")) else set()
    return sorted(kinds & ACTING)


def _additional(owner: object) -> list[object]:
    """The actions that an event on a page, an annotation or the file sets off."""
    return list(members(at(owner, "AA")).values())


def _article(kind: str) -> str:
    return f"{'an' if kind == 'ImportData' else 'a'} {kind}"
