"""Lines of a figure or a table that begin with what they are: `Subtitle:`, `Note:`, `Source:`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, get_args

Said = Literal["subtitle", "note", "source"]
SAID: tuple[Said, ...] = get_args(Said)
"""The fields that such lines fill."""

_WORDS: Mapping[Said, str] = {
    "subtitle": "Subtitle",
    "note": "Note|Anmerkung|Hinweis|Remarque|Nota|Opmerking|Uwaga|Примітка|Примечание"
    "|Poznámka|Bemærk"
    "|Huomautus|Megjegyzés|Märkus|Piezīme|Pastaba|Napomena|Opomba|Observație|Nóta|Athugið"
    "|Anmärkning"
    "|Σημείωση|Бележка|Напомена|Тэмдэглэл|ملاحظة|یادداشت|نوٹ|הערה|टिप्पणी|टीप|টীকা|குறிப்பு"
    "|గమనిక|ಟಿಪ್ಪಣಿ|കുറിപ്പ്|નોંધ|ਨੋਟ|සටහන"
    "|หมายเหตุ|ໝາຍເຫດ|ចំណាំ"
    "|မှတ်ချက်|შენიშვნა|Նշում|ማስታወሻ|注|註|참고|Ghi chú|Catatan",
    "source": "Source|Quelle|Fuente|Fonte|Bron|Źródło|Джерело|Источник|Zdroj|Kilde|Källa"
    "|Lähde|Forrás"
    "|Allikas|Avots|Šaltinis|Izvor|Sursă|Foinse|Kaynak|Kjelde|Heimild|Iturria|Nguồn|Sumber"
    "|Πηγή|Източник|Извор|Эх сурвалж|المصدر|منبع|ماخذ|מקור|स्रोत"
    "|সূত্র|ஆதாரம்|మూలం|ಮೂಲ|അവലംബം|સ્ત્રોત|ਸਰੋਤ|මූලාශ්‍රය"
    "|ที่มา|ທີ່ມາ|ប្រភព"
    "|ရင်းမြစ်|წყარო|Աղբյուր|ምንጭ"
    "|来源|來源|资料来源|資料來源|出典|出所|출처|자료",
}
_SEVERAL = "Notes|Anmerkungen|Hinweise|Notas|Sources|Quellen|Fuentes|Fonti|Fontes|Bronnen"
_NOTES = frozenset({"Notes", "Anmerkungen", "Hinweise", "Notas"})
_ONE = "|".join(f"(?P<{name}>{words})" for name, words in _WORDS.items())
_COLON = r"(?:[ \u00a0\u202f]?:\s+|：\s*)(?=\S)"
_LINE = re.compile(rf"(?:{_ONE}|(?P<several>{_SEVERAL})){_COLON}", re.MULTILINE)
_BEGUN = re.compile(rf"^{_LINE.pattern}", re.MULTILINE)


def begins_said(text: str) -> bool:
    """Whether a text begins with a word that tells what it is."""
    return bool(_LINE.match(text))


def split_said(text: str) -> tuple[str, dict[Said, str]]:
    """What stands before such lines, and what they say, each up to the next.

    A word for several, as in `Sources: A; B`, stays in the text; two lines of a kind are one.
    """
    found = list(_BEGUN.finditer(text))
    starts = [*(one.start() for one in found), len(text)]
    said: dict[Said, str] = {}
    for match, end in zip(found, starts[1:], strict=True):
        name, start = _kind(match)
        words = text[start:end].strip()
        said[name] = f"{said[name]}\\\n{words}" if name in said else words
    return text[: starts[0]].rstrip(), said


def _kind(match: re.Match[str]) -> tuple[Said, int]:
    """The field that a line fills, and where its words begin."""
    for name in SAID:
        if match[name]:
            return name, match.end()
    return ("note" if match["several"] in _NOTES else "source"), match.start()


def lines_of(fields: Mapping[Said, str | None]) -> Iterator[tuple[str, str]]:
    """The word that begins the line of each field that says something, with what it says.

    A text that begins with such a word itself, as `Sources: A; B` does, needs none.
    """
    for name in SAID:
        if text := fields.get(name):
            yield "" if split_said(text) == ("", {name: text}) else f"{name.capitalize()}: ", text
