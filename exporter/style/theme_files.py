"""The stylesheet of a theme, by its name or its path."""

from __future__ import annotations

from pathlib import Path

from exporter import resources
from exporter.diagnostics import DesignError


def theme_path(theme: str | Path) -> Path:
    """The stylesheet of a theme, given by name or by file; raises DesignError for neither."""
    themes = resources.themes()
    if str(theme) in themes:
        return themes[str(theme)]
    path = Path(theme)
    if path.suffix == ".css":
        return path
    raise DesignError.at(
        "unknown-theme",
        f"there is no theme {str(theme)!r}",
        hint=f"choose one of {', '.join(themes)}, or give the path of a .css file",
    )
