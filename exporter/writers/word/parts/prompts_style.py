"""Word's own style of prompts: they look as what is written there will, on whatever ground."""

from __future__ import annotations

from exporter.writers.word.values.ooxml import Xml, make

PROMPT = "PlaceholderText"


def prompts_style() -> Xml:
    """The character style of what a control shows until somebody writes (17.5.2.25)."""
    return make(
        "w:style",
        make("w:name", val="Placeholder Text"),
        make("w:uiPriority", val=99),
        make("w:semiHidden"),
        type="character",
        styleId=PROMPT,
    )
