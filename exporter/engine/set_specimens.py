"""Specimens under the stylesheets of a house: computed once for all articles that are set alike."""

from __future__ import annotations

import functools
from pathlib import Path

from exporter.engine.cascade import Cascade
from exporter.engine.fetcher import PictureFetcher
from exporter.engine.messages import collected
from exporter.engine.parsed import FontConfiguration, HTMLDocument, Sheet
from exporter.styled import Element


@functools.lru_cache(maxsize=32)
def specimen_in(
    html: str,
    sheets: tuple[Sheet, ...],
    setting: Sheet,
    fonts: FontConfiguration,
    families: frozenset[str],
    files: tuple[Path, ...],
) -> Element:
    """The `html` element of a specimen; `setting` is how copyfitting sets the type of the article.

    What is wrong in the stylesheets is told of the article itself.
    """
    with collected():
        return _matched(html, sheets, fonts, families, files).adding(setting).styled_root()


@functools.lru_cache(maxsize=4)
def _matched(
    html: str,
    sheets: tuple[Sheet, ...],
    fonts: FontConfiguration,
    families: frozenset[str],
    files: tuple[Path, ...],
) -> Cascade:
    """A specimen under the stylesheets of an edition, which match alike in every setting."""
    document = HTMLDocument(html, PictureFetcher({}, {}, files))
    return Cascade(document, sheets, fonts, families)
