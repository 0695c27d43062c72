"""Names that a value may be, which no schema lists: they are what this installation has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from exporter.article.places import Loc, field_of
from exporter.article.vocabulary import known
from exporter.project.output_names import NAMES
from exporter.resources import editions, themes
from exporter.writers.writer_table import WRITERS


def known_values(loc: Loc, is_project: bool) -> Mapping[str, str]:
    """The names that the value of `loc` may be, with what each is."""
    field = field_of(loc)
    if field == "language" and loc in (("language",), ("article", "language")):
        return _languages()
    of = _OF_PROJECTS.get(field) if is_project and "article" not in loc else None
    return of() if of else {}


@cache
def _languages() -> dict[str, str]:
    """The languages that we have words of, with their names in English."""
    from babel import Locale, UnknownLocaleError

    def name(tag: str) -> str:
        try:
            return Locale.parse(tag, sep="-").english_name or ""
        except (UnknownLocaleError, ValueError):
            return ""

    return {tag: name(tag) for tag in sorted(known())}


def _braces() -> dict[str, str]:
    return {f"{{{name}}}": "" for name in NAMES}


_OF_PROJECTS: Mapping[str, Callable[[], Mapping[str, str]]] = {
    "theme": lambda: dict.fromkeys(themes(), ""),
    "editions": lambda: dict.fromkeys(editions(), ""),
    "formats": WRITERS.described,
    "output": _braces,
}
