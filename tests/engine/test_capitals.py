"""Capitals by the language of a text."""

from __future__ import annotations

import pytest

from exporter.engine.lines.capitals import capitals


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("Brief no. 7, naïve", "en", "BRIEF NO. 7, NAÏVE"),
        ("straße in gießen", "de", "STRASSE IN GIESSEN"),
        ("ijsland ijverig", "nl", "IJSLAND IJVERIG"),
        ("istanbul ısı", "tr-TR", "İSTANBUL ISI"),
        ("istanbul", "en", "ISTANBUL"),
        ("άρθρο μάιος ρήμα", "el", "ΑΡΘΡΟ ΜΑΪΟΣ ΡΗΜΑ"),
        ("ναι ή όχι, ή άυλος ΐ", "el-GR", "ΝΑΙ Ή ΟΧΙ, Ή ΑΫΛΟΣ Ϊ"),
        ("Ευφυΐα", "el", "ΕΥΦΥΪΑ"),
        ("i̇́ ir ė", "lt", "Í IR Ė"),
        ("և", "hy", "ԵՎ"),
        ("ახალი ამბები", "ka", "ახალი ამბები"),
        ("ახალი brief", "en", "ახალი BRIEF"),
        ("تقرير", "ar", "تقرير"),
    ],
)
def test_each_language_has_its_own(text: str, language: str, shown: str) -> None:
    assert capitals(text, language) == shown
    assert capitals(shown, language) == shown
