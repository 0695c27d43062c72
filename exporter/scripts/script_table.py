"""What each script asks of type: the one table of scripts (ISO 15924), a row each.

A row says only where its script differs from Latin. The families are Noto's, which are static, open
and made for one script each; what a machine lacks of them is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Script:
    """A script as it is printed, or the form that one of its languages has.

    `serif` and `sans` are families, of which the first that is there is taken: by texts and
    headlines, and by labels. `line` is how much more leading text needs than Latin, `headline` how
    much headlines do. Where nothing `slants`, emphasis is of weight. `is_tracked` says whether
    letters may stand apart, `has_capitals` whether capitals may be asked for. `indent` is that of
    paragraphs, as CSS has it, and `justified` says that their lines are; `enders` end sentences.
    `words` says what parts words: `spaces`, a `dictionary`, or that any of its `characters` may
    begin a line.
    """

    code: str
    serif: tuple[str, ...] = ()
    sans: tuple[str, ...] = ()
    right_to_left: bool = False
    line: float = 1
    headline: float = 1
    slants: bool = False
    is_tracked: bool = True
    has_capitals: bool = False
    indent: str | None = None
    justified: bool = False
    enders: str = ".!?"
    words: str = "spaces"


_LATIN = Script("Latn", slants=True, has_capitals=True)
_INDIC = Script("", line=1.1, headline=1.25, is_tracked=False, enders=".!?।॥")
_JOINED = Script("", right_to_left=True, line=1.15, headline=1.3, is_tracked=False, enders=".!?؟۔")
_SOUTH_EAST = Script("", line=1.2, headline=1.3, is_tracked=False, words="dictionary")
_EAST = Script(
    "", line=1.2, headline=1.15, indent="1em", justified=True, enders="。！？", words="characters"
)
_PLAIN = Script("")


def _of(kind: Script, code: str, *names: str, serif: str = "") -> Script:
    """A row with the families `Noto Serif NAME` and `Noto Sans NAME`, or those that are named."""
    serifs = (serif,) if serif else tuple(f"Noto Serif {name}" for name in names)
    sans = tuple(f"Noto Sans {name}" for name in names)
    return replace(kind, code=code, serif=(*serifs, *sans), sans=(*sans, *serifs))


_ROWS = (
    _LATIN,
    replace(_LATIN, code="Grek"),
    replace(_LATIN, code="Cyrl"),
    replace(_of(_PLAIN, "Armn", "Armenian"), slants=True, has_capitals=True, enders="։.!?"),
    _of(_PLAIN, "Geor", "Georgian"),
    replace(_of(_PLAIN, "Cher", "Cherokee"), has_capitals=True),
    _of(_JOINED, "Arab", "Arabic", serif="Noto Naskh Arabic"),
    replace(_of(_JOINED, "Syrc", "Syriac"), line=1.2),
    replace(_of(_PLAIN, "Hebr", "Hebrew"), right_to_left=True, headline=1.05),
    replace(_of(_JOINED, "Thaa", "Thaana"), line=1.2),
    _of(_JOINED, "Nkoo", "NKo"),
    replace(_of(_JOINED, "Adlm", "Adlam"), has_capitals=True),
    _of(_INDIC, "Deva", "Devanagari"),
    _of(_INDIC, "Beng", "Bengali"),
    _of(_INDIC, "Guru", "Gurmukhi"),
    _of(_INDIC, "Gujr", "Gujarati"),
    _of(_INDIC, "Orya", "Oriya"),
    _of(_INDIC, "Taml", "Tamil"),
    _of(_INDIC, "Telu", "Telugu"),
    _of(_INDIC, "Knda", "Kannada"),
    _of(_INDIC, "Mlym", "Malayalam"),
    _of(_INDIC, "Sinh", "Sinhala"),
    _of(_INDIC, "Olck", "Ol Chiki"),
    _of(_SOUTH_EAST, "Thai", "Thai"),
    _of(_SOUTH_EAST, "Laoo", "Lao"),
    replace(_of(_SOUTH_EAST, "Khmr", "Khmer"), line=1.3, headline=1.4, enders="។៕!?"),
    replace(
        _of(_SOUTH_EAST, "Mymr", "Myanmar", serif="Noto Sans Myanmar"),
        line=1.4,
        headline=1.6,
        enders="။!?",
    ),
    replace(
        _of(_SOUTH_EAST, "Tibt", "Tibetan"), line=1.5, headline=1.6, enders="།༎", words="spaces"
    ),
    replace(_of(_PLAIN, "Ethi", "Ethiopic"), line=1.1, headline=1.15, enders="።፧!?"),
    _of(_PLAIN, "Mong", "Mongolian"),
    _of(_PLAIN, "Tfng", "Tifinagh"),
    _of(_PLAIN, "Cans", "Canadian Aboriginal"),
    _of(_PLAIN, "Vaii", "Vai"),
    _of(_PLAIN, "Yiii", "Yi"),
    replace(_of(_EAST, "Hans", "SC", "CJK SC"), indent="2em"),
    replace(_of(_EAST, "Hant", "TC", "CJK TC"), indent="2em"),
    _of(_EAST, "Jpan", "JP", "CJK JP"),
    replace(
        _of(_EAST, "Kore", "KR", "CJK KR"), justified=False, enders=".!?", words="spaces"
    ),  # whole words in narrow columns leave wide gaps
)

SCRIPTS: Mapping[str, Script] = {script.code: script for script in _ROWS}
"""Every script that we know how to print, by its code."""

_SPACED = (one for one in _ROWS if one.words != "characters")
SENTENCE_ENDERS = "".join(sorted({mark for one in _SPACED for mark in one.enders}))
"""What ends a sentence before a blank, in one script or another."""

PLAIN = frozenset({"Latn", "Grek", "Cyrl"})
"""Those that our own fonts have, and that are set as any house's stylesheet says."""

