"""The stages in their order: read, compose, style, fit, write, check.

An `Exporter` loads templates, stylesheets and fonts once and exports many articles; it returns
values, prints nothing and touches no output folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial, reduce
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from exporter import resources
from exporter.brand.beside import CONTRASTS
from exporter.compose.composer import Composer
from exporter.diagnostics import (
    ArticleError,
    ContractError,
    DesignError,
    Diagnostic,
    ExportError,
    UsageError,
    has_errors,
)
from exporter.diagnostics.errors import UNDRAWN_PICTURE
from exporter.docx.word_base import check_base, word_base
from exporter.drawings.artwork import printed_pictures
from exporter.edition import Edition, House, Limit
from exporter.foundry.in_use import faces_for
from exporter.houses import Houses, check_choice, check_dots
from exporter.intake.called import names_of, path_of, paths_of
from exporter.intake.handed import Given
from exporter.intake.incoming import Incoming, incoming
from exporter.machine.collector import collector_paused
from exporter.preflight.made import checked
from exporter.resources import (
    DEFAULT_THEME,
    DOTS_PER_INCH,
    EDITIONS,
    FONTS,
    PAPERS,
    PNG_DPI,
    PNG_PAGES,
)
from exporter.results import Export, Rendition, check_editions
from exporter.style.design import Design
from exporter.style.export_profiles import DEFAULT_PROFILE, profile_of
from exporter.writers.writer_table import WRITERS, OutputFormat, formats_of

if TYPE_CHECKING:
    from exporter.readers.house.declared import Declared
    from exporter.readers.house.defaults import Defaults

__all__ = ["Export", "Exporter", "Rendition", "export"]

ICC_HINT = "add --profile press"

Stage = Callable[[str], None]
"""Told the name of each stage as it begins."""


def _silent(_: str) -> None:
    pass


class Exporter:
    """Exports articles in one house style; what it loads, it loads once.

    `theme` is a name or a .css file, `paper` is `a4` or `letter` (`None`: by the article's locale),
    `styles` come last in the cascade. `templates` is a folder whose templates come before ours;
    a new edition is a template and a stylesheet there; they work in a sandbox unless
    `trust_templates`. `profile` is `office`, `press` or `draft`;
    `icc` is the profile of the press (`None`: ours). Pictures of more than `image_dpi` dots an inch
    at their printed size get that many (0: never). `fields` is a file with the JSON Schema of a
    house's own fields. Pictures may be anywhere in `root` (`None`: in each article's own folder),
    where paths that begin with a slash start, and nowhere else. `brand` is a brand file, or `none`;
    of `None`, that beside an article, or above it up to `root`. A colour of it that is too faint
    for text is made darker or lighter, unless `brand_contrast` is `keep`. `fonts` says what a Word
    file carries of the faces that it uses: of each the alphabets of its languages (`subset`), all
    (`embed`), or nothing (`none`). `defaults` are what articles in files say where they say nothing
    of their own. `base` is a Word file whose styles, headers, footers and page set-up Word files
    take. `dpi` is how many dots an inch a PNG has, and `png_pages` whether it is made of the
    `first` page or of `all`.
    Raises DesignError where a theme, stylesheet, template or schema cannot be used.
    """

    def __init__(
        self,
        *,
        theme: str | Path = DEFAULT_THEME,
        paper: str | None = None,
        styles: Sequence[str | Path] | Path = (),
        templates: str | Path | None = None,
        trust_templates: bool = False,
        profile: str = DEFAULT_PROFILE,
        icc: str | Path | None = None,
        image_dpi: int = DOTS_PER_INCH,
        fields: str | Path | None = None,
        root: str | Path | None = None,
        brand: str | Path | None = None,
        brand_contrast: str = CONTRASTS[0],
        fonts: str = FONTS[0],
        defaults: Defaults | None = None,
        base: str | Path | None = None,
        dpi: int = PNG_DPI,
        png_pages: str = PNG_PAGES[0],
    ) -> None:
        given = {name: value for name, value in locals().items() if name != "self"}
        self._made_by = partial(type(self), **given)
        templates, icc, root = path_of(templates), path_of(icc), path_of(root)
        paper = paper.lower() if paper else None
        check_choice("paper", paper, (None, *PAPERS))
        check_choice("brand-contrast", brand_contrast, CONTRASTS)
        check_choice("fonts", fonts, FONTS)
        check_choice("png-pages", png_pages, PNG_PAGES)
        check_dots(image_dpi, dpi)
        self._root = root
        self._defaults = defaults
        purpose = profile_of(profile)
        if icc and not purpose.prints:
            raise UsageError.at("icc", "only a press needs an ICC profile", hint=ICC_HINT)
        if icc:
            _check_condition(icc)
        self._templates = templates
        self._declared = _declared_in(Path(fields)) if fields else None
        house = House(
            Composer(
                *filter(None, (templates, resources.templates_folder())),
                trusted=trust_templates or not templates,
            ),
            Design(theme, paths_of(styles), templates, purpose.stylesheet),
            purpose,
            paper,
            icc or resources.icc_profile(),
            image_dpi,
            keeps_faint=brand_contrast == "keep",
            fonts=fonts,
            base=word_base(Path(base)) if base else None,
            dpi=dpi,
            png_pages=png_pages,
        )
        self._houses = Houses(house, theme, brand, root)

    def __reduce__(self) -> tuple[Callable[[], Exporter], tuple[()]]:
        """How pickle makes it again: anew, for what it has loaded cannot leave its process."""
        return self._made_by, ()

    def prepare(self, editions: Sequence[str] = EDITIONS) -> None:
        """Load now what editions need, so that processes that are forked from this one share it.

        What is wrong with it is told when an article is exported.
        """
        for edition in names_of(editions):
            with suppress(ExportError):
                self._houses.usual.design.sheets(edition)

    def looks(self, editions: Iterable[str] = EDITIONS) -> tuple[Path, ...]:
        """The stylesheets and fonts that editions are set in; raises DesignError."""
        return self._houses.usual.looks(names_of(editions))

    def export(
        self,
        source: Given | Incoming,
        *,
        editions: Iterable[str] = EDITIONS,
        formats: Iterable[str] | None = None,
        folder: str | Path | None = None,
        read_as: str | None = None,
        stdin: bytes | None = None,
        strict: bool = False,
        pages: int | None = None,
        preflight: bool = True,
        on_stage: Stage = _silent,
        also: Sequence[OutputFormat] = (),
    ) -> Export:
        """Export an article, or the file that holds it, to every edition in every format.

        A text is a path. What would be in a file can be given as bytes or as an open file, with
        `read_as` naming its format, and the fields of an article as a mapping. One name alone of
        an edition or format may stand for a list.

        `formats` of `None` are all that the profile makes; with none, pages are settled, and no
        file is made of them. `folder` is where the pictures are of what is in no file (`None`:
        nowhere); a file's pictures are in its own folder. `strict` makes warnings errors; `pages`
        is how many pages an edition may have, whatever its stylesheet says; of several editions,
        one whose stylesheet allows fewer keeps to that. `preflight` checks the finished files.
        `also` are formats that the caller has brought along, which are not checked.

        Raises ArticleError, ContractError, DesignError, FileError, UsageError.
        """
        editions = names_of(editions)
        check_editions(editions, self._templates)
        formats = formats_of(self._houses.usual.profile, formats)
        folder = path_of(folder)
        check_base(self._houses.usual.base, formats)
        with collector_paused():
            on_stage("read")
            article = self.incoming(source, path_of(folder), read_as, stdin)
            told = _accepted(article.diagnostics, ArticleError, strict=strict)
            given = article.path if isinstance(source, Incoming) else source
            house, sought = self._houses.of(given, path_of(folder))
            house = replace(house, also=tuple(also))
            made = _editions(house, article, editions, formats, pages, on_stage)
            noticed = [one for edition in made.values() for one in edition.diagnostics]
            told = _accepted((*told, *_of_pictures(noticed)), ArticleError, strict=strict)
            told = _accepted((*told, *noticed), DesignError, strict=strict)
            if preflight:
                amiss = _amiss(house, article, made, on_stage)
                told = _accepted((*told, *amiss), ContractError, strict=strict)
            inputs = self._inputs(house, article, made)
            looked_for = (*article.looked_for, *sought, *house.composer.folders)
            return _result(article, made, told, inputs, looked_for)

    def incoming(
        self,
        source: Given | Incoming,
        folder: Path | None = None,
        read_as: str | None = None,
        stdin: bytes | None = None,
    ) -> Incoming:
        """An article as `export` takes it in, and can be given it; raises as that does."""
        if isinstance(source, Incoming):
            return source
        return incoming(
            source,
            folder=folder,
            read_as=read_as,
            stdin=stdin,
            declared=self._declared,
            defaults=self._defaults,
            root=self._root,
        )

    def _inputs(self, house: House, article: Incoming, editions: Iterable[str]) -> tuple[Path, ...]:
        """Every file that the result depends on, each once, for a Make depfile."""
        files = (
            *article.files,
            *([self._declared.path] if self._declared else ()),
            *house.composer.templates(),
            *house.press_files,
            *house.lettered(article.article).looks(editions),
            *faces_for(article.article.to_json()),
        )
        return tuple(dict.fromkeys(files))


def _result(
    article: Incoming,
    made: Mapping[str, Edition],
    told: tuple[Diagnostic, ...],
    inputs: tuple[Path, ...],
    looked_for: tuple[Path, ...],
) -> Export:
    renditions = tuple(one for edition in made.values() for one in edition.renditions)
    fits = {name: edition.fit for name, edition in made.items()}
    return Export(article.article, renditions, told, inputs, fits, looked_for, article.stem)


def _amiss(
    house: House, article: Incoming, made: Mapping[str, Edition], on_stage: Stage
) -> Iterator[Diagnostic]:
    """What preflight finds in the files."""
    purpose = house.profile.checked_for
    if not purpose:
        return
    on_stage("check the files")
    for item in (one for edition in made.values() for one in edition.renditions):
        row = WRITERS.row(item.format)
        if row and row.is_checked:
            found = checked(item.data, item.name(article.stem), purpose, item.promised)
            yield from map(house.judged, found)


def _editions(
    house: House,
    article: Incoming,
    names: Sequence[str],
    formats: Sequence[str],
    pages: int | None,
    on_stage: Stage,
) -> dict[str, Edition]:
    """Every edition by its name, set and written; those that do not fit are told together."""
    made: dict[str, Edition] = {}
    broken: list[Diagnostic] = []
    pictures = printed_pictures(article.pictures, house.profile.prints, house.icc)
    for name in names:
        on_stage(f"set the {name}")
        limit = Limit(pages, is_shared=len(names) > 1)
        try:
            parts = (
                one.edition(article, pictures, name, some, limit)
                for one, some in house.parted(formats)
            )
            made[name] = reduce(Edition.also, parts)
        except ContractError as failure:
            broken += failure.diagnostics
    if broken:
        raise ContractError(broken)
    return made


class ExportOptions(TypedDict, total=False):
    """The options of `Exporter.export`, which tells what they mean."""

    editions: Iterable[str]
    formats: Iterable[str] | None
    folder: str | Path | None
    read_as: str | None
    stdin: bytes | None
    strict: bool
    pages: int | None
    preflight: bool
    on_stage: Stage
    also: Sequence[OutputFormat]


def export(source: Given, **options: Unpack[ExportOptions]) -> Export:
    """Export one article in the default house style; see `Exporter.export` for the options."""
    return Exporter().export(source, **options)


def _check_condition(icc: Path) -> None:
    """Raise DesignError for what is no profile of a press, before anything else reads it."""
    from exporter.writers.pdf.press.condition import condition_of

    condition_of(icc)


def _declared_in(fields: Path) -> Declared:
    from exporter.readers.house.declared import declared_in  # few houses have any

    return declared_in(fields)


def _of_pictures(noticed: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What is wrong with the article itself, though it turns out but when it is painted."""
    return (one for one in noticed if one.code == UNDRAWN_PICTURE)


def _accepted(
    diagnostics: Iterable[Diagnostic], refusal: type[ExportError], *, strict: bool
) -> tuple[Diagnostic, ...]:
    """Each diagnostic once; raises the refusal where there are errors among them."""
    told = tuple(dict.fromkeys(diagnostics))
    if has_errors(told, strict=strict):
        raise refusal(told)
    return told
