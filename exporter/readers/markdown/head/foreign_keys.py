"""The keys that other systems have in front matter: those that mean fields of ours, and others."""

from __future__ import annotations

ALIASES = {
    "title": "headline",
    "subtitle": "deck",
    "sub_title": "deck",
    "description": "deck",
    "excerpt": "deck",
    "custom_excerpt": "deck",
    "teaser": "deck",
    "abstract": "deck",
    "author": "byline",
    "authors": "byline",
    "date": "published",
    "pubdate": "published",
    "publishdate": "published",
    "published_at": "published",
    "post_date": "published",
    "lastmod": "updated",
    "last_modified_at": "updated",
    "modified": "updated",
    "modified_date": "updated",
    "date-modified": "updated",
    "updated_at": "updated",
    "updateddate": "updated",
    "lang": "language",
    "locale": "language",
    "tags": "keywords",
    "tag": "keywords",
    "categories": "keywords",
    "canonical_url": "url",
    "canonicalurl": "url",
    "canonical": "url",
    "copyright": "rights",
    "license": "rights",
    "publisher": "publication",
}
"""The names that other systems have for our fields, in small letters; of several, the first here
counts."""

TEASERS = ("description", "excerpt", "custom_excerpt", "teaser", "abstract", "summary")
"""Of them, those that may say again what the text begins with; then they are no deck."""

_JEKYLL = (
    "collection category category_list classes comments cover header hidden layout math menu nav"
    " nav_order navigation output parent permalink redirect_from render_with_liquid"
    " sidebar tumblr_url type"
)
_HUGO = (
    "aliases cascade expiryDate headless linkTitle linktitle menus nolastmod outputs params"
    " resources showDate showtoc slug translationKey videos visibility weight"
)
_QUARTO = (
    "affiliations bibliography category citation citations crossref csl execute format geometry"
    " header-includes image images jupyter listing mainfont number-sections numbersections"
    " order params shortcodes template toc uid"
)
_NOTES = "class created cssclass cssclasses draft id location publish source tag topic topics"
_GHOST = (
    "codeinjection_foot codeinjection_head feature_image featured featured_image meta_description"
    " meta_title og_description og_image og_title primary_author primary_tag thumbnail"
    " twitter_description twitter_image twitter_title uuid"
)
_OTHERS = (
    "comment_status eleventyComputed eleventyNavigation excerpt_separator heroImage hero"
    " header_image is_published pagination ping_status sidebar_label title_meta unlisted"
)
FOREIGN = frozenset(" ".join((_JEKYLL, _HUGO, _QUARTO, _NOTES, _GHOST, _OTHERS)).split())
"""What only other systems know, and nothing for print: left out with one word about all."""


def field_of_alias(key: str) -> str | None:
    """The field that another system's key means, however it is cased; `None` where it is none."""
    return ALIASES.get(key) or ALIASES.get(key.lower())
