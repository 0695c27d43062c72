"""No look begins between a letter and its mark."""

from __future__ import annotations

import pytest

from exporter.compose.inline_html import inline_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("ບຸກຄ**ົນຜູ**້ໃດ", "ບຸກຄົ<strong>ນຜູ້</strong>ໃດ"),
        ("cafe[\u0301s](https://example.org)", 'cafe\u0301<a href="https://example.org">s</a>'),
        ("a **\u0301b**", "a <strong>\u0301b</strong>"),
        ("zwei *ü*ber", "zwei <em>ü</em>ber"),
    ],
)
def test_marks_stay_with_their_letter_where_emphasis_begins_between(text: str, html: str) -> None:
    assert inline_html(text, str) == html
