"""Which scripts are asked for: by code (ISO 15924) or by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporter.diagnostics import UsageError
from exporter.diagnostics.hints import did_you_mean
from exporter.typefaces import HELD_BY, SCRIPTS, Script


def scripts_of(names: Iterable[str]) -> tuple[Script, ...]:
    """The scripts of some names, each once; raises UsageError where there is none for a name."""
    return tuple(dict.fromkeys(_script(name) for name in names))


def _script(name: str) -> Script:
    known = {key.casefold(): script for script in SCRIPTS.values() for key in _names(script)}
    found = known.get(name.casefold()) or SCRIPTS.get(HELD_BY.get(name.title(), ""))
    if found is None:
        names = (one for script in SCRIPTS.values() for one in _names(script))
        hint = did_you_mean(name.title(), names) or "`brief fonts list` names all"
        message = f"there are no typefaces for a script {name!r}"
        raise UsageError.at("unknown-script", message, hint=hint)
    return found


def _names(script: Script) -> Iterator[str]:
    """The code, the whole name, and what stands before its first comma or blank."""
    yield script.code
    yield script.name
    yield script.name.partition(",")[0]
    yield script.name.partition(" in ")[2].partition(",")[0] or script.code
