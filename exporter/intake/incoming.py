"""An article as it comes in: with its pictures, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.article import Article
from exporter.article.allowance import Allowance
from exporter.article.article_script import unfit_language
from exporter.article.budgets import overruns
from exporter.article.charts.chart import chart_errors
from exporter.article.pictures import (
    Picture,
    Pictures,
    check,
    decorations,
    looked_for,
    picture_in,
    sources_of,
)
from exporter.article.places import Loc
from exporter.article.whereabouts import Whereabouts
from exporter.compose.unspoken import unspoken
from exporter.diagnostics import ArticleError, Diagnostic, Place, has_errors, warning
from exporter.intake.doors import DOORS, Door, door_for, taken
from exporter.intake.handed import NAME, Given, handed, refused
from exporter.readers.reader_table import STDIN, load

if TYPE_CHECKING:  # few houses have any
    from exporter.readers.house.declared import Declared
    from exporter.readers.house.defaults import Defaults

NAMELESS = "article"


@dataclass(frozen=True)
class Incoming:
    """An article with the places of its parts; `path` is `None` for one that is in no file.

    `looked_for` are the paths at which it was looked for its pictures, found or not.
    """

    whereabouts: Whereabouts
    pictures: Pictures
    diagnostics: tuple[Diagnostic, ...]
    path: Path | None = None
    looked_for: tuple[Path, ...] = ()

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
        """The files that it consists of; pictures that travel in one of them are no files."""
        own = (self.path,) if self.path else ()
        paths = (picture.path for picture in self.pictures.values())
        return (*own, *(path for path in paths if path is not None and path not in own))


def incoming(
    source: Given,
    *,
    folder: Path | None = None,
    read_as: str | None = None,
    stdin: bytes | None = None,
    declared: Declared | None = None,
    defaults: Defaults | None = None,
    root: Path | None = None,
    unsaved: bytes | None = None,
) -> Incoming:
    """An article, or that of a file, or that of standard input where `source` is `-`.

    `unsaved` is what is to be in the file, where that is not so yet. `folder` is where the pictures
    of an article are that is in no file; those of any article may be in all of `root`.
    `declared` are the fields of the house, `defaults` what an article in a file says where it says
    nothing of its own. Raises ArticleError, FileError, UsageError.
    """
    if isinstance(source, Article):
        return _telling(_value(source, folder, root, declared))
    given = handed(source, read_as)
    if isinstance(given, Path):
        rules = _Rules(folder, root, declared, defaults, unsaved=unsaved)
        return _from(given, read_as, stdin, rules)
    try:
        rules = _Rules(folder, root, declared, defaults, NAME)
        made = _from(Path(STDIN), given.read_as, given.data, rules)
    except ArticleError as failure:
        raise refused(failure, given) from failure
    return replace(made, diagnostics=given.told(made.diagnostics))


@dataclass(frozen=True)
class _Rules:
    """What holds for an article in a file, or handed over: `name` is what messages call it then."""

    folder: Path | None
    root: Path | None
    declared: Declared | None
    defaults: Defaults | None
    name: str = "<stdin>"
    unsaved: bytes | None = None


def _from(path: Path, read_as: str | None, stdin: bytes | None, rules: _Rules) -> Incoming:
    door = door_for(str(path), read_as)
    if door:
        return _telling(_held(door, path, stdin, rules))
    return _telling(_read(path, read_as, stdin, rules))


def _telling(found: Incoming) -> Incoming:
    """An article that also tells what its language asks for that we have not."""
    return replace(found, diagnostics=(*found.diagnostics, *unspoken(found.whereabouts)))


def _value(
    article: Article, folder: Path | None, root: Path | None, declared: Declared | None
) -> Incoming:
    pictures, amiss = _pictures(article, folder, root, {})
    own = _about_fields(article, declared, None)
    unfit = unfit_language(article, {})
    problems = (*amiss, *decorations(article, {}), *chart_errors(article, {}), *own, *unfit)
    sought = _sought(article, folder, root)
    return Incoming(Whereabouts(article, {}), pictures, problems, looked_for=sought)


def _about_fields(
    article: Article, declared: Declared | None, place: Place | None
) -> list[Diagnostic]:
    if declared is None:
        return []
    from exporter.readers.house.house_check import problems_of

    return problems_of(article.extra, declared, place)


def _read(path: Path, read_as: str | None, stdin: bytes | None, rules: _Rules) -> Incoming:
    reading = load(
        path,
        format=read_as,
        stdin=stdin,
        folder=rules.folder,
        name=rules.name,
        others=tuple(DOORS),
        root=rules.root,
        declared=rules.declared,
        defaults=rules.defaults,
        unsaved=rules.unsaved,
    )
    shown = sources_of(reading.article)
    pictures = {src: reading.pictures[src] for src in shown if src in reading.pictures}
    whereabouts = Whereabouts(reading.article, {**reading.places, **reading.beside})
    own = None if str(path) == STDIN else path
    sought = _sought(reading.article, reading.folder, rules.root)
    unfit = unfit_language(reading.article, reading.places)
    return Incoming(whereabouts, pictures, (*reading.diagnostics, *unfit), own, sought)


def _held(door: Door, path: Path, stdin: bytes | None, rules: _Rules) -> Incoming:
    from exporter.provenance.found import MAX_FILE
    from exporter.readers.files import bytes_of
    from exporter.readers.other_kinds import refuse_other

    is_stdin = str(path) == STDIN
    name = rules.name if is_stdin else str(path)
    data = (stdin or b"") if is_stdin else bytes_of(path, MAX_FILE)
    refuse_other(data, name, door.name)
    held = taken(door, data, name)
    house = None if held.is_ours else rules.defaults
    article = house.completed(held.article) if house else held.article
    places: dict[Loc, Place] = {(): Place(name)}
    folder = _folder(path, rules)
    pictures, amiss = _pictures(article, folder, rules.root, held.pictures)
    said = (warning(over.code, over.message, places[()], over.hint) for over in overruns(article))
    about = (
        *held.diagnostics,
        *amiss,
        *decorations(article, places),
        *chart_errors(article, places),
        *unfit_language(article, places),
        *_about_fields(article, rules.declared, places[()]),
        *said,
    )
    told = tuple(replace(one, place=one.place or places[()]) for one in about)
    if has_errors(told):
        raise ArticleError(told)
    own, sought = None if is_stdin else path, _sought(article, folder, rules.root)
    return Incoming(Whereabouts(article, places), pictures, told, own, sought)


def _folder(path: Path, rules: _Rules) -> Path | None:
    """Where the pictures of an article are; `None` for what was handed over, with no folder."""
    if str(path) != STDIN:
        return path.parent
    return rules.folder if rules.name == NAME else Path()


def _sought(article: Article, folder: Path | None, root: Path | None) -> tuple[Path, ...]:
    """The paths at which it is looked for the pictures of an article."""
    paths = (looked_for(src, folder, root) for src in dict.fromkeys(sources_of(article)))
    return tuple(path for path in paths if path is not None)


def _pictures(
    article: Article, folder: Path | None, root: Path | None, held: Mapping[str, bytes]
) -> tuple[Pictures, list[Diagnostic]]:
    """The pictures of an article, out of its own file before those in a folder; what is amiss."""
    pictures: dict[str, Picture] = {}
    amiss: list[Diagnostic] = []
    allowance = Allowance()
    for src in sources_of(article):
        inside = partial(picture_in, src, held[src]) if src in held else None
        checked = allowance.checked(src, inside or partial(check, src, folder, root))
        if isinstance(checked, Picture):
            pictures[src] = checked
            amiss += checked.warnings
        else:
            amiss.append(checked)
    return pictures, list(dict.fromkeys(amiss))
