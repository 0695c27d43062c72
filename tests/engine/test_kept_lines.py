"""Lines that were broken once are not broken again, and are the same as if they were."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from typing import Any

import pytest
from weasyprint.layout import inline, preferred
from weasyprint.text import fonts, line_break

from exporter.engine.cascade import Cascade
from exporter.engine.lines.kept_lines import LONGEST, LOOKED_AT, Lines
from exporter.engine.parsed import HTMLDocument, Sheet, font_configuration

TEXT = "The preparations for the summit are further along than anybody had thought possible. " * 5
END = '<p id="end"></p>'


def document(text: str) -> Cascade:
    html = HTMLDocument(f'<html lang="en"><p>{text}</p>{END}</html>')
    sheet = Sheet("@page { size: 90mm 120mm } p { hyphens: auto; text-align: justify }")
    return Cascade(html, (sheet,), font_configuration(), frozenset())


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every text of which a line was broken by WeasyPrint."""
    texts: list[str] = []
    split = inline.split_first_line

    def counted(text: str, *others: Any, **more: Any) -> Any:
        texts.append(text)
        return split(text, *others, **more)

    monkeypatch.setattr(inline, "split_first_line", counted)
    return texts


def test_a_trial_of_other_spacing_breaks_no_line_again(broken: list[str]) -> None:
    natural = document(TEXT)
    natural.layout()
    first = len(broken)
    natural.adding(Sheet("p { margin-top: 3mm }")).layout()
    assert len(broken) == first > 5


def test_a_trial_of_other_type_breaks_its_lines_itself(broken: list[str]) -> None:
    natural = document(TEXT)
    natural.layout()
    first = len(broken)
    natural.adding(Sheet("p { letter-spacing: 0.2pt }")).layout()
    assert len(broken) - first > first / 2  # that a word ends a paragraph is known of some


def test_lines_of_long_texts_are_not_kept(broken: list[str]) -> None:
    lines = Lines()
    text = "x" * (LONGEST + 1)
    for _ in range(2):
        lines.split(lambda *_: ([], 1, None, 1.0, 1.0, 1.0), text, object())  # type: ignore[arg-type]
    assert not vars(lines)["_known"]


def test_every_property_that_breaking_a_line_looks_at_tells_lines_apart() -> None:
    source = inspect.getsource(line_break) + inspect.getsource(fonts.get_font_description)
    assert set(re.findall(r"style\['(\w+)'\]", source)) == set(LOOKED_AT)


HEADED = Sheet(
    "@page { @top-left { content: 'Running head' } @top-right { content: 'The paper' } }"
)


def test_a_running_head_is_measured_once_for_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    measured: list[str] = []
    split = preferred.split_first_line

    def counted(text: str, *others: Any, **more: Any) -> Any:
        measured.append(text)
        return split(text, *others, **more)

    monkeypatch.setattr(preferred, "split_first_line", counted)
    layout = document(TEXT * 6).adding(HEADED).layout()
    assert layout.pages > 2
    assert measured
    assert max(Counter(measured).values()) <= 2  # with all words on a line, and one on each


def test_lines_stay_known_when_the_document_is_changed(broken: list[str]) -> None:
    natural = document(TEXT)
    natural.layout()
    first = len(broken)
    natural.anew().layout()
    assert len(broken) == first
