"""A house's own formats for brief: articles that come in as CSV, briefs that go out as plain text.

An article in CSV has two columns: a field of the article, and its text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from exporter import Article, Diagnostic, Severity
from exporter.readers.reader_table import SourceFormat
from exporter.readers.reading import Draft, Source
from exporter.styled import Element
from exporter.writers.laid_out import LaidOut, Written
from exporter.writers.writer_table import OutputFormat

FIELDS = ("headline", "deck", "lede")


def read_csv(source: Source) -> Draft:
    """The article of a table of fields; a line of another kind is an error at its place."""
    draft = Draft()
    points: list[str] = []
    for line, row in enumerate(csv.reader(io.StringIO(source.text)), start=1):
        name, text = (*row, "", "")[:2]
        if name in FIELDS:
            draft.data[name] = text
            draft.places[(name,)] = source.place(line)
        elif name == "point":
            draft.places[("key_points", len(points))] = source.place(line)
            points.append(text)
        elif row:
            message, place = f"a CSV article has no {name!r}", source.place(line)
            hint = f"known: {', '.join(FIELDS)} and point"
            draft.diagnostics.append(Diagnostic(Severity.ERROR, "csv-field", message, place, hint))
    draft.data["key_points"] = points
    return draft


def spell_csv(article: Article) -> str:
    """The fields of an article that CSV has."""
    table = io.StringIO()
    rows = [(name, getattr(article, name)) for name in FIELDS]
    rows += [("point", point) for point in article.key_points]
    csv.writer(table, lineterminator="\n").writerows((name, text) for name, text in rows if text)
    return table.getvalue()


def write_text(laid_out: LaidOut) -> Written:
    """The words of an edition, a paragraph a line; pictures are told by name as left out."""
    body = laid_out.styled().body
    left_out = [
        Diagnostic(Severity.WARNING, "txt-picture", f"plain text has no picture: {one.text}")
        for one in body.walk()
        if one.tag == "figure"
    ]
    lines = (" ".join(one.text.split()) for one in paragraphs(body))
    return Written("".join(f"{line}\n" for line in lines if line).encode(), tuple(left_out))


def paragraphs(element: Element) -> Iterator[Element]:
    """The elements that hold nothing but lines."""
    blocks = [child for child in element.elements if child.style.display != "inline"]
    if not blocks:
        yield element
    for child in blocks:
        yield from paragraphs(child)


CSV = SourceFormat("csv", "a table of fields", (".csv",), read_csv, spell_csv)
TXT = OutputFormat("txt", "plain text", ".txt", write_text)
