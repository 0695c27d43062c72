"""Which part of a web page is its article, and what in that part is not.

trafilatura reads out the article's words, but few of its elements; so the part of the page that
holds these words is read whole, less what stands there for the site's sake.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from exporter.readers.markdown.html_notes import settle_notes

_HOLDERS = frozenset(
    ("html", "body", "main", "article", "section", "div", "td", "tr", "tbody", "table")
)
_OF_THE_SITE = frozenset(("nav", "footer", "form", "button", "menu", "dialog"))
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:author|byline|by-line|breadcrumbs?|advert(?:isement)?|button-wrapper|comments?|cookie|datelines?|editsection"
    r"|entry-meta|post-meta|meta|mw-editsection|mw-jump-link|navbox|navigation|newsletter|noprint"
    r"|links-block|pagination|popup|publish-date|read(?:ing)?-time|speechify-ignore|promo|published|related|share(?:d|daddy)?|sharing|sidebar|skip|social"
    r"|sponsor(?:ed)?|subscribe|subscription-widget\S*|tags|timestamp|toc)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NAMING = ("class", "id", "role", "data-component", "data-testid")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MOST = 0.85
_LEAST_WORDS = 25
"""How many characters a paragraph has that tells where the article is."""


@dataclass
class PageArticle:
    """The part of a page that is its article; `left` begins what was taken out of it."""

    element: Element
    is_sure: bool
    left: list[str] = field(default_factory=list)


def article_in(html: str, page: Element) -> PageArticle:
    """The article's part of a page, which is changed: what is the site's is taken out."""
    body = page.find("body")
    start = page if body is None else body
    paragraphs = [text for text in _extracted(html) if len(text) >= _LEAST_WORDS]
    element = _holder(start, paragraphs) if paragraphs else _marked(start)
    settle_notes(start)
    element = _with_notes(element, start) if any(one is element for one in start.iter()) else start
    article = PageArticle(element, bool(paragraphs) or element is not start)
    article.left += _outside(start, element)
    _prune(article, element, frozenset(paragraphs))
    return article


def _with_notes(element: Element, start: Element) -> Element:
    """The part and what its links within the page lead to, as the notes of a text."""
    around = {child: parent for parent in start.iter() for child in parent}
    links = (link.get("href", "") for link in element.iter("a"))
    wanted = {href[1:] for href in links if href.startswith("#") and len(href) > 1}
    wanted &= _names_in(start)
    while element is not start and not wanted <= _names_in(element):
        element = around[element]
    return element


def _names_in(element: Element) -> set[str]:
    names = (one.get(key, "") for one in element.iter() for key in ("id", "name"))
    return {name for name in names if name}


def _outside(parent: Element, element: Element) -> Iterator[str]:
    """What stands around a part, a piece of words for each of the parts beside it."""
    for child in parent if parent is not element else ():
        if any(one is element for one in child.iter()):
            yield from _outside(child, element)
        elif words := " ".join(" ".join(_visible(child)).split()):
            yield words


def _extracted(html: str) -> list[str]:
    """The paragraphs of the article's words, as trafilatura finds them."""
    import trafilatura  # slow to load

    # what it logs of a page that it cannot read is ours to tell
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    document = trafilatura.bare_extraction(html, include_comments=False, favor_recall=True)
    if document is None or isinstance(document, dict):
        return []
    return [_tidy(line) for line in (document.text or "").split("\n")]


def _tidy(text: str) -> str:
    return "".join(re.findall(r"\w+", text)).casefold()


def _words(element: Element) -> str:
    return _tidy("".join(_visible(element)))


def _visible(element: Element) -> Iterator[str]:
    if element.tag in ("script", "style", "noscript", "template") or callable(element.tag):
        return
    yield element.text or ""
    for child in element:
        yield from _visible(child)
        yield child.tail or ""


def _holder(start: Element, paragraphs: list[str]) -> Element:
    """The innermost element that holds most of the words that some paragraphs say."""
    total = sum(map(len, paragraphs))
    here = start
    while True:
        inner = [child for child in here if child.tag in _HOLDERS]
        shares = [(_share(child, paragraphs) / total, child) for child in inner]
        best = max(shares, key=lambda pair: pair[0], default=(0.0, here))
        if best[0] < _MOST:
            return here
        here = best[1]


def _share(element: Element, paragraphs: list[str]) -> int:
    words = _words(element)
    return sum(len(text) for text in paragraphs if text in words)


def _marked(start: Element) -> Element:
    """The part that says itself that it is the article; all, where none does."""
    for name in ("article", "main"):
        element = next(start.iter(name), None)
        if element is not None and _words(element):
            return element
    return start


def _prune(article: PageArticle, parent: Element, wanted: frozenset[str]) -> None:
    for child in list(parent):
        if not isinstance(child.tag, str):
            continue
        if _is_of_the_site(child, wanted):
            words = " ".join(" ".join(_visible(child)).split())
            if words:
                article.left.append(words)
            take_out(parent, child)
        else:
            _prune(article, child, wanted)


def _is_of_the_site(element: Element, wanted: frozenset[str]) -> bool:
    if element.tag in _OF_THE_SITE or element.get("hidden") is not None:
        return True
    names = " ".join(element.get(key, "") for key in _NAMING)
    names = f"{names} {_CAMEL.sub('-', names)}"
    said = _NAMES.search(names) or _UNSEEN.search(element.get("style", ""))
    own = said or element.get("itemprop") in ("author", "datePublished")
    return bool(own) and not any(text in _words(element) for text in wanted)


def take_out(parent: Element, child: Element) -> None:
    """Take an element out; the words behind it stay."""
    index = list(parent).index(child)
    if child.tail:
        if index:
            parent[index - 1].tail = (parent[index - 1].tail or "") + child.tail
        else:
            parent.text = (parent.text or "") + child.tail
    parent.remove(child)
