"""All files of an article that was set: made, checked, and printed by LibreOffice if asked."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.batch import Order
from exporter.desk.prints import prints_of
from exporter.desk.setter import Work
from exporter.desk.wishes import Answer, Files, Wish, WordPages, stem_of
from exporter.diagnostics import ExportError
from exporter.results import Export, Rendition

WORD = "docx"


def finished(wish: Wish, work: Work) -> Iterator[Answer]:
    """The files, and after them, if they are wished for, the pages of those for Word."""
    order = work.order
    try:
        result = _exported(work, order)
    except ExportError as failure:
        yield Files(wish.number, {}, failure.diagnostics)
        return
    stem = stem_of(wish.file)
    yield Files(wish.number, _named(result, stem), result.diagnostics)
    if wish.shows_word:
        yield from _in_word(wish, result, stem)


def _exported(work: Work, order: Order) -> Export:
    return work.exporter.export(
        work.article,
        editions=order.editions,
        formats=order.formats,
        strict=order.strict,
        pages=order.pages,
        preflight=order.preflight,
    )


def _in_word(wish: Wish, result: Export, stem: str) -> Iterator[Answer]:
    """How the Word files print, one after another; nothing where LibreOffice cannot print them."""
    from exporter.parity.libreoffice import printed_by_libreoffice

    several: list[Rendition] = [one for one in result.renditions if one.format == WORD]
    try:
        printed = printed_by_libreoffice([one.data for one in several])
    except ExportError as failure:
        yield Files(wish.number, _named(result, stem), (*result.diagnostics, *failure.diagnostics))
        return
    for one, pdf in zip(several, printed, strict=True):
        yield WordPages(wish.number, one.edition, pdf, prints_of(pdf))


def _named(result: Export, stem: str) -> dict[str, bytes]:
    return {one.name(stem): one.data for one in result.renditions}
