"""`brief import`: an edited file back into the article that it came from."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exporter.cli import choices
from exporter.cli.asked import project_for
from exporter.cli.margin_report import margin_json, margin_notes, merged_by_author
from exporter.cli.options import declared, reporting, with_fields
from exporter.cli.report import Report
from exporter.diagnostics import (
    ArticleError,
    ContractError,
    Diagnostic,
    Place,
    UsageError,
    has_errors,
    note,
    warning,
)
from exporter.diagnostics.hints import listed
from exporter.machine.confined import confined
from exporter.machine.save import back_up, save_all
from exporter.readers.reader_table import READERS, USUAL, Speller, spelled, speller_of

if TYPE_CHECKING:
    from exporter.article import Article
    from exporter.provenance.origin import Origin
    from exporter.readers.house.declared import Declared
    from exporter.readers.house.defaults import Defaults
    from exporter.roundtrip.word.edited_file import Changes, Imported

ENDINGS = [row.suffixes[0] for row in READERS.ours.values() if row.spell]
CHANGES: tuple[Changes, ...] = ("accept", "reject", "report")


@dataclass(frozen=True)
class Errand:
    """What is asked for: the edited file, and where its article is to go.

    `theme` is that of the project, by name or as a file; `None` where no project names one.
    """

    file: str
    output: str | None
    into: str | None
    diff: bool
    force: bool
    notes: Path | None
    fields: Path | None
    declared: Declared | None
    defaults: Defaults | None
    strict: bool
    report: Report
    theme: str | None = None

    @property
    def name(self) -> str:
        """What the edited file is called in what is told of it."""
        return "<stdin>" if self.file == "-" else self.file

    @property
    def target(self) -> Path:
        """Where the article is written: beside the file, as usual, if nothing else is said."""
        if self.into is not None:
            return Path(self.into)
        if self.output not in (None, "-"):
            return Path(str(self.output))
        beside = Path("article" if self.file == "-" else self.file)
        return beside.with_suffix(USUAL.suffixes[0])

    @property
    def source(self) -> Path | None:
        """The source file whose lines comments are to name; `None` where none is known."""
        if self.into is not None:
            return Path(self.into)
        suffixes = (suffix for row in READERS.rows() for suffix in row.suffixes)
        beside = (Path(self.file).with_suffix(suffix) for suffix in suffixes)
        return next((path for path in beside if path.is_file()), None)


@click.command("import")
@click.argument("file", metavar="FILE", shell_complete=choices.files)
@click.option(
    "--output",
    "-o",
    metavar="FILE",
    shell_complete=choices.files,
    help=f"The article to write: {listed(ENDINGS)}; - is standard output, as {USUAL.name}. "
    f"Default: {USUAL.name} beside FILE.",
)
@click.option(
    "--into",
    metavar="SOURCE",
    shell_complete=choices.files,
    help="Merge the edits into the article's source, changing no other line of it.",
)
@click.option("--diff", is_flag=True, help="With --into: print what would change, write nothing.")
@click.option("--force", is_flag=True, help="Merge even what deletes most of the article.")
@click.option(
    "--changes",
    type=click.Choice(CHANGES),
    default=CHANGES[0],
    show_default=True,
    help="Take tracked changes, turn them down, or list them and take none.",
)
@click.option(
    "--notes",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write comments and tracked changes as JSON.",
)
@with_fields
@reporting
@click.pass_obj
def import_(
    report: Report,
    file: str,
    output: str | None,
    into: str | None,
    diff: bool,
    force: bool,
    changes: Changes,
    notes: Path | None,
    fields: Path | None,
    strict: bool,
) -> None:
    """Bring an edited Word file back to its article.

    FILE is a .docx, ours or anybody's, or a .pdf of ours; - is standard input. Comments are told
    with their places in the source, which is the file of --into, else the one of the same name
    beside FILE. A file that is overwritten is kept as FILE~. What --into merges is listed by
    author. Of a conflict, both sides are marked as git marks them, and the exit code is 5.
    """
    project = project_for([into or file])
    house = project.wanted(into or file) if project else None
    fields = fields or (house.fields if house else None)
    own, defaults = declared(fields), house.defaults if house else None
    theme = house.settings.theme if house else None
    errand = Errand(
        file, output, into, diff, force, notes, fields, own, defaults, strict, report, theme
    )
    _check(errand)
    imported = _with_places(_imported(errand, changes), errand)
    noticed = [*imported.diagnostics, *margin_notes(imported, with_changes=changes == "report")]
    if has_errors(noticed, strict=strict):
        raise ArticleError(noticed)
    report.tell(noticed)
    if notes:
        _replace({notes: margin_json(imported).encode()}, report)
    if into is not None:
        _merge(imported, errand)
        for line in () if diff else merged_by_author(imported, with_changes=changes == "accept"):
            report.say(line)
    elif output == "-":
        _print(imported, errand)
    else:
        _write(imported, errand)


def _check(errand: Errand) -> None:
    if errand.into is not None and errand.output is not None:
        raise UsageError.at("usage", "--into and --output exclude each other")
    if errand.diff and errand.into is None:
        raise UsageError.at("usage", "--diff compares with a source", hint="name it with --into")
    if errand.into is None and errand.output != "-":
        _speller(errand.target)
    others = {errand.file, *([] if errand.output == "-" else [str(errand.target)])}
    if errand.notes and realpath(errand.notes) in map(realpath, others):
        hint = "give the notes a file of their own"
        raise UsageError.at("usage", f"--notes would overwrite {errand.notes}", hint=hint)


def _imported(errand: Errand, changes: Changes) -> Imported:
    """The article of the file; where it does not say what it was made from, the source does."""
    from exporter.provenance.found import MAX_FILE
    from exporter.readers.files import bytes_of

    piped = sys.stdin.buffer.read(MAX_FILE + 1) if errand.file == "-" else None  # may take long

    def data() -> bytes:
        return bytes_of(Path(errand.name), MAX_FILE) if piped is None else piped

    imported = _read(errand, data, changes)
    if errand.into is None or imported.base is not None:
        return imported
    from exporter.cli.standing_in import StandIns

    found = StandIns(errand.into, errand.name, data(), changes, errand.fields)
    return _read(errand, data, changes, found.best(errand.theme))


def _read(
    errand: Errand, data: Callable[[], bytes], changes: Changes, stand_ins: Sequence[Origin] = ()
) -> Imported:
    from exporter.provenance.found import read_pdf
    from exporter.roundtrip.word.edited_file import Imported, read_docx

    folder = f"{errand.target.stem}-pictures"

    def imported() -> Imported:
        file = data()
        if file.startswith(b"%PDF-"):
            article = read_pdf(file, errand.name)
            return Imported(article, article)
        return read_docx(
            file, name=errand.name, changes=changes, picture_folder=folder, stand_ins=stand_ins
        )

    return confined(imported, errand.name)


def _with_places(imported: Imported, errand: Errand) -> Imported:
    """The comments, changes and edits with the source's lines, if there is one that can be read."""
    told = imported.comments or imported.changes or (errand.into and imported.edits)
    if not told or errand.source is None:
        return imported
    from exporter.readers.files import bytes_of, source_of
    from exporter.readers.reader_table import loads
    from exporter.roundtrip.word.places_in_source import placed

    try:
        text, _ = source_of(str(errand.source), bytes_of(errand.source))
        reading = loads(
            text.text, errand.source, declared=errand.declared, defaults=errand.defaults
        )
    except ArticleError:
        return imported  # a source that is no article has no places; merging will say so
    return confined(lambda: placed(imported, reading, text), errand.file)


