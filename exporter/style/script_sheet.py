"""The stylesheet of a script: its faces, and what it asks of type that Latin does not.

It stands between what all editions share and the theme. Themes say which of the kinds of type they
take where (`--_serif`, `--_sans`); this says which families these are. See
exporter/scripts/script_table.py for what is in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from exporter.diagnostics import Diagnostic
from exporter.engine.installed_fonts import installed_families
from exporter.scripts.script_table import Script
from exporter.scripts.writing import Writing
from exporter.style.font_collections import collected_faces
from exporter.style.font_files import font_file
from exporter.style.script_stand_ins import StandIn, stand_in, told_of
from exporter.styled import FontFace

BOLD = 700
TALL = 1.2
"""How much more leading a script's headlines need than Latin ones where its letters reach as far up
as a rule above them."""
STYLES = (("Regular", 400), ("Bold", BOLD))
OURS = {
    "serif": ('"Source Serif 4", "Source Sans 3", "Brief Emoji"', "serif"),
    "sans": ('"Source Sans 3", "Brief Emoji"', "sans-serif"),
    "mono": ('"Source Code Pro", "Brief Emoji"', "monospace"),
}
"""Our own families of a kind, and the generic one that comes last."""
GENERAL = {"serif": ("Noto Serif",), "sans": ("Noto Sans",), "mono": ()}
"""What has the signs that none of these has, where it is there: in the PDF and in Word the same."""


def script_css(writing: Writing) -> str:
    """The stylesheet that an article's scripts ask for; empty where our own fonts have it all."""
    if writing.is_plain:
        return ""
    rules = [*_faces(writing), _tokens(writing), *_habits(writing.script)]
    if not writing.script.slants and not _has_bold(writing.script):
        rules.append(":is(em, strong):not([class]) { text-decoration: underline; }")
    return "\n".join(rules) + "\n"


def script_fonts(writing: Writing) -> dict[str, dict[int, Path]]:
    """The files of each family that its scripts ask for and the machine has, by their weight."""
    families = (family for kind in _kinds(writing) for family in _there(kind))
    general = (family for kind in GENERAL.values() for family in _there(kind))
    named = {family: _files(family) for family in (*families, *general)}
    named |= {one.family: one.files for one in _stand_ins(writing)}
    return {family: files for family, files in named.items() if files}


def faces_of_machine(writing: Writing) -> tuple[FontFace, ...]:
    """The faces that its scripts take from collections, which no stylesheet can declare."""
    families = dict.fromkeys(family for kind in _kinds(writing) for family in _there(kind))
    lone = (family for family in families if not _files(family))
    collected = tuple(face for family in lone for face in collected_faces(family))
    return (*collected, *(face for one in _stand_ins(writing) for face in one.collected))


def told_of_stand_ins(writing: Writing) -> tuple[Diagnostic, ...]:
    """Which families stand in for those of its scripts."""
    found = {script: tuple(_stand_ins_of(script)) for script in _scripts(writing)}
    return tuple(
        told_of(script, tuple(one.family for one in those))
        for script, those in found.items()
        if those
    )


def _faces(writing: Writing) -> Iterator[str]:
    for family, files in script_fonts(writing).items():
        for weight, path in files.items():
            source = f'src: url("{path.as_uri()}")'
            yield f'@font-face {{ font-family: "{family}"; font-weight: {weight}; {source}; }}'


def _tokens(writing: Writing) -> str:
    script = writing.script
    tokens = {f"--_{kind}": _families(writing, kind) for kind in OURS}
    tokens |= {"--_line": f"{script.line:g}", "--_headline-line": f"{script.headline:g}"}
    if script.headline > TALL:
        tokens["--_quote-air"] = "1"
    if script.indent:
        tokens["--_indent"] = script.indent
    if script.justified:
        tokens["--text-align"] = "justify"
    return ":root { " + " ".join(f"{name}: {value};" for name, value in tokens.items()) + " }"


def _habits(script: Script) -> Iterator[str]:
    """What no theme may do with a script, whatever it does with Latin."""
    if not script.slants:
        yield "body, body * { font-style: normal !important; }"
        yield "em, .credit { font-weight: 700; }"
    if not script.is_tracked:
        yield "body, body * { letter-spacing: 0 !important; }"
    if script.words == "characters":  # as CSS Text 4, 8.3, trims what begins a line
        yield ":is(h1, h2, h3)[data-opens] { text-indent: -0.5em; }"
    if not script.has_capitals:
        yield "body, body * { text-transform: none !important; }"


def _has_bold(script: Script) -> bool:
    """Whether the family of its text has a bold face here: no program should make one up."""
    family = next(iter(_there(script.serif)), "")
    if not family:
        return any(BOLD in one.faces for one in _stand_ins_of(script))
    weights = {face.weight for face in collected_faces(family)}
    return BOLD in weights or BOLD in _files(family)


def _families(writing: Writing, kind: str) -> str:
    """The script's own family, then ours, then those of scripts that it has some words in, and
    what stands in for any: its Latin letters are none that a house chose."""
    ours, generic = OURS[kind]
    scripts = _scripts(writing)
    own, *others = (_quoted(_of_kind(script, kind)) for script in scripts)
    ordered = (ours, *own, *_flat(others)) if kind == "mono" else (*own, ours, *_flat(others))
    standing = _quoted([one.family for script in scripts for one in _standing(script, kind)])
    general = _quoted(_there(GENERAL[kind]))
    return ", ".join(dict.fromkeys((*ordered, *standing, *general, generic)))


def _of_kind(script: Script, kind: str) -> Sequence[str]:
    return _there(script.serif if kind == "serif" else script.sans)


def _kinds(writing: Writing) -> list[tuple[str, ...]]:
    """The families of its scripts, of each kind."""
    return [kind for script in _scripts(writing) for kind in (script.serif, script.sans)]


def _stand_ins(writing: Writing) -> Iterator[StandIn]:
    return (one for script in _scripts(writing) for one in _stand_ins_of(script))


def _stand_ins_of(script: Script) -> Iterator[StandIn]:
    """What stands in for a script's families, of each kind."""
    return (one for kind in ("serif", "sans") for one in _standing(script, kind))


def _standing(script: Script, kind: str) -> Iterator[StandIn]:
    """What stands in for a script's families of a kind, if none is there."""
    if not _of_kind(script, kind) and (found := stand_in(script, kind)):
        yield found


def _there(families: Sequence[str]) -> list[str]:
    """The first of some families that there is."""
    having = (one for one in families if _files(one) or one in installed_families())
    return [one for one in (next(having, None),) if one]


def _files(family: str) -> dict[int, Path]:
    """The files of a family by their weight, empty without the regular one."""
    found = {weight: font_file(family, style) for style, weight in STYLES}
    return {weight: path for weight, path in found.items() if path} if found[400] else {}


def _scripts(writing: Writing) -> tuple[Script, ...]:
    return (writing.script, *writing.others)


def _quoted(families: Sequence[str]) -> list[str]:
    return [f'"{family}"' for family in families]


def _flat(lists: Sequence[list[str]]) -> list[str]:
    return [one for each in lists for one in each]
