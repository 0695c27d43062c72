"""No word of a post is lost in silence, and nothing prints that its author did not write.

The words are those that a parser sees which is not ours; each is in the PDF and in the Word file,
or stands where a diagnostic says that something is left out.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bench.words.__main__ import found
from bench.words.measure import Told, measured
from bench.words.source import body_words, head_words
from exporter import Exporter
from exporter.diagnostics import Place, warning
from exporter.results import Export

DATA = Path(__file__).parent / "data"
POSTS = [
    path
    for path in sorted(DATA.rglob("*.md"))
    if path.name != "README.md" and path.parent.name != "directions"  # lines that run both ways
]
DEFENDED = ("image-damaged", "missing-glyph")
"""What no printer could mend: half a picture, and letters that no font has."""


@pytest.mark.parametrize("post", POSTS, ids=lambda path: path.stem)
def test_every_word_of_a_post_prints_or_is_told_of(post: Path) -> None:
    _, how, said = found(post)
    if how == "refused":
        assert all(any(f"[{code}]" in line for code in DEFENDED) for line in said), said
    else:
        assert how == "whole", said


def test_the_posts_are_many() -> None:
    assert len(POSTS) > 80


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Export:
    """The export of a small post."""
    path = tmp_path_factory.mktemp("post") / "post.md"
    path.write_text("---\ntitle: One\n---\nTwo three.\n\n## Four\n\nFive `{{ six }}`.\n")
    return Exporter().export(path, editions=["brief"], preflight=False)


def test_the_measure_finds_a_word_that_is_in_neither_file(export: Export) -> None:
    whole = measured("---\ntitle: One\n---\nTwo three.\n\n## Four\n\nFive `{{ six }}`.\n", export)
    assert whole.is_whole
    short = measured("---\ntitle: One eleven\n---\nTwo three three.\n", export)
    assert short.lost == {"pdf": {"eleven": 1, "three": 1}, "docx": {"eleven": 1, "three": 1}}


def test_the_measure_finds_markup_that_prints(tmp_path: Path) -> None:
    post = tmp_path / "post.md"
    post.write_text("Lede.\n\n## H\n\nTwo \\[\\[three.\n")
    _, how, said = found(post)
    assert (how, len(said)) == ("lost", 1)
    assert said[0].startswith("prints")
    assert "[[three" in said[0]


def test_a_word_is_excused_where_a_diagnostic_names_its_line() -> None:
    told = Told("a b\n\n<video>\n\nc c\n</video>\n\nc", [warning("x", "<video>", Place("p", 3))])
    assert told.unexcused(Counter("bccc")) == {"b": 1, "c": 1}


def test_the_words_are_those_of_the_text_and_not_of_its_markup() -> None:
    body = "# *A* b\\-c <!-- no -->\n\n![d](no.png)[^1] ~~e~~ [f](no)\n\n[^1]: g\n\n```no\nh\n```\n"
    assert sorted(body_words(body)) == ["a", "bc", "d", "e", "f", "g", "h"]
    assert head_words("---\na: b c\nd:\n  - e: f\n---")["d"] == ["f"]
    assert head_words("---\na: '[b](mailto:c@d) (e)'\n---")["a"] == ["b", "e"]
    assert body_words("- 2026-04-02: a\n- b 2026-04-02: c\n") == ["a", "b", "20260402", "c"]
