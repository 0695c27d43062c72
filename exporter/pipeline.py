"""The stages in their order: read, compose, style, fit, write.

An `Exporter` loads templates, stylesheets and fonts once and exports many articles; it returns
values, prints nothing and touches no output folder.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeGuard

from weasyprint import HTML

from exporter import __version__, resources
from exporter.article import Article
from exporter.artwork import Artwork, artwork_of
from exporter.cascade import Cascade
from exporter.charts.checking import chart_errors
from exporter.compose import Composer
from exporter.design import DEFAULT_THEME, Design, font_configuration
from exporter.diagnostics import Diagnostic, has_errors
from exporter.errors import ArticleError, ContractError, DesignError, UsageError
from exporter.fit import Fit, Fitted, cut_notes, fitted
from exporter.messages import collected, layout_diagnostics
from exporter.naming import EDITIONS, check_names, file_name
from exporter.pictures import Pictures, pictures_of
from exporter.preflight import Area
from exporter.preflight.made import checked, margins_of
from exporter.profiles import DEFAULT_PROFILE, profile_of
from exporter.provenance import Provenance, fingerprint, ingredients_of
from exporter.readers import load
from exporter.styled import Metadata
from exporter.view import View
from exporter.whereabouts import Whereabouts
from exporter.writers import WRITERS, Forme

PAPERS = ("a4", "letter")
PICTURE_BASE = "picture:"
ICC_HINT = "add --profile press"

Stage = Callable[[str], None]


@dataclass(frozen=True)
class Rendition:
    """One edition in one format: its bytes, its page count, and what copyfitting did.

    `pages` are those of the layout that both formats share, `margins` the edges of its type area.
    """

    edition: str
    format: str
    data: bytes
    pages: int
    fit: Fit
    margins: Area

    def name(self, stem: str) -> str:
        """The file name: `STEM.pdf` for the brief, `STEM-summary.pdf` for any other edition."""
        return file_name(stem, self.edition, self.format)


@dataclass(frozen=True)
class Export:
    """Everything that came of one article; `inputs` are the files that the result depends on.

    `fits` tells for each edition what copyfitting did.
    """

    article: Article
    renditions: tuple[Rendition, ...]
    diagnostics: tuple[Diagnostic, ...]
    inputs: tuple[Path, ...]
    fits: Mapping[str, Fit]


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
        if paper not in (None, *PAPERS):
            raise UsageError.at("paper", f"there is no paper {paper!r}", hint="choose a4 or letter")
        self._paper = paper
        self._profile = profile_of(profile)
        self._icc = icc or resources.icc_profile()
        if icc and not self._profile.prints:
            raise UsageError.at("icc", "only a press needs an ICC profile", hint=ICC_HINT)
        self._design = Design(theme, styles, templates, self._profile.stylesheet)
        self._composer = Composer(*filter(None, (templates, resources.templates_folder())))
        self._templates = templates

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
        on_stage: Stage | None = None,
    ) -> Export:
        """Export an article, or the file that holds it, to every edition in every format.

        `formats` of `None` are all that the profile makes; with none, pages are settled, and no
        file is made of them. `folder` is where an Article's pictures are; a file's pictures are in
        its own folder. `strict` makes warnings errors; `pages` is how many pages an edition may
        have, whatever its stylesheet says; of several editions, one whose stylesheet allows fewer
        keeps to that. `preflight` checks the finished files.

        Raises ArticleError, ContractError, DesignError, FileError.
        """
        check_names(editions, formats or (), self._templates)
        formats = self._profile.formats_of(formats)
        stage = on_stage or (lambda _: None)
        stage("read")
        if isinstance(source, Article):
            whereabouts, pictures, diagnostics = _taken(source, folder)
        else:
            whereabouts, pictures, diagnostics = _loaded(source, read_as, stdin)
        if has_errors(diagnostics, strict=strict):
            raise ArticleError(diagnostics)
        renditions: list[Rendition] = []
        fits: dict[str, Fit] = {}
        with _collector_paused():
            for edition in editions:
                stage(f"set the {edition}")
                art, seen = artwork_of(whereabouts, edition, self._design, self._paper, pictures)
                limit = (pages, len(editions) > 1)
                settled, noticed = self._settled(whereabouts, edition, art, *limit)
                made, told = self._written(settled, whereabouts, edition, formats, art)
                fits[edition] = settled.fit
                renditions += made
                diagnostics += [*seen, *noticed, *told]
        diagnostics = list(dict.fromkeys(diagnostics))
        if has_errors(diagnostics, strict=strict):
            raise DesignError(diagnostics)
        if preflight and (purpose := self._profile.checked_for):
            stage("check the files")
            stem = _stem(source)
            diagnostics += [one for made in renditions for one in checked(made, stem, purpose)]
            if has_errors(diagnostics, strict=strict):
                raise ContractError(diagnostics)
        inputs = self._inputs(source, editions, pictures)
        return Export(whereabouts.article, tuple(renditions), tuple(diagnostics), inputs, fits)

    def _settled(
        self,
        source: Whereabouts,
        edition: str,
        artwork: Artwork,
        pages: int | None,
        is_shared: bool,
    ) -> tuple[Fitted, list[Diagnostic]]:
        """An edition's pages, and what was noticed while they were set."""
        html = self._composer.compose(
            source.article,
            edition,
            paper=self._paper,
            pictures=artwork.pictures.keys(),
            drawings=artwork.drawings,
        )
        with collected() as lines:
            cascade = self._cascade(html, edition, artwork)
            settled = fitted(cascade, edition, pages, source.of_part, is_shared=is_shared)
        diagnostics = [*self._design.diagnostics(edition), *cut_notes(settled.fit, edition)]
        return settled, [*diagnostics, *layout_diagnostics(lines, source.of_character)]

    def _written(
        self,
        settled: Fitted,
        source: Whereabouts,
        edition: str,
        formats: Sequence[str],
        artwork: Artwork,
    ) -> tuple[list[Rendition], list[Diagnostic]]:
        """An edition in every format, and what the writers noticed."""
        forme = self._forme(settled, source, edition, artwork)
        renditions: list[Rendition] = []
        diagnostics: list[Diagnostic] = []
        for name in formats:
            written = WRITERS[self._profile.writers[name]](forme)
            diagnostics += written.diagnostics
            renditions.append(
                Rendition(
                    edition=edition,
                    format=name,
                    data=written.data,
                    pages=settled.layout.pages,
                    fit=settled.fit,
                    margins=margins_of(settled.cascade),
                )
            )
        return renditions, diagnostics

    def _cascade(self, html: str, edition: str, artwork: Artwork) -> Cascade:
        document = HTML(string=html, base_url=PICTURE_BASE, url_fetcher=artwork.fetcher())
        families = frozenset(face.family for face in self._design.faces(edition))
        return Cascade(document, self._design.sheets(edition), font_configuration(), families)

    def _forme(self, settled: Fitted, source: Whereabouts, edition: str, artwork: Artwork) -> Forme:
        article = source.article
        numbers = {name: str(page) for name, page in settled.layout.anchors.items()}
        settled.layout.put_page_numbers(numbers)
        text = article.to_json().encode()
        return Forme(
            cascade=settled.cascade,
            layout=settled.layout,
            fonts=self._design.faces(edition),
            metadata=_metadata(View(article, self._paper)),
            icc=self._icc,
            source=text,
            record=self._record(edition, text, artwork.pictures).to_json(),
            artwork=artwork,
            place_of=source.of_character,
            place_of_part=source.of_part,
        )

    def _record(self, edition: str, text: bytes, pictures: Mapping[str, bytes]) -> Provenance:
        """What an edition of an article, as JSON, is made of."""
        paths = [*self._composer.templates_of(edition), *self._design.files(edition)]
        paths += [self._icc] if self._profile.prints else []
        made_of = ingredients_of(paths, pictures)
        return Provenance(__version__, self._profile.name, edition, fingerprint(text), made_of)

    def _inputs(
        self, source: Article | Path | str, editions: Sequence[str], pictures: Pictures
    ) -> tuple[Path, ...]:
        """Every file that the result depends on, each once, for a Make depfile."""
        files = [Path(source)] if _is_file(source) and str(source) != "-" else []
        files += [picture.path for picture in pictures.values()]
        files += self._composer.templates()
        files += [self._icc] if self._profile.prints else []
        for edition in editions:
            files += self._design.files(edition)
        return tuple(dict.fromkeys(files))


