"""Options that several commands share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from exporter import resources
from exporter.brand.beside import CONTRASTS
from exporter.cli import choices
from exporter.cli.choices import Name, NameOption
from exporter.cli.report import FORMS, Report
from exporter.diagnostics.hints import listed
from exporter.resources import DOTS_PER_INCH, FONTS, MOST_PNG_DPI, PNG_DPI, PNG_PAGES
from exporter.style.export_profiles import DEFAULT_PROFILE

if TYPE_CHECKING:
    from exporter.readers.house.declared import Declared

Command = TypeVar("Command", bound=Callable[..., object])


def _with(command: Command, options: Sequence[Callable[[Command], Command]]) -> Command:
    """A command with options, the first of which its help lists first."""
    for option in reversed(options):
        command = option(command)
    return command


def reporting(command: Command) -> Command:
    """Add `--strict`, `--diagnostics` and `--quiet`; the last two go to the context's `Report`."""
    options = (
        click.option("--strict", is_flag=True, help="Take warnings for errors."),
        click.option(
            "--diagnostics",
            type=click.Choice(FORMS),
            default=FORMS[0],
            show_default=True,
            expose_value=False,
            help="How problems are told on standard error: with hints, in lines, or as a document.",
        ),
        click.option(
            "--quiet",
            "-q",
            is_flag=True,
            expose_value=False,
            callback=_set_quiet,
            help="Tell errors only: no warnings, no progress, no names of files.",
        ),
    )
    return _with(command, options)


def designing(command: Command) -> Command:
    """Add what decides on the pages: the editions, their look, and how many pages they have."""
    return _paged(_styled(command))


def _paged(command: Command) -> Command:
    """Add which editions there are, and on which pages."""
    options = (
        click.option(
            "--edition",
            "editions",
            metavar="NAME",
            multiple=True,
            cls=NameOption,
            type=Name(choices.editions),
            help=f"{{names}}; may be repeated. Default: {listed(resources.EDITIONS, 'and')}.",
        ),
        click.option(
            "--theme",
            metavar="NAME|FILE",
            default=resources.DEFAULT_THEME,
            show_default=True,
            cls=NameOption,
            type=Name(choices.themes, or_file=True),
            help="The look: {names}, or a stylesheet of your own.",
        ),
        click.option(
            "--paper",
            metavar="SIZE",
            cls=NameOption,
            type=Name(choices.papers),
            help="{names}. Default: what the article's language uses.",
        ),
        click.option(
            "--pages",
            metavar="N",
            type=click.IntRange(min=1),
            help="The most pages of an edition; exported with others, a summary keeps to one.",
        ),
    )
    return _with(command, options)


def _styled(command: Command) -> Command:
    """Add what a house brings along: templates, stylesheets and its brand."""
    options = (
        click.option(
            "--template",
            "templates",
            metavar="DIR",
            type=click.Path(path_type=Path),
            shell_complete=choices.folders,
            help="A folder of templates that come before ours.",
        ),
        click.option(
            "--trust-templates",
            is_flag=True,
            help="Let those templates do all that Python can, not only read the article.",
        ),
        click.option(
            "--style",
            "styles",
            metavar="FILE.css",
            multiple=True,
            type=click.Path(path_type=Path),
            help="A stylesheet to add last; may be repeated.",
        ),
        click.option(
            "--brand",
            metavar="FILE|none",
            type=click.Path(path_type=Path),
            help="The house's colours, fonts and logo, as brand.yml; none for none. Default: the"
            " _brand.yml beside an article, or above it.",
        ),
        click.option(
            "--brand-contrast",
            type=click.Choice(CONTRASTS),
            default=CONTRASTS[0],
            show_default=True,
            help="What is done about colours of it that are too faint for text.",
        ),
    )
    return _with(command, options)


def making(command: Command) -> Command:
    """Add what decides on the files: their formats, what they are for, and what they carry."""
    return _purposed(_carrying(command))


def _purposed(command: Command) -> Command:
    """Add the formats of files, and what they are for."""
    options = (
        click.option(
            "--format",
            "formats",
            metavar="NAME",
            multiple=True,
            cls=NameOption,
            type=Name(choices.output_formats),
            help=f"{{names}}; may be repeated. Default: {choices.default_formats()}.",
        ),
        click.option(
            "--profile",
            metavar="NAME",
            default=DEFAULT_PROFILE,
            show_default=True,
            cls=NameOption,
            type=Name(choices.profiles),
            help="What it is for: {names}.",
        ),
        click.option(
            "--icc",
            metavar="FILE",
            type=click.Path(path_type=Path),
            help="The ICC profile of the press. Default: coated paper, FOGRA39.",
        ),
    )
    return _with(command, options)


