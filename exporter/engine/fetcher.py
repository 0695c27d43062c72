"""The only door by which layout reads anything: style resources by folder, pictures by name."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from exporter.styled import DRAWING_SCHEME, PICTURE_SCHEME

SVG_HEADERS = {"Content-Type": "image/svg+xml"}


class RefusedURLError(FatalURLFetchingError):  # type: ignore[misc]
    """A stylesheet or template asked for something outside its own folder."""


class StyleFetcher(URLFetcher):  # type: ignore[misc]
    """Reads files below the given folders, and remembers which; nothing else, no network."""

    def __init__(self, folders: Iterable[Path]) -> None:
        super().__init__()
        self._folders = tuple(folder.resolve() for folder in folders)
        self.files: set[Path] = set()

    def fetch(self, url: str, _headers: object = None) -> URLFetcherResponse:
        """The file that a `file:` URL names; raises RefusedURLError for any other URL."""
        path = local_path(url)
        if path is None or not self.allows(path):
            raise RefusedURLError(url)
        self.files.add(path)
        return URLFetcherResponse(url, path.read_bytes())

    def allows(self, path: Path) -> bool:
        """Whether a file lies below one of the folders."""
        return any(path.is_relative_to(folder) for folder in self._folders)


class PictureFetcher(URLFetcher):  # type: ignore[misc]
    """Serves the article's checked pictures by the name in their `picture:` URL, and our drawings,
    as SVG, by that in their `drawing:` URL."""

    def __init__(self, pictures: Mapping[str, bytes], drawings: Mapping[str, bytes]) -> None:
        super().__init__()
        self._served = {PICTURE_SCHEME: pictures, DRAWING_SCHEME: drawings}

    def fetch(self, url: str, _headers: object = None) -> URLFetcherResponse:
        """A picture's bytes, or those of one within an SVG; raises RefusedURLError for any other
        URL."""
        scheme, _, name = url.partition(":")
        if scheme == "data":
            return URLFetcherResponse(url, _embedded(name))
        served = self._served.get(scheme, {})
        if unquote(name) not in served:
            raise RefusedURLError(url)
        data = served[unquote(name)]
        return URLFetcherResponse(url, data, SVG_HEADERS if data.startswith(b"<") else {})


def _embedded(written: str) -> bytes:
    """What a `data:` URL in base64 holds; our templates write none, and SVG was checked before."""
    start, _, content = written.partition(";base64,")
    if not start.startswith("image/"):
        raise RefusedURLError(f"data:{start}")
    return base64.b64decode(unquote(content))


def local_path(url: str) -> Path | None:
    """The resolved path of a `file:` URL on this machine, `None` for any other URL."""
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc:
        return None
    return Path(url2pathname(parts.path)).resolve()
