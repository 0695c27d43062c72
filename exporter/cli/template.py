"""`brief template`: a Word template of the house, to write briefs in."""

from __future__ import annotations

from pathlib import Path

import click

from exporter.cli.options import designing, reporting
from exporter.cli.report import Report, progress
from exporter.diagnostics import UsageError
from exporter.machine.save import save
from exporter.resources import EDITIONS, FONTS
from exporter.results import Export, check_editions

SUFFIX = ".dotx"
OF_PROMPTS = "language-letters"
"""What is told of prompts, which are in English: that they are not in the language's letters."""


@click.command()
@click.option(
    "--output",
    "-o",
    metavar="FILE.dotx",
    required=True,
    type=click.Path(path_type=Path),
    help="The file to write.",
)
@designing
@click.option(
    "--language",
    metavar="TAG",
    default="en",
    show_default=True,
    help="The language to write in, as a BCP 47 tag: of dates, labels, hyphens and spelling.",
)
@click.option(
    "--fonts",
    type=click.Choice(FONTS),
    default=FONTS[0],
    show_default=True,
    help="What it carries of its faces: the alphabets of the language, all, or nothing.",
)
@reporting
@click.pass_obj
def template(
    report: Report,
    /,
    output: Path,
    editions: tuple[str, ...],
    pages: int | None,
    language: str,
    strict: bool,
    **style: object,
) -> None:
    """Make a Word template to write briefs in.

    It has all styles of the house, and a content control for each part of a brief: headline, deck,
    byline, date, key points, and so on. What is written in it comes in as any article does: `brief
    export FILE.docx`. A control that is left as it is gives nothing.
    """
    if output.suffix.lower() != SUFFIX:
        hint = f"name a file that ends in {SUFFIX}, as Word knows a template by it"
        raise UsageError.at("usage", f"{output} is no name of a Word template", hint=hint)
    _check_language(language)
    names = tuple(dict.fromkeys(editions)) or EDITIONS[:1]
    if len(names) > 1:
        hint = "make a template of each, in a file of its own"
        raise UsageError.at("usage", "a template is of one edition", hint=hint)
    templates = style["templates"]
    check_editions(names, templates if isinstance(templates, Path) else None)
    with progress(str(output), shown=report.is_live) as on_stage:
        from exporter.compose.prompted import prompted  # slow to load
        from exporter.pipeline import Exporter

        exporter = Exporter(**style)  # type: ignore[arg-type]  # the options of `designing`
        asking = exporter.export(
            prompted(language),
            editions=names,
            formats=("docx",),
            pages=pages,
            strict=strict,
            preflight=False,
            on_stage=on_stage,
        )
    report.tell(one for one in asking.diagnostics if one.code != OF_PROMPTS)
    save(output, _of(asking))
    report.say(f"wrote {output}")


def _check_language(tag: str) -> None:
    import langcodes

    if not langcodes.tag_is_valid(tag):
        hint = "write a BCP 47 tag, such as en, de-AT or uk"
        raise UsageError.at("bad-language", f"{tag!r} is no language tag", hint=hint)


def _of(asking: Export) -> bytes:
    """The template of an article that asks to be written, as a DOCX."""
    from exporter.compose.prompted import day_pattern, prompts_in_print
    from exporter.docx.asked_for import ASKED
    from exporter.writers.word.house_template import as_template
    from exporter.writers.word.parts.prompt_controls import Days

    language = asking.article.language
    days = Days(day_pattern(language), language)
    data = asking.renditions[0].data
    return as_template(data, ASKED.values(), prompts_in_print(asking.article), days)
