"""What a screen reader meets in a DOCX: floats in their place, no emptiness, links that say where.

ISO 14289 knows only PDF; these are what WCAG 2.2 (1.3.2, 2.4.4) asks of any document, and what
Word's own checker tells its users.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exporter.docx.elements import Xml, below, number, qn, value
from exporter.preflight.docx.opened_docx import DocxFile
from exporter.preflight.docx.shown import is_decoration
from exporter.preflight.findings import Finding, quoted
from exporter.preflight.profiles import Expected

LOW = 40  # twips: an empty line so low makes no space, and parts tables or ends a section
# What tells nobody where a link leads, in languages that we print labels in.
SAYS_NOTHING = frozenset(
    {"here", "click here", "click", "link", "this link", "more", "read more", "see here", "this"}
    | {"hier", "hier klicken", "klicken sie hier", "mehr", "weiterlesen", "ici", "cliquez ici"}
    | {"lire la suite", "en savoir plus", "aquí", "haga clic aquí", "leer más", "qui", "clicca qui"}
    | {"aqui", "clique aqui", "klik hier", "lees meer", "tutaj", "kliknij tutaj", "тут", "здесь"}
)
ADDRESSES = ("http://", "https://", "www.")
_SHOWING = {
    *map(qn, ("w:drawing", "w:pict", "w:object", "w:br", "w:tab", "w:ptab", "w:sym")),
    *map(qn, ("w:footnoteReference", "w:endnoteReference", "w:instrText", "w:fldSimple")),
}


def floats(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """What floats stands in the text where it is read: no shape, and nothing tied to the page."""
    for path, story in _texts(file):
        for anchor in story.iter(qn("wp:anchor")):
            about = anchor.find(qn("wp:docPr"))
            if about is None or not is_decoration(about):
                yield Finding(f"{_shape(anchor)} floats, and is read apart from the text", path)
        for place in story.iter(qn("w:tblpPr"), qn("w:framePr")):
            if _is_of_the_page(place):
                yield Finding("a table or a frame is tied to the page, and not to its text", path)


def _shape(anchor: Xml) -> str:
    has_words = next(anchor.iter(qn("w:txbxContent")), None) is not None
    return "a text box" if has_words else "a picture"


def _is_of_the_page(place: Xml) -> bool:
    anchors = (place.get(qn(f"w:{name}")) for name in ("vertAnchor", "vAnchor"))
    return any(anchor in ("page", "margin") for anchor in anchors)


def spaces(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """No empty paragraph makes space; styles do."""
    for path, story in _texts(file):
        empty = [one for one in story.iter(qn("w:p")) if _makes_space(one, file)]
        if empty:
            before = next(empty[0].itersiblings(qn("w:p"), preceding=True), None)
            words = "" if before is None else _words(before)
            where = f", the first below {quoted(words)}" if words.strip() else ""
            many = f"{len(empty)} empty paragraphs make"
            told = "an empty paragraph makes" if len(empty) == 1 else many
            yield Finding(f"{told} space{where}", path)


def _makes_space(paragraph: Xml, file: DocxFile) -> bool:
    if below(paragraph, "pPr/sectPr") is not None or _words(paragraph).strip():
        return False
    if any(one.tag in _SHOWING for one in paragraph.iter()):
        return False
    parent, before = paragraph.getparent(), paragraph.getprevious()
    is_only_one = (
        parent is not None and parent.tag != qn("w:body") and len(parent.findall(qn("w:p"))) == 1
    )
    parts_tables = before is not None and before.tag == qn("w:tbl")
    # Where a section begins, programs drop the space above a paragraph: no style can make it.
    begins_section = below(before, "pPr/sectPr") is not None
    layers = [paragraph, *file.styles.chain(value(paragraph, "pPr/pStyle"))]
    is_shown = _is_numbered(layers) or _is_low(layers)
    return not (is_only_one or parts_tables or begins_section or is_shown)


def _is_numbered(layers: Sequence[Xml]) -> bool:
    """Whether a paragraph shows the mark of an item of a list."""
    numbers = (value(one, "pPr/numPr/numId") for one in layers)
    return next(filter(None, numbers), "0") != "0"


def _is_low(layers: Sequence[Xml]) -> bool:
    """Whether a line is so low that nobody sees it, or draws a rule."""
    if any(below(one, "pPr/pBdr") is not None for one in layers):
        return True
    height = number(_spacing(layers, "line"))
    return _spacing(layers, "lineRule") == "exact" and height is not None and height <= LOW


def _spacing(layers: Sequence[Xml], name: str) -> str | None:
    """What the first says of its spacing that says anything."""
    spacings = (below(one, "pPr/spacing") for one in layers)
    said = (one.get(qn(f"w:{name}")) for one in spacings if one is not None)
    return next((one for one in said if one is not None), None)


def table_names(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """Every table with rows and columns has a title or a description, which is read before it."""
    for path, story in _texts(file):
        for table in story.iter(qn("w:tbl")):
            rows = table.findall(qn("w:tr"))
            columns = max((len(row.findall(qn("w:tc"))) for row in rows), default=0)
            said = (value(table, f"tblPr/{name}") for name in ("tblCaption", "tblDescription"))
            if len(rows) > 1 and columns > 1 and not any(one and one.strip() for one in said):
                heads = " ".join(_words(cell) for cell in rows[0].findall(qn("w:tc")))
                yield Finding(f"the table that begins {quoted(heads)} has no name", path)


def link_texts(file: DocxFile, _: Expected) -> Iterator[Finding]:
    """Every link says where it leads, in words; an address is for who wrote it so."""
    own = "" if file.article is None else file.article.to_json()
    for path, story in _texts(file):
        for link in story.iter(qn("w:hyperlink")):
            words = " ".join(_words(link).split())
            if not words and not _shows(link):
                yield Finding("a link says nothing", path)
            elif words.strip(" .:»›→…").casefold() in SAYS_NOTHING:
                yield Finding(f"a link says {quoted(words)}, and not where it leads", path)
            elif words.casefold().startswith(ADDRESSES) and words not in own:
                yield Finding(f"a link says but its address, {quoted(words)}", path)


def _shows(link: Xml) -> bool:
    return any(one.tag in _SHOWING for one in link.iter())


def _words(element: Xml) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def _texts(file: DocxFile) -> Iterator[tuple[str, Xml]]:
    """The document and its notes; headers and footers are no text that is read."""
    return (
        (path, story)
        for path, story in file.stories.items()
        if story.tag not in (qn("w:hdr"), qn("w:ftr"))
    )
