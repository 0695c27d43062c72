"""What WeasyPrint says, and where it breaks down, as diagnostics with a place.

See docs/decisions/weasyprint-logs-are-defects.md.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol
from urllib.parse import unquote

from exporter.diagnostics import DesignError, Diagnostic, Place, error, warning
from exporter.diagnostics.errors import LAYOUT_FAILED, MISSING_GLYPH, UNDRAWN_PICTURE
from exporter.styled import PICTURE_SCHEME, Element
from exporter.typefaces import HELD_BY, SCRIPTS

ENGINE = "weasyprint.layout"
BREAKDOWNS = (AssertionError, AttributeError, IndexError, KeyError, TypeError, ValueError)
FRAGILE: Mapping[str, Callable[[Element], bool]] = {
    "columns": lambda element: element.style.columns != 1,
    "column-span: all": lambda element: element.style.column_span,
    "display: flex": lambda element: element.style.display == "flex",
    "display: grid": lambda element: element.style.display == "grid",
}


@contextmanager
def layout_failures_explained(styled_root: Callable[[], Element]) -> Iterator[None]:
    """Turn a breakdown of the engine into an error that names the CSS which it cannot lay out.

    Raises DesignError where the engine itself broke down over such CSS; `styled_root` gives the
    document that was to be laid out.
    """
    try:
        yield
    except BREAKDOWNS as failure:
        asked = _asked(styled_root()) if _is_engine_s(failure) else []
        if not asked:
            raise
        raise DesignError.at(
            LAYOUT_FAILED,
            f"the layout engine breaks down over what the stylesheet asks for: {', '.join(asked)}",
        ) from failure


def _is_engine_s(failure: BaseException) -> bool:
    """Whether the frame that failed is the engine's own."""
    frames = [frame for frame, _ in traceback.walk_tb(failure.__traceback__)]
    module: str = frames[-1].f_globals.get("__name__", "")
    return module.startswith(ENGINE)


def _asked(root: Element) -> list[str]:
    elements = [element for element in root.walk() if element.style.display != "none"]
    return [name for name, asks in FRAGILE.items() if any(map(asks, elements))]


class Places(Protocol):
    """Where the article has what is told of; `None` where it came from no file."""

    def of_character(self, character: str) -> Place | None:
        """The place of the first text that holds a character."""

    def of_picture(self, name: str) -> Place | None:
        """The place of the first figure that shows the picture of a name."""

    def of_part(self, part: str) -> Place | None:
        """The place of a part by its dotted name."""


class UndrawnError(ValueError):
    """A drawing is given up; the message is what there is too much of in it."""


LOGGER = logging.getLogger("weasyprint")
_listening: ContextVar[list[str] | None] = ContextVar("listening", default=None)
_filtering: list[None] = []  # one for each that listens, in whatever thread
_counting = threading.Lock()
_PENDING = re.compile(r"Ignored `(?P<name>[\w-]+): .*` at (?P<line>\d+):(?P<column>\d+)", re.DOTALL)
_POSITION = re.compile(r" at (\d+):(\d+)")
_NOTDEF = re.compile(r'\.notdef glyph rendered .*: "(.+)" \(U\+', re.DOTALL)

_UNDRAWN = re.compile(rf"Failed to render SVG image {PICTURE_SCHEME}:(\S+)(?: (.+))?")

# Which Debian package has the letters that our fonts lack, by the first block that fits.
_FONT_PACKAGES = (
    (0x0590, 0x05FF, "fonts-noto-core"),
    (0x0600, 0x1CFF, "fonts-noto-core"),
    (0x2E80, 0x9FFF, "fonts-noto-cjk"),
    (0xAC00, 0xD7FF, "fonts-noto-cjk"),
    (0x1F000, 0x1FAFF, "fonts-symbola"),  # in one colour: see exporter/engine/font_choice.py
)
FALLBACK_PACKAGE = "fonts-noto-core"


@contextmanager
def collected() -> Iterator[list[str]]:
    """What WeasyPrint warns of inside the block, in this thread or task, each once, in order."""
    lines: list[str] = []
    before = _listening.set(lines)
    try:
        with _filtered():
            yield lines
    finally:
        _listening.reset(before)


