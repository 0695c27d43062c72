"""The stages in their order: read, compose, style, fit, write, check.

An `Exporter` loads templates, stylesheets and fonts once and exports many articles; it returns
values, prints nothing and touches no output folder.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypedDict, Unpack

from exporter import resources
from exporter.article import Article
from exporter.article.data_urls import picture_name
from exporter.article.whereabouts import Whereabouts
from exporter.compose.composer import Composer
from exporter.compose.template_failures import refusals_placed
from exporter.compose.view import View, metadata_of
from exporter.diagnostics import (
    ArticleError,
    ContractError,
    DesignError,
    Diagnostic,
    ExportError,
    UsageError,
    has_errors,
)
from exporter.diagnostics.hints import listed
from exporter.drawings.artwork import Artwork, artwork_of
from exporter.engine.cascade import Cascade
from exporter.engine.messages import collected, layout_diagnostics
from exporter.engine.parsed import HTMLDocument, font_configuration
from exporter.fit.fitting import fitted
from exporter.fit.outcome import Fitted, cut_notes
from exporter.intake.incoming import Incoming, incoming
from exporter.preflight.made import Promised, ShownPicture, checked
from exporter.provenance import Provenance, fingerprint, ingredients_of
from exporter.resources import DEFAULT_THEME, EDITIONS, PAPERS
from exporter.results import Export, Rendition, check_editions
from exporter.style.blame import attempted
from exporter.style.design import Design
from exporter.style.profiles import DEFAULT_PROFILE, profile_of
from exporter.version import __version__
from exporter.writers.laid_out import LaidOut
from exporter.writers.table import formats_of, output_format

__all__ = ["Export", "Exporter", "Rendition", "export"]

ICC_HINT = "add --profile press"

Stage = Callable[[str], None]
"""Told the name of each stage as it begins."""


def _silent(_: str) -> None:
    pass


@dataclass(frozen=True)
class Limit:
    """How many pages an edition may have, if so many are asked for; whether for several at once."""

    pages: int | None
    is_shared: bool


@dataclass(frozen=True)
class Edition:
    """An edition of an article: its pages, its files, and what was noticed."""

    settled: Fitted
    renditions: tuple[Rendition, ...]
    diagnostics: tuple[Diagnostic, ...]


class Exporter:
    """Exports articles in one house style; what it loads, it loads once.

    `theme` is a name or a .css file, `paper` is `a4` or `letter` (`None`: by the article's locale),
    `styles` come last in the cascade. `templates` is a folder whose templates come before ours;
    a new edition is a template and a stylesheet there. `profile` is `office`, `press` or `draft`;
    `icc` is the profile of the press (`None`: ours).
    Raises DesignError where a theme, stylesheet or template cannot be used.
    """

    def __init__(
        self,
        *,
        theme: str | Path = DEFAULT_THEME,
        paper: str | None = None,
        styles: Sequence[Path] = (),
        templates: Path | None = None,
        profile: str = DEFAULT_PROFILE,
        icc: Path | None = None,
    ) -> None:
        paper = paper.lower() if paper else None
        if paper not in (None, *PAPERS):
            hint = f"choose {listed(PAPERS)}"
            raise UsageError.at("paper", f"there is no paper {paper!r}", hint=hint)
        self._made_by = partial(
            type(self),
            theme=theme,
            paper=paper,
            styles=styles,
            templates=templates,
            profile=profile,
            icc=icc,
        )
        self._paper = paper
        self._profile = profile_of(profile)
        self._icc = icc or resources.icc_profile()
        if icc and not self._profile.prints:
            raise UsageError.at("icc", "only a press needs an ICC profile", hint=ICC_HINT)
        self._design = Design(theme, styles, templates, self._profile.stylesheet)
        self._composer = Composer(*filter(None, (templates, resources.templates_folder())))
        self._templates = templates

    def __reduce__(self) -> tuple[Callable[[], Exporter], tuple[()]]:
        """How pickle makes it again: anew, for what it has loaded cannot leave its process."""
        return self._made_by, ()

    def export(
        self,
        source: Article | Path | str,
        *,
        editions: Sequence[str] = EDITIONS,
        formats: Sequence[str] | None = None,
        folder: Path | None = None,
        read_as: str | None = None,
        stdin: bytes | None = None,
        strict: bool = False,
        pages: int | None = None,
        preflight: bool = True,
        on_stage: Stage = _silent,
    ) -> Export:
        """Export an article, or the file that holds it, to every edition in every format.

        `formats` of `None` are all that the profile makes; with none, pages are settled, and no
        file is made of them. `folder` is where an Article's pictures are; a file's pictures are in
        its own folder. `strict` makes warnings errors; `pages` is how many pages an edition may
        have, whatever its stylesheet says; of several editions, one whose stylesheet allows fewer
        keeps to that. `preflight` checks the finished files.

        Raises ArticleError, ContractError, DesignError, FileError.
        """
        check_editions(editions, self._templates)
        formats = formats_of(self._profile, formats)
        on_stage("read")
        article = incoming(source, folder=folder, read_as=read_as, stdin=stdin)
        told = _accepted(article.diagnostics, ArticleError, strict=strict)
        made = self._editions(article, editions, formats, pages, on_stage)
        noticed = (one for edition in made.values() for one in edition.diagnostics)
        told = _accepted((*told, *noticed), DesignError, strict=strict)
        renditions = tuple(one for edition in made.values() for one in edition.renditions)
        if preflight and (purpose := self._profile.checked_for):
            on_stage("check the files")
            amiss = (
                one
                for item in renditions
                if output_format(item.format).is_checked
                for one in checked(item.data, item.name(article.stem), purpose, item.promised)
            )
            told = _accepted((*told, *amiss), ContractError, strict=strict)
        fits = {name: edition.settled.fit for name, edition in made.items()}
        inputs = self._inputs(article, editions)
        return Export(article.article, renditions, told, inputs, fits)

    def _editions(
        self,
        article: Incoming,
        names: Sequence[str],
        formats: Sequence[str],
        pages: int | None,
        on_stage: Stage,
    ) -> dict[str, Edition]:
        """Every edition by its name, set and written; those that do not fit are told together."""
        made: dict[str, Edition] = {}
        broken: list[Diagnostic] = []
        pictures = self._printable(article)
        with _collector_paused():
            for name in names:
                on_stage(f"set the {name}")
                limit = Limit(pages, is_shared=len(names) > 1)
                try:
                    made[name] = self._edition(article, pictures, name, formats, limit)
                except ContractError as failure:
                    broken += failure.diagnostics
        if broken:
            raise ContractError(broken)
        return made

    def _printable(self, article: Incoming) -> Mapping[str, bytes]:
        """The article's pictures as the profile prints them."""
        if not article.pictures:
            return {}
        from exporter.drawings.pixels import Colours, printable  # slow to load

        return printable(article.pictures, Colours(self._profile.prints, self._icc))

    def _edition(
        self,
        article: Incoming,
        pictures: Mapping[str, bytes],
        name: str,
        formats: Sequence[str],
        limit: Limit,
    ) -> Edition:
        """An edition; raises DesignError where a house's stylesheet makes that fail."""
        return attempted(
            lambda design: self._in(design)._made(article, pictures, name, formats, limit),  # noqa: SLF001
            self._design,
            name,
        )

    def _in(self, design: Design) -> Exporter:
        """The same exporter in another house style."""
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__, _design=design)
        return other

    def _made(
        self,
        article: Incoming,
        pictures: Mapping[str, bytes],
        name: str,
        formats: Sequence[str],
        limit: Limit,
    ) -> Edition:
        with collected():  # what is wrong in a stylesheet is told of the pages
            artwork, undrawn = artwork_of(
                article.whereabouts, name, self._design, self._paper, pictures
            )
        settled, noticed = self._settled(article, name, artwork, limit)
        renditions, told = self._written(settled, article, name, formats, artwork)
        return Edition(settled, renditions, (*undrawn, *noticed, *told))

    def _settled(
        self, article: Incoming, edition: str, artwork: Artwork, limit: Limit
    ) -> tuple[Fitted, list[Diagnostic]]:
        """An edition's pages, and what was noticed while they were set."""
        html = self._composer.compose(
            article.article,
            edition,
            paper=self._paper,
            pictures=artwork.pictures.keys(),
            drawings=artwork.drawings,
        )
        places = article.whereabouts
        made_of = (*self._composer.templates_of(edition), *self._design.files(edition))
        with collected() as lines, refusals_placed(made_of):
            cascade = self._cascade(html, edition, artwork)
            settled = fitted(
                cascade, edition, limit.pages, places.of_part, is_shared=limit.is_shared
            )
        diagnostics = [*self._design.diagnostics(edition), *cut_notes(settled.fit, edition)]
        return settled, [*diagnostics, *layout_diagnostics(lines, places.of_character)]

    def _written(
        self,
        settled: Fitted,
        article: Incoming,
        edition: str,
        formats: Sequence[str],
        artwork: Artwork,
    ) -> tuple[tuple[Rendition, ...], list[Diagnostic]]:
        """An edition in every format, and what the writers noticed."""
        laid_out = self._laid_out(settled, article, edition, artwork)
        promised = _promised(settled, article.whereabouts)
        renditions: list[Rendition] = []
        diagnostics: list[Diagnostic] = []
        for name in formats:
            written = output_format(name).written(laid_out, self._profile.way)
            diagnostics += written.diagnostics
            renditions.append(
                Rendition(edition, name, written.data, settled.layout.pages, settled.fit, promised)
            )
        return tuple(renditions), diagnostics

    def _cascade(self, html: str, edition: str, artwork: Artwork) -> Cascade:
        document = HTMLDocument(html, artwork.fetcher(self._design.files(edition)))
        families = frozenset(face.family for face in self._design.faces(edition))
        return Cascade(document, self._design.sheets(edition), font_configuration(), families)

    def _laid_out(
        self, settled: Fitted, article: Incoming, edition: str, artwork: Artwork
    ) -> LaidOut:
        numbers = {name: str(page) for name, page in settled.layout.anchors.items()}
        settled.layout.put_page_numbers(numbers)
        text = article.article.to_json().encode()
        return LaidOut(
            cascade=settled.cascade,
            layout=settled.layout,
            fonts=self._design.faces(edition),
            metadata=metadata_of(View(article.article, self._paper)),
            icc=self._icc,
            source=text,
            record=self._record(edition, text, article).to_json(),
            pictures=artwork.pictures,
            drawings=artwork.drawings,
            place_of=article.whereabouts.of_character,
        )

    def _record(self, edition: str, text: bytes, article: Incoming) -> Provenance:
        """What an edition of an article, as JSON, is made of."""
        pictures = {picture_name(src): one.data for src, one in article.pictures.items()}
        paths = [*self._composer.templates_of(edition), *self._design.files(edition)]
        made_of = ingredients_of([*paths, *self._press_files], pictures)
        return Provenance(__version__, self._profile.name, edition, fingerprint(text), made_of)

    def _inputs(self, article: Incoming, editions: Sequence[str]) -> tuple[Path, ...]:
        """Every file that the result depends on, each once, for a Make depfile."""
        looks = (path for edition in editions for path in self._design.files(edition))
        files = (*article.files, *self._composer.templates(), *self._press_files, *looks)
        return tuple(dict.fromkeys(files))

    @property
    def _press_files(self) -> tuple[Path, ...]:
        return (self._icc,) if self._profile.prints else ()


