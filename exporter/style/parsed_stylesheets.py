"""A stylesheet, of a path or a theme, parsed with all that it imports: once, until it changes."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from exporter import resources
from exporter.diagnostics import DesignError, Diagnostic, FileError
from exporter.engine.fetcher import StyleFetcher
from exporter.engine.messages import collected
from exporter.engine.parsed import FontConfiguration, Sheet, font_configuration
from exporter.machine.plain_files import real_path
from exporter.style.font_faces import declared_faces
from exporter.style.font_files import font_folders
from exporter.style.named_files import Sources, sources_of
from exporter.style.slips import Proof, proof_of
from exporter.style.told_by_engine import told_by_engine
from exporter.style.trimmed import Trimmed
from exporter.styled import FontFace

READABLE = "leave it out, or say it in another way"
SCRIPT_SHEET = resources.styles_folder() / "script.css"
"""Where the stylesheet of a script would be, if it were a file."""
MOST = 32  # stylesheets that are kept; a house has some five


@dataclass(frozen=True)
class Stylesheet:
    """A parsed stylesheet, the font faces that it declares and every file that it read.

    `texts` and `proofs` are its own and those of what it imports; what declares the tokens has no
    proofs.
    """

    css: Sheet
    faces: tuple[FontFace, ...]
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[Path, str]
    proofs: tuple[Proof, ...]


def load_stylesheet(
    path: Path,
    texts: Mapping[Path, str] | None = None,
    fonts: FontConfiguration | None = None,
) -> Stylesheet:
    """A stylesheet as its files now are; `texts` stand in for those of some of them.

    `fonts` takes the faces that it declares; of `None`, that of all houses without their own.

    Raises DesignError where it or a file that it names cannot be used, or gives a token a value of
    another kind.
    """
    sources = sources_of(path, fetcher_of(path, texts))
    fonts = fonts or font_configuration()
    if texts:
        return _stylesheet(path, sources, texts, fonts)
    key = (fonts, path, *_now(path, sources))
    made = _kept.get(key)
    if made is None:
        made = _kept[key] = _stylesheet(path, sources, None, fonts)
        for oldest in list(_kept)[:-MOST]:
            _kept.pop(oldest, None)
    return made


_kept: dict[Hashable, Stylesheet] = {}
"""By the fonts that took their faces, and the files that they were made of."""


def _now(path: Path, sources: Sources) -> Iterator[Hashable]:
    """What tells apart the files of a stylesheet from what they were, or will be."""
    yield real_path(path)
    yield tuple(sources.texts.items())
    yield tuple((file, _changed(file)) for file in sources.files)


def _changed(file: Path) -> int | None:
    """When a file was changed; `None` for one that has gone meanwhile, which is told of as ever."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return None


def _stylesheet(
    path: Path, sources: Sources, texts: Mapping[Path, str] | None, fonts: FontConfiguration
) -> Stylesheet:
    with collected() as lines:
        css = _parsed(path, sources, texts, fonts)
    diagnostics = tuple(told_by_engine(lines, path, sources.texts))
    faces = tuple(_faces_of(sources))
    ours = path in (base_sheet(), SCRIPT_SHEET)
    proofs = () if ours else tuple(_proofs_of(sources))
    return Stylesheet(css, faces, sources.files, diagnostics, sources.texts, proofs)


def fetcher_of(path: Path, texts: Mapping[Path, str] | None) -> StyleFetcher:
    """What gets the files that a stylesheet names, from its folder and ours."""
    ours = (resources.styles_folder(), *(font_folders() if path == SCRIPT_SHEET else ()))
    try:
        return StyleFetcher([real_path(path).parent, *ours], texts)
    except OSError:  # told when it is read
        return StyleFetcher(ours, texts)


def _parsed(
    path: Path, sources: Sources, texts: Mapping[Path, str] | None, fonts: FontConfiguration
) -> Sheet:
    """A stylesheet as the engine reads it; raises DesignError for what it breaks down over."""
    try:
        return _read(path, texts, fonts)
    except FileError:
        raise  # the disk's fault, and no stylesheet's
    except Exception as failure:
        culprit = Trimmed(sources.texts).culprit(lambda some: not _is_readable(path, some, fonts))
        if culprit is None:
            raise
        message = f"{culprit.quoted} cannot be read"
        raise DesignError.at("stylesheet-unreadable", message, culprit.place, READABLE) from failure


def _is_readable(path: Path, texts: Mapping[Path, str], fonts: FontConfiguration) -> bool:
    try:
        _read(path, texts, fonts)
    except Exception:  # noqa: BLE001  # a failure is what is asked for
        return False
    return True


def _read(path: Path, texts: Mapping[Path, str] | None, fonts: FontConfiguration) -> Sheet:
    fetcher = fetcher_of(path, texts)
    text = fetcher.content(path).decode("utf-8-sig")
    url = real_path(path).as_uri()
    return Sheet(text, base_url=url, fetcher=fetcher, fonts=fonts)


def base_sheet() -> Path:
    """The stylesheet that all editions and themes share."""
    return resources.styles_folder() / "base.css"


def _proofs_of(sources: Sources) -> list[Proof]:
    """The proofs of a stylesheet and what it imports; raises DesignError for wrong values."""
    proofs = [proof_of(css, str(sheet)) for sheet, css in sources.texts.items()]
    wrong = [one for proof in proofs for one in proof.wrong_values]
    if wrong:
        raise DesignError(wrong)
    return proofs


def _faces_of(sources: Sources) -> Iterator[FontFace]:
    """The faces that a stylesheet and those that it imports declare, and have the files of."""
    for sheet, css in sources.texts.items():
        yield from declared_faces(css, sheet)


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