BEYOND_OURS = re.compile(
    "[\u0180-\u018e\u0190\u0191\u0193-\u019f\u01a2-\u01ae\u01b1-\u01cc\u01dd-\u01e5\u01e8\u01e9"
    "\u01ec-\u01f7\u01fa-\u0217\u021c-\u0236\u0238-\u0250\u0252-\u0258\u025a-\u0260\u0262-\u02af"
    "\u0166\u0167\u2c60-\u2c7b\ua722-\ua787\u0370-\u0373\u0376\u0377\u03cf-\u03d6\u03d8\u03da\u03dc\u03de-\u03e0"
    "\u1f00-\u1fbc\u1fc2-\u1fcc\u1fd0-\u1fdb\u1fe0-\u1fec\u1ff2-\u1ffc"
    "\u048a-\u048f\u0494\u0495\u049c-\u049f\u04a4-\u04a9\u04ac\u04ad\u04b4\u04b5\u04bc-\u04bf"
    "\u04c3-\u04ce\u04d2\u04d3\u04da-\u04e1\u04e4\u04e5\u04ea-\u04ed\u04f0\u04f1\u04f4-\u052f]"
)
"""Letters of plain scripts, as of African alphabets and of polytonic Greek, that the family of our
texts has none of."""


def beyond_ours(plain: Script) -> Script:
    """A plain script in families that have all of its letters: words are in one."""
    return replace(plain, serif=("Noto Serif",), sans=("Noto Sans",))


FORMS: Mapping[str, Script] = {
    "zh-Hant-HK": replace(_of(_EAST, "Hant", "HK", "TC", "CJK HK"), indent="2em"),
    **{
        language: replace(
            SCRIPTS["Arab"],
            serif=("Noto Nastaliq Urdu", *SCRIPTS["Arab"].serif),
            sans=("Noto Nastaliq Urdu", *SCRIPTS["Arab"].sans),
            line=1.6,
            headline=1.9,
        )
        for language in ("ur", "pnb", "skr", "ks")
    },
}
"""What languages have of their own in the script that is usual for them."""
