"""Articles in saved web pages.

What the page says of its article comes before guesses; the text is the part of the page that holds
it, read by the reader of HTML that Markdown has too. What was left out is told.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from io import StringIO
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
from exporter.readers.html.page_dialects import settle_amp, settle_layout, settle_permalinks
from exporter.readers.html.page_styles import settle_marks
from exporter.readers.html.said_of_page import LISTS, said_of, said_of_house
from exporter.readers.markdown.anchors import Anchors
from exporter.readers.markdown.block_reader import BlockReader
from exporter.readers.markdown.dead_links import settle_links
from exporter.readers.markdown.drafts import BlockDraft
from exporter.readers.markdown.head.front_matter import drop_repeated_teaser
from exporter.readers.markdown.headings import fill
from exporter.readers.markdown.html_callouts import settle_callouts
from exporter.readers.markdown.html_tags import HEADINGS
from exporter.readers.markdown.line_reader import LineReader
from exporter.readers.reading import Draft, Source, places_of

_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*(?P<name>[\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]+encoding\s*=\s*[\"'](?P<name>[\w.:-]+)", re.IGNORECASE)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WITHIN = 1024
_LATIN = frozenset(("iso8859-1", "ascii"))
"""Labels by which the standard of encodings means windows-1252."""

MAX_DEPTH = 150
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)")
_NAMES = "area base br col dd dt embed hr img input li link meta option p param source td th tr wbr"
_ALONE = frozenset(_NAMES.split())
"""Elements that hold nothing, or that the next of their kind ends."""

_INLINE = ("headline", "deck")
_TITLES = re.compile(
    r"(?:^|\s)(?:page-title|entry-title|post-title|title|firstHeading|MsoTitle)(?:$|\s)"
)
_DECKS = re.compile(
    r"(?:^|\s)(?:[\w-]+-)?(?:subtitle|sub-title|standfirst|dek|lead-paragraph|post-description)"
    r"(?:-paragraph)?(?:$|\s)"
)
_LONGEST_DECK = 300
_SITE_IN_TITLE = re.compile(r"\s+[|–—·•-]\s+[^|–—·•]+$")
_MOST_TOLD = 8
_LONGEST_TOLD = 40


def read_page(source: Source) -> Draft:
    """The article of a saved web page."""
    import tinyhtml5  # type: ignore[import-untyped]  # slow to load

    page: Element = tinyhtml5.parse(StringIO(source.text), namespace_html_elements=False)
    draft = Draft()
    if is_too_deep(page):
        message = f"the page's elements nest more than {MAX_DEPTH} deep"
        place = source.at(deep_offset(source.text))
        draft.diagnostics.append(error("nesting-too-deep", message, place))
        return draft
    settle_amp(page)
    settle_callouts(page)
    settle_marks(page)
    said = said_of(page)
    picture = said.pop("picture", [""])[0]
    if shown := _shown_deck(page):
        said["deck"] = [shown]
    address = _address(page, said.get("url", [""])[0])
    headline = _headline(page, said.pop("headline", []))
    lead = _lead_picture(page, picture)
    part = article_in(source.text, page)
    settle_layout(part.element)
    settle_permalinks(part.element)
    _fill_head(draft, said | {"url": [address], "headline": [headline]}, source)
    _fill_own(draft, said_of_house(page, source.declared), source)
    _drop_heading(part.element, headline)
    _drop_deck(part.element, said.get("deck", [""])[0])
    if headline:
        _lower_headings(part.element)
    blocks = PageBlocks(source, address)
    first = blocks.lead(lead, part.element)
    if first and first[0]["type"] == "figure":
        draft.data["lead_picture"] = first.pop(0)
    drafts = [*first, *blocks.read(part.element)]
    lines = LineReader(source, {}, {}, Anchors([]))
    _put(draft, drafts, source, lines)
    draft.diagnostics += [*blocks.diagnostics, *_told(part, draft, source)]
    draft.places = {**places_of(draft.data), **draft.places}
    settle_links(draft, source, lines.labels_of_parts)
    return draft


def _put(draft: Draft, blocks: list[BlockDraft], source: Source, lines: LineReader) -> None:
    """The parts of the article out of its blocks."""
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


def _fill_own(draft: Draft, said: dict[str, list[str]], source: Source) -> None:
    """What the page says in the fields of a house."""
    for key, values in said.items():
        draft.data[key] = values if len(values) > 1 else values[0]
        draft.places[(key,)] = draft.keys[(key,)] = _place(key, source)
        if len(values) == 1:
            draft.written[(key,)] = values[0]


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
    own = only if next((True for _ in _within_article(page)), False) else ""
    return both or own or next(iter((*said, *marked)), "") or only or _title(page)


def _within_article(page: Element) -> Iterator[Element]:
    """The first headings that stand in what calls itself an article."""
    return (
        one
        for name in ("article", "main")
        for holder in page.iter(name)
        for one in holder.iter("h1")
    )


def _is_marked(element: Element) -> bool:
    is_title = _TITLES.search(element.get("class", "")) or element.get("itemprop") == "headline"
    return bool(is_title) and element.tag in ("h1", "h2", "p", "div")


def _title(page: Element) -> str:
    """The title of the window, less the name of the site."""
    title = page.find("head/title")
    return "" if title is None else _SITE_IN_TITLE.sub("", _words(title))


def _shown_deck(page: Element) -> str:
    """The words that stand below the headline for a deck; empty where there are none."""
    decks = (one for one in page.iter() if _DECKS.search(one.get("class", "") or ""))
    lines = (_words(one) for one in decks if one.tag in ("h2", "h3", "h4", "p", "div"))
    return next((words for words in lines if 0 < len(words) <= _LONGEST_DECK), "")


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


def _lower_headings(article: Element) -> None:
    """Let no heading in the text look like the headline, which is another."""
    headings = [one for one in article.iter() if one.tag in HEADINGS]
    if any(one.tag == "h1" for one in headings):
        for one in headings:
            one.tag = f"h{min(int(one.tag[1]) + 1, 6)}"


def _drop_deck(article: Element, deck: str) -> None:
    """Take the deck out of the text, where it stands there too."""
    for parent in list(article.iter()) if deck else ():
        for child in list(parent):
            if _DECKS.search(child.get("class", "") or "") and _words(child) == deck:
                take_out(parent, child)


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


def is_too_deep(page: Element) -> bool:
    """Whether elements of a page nest more than MAX_DEPTH deep."""
    level = [page]
    for _ in range(MAX_DEPTH):
        level = [child for element in level for child in element]
    return bool(level)


def deep_offset(html: str) -> int:
    """Where the tag stands in a page that opens one element too many; 0 where no tag is that."""
    opened: list[str] = []
    for tag in _TAG.finditer(html):
        name = tag["name"].lower()
        if name in _ALONE:
            continue
        if not tag["end"]:
            opened.append(name)
        elif name in opened[-MAX_DEPTH:]:
            while opened.pop() != name:
                pass
        if len(opened) > MAX_DEPTH:
            return tag.start()
    return 0


def in_utf8(data: bytes) -> bytes:
    """A page in UTF-8; as it is, where it says no encoding, or one in which it is not."""
    if data.startswith(_WIDE):
        return data.decode("utf-16", errors="replace").encode()
    declared = _XML.match(data) or _DECLARED.search(data[:_WITHIN])
    if declared is None or data.startswith(codecs.BOM_UTF8):
        return data
    try:
        name = codecs.lookup(declared["name"].decode("ascii")).name
        return data.decode("cp1252" if name in _LATIN else name).encode()
    except (LookupError, UnicodeError):
        return data
