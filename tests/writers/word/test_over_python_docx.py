"""What python-docx does wrongly is set right, in our packages and nowhere else."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import ValuesView
from datetime import UTC, datetime, timedelta, timezone

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.rel import Relationships

from exporter.writers.word.parts.over_python_docx import QuickRelationships
from exporter.writers.word.parts.package import opened
from tests.support.documents import Docx, written

LONG = "A title that goes on " * 20
CHANGED = datetime(2026, 4, 2, tzinfo=UTC)


@pytest.fixture
def document() -> Document:
    """A finished file, opened."""
    return opened(written("<p>One</p>").data)


def saved(document: Document) -> bytes:
    """The bytes of a document."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def stock() -> Document:
    """A document of python-docx's own, which none of this touches."""
    return docx.Document()


def test_a_file_that_is_opened_and_saved_is_the_same_to_the_byte() -> None:
    data = written('<p>One</p><p>Two<span class="n">note</span></p>', ".n { float: footnote }").data
    assert saved(opened(data)) == data


def test_a_saved_file_carries_no_time_of_its_saving(document: Document) -> None:
    document.add_paragraph("More")
    with zipfile.ZipFile(io.BytesIO(saved(document))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}


def test_the_same_changes_give_the_same_bytes_at_another_time() -> None:
    def changed() -> bytes:
        document = opened(written("<p>One</p>").data)
        run = document.paragraphs[0].runs[0]
        document.add_comment(run, "Is it so?", author="Ann")
        return saved(document)

    once = changed()
    time.sleep(1.1)  # python-docx's dates have seconds
    assert changed() == once


def test_a_comment_has_the_day_on_which_the_article_was_changed(document: Document) -> None:
    comment = document.add_comment(document.paragraphs[0].runs[0], "Is it so?", author="Ann")
    assert comment.timestamp == CHANGED
    ours, theirs = stock(), datetime.now(UTC) - timedelta(minutes=5)
    paragraph = ours.add_paragraph("One")
    untouched = ours.add_comment(paragraph.runs[0], "Is it so?").timestamp
    assert untouched is not None
    assert untouched > theirs


def test_a_comment_brings_the_styles_that_it_is_in(document: Document) -> None:
    document.add_comment(document.paragraphs[0].runs[0], "Is it so?")
    identifiers = [style.style_id for style in document.styles]
    assert identifiers.count("CommentText") == identifiers.count("CommentReference") == 1
    document.add_comment(document.paragraphs[0].runs[0], "Is it?")
    assert len(list(document.comments)) == 2
    assert len(list(document.styles)) == len(identifiers)


def test_a_title_may_be_longer_than_255_characters(document: Document) -> None:
    document.core_properties.title = LONG
    assert opened(saved(document)).core_properties.title == LONG
    with pytest.raises(ValueError, match="255"):
        stock().core_properties.title = LONG


def test_a_time_in_another_zone_is_written_in_utc(document: Document) -> None:
    there = datetime(2026, 5, 1, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    document.core_properties.modified = there
    assert document.core_properties.modified == there
    document.core_properties.modified = datetime(2026, 5, 1, 1, 30)  # noqa: DTZ001
    assert document.core_properties.modified == datetime(2026, 5, 1, 1, 30, tzinfo=UTC)


def test_pictures_and_fonts_are_told_by_their_suffix(document: Document) -> None:
    types = Docx(saved(document), ()).parts["[Content_Types].xml"].decode()
    assert 'Extension="odttf"' in types
    assert "font1.odttf" not in types


def links(count: int, relationships: Relationships) -> list[str]:
    """The identifiers of so many links, each asked for twice."""
    urls = [f"https://example.org/{number}" for number in range(count)] * 2
    return [relationships.get_or_add_ext_rel(RT.HYPERLINK, url) for url in urls]


def test_quick_relationships_give_the_identifiers_that_python_docx_gives() -> None:
    assert links(20, QuickRelationships("/word")) == links(20, Relationships("/word"))


def test_a_dropped_relationship_is_forgotten_and_its_number_used_again() -> None:
    for relationships in (QuickRelationships("/word"), Relationships("/word")):
        links(3, relationships)
        del relationships["rId2"]
        again = relationships.get_or_add_ext_rel(RT.HYPERLINK, "https://example.org/1")
        assert again == "rId2"
        assert relationships.get_or_add_ext_rel(RT.HYPERLINK, "https://example.org/3") == "rId4"


def test_relationships_are_found_without_trying_all_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    walks: list[Relationships] = []

    def values(self: Relationships) -> ValuesView[object]:
        walks.append(self)
        return dict.values(self)

    monkeypatch.setattr(Relationships, "values", values)
    links(300, QuickRelationships("/word"))
    assert walks == []
    links(2, Relationships("/word"))
    assert walks != []


def test_the_parts_that_hold_links_have_quick_relationships() -> None:
    html = '<p>One<span class="n">note <a href="https://example.org">x</a></span></p>'
    document = opened(written(html, ".n { float: footnote }").data)
    notes = document.part.part_related_by(RT.FOOTNOTES)
    assert isinstance(document.part.rels, QuickRelationships)
    assert isinstance(notes.rels, QuickRelationships)
    assert [one.target_ref for one in notes.rels.values()] == ["https://example.org"]
