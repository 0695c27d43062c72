"""HTML and stylesheets, parsed, and the fonts that they are set in."""

from __future__ import annotations

import atexit
import functools
import os
import shutil
import threading
from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.css.tokens import Pending
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from exporter.diagnostics import FileError
from exporter.engine.font_choice import restrict
from exporter.machine.scratch import scratch_folder
from exporter.machine.signals import held_back
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
        fetcher = fetcher or _usual_fetcher()
        super().__init__(string=text, base_url=base_url, url_fetcher=fetcher, font_config=fonts)
        for pending in _pending([*vars(self.matcher).values(), self.page_rules]):
            pending.__class__ = _anew_at_each_layout(type(pending))  # type: ignore[arg-type]


@functools.cache
def _usual_fetcher() -> URLFetcher:
    """WeasyPrint's own; each stylesheet would make one, which takes longer than to parse a line."""
    return URLFetcher()


def _pending(values: Iterable[object]) -> Iterator[Pending]:
    """The values of a sheet that only layout can judge, since they have a `var()`."""
    for value in values:
        if isinstance(value, Pending):
            yield value
        elif isinstance(value, dict):
            yield from _pending(value.values())
        elif isinstance(value, list | tuple):
            yield from _pending(value)


@functools.cache
def _anew_at_each_layout(kind: type[object]) -> type[object]:
    """A kind of value that says each time that it is wrong; WeasyPrint's says so once, so that
    the second article in a style would not be told."""

    def is_told(_: object) -> bool:
        return False

    def forget(_: object, is_told: bool) -> None:
        """Whether it is told now does not matter at the next layout."""

    return type(kind.__name__, (kind,), {"_reported_error": property(is_told, forget)})


@functools.lru_cache(maxsize=256)
def kept_sheet(text: str) -> Sheet:
    """A stylesheet that many documents are tried with: what it makes of variables stays known."""
    return Sheet(text)


class HTMLDocument(HTML):  # type: ignore[misc]
    """Composed HTML, parsed; `fetcher` gets its pictures, and all else that it names."""

    def __init__(self, text: str, fetcher: URLFetcher | None = None) -> None:
        super().__init__(string=text, base_url=f"{PICTURE_SCHEME}:", url_fetcher=fetcher)


_declaring = threading.Lock()


class _Fonts(FontConfiguration):  # type: ignore[misc]
    """Fonts that lie in a folder of ours, which the next run sweeps when this one is killed."""

    _folder: Path | None

    def __init__(self) -> None:
        super().__init__()
        with _blaming_the_disk(), held_back():
            self._folder, self._held = self._ours, _ = scratch_folder()
            self._process = os.getpid()

    def leave(self) -> None:
        """The folder is another process's."""
        self._folder = None

    def take_away(self) -> None:
        """Take their folder away, if it was made by this process."""
        if self._process == os.getpid():
            shutil.rmtree(self._ours, ignore_errors=True)

    def add_font_face(self, descriptors: Mapping[str, Any], fetcher: URLFetcher | None) -> None:
        """As WeasyPrint's, but a font of the machine, which is another one elsewhere, is passed
        over, and half a font on a full disk is neither kept nor a bug."""
        with _declaring:  # fontconfig takes one at a time, and no thread may believe half of one
            self._add(descriptors, fetcher)

    def _add(self, descriptors: Mapping[str, Any], fetcher: URLFetcher | None) -> None:
        files = [source for source in descriptors["src"] if source[0] != "local"]
        there = set(self._ours.iterdir())
        try:
            with _blaming_the_disk():
                super().add_font_face({**descriptors, "src": files}, fetcher)
        except FileError:
            for half in set(self._ours.iterdir()) - there:
                half.unlink()
            raise


@contextmanager
def _blaming_the_disk() -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        message = f"temporary files cannot be written: {problem.strerror or problem}"
        raise FileError.at("no-temporary-folder", message) from problem


_configurations: dict[Hashable, _Fonts] = {}


def begin_fonts_anew() -> list[_Fonts]:
    """In a copy of a process (`fork`): fonts that are added from now on are its own, in a folder of
    its own. Among those that it shares no other copy would find them, nor know that they are there.

    Returns the old ones, which have to live as long as what was laid out with them.
    """
    shared = list(_configurations.values())
    for fonts in shared:
        fonts.leave()
    _configurations.clear()
    return shared


def _take_away_fonts() -> None:
    """Free them while WeasyPrint is still whole, whoever still has them."""
    for fonts in _configurations.values():
        fonts.take_away()
    _configurations.clear()


def font_configuration(faces: Hashable = None) -> _Fonts:
    """The process's one font configuration for a house's own faces, or for those that have none.

    `faces` is equal where what declares them is. Each configuration leaks a quarter megabyte.

    Raises FileError `no-temporary-folder`. See docs/decisions/weasyprint-one-font-configuration.md.
    """
    if faces not in _configurations:
        if not _configurations:
            atexit.register(_take_away_fonts)
        fonts = _Fonts()
        restrict(fonts)
        _configurations[faces] = fonts
    return _configurations[faces]
