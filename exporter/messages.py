"""WeasyPrint's log lines, collected and turned into diagnostics.

Every warning of its own is a defect of a stylesheet, a template or a font.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from exporter.diagnostics import Diagnostic, Place, error, warning

LOGGER = logging.getLogger("weasyprint")
_POSITION = re.compile(r" at (\d+):(\d+)")
_NOTDEF = re.compile(r'\.notdef glyph rendered .*: "(.+)" \(U\+', re.DOTALL)

# Which Debian package has the letters that our fonts lack, by the first block that fits.
_FONT_PACKAGES = (
    (0x0590, 0x05FF, "fonts-noto-core"),
    (0x0600, 0x1CFF, "fonts-noto-core"),
    (0x2E80, 0x9FFF, "fonts-noto-cjk"),
    (0xAC00, 0xD7FF, "fonts-noto-cjk"),
    (0x1F000, 0x1FAFF, "fonts-noto-color-emoji"),
)
FALLBACK_PACKAGE = "fonts-noto-core"


@contextmanager
def collected() -> Iterator[list[str]]:
    """The warnings and errors that WeasyPrint logs inside the block, each once, in order."""
    lines: list[str] = []
    handler = _Collector(lines)
    propagate, LOGGER.propagate = LOGGER.propagate, False
    others, LOGGER.handlers = LOGGER.handlers, [handler]
    try:
        yield lines
    finally:
        LOGGER.handlers, LOGGER.propagate = others, propagate


class _Collector(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        if line not in self._lines:
            self._lines.append(line)


def stylesheet_diagnostic(line: str, file: str) -> Diagnostic:
    """A line logged while a stylesheet was parsed."""
    found = _POSITION.search(line)
    place = Place(file, int(found[1]), int(found[2])) if found else Place(file)
    message = _POSITION.sub("", line).rstrip(".")
    return warning("stylesheet", message, place, "the PDF engine ignores this; see its CSS list")


def layout_diagnostics(lines: Sequence[str]) -> tuple[Diagnostic, ...]:
    """The lines logged while pages were laid out or painted; missing glyphs make one error."""
    missing = "".join(found[1] for line in lines if (found := _NOTDEF.search(line)))
    others = tuple(warning("layout", line) for line in lines if not _NOTDEF.search(line))
    return (missing_glyphs(missing), *others) if missing else others


def missing_glyphs(characters: str, place: Place | None = None) -> Diagnostic:
    """The error for characters that no font has; names each, and the package to install."""
    names = ", ".join(f"{character!r} (U+{ord(character):04X})" for character in characters[:8])
    packages = sorted({font_package(character) for character in characters})
    return error(
        "missing-glyph",
        f"no font has a glyph for {names}",
        place,
        f"install {' and '.join(packages)}, or add a font with --style",
    )


def font_package(character: str) -> str:
    """The Debian package whose fonts have a character that ours lack."""
    code = ord(character)
    blocks = (package for first, last, package in _FONT_PACKAGES if first <= code <= last)
    return next(blocks, FALLBACK_PACKAGE)