def _speller(target: Path) -> Speller:
    speller = speller_of(target)
    if speller is None:
        known = ", ".join(suffix for row in spelled() for suffix in row.suffixes)
        message = f"{target} names no format in which articles are written"
        raise UsageError.at("usage", message, hint=f"known: {known}")
    return speller


def _print(imported: Imported, errand: Errand) -> None:
    """The article on standard output, which has no place for pictures."""
    sys.stdout.buffer.write(_speller(errand.target)(imported.article).encode())
    if imported.images:
        names = ", ".join(imported.images)
        message = f"standard output cannot hold the article's pictures: {names}"
        errand.report.tell([warning("pictures-left", message)])


def _write(imported: Imported, errand: Errand) -> None:
    target = errand.target
    text = _speller(target)(imported.article)
    pictures = {target.parent / name: data for name, data in imported.images.items()}
    _replace({target: text.encode(), **pictures}, errand.report)


def _merge(imported: Imported, errand: Errand) -> None:
    from exporter.readers.files import bytes_of, source_of
    from exporter.roundtrip.merge.merging import Merged, into

    if imported.base is None:
        raise ArticleError.at(
            "no-origin",
            "the file does not hold the article that went out, so its edits cannot be told",
            Place(errand.file),
            "write it to a file of its own, with --output",
        )
    target = errand.target
    data = bytes_of(target)
    source_of(str(target), data)  # says where a file is not UTF-8
    source = data.decode()
    base, article = imported.base, imported.article

    def merge() -> Merged:
        return into(
            source,
            str(target),
            base,
            article,
            edited_name=errand.file,
            declared=errand.declared,
            defaults=errand.defaults,
        )

    merged = confined(merge, errand.file)
    if errand.diff:
        click.echo(merged.diff, nl=False)
    if not errand.force:
        _refuse_losses(base, article, merged.diff, errand)
    errand.report.tell(_deleted(base, article, errand))
    if not errand.diff:
        if merged.diff:
            _say_lines(merged.diff, errand.report)
        pictures = {target.parent / name: data for name, data in imported.images.items()}
        _replace({target: merged.text.encode(), **pictures}, errand.report)
    if merged.conflicts:
        raise ContractError([conflict.diagnostic for conflict in merged.conflicts])


def _say_lines(diff: str, report: Report) -> None:
    for line in diff.splitlines():
        report.say(line)


def _deleted(base: Article, article: Article, errand: Errand) -> Iterator[Diagnostic]:
    """What to say of fields of which the edited file has nothing any more."""
    from exporter.roundtrip.merge.losses import emptied

    if gone := emptied(base, article):
        message = f"the edited file has nothing of these, which are deleted: {', '.join(gone)}"
        yield note("fields-deleted", message, Place(errand.file), "look with --diff; undo in Word")


def _refuse_losses(base: Article, article: Article, diff: str, errand: Errand) -> None:
    from exporter.roundtrip.merge.losses import much_is_lost

    lost = much_is_lost(base, article)
    if not lost:
        return
    if not errand.diff:
        _say_lines(diff, errand.report)
    message = f"nothing is written, for these would be deleted: {', '.join(lost)}"
    hint = "look at what would change; --force merges it all the same"
    raise ContractError.at("much-deleted", message, Place(errand.file), hint)


def _replace(files: Mapping[Path, bytes], report: Report) -> None:
    """Write files, a copy of what stood there kept beside each."""
    for path, content in files.items():
        if path.is_file() and path.read_bytes() != content:
            report.say(f"kept the former {path} as {back_up(path)}")
    changed = save_all(files)
    for path in files:
        report.say(f"{'wrote' if path in changed else 'unchanged:'} {path}")
