"""What the page in the browser shows now, and what may be asked for of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from exporter.desk.wishes import (
    ANY,
    Answer,
    Begun,
    Failed,
    Files,
    Inputs,
    Listed,
    Sheets,
    Unchanged,
    Wish,
    WordPages,
    stem_of,
)
from exporter.diagnostics import Diagnostic, has_errors
from exporter.results import file_name

Plain = Mapping[str, object]


@dataclass
class Shown:
    """The newest good pages of each edition, and what is known of them.

    `wish` is what was wished for last; where it could not be done, the pages are stale. `articles`
    are those that one may wish for. `files` are `None` until they are made.
    """

    wish: Wish
    articles: Sequence[str] = ()
    begun: Begun | None = None
    sheets: dict[str, Sheets] = field(default_factory=dict)
    word: dict[str, WordPages] = field(default_factory=dict)
    told: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    files: Mapping[str, bytes] | None = None
    is_busy: bool = True
    is_stale: bool = False
    since: int = 0
    """The number of the wish that is being worked at: what comes of older ones counts no more."""

    def wished(self, wish: Wish) -> None:
        """Something is wished for; what was made for another article is shown no more."""
        if wish.file != self.wish.file:
            self.sheets, self.word, self.begun, self.since = {}, {}, None, wish.number
        self.wish, self.is_busy = wish, True

    def lists(self, listed: Listed) -> bool:
        """Take in which articles there are; whether there were others."""
        self.articles, before = listed.articles, self.articles
        return tuple(before) != listed.articles

    def takes(self, answer: Answer) -> bool:
        """Take in an answer; whether it changes what is shown."""
        if answer.number != ANY and answer.number < self.since:
            return False
        if answer.number == self.wish.number and isinstance(answer, Inputs | Failed | Unchanged):
            self.is_busy = False
        match answer:
            case Begun():
                self.begun, self.told, self.files = answer, {}, None
                self.since = answer.number
            case Sheets():
                self.sheets[answer.edition] = answer
                self.told[answer.edition] = answer.told
                self.is_stale = False
            case Failed():
                self.told, self.files = {"": answer.told}, {}
                self.is_stale = True
            case Files():
                self.told, self.files = {"": answer.told}, answer.files
            case WordPages():
                self.word[answer.edition] = answer
        return not isinstance(answer, Begun | Listed)

    def page(self, name: str) -> tuple[bytes, int] | None:
        """The PDF and the number, from 1, of a page by its print; `None` where it is gone."""
        several: list[Sheets | WordPages] = [*self.sheets.values(), *self.word.values()]
        for one in several:
            if name in one.prints:
                return one.pdf, one.prints.index(name) + 1
        return None

    def names(self) -> list[str]:
        """The names of all files that there will be."""
        if self.begun is None:
            return []
        stem, begun = stem_of(self.wish.file), self.begun
        return [
            file_name(stem, edition, form) for edition in begun.editions for form in begun.formats
        ]

    def plain(self) -> Plain:
        """All of it, as JSON has it, but for pictures and files."""
        problems = dict.fromkeys(one for several in self.told.values() for one in several)
        return {
            "number": max((one.number for one in self.sheets.values()), default=0),
            "file": self.wish.file,
            "articles": list(self.articles),
            "look": self._look(),
            "busy": self.is_busy,
            "stale": self.is_stale and bool(self.sheets),
            "failed": has_errors(problems),
            "editions": [_edition(self.sheets[name]) for name in self._shown()],
            "word": {name: list(one.prints) for name, one in self.word.items()},
            "problems": [problem(one) for one in problems if not is_cut(one)],
            "files": {"names": self.names(), "made": sorted(self.files or ())},
            "finished": self.files is not None,
        }

    def _look(self) -> Plain:
        wish, begun = self.wish, self.begun
        one = next(iter(self.sheets.values()), None)
        return {
            "theme": wish.theme or (begun and begun.theme),
            "paper": wish.paper or (begun and begun.paper) or (one and one.paper),
            "language": wish.language or (one and one.language),
            "editions": begun.editions if begun else (),
            "alone": self._alone(),
            "word": wish.shows_word,
        }

    def _shown(self) -> Iterable[str]:
        """The editions that are set whenever something changes; others may be old."""
        order = self.begun.editions if self.begun else tuple(self.sheets)
        return [name for name in self._alone() or order if name in self.sheets]

    def _alone(self) -> list[str]:
        """The editions that are wished for without the others; none where all are."""
        order = self.begun.editions if self.begun else ()
        return [name for name in order if name in self.wish.editions]


def _edition(one: Sheets) -> Plain:
    pages: list[dict[str, object]] = json.loads(one.pages)
    return {
        "name": one.edition,
        "title": one.title,
        "language": one.language,
        "pages": [{"print": name, **page} for name, page in zip(one.prints, pages, strict=False)],
        "fit": {**one.fit, "cut": [_cut(cut) for cut in _cuts(one)]},
    }


def _cuts(one: Sheets) -> list[dict[str, object]]:
    cuts = one.fit["cut"]
    return cuts if isinstance(cuts, list) else []


def _cut(cut: dict[str, object]) -> Plain:
    file, line, column = cut["file"], cut["line"], cut["column"]
    where = ":".join(str(one) for one in (file, line, column) if one)
    return {**cut, "where": where, "path": _absolute(file)}


def problem(one: Diagnostic) -> Plain:
    """A diagnostic as the page in the browser has it."""
    place = one.place
    return {
        **asdict(one),
        "where": str(place) if place else "",
        "path": _absolute(place.file) if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
    }


def is_cut(one: Diagnostic) -> bool:
    """Whether a diagnostic tells what copyfitting left out, which is shown beside."""
    return one.code in ("cut", "no-room")


def _absolute(file: object) -> str | None:
    """The path of a file that there is, for a link; a link has no bytes that are no UTF-8."""
    try:
        path = Path(str(file or "")).absolute()
        return str(path).encode().decode() if path.is_file() else None
    except (OSError, UnicodeEncodeError):
        return None
