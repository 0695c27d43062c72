"""The only door by which layout reads anything: style resources by folder, pictures by name."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from exporter.machine.plain_files import bytes_of_plain, real_path
from exporter.styled import DRAWING_SCHEME, PICTURE_SCHEME

DATA = "data:"
MAX_FILE = 200_000_000  # bytes, as a picture may have
SVG_HEADERS = {"Content-Type": "image/svg+xml"}


class RefusedURLError(FatalURLFetchingError):  # type: ignore[misc]
    """A stylesheet or template asked for something outside its own folder."""


class StyleFetcher(URLFetcher):  # type: ignore[misc]
    """Reads files below the given folders, and remembers which; nothing else, no network.

    `texts` stand in for the contents of some.
    """

    def __init__(self, folders: Iterable[Path], texts: Mapping[Path, str] | None = None) -> None:
        super().__init__()
        self._texts = {real_path(path): text for path, text in (texts or {}).items()}
        self._folders = tuple(real_path(folder) for folder in folders)
        self.files: set[Path] = set()

    def fetch(self, url: str, _headers: object = None) -> URLFetcherResponse:
        """What a `file:` or `data:` URL names; raises RefusedURLError for any other URL."""
        if url.startswith(DATA):
            return super().fetch(url)
        path = local_path(url)
        if path is None or not self.allows(path):
            raise RefusedURLError(url)
        self.files.add(path)
        return URLFetcherResponse(url, self.content(path))

    def content(self, path: Path) -> bytes:
        """The bytes of a file, or what stands in for them; raises OSError."""
        text = self._texts.get(real_path(path))
        return bytes_of_plain(path, MAX_FILE) if text is None else text.encode()

    def allows(self, path: Path) -> bool:
        """Whether a file lies below one of the folders."""
        return any(path.is_relative_to(folder) for folder in self._folders)


class PictureFetcher(URLFetcher):  # type: ignore[misc]
    """Serves the article's checked pictures by the name in their `picture:` URL, and our drawings,
    as SVG, by that in their `drawing:` URL; and the `files` that stylesheets name, as pictures of
    the house."""

    def __init__(
        self,
        pictures: Mapping[str, bytes],
        drawings: Mapping[str, bytes],
        files: Collection[Path] = (),
    ) -> None:
        super().__init__()
        self._served = {PICTURE_SCHEME: pictures, DRAWING_SCHEME: drawings}
        self._named = files

    @functools.cached_property
    def _files(self) -> frozenset[Path]:
        """The files that may be asked for; most articles ask for none."""
        return frozenset(map(real_path, self._named))

    def fetch(self, url: str, _headers: object = None) -> URLFetcherResponse:
        """A picture's bytes, or those of one within an SVG; raises RefusedURLError for any other
        URL."""
        if url.startswith(DATA):
            return super().fetch(url)
        path = local_path(url)
        if path and path in self._files:
            return URLFetcherResponse(url, bytes_of_plain(path, MAX_FILE), _headers_of(path))
        scheme, _, name = url.partition(":")
        served = self._served.get(scheme, {})
        if unquote(name) not in served:
            raise RefusedURLError(url)
        data = served[unquote(name)]
        return URLFetcherResponse(url, data, SVG_HEADERS if data.startswith(b"<") else {})


def _headers_of(path: Path) -> dict[str, str]:
    return SVG_HEADERS if path.suffix.lower() == ".svg" else {}


def absolute(base: str, url: str) -> str:
    """A URL from where another one leads; as it is where it is none (RFC 3986)."""
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def local_path(url: str) -> Path | None:
    """The resolved path of a `file:` URL on this machine, `None` for any other URL, and for what
    is none."""
    try:
        parts = urlsplit(url)
        is_here = parts.scheme == "file" and not parts.netloc
        return real_path(Path(url2pathname(parts.path))) if is_here else None
    except (ValueError, OSError):  # no address, or no path
        return None
