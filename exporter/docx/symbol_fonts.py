"""Signs of the fonts Symbol and Wingdings, which Word keeps by their place in the font."""

from __future__ import annotations

_PRIVATE = 0xF000  # where Word puts the signs of such fonts (ISO 29500-1, 17.3.3.30)
_SYMBOL = {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
    **dict(zip(range(0xA1, 0xB0), "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓", strict=True)),
    **dict(zip(range(0xB0, 0xC0), "°±″≥×∝∂•÷≠≡≈…⏐⎯↵", strict=True)),
    **dict(zip(range(0xC0, 0xD0), "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉", strict=True)),
    **dict(zip(range(0xD0, 0xE0), "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓", strict=True)),
    **dict(zip((0x22, 0x24, 0x27, 0x2A, 0x2D, 0x40, 0x5C, 0x5E, 0x7E), "∀∃∋∗−≅∴⊥∼", strict=True)),
    **dict(zip((0xE0, 0xE1, 0xE5, 0xF1, 0xF2), "◊〈∑〉∫", strict=True)),
}
_WINGDINGS = {
    **dict(zip(range(0x21, 0x2B), "✏✂✁👓🔔📖🕯☎✆✉", strict=True)),
    **dict(zip(range(0x45, 0x4D), "☜☞☝☟✋☺😐☹", strict=True)),
    **dict(zip(range(0x6C, 0x77), "●❍■□❐❑❒⬧⧫◆❖", strict=True)),
    **dict(zip(range(0x80, 0x8B), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
    **dict(zip(range(0x9E, 0xA0), "·•", strict=True)),
    **dict(zip(range(0xA1, 0xA9), "○⭕◉◎🔿▪◻🟂", strict=True)),
    **dict(zip((0xAB, 0xB2, 0xD8), "★⟡➢", strict=True)),
    **dict(zip(range(0xDF, 0xE7), "←→↑↓↖↗↙↘", strict=True)),
    **dict(zip(range(0xE8, 0xEF), "➔⇦⇨⇧⇩⬄⇳", strict=True)),
    **dict(zip(range(0xFB, 0xFF), "✗✔☒☑", strict=True)),
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_OF_SIGNS = ("symbol", "wingdings", "webdings")  # beginnings of the names of fonts


def sign_of(font: str, code: str) -> str | None:
    """The sign that a `w:sym` shows, by its font and its hexadecimal `w:char`.

    `None` for one without a like in Unicode, and for one that no known font has.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return None
    signs = _FONTS.get(font.casefold())
    if signs is None:
        return chr(number) if 0x20 <= number < 0xD800 else None
    return signs.get(number & ~_PRIVATE, _as_in_ascii(font, number & ~_PRIVATE))


def in_unicode(text: str, font: str) -> tuple[str, int]:
    """Words in a symbol font as the signs that it shows, and how many of these have no like."""
    signs = _FONTS.get(font.casefold(), {})
    shown = "".join(signs.get(_place(letter), letter) for letter in text) if signs else text
    if not font.casefold().startswith(_OF_SIGNS):
        return shown, 0
    known = "".join(letter for letter in shown if not _is_private(letter))
    return known, len(shown) - len(known)


def _place(letter: str) -> int:
    """A letter's place in a font of 256 signs; -1 for one that such a font cannot have."""
    number = ord(letter)
    return number & 0xFF if number < 0x100 or _PRIVATE <= number < _PRIVATE + 0x100 else -1


def _is_private(letter: str) -> bool:
    return _PRIVATE <= ord(letter) < _PRIVATE + 0x100


def _as_in_ascii(font: str, number: int) -> str | None:
    """Symbol has digits and most signs of punctuation where ASCII has them."""
    is_shared = font.casefold() == "symbol" and 0x20 <= number < 0x7F
    return chr(number) if is_shared else None
