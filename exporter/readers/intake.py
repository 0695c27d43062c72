"""An article as it comes in, a value or a file: with its pictures, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from exporter.article import Article
from exporter.article.charts.chart import chart_errors
from exporter.article.pictures import Pictures, decorations, pictures_of, sources_of
from exporter.article.whereabouts import Whereabouts
from exporter.diagnostics import Diagnostic
from exporter.readers.table import STDIN, load

NAMELESS = "article"


@dataclass(frozen=True)
class Incoming:
    """An article with the places of its parts; `path` is `None` for one that is in no file."""

    whereabouts: Whereabouts
    pictures: Pictures
    diagnostics: tuple[Diagnostic, ...]
    path: Path | None = None

    @property
    def article(self) -> Article:
        """The article itself."""
        return self.whereabouts.article

    @property
    def stem(self) -> str:
        """What its files are called after."""
        return self.path.stem if self.path else NAMELESS

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that it consists of."""
        own = (self.path,) if self.path else ()
        return (*own, *filter(None, (picture.path for picture in self.pictures.values())))


def incoming(
    source: Article | Path | str,
    *,
    folder: Path | None = None,
    read_as: str | None = None,
    stdin: bytes | None = None,
) -> Incoming:
    """An article, or that of a file, or that of standard input where `source` is `-`.

    `folder` is where the pictures of an Article are. Raises ArticleError, FileError, UsageError.
    """
    if isinstance(source, Article):
        return _value(source, folder)
    return _read(Path(source), read_as, stdin)


def _value(article: Article, folder: Path | None) -> Incoming:
    pictures, about_pictures = pictures_of(article, folder)
    problems = (*about_pictures, *decorations(article, {}), *chart_errors(article, {}))
    return Incoming(Whereabouts(article, {}), pictures, problems)


def _read(path: Path, read_as: str | None, stdin: bytes | None) -> Incoming:
    reading = load(path, format=read_as, stdin=stdin)
    shown = sources_of(reading.article)
    pictures = {src: reading.pictures[src] for src in shown if src in reading.pictures}
    whereabouts = Whereabouts(reading.article, reading.places)
    own = None if str(path) == STDIN else path
    return Incoming(whereabouts, pictures, reading.diagnostics, own)
