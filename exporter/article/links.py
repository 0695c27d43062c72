"""Which link targets an article may have, and how they are written."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

SCHEMES = ("http", "https", "mailto")

_UNSAFE = re.compile(r"""[\s<>"\\^`{|}]""")


def tidy(href: str) -> str:
    """`href` with the characters that a URL cannot hold percent-encoded; letters stay readable."""
    return _UNSAFE.sub(lambda match: quote(match.group()), href.strip())


def is_allowed(href: str) -> bool:
    """Whether `href` is an absolute http, https or mailto URL."""
    try:
        parts = urlsplit(href)
        host = parts.hostname
    except ValueError:  # a malformed IPv6 host
        return False
    if parts.scheme in ("http", "https"):
        return bool(host)
    return parts.scheme == "mailto" and bool(parts.path)
