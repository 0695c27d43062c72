"""Stylesheets and fonts, loaded once: what a house style consists of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from exporter import resources
from exporter.diagnostics import DesignError, Diagnostic, Place
from exporter.engine.cascade import Cascade
from exporter.engine.fetcher import RefusedURLError, StyleFetcher
from exporter.engine.messages import collected, stylesheet_diagnostic
from exporter.engine.parsed import Sheet, font_configuration
from exporter.style.font_faces import declared_faces
from exporter.style.slips import Proof, nameless_use, proof_of, unknown_tokens
from exporter.styled import FontFace

LINE_NUMBERS = "--line-numbers"
CHARSET = "Unknown empty rule <AtRule @charset"  # CSS Syntax 3, 3.2: no rule, and no fault


@dataclass(frozen=True)
class Stylesheet:
    """A parsed stylesheet, the font faces that it declares and every file that it read.

    `proofs` are those of itself and of what it imports; none for what declares the tokens.
    """

    css: Sheet
    faces: tuple[FontFace, ...]
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    proofs: tuple[Proof, ...]


class Design:
    """The stylesheets of a house style; parses each file once, however many editions use it."""

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
        for path in self._last:
            self._sheet(path)

    def sheets(self, edition: str) -> tuple[Sheet, ...]:
        """The edition's stylesheets in rising precedence: base, edition, theme, profile, own."""
        return tuple(sheet.css for sheet in self._stylesheets(edition))

    def faces(self, edition: str) -> tuple[FontFace, ...]:
        """The font faces that the edition's stylesheets declare."""
        return tuple(face for sheet in self._stylesheets(edition) for face in sheet.faces)

    def files(self, edition: str) -> tuple[Path, ...]:
        """Every file that the edition's look depends on."""
        return tuple(path for sheet in self._stylesheets(edition) for path in sheet.files)

    def diagnostics(self, edition: str) -> tuple[Diagnostic, ...]:
        """What was wrong in the stylesheets but did not stop them."""
        sheets = self._stylesheets(edition)
        ignored = (diagnostic for sheet in sheets for diagnostic in sheet.diagnostics)
        return (*ignored, *unknown_tokens(proof for sheet in sheets for proof in sheet.proofs))

    def _stylesheets(self, edition: str) -> tuple[Stylesheet, ...]:
        own = resources.editions(self._templates)[edition]
        return tuple(self._sheet(path) for path in (base_sheet(), own, *self._last))

    def _sheet(self, path: Path) -> Stylesheet:
        if path not in self._sheets:
            self._sheets[path] = load_stylesheet(path)
        return self._sheets[path]


def theme_path(theme: str | Path) -> Path:
    """The stylesheet of a theme, given by name or by file; raises DesignError for neither."""
    themes = resources.themes()
    if str(theme) in themes:
        return themes[str(theme)]
    path = Path(theme)
    if path.suffix == ".css":
        return path
    raise DesignError.at(
        "unknown-theme",
        f"there is no theme {str(theme)!r}",
        hint=f"choose one of {', '.join(themes)}, or give the path of a .css file",
    )


def load_stylesheet(path: Path) -> Stylesheet:
    """Parse a stylesheet.

    Raises DesignError where it or a file that it names cannot be used, or gives a token a value of
    another kind.
    """
    text = _read(path)
    fetcher = StyleFetcher([path.resolve().parent, resources.styles_folder()])
    base_url = path.resolve().as_uri()
    try:
        with collected() as lines:
            css = Sheet(text, base_url=base_url, fetcher=fetcher, fonts=font_configuration())
    except RefusedURLError as refused:
        raise DesignError.at(
            "style-resource",
            f"the stylesheet asks for {refused}, which is outside its folder",
            Place(str(path)),
            "put the file beside the stylesheet; nothing is read from the network",
        ) from refused
    except IndexError as failure:  # the engine's, over `var()`
        message = "the stylesheet has a var() that names no property"
        place = nameless_use(text, str(path))
        raise DesignError.at("wrong-token-value", message, place, "write var(--name)") from failure
    faults = (line for line in lines if not line.startswith(CHARSET))
    diagnostics = tuple(stylesheet_diagnostic(line, str(path)) for line in faults)
    faces = dict(_faces_of(path, fetcher))
    files = dict.fromkeys((path, *sorted({*fetcher.files, *faces})))
    proofs = () if path == base_sheet() else tuple(_proofs_of(path, fetcher))
    return Stylesheet(css, tuple(faces.values()), tuple(files), diagnostics, proofs)


def base_sheet() -> Path:
    """The stylesheet that all editions and themes share."""
    return resources.styles_folder() / "base.css"


def _proofs_of(path: Path, fetcher: StyleFetcher) -> list[Proof]:
    """The proofs of a stylesheet and what it imports; raises DesignError for wrong values."""
    proofs = [proof_of(_read(sheet), str(sheet)) for sheet in _with_imports(path, fetcher)]
    wrong = [one for proof in proofs for one in proof.wrong_values]
    if wrong:
        raise DesignError(wrong)
    return proofs


def _faces_of(path: Path, fetcher: StyleFetcher) -> Iterator[tuple[Path, FontFace]]:
    """The font files that a stylesheet and those that it imports declare, and their faces."""
    for sheet in _with_imports(path, fetcher):
        for file, face in declared_faces(_read(sheet), sheet.resolve().as_uri()):
            if fetcher.allows(file):
                yield file, face


def _with_imports(path: Path, fetcher: StyleFetcher) -> list[Path]:
    return [path, *sorted(file for file in fetcher.files if file.suffix == path.suffix)]


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as failure:
        raise DesignError.at(
            "stylesheet-unreadable",
            f"the stylesheet cannot be read: {failure}",
            Place(str(path)),
            "give the path of a UTF-8 .css file",
        ) from failure


def line_numbers(cascade: Cascade) -> int:
    """At every so many lines there is a number; 0 where there are none.

    Raises DesignError where the property is no whole number.
    """
    text = cascade.variables([LINE_NUMBERS]).get(LINE_NUMBERS, "0")
    if not text.isdecimal():
        message = f"{LINE_NUMBERS} is {text!r}, which is no whole number"
        raise DesignError.at("line-numbers", message, hint="write 5, or 0 for none")
    return int(text)
