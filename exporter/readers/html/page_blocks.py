"""The blocks of a page's article, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urljoin
from xml.etree.ElementTree import Element

from exporter.diagnostics import Diagnostic, Place, warning
from exporter.readers.html.article_in_page import take_out
from exporter.readers.html.page_anchors import PageAnchors
from exporter.readers.markdown.drafts import BlockDraft
from exporter.readers.markdown.html_blocks import CREDIT, HtmlReader
from exporter.readers.markdown.html_callouts import CALLOUT
from exporter.readers.markdown.html_cells import HtmlCells, last_table
from exporter.readers.markdown.html_code import settle_code
from exporter.readers.markdown.html_tags import HOLDERS
from exporter.readers.markdown.inline_text import InlineReader
from exporter.readers.reading import Source

_QUIET_NAMES = "script style noscript link meta svg template base title input"
_QUIET = frozenset(f"<{name}>" for name in _QUIET_NAMES.split())
_LAZY = ("data-src", "data-lazy-src", "data-original")
_FEW = 3
_LONGEST = 60
_CREDIT = 6
"""How many words a credit has at most."""

_ELSEWHERE = re.compile(r"(?!https?:|data:)[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_BEHIND_GOOGLE = re.compile(r"https?://www\.google\.com/url\?q=(?P<href>[^&]*).*")


class PageBlocks:
    """Reads the parts of one page; `diagnostics` gathers what there is to say."""

    def __init__(self, source: Source, address: str) -> None:
        """`address` is where the page is published, empty where that is not known."""
        self.diagnostics: list[Diagnostic] = []
        self._source = source
        self._address = address
        self._anchors = PageAnchors(Element("body"), "")
        self._position = 0

    def read(self, article: Element) -> list[BlockDraft]:
        """The blocks of the article."""
        self._anchors = PageAnchors(article, self._address)
        self._settle_pictures(article)
        self._settle_links(article)
        settle_code(article)
        article.tail = None
        return [block for unit in _units(article) for block in self._blocks(unit)]

    def lead(self, picture: Element | None, article: Element) -> list[BlockDraft]:
        """The lead picture, where it stands outside the text."""
        if picture is None or any(one is picture for one in article.iter("img")):
            return []
        around = Element("div")
        around.append(picture)
        self._settle_pictures(around)
        return self._blocks(around) if len(around) else []

    def _blocks(self, unit: Element) -> list[BlockDraft]:
        before = self._position
        place = self._place(unit)
        cells = HtmlCells(self._source, last_table(self._source.text, before, self._position))

        def report(code: str, message: str, hint: str | None) -> None:
            is_quiet = any(name in message for name in _QUIET)
            if code != "html-dropped" and not is_quiet:
                self.diagnostics.append(warning(code, message, place, hint))

        def inline() -> InlineReader:
            return InlineReader(report, lambda _: [], self)

        reader = HtmlReader(place, report, inline, _flattened, cells)
        return reader.blocks_in(unit)

    def target(self, href: str) -> str:
        """Where a link leads: one within the page to a heading, or to where it is published."""
        if label := self._anchors.target(href):
            return label
        href = _BEHIND_GOOGLE.sub(lambda match: unquote(match["href"]), href.strip())
        return urljoin(self._address, href) if self._address else href

    def label_named(self, names: Iterable[str]) -> str | None:
        """The label of the heading with one of the names."""
        return self._anchors.label_named(names)

    def is_given(self, _: str) -> bool:
        """Whether the author gave a label to a part, which pages know nothing of."""
        return False

    def _place(self, unit: Element) -> Place:
        """Where the first words of a part stand, looked for behind those of the part before."""
        words = re.findall(r"\w+", " ".join(unit.itertext()))[:_FEW]
        if words:
            pattern = r"(?:[^\w<]|<[^>]*>|&\w+;)*".join(map(re.escape, words))
            match = re.compile(pattern).search(self._source.text, self._position)
            self._position = match.start() if match else self._position
        return self._source.at(self._position)

    def _settle_links(self, article: Element) -> None:
        """Links within the page are words, where nobody knows where it is published."""
        for link in article.iter("a"):
            href = link.get("href", "#")
            within = href.startswith("#") and not self._anchors.target(href)
            if within and not self._address:
                link.tag = "span"

    def _settle_pictures(self, article: Element) -> None:
        """Find the files of pictures, and leave out those that count visits or cannot be had."""
        for figure in article.iter("figure"):
            _describe(figure)
        for holder in list(article.iter("div")):
            _credit(holder)
        for parent in list(article.iter()):
            for child in list(parent):
                if child.tag == "img" and not self._is_here(child):
                    take_out(parent, child)

    def _is_here(self, picture: Element) -> bool:
        src = picture.get("src", "")
        if not src or src.startswith("data:"):
            src = next((picture.get(name, "") for name in _LAZY if picture.get(name)), src)
            picture.set("src", src)
        if picture.get("width") in ("0", "1") or not src:
            return False
        if _ELSEWHERE.match(src):
            message = f"the picture {src[:_LONGEST]!r} was not saved with the page; it is left out"
            hint = "save the page whole, with its pictures"
            self.diagnostics.append(warning("picture-lost", message, self._place_of(src), hint))
            return False
        return True

    def _place_of(self, words: str) -> Place:
        start = self._source.text.find(words)
        return self._source.at(max(start, 0))


def _units(parent: Element) -> Iterator[Element]:
    """The parts of the article, what merely holds others taken apart."""
    children = [child for child in parent if isinstance(child.tag, str)]
    words = [parent.text, *(child.tail for child in parent)]
    is_holder = parent.tag in HOLDERS and not any((word or "").strip() for word in words)
    if not is_holder or not any(child.tag in HOLDERS or _is_block(child) for child in children):
        around = Element("div")
        around.append(parent)
        yield around
        return
    for child in children:
        yield from _units(child)


def _is_block(element: Element) -> bool:
    return element.tag in (
        CALLOUT,
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "table",
        "figure",
        "blockquote",
    )


def _describe(figure: Element) -> None:
    """Give a picture that is not described the words of its caption."""
    caption = figure.find("figcaption")
    words = "" if caption is None else " ".join("".join(caption.itertext()).split())
    for picture in figure.iter("img"):
        if words and not picture.get("alt", "").strip():
            picture.set("alt", words)


def _credit(holder: Element) -> None:
    """A few words that stand alone with a figure say whose picture it is."""
    inner = [child for child in holder if isinstance(child.tag, str)]
    if [child.tag for child in inner] not in (["figure", "span"], ["figure", "p"]):
        return
    figure, said = inner
    words = "".join(said.itertext()).split()
    if 0 < len(words) <= _CREDIT and not words[-1].endswith((".", "!", "?")):
        figure.set(CREDIT, " ".join(words))
        take_out(holder, said)


def _flattened(block: BlockDraft) -> BlockDraft:
    """A heading inside another block is a paragraph."""
    return {"type": "paragraph", "text": block["text"]} if block["type"] == "heading" else block
