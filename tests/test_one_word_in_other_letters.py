"""Where case does not matter, nor do other forms of a letter: ß and ss, ſ and s, ς and σ."""

from __future__ import annotations

from datetime import date

from exporter.article import Paragraph
from exporter.article.part_names import part_named
from exporter.diagnostics import Place
from exporter.docx.pieces import Piece
from exporter.docx.said import Said
from exporter.readers.text.outline import Outline
from exporter.roundtrip.merge.pairing import likeness
from exporter.roundtrip.word.alignment import aligned
from exporter.roundtrip.word.byline import only_date_in
from tests.preflight.test_docx import DOCUMENT, ENTRY
from tests.support.cases import article, warnings
from tests.support.files import inspected, messages, spoiled_docx


def test_a_heading_names_a_part() -> None:
    assert part_named("Zusammenfaßung:", "de") == part_named("ZUSAMMENFASSUNG", "de") == "summary"


def test_a_heading_is_that_of_the_outline() -> None:
    place = Place("a.txt", 1)
    assert Outline([("Straße", place)]).is_heading("STRASSE", place)


def test_a_heading_says_the_headline_again() -> None:
    text = "---\nheadline: Die Straße\n---\n# DIE STRASSE\n\nLede.\n"
    assert warnings(text) == []
    assert article(text).headline == "Die Straße"


def test_a_teaser_repeats_the_opening() -> None:
    text = "---\nexcerpt: STRASSE MASS GRUSS SPASS\n---\nStraße, Maß, Gruß, Spaß.\n"
    assert article(text).deck is None


def test_an_entry_of_the_contents_says_what_its_heading_does() -> None:
    spoiled = spoiled_docx(DOCUMENT, ENTRY, ENTRY.replace("cost", "coſt"))
    assert messages(inspected(spoiled), "wrong-contents") == []


def test_a_month_is_read_in_capitals_and_in_small_letters() -> None:
    for text in ("31 ΜΆΡΤΙΟΣ 2026", "31 Μάρτιος 2026"):
        assert only_date_in(text, "el") == date(2026, 3, 31)


def test_an_edited_paragraph_is_like_the_one_that_it_was() -> None:
    assert likeness(Paragraph(text="GROSSE STRASSE"), Paragraph(text="Große Straße")) == 1


def test_a_paragraph_in_capitals_is_the_one_that_went_out() -> None:
    def lines(*texts: str) -> list[Said]:
        return [Said("lede", "Body Text", (Piece(text),)) for text in texts]

    then = lines("Große Straße", "Ein anderes Wort")
    _, match = aligned(then, lines("Ganz neu", "GROSSE STRASSE"))
    assert match
    assert match.number == 0
