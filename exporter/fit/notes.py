"""What was left out of an edition, told once: each cut by itself, and what had no room as one."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from exporter.diagnostics import Diagnostic, note
from exporter.fit.outcome import Fit

WORDS_LENGTH = 72


def cut_notes(fit: Fit, edition: str) -> Iterator[Diagnostic]:
    """A note for each part that was cut, and one for all that would only have filled the page."""
    for cut in fit.cut:
        if not cut.is_filler:
            words = textwrap.shorten(cut.words, WORDS_LENGTH, placeholder="…")
            yield note(
                "cut", f"left out of the {edition} to keep its page contract: {words}", cut.place
            )
    fillers = [cut for cut in fit.cut if cut.is_filler]
    if fillers:
        count = sum(len(cut.words.split()) for cut in fillers)
        several = f"{len(fillers)} more passages" if len(fillers) > 1 else "one more passage"
        yield note(
            "no-room",
            f"the {edition} has no room for {several} of the article, {count} words",
            fillers[0].place,
        )
