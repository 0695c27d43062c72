"""What stands in for the families of a script where the machine has none of them.

Layout and Word would each choose for itself; so what layout takes is named, and travels. See
docs/decisions/fonts-that-stand-in.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from exporter.diagnostics import Diagnostic, warning
from exporter.engine.stand_in_fonts import InstalledFace, stand_in_face
from exporter.scripts.script_table import PLAIN, Script
from exporter.scripts.writing import a_letter_of, language_written_in
from exporter.style.font_collections import face_alone
from exporter.styled import FontFace
from exporter.typefaces import HELD_BY, SCRIPTS

GENERIC = {"serif": "serif", "sans": "sans-serif", "mono": "sans-serif"}
WEIGHTS = (400, 700)
COLLECTION = (".ttc", ".otc")
TAGS = {"zh-Hans": "zh-cn", "zh-Hant": "zh-tw"}
"""Languages that fontconfig calls otherwise."""


@dataclass(frozen=True)
class StandIn:
    """A family of the machine, with its faces by their weight."""

    family: str
    faces: Mapping[int, InstalledFace]

    @property
    def files(self) -> dict[int, Path]:
        """The files that a stylesheet can declare: all but collections."""
        paths = {weight: face.path for weight, face in self.faces.items()}
        return {weight: path for weight, path in paths.items() if path.suffix not in COLLECTION}

    @property
    def collected(self) -> tuple[FontFace, ...]:
        """The faces that are of collections."""
        return tuple(
            FontFace(self.family, weight, False, face_alone(face.path, face.number), face.path)
            for weight, face in self.faces.items()
            if face.path.suffix in COLLECTION
        )


def stand_in(script: Script, kind: str) -> StandIn | None:
    """What the machine has for a script of a kind, `serif`, `sans` or `mono`.

    `None` where it has no letter of it, and for scripts that our own fonts have.
    """
    letter = a_letter_of(script.code)
    if script.code in PLAIN or not letter:
        return None
    language = language_written_in(script.code)
    tag = TAGS.get(language, language)
    regular = stand_in_face(GENERIC[kind], tag, letter, WEIGHTS[0])
    if regular is None:
        return None
    bold = stand_in_face(regular.family, tag, letter, WEIGHTS[1])
    faces = {WEIGHTS[0]: regular}
    if bold and bold != regular and bold.family == regular.family:
        faces[WEIGHTS[1]] = bold
    return StandIn(regular.family, faces)


def told_of(script: Script, families: tuple[str, ...]) -> Diagnostic:
    """That some families stand in for those of a script."""
    own = SCRIPTS.get(HELD_BY.get(script.code, script.code))
    name = own.name if own else script.code
    there = " and ".join(dict.fromkeys(families))
    return warning(
        "font-stand-in",
        f"{name} is set in {there}, since {script.serif[0]} is not installed",
        hint=f"call `brief fonts install {own.code}`" if own else f"install {script.serif[0]}",
    )
