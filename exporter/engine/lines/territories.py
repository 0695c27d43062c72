"""Where a language is hyphenated as in another territory than its most likely one.

WeasyPrint takes a bare tag for that of the first dictionary of the language: `en` is British there,
`de` Austrian. Word knows no bare tags, and gets CLDR's likely territory.
"""

from __future__ import annotations

from exporter.engine.insides import Computed

LIKELY = {"de": "de-DE", "en": "en-US"}
"""The bare tags whose dictionary is another one."""


def spelt(style: Computed) -> Computed:
    """A style whose words are hyphenated as in the likely territory of its language."""
    likely = LIKELY.get(style["lang"]) if style["hyphens"] == "auto" else None
    if likely is None:
        return style
    kept: Computed | None = style.__dict__.get("spelt")
    if kept is None:
        kept = style.copy()
        kept["lang"] = likely
        style.__dict__["spelt"] = kept
    return kept