def _promised(settled: Fitted, places: Whereabouts) -> Promised:
    """What an edition's files are held to."""
    pictures = tuple(
        ShownPicture(picture.width, picture.height, places.of_part(picture.part))
        for picture in settled.layout.pictures()
    )
    return Promised(settled.fit.max_pages, settled.cascade.margins(), pictures)


class ExportOptions(TypedDict, total=False):
    """The options of `Exporter.export`, which tells what they mean."""

    editions: Sequence[str]
    formats: Sequence[str] | None
    folder: Path | None
    read_as: str | None
    stdin: bytes | None
    strict: bool
    pages: int | None
    preflight: bool
    on_stage: Stage


def export(source: Article | Path | str, **options: Unpack[ExportOptions]) -> Export:
    """Export one article in the default house style; see `Exporter.export` for the options."""
    return Exporter().export(source, **options)


def _accepted(
    diagnostics: Iterable[Diagnostic], refusal: type[ExportError], *, strict: bool
) -> tuple[Diagnostic, ...]:
    """Each diagnostic once; raises the refusal where there are errors among them."""
    told = tuple(dict.fromkeys(diagnostics))
    if has_errors(told, strict=strict):
        raise refusal(told)
    return told


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Layout makes no garbage cycles worth a collection (docs/decisions/collector-paused.md).

    Of several threads, none switches it off that does not switch it on again.
    """
    was_enabled = gc.isenabled()
    if was_enabled:
        gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
