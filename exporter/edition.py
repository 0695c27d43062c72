"""One edition of an article: composed, set and written in the style of a house."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from exporter.article import Article
from exporter.article.article_script import writing_in
from exporter.article.native_digits import with_digits
from exporter.article.picture_paths import picture_name
from exporter.article.whereabouts import Whereabouts
from exporter.compose.composer import Composer
from exporter.compose.page_trimmed import (
    cut_short,
    openings_in,
    place_of_opening,
    place_of_style,
    restyled,
    styles_in,
)
from exporter.compose.specimen import PICTURE, specimen_of
from exporter.compose.template_failures import refusals_placed, unused
from exporter.compose.view import View, metadata_of
from exporter.diagnostics import DesignError, Diagnostic, ExportError, Severity
from exporter.docx.word_base import WordBase
from exporter.drawings.artwork import (
    Artwork,
    artwork_of,
    fitted_for,
    root_of,
    sampled_for,
    with_logo,
)
from exporter.drawings.logo import logo_of
from exporter.engine.cascade import Cascade
from exporter.engine.messages import collected, layout_diagnostics, missing_glyph
from exporter.engine.parsed import HTMLDocument, kept_sheet
from exporter.engine.set_specimens import specimen_in
from exporter.fit.crowded_tables import crowding
from exporter.fit.fitting import fitted
from exporter.fit.outcome import Fit, Fitted, cut_notes
from exporter.foundry.in_use import faces_for
from exporter.intake.incoming import Incoming
from exporter.preflight.made import promised_of
from exporter.provenance import Provenance, fingerprint, fingerprints, ingredients_of
from exporter.resources import FONTS, PNG_DPI, PNG_PAGES
from exporter.results import Rendition
from exporter.style.based import page_sheet
from exporter.style.blame import attempted, of_house
from exporter.style.design import Design
from exporter.style.export_profiles import Profile
from exporter.style.trimmed import Culprit, Trimmed, first_failing
from exporter.styled import Element
from exporter.version import __version__
from exporter.writers.laid_out import LaidOut
from exporter.writers.writer_table import OutputFormat, output_format

WORD = "docx"
OF_A_BASE = frozenset({"contrast", "no-alt-text"})
"""What preflight finds in a Word file that may be its base's, which we leave as it is."""
PATIENCE, PATIENCE_PER_CHARACTER = 120, 0.01
"""How many seconds an edition may take: a hundred times what is usual."""


@dataclass(frozen=True)
class Limit:
    """How many pages an edition may have, if so many are asked for; whether for several at once."""

    pages: int | None
    is_shared: bool


@dataclass(frozen=True)
class Edition:
    """An edition of an article: what copyfitting did, its files, and what was noticed.

    Its pages are not held: they are many objects, to be given back at once.
    """

    fit: Fit
    renditions: tuple[Rendition, ...]
    diagnostics: tuple[Diagnostic, ...]

    def also(self, other: Edition) -> Edition:
        """The same with the files of another, whose formats were set apart."""
        renditions = (*self.renditions, *other.renditions)
        return Edition(self.fit, renditions, (*self.diagnostics, *other.diagnostics))


