"""Small documents through the Word writer, and what stands in the file then."""

from __future__ import annotations

import functools
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml import etree
from weasyprint import CSS, HTML

from exporter import resources
from exporter.diagnostics import Diagnostic
from exporter.engine.cascade import Cascade
from exporter.engine.parsed import font_configuration
from exporter.style.parsed_stylesheets import Stylesheet, load_stylesheet
from exporter.styled import Metadata, StyledDocument
from exporter.writers import word
from exporter.writers.word.paging import Paging
from exporter.writers.word.values.ooxml import NAMESPACES, Xml

PLAIN = """
@page { size: 400pt 600pt; margin: 50pt 40pt }
html { font: 10pt/14pt "Source Serif 4"; color: #111111; hyphens: auto }
body, p, h1, h2, h3, ul, ol, li, table, figure, blockquote, pre { margin: 0; padding: 0 }
h1, h2 { font-size: 12pt; line-height: 14pt }
"""
METADATA = Metadata(
    title="A title",
    authors=("Ann", "Bob"),
    description="What it says.",
    keywords=("one", "two"),
    language="en",
    created="2026-03-31T06:00:00+02:00",
    modified="2026-04-02",
    url="https://example.org/a",
    rights=None,
)


@dataclass(frozen=True)
class Docx:
    """A written file: its parts by path, and what the writer warned of."""

    data: bytes
    diagnostics: tuple[Diagnostic, ...]

    @functools.cached_property
    def parts(self) -> dict[str, bytes]:
        """The parts by path."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def xml(self, name: str) -> Xml:
        """A part below `word/`, such as `styles`."""
        return etree.fromstring(self.parts[f"word/{name}.xml"])

    @functools.cached_property
    def body(self) -> Xml:
        """The body of the document."""
        return found(self.xml("document"), "w:body")

    @property
    def paragraphs(self) -> list[Xml]:
        """All paragraphs of the body, in reading order."""
        return list(self.body.iter(qn("w:p")))

    def paragraph(self, words: str) -> Xml:
        """The paragraph that begins with some words."""
        return next(p for p in self.paragraphs if text_of(p).startswith(words))

    def style(self, shown: str) -> Xml:
        """The style of a name."""
        styles = all_of(self.xml("styles"), "w:style")
        return next(s for s in styles if value(found(s, "w:name")) == shown)

    def look(self, words: str) -> dict[str, dict[str, str]]:
        """All paragraph properties in force where some words stand: inherited, then its own."""
        return _merged([*self._chain(self.paragraph(words)), self.paragraph(words)], "w:pPr")

    def type_of(self, words: str) -> dict[str, dict[str, str]]:
        """All run properties in force in the paragraph's first run."""
        paragraph = self.paragraph(words)
        run = found(paragraph, ".//w:r[w:t]")
        return _merged([*self._chain(paragraph), run], "w:rPr")

    def _chain(self, paragraph: Xml) -> list[Xml]:
        """The paragraph's style after those that it is based on."""
        styles = {attribute(s, "w:styleId"): s for s in all_of(self.xml("styles"), "w:style")}
        chain: list[Xml] = []
        name: str | None = value(found(paragraph, "w:pPr/w:pStyle"))
        while name:
            chain.insert(0, styles[name])
            based = styles[name].find("w:basedOn", NAMESPACES)
            name = None if based is None else value(based)
        return chain


def written(
    html: str,
    css: str = "",
    *,
    paging: Paging | None = None,
    pictures: Mapping[str, bytes] | None = None,
    language: str = "en",
) -> Docx:
    """The Word file of a body's HTML, in a plain look with some CSS on top."""
    document = styled(f'<html lang="{language}"><body>{html}</body></html>', css)
    data, diagnostics = word.write(
        document,
        paging=paging or Paging(),
        load_image=(pictures or {}).get,
    )
    return Docx(data, diagnostics)


def styled(html: str, css: str = "") -> StyledDocument:
    """A styled document of a page of HTML."""
    fonts = font_configuration()
    sheets = [CSS(string=sheet, font_config=fonts) for sheet in (PLAIN, css)]
    families = frozenset(face.family for face in _house().faces)
    cascade = Cascade(HTML(string=html), tuple(sheets), fonts, families)
    return StyledDocument(
        root=cascade.styled_root(cascade.layout().columns()),
        first_page=cascade.page_style(first=True),
        page=cascade.page_style(first=False),
        metadata=METADATA,
        fonts=_house().faces,
        attachment=b'{"headline":"A title"}',
        palette=cascade.palette(),
        named_pages=cascade.named_pages(),
    )


@functools.cache
def _house() -> Stylesheet:
    """The stylesheet that declares the fonts which travel with us."""
    return load_stylesheet(resources.styles_folder() / "base.css")


def found(element: Xml, path: str) -> Xml:
    """The one element at a path with our prefixes."""
    match = element.find(path, NAMESPACES)
    assert match is not None, f"no {path} in {etree.tostring(element)[:400]!r}"
    return match


def all_of(element: Xml, path: str) -> list[Xml]:
    """All elements at a path with our prefixes."""
    return element.findall(path, NAMESPACES)


def attribute(element: Xml, name: str) -> str:
    """An attribute by its prefixed name."""
    return str(element.get(qn(name)))


def local(element: Xml) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname


def value(element: Xml) -> str:
    """What `w:val` says."""
    return attribute(element, "w:val")


def text_of(element: Xml) -> str:
    """The words in an element."""
    return "".join(piece.text or "" for piece in element.iter(qn("w:t")))


def _merged(elements: list[Xml], group: str) -> dict[str, dict[str, str]]:
    """The properties of several elements, later ones over earlier ones, attribute by attribute."""
    merged: dict[str, dict[str, str]] = {}
    for element in elements:
        for entry in all_of(element, f"{group}/*"):
            own = {etree.QName(key).localname: str(said) for key, said in entry.attrib.items()}
            kept = merged.get(local(entry), {})
            merged[local(entry)] = {**kept, **own}
    return merged
