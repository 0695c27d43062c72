"""Sets articles again and again, with all loaded that need not be loaded anew."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.batch import Order, Style
from exporter.batch.work import plain
from exporter.desk.prints import prints_of
from exporter.desk.traced import TRACE
from exporter.desk.wishes import Answer, Begun, Failed, Inputs, Ordering, Sheets, Wish
from exporter.desk.working_folder import back_to, working_folder
from exporter.diagnostics import DesignError, ExportError
from exporter.intake.doors import taken_by
from exporter.machine.confined import confined
from exporter.results import Export

if TYPE_CHECKING:
    from exporter.intake.incoming import Incoming
    from exporter.pipeline import Exporter

PDF = "pdf"

Stamp = tuple[int, int, int] | None


@dataclass(frozen=True)
class Work:
    """An article that has come in, what is asked for of it, and what exports it."""

    order: Order
    exporter: Exporter
    article: Incoming


class Setter:
    """Does wishes one after another, seen from `home`.

    `work` is the one that it did last, `None` where it failed.
    """

    def __init__(self, ordering: Ordering) -> None:
        self._ordering = ordering
        self._exporters: dict[Style, tuple[Exporter, dict[str, Stamp]]] = {}
        self._made_of: dict[str, Stamp] = {}
        self.home = working_folder()
        self.work: Work | None = None

    def answers(self, wish: Wish) -> Iterator[Answer]:
        """What comes of a wish, the editions that are shown first."""
        self.work = None
        try:
            back_to(self.home)
            order = _ordered(self._ordering(wish.file), wish)
            style = order.style
            yield Begun(wish.number, str(style.theme), style.paper, order.editions, order.formats)
            work = self._taken_in(order, wish)
            yield from self._set(work, wish)
            self.work = work
        except ExportError as failure:
            if isinstance(failure, DesignError):
                self._exporters.clear()
            yield Failed(wish.number, failure.diagnostics)

    def is_done(self, wish: Wish) -> bool:
        """Whether nothing has changed that the newest pages are made of, nor what is asked for."""
        if wish.changed is None or self.work is None:
            return False
        if os.path.abspath(wish.file) in wish.changed:  # noqa: PTH100
            return False
        return self._made_of == _stamps(self._made_of) and self._is_asked_for(wish, self.work)

    def _is_asked_for(self, wish: Wish, work: Work) -> bool:
        """Whether the project still asks for what was done; what is wrong with it is told later."""
        try:
            back_to(self.home)
            return _ordered(self._ordering(wish.file), wish) == work.order
        except ExportError:
            return False

    def _taken_in(self, order: Order, wish: Wish) -> Work:
        """An article in the language that is wished for; raises ExportError."""
        exporter = self._exporter(order.style)
        with taken_by(confined):
            article = exporter.incoming(wish.file, read_as=order.read_as)
        return Work(order, exporter, _spoken(article, wish.language))

    def _set(self, work: Work, wish: Wish) -> Iterator[Answer]:
        """The editions of an article, and then the files that they are made of."""
        shown = [one for one in work.order.editions if one in wish.editions] or work.order.editions
        groups = [(one,) for one in shown] if work.order.pages is None else [work.order.editions]
        made = []
        for editions in groups:
            result = work.exporter.export(
                work.article,
                editions=editions,
                formats=(PDF,),
                pages=work.order.pages,
                preflight=False,
                also=(TRACE,),
            )
            made.append(result)
            yield from _sheets(wish.number, result)
        paths = self._learn(work, made)
        yield Inputs(wish.number, paths)

    def _exporter(self, style: Style) -> Exporter:
        """One for a style, of which nothing has changed since it was made; raises DesignError."""
        kept = self._exporters.get(style)
        if kept is None or kept[1] != _stamps(kept[1]):
            stamps = _stamps(style.files())
            self._exporters.clear()
            self._exporters[style] = style.exporter(), stamps
        return self._exporters[style][0]

    def _learn(self, work: Work, made: Iterable[Export]) -> tuple[str, ...]:
        """What the pages are made of, so that it is known when it changes."""
        own = {str(path) for path in work.article.files}
        inputs = {str(path) for one in made for path in one.inputs}
        sought = {str(path) for one in made for path in one.looked_for}
        house = {*inputs - own, *work.order.style.files()}
        style = work.order.style
        exporter, known = self._exporters[style]
        self._exporters[style] = exporter, {**_stamps(house - known.keys()), **known}
        self._made_of = _stamps({*own, *house, *sought})
        return tuple(sorted({*own, *house, *sought}))


def _ordered(order: Order, wish: Wish) -> Order:
    """An order with what a wish says beside it."""
    theme, paper = wish.theme or order.style.theme, wish.paper or order.style.paper
    return replace(order, style=replace(order.style, theme=theme, paper=paper))


def _spoken(article: Incoming, language: str | None) -> Incoming:
    """An article as if it were in another language: its words, not those that we add."""
    if not language:
        return article
    whole = article.article.model_copy(update={"language": language})
    return replace(article, whereabouts=replace(article.whereabouts, article=whole))


def _sheets(number: int, result: Export) -> Iterator[Sheets]:
    from exporter.compose.view import View

    article = result.article
    for edition, fit in result.fits.items():
        own = {one.format: one.data for one in result.renditions if one.edition == edition}
        yield Sheets(
            number=number,
            edition=edition,
            title=article.headline or "",
            language=article.language,
            paper=View(article, None).paper,
            pdf=own[PDF],
            pages=own[TRACE.name].decode(),
            prints=prints_of(own[PDF]),
            fit=plain(fit),
            told=result.diagnostics,
        )


def _stamps(paths: Iterable[str]) -> dict[str, Stamp]:
    return {path: _stamp(path) for path in paths}


def _stamp(path: str) -> Stamp:
    try:
        about = Path(path).stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size, about.st_ino
