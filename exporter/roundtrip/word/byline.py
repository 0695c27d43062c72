"""The byline and its dates: `By Jane Doe, Editor, The Review · Geneva · Updated 2 April 2026`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import product
from typing import cast

from babel.dates import format_date

from exporter.article import Article, Author
from exporter.article.language import known_locale_of
from exporter.compose.days_in_print import day_in
from exporter.compose.labels import undated, words_for
from exporter.compose.solar_calendars import day_said, months_of
from exporter.docx.pieces import Piece, Pieces, folded, words
from exporter.roundtrip.word.parts_in_print import Values

_NUMBER = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
MONTHS = 12
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_COMMA = re.compile(r",\s|[،၊፣]\s*|、")
"""What stands between an author's name, role and affiliation in any language."""
_COMMAS = ", ،、၊፣·\u00a0"
"""What stands between names, with the blanks around it."""


def date_in(text: str, language: str) -> date | None:
    """The day that a text is, such as `31 March 2026` or `2026-03-31`; `None` for other text."""
    iso = _ISO.search(text)
    if iso:
        return _day(iso[0])
    month = _month(text, language)
    numbers = [int(number) for number in _NUMBER.findall(text)]
    years = [number for number in numbers if number > 31]  # no month is longer
    days = [number for number in numbers if number not in years]
    if month is None or len(years) != 1 or len(days) != 1:
        return next(_as_shown(text, years, days, language), None)
    return day_said(years[0], month, days[0], language)


def _as_shown(
    text: str, years: Sequence[int], days: Sequence[int], language: str
) -> Iterator[date]:
    """The days that a text may be as we show them, where no word of it is a month by itself."""
    for year, month, day in product(years, range(1, MONTHS + 1), dict.fromkeys(days)):
        found = day_said(year, month, day, language)
        if found and day_in(found, language) in text:
            yield found


def only_date_in(text: str, language: str) -> date | None:
    """The day that a text is; `None` where it says anything else besides."""
    day = date_in(text, language)
    if day is None or _ISO.fullmatch(text.strip()):
        return day
    locale = known_locale_of(language)
    written = [format_date(day, form, locale) for form in ("full", "long") if locale]
    written.append(day_in(day, language))
    known = _words_of(" ".join([*written, *(name for name, _ in _names(language))]))
    return day if _words_of(text) <= known else None


def on_day(before: date | None, day: date) -> date:
    """A moment on another day, its time of day kept."""
    if isinstance(before, datetime):
        return datetime.combine(day, before.timetz())
    return day


def _month(text: str, language: str) -> int | None:
    """The month that a text names, in full, as it stands in dates or by itself."""
    names = dict(_names(language))
    words = text.casefold()
    said = [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)]
    return names[max(said, key=len)] if said else None


def _names(language: str) -> Iterator[tuple[str, int]]:
    """The months' names in both of their forms, with their numbers."""
    own = months_of(language)
    yield from ((name.casefold(), number) for number, name in enumerate(own, start=1))
    locale = None if own else known_locale_of(language)
    if locale is not None:
        for form in ("stand-alone", "format"):
            for number, name in locale.months[form]["wide"].items():
                yield name.casefold(), number


def _words_of(text: str) -> set[str]:
    return set(_LETTERS.findall(text.casefold()))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


SEPARATOR = " · "
"""What parts the pieces of a byline, and of an issue line."""


def byline_of(base: Article, labels: Mapping[str, str], now: Pieces) -> Values | None:
    """The fields that an edited byline gives; `None` where it cannot be told apart."""
    lines = _parts(now)
    values: Values = {}
    if lines and (authors := _authors(base, labels, lines[0])) is not None:
        values["byline"] = authors
        lines = lines[1:]
    elif base.byline:
        values["byline"] = ()
    rest = [words(line).strip() for line in lines]
    said = undated(rest[-1], labels["updated"], base.language) if base.updated and rest else None
    if said is not None:
        del rest[-1]
        day = only_date_in(said, base.language)
        if day is None:
            return None
        values["updated"] = on_day(cast(date, base.updated), day)
    if len(rest) > 1:
        return None
    values["dateline"] = rest[0] if rest else None
    return values