def _carrying(command: Command) -> Command:
    """Add what files carry: letters of fonts, dots of pictures; and whether they are checked."""
    options = (
        click.option(
            "--image-dpi",
            metavar="N",
            type=click.IntRange(min=0),
            default=DOTS_PER_INCH,
            show_default=True,
            help="Pictures with more dots an inch as printed get so many; 0 leaves them.",
        ),
        click.option(
            "--fonts",
            type=click.Choice(FONTS),
            default=FONTS[0],
            show_default=True,
            help="What Word files carry of the faces they use: the alphabets of their languages,"
            " all, or nothing.",
        ),
        click.option(
            "--dpi",
            metavar="N",
            type=click.IntRange(1, MOST_PNG_DPI),
            default=PNG_DPI,
            show_default=True,
            help="How many dots an inch a PNG has.",
        ),
        click.option(
            "--png-pages",
            type=click.Choice(PNG_PAGES),
            default=PNG_PAGES[0],
            show_default=True,
            help="Which pages become a PNG: the first, or all, each in a file of its own.",
        ),
        click.option("--no-preflight", is_flag=True, help="Do not check the finished files."),
    )
    return _with(command, options)


def based(command: Command) -> Command:
    """Add `--base`; `exporter.cli.asked` tells which of its values is what."""
    return click.option(
        "--base",
        "bases",
        metavar="DIR|FILE.docx",
        multiple=True,
        type=click.Path(path_type=Path),
        help="Files of articles in folders below DIR go to the same folders below that of --output."
        " The styles, headers and page set-up of FILE come before ours in Word files. Both may be"
        " given.",
    )(command)


def running(command: Command) -> Command:
    """Add `--jobs` and `--force`."""
    at_once = click.option(
        "--jobs",
        "-j",
        metavar="N",
        type=click.IntRange(min=1),
        help="How many articles are made at once. Default: one for each processor.",
    )
    force = click.option(
        "--force", is_flag=True, help="Make all files, those of unchanged articles too."
    )
    return at_once(force(command))


def in_project(command: Command) -> Command:
    """Add `--project`."""
    return click.option(
        "--project",
        "project_file",
        metavar="FILE|none",
        type=click.Path(path_type=Path),
        help="The project file. Default: the brief.toml of this folder, or of one above it.",
    )(command)


def with_worker(command: Command) -> Command:
    """Add `--worker`, which is heeded before anything is loaded (`exporter.cli.main`)."""
    return click.option(
        "--worker",
        is_flag=True,
        expose_value=False,
        help="Let a process do it that has all loaded; without one, start one for the next call.",
    )(command)


def reading(*, needs_files: bool = True) -> Callable[[Command], Command]:
    """Add the argument FILE..., `--from`, `--root` and `--fields`."""

    def add(command: Command) -> Command:
        name = "FILE..." if needs_files else "[FILE]..."
        files = click.argument(
            "files",
            metavar=name,
            nargs=-1,
            required=needs_files,
            shell_complete=choices.files,
        )
        read_as = click.option(
            "--from",
            "read_as",
            metavar="FORMAT",
            cls=NameOption,
            type=Name(choices.source_formats),
            help="What the files are: {names}. Default: by each name's ending.",
        )
        return files(read_as(rooted(with_fields(command))))

    return add


def with_fields(command: Command) -> Command:
    """Add `--fields`."""
    return click.option(
        "--fields",
        metavar="FILE.json",
        type=click.Path(path_type=Path),
        help="The JSON Schema of your house's own fields.",
    )(command)


def declared(fields: Path | None) -> Declared | None:
    """The fields of `--fields`; raises DesignError where the file is no schema of any."""
    if fields is None:
        return None
    from exporter.readers.house.declared import declared_in

    return declared_in(fields)


def rooted(command: Command) -> Command:
    """Add `--root`."""
    root = click.option(
        "--root",
        metavar="DIR",
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="The folder beyond which no picture is read, and where paths that begin with a slash"
        " start. Default: the article's own.",
    )
    return root(command)


def standard_input(files: tuple[str, ...]) -> bytes | None:
    """All of standard input where a file is `-`; `None` where none is."""
    return sys.stdin.buffer.read() if "-" in files else None


def _set_quiet(context: click.Context, _: click.Parameter, value: bool) -> None:
    context.ensure_object(Report).quiet = value
