"""Where an article's files go: the pattern of a project, and what its braces stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from exporter.resources import MAIN_EDITION
from exporter.results import file_name
from exporter.writers.writer_table import output_format

NAMES = ("folder", "stem", "edition", "language", "target")
USUAL_OUTPUT = "output"
IN_A_FOLDER = "{folder}/{stem}"
"""How files are named in a folder that is all that a project says."""

_BRACES = re.compile(r"\{([^{}]*)\}")


def unknown_name(pattern: str) -> str | None:
    """The first name in braces that stands for nothing; `None` where all stand for something."""
    return next((name for name in _BRACES.findall(pattern) if name not in NAMES), None)


def fault_of(pattern: str) -> str | None:
    """What else is wrong with a pattern, as a sentence; `None` where it can be used."""
    rest = _BRACES.sub("", pattern)
    if "{" in rest or "}" in rest:
        return "a brace is open, or closes none"
    return None


def full_pattern(output: str) -> str:
    """A folder as the pattern of what is written to it; what names files as it is."""
    if needs(output, "stem"):
        return output
    return f"{output}/{{stem}}" if needs(output, "folder") else f"{output}/{IN_A_FOLDER}"


def needs(pattern: str, name: str) -> bool:
    """Whether a pattern has a name in braces."""
    return f"{{{name}}}" in pattern


def fixed_folder(pattern: str) -> Path:
    """The folder around all that a pattern makes: its parts before the first that has braces."""
    parts = Path(pattern).parts[:-1]
    fixed = (index for index, part in enumerate(parts) if _BRACES.search(part))
    return Path(*parts[: next(fixed, len(parts))])


def path_of(pattern: str, said: Mapping[str, str], edition: str, form: str) -> Path:
    """The file of an edition in a format; `said` is what the names but `edition` stand for.

    Without `{edition}`, any but the brief has its name after a dash.
    """
    values = {**said, "edition": edition}
    path = Path(_BRACES.sub(lambda match: values[match[1]], pattern))
    if needs(pattern, "edition"):
        return path.with_name(f"{path.name}{output_format(form).suffix}")
    return path.with_name(file_name(path.name, edition or MAIN_EDITION, form))
