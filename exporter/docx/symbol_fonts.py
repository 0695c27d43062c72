"""Signs of Symbol, the Wingdings and Webdings, which Word keeps by their place in the font."""

from __future__ import annotations

from collections.abc import Mapping

_NONE = "\ufffd"
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


def _places(signs: str) -> Mapping[int, str]:
    """A font's signs by their place, from 0x20 on; those without a like in Unicode left out."""
    return {place: sign for place, sign in enumerate(signs, 0x20) if sign != _NONE}


# As Unicode 7 took these fonts over; where it has a sign that more fonts show, arrows and ticks,
# that one.
_WINGDINGS = _places(
    "�✏✂✁👓🔔📖🕯☎✆✉🖃📪📫📬📭📁📂📄🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍"
    "🖎✌👌👍👎☜☞☝☟✋☺😐☹💣☠🏳🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉"
    "♊♋♌♍♎♏♐♑♒♓🙰🙵●❍■□❐❑❒⬧⧫◆❖⬥⌧⮹⌘🏵🏶🙶🙷�"
    "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•"
    "�○⭕🞈◉◎🔿▪◻🟂✦★✶✴✹✵⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"
    "🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈⮊⮉⮋←"
    "→↑↓↖↗↙↘🡸➔⇦⇨⇧⇩⬄⇳⇦⇨⇧⇩⬄⇳⬀⬁⬃⬂🢬🢭✗✔☒☑�"
)
_WINGDINGS_2 = _places(
    "�🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙"
    "🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑✗✓☒☑☒☒⮾⮿⦸⦸🙱🙴🙲🙳‽🙹🙺"
    "🙻🙦🙤🙥🙧🙚🙘🙙🙛⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿�"
    "☉🌕☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥🕦🕧🙨🙩•●●⬤🞅🞆🞇🞈🞊⦿◾"
    "�◼⬛☐🞑🞒🞓🞔▣🞕🞖🞗⬩⬥◆◇🞚◈🞛🞜🞝⬪⬧⧫◊🞠◖◗⯊⯋◼⬥"
    "⬟⯂⬣⬢⯃⯄🞡🞢🞣🞤🞥🞦🞧🞨🞩🞪🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺"
    "🞻🞼🞽🞾🞿🟀🟂🟄✦🟉★✶🟋✷🟏🟒✹🟃🟇✯🟍🟔⯌⯍※⁂������"
)
_WINGDINGS_3 = _places(
    "�⭠⭢⭡⭣⭦⭧⭩⭨⭰⭲⭱⭳⭶⭸⭻⭽⭤⭥⭪⭬⭫⭭⭍⮠⮡⮢⮣⮤⮥⮦⮧"
    "⮐⮑⮒⮓⮀⮃⭾⭿⮄⮆⮅⮇⮏⮍⮎⮌⭮⭯⎋⌤⌃⌥⎵⍽⇪⮸🢠🢡🢢🢣🢤🢥"
    "🢦🢧🢨🢩🢪🢫←→↑↓↖↗↙↘🡘🡙▲▼△▽◀▶◁▷◣◢◤◥🞀🞂🞁�"
    "🞃▲▼◀▶⮜⮞⮝⮟🠐🠒🠑🠓🠔🠖🠕🠗🠘🠚🠙🠛🠜🠞🠝🠟🠀🠂🠁🠃🠄🠆🠅"
    "�🠈🠊🠉🠋🠠🠢🠤🠦🠨🠪🠬🢜🢝🢞🢟🠮🠰🠲🠴🠶🠸🠺🠹🠻🢘🢚🢙🢛🠼🠾🠽"
    "🠿🡀🡂🡁🡃🡄🡆🡅🡇⮨⮩⮪⮫⮬⮭⮮⮯🡠🡢🡡🡣🡤🡥🡧🡦🡰🡲🡱🡳🡴🡵🡷"
    "🡶🢀🢂🢁🢃🢄🢅🢇🢆🢐🢒🢑🢓🢔🢖🢕🢗���������������"
)
_WEBDINGS = _places(
    "�🕷🕸🕲🕶🏆🎖🖇🗨🗩🗰🗱🌶🎗🙾🙼🗕🗖🗗⏴⏵⏶⏷⏪⏩⏮⏭⏸⏹⏺🗚🗳"
    "🛠🏗🏘🏙🏚🏜🏭🏛🏠🏖🏝🛣🔍🏔👁👂🏞🏕🛤🏟🛳🕬🕫🕨🔈🎔🎕🗬🙽🗭🗪🗫"
    "⮔✓🚲□🛡📦🛱■🚑🛈🛩🛰🟈🕴●🛥🚔🗘✕❓🛲🚇🚍⛳🛇⊖🚭🗮|🗯🗲�"
    "🚹🚺🛉🛊🚼👽🏋⛷🏂🏌🏊🏄🏍🏎🚘🗠🛢💰🏷💳👪🗡🗢🗣✯🖄🖅🖃🖆🖹🖺🖻"
    "�🕰🖽🖾📋🗒🗓📖📚🗞🗟🗃🗂🖼🎭🎜🎘🎙🎧💿🎞📷🎟🎬📽📹📾📻🎚🎛📺💻"
    "🖥🖦🖧🕹🎮🕻🕼📟🖁🖀🖨🖩🖿🖪🗜🔒🔓🗝📥📤🕳🌣🌤🌥🌦☁🌧🌨🌩🌪🌬🌫"
    "🌜🌡🛋🛏🍽🍸🛎🛍Ⓟ♿🛆🖈🎓🗤🗥🗦🗧🛪🐿🐦🐟🐕🐈🙬🙮🙭🙯🗺🌍🌏🌎🕊"
)
_FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "marlett": {},
}


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
    signs = _FONTS.get(font.casefold())
    if signs is None:
        return text, 0
    shown = [_shown(letter, signs, font) for letter in text]
    return "".join(sign for sign in shown if sign), shown.count(None)


def _shown(letter: str, signs: Mapping[int, str], font: str) -> str | None:
    """What a letter in a symbol font shows; letters that no such font has are themselves."""
    number = ord(letter)
    if number >= 0x100 and not _PRIVATE <= number < _PRIVATE + 0x100:
        return letter
    place = number & 0xFF
    return letter if letter.isspace() else signs.get(place, _as_in_ascii(font, place))


def _as_in_ascii(font: str, number: int) -> str | None:
    """Symbol has digits and most signs of punctuation where ASCII has them."""
    is_shared = font.casefold() == "symbol" and 0x20 <= number < 0x7F
    return chr(number) if is_shared else None
