"""Front matter: our own keys, the common names of other systems, and the rest as warnings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from exporter.article import Article, Author
from exporter.article.inline import plain
from exporter.article.places import Loc
from exporter.diagnostics import note, warning
from exporter.diagnostics.hints import MOST_GUESSED, did_you_mean
from exporter.readers.dates import settle_dates
from exporter.readers.markdown.head.foreign_keys import ALIASES, FOREIGN, TEASERS, field_of_alias
from exporter.readers.markdown.head.heads import head_of
from exporter.readers.markdown.head.lead_picture import take_lead_picture
from exporter.readers.markdown.head.smart import SWITCH, take_switch
from exporter.readers.markdown.head.unclosed_head import unclosed_head
from exporter.readers.reading import NOTHING, Draft, Source, under_extra
from exporter.readers.typography.conventions import Convention, convention_of

_STATE_NAMES = "published publish public private new deprecated beta stable archived complete"
_STATES = frozenset(_STATE_NAMES.split())
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WORKPLACES = ("affiliations", "institute")
_ENGLISH = "en"
_SAME_WORDS = 0.8
_NEAR = 0.8
_NEAR_OF_OURS = 0.6
"""How like one of ours an unknown key must be; among those of others, chance makes some so."""

_MAY_BE_NOTHING = ("lede", "deck")  # null says that nothing else is it


@dataclass(frozen=True)
class Opened:
    """What the front matter says, and the body with its lines where they were.

    `convention` is how its straight marks are set; `None` where they stay.
    """

    draft: Draft
    body: str
    convention: Convention | None


def opened(source: Source) -> Opened:
    """The file with its front matter read."""
    head = head_of(source)
    if head is None:
        draft = Draft(_in_language_of(source), diagnostics=unclosed_head(source))
        return Opened(draft, source.text, convention_of(source.language or _ENGLISH))
    written, end = head
    is_smart = take_switch(written)
    under_extra(written, source.declared)
    is_foreign = take_lead_picture(written)
    draft = _translated(written, source.declared, is_foreign=is_foreign)
    settle_dates(draft, leave_out=True)
    blank = "\n" * source.text.count("\n", 0, end)
    draft.data = {**_in_language_of(source), **draft.data}
    language = str(draft.data.get("language") or _ENGLISH)
    convention = convention_of(language) if is_smart else None
    return Opened(draft, blank + source.text[end:], convention)


def _in_language_of(source: Source) -> dict[str, object]:
    return {"language": source.language} if source.language else {}


def drop_repeated_teaser(draft: Draft, opening: list[str]) -> None:
    """Leave out a deck that came from a teaser and says again what the text begins with."""
    place = draft.keys.pop(("deck", "teaser"), None)
    if place and _repeats(draft.data.get("deck"), opening):
        del draft.data["deck"]
        message = "the teaser says again what the text begins with; it was left out"
        draft.diagnostics.append(note("repeated-teaser", message, place))


def _repeats(teaser: object, opening: list[str]) -> bool:
    if not isinstance(teaser, str):
        return False
    from difflib import SequenceMatcher

    words = _key(plain(teaser))
    for paragraph in (_key(plain(text)) for text in opening):
        start = paragraph[: len(words)]
        if " ".join(words) in " ".join(paragraph):
            return True
        if SequenceMatcher(None, words, start, autojunk=False).ratio() >= _SAME_WORDS:
            return True
    return False


def _key(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _translated(draft: Draft, declared: frozenset[str], *, is_foreign: bool) -> Draft:
    """`draft` with its keys as ours; foreign ones are gone, each with a word about it.

    What only another system knows is nothing that its author could mend: a note, and no warning.
    """
    foreign: list[str] = []
    guesses = iter(range(MOST_GUESSED))
    is_foreign = is_foreign or any(key in FOREIGN or field_of_alias(key) for key in draft.data)
    translated = Draft(diagnostics=draft.diagnostics, written=draft.written)
    for key in sorted(draft.data, key=_rank):
        field = key if key in Article.model_fields else field_of_alias(key)
        value = _adapted(field, draft.data[key])
        foreign += _names_in(key, field, draft.data[key])
        translated.empty |= {field} if field and draft.data[key] in NOTHING else set()
        if key in FOREIGN or (field and value is None and key not in _MAY_BE_NOTHING):
            foreign += [key] if key in FOREIGN or _is_anothers(field, draft.data[key]) else []
        elif field is None:
            place = draft.keys[(key,)]
            ours = () if is_foreign else (SWITCH,)  # Obsidian's `start` is near it
            known = [*Article.model_fields, *ALIASES, *ours, *sorted(declared)]
            likeness = _NEAR if is_foreign else _NEAR_OF_OURS
            is_guessed = next(guesses, None) is not None
            guess = did_you_mean(key, known, likeness) if is_guessed else None
            tell = note if is_foreign and not guess else warning
            message = f"unknown key {key!r} in the front matter"
            hint = guess or "delete it, or put it below `extra:`, where templates may use it"
            translated.diagnostics.append(tell("unknown-key", message, place, hint))
        elif field not in translated.data:
            _move(draft, translated, key, field, value)
        else:
            _settle_second(draft, translated, key, field, value)
    if foreign:
        message = f"left out, as it is for other systems: {', '.join(dict.fromkeys(foreign))}"
        first = draft.keys[(foreign[0].partition(".")[0],)]
        translated.diagnostics.append(note("foreign-key", message, first))
    return translated


def _settle_second(draft: Draft, to: Draft, key: str, field: str, value: object) -> None:
    """Two keys say one thing: an abstract is the one-page summary, keywords go together."""
    known = to.data[field]
    place = draft.keys[(key,)]
    if key == "abstract" and not {"executive_summary", field} & set(draft.data):
        to.data["executive_summary"] = [part for part in str(value).split("\n\n") if part.strip()]
        to.keys[("executive_summary",)] = place
        to.places[("executive_summary",)] = draft.places.get((key,), place)
        message = "the abstract is the one-page summary, since the article has a deck already"
        to.diagnostics.append(note("abstract", message, place))
    elif field == "keywords" and isinstance(known, list) and isinstance(value, list):
        known.extend(word for word in value if word not in known)
    elif known != value:
        message = f"{key!r} was left out: another key is the {field} already"
        to.diagnostics.append(note("second-key", message, place))


def _rank(key: str) -> tuple[bool, int]:
    """Our own keys first, then aliases as they stand in their table."""
    return key not in Article.model_fields, _rank_of_alias(key)


def _rank_of_alias(key: str) -> int:
    known = list(ALIASES)
    return next((known.index(one) for one in (key, key.lower()) if one in ALIASES), -1)


def _move(draft: Draft, to: Draft, key: str, field: str, value: object) -> None:
    to.data[field] = value
    place = draft.keys[(key,)]
    to.keys[(field,)] = place
    if key in TEASERS and field == "deck":
        to.keys[("deck", "teaser")] = place
    for loc, start in draft.places.items():
        if loc[:1] == (key,):
            to.places[(field, *_shifted(loc[1:], draft.data[key], value))] = start
    for loc, start in draft.keys.items():
        if loc[:1] == (key,) and len(loc) > 1:
            to.keys[(field, *_shifted(loc[1:], draft.data[key], value))] = start


def _shifted(loc: Loc, written: object, value: object) -> Loc:
    """`loc` inside a written value, which may have been put into a list, as a single author is."""
    is_alone = isinstance(written, dict) and isinstance(value, list)
    return (0, *loc) if is_alone else loc


def _adapted(field: str | None, value: object) -> object:
    """`value` in the shape that `field` has; `None` where it says nothing for us."""
    if value == "" or value == []:
        return None
    if field == "published" and isinstance(value, str) and value.lower() in ("true", "false"):
        return None  # Jekyll's switch
    if _is_anothers(field, value):
        return None
    adapt = _ADAPTERS.get(field or "")
    return adapt(value) if adapt else value


def _is_anothers(field: str | None, value: object) -> bool:
    """Whether a value has the name of a field of ours, and another system's meaning.

    Hugo's `url` is a path of the site, and a `status` of others is whether a page shows.
    """
    if field == "url":
        return isinstance(value, str) and bool(value) and not _SCHEME.match(value)
    return field == "status" and isinstance(value, str) and value.casefold() in _STATES


def _names_in(key: str, field: str | None, value: object) -> list[str]:
    """What is said of authors that a brief has no place for, as `author.orcid`."""
    if field != "byline":
        return []
    several = value if isinstance(value, list) else [value]
    known = {*Author.model_fields, *_WORKPLACES}
    return [
        f"{key}.{name}"
        for author in several
        if isinstance(author, dict)
        for name in author
        if name not in known
    ]


def _authors(value: object) -> object:
    several = value if isinstance(value, list) else [value]
    return [_author(author) if isinstance(author, dict) else author for author in several if author]


def _author(author: Mapping[str, object]) -> dict[str, object]:
    """An author without what only other systems know, such as a picture."""
    known = {key: value for key, value in author.items() if key in Author.model_fields}
    works_at = next((author[name] for name in _WORKPLACES if name in author), None)
    first = works_at[0] if isinstance(works_at, list) and works_at else works_at
    where = first.get("name") if isinstance(first, dict) else first
    return {"affiliation": where, **known} if where else known


def _keywords(value: object) -> object:
    match value:
        case str():
            return [word.strip() for word in value.split(",") if word.strip()]
        case list():
            return [word for word in value if word]
        case _:
            return value


_ADAPTERS: Mapping[str, Callable[[object], object]] = {"byline": _authors, "keywords": _keywords}
