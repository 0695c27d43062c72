"""Exporters that are kept for whoever does many calls with one process: a warm worker.

Only those whose files are all ours: whether these have changed is known without asking them.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from exporter.batch.order import Style
from exporter.brand.beside import NONE
from exporter.diagnostics import ExportError
from exporter.resources import DEFAULT_THEME, DOTS_PER_INCH, starter_folder, themes
from exporter.style.export_profiles import DEFAULT_PROFILE

if TYPE_CHECKING:  # slow to load
    from exporter.pipeline import Exporter

MOST = 4
USUAL = Style(
    theme=DEFAULT_THEME,
    paper=None,
    styles=(),
    templates=None,
    trust_templates=False,
    profile=DEFAULT_PROFILE,
    icc=None,
    image_dpi=DOTS_PER_INCH,
    fields=None,
    root=None,
)
"""That of a call without options."""

_kept: dict[Style, Exporter] = {}
_wanted: list[Style] = []
_shared: list[object] = []


def exporter_of(style: Style) -> Exporter:
    """One that exports in this style, kept or new; raises as `Exporter` does.

    For one call in a copy of the process that keeps them: fonts are shared by kept ones alone.
    """
    if style in _kept:
        return _kept[style]
    if may_be_kept(style):
        _wanted.append(style)
    if _kept:
        from exporter.engine.parsed import begin_fonts_anew

        _shared.extend(begin_fonts_anew())
    return style.exporter()


def wanted() -> Sequence[Style]:
    """The styles for which there might have been a kept one, and was none."""
    return _wanted


def may_be_kept(style: Style) -> bool:
    """Whether an Exporter of this style reads no file but ours before it reads an article."""
    files = (style.styles, style.templates, style.icc, style.fields, style.base)
    has_brand = style.brand is not None and str(style.brand) != NONE
    return style.theme in themes() and not any((*files, style.trust_templates)) and not has_brand


def keep(style: Style) -> None:
    """Keep an Exporter of this style, which has made some briefs; of too many the oldest goes."""
    if style in _kept or not may_be_kept(style):
        return
    exporter = style.exporter()
    for article in sorted((starter_folder() / "articles").iterdir()):
        with suppress(ExportError):
            exporter.export(article)
    _kept[style] = exporter
    for oldest in list(_kept)[:-MOST]:
        del _kept[oldest]