def export(source: Article | Path | str, **options: Any) -> Export:
    """Export one article in the default house style; see `Exporter.export` for the options."""
    return Exporter().export(source, **options)


Taken = tuple[Whereabouts, Pictures, list[Diagnostic]]


def _taken(article: Article, folder: Path | None) -> Taken:
    """An article that is a value, its pictures, and what is wrong with it beyond its model."""
    pictures, found = pictures_of(article, folder)
    return Whereabouts(article, {}), pictures, [*found, *chart_errors(article, {})]


def _loaded(source: Path | str, read_as: str | None, stdin: bytes | None) -> Taken:
    """A file's article, its pictures, and what its reader noticed, of those too."""
    reading = load(source, format=read_as, stdin=stdin)
    pictures, _ = pictures_of(reading.article, reading.folder)
    whereabouts = Whereabouts(reading.article, reading.places)
    return whereabouts, pictures, list(reading.diagnostics)


def _is_file(source: Article | Path | str) -> TypeGuard[Path | str]:
    return not isinstance(source, Article)


def _stem(source: Article | Path | str) -> str:
    return Path(source).stem if _is_file(source) and str(source) != "-" else "article"


def _metadata(view: View) -> Metadata:
    article = view.article
    return Metadata(
        title=view.title,
        authors=tuple(author.name for author in article.byline),
        description=view.description,
        keywords=article.keywords,
        language=article.language,
        created=view.created or None,
        modified=view.modified or None,
        url=article.url,
        rights=article.rights,
    )


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Layout makes no garbage cycles worth a collection, which would cost 5 % of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
