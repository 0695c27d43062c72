"""How much of an article's text two readers get back out of its PDF, in the order it is said.

`python -m bench.recall FILE...` exports each article and reads its brief with poppler and with
PDFium, once as it is, and once without what it says by ActualText, as some viewers do.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pikepdf
import pypdfium2

from exporter import Exporter
from exporter.article.inline import Code, Footnote, LineBreak, Text, parse
from exporter.intake.incoming import incoming
from exporter.machine.pdfium import PDFIUM

TITLES = ("headline", "kicker", "deck", "heading", "title", "caption", "attribution")
WORDS = (*TITLES, "lede", "text", "question", "code", "key_points", "header", "rows", "sources")
"""The fields of an article that hold what is printed; the rest are names, kinds and dates."""

RUN = 6  # characters that come in the right order by more than chance
ACTUAL_TEXT = re.compile(rb"/(?:Span|Run)\s*<<\s*/ActualText\s*<[0-9A-Fa-f]*>\s*>>\s*BDC")

UNSEEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]")
"""Marks of direction, and of where lines may end."""

Reader = Callable[[bytes], str]


def main() -> None:
    """Print a row for each article."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    print(
        "| article | poppler | PDFium | without ActualText | | bytes |\n|---|---|---|---|---|---|"
    )
    exporter = Exporter()
    for path in parser.parse_args().files:
        export = exporter.export(path, editions=["brief"], formats=["pdf"], preflight=False)
        pdf = export.renditions[0].data
        print(row(path.stem, said(path), pdf), flush=True)


def row(name: str, blocks: Sequence[str], pdf: bytes) -> str:
    """What the readers get back, and the size of the file."""
    bare = without_actual_text(pdf)
    files = (pdf, poppler), (pdf, pdfium), (bare, poppler), (bare, pdfium)
    shares = (f"{recall(blocks, read(data)):.4f}" for data, read in files)
    return f"| {name} | {' | '.join(shares)} | {len(pdf):,} |"


def said(path: Path) -> list[str]:
    """The text of each part of an article, a footnote's apart."""
    article = incoming(
        path, folder=None, read_as=None, stdin=None, declared=None, root=None
    ).article
    blocks = [block for text in _texts(json.loads(article.to_json()), "") for block in _parts(text)]
    return [block for block in map(plain, blocks) if block]


def _texts(value: object, name: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _texts(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, name)
    elif isinstance(value, str) and name in WORDS:
        yield value


def _parts(text: str) -> list[str]:
    words: list[str] = []
    notes: list[str] = []
    _walk(parse(text), words, notes)
    return ["".join(words), *notes]


def _walk(nodes: Sequence[object], words: list[str], notes: list[str]) -> None:
    for node in nodes:
        if isinstance(node, Text | Code):
            words.append(node.text)
        elif isinstance(node, LineBreak):
            words.append(" ")
        elif isinstance(node, Footnote):
            inside: list[str] = []
            _walk(node.children, inside, notes)
            notes.append("".join(inside))
        else:
            _walk(getattr(node, "children", ()), words, notes)


def plain(text: str) -> str:
    """A text as it is compared: in NFC, without white space and marks that are not to be seen."""
    return "".join(UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def recall(blocks: Sequence[str], text: str) -> float:
    """The share of the characters of all blocks that a text has in order; white space apart, in
    Unicode's form NFC."""
    text = plain(text)
    return sum(found(block, text) for block in blocks) / sum(map(len, blocks))


def found(block: str, text: str) -> int:
    """How many characters of a block stand in a text, in runs of some.

    The runs may stand anywhere: the halves of a paragraph, on two pages, have notes between them.
    """
    if not block or block in text:
        return len(block)
    at = SequenceMatcher(None, block, text, autojunk=False).find_longest_match()
    if at.size < RUN:
        return 0
    return found(block[: at.a], text) + at.size + found(block[at.a + at.size :], text)


def poppler(pdf: bytes) -> str:
    """What pdftotext reads."""
    run = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return run.stdout.decode()


def pdfium(pdf: bytes) -> str:
    """What PDFium reads."""
    with PDFIUM:
        file = pypdfium2.PdfDocument(pdf)
        try:
            return "\n".join(page.get_textpage().get_text_range() for page in file)
        finally:
            file.close()


def without_actual_text(pdf: bytes) -> bytes:
    """The file as it is to a reader that passes ActualText over."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            content = page.Contents.read_bytes()
            page.Contents.write(ACTUAL_TEXT.sub(b"/Span BMC", content))
        file.save(output)
    return output.getvalue()


if __name__ == "__main__":
    main()
