"""Edits into Markdown whose straight marks were set: they stay as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from exporter.article import Article
from exporter.cli.commands import brief
from exporter.readers.reader_table import loads, read
from exporter.readers.typography.conventions import convention_of
from exporter.readers.typography.texts import with_texts
from exporter.roundtrip.merge.merging import into
from tests.support.editing import Document, docx_of

ENGLISH = """\
---
title: "It's \\"big\\" -- really..."
deck: 'Jane''s "plan" -- so far'
---

"Well," she said -- 'no' --- and so
it's the "first" word...

## What's "new"

- Bob's 'item' -- one
- it's "two"...

| "Year" | Jane's |
|--------|--------|
| 6' 2"  | '90s   |

> "Quoted," he said.
> -- O'Hara

Kept: \\"straight\\" and it's.
"""
FRENCH = """\
---
title: L'été "du grand retour" ?
lang: fr
---

Il dit : "Bonjour !" et « non »... L'autre -- oui ; 10 % ?
Fin de l'histoire.
"""
GERMAN = """\
---
lang: de
---

"Hallo", sagte er, "sie meinte 'nein' dazu" -- so... ein Wort.
"""
CURLY = "“Well,” she said – it’s the “first” word… and more.\n"
SOURCES = (ENGLISH, FRENCH, GERMAN, CURLY)


def with_words(article: Article, old: str, new: str) -> Article:
    return with_texts(article, lambda text: text.replace(old, new))


def merged(source: str, *edits: tuple[str, str]) -> str:
    base = loads(source, "article.md").article
    edited = base
    for old, new in edits:
        changed = with_words(edited, old, new)
        assert changed != edited
        edited = changed
    result = into(source, "article.md", base, edited)
    assert not result.conflicts
    return result.text


@pytest.mark.parametrize("source", SOURCES)
def test_without_an_edit_the_source_stays_to_the_byte(source: str, tmp_path: Path) -> None:
    file = tmp_path / "article.md"
    file.write_text(source, encoding="utf-8")
    word = tmp_path / "edited.docx"
    word.write_bytes(docx_of(read(file)))

    result = CliRunner().invoke(brief, ["import", str(word), "--into", str(file)])

    assert result.exit_code == 0, result.output
    assert file.read_text(encoding="utf-8") == source


@pytest.mark.parametrize(
    ("source", "old", "new"),
    [
        (ENGLISH, "word", "last"),
        (ENGLISH, "said", "wrote"),
        (ENGLISH, "first", "second"),
        (ENGLISH, "Well", "Hm"),
        (ENGLISH, "no", "yes"),
        (ENGLISH, "big", "small"),
        (ENGLISH, "really", "truly"),
        (ENGLISH, "plan", "idea"),
        (ENGLISH, "item", "thing"),
        (ENGLISH, "two", "three"),
        (ENGLISH, "new", "old"),
        (ENGLISH, "Quoted", "Cited"),
        (ENGLISH, "Hara", "Neill"),
        (ENGLISH, "Kept", "Left"),
        (FRENCH, "Bonjour", "Salut"),
        (FRENCH, "non", "oui"),
        (FRENCH, "autre", "amie"),
        (FRENCH, "grand", "petit"),
        (FRENCH, "histoire", "affaire"),
        (GERMAN, "Hallo", "Guten Tag"),
        (GERMAN, "nein", "ja"),
        (GERMAN, "Wort", "Satz"),
        (CURLY, "first", "last"),
        (CURLY, "said", "wrote"),
    ],
)
def test_an_edited_word_is_all_that_changes(source: str, old: str, new: str) -> None:
    changed = merged(source, (old, new))

    assert changed == source.replace(old, new)


def test_a_word_edited_in_word_is_all_that_changes(tmp_path: Path) -> None:
    file = tmp_path / "article.md"
    file.write_text(ENGLISH, encoding="utf-8")
    document = Document(docx_of(read(file)))
    document.replace("first", "second")
    (tmp_path / "edited.docx").write_bytes(document.save())

    result = CliRunner().invoke(
        brief, ["import", str(tmp_path / "edited.docx"), "--into", str(file)]
    )

    assert result.exit_code == 0, result.output
    assert file.read_text(encoding="utf-8") == ENGLISH.replace("first", "second")


@pytest.mark.parametrize("typed", ["“new” it’s", '"new" it\'s'])
def test_marks_that_an_editor_types_read_alike_curly_or_straight(typed: str) -> None:
    source = '"One" word -- here.\n\nAnother it\'s.\n'

    text = merged(source, ("word", f"word {typed}"))

    assert loads(text, "article.md").article.lede == "“One” word “new” it’s – here."
    assert text == source.replace("word", 'word "new" it\'s')


def test_a_file_in_curly_marks_stays_so() -> None:
    assert merged(CURLY, ("first", "“very” first’s")) == CURLY.replace("first", "“very” first’s")


def test_where_marks_were_escaped_those_of_an_editor_are_too() -> None:
    source = 'He\'s \\"here\\" now.\n'

    text = merged(source, ("now", 'now "too"'))

    assert text == source.replace("now", 'now \\"too\\"')


def test_what_is_off_stays_off_in_a_head_that_becomes_yaml() -> None:
    source = '+++\ntitle = "It\'s"\nsmart = false\n+++\n\nIt\'s "so".\n'

    text = merged(source, ("It's", "It isn't"))

    assert "smart: false" in text
    assert loads(text, "article.md").article.lede == 'It isn\'t "so".'


def test_an_older_word_file_whose_marks_are_straight_brings_its_edit() -> None:
    base = Article(lede='"One" -- it\'s so.', sections=({"blocks": ["It's two."]},))
    edited = with_words(base, "two", "three")
    source = "\"One\" -- it's so.\n\nIt's two.\n"

    assert into(source, "article.md", base, edited).text == source.replace("two", "three")


def test_another_language_sets_the_same_marks_otherwise() -> None:
    source = "\"One\" -- it's.\n\nNow 'two'. All is so.\n"
    base = loads(source, "article.md").article
    edited = with_words(base.model_copy(update={"language": "de"}), "so", "thus")

    text = into(source, "article.md", base, edited).text

    assert text == f"---\nlanguage: de\n---\n\n{source.replace('so', 'thus')}"
    assert loads(text, "article.md").article.lede == "„One“ – it’s."


_WORDS = st.lists(
    st.sampled_from(
        [*("a", "b", '"a"', "'b'", "it's", "--", "---", "so...", "x ?", "« d »", "6'"), '"a b"']
    ),
    min_size=2,
    max_size=8,
)


@settings(max_examples=80)
@given(words=_WORDS, language=st.sampled_from(["en", "de", "fr", "fr-CA", "ru", "sv"]))
def test_one_more_word_is_all_that_changes_in_any_text(words: list[str], language: str) -> None:
    source = f"---\nlang: {language}\n---\n\nX {' '.join(words)} word.\n"
    assert convention_of(language)

    assert merged(source, ("word", "Satz")) == source.replace("word", "Satz")
