"""`brief export`: articles in, files out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exporter.cli import choices, destination, fit_report
from exporter.cli.choices import Name, NameOption
from exporter.cli.destination import Targets, destinations, only_one
from exporter.cli.options import designing, reading, reporting, standard_input
from exporter.cli.report import Report, progress
from exporter.diagnostics import UsageError
from exporter.resources import EDITIONS
from exporter.results import check_editions
from exporter.save import save, save_all
from exporter.style.profiles import DEFAULT_PROFILE, profile_of
from exporter.styled import DOTS_PER_INCH
from exporter.writers.table import formats_of

if TYPE_CHECKING:
    from exporter.pipeline import Exporter
    from exporter.results import Export


@dataclass(frozen=True)
class Order:
    """What is asked for, the same for every article."""

    exporter: Exporter
    editions: Sequence[str]
    formats: Sequence[str]
    read_as: str | None
    stdin: bytes | None
    strict: bool
    pages: int | None
    preflight: bool
    report: Report

    def export(self, file: str) -> Export:
        """Export one article, showing how far it is; nothing is written yet."""
        from exporter.confined import confined
        from exporter.intake.doors import taken_by

        with progress(file, shown=self.report.is_live) as on_stage, taken_by(confined):
            return self.exporter.export(
                file,
                editions=self.editions,
                formats=self.formats,
                read_as=self.read_as,
                stdin=self.stdin if file == "-" else None,
                strict=self.strict,
                pages=self.pages,
                preflight=self.preflight,
                on_stage=on_stage,
            )


@click.command()
@reading
@click.option(
    "--output",
    "-o",
    metavar="DIR",
    default="output",
    show_default=True,
    help="The folder to write to; - writes one file to standard output.",
)
@designing
@click.option(
    "--format",
    "formats",
    metavar="NAME",
    multiple=True,
    cls=NameOption,
    type=Name(choices.output_formats),
    help=f"{{names}}; may be repeated. Default: {choices.default_formats()}.",
)
@click.option(
    "--profile",
    metavar="NAME",
    default=DEFAULT_PROFILE,
    show_default=True,
    cls=NameOption,
    type=Name(choices.profiles),
    help="What it is for: {names}.",
)
@click.option(
    "--icc",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The ICC profile of the press. Default: coated paper, FOGRA39.",
)
@click.option(
    "--image-dpi",
    metavar="N",
    type=click.IntRange(min=0),
    default=DOTS_PER_INCH,
    show_default=True,
    help="Pictures with more dots an inch as printed get so many; 0 leaves them.",
)
@click.option(
    "--deps",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write a Make rule that names every input used.",
)
@click.option(
    "--deps-target",
    metavar="NAME",
    help="The target of that rule, in place of the files written.",
)
@click.option("--no-preflight", is_flag=True, help="Do not check the finished files.")
@click.option(
    "--report",
    "report_form",
    type=click.Choice(fit_report.FORMS),
    help="Print what copyfitting did on standard output, as JSON.",
)
@reporting
@click.pass_obj
def export(
    report: Report,
    files: tuple[str, ...],
    output: str,
    editions: tuple[str, ...],
    formats: tuple[str, ...],
    theme: str,
    profile: str,
    icc: Path | None,
    image_dpi: int,
    paper: str | None,
    pages: int | None,
    templates: Path | None,
    trust_templates: bool,
    styles: tuple[Path, ...],
    deps: Path | None,
    deps_target: str | None,
    report_form: str | None,
    read_as: str | None,
    fields: Path | None,
    root: Path | None,
    strict: bool,
    no_preflight: bool,
) -> None:
    """Export articles to PDF and Word.

    Each becomes a brief and a one-page summary, in both formats. FILE is an article; - is standard
    input, with --from. One bad file does not stop the others; the exit code is that of the first
    file that failed:

    \b
    0  done
    1  a bug of ours
    2  the call
    3  the article
    4  a template, a stylesheet, a font or a schema of fields
    5  the page contract, or preflight
    6  a file could not be read or written
    """
    if deps_target and not deps:
        hint = "name the file that the rule is to go to, with --deps"
        raise UsageError.at("usage", "--deps-target is for --deps, which is not given", hint=hint)
    editions, formats = tuple(dict.fromkeys(editions)), tuple(dict.fromkeys(formats))
    check_editions(editions, templates)
    formats = formats_of(profile_of(profile), formats or None)
    from exporter.pipeline import Exporter

    exporter = Exporter(
        theme=theme,
        paper=paper,
        styles=styles,
        templates=templates,
        trust_templates=trust_templates,
        profile=profile,
        icc=icc,
        image_dpi=image_dpi,
        fields=fields,
        root=root,
    )
    order = Order(
        exporter,
        editions or EDITIONS,
        formats,
        read_as,
        standard_input(files),
        strict,
        pages,
        not no_preflight,
        report,
    )
    if output == "-":
        _to_standard_output(order, files, deps, report_form)
        return
    told = _to_folder(order, files, Path(output), deps, deps_target)
    if report_form:
        click.echo(fit_report.document(told), nl=False)


def _to_standard_output(
    order: Order, files: Sequence[str], deps: Path | None, report_form: str | None
) -> None:
    file = only_one(files, order.editions, order.formats)
    if report_form:
        raise UsageError.at(
            "usage",
            "standard output takes the file or the report, not both",
            hint="name a folder with --output",
        )
    if deps:
        raise UsageError.at(
            "usage",
            "--deps needs files to speak of, and --output - writes none",
            hint="name a folder with --output",
        )
    if sys.stdout.isatty():
        raise UsageError.at(
            "usage", "a terminal cannot show this file", hint="send it on: brief export ... > FILE"
        )
    result = order.export(file)
    order.report.tell(result.diagnostics)
    sys.stdout.buffer.write(result.renditions[0].data)
    sys.stdout.buffer.flush()


def _to_folder(
    order: Order, files: Sequence[str], folder: Path, deps: Path | None, deps_target: str | None
) -> list[dict[str, object]]:
    """Export every file, and return what copyfitting did.

    The Make rules are written only when all went well, for make trusts them.
    """
    rules, told = [], []
    for file, targets in destinations(files, folder, order.editions, order.formats).items():
        with order.report.attempt():
            result = order.export(file)
            order.report.tell(result.diagnostics)
            _write(result, targets, order.report)
            told += fit_report.entries(file, result, targets)
            if deps:
                made = [deps_target] if deps_target else [str(path) for path in targets.values()]
                rules.append(destination.rule(made, result.inputs))
    if deps and not order.report.exit_code:
        save(deps, "".join(rules).encode())
    return told


def _write(result: Export, targets: Targets, report: Report) -> None:
    files = {targets[item.edition, item.format]: item for item in result.renditions}
    changed = save_all({path: item.data for path, item in files.items()})
    for path, item in files.items():
        did = "wrote" if path in changed else "unchanged:"
        report.say(f"{did} {path} ({item.pages} {'page' if item.pages == 1 else 'pages'})")
