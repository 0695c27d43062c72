"""`brief export`: articles in, files out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from exporter.batch import Cluster, Order, Style, Task, cores, outcomes
from exporter.batch.addresses import is_address
from exporter.batch.work import exported, workshop_for
from exporter.cli import choices, fit_report
from exporter.cli.choices import Name, NameOption
from exporter.cli.destination import ON_THE_WAY, check_sent, destinations, only_one, rules
from exporter.cli.options import designing, reading, reporting, standard_input, with_worker
from exporter.cli.report import Report, progress
from exporter.cli.telling import Shown, tell
from exporter.cli.too_little_memory import check_memory
from exporter.diagnostics import UsageError
from exporter.resources import EDITIONS
from exporter.results import check_editions
from exporter.save import save
from exporter.style.profiles import DEFAULT_PROFILE, profile_of
from exporter.styled import DOTS_PER_INCH, FONTS
from exporter.writers.table import formats_of


@click.command()
@reading
@click.option(
    "--output",
    "-o",
    metavar="DIR",
    default="output",
    show_default=True,
    help="The folder to write to; - writes one file to standard output. With --cluster it may be an"
    " address, such as s3://BUCKET/FOLDER.",
)
@click.option(
    "--base",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Files of articles in folders below DIR go to the same folders below that of --output.",
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
    "--fonts",
    type=click.Choice(FONTS),
    default=FONTS[0],
    show_default=True,
    help="What Word files carry of the faces they use: the alphabets of their languages, all, or"
    " nothing.",
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
@click.option(
    "--jobs",
    "-j",
    metavar="N",
    type=click.IntRange(min=1),
    help="How many articles are made at once. Default: one for each processor.",
)
@click.option(
    "--cluster",
    metavar="ADDRESS|local:N",
    help="Let workers of Dask make them: of a scheduler, as tcp://HOST:8786, or N of our own.",
)
@click.option("--force", is_flag=True, help="Make all files, those of unchanged articles too.")
@with_worker
@reporting
@click.pass_obj
def export(
    report: Report,
    files: tuple[str, ...],
    output: str,
    base: Path | None,
    editions: tuple[str, ...],
    formats: tuple[str, ...],
    theme: str,
    profile: str,
    icc: Path | None,
    image_dpi: int,
    fonts: str,
    paper: str | None,
    pages: int | None,
    templates: Path | None,
    trust_templates: bool,
    styles: tuple[Path, ...],
    brand: Path | None,
    brand_contrast: str,
    deps: Path | None,
    deps_target: str | None,
    report_form: str | None,
    read_as: str | None,
    fields: Path | None,
    root: Path | None,
    strict: bool,
    jobs: int | None,
    cluster: str | None,
    force: bool,
    no_preflight: bool,
) -> None:
    """Export articles to PDF and Word.

    Each becomes a brief and a one-page summary, in both formats. FILE is an article; - is standard
    input, with --from. What is unchanged since its files were made is not made again. One bad file
    does not stop the others; the exit code is that of the first file that failed:

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
    check_memory()
    editions, formats = tuple(dict.fromkeys(editions)), tuple(dict.fromkeys(formats))
    check_editions(editions, templates)
    formats = formats_of(profile_of(profile), formats or None)
    style = Style(
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
        brand=brand,
        brand_contrast=brand_contrast,
        fonts=fonts,
    )
    order = Order(
        style,
        editions or EDITIONS,
        formats,
        read_as,
        standard_input(files),
        strict,
        pages,
        not no_preflight,
    )
    if output == "-":
        _to_standard_output(order, report, files, deps, report_form)
        return
    if is_address(output):
        check_sent(output, cluster, deps, deps_target)
    folder = ON_THE_WAY if is_address(output) else Path(output)
    plan = destinations(files, folder, order.editions, order.formats, base)
    tasks = [Task(file, targets, folder) for file, targets in plan.items()]
    shown = Shown(report)
    made = outcomes(
        order,
        tasks,
        shown,
        force=force,
        jobs=jobs or cores(),
        cluster=Cluster(cluster, output if is_address(output) else None) if cluster else None,
    )
    done = tell(made, report, shown)
    if deps and not report.exit_code:  # make trusts them, and so all must have gone well
        with report.attempt():
            save(deps, rules(done, deps_target).encode())
    if report_form:
        entries = [entry for outcome in done for entry in fit_report.entries(outcome)]
        click.echo(fit_report.document(entries), nl=False)


def _to_standard_output(
    order: Order,
    report: Report,
    files: Sequence[str],
    deps: Path | None,
    report_form: str | None,
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
    workshop = workshop_for(order)
    with progress(file, shown=report.is_live) as on_stage:
        result = exported(workshop, Task(file, {}, Path()), on_stage)
    report.tell(result.diagnostics)
    sys.stdout.buffer.write(result.renditions[0].data)
    sys.stdout.buffer.flush()
