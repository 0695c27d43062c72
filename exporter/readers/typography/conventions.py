"""How each language sets quotation marks and the spaces beside signs.

The marks are CLDR's (`delimiters`); the spaces of French are those of the Imprimerie nationale, of
Canada's Office québécois de la langue française, and of the Guide du typographe in Switzerland.
The words of one letter that end no line are those of Czech, Slovak and Polish orthography.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exporter.article.language import plain_tag

THIN = "\u202f"
"""The narrow space at which no line ends."""
FULL = "\u00a0"
"""The space of full width at which no line ends."""


@dataclass(frozen=True)
class Spaces:
    """The spaces of a French: `inner` inside guillemets, the others before signs.

    `inner` is empty where guillemets have none.
    """

    inner: str
    before_colon: str
    before_others: str = THIN


@dataclass(frozen=True)
class Convention:
    """How a language sets what is typed with straight marks; each pair opens and closes.

    Words of the letters in `short` end no line, and where it `ties_numbers`, none parts a number or
    divides it from its unit.
    """

    double: tuple[str, str]
    single: tuple[str, str]
    spaces: Spaces | None = None
    short: str = ""
    ties_numbers: bool = False


_ENGLISH = "“”‘’"
_MARKS: Mapping[str, str] = {
    "„“‚‘": "de lb cs sk sl is bg mk hr lt ka hsb dsb",
    "«»‹›": "de-CH de-LI it-CH rm gsw fr-CH fa am ti",
    "«»“”": "fr es it pt-PT ca eu ast el sq hy",
    "„”«»": "pl ro",
    "„”»«": "hu",
    "„”’’": "sr bs",
    "””’’": "sv fi he",
    "”“’‘": "ar ur",
    "«»„“": "ru uk be kk",
    "«»‘’": "nb nn no",
    "„“«»": "et",
    _ENGLISH: "es-419 es-AR es-BO es-CL es-CO es-CR es-DO es-EC es-GT es-HN es-MX es-NI es-PA es-PE"
    " es-PR es-PY es-SV es-US es-UY es-VE",
}
_OWN = {tag: marks for marks, tags in _MARKS.items() for tag in tags.split()}
_SPACES: Mapping[str, Spaces] = {
    "fr": Spaces(THIN, THIN),
    "fr-CA": Spaces(FULL, FULL),
    "fr-CH": Spaces("", THIN),
}
_SHORT = {"cs": "aikosuvz", "sk": "aikosuvz", "pl": "aiouwz"}
_TIES_NO_NUMBERS = frozenset({"en"})
"""Languages that leave it to the author which numbers a line may part from their units."""
_NONE = frozenset({"ja", "zh", "yue", "wuu", "lzh"})
"""Languages whose own signs are typed as they are."""


def convention_of(language: str) -> Convention | None:
    """The convention of a BCP 47 tag, English for one that we do not know; `None` for no change."""
    parts = plain_tag(language.replace("_", "-")).split("-")
    name = parts[0].lower()
    if name in _NONE:
        return None
    region = next((part.upper() for part in parts[1:] if len(part) in (2, 3)), "")
    tag = f"{name}-{region}"
    marks = _OWN.get(tag, _OWN.get(name, _ENGLISH))
    spaces = _SPACES.get(tag, _SPACES.get(name))
    ties = name not in _TIES_NO_NUMBERS
    pairs = (marks[0], marks[1]), (marks[2], marks[3])
    return Convention(*pairs, spaces, _SHORT.get(name, ""), ties)
