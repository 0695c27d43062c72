"""Articles in saved web pages.

What the page says of its article comes before guesses; the text is the part of the page that holds
it, read by the reader of HTML that Markdown has too. What was left out is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from pydantic_core import PydanticCustomError

from exporter.article.inline import escape
from exporter.article.language import language_tag
from exporter.article.links import is_address
from exporter.diagnostics import Diagnostic, Place, error, note, warning
from exporter.readers.dates import settle_dates
from exporter.readers.html.article_in_page import PageArticle, article_in, take_out
from exporter.readers.html.page_blocks import PageBlocks
from exporter.readers.html.page_styles import settle_marks
from exporter.readers.html.said_of_page import LISTS, said_of
from exporter.readers.markdown.anchors import Anchors
from exporter.readers.markdown.block_reader import BlockReader
from exporter.readers.markdown.dead_links import drop_dead_links
from exporter.readers.markdown.drafts import BlockDraft
from exporter.readers.markdown.front_matter import drop_repeated_teaser
from exporter.readers.markdown.headings import fill
from exporter.readers.markdown.line_reader import LineReader
from exporter.readers.reading import Draft, Source, places_of

_INLINE = ("headline", "deck")
_TITLES = re.compile(
    r"(?:^|\s)(?:page-title|entry-title|post-title|title|firstHeading|MsoTitle)(?:$|\s)"
)
_SITE_IN_TITLE = re.compile(r"\s+[|–—·•-]\s+[^|–—·•]+$")
MAX_DEPTH = 150
_MOST_TOLD = 8
_LONGEST_TOLD = 40


def read_page(source: Source) -> Draft:
    """The article of a saved web page."""
    import tinyhtml5  # type: ignore[import-untyped]  # slow to load

    page: Element = tinyhtml5.parse(source.text, namespace_html_elements=False)
    draft = Draft()
    if _is_too_deep(page):
        message = f"the page's elements nest more than {MAX_DEPTH} deep"
        draft.diagnostics.append(error("nesting-too-deep", message, source.place(1, 1)))
        return draft
    settle_marks(page)
    said = said_of(page)
    picture = said.pop("picture", [""])[0]
    address = _address(page, said.get("url", [""])[0])
    headline = _headline(page, said.pop("headline", []))
    lead = _lead_picture(page, picture)
    part = article_in(source.text, page)
    _fill_head(draft, said | {"url": [address], "headline": [headline]}, source)
    _drop_heading(part.element, headline)
    blocks = PageBlocks(source, address)
    first = blocks.lead(lead, part.element)
    if first and first[0]["type"] == "figure":
        draft.data["lead_picture"] = first.pop(0)
    drafts = [*first, *blocks.read(part.element)]
    _put(draft, drafts, source)
    draft.diagnostics += [*blocks.diagnostics, *_told(part, draft, source)]
    draft.places = {**places_of(draft.data), **draft.places}
    drop_dead_links(draft, source)
    return draft


def _is_too_deep(page: Element) -> bool:
    level = [page]
    for _ in range(MAX_DEPTH):
        level = [child for element in level for child in element]
    return bool(level)


def _put(draft: Draft, blocks: list[BlockDraft], source: Source) -> None:
    """The parts of the article out of its blocks."""
    lines = LineReader(source, {}, {}, Anchors([]))
    opening = fill(draft.data, blocks, BlockReader(lines))
    draft.keys.setdefault(("deck", "teaser"), source.place(1, 1))
    drop_repeated_teaser(draft, opening)
    draft.diagnostics += lines.diagnostics


def _fill_head(draft: Draft, said: dict[str, list[str]], source: Source) -> None:
    """What the page says of its article, each where it stands in the file."""
    for field, values in said.items():
        if not values[0]:
            continue
        several: list[str] = [escape(value) if field in _INLINE else value for value in values]
        if field == "language" and not _is_language(values[0]):
            continue
        if field == "url" and not is_address(values[0]):
            continue
        if field == "byline":
            several = [value for value in several if not is_address(value)]
        if several:
            draft.data[field] = several if field in LISTS else several[0]
            draft.places[(field,)] = _place(values[0], source)
    settle_dates(draft, leave_out=True)


def _place(words: str, source: Source) -> Place:
    start = source.text.find(words)
    return source.at(start) if start >= 0 else source.place(1, 1)


def _is_language(tag: str) -> bool:
    try:
        language_tag(tag)
    except PydanticCustomError:
        return False
    return True


def _address(page: Element, url: str) -> str:
    """Where the page is published; its links lead on from there. Empty where it does not say."""
    base = next((one.get("href", "") for one in page.iter("base")), "")
    return url if is_address(url) else base if is_address(base) else ""


def _headline(page: Element, said: list[str]) -> str:
    """The headline; empty where there is none.

    Of what the page says, that which it shows too; of what it shows, what is marked as a headline,
    or the only heading; at last, the title of the window.
    """
    first = [words for one in page.iter("h1") if (words := _words(one))]
    marked = [words for one in page.iter() if _is_marked(one) and (words := _words(one))]
    shown = {_plain(words): words for words in (*marked, *first)}
    both = next((shown[_plain(one)] for one in said if _plain(one) in shown), "")
    only = first[0] if len(first) == 1 else ""
    return both or next(iter((*said, *marked)), "") or only or _title(page)


def _is_marked(element: Element) -> bool:
    is_title = _TITLES.search(element.get("class", "")) or element.get("itemprop") == "headline"
    return bool(is_title) and element.tag in ("h1", "h2", "p", "div")


def _title(page: Element) -> str:
    """The title of the window, less the name of the site."""
    title = page.find("head/title")
    return "" if title is None else _SITE_IN_TITLE.sub("", _words(title))


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _plain(text: str) -> str:
    return "".join(re.findall(r"\w+", text)).casefold()


def _drop_heading(article: Element, headline: str) -> None:
    """Take the headline out of the text, where it stands there too."""
    for parent in article.iter():
        for child in list(parent):
            is_title = child.tag == "h1" or _TITLES.search(child.get("class", "") or "")
            if is_title and _plain(_words(child)) == _plain(headline):
                take_out(parent, child)
                return


def _lead_picture(page: Element, address: str) -> Element | None:
    """The picture of the page that its metadata name, by the name of its file."""
    name = unquote(address.partition("?")[0].rpartition("/")[2])
    pictures = (one for one in page.iter("img") if name)
    return next((one for one in pictures if name in unquote(one.get("src", ""))), None)


def _told(part: PageArticle, draft: Draft, source: Source) -> Iterator[Diagnostic]:
    """What was left out, and whether it is clear what the article is."""
    start = source.place(1, 1)
    if not part.is_sure:
        message = "it is not clear where the article stands in this page, so all of it is read"
        yield warning("page-unclear", message, start)
    known = "".join(_plain(str(value)) for value in draft.data.values())
    left = [words for words in part.left if _plain(words) and _plain(words) not in known]
    if left:
        begun = [f"{one[:_LONGEST_TOLD]!r}" for one in left[:_MOST_TOLD]]
        more = f" and {len(left) - len(begun)} more" if len(left) > len(begun) else ""
        message = f"left out, as it is the site's: {', '.join(begun)}{more}"
        yield note("page-parts", message, start)