@contextmanager
def _filtered() -> Iterator[None]:
    """Our filter is on WeasyPrint's logger while anybody listens; then it is as it was."""
    with _counting:
        _filtering.append(None)
        LOGGER.addFilter(_is_for_others)  # twice is once
    try:
        yield
    finally:
        with _counting:
            _filtering.pop()
            if not _filtering:
                LOGGER.removeFilter(_is_for_others)


def _is_for_others(record: logging.LogRecord) -> bool:
    """Whether a line goes on to the logger's handlers; warnings are ours while we listen.

    Raises what WeasyPrint takes for a fault of a picture, but is the order to end, or Ctrl-C.
    """
    _go_on_ending(sys.exception())
    lines = _listening.get()
    if lines is None or record.levelno < logging.WARNING:
        return True
    line = record.getMessage()
    if isinstance(reason := sys.exception(), UndrawnError):
        line += f" {reason}"
    if line not in lines:
        lines.append(line)
    return False


def _go_on_ending(caught: BaseException | None) -> None:
    if caught and not isinstance(caught, Exception):
        raise caught


def stylesheet_diagnostic(line: str, file: str, place: Place | None = None) -> Diagnostic:
    """A line logged over a stylesheet; it tells the place where `place` does not."""
    position = _POSITION.search(line)
    if place is None:
        place = Place(file, int(position[1]), int(position[2])) if position else Place(file)
    message = _POSITION.sub("", line).rstrip(".")
    return warning("stylesheet", message, place, "the PDF engine ignores this; see its CSS list")


def layout_diagnostics(
    lines: Sequence[str],
    places: Places,
    declared: Callable[[str, int, int], Place | None] | None = None,
) -> tuple[Diagnostic, ...]:
    """The lines logged while pages were laid out or painted.

    `places` says where the article has what is wrong; `declared`, where a property of a name is
    whose value stands at some line and column of some stylesheet.
    """
    return tuple(_of_layout(line, places, declared) for line in lines)


def _of_layout(
    line: str,
    places: Places,
    declared: Callable[[str, int, int], Place | None] | None,
) -> Diagnostic:
    if glyph := _NOTDEF.search(line):
        return missing_glyph(glyph[1], places.of_character(glyph[1]))
    if undrawn := _UNDRAWN.search(line):
        return _undrawn(unquote(undrawn[1]), undrawn[2], places)
    told, place = _PENDING.search(line), None
    if told and declared:
        place = declared(told["name"], int(told["line"]), int(told["column"]))
    return stylesheet_diagnostic(line, place.file, place) if place else warning("layout", line)


def undrawn_pictures(lines: Sequence[str], places: Places) -> tuple[Diagnostic, ...]:
    """The lines logged over pictures that were given up, and no others."""
    undrawn = filter(None, map(_UNDRAWN.search, lines))
    return tuple(_undrawn(unquote(line[1]), line[2], places) for line in undrawn)


def _undrawn(name: str, reason: str | None, places: Places) -> Diagnostic:
    told = f"is SVG with {reason}" if reason else "cannot be drawn"
    return error(UNDRAWN_PICTURE, f"the picture {name!r} {told}", places.of_picture(name))


def missing_glyph(character: str, place: Place | None = None) -> Diagnostic:
    """The error for a character that no font has, with what to install."""
    return error(
        MISSING_GLYPH,
        f"no font has a glyph for {character!r} (U+{ord(character[0]):04X})",
        place,
        f"{_remedy(character[0])}, or add a font with --style",
    )


def _remedy(character: str) -> str:
    from fontTools.unicodedata import script  # type: ignore[import-untyped]

    code = script(character)
    code = HELD_BY.get(code, code)
    if code in SCRIPTS:
        return f"call `brief fonts install {code}`"
    return f"install the package {font_package(character)}"


def font_package(character: str) -> str:
    """The Debian package whose fonts have a character that ours lack."""
    code = ord(character)
    blocks = (package for first, last, package in _FONT_PACKAGES if first <= code <= last)
    return next(blocks, FALLBACK_PACKAGE)
