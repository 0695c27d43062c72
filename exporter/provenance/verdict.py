"""Is a file still what was made, and are its article and its design still what it was made of?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from exporter.article import Article, pictures
from exporter.diagnostics import Diagnostic, Place, error, note, warning
from exporter.provenance.found import Found
from exporter.provenance.record import PICTURE, Ingredient, fingerprint, matches
from exporter.version import __version__

SAME, DIFFERS, ABSENT = "same", "differs", "absent"


@dataclass(frozen=True)
class Original:
    """The article as it is now: its name for diagnostics, and the folder of its pictures.

    `root` is where they may be else.
    """

    name: str
    article: Article
    folder: Path | None
    root: Path | None = None


@dataclass(frozen=True)
class Verdict:
    """What became of a file and of what it was made of.

    `article` and the states of `ingredients` are `same`, `differs` or `absent`, which is what
    cannot be compared here.
    """

    file: str
    found: Found
    original: str | None
    article: str
    ingredients: tuple[tuple[Ingredient, str], ...]

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Errors where the file or its article was changed; a changed design is a warning."""
        return tuple(self._diagnostics())

    def as_dict(self) -> dict[str, object]:
        """The verdict for programs."""
        record = self.found.record
        return {
            "file": self.file,
            "unchanged": self.found.unchanged,
            "article": self.article,
            "brief": record.brief,
            "profile": record.profile,
            "edition": record.edition,
            "ingredients": [{**asdict(one), "here": state} for one, state in self.ingredients],
        }

    def _diagnostics(self) -> Iterator[Diagnostic]:
        place = Place(self.file)
        if not self.found.unchanged:
            yield error("file-changed", "the file was changed since brief made it", place)
        if self.article == DIFFERS:
            message = "the article is not the one that the file was made from"
            yield error("article-differs", message, Place(self.original or self.file))
        for one, state in self.ingredients:
            if state == DIFFERS:
                told = error if one.kind == PICTURE else warning
                message = f"the {one.kind} {one.name} is not the one that the file was made with"
                yield told("ingredient-differs", message, place)
        if self.found.record.brief != __version__:
            message = f"brief {self.found.record.brief} made it, and this is {__version__}"
            yield note("other-version", message, place)


def verdict(file: str, found: Found, original: Original | None) -> Verdict:
    """Compare a record with its article as it is now, and with the design on this machine."""
    states = tuple((one, _state(one, original)) for one in found.record.ingredients)
    if original is None:
        return Verdict(file, found, None, ABSENT, states)
    now = fingerprint(original.article.to_json().encode())
    article = SAME if now == found.record.article else DIFFERS
    return Verdict(file, found, original.name, article, states)


def _state(one: Ingredient, original: Original | None) -> str:
    path = one.path
    if one.kind == PICTURE and original and original.folder:
        checked = pictures.check(one.name, original.folder, original.root)
        path = checked.path if isinstance(checked, pictures.Picture) else None
    if path is None or not path.is_file():
        return ABSENT
    return SAME if matches(one, path) else DIFFERS
