"""What an article's language asks for that we have not: words of ours, or a calendar."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.article.language import is_right_to_left, keyword_of, plain_tag
from exporter.article.vocabulary import vocabulary_of
from exporter.article.whereabouts import Whereabouts
from exporter.compose.solar_calendars import KNOWN
from exporter.diagnostics import Diagnostic, note


def unspoken(article: Whereabouts) -> Iterator[Diagnostic]:
    """A note for each."""
    language = article.article.language
    place = article.of_part("language")
    if vocabulary_of(language) is None:
        stand_in = "left out" if is_right_to_left(language) else "in English"
        message = f"we have no words of {plain_tag(language)} for labels; they are {stand_in}"
        yield note("no-labels", message, place)
    calendar = keyword_of(language, "ca")
    if calendar and calendar not in KNOWN:
        message = f"we do not reckon in the calendar {calendar!r}; days are those of the Gregorian"
        yield note("other-calendar", message, place)
