"""What a web page says of its article: JSON-LD first, then Open Graph, `<meta>` and microdata.

https://schema.org/Article, https://ogp.me, https://html.spec.whatwg.org/#microdata
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping
from xml.etree.ElementTree import Element

_ARTICLES = ("article", "blogposting", "report", "webpage", "newsarticle")

_JSON_LD: Mapping[str, tuple[str, ...]] = {
    "headline": ("headline", "name"),
    "deck": ("alternativeHeadline", "description"),
    "byline": ("author", "creator"),
    "published": ("datePublished",),
    "updated": ("dateModified",),
    "language": ("inLanguage",),
    "publication": ("publisher",),
    "kicker": ("articleSection",),
    "keywords": ("keywords",),
    "url": ("url", "mainEntityOfPage"),
    "picture": ("image",),
}
_META: Mapping[str, tuple[str, ...]] = {
    "headline": ("og:title", "dc.title", "citation_title", "twitter:title"),
    "deck": ("og:description", "description", "dc.description", "twitter:description"),
    "byline": ("author", "article:author_name", "dc.creator", "citation_author", "parsely-author"),
    "published": ("article:published_time", "dc.date", "citation_publication_date", "date"),
    "updated": ("article:modified_time", "og:updated_time", "govuk:public-updated-at"),
    "language": ("og:locale", "dc.language"),
    "publication": ("og:site_name", "application-name"),
    "kicker": ("article:section",),
    "keywords": ("keywords", "article:tag"),
    "url": ("og:url",),
    "rights": ("dc.rights", "copyright"),
    "picture": ("og:image", "twitter:image"),
}
_MICRODATA: Mapping[str, tuple[str, ...]] = {
    "headline": ("headline",),
    "byline": ("author",),
    "published": ("datePublished",),
    "updated": ("dateModified",),
}
LISTS = ("byline", "keywords")
"""The fields of which a page may say several values."""


def said_of(page: Element) -> dict[str, list[str]]:
    """What a page says of its article, by the article's fields, and `picture`, an address.

    Of the headline, all that is said; some sites have another text for search engines.
    """
    said: dict[str, list[str]] = {}
    for source in (_json_ld(page), _meta(page), _microdata(page), _document(page)):
        for field, values in source.items():
            words = [" ".join(value.split()) for value in values]
            words = list(dict.fromkeys(value for value in words if value))
            if field == "headline":
                said[field] = [*said.get(field, ()), *words]
            elif words:
                said.setdefault(field, words if field in LISTS else words[:1])
    return said


def said_of_house(page: Element, names: Container[str]) -> dict[str, list[str]]:
    """What the page's `<meta>` say under names that a house has beside ours."""
    told: dict[str, list[str]] = {}
    for meta in page.iter("meta"):
        name = meta.get("name") or meta.get("property") or ""
        words = " ".join(meta.get("content", "").split())
        if name in names and words:
            told.setdefault(name, []).append(words)
    return told


def _json_ld(page: Element) -> dict[str, list[str]]:
    things = sorted(_things(page), key=_rank)
    said: dict[str, list[str]] = {}
    for thing in things:
        if _rank(thing) < len(_ARTICLES):
            for field, names in _JSON_LD.items():
                told = [list(_texts(thing.get(name), field)) for name in names]
                values = next(filter(None, told), [])
                if field == "headline":
                    values = [text for several in told for text in several]
                if values:
                    said.setdefault(field, values)
    return said


def _things(page: Element) -> Iterator[dict[str, object]]:
    for script in page.iter("script"):
        if script.get("type", "").lower() == "application/ld+json":
            try:
                yield from _listed(json.loads("".join(script.itertext()), strict=False), 0)
            except (ValueError, RecursionError):
                continue  # a page's data is often broken; the rest still says something


def _listed(value: object, depth: int) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for inner in value:
            yield from _listed(inner, depth)
    elif isinstance(value, dict) and depth < 3:
        yield value
        yield from _listed(value.get("@graph"), depth + 1)


def _rank(thing: Mapping[str, object]) -> int:
    """How much a thing is an article: 0 the most."""
    kinds = thing.get("@type")
    names = [str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]
    if any(name.endswith(("article", "posting")) for name in names):
        return 0
    return min((_ARTICLES.index(name) for name in names if name in _ARTICLES), default=99)


def _texts(value: object, field: str) -> Iterator[str]:
    """The words of a value: a text, a thing with a name, a picture with an address."""
    match value:
        case str():
            yield from value.split(",") if field == "keywords" else [value]
        case list():
            for inner in value:
                yield from _texts(inner, field)
        case dict():
            keys = ("url", "@id") if field in ("url", "picture") else ("name", "alternateName")
            named = next((value[key] for key in keys if isinstance(value.get(key), str)), "")
            yield str(named)


def _meta(page: Element) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for meta in page.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        told.setdefault(name, []).append(meta.get("content", ""))
    said = {}
    for field, names in _META.items():
        values = next((told[name] for name in names if any(told.get(name, ()))), [])
        said[field] = [text for value in values for text in _texts(value, field)]
    return said


def _microdata(page: Element) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for element in page.iter():
        properties = element.get("itemprop", "").split() if isinstance(element.tag, str) else []
        for field, names in _MICRODATA.items():
            if set(properties) & set(names):
                said.setdefault(field, []).append(_value(element))
    return said


def _value(element: Element) -> str:
    """What an element of microdata says: an attribute, the name in it, or its words."""
    inner = next((one for one in element.iter() if one.get("itemprop") == "name"), element)
    return inner.get("content") or inner.get("datetime") or "".join(inner.itertext())


def _document(page: Element) -> dict[str, list[str]]:
    links = [link for link in page.iter("link") if "canonical" in link.get("rel", "").split()]
    body = page.find("body")
    return {
        "language": [page.get("lang", ""), "" if body is None else body.get("lang", "")],
        "url": [link.get("href", "") for link in links],
    }
