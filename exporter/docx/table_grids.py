"""The rows and cells of a table, and what paragraphs stand alone in them."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.docx.elements import Xml, below, local, qn


def only_paragraph(cell: Xml) -> Xml | None:
    """The one paragraph of a cell that shows something; `None` where there are more, or none."""
    shown = [one for one in cell.iter(qn("w:p")) if next(one.iter(qn("w:r")), None) is not None]
    return shown[0] if len(shown) == 1 and below(shown[0], "pPr/numPr") is None else None


def has_picture(paragraph: Xml | None) -> bool:
    """Whether a paragraph shows a picture and no words."""
    if paragraph is None or next(paragraph.iter(qn("w:t")), None) is not None:
        return False
    return next(paragraph.iter(qn("w:drawing"), qn("w:pict")), None) is not None


def rows_of(table: Xml) -> Iterator[Xml]:
    """The rows of a table, in content controls too."""
    return _inside(table, "tr")


def cells_of(row: Xml) -> Iterator[Xml]:
    """The cells of a row, in content controls too."""
    return _inside(row, "tc")


def _inside(parent: Xml, name: str) -> Iterator[Xml]:
    """The rows or cells of a table; `CT_Tbl.tr_lst` leaves those in content controls out."""
    for child in parent:
        kind = local(child)
        if kind == name:
            yield child
        elif kind in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _inside(child, name)
