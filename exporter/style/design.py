"""Stylesheets and fonts, loaded once: what a house style consists of."""

from __future__ import annotations

import copy
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from exporter import resources
from exporter.diagnostics import DesignError, Diagnostic, Place
from exporter.engine.cascade import Cascade
from exporter.engine.parsed import Sheet, font_configuration
from exporter.scripts.writing import Writing
from exporter.style.css_rules import rules_of
from exporter.style.font_faces import declares_faces
from exporter.style.house_tokens import value_of
from exporter.style.leads import lost_leads
from exporter.style.named_files import sources_of
from exporter.style.parsed_stylesheets import (
    SCRIPT_SHEET,
    Stylesheet,
    base_sheet,
    fetcher_of,
    load_stylesheet,
    theme_path,
)
from exporter.style.script_sheet import faces_of_machine, script_css, told_of_stand_ins
from exporter.style.slips import Property, scoped_declarations, unknown_tokens
from exporter.styled import FontFace

LINE_NUMBERS = "--line-numbers"


@dataclass(frozen=True)
class Derived:
    """A stylesheet that is made of another file, in whose folder it is; what is told of it stands
    at the same lines of that file."""

    path: Path
    css: str
    diagnostics: tuple[Diagnostic, ...]


class Design:
    """The stylesheets of a house style; parses each file once, however many editions use it.

    `fonts` has the faces that they declare, and those of no other house that declares some.
    """

    def __init__(
        self,
        theme: str | Path = resources.DEFAULT_THEME,
        styles: Sequence[Path] = (),
        templates: Path | None = None,
        profile: Path | None = None,
    ) -> None:
        self._templates = templates
        own = (Path(style) for style in styles)
        self._last = (theme_path(theme), *filter(None, (profile,)), *own)
        self._sheets: dict[Path, Stylesheet] = {}
        self._derived: dict[Path, Derived] = {}
        self._script: tuple[Stylesheet, ...] = ()
        self._in_scripts: dict[str, Design] = {}
        self.fonts = font_configuration(declaring_faces(self._theirs))
        for path in self._last:
            self._sheet(path)

    def with_brand(self, brand: Derived) -> Design:
        """The same house style with a brand, which comes after the theme."""
        theme, *later = self._last
        return self._with(brand, (theme, brand.path, *later))

    def with_page(self, page: Derived) -> Design:
        """The same house style on other pages, which come last."""
        return self._with(page, (*self._last, page.path))

    def _with(self, made_of: Derived, last: tuple[Path, ...]) -> Design:
        other = copy.copy(self)
        other._last, other._in_scripts = last, {}  # noqa: SLF001  # its own
        other._derived = {**self._derived, made_of.path: made_of}  # noqa: SLF001
        other.fonts = font_configuration(other._declared_faces)  # noqa: SLF001
        other._sheets = dict(self._sheets) if other.fonts is self.fonts else {}  # noqa: SLF001
        other._sheet(made_of.path)  # noqa: SLF001
        return other

    def in_script(self, writing: Writing) -> Design:
        """The same house style with what the scripts of an article ask for, before the theme.

        Raises DesignError where a font file is damaged.
        """
        css = script_css(writing)
        if not css or any(css in one.texts.values() for one in self._script):
            return self
        if css not in self._in_scripts:
            made = self._with_script(css, faces_of_machine(writing))
            (sheet,) = made._script  # noqa: SLF001  # its own
            told = (*sheet.diagnostics, *told_of_stand_ins(writing))
            made._script = (replace(sheet, diagnostics=told),)  # noqa: SLF001
            self._in_scripts[css] = made
        return self._in_scripts[css]

    def _with_script(self, css: str, faces: tuple[FontFace, ...]) -> Design:
        other = copy.copy(self)
        other.fonts = font_configuration((declaring_faces(*self._theirs_in_words), css))
        other._sheets, other._in_scripts = {}, {}  # noqa: SLF001  # its own
        sheet = load_stylesheet(SCRIPT_SHEET, {SCRIPT_SHEET: css}, other.fonts)
        other._script = (replace(sheet, faces=(*sheet.faces, *faces)),)  # noqa: SLF001
        return other

    @property
    def _declared_faces(self) -> Hashable:
        """What tells apart the houses whose fonts are not the same."""
        declared = declaring_faces(*self._theirs_in_words)
        scripts = [one.texts[SCRIPT_SHEET] for one in self._script]
        return (declared, *scripts) if scripts else declared

    @property
    def _theirs_in_words(self) -> tuple[tuple[Path, ...], Mapping[Path, str]]:
        return self._theirs, {path: one.css for path, one in self._derived.items()}

    @property
    def _theirs(self) -> tuple[Path, ...]:
        """The stylesheets that are not all houses'."""
        editions = resources.editions(self._templates).values() if self._templates else ()
        return (*editions, *self._last)

    def sheets(self, edition: str) -> tuple[Sheet, ...]:
        """The edition's stylesheets in rising precedence: base, edition, theme, profile, own."""
        return tuple(sheet.css for sheet in self._stylesheets(edition))

    def faces(self, edition: str) -> tuple[FontFace, ...]:
        """The font faces that the edition's stylesheets declare."""
        return tuple(face for sheet in self._stylesheets(edition) for face in sheet.faces)

    def files(self, edition: str) -> tuple[Path, ...]:
        """Every file that the edition's look depends on."""
        files = (path for sheet in self._stylesheets(edition) for path in sheet.files)
        return tuple(path for path in files if path != SCRIPT_SHEET)

    def placed(self, failure: DesignError, edition: str) -> DesignError:
        """A failure over a token, told where the edition's stylesheets give it its value last."""
        return DesignError(
            [
                one if one.place else replace(one, place=self._place_of(one.message, edition))
                for one in failure.diagnostics
            ]
        )

    def _place_of(self, message: str, edition: str) -> Place | None:
        """The place of the token that a message begins with; `None` where it begins with none."""
        declared = self.declared(edition, message.partition(" ")[0])
        return declared[-1].place if declared else None

    def declared(self, edition: str, name: str | None = None) -> list[Property]:
        """Where the edition's stylesheets declare the custom property of a name, the last one last;
        of `None`, all of them. Where tokens have their defaults does not count."""
        proofs = (proof for sheet in self._stylesheets(edition) for proof in sheet.proofs)
        named = (one for proof in proofs for one in proof.properties if not one.is_used)
        return [one for one in named if name in (None, one.name)]

    def place_of_value(self, edition: str, name: str, line: int, column: int) -> Place | None:
        """Where the property of a name is declared whose value begins at a line and column; in the
        last of the edition's stylesheets that has one there."""
        for path, css in reversed(list(self.texts(edition))):
            for _, one in scoped_declarations(rules_of(css)):
                value = value_of(one)
                begins = (value[0].source_line, value[0].source_column) if value else None
                if begins == (line, column) and name.startswith(one.lower_name):
                    return Place(str(path), one.source_line, one.source_column)
        return None

    def diagnostics(self, edition: str, in_templates: Collection[str] = ()) -> list[Diagnostic]:
        """What is wrong in the stylesheets but did not stop them.

        `in_templates` are the custom properties that the edition's templates use.
        """
        sheets = self._stylesheets(edition)
        ignored = (diagnostic for sheet in sheets for diagnostic in sheet.diagnostics)
        proofs = [proof for sheet in sheets for proof in sheet.proofs]
        return [*ignored, *unknown_tokens(proofs, in_templates), *lost_leads(proofs)]

    def texts(self, edition: str) -> Iterator[tuple[Path, str]]:
        """The file and the text of each of the edition's stylesheets, and of what they import."""
        return (one for sheet in self._stylesheets(edition) for one in sheet.texts.items())

    def trimmed(self, texts: Mapping[Path, str]) -> Design:
        """The same house style where some stylesheets have another text."""
        other = copy.copy(self)
        ours = {path for path, sheet in self._sheets.items() if sheet.texts.keys() & texts.keys()}
        anew = {path: load_stylesheet(path, texts, self.fonts) for path in ours}
        other._sheets = {**self._sheets, **anew}  # noqa: SLF001  # its own
        return other

    def _stylesheets(self, edition: str) -> tuple[Stylesheet, ...]:
        own = resources.editions(self._templates)[edition]
        shared = map(self._sheet, (base_sheet(), own))
        return (*shared, *self._script, *map(self._sheet, self._last))

    def _sheet(self, path: Path) -> Stylesheet:
        if path not in self._sheets:
            self._sheets[path] = self._loaded(path)
        return self._sheets[path]

    def _loaded(self, path: Path) -> Stylesheet:
        derived = self._derived.get(path)
        texts = {path: derived.css} if derived else None
        made = load_stylesheet(path, texts, self.fonts)
        told = (*(derived.diagnostics if derived else ()), *made.diagnostics)
        return replace(made, diagnostics=told)


def declaring_faces(paths: Iterable[Path], texts: Mapping[Path, str] | None = None) -> Hashable:
    """Those of some stylesheets that declare faces of fonts, as the files now are; `None` for none.

    What cannot be read is told when it is loaded.
    """
    found = [one for path in paths for one in _declaring_faces(path, texts)]
    return tuple(found) or None


def _declaring_faces(path: Path, texts: Mapping[Path, str] | None) -> Iterator[Hashable]:
    with suppress(DesignError, OSError):
        sources = sources_of(path, fetcher_of(path, texts))
        if any(map(declares_faces, sources.texts.values())):
            changed = (
                file.stat().st_mtime_ns for file in sources.files if file not in (texts or ())
            )
            yield (*sources.texts.items(), *changed)


def line_numbers(cascade: Cascade) -> int:
    """At every so many lines there is a number; 0 where there are none.

    Raises DesignError where the property is no whole number.
    """
    text = cascade.variables([LINE_NUMBERS]).get(LINE_NUMBERS, "0")
    if not text.isdecimal():
        message = f"{LINE_NUMBERS} is {text!r}, which is no whole number"
        raise DesignError.at("line-numbers", message, hint="write 5, or 0 for none")
    return int(text)
