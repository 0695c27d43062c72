"""Which link targets an article may have, and how they are written."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

SCHEMES = ("http", "https", "mailto")

LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,29}")
"""What a part may be called: a Word bookmark holds no more."""

_UNSAFE = re.compile(r"""[\s<>"\\^`{|}]""")


def tidy(href: str) -> str:
    """`href` with the characters that a URL cannot hold percent-encoded; letters stay readable."""
    return _UNSAFE.sub(lambda match: quote(match.group()), href.strip())


def label_in(href: str) -> str | None:
    """The label that `href` leads to within the article, `poll` of `#poll`; else `None`."""
    label = href.removeprefix("#")
    return label if label != href and LABEL.fullmatch(label) else None


def is_allowed(href: str) -> bool:
    """Whether `href` is an absolute http, https or mailto URL, or leads to a label."""
    return label_in(href) is not None or is_address(href)


def is_address(href: str) -> bool:
    """Whether `href` is an absolute http, https or mailto URL."""
    try:
        parts = urlsplit(href)
        host = parts.hostname
    except ValueError:  # a malformed IPv6 host
        return False
    if parts.scheme in ("http", "https"):
        return bool(host)
    return parts.scheme == "mailto" and bool(parts.path)
