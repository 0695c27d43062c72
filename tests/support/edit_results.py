"""What `brief import --into` makes of an edited Word file, in lines that a reader can judge."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from functools import cache
from itertools import islice

from exporter.cli.margin_report import margin_notes
from exporter.diagnostics import ExportError, as_short
from exporter.docx.archive import Archive
from exporter.provenance.origin import Origin, origin_of
from exporter.readers.files import source_of
from exporter.readers.reader_table import loads, speller_of
from exporter.roundtrip.merge.merging import into
from exporter.roundtrip.word.edited_file import Changes, Imported, read_docx
from exporter.roundtrip.word.places_in_source import placed
from tests.support.word_edits import FOLDER, WHOLE, edited

SOURCE = "everything.yaml"
_SOURCE_TEXT = (FOLDER / SOURCE).read_text("utf-8")


def result(name: str) -> str:
    """What comes of an edited file; a name after a slash tells what becomes of tracked changes."""
    file, _, changes = name.partition("/")
    try:
        return "".join(_told(file, changes or "accept"))  # type: ignore[arg-type]
    except ExportError as problem:
        return as_short(problem.diagnostics)


def _told(file: str, changes: Changes) -> Iterator[str]:
    stand_ins = () if file.startswith(("f-", "nest-")) else (_origin(),)
    imported = read_docx(edited(file), name=f"{file}.docx", changes=changes, stand_ins=stand_ins)
    is_own = imported.base is not None and imported.base.headline == _origin().article.headline
    if is_own:
        text, _ = source_of(SOURCE, _SOURCE_TEXT.encode())
        imported = placed(imported, loads(_SOURCE_TEXT, SOURCE), text)
    yield as_short([*imported.diagnostics, *margin_notes(imported, with_changes=True)])
    yield from (_thread(imported) if imported.comments else ())
    yield from _merged(imported) if is_own else _spelled(imported)


def _thread(imported: Imported) -> Iterator[str]:
    for one in imported.comments:
        answered = f", answers {one.parent}" if one.parent else ""
        done = ", done" if one.done else ""
        yield f"comment {one.id} on {one.part}{answered}{done}: {one.text}\n"


def _merged(imported: Imported) -> Iterator[str]:
    """The difference that the edits make in the source."""
    assert imported.base is not None
    merged = into(_SOURCE_TEXT, SOURCE, imported.base, imported.article, edited_name="edited.docx")
    yield from _difference(_SOURCE_TEXT, merged.text)
    yield from as_short([one.diagnostic for one in merged.conflicts])


def _spelled(imported: Imported) -> Iterator[str]:
    """The article of a file that is none of ours; of one that is, what the edits make different."""
    speller = speller_of("article.md")
    assert speller is not None
    if imported.base is None:
        yield speller(imported.article)
    else:
        yield from _difference(speller(imported.base), speller(imported.article))


def _difference(before: str, after: str) -> Iterator[str]:
    lines = unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), n=1)
    yield from islice(lines, 2, None)


@cache
def _origin() -> Origin:
    """What the file that editors edited says it was made of."""
    origin, _ = origin_of(Archive(WHOLE.read_bytes(), WHOLE.name), WHOLE.name)
    assert origin is not None
    return origin