def _parts(pieces: Pieces) -> list[list[Piece]]:
    """The pieces between the separators."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        for index, text in enumerate(piece.text.split(SEPARATOR.strip())):
            if index:
                parts.append([])
            if text:
                loose = text.replace("\N{NO-BREAK SPACE}", " ")  # printing ties particles
                parts[-1].append(Piece(loose, piece.marks, piece.href, piece.name))
    return [part for part in parts if words(part).strip()]


def _authors(
    base: Article, labels: Mapping[str, str], line: Sequence[Piece]
) -> tuple[Values, ...] | None:
    """The authors of a line; `None` where it names none."""
    text = words(line).strip()
    if any(piece.name == "author" for piece in line):
        pairs = _styled([*_names_apart(line, base, labels)], labels, _glued(base.language))
    elif text.startswith(labels["by"]):
        pairs = _plain(text.removeprefix(labels["by"]), labels)
    else:
        return None
    pairs = [pair for pair in pairs if pair[0]]
    return tuple(_author(_known(base, pairs, index), *pair) for index, pair in enumerate(pairs))


def _names_apart(
    line: Sequence[Piece], base: Article, labels: Mapping[str, str]
) -> Iterator[Piece]:
    """The pieces, of which one that somebody typed further names into becomes several."""
    known = {author.name for author in base.byline}
    for piece in line:
        is_new = piece.name == "author" and piece.text.strip() not in known
        first, *rest = _joint(labels).split(piece.text) if is_new else [piece.text]
        yield replace(piece, text=first)
        for name in rest:
            yield from (Piece(f" {labels['and']} "), replace(piece, text=name))


def _styled(line: Sequence[Piece], labels: Mapping[str, str], glued: str) -> list[tuple[str, str]]:
    """Names, which have a style of their own, with what follows each of them.

    `glued` is the `and` of a language that sets none apart from the words before it.
    """
    pairs: list[tuple[str, str]] = []
    open_name = False
    for piece in line:
        if piece.name == "author":
            if open_name:
                name, rest = pairs.pop()
                pairs.append((name + piece.text, rest))
            else:
                pairs.append((piece.text, ""))
        elif pairs:
            name, rest = pairs[-1]
            pairs[-1] = (name, rest + piece.text)
        open_name = piece.name == "author"
    pairs[:-1] = [(name, _unjoined(rest, glued)) for name, rest in pairs[:-1]]
    return [
        pair
        for name, rest in pairs
        for pair in [(" ".join(name.split()), _credentials(rest, labels)), *_typed(rest, labels)]
    ]


def _unjoined(rest: str, glued: str) -> str:
    """What follows a name without the joint, which has a blank behind it before another script."""
    return rest.rstrip(" ").removesuffix(glued) if glued else rest


def _glued(language: str) -> str:
    joint = words_for(language).byline[1]
    return "" if joint.startswith(" ") else joint


def _credentials(text: str, labels: Mapping[str, str]) -> str:
    """What stands between a name and the next one, without what joins them."""
    own = _joint(labels).split(text)[0]
    return _COMMA.sub(", ", own.strip(_COMMAS))


def _typed(text: str, labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Names that somebody typed behind another one, after `and`."""
    return [(name, rest) for name, rest in _plain(text, labels)[1:] if name]


def _plain(text: str, labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Names that stand one after another, joined by `and`, each with what follows its comma."""
    names = (one.strip(_COMMAS) for one in _joint(labels).split(text))
    said = (_COMMA.sub(", ", one).partition(",") for one in names)
    return [(name.strip(), rest.strip()) for name, _, rest in said]


def _joint(labels: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\s)){re.escape(labels['and'])}(?=\s|$)|\n")


def _known(base: Article, pairs: Sequence[tuple[str, str]], index: int) -> Author | None:
    """Who an author was: the one of that name, else, if as many are named, the one of that rank."""
    name = folded(pairs[index][0])
    named = [author for author in base.byline if folded(author.name) == name]
    if not named and len(pairs) == len(base.byline):
        named = [base.byline[index]]
    return next(iter(named), None)


def _author(known: Author | None, name: str, credentials: str) -> Values:
    """An author, with what the byline does not show of somebody known."""
    credentials, email = _parted(credentials)
    if known is not None and folded(_shown(known)) == folded(credentials):
        return {**known.model_dump(), "name": name, "email": email or known.email}
    role, _, affiliation = credentials.partition(", ")
    if known is not None and not affiliation and known.role is None and known.affiliation:
        role, affiliation = "", role
    return {
        "name": name,
        "role": role or None,
        "affiliation": affiliation or None,
        "email": email or (known.email if known else None),
    }


def _parted(credentials: str) -> tuple[str, str]:
    """What an author is, and the address at the end, as a line of one author shows it."""
    before, comma, last = f", {credentials}".rpartition(", ")
    return (before.removeprefix(", "), last) if comma and "@" in last else (credentials, "")


def _shown(author: Author) -> str:
    shown = ", ".join(filter(None, (author.role, author.affiliation)))
    return _COMMA.sub(", ", shown)
