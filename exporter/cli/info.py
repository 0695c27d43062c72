"""`brief info`: what this installation has, and what it lacks."""

from __future__ import annotations

import ctypes
import json
import platform
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from exporter import resources
from exporter.cli import choices
from exporter.cli.asked import project_for
from exporter.cli.holding import holding_as_text, holding_of
from exporter.cli.options import in_project
from exporter.diagnostics import FileError, Place
from exporter.intake.doors import known_formats
from exporter.readers.reader_table import READERS
from exporter.resources import makefile
from exporter.version import __version__
from exporter.writers.writer_table import WRITERS

PACKAGES = ("weasyprint", "pydantic", "lxml", "markdown-it-py", "brand-yml")
LIBRARIES = {
    # Debian's package: the names under which systems know the library
    "libpango-1.0-0": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "libpangoft2-1.0-0": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "libharfbuzz-subset0": (
        "libharfbuzz-subset.so.0",
        "libharfbuzz-subset.0.dylib",
        "libharfbuzz-subset-0.dll",
    ),
}
FACES = ("Regular", "It", "Bold", "BoldIt")
FAMILIES = {
    "Source Serif 4": ("SourceSerif4", FACES),
    "Source Sans 3": ("SourceSans3", FACES),
    "Source Code Pro": ("SourceCodePro", FACES),
    "Brief Emoji": ("BriefEmoji", FACES[:1]),
}


@dataclass(frozen=True)
class Lack:
    """Something that is not there: its name, whether exports need it, and how to get it."""

    name: str
    required: bool
    remedy: str


@dataclass(frozen=True)
class Installation:
    """Versions by name, what exports may choose from, and what is missing."""

    versions: dict[str, str]
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    editions: tuple[str, ...]
    themes: tuple[str, ...]
    fonts: tuple[str, ...]
    makefile: Path
    missing: tuple[Lack, ...]


def installation() -> Installation:
    """This installation, as it is now."""
    fonts = tuple(family for family, files in FAMILIES.items() if not _missing_faces(*files))
    return Installation(
        versions=_versions(),
        reads=tuple(known_formats()),
        writes=WRITERS.names(),
        editions=tuple(resources.editions()),
        themes=tuple(resources.themes()),
        fonts=fonts,
        makefile=resources.makefile(),
        missing=(
            *_missing_libraries(),
            *_missing_fonts(fonts),
            *_missing_programs(),
            *_missing_formats(),
        ),
    )


def _versions() -> dict[str, str]:
    from importlib.metadata import version  # slow to load

    pango = _load(LIBRARIES["libpango-1.0-0"])
    return {
        "brief": __version__,
        "Python": platform.python_version(),
        **{package: version(package) for package in PACKAGES},
        "Pango": _pango_version(pango) if pango else "missing",
        "system": platform.platform(),
    }


def _pango_version(pango: ctypes.CDLL) -> str:
    pango.pango_version_string.restype = ctypes.c_char_p
    return str(pango.pango_version_string().decode())


def _load(names: Iterable[str]) -> ctypes.CDLL | None:
    """The first of the libraries that the system can load; `None` where it has none of them."""
    for name in names:
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def _missing_libraries() -> list[Lack]:
    return [
        Lack(package, required=True, remedy=f"apt-get install {package}")
        for package, names in LIBRARIES.items()
        if _load(names) is None
    ]


def _missing_faces(stem: str, faces: Iterable[str]) -> list[str]:
    folder = resources.fonts_folder()
    return [face for face in faces if not (folder / f"{stem}-{face}.ttf").is_file()]


def _missing_fonts(there: Iterable[str]) -> list[Lack]:
    lost = [family for family in FAMILIES if family not in there]
    return [Lack(family, required=True, remedy="install brief again") for family in lost]


def _missing_programs() -> list[Lack]:
    """LibreOffice only serves to look at the Word files as pages."""
    if shutil.which("soffice"):
        return []
    remedy = "apt-get install libreoffice-writer-nogui"
    return [Lack("LibreOffice", required=False, remedy=remedy)]


def _missing_formats() -> list[Lack]:
    """Formats of a house's own that cannot be had."""
    faults = (*READERS.faults(), *WRITERS.faults())
    return [Lack(fault.message, required=False, remedy=fault.hint or "") for fault in faults]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print it as a JSON object.")
@click.option(
    "--makefile",
    "path_only",
    is_flag=True,
    help="Print only the path of the Makefile to include.",
)
@click.option(
    "--tokens",
    "tokens_only",
    is_flag=True,
    help="Print what a stylesheet may set: each token's kind, default and meaning.",
)
@click.argument("file", metavar="[FILE]", default="", shell_complete=choices.files)
@click.option(
    "--target",
    metavar="NAME",
    default="",
    shell_complete=choices.targets,
    help="As that target of the project has it.",
)
@in_project
def info(
    *, as_json: bool, path_only: bool, tokens_only: bool, file: str, target: str, **_: object
) -> None:
    """Print what this installation has.

    That is versions, formats, editions, themes, fonts, and what is missing. In a project, also what
    holds for its articles, or for the article FILE, and where each value comes from.
    """
    if path_only:
        click.echo(makefile())
    elif tokens_only:
        from exporter.cli.tokens import tokens_as_json, tokens_as_text

        click.echo(tokens_as_json() if as_json else tokens_as_text())
    else:
        _check_there(file)
        holding = holding_of(project_for([file] if file else []), file, target)
        if as_json:
            told = {**asdict(installation()), "project": holding}
            click.echo(json.dumps(told, default=str, ensure_ascii=False, indent=2))
        else:
            click.echo(_as_text(installation()))
            click.echo(holding_as_text(holding), nl=False)


def _check_there(file: str) -> None:
    """Raise FileError for an article that is not there; none at all is none of them."""
    if file and not Path(file).is_file():
        what = "it is no file" if Path(file).exists() else "there is no such file"
        raise FileError.at("cannot-read", f"cannot read {file}: {what}", Place(file))


def _as_text(installed: Installation) -> str:
    rows = {
        **installed.versions,
        "reads": ", ".join(installed.reads),
        "writes": ", ".join(installed.writes),
        "editions": ", ".join(installed.editions),
        "themes": ", ".join(installed.themes),
        "fonts": ", ".join(installed.fonts),
        "Makefile": str(installed.makefile),
    }
    lines = [f"{name:<15} {value}" for name, value in rows.items()]
    for lack in installed.missing:
        need = "missing" if lack.required else "optional, missing"
        lines.append(f"{need}: {lack.name} ({lack.remedy})")
    return "\n".join(lines)