@dataclass(frozen=True)
class House:
    """What all editions of all articles share: templates, stylesheets, and what they are for.

    `paper` is `None` for that of the article's locale; `icc` is the ICC profile of a press.
    Pictures of more than `image_dpi` dots an inch at their printed size get that many (0: never).
    `fonts` says what of its fonts a Word file carries, one of `resources.FONTS`; a Word file
    is set on the pages of the `base`, and has its styles and headers. `also` are more formats.
    Pages that are pictures are those of `png_pages`, with `dpi` dots an inch.
    Text that is too faint is no fault where the house `keeps_faint` colours of its brand.
    """

    composer: Composer
    design: Design
    profile: Profile
    paper: str | None
    icc: Path
    image_dpi: int
    keeps_faint: bool = False
    fonts: str = FONTS[0]
    base: WordBase | None = None
    dpi: int = PNG_DPI
    png_pages: str = PNG_PAGES[0]
    also: tuple[OutputFormat, ...] = ()

    @property
    def press_files(self) -> tuple[Path, ...]:
        """The files that only a press needs."""
        return (self.icc,) if self.profile.prints else ()

    def lettered(self, article: Article) -> House:
        """The same house with what the scripts of an article ask for; raises DesignError."""
        design = self.design.in_script(writing_in(article))
        return self if design is self.design else replace(self, design=design)

    def looks(self, editions: Iterable[str]) -> tuple[Path, ...]:
        """The stylesheets, fonts and pictures that editions are set in; raises DesignError."""
        files = [path for edition in editions for path in self.design.files(edition)]
        return (*files, *([self.base.path] if self.base else []))

    def parted(self, formats: Sequence[str]) -> Iterator[tuple[House, Sequence[str]]]:
        """Who makes which formats: a Word file with a base is set on the pages of that."""
        others = tuple(one for one in formats if one != WORD or not self.base)
        if others or not self.base:
            yield replace(self, base=None), others
        if self.base and WORD in formats:
            yield replace(self, design=self.design.with_page(page_sheet(self.base))), (WORD,)

    def judged(self, found: Diagnostic) -> Diagnostic:
        """What preflight found, as grave as it is in this house; a base is as the house has it."""
        is_kept = self.keeps_faint and found.code == "contrast"
        is_of_word = found.place is not None and found.place.file.endswith(f".{WORD}")
        is_of_base = self.base and is_of_word and found.code in OF_A_BASE
        is_less = (is_kept or is_of_base) and found.severity is Severity.ERROR
        return replace(found, severity=Severity.WARNING) if is_less else found

    def edition(
        self,
        article: Incoming,
        pictures: Mapping[str, bytes],
        name: str,
        formats: Sequence[str],
        limit: Limit,
    ) -> Edition:
        """An edition; raises DesignError where a house's CSS makes that fail."""

        lettered = self.lettered(article.article)
        if lettered is not self:
            return lettered.edition(article, pictures, name, formats, limit)

        def made(house: House) -> Edition:
            try:
                return house.made(article, pictures, name, formats, limit)
            except DesignError as failure:
                raise self.design.placed(failure, name) from (failure.__cause__ or failure)

        page = partial(self._own_page, article, pictures, name)
        searches = (partial(self._in_styles, page, name), partial(self._in_elements, page, name))
        patience = PATIENCE + PATIENCE_PER_CHARACTER * len(article.article.to_json())
        return attempted(made, self, searches, patience)

    def _own_page(self, article: Incoming, pictures: Mapping[str, bytes], edition: str) -> str:
        """The page that a house's templates make; empty if all templates are ours."""
        if not self.composer.own_templates_of(edition):
            return ""
        artwork, _ = self._artwork(article, pictures, edition)
        return self._composed(article, edition, artwork)

    def _in_styles(
        self, page: Callable[[], str], edition: str, fails: Callable[[House], bool]
    ) -> Culprit | None:
        """What fails in the house's stylesheets, or else in the styles of its page."""

        def fails_with(texts: Mapping[Path, str]) -> bool:
            composer = self.composer.remaking(partial(restyled, texts=texts))
            return fails(replace(self, design=self.design.trimmed(texts), composer=composer))

        texts = {**of_house(self.design, edition), **styles_in(page())}
        if found := Trimmed(texts).culprit(fails_with):
            own = self.composer.own_templates_of(edition)
            return replace(found, place=place_of_style(found.quoted, found.place, own))
        return None

    def _in_elements(
        self, page: Callable[[], str], edition: str, fails: Callable[[House], bool]
    ) -> Culprit | None:
        """What fails in the page of the house's templates, and does not where ours are used."""

        def fails_with(count: int) -> bool:
            composer = self.composer.remaking(partial(cut_short, openings=count))
            return fails(replace(self, composer=composer))

        own = self.composer.own_templates_of(edition)
        ours = self.composer.ours(edition)
        if not own or (ours and fails(replace(self, composer=ours))):
            return None
        openings = openings_in(page())
        failing = first_failing(len(openings) - 1, fails_with)
        if failing is None:
            return None
        return Culprit(openings[failing], place_of_opening(openings[failing], own))

    def made(
        self,
        article: Incoming,
        pictures: Mapping[str, bytes],
        name: str,
        formats: Sequence[str],
        limit: Limit,
    ) -> Edition:
        """An edition, whatever becomes of it; `edition` says what is to blame where it fails."""
        artwork, undrawn = self._artwork(article, pictures, name)
        settled, noticed = self._settled(article, name, limit, artwork)
        view = View(article.article, self.paper)
        artwork = fitted_for(artwork, settled.layout, view, name, self.design)
        artwork = sampled_for(artwork, settled.layout, self.image_dpi, self.profile.prints)
        renditions, told = self._written(settled, article, name, formats, artwork)
        return Edition(settled.fit, renditions, (*undrawn, *noticed, *told))

    def _artwork(
        self, article: Incoming, pictures: Mapping[str, bytes], edition: str
    ) -> tuple[Artwork, list[Diagnostic]]:
        """What an edition shows beside text, and what could not be drawn."""
        with collected():  # what is wrong in a stylesheet is told of the pages
            artwork, undrawn = artwork_of(
                article.whereabouts, edition, self.design, self.paper, pictures
            )
            root = root_of(View(article.article, self.paper), edition)
            logo = logo_of(root, edition, self.design)
        return with_logo(artwork, logo, self.profile.prints, self.icc), undrawn

    def _composed(self, article: Incoming, edition: str, artwork: Artwork) -> str:
        return self.composer.compose(
            article.article,
            edition,
            paper=self.paper,
            pictures=artwork.pictures.keys(),
            drawings=artwork.drawings,
            picture_sizes=artwork.sizes(),
            logo=artwork.logo_place,
        )

    def _settled(
        self, article: Incoming, edition: str, limit: Limit, artwork: Artwork
    ) -> tuple[Fitted, list[Diagnostic]]:
        """An edition's pages, and what was noticed while they were set."""
        html, places = self._composed(article, edition, artwork), article.whereabouts
        made_of = (*self.composer.templates_of(edition), *self.design.files(edition))
        with collected() as lines, refusals_placed(made_of):
            cascade = self._cascade(html, edition, artwork)
            settled = fitted(
                cascade, edition, limit.pages, places.of_part, is_shared=limit.is_shared
            )
        return settled, list(self._told(edition, settled, lines, places))

    def _told(
        self, edition: str, settled: Fitted, lines: Sequence[str], places: Whereabouts
    ) -> Iterator[Diagnostic]:
        """What is to be told of an edition: of its style, its templates and its pages."""
        yield from self.design.diagnostics(edition, self.composer.properties_of(edition))
        yield from map(unused, self.composer.unused)
        yield from cut_notes(settled.fit, edition)
        for character in settled.layout.missing_characters():
            yield missing_glyph(character, places.of_character(character))
        yield from layout_diagnostics(lines, places, partial(self.design.place_of_value, edition))
        yield from crowding(settled.layout, settled.cascade.document_element, places.of_part)

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
        promised = promised_of(settled, article.whereabouts)
        rows = (*map(output_format, formats), *self.also)
        files = {row.name: row.written(laid_out, self.profile.way) for row in rows}
        renditions = tuple(
            Rendition(edition, name, data, settled.layout.pages, settled.fit, promised, page)
            for name, written in files.items()
            for page, data in enumerate((written.data, *written.further), start=1)
        )
        return renditions, [one for written in files.values() for one in written.diagnostics]

    def _cascade(self, html: str, edition: str, artwork: Artwork) -> Cascade:
        document = HTMLDocument(html, artwork.fetcher(self.design.files(edition)))
        families = frozenset(face.family for face in self.design.faces(edition))
        return Cascade(document, self.design.sheets(edition), self.design.fonts, families)

    def _laid_out(
        self, settled: Fitted, article: Incoming, edition: str, artwork: Artwork
    ) -> LaidOut:
        language = article.article.language
        anchors = settled.layout.anchors.items()
        numbers = {name: with_digits(str(page), language) for name, page in anchors}
        settled.layout.put_page_numbers(numbers)
        text = article.article.to_json().encode()
        return LaidOut(
            cascade=settled.cascade,
            layout=settled.layout,
            fonts=self.design.faces(edition),
            metadata=metadata_of(View(article.article, self.paper)),
            icc=self.icc,
            source=text,
            record=self._record(edition, text, article, artwork).to_json(),
            pictures=artwork.shown,
            drawings=artwork.drawings,
            places=article.whereabouts,
            declared=partial(self.design.place_of_value, edition),
            embedding=self.fonts,
            specimen=partial(self._specimen, settled, article, edition),
            base=self.base,
            dpi=self.dpi,
            png_pages=self.png_pages,
        )

    def _specimen(self, settled: Fitted, article: Incoming, edition: str) -> Element | None:
        """The `html` element of a specimen; `None` where a house's templates cannot make one."""
        with suppress(ExportError):  # which the article itself would have raised, if it mattered
            html = self.composer.compose(
                specimen_of(article.article), edition, paper=self.paper, pictures={PICTURE}
            )
            under, files = settled.cascade, self.design.files(edition)
            setting = kept_sheet(settled.setting.type.css)
            return specimen_in(html, under.sheets, setting, under.fonts, under.families, files)
        return None

    def _record(self, edition: str, text: bytes, article: Incoming, artwork: Artwork) -> Provenance:
        """What an edition of an article, as JSON, is made of."""
        pictures = {picture_name(src): one.data for src, one in article.pictures.items()}
        paths = [*self.composer.templates_of(edition), *self.design.files(edition)]
        made_of = ingredients_of([*paths, *faces_for(text.decode()), *self.press_files], pictures)
        held = fingerprints(artwork.printed_otherwise(pictures))
        return Provenance(__version__, self.profile.name, edition, fingerprint(text), made_of, held)
