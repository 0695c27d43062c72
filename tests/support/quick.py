"""`brief` with a stand-in for the layout, for tests of what is around it; also a program.

The command line, the saving and the Make rules are the real ones: only the pages are not.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from exporter.diagnostics import ArticleError, ContractError, Place, warning

LAST_BREATH = 0.0
"""Seconds that a process lives on which an article kills."""


@dataclass(frozen=True)
class QuickCut:
    """Something left out."""

    part: str = "faq.0"
    words: str = "Will it last?"
    is_filler: bool = True
    place: Place = field(default_factory=lambda: Place("a.md", 7, 1))


@dataclass(frozen=True)
class QuickFigure:
    """A figure that shrank and drifted."""

    part: str = "sections.0.blocks.1"
    page: int = 2
    scale: float = 0.8
    passed: tuple[str, ...] = ("sections.0.blocks.2",)


@dataclass(frozen=True)
class QuickFit:
    """What copyfitting did, as far as the command line looks at it."""

    pages: int = 2
    body_size: float = 10.0
    leading: float = 14.0
    fill: float = 0.95
    figures: tuple[QuickFigure, ...] = (QuickFigure(),)
    cut: tuple[QuickCut, ...] = (QuickCut(),)


class QuickExporter:
    """Makes files that name their edition and format; does as an article's words ask."""

    def __init__(self, **options: Any) -> None:
        self.options = options

    def prepare(self, editions: Sequence[str]) -> None:
        """There is nothing to load."""

    def looks(self, editions: Sequence[str]) -> tuple[Path, ...]:
        """There is nothing that is looked at."""
        return ()

    def export(
        self,
        source: str,
        *,
        editions: Sequence[str],
        formats: Sequence[str],
        read_as: str | None,
        stdin: bytes | None,
        strict: bool,
        preflight: bool = True,
        on_stage: Callable[[str], None] = lambda _: None,
        pages: int | None = None,
    ) -> SimpleNamespace:
        """What the real one returns, as far as the command line looks at it."""
        on_stage("read")
        text = stdin.decode() if stdin is not None else Path(source).read_text()
        _fail_if_asked(source, text, strict, pages)
        told = re.sub(r"#.*\n", "", text)
        renditions = [
            SimpleNamespace(
                edition=edition,
                format=form,
                data=f"{told}{edition}.{form}".encode(),
                pages=2,
                page=1,
            )
            for edition in editions
            for form in formats
        ]
        pictures = [Path(source).parent / name for name in re.findall(r"picture: (\S+)", text)]
        return SimpleNamespace(
            renditions=renditions,
            diagnostics=[warning("odd", "looks odd", Place(source, 1))] if "odd" in text else [],
            fits={edition: QuickFit() for edition in editions},
            inputs=[Path(source), *(path for path in pictures if path.exists())],
            looked_for=pictures,
        )


def _end_if_asked(source: str, text: str) -> None:
    """Die as a process does that has taken too much memory: always, or the first time."""
    tried = Path(f"{source}.tried")
    if "slow" in text:
        time.sleep(1 if "a second" in text else 60)
    if "dies" in text and not ("dies once" in text and tried.exists()):
        tried.touch()
        time.sleep(LAST_BREATH)
        os.kill(os.getpid(), signal.SIGKILL)


def _fail_if_asked(source: str, text: str, strict: bool, pages: int | None) -> None:
    _end_if_asked(source, text)
    if "bug" in text:
        raise ZeroDivisionError
    if "invalid" in text or ("odd" in text and strict):
        raise ArticleError.at("bad", "is not valid", Place(source, 2, 3), "mend it")
    if "too long" in text and (pages or 0) < 3:
        raise ContractError.at("too-long", "is too long", Place(source))


def pipeline() -> ModuleType:
    """A module to stand where the real pipeline does; it loads no layout engine."""
    module = ModuleType("exporter.pipeline")
    names = {"EDITIONS": ("brief", "summary"), "FORMATS": ("pdf", "docx")}
    vars(module).update(names, Exporter=QuickExporter)
    return module


if __name__ == "__main__":
    sys.modules["exporter.pipeline"] = pipeline()
    from exporter.cli import main

    main()
