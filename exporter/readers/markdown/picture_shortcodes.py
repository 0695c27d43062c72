"""Shortcodes that show a picture: what their arguments say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape as html_escape
from typing import NotRequired, TypedDict

from exporter.article.inline import escape, plain

FILE = re.compile(r"""[^\s"'=|]+\.(?:png|jpe?g|gif|webp|svg|avif|tiff?|bmp)\b""", re.IGNORECASE)
QUOTED = re.compile(r"""(?:(?P<key>[\w-]+)\s*=\s*)?(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""")

_PICTURES = re.compile(
    r"(?:include\s+)?[\w/-]*(?:image|figure|img|picture|photo)[\w-]*(?:\.\w+)?\s"
)
_BARE = re.compile(r"(?P<key>[\w-]+)=(?P<value>[^\s\"'=]+)(?=\s|\Z)")
_SOURCES = ("src", "url", "image", "image_path", "path", "file", "name")
_LAYOUT = ("width", "height", "align", "class", "style")


class ShortcodePicture(TypedDict):
    """A picture and what is said of it; `caption` is inline Markdown."""

    src: str
    alt: str
    caption: str
    credit: NotRequired[str]
    link: NotRequired[str]
    attributes: NotRequired[Mapping[str, str]]


def is_picture(words: str) -> bool:
    """Whether the words of a shortcode show a picture."""
    return bool(_PICTURES.match(words))


def arguments_in(words: str) -> dict[str, str]:
    """The named arguments of a shortcode, in quotes or without."""
    named: dict[str, str] = {}
    for match in QUOTED.finditer(words):
        if match["key"]:
            named.setdefault(match["key"].lower(), match["double"] or match["single"] or "")
    for match in _BARE.finditer(QUOTED.sub(" ", words)):
        named.setdefault(match["key"].lower(), match["value"])
    return named


def picture_in(words: str) -> ShortcodePicture:
    """The picture of a shortcode, from named arguments or from those in quotes."""
    named = arguments_in(words)
    quoted = [match for match in QUOTED.finditer(words) if not match["key"]]
    unnamed = [match["double"] or match["single"] or "" for match in quoted]
    file = next((value for value in unnamed if FILE.search(value)), "")
    said = [value for value in unnamed if value != file and " " in value]
    bare = FILE.search(_BARE.sub("", QUOTED.sub("", words)))
    src = next((named[key] for key in _SOURCES if named.get(key)), "") or file
    caption = named.get("caption") or "".join(said[1:2])
    title = named.get("title", "")
    return {
        "src": src or (bare.group() if bare else "".join(unnamed[:1])),
        "alt": named.get("alt") or "".join(said[:1]) or caption or title,
        "caption": _caption(title, caption),
        "credit": " ".join(named.get("attr", "").split()),
        "link": named.get("link", "") or named.get("href", ""),
        "attributes": {name: named[name] for name in _LAYOUT if name in named},
    }


def html_of(picture: ShortcodePicture) -> str:
    """The picture as HTML."""
    attributes = {"src": picture["src"], "alt": picture["alt"], **picture.get("attributes", {})}
    said = "".join(f' {name}="{html_escape(value)}"' for name, value in attributes.items())
    img = f"<img{said}>"
    if link := picture.get("link", ""):
        img = f'<a href="{html_escape(link)}">{img}</a>'
    if not picture["caption"]:
        return img
    return (
        f"<figure>{img}<figcaption>{html_escape(plain(picture['caption']))}</figcaption></figure>"
    )


def _caption(title: str, caption: str) -> str:
    """The title that Hugo sets above the caption begins it, in bold."""
    if title and caption and title != caption:
        return f"**{escape(title)}** {escape(caption)}"
    return escape(caption or title)
