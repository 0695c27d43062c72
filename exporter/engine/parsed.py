"""HTML and stylesheets, parsed, and the fonts that they are set in."""

from __future__ import annotations

import atexit
import functools

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from exporter.styled import PICTURE_SCHEME

__all__ = ["FontConfiguration", "HTMLDocument", "Sheet", "URLFetcher", "font_configuration"]


class Sheet(CSS):  # type: ignore[misc]  # WeasyPrint has no types
    """A parsed stylesheet.

    `fetcher` gets what it names, relative to `base_url`; `fonts` takes the faces that it declares.
    """

    def __init__(
        self,
        text: str,
        *,
        base_url: str | None = None,
        fetcher: URLFetcher | None = None,
        fonts: FontConfiguration | None = None,
    ) -> None:
        super().__init__(string=text, base_url=base_url, url_fetcher=fetcher, font_config=fonts)


class HTMLDocument(HTML):  # type: ignore[misc]
    """Composed HTML, parsed; `fetcher` gets its pictures, and all else that it names."""

    def __init__(self, text: str, fetcher: URLFetcher | None = None) -> None:
        super().__init__(string=text, base_url=f"{PICTURE_SCHEME}:", url_fetcher=fetcher)


@functools.cache
def font_configuration() -> FontConfiguration:
    """The process's one font configuration: each further one would leak a quarter megabyte.

    See docs/decisions/weasyprint-one-font-configuration.md.
    """
    atexit.register(font_configuration.cache_clear)  # freed while WeasyPrint is still whole
    return FontConfiguration()
