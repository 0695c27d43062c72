"""The files that an editor has open, each as the sheet that it is now."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pygls.workspace import TextDocument, Workspace

from exporter.diagnostics import Diagnostic
from exporter.language_server.open_sheet import Sheet
from exporter.language_server.open_text import OpenText
from exporter.language_server.standing import is_project_file, may_be_project, standing

_ENDINGS = {"markdown": ".md", "yaml": ".yaml", "json": ".json", "html": ".html", "toml": ".toml"}
"""The endings of files that have none as yet, by the editor's name of what is in them."""


class OpenFiles:
    """The open files; what was `told` of each last, which other files that has `shown` something
    of, and characters that it has `printed`."""

    def __init__(self) -> None:
        self._sheets: dict[str, tuple[object, Sheet | None]] = {}
        self.told: dict[str, tuple[Diagnostic, ...]] = {}
        self.shown: dict[str, set[str]] = {}
        self.printed: dict[str, set[str]] = {}

    def sheet(self, workspace: Workspace, uri: str) -> Sheet | None:
        """The sheet of an open file; `None` where it is no article and no project file."""
        document = document_at(workspace, uri)
        if document is None:
            return None
        version, sheet = self._sheets.get(uri, (None, None))
        if version != (document.version, document.source):
            units = workspace.position_codec.client_num_units
            path = path_of(uri, document.language_id or "")
            opened = OpenText(str(path), document.source, units)
            sheet = _sheet(path, opened, dict(_projects(workspace)))
            self._sheets[uri] = (document.version, document.source), sheet
        return sheet

    def forget(self, uri: str | None = None) -> None:
        """Look anew at what counts for a file, or for all."""
        for one in [uri] if uri else list(self._sheets):
            self._sheets.pop(one, None)

    def alone(self, uri: str) -> Iterator[str]:
        """The files of which only an open one told something."""
        others = {one for other, shown in self.shown.items() if other != uri for one in shown}
        yield from self.shown.get(uri, set()) - others


def path_of(uri: str, language: str = "") -> Path:
    """The path of a file by its address; of one that was never saved, one in the working folder."""
    if uri.startswith("file:"):
        return Path(os.path.abspath(unquote(urlsplit(uri).path)))  # noqa: PTH100  (follows no links)
    name = uri.rpartition(":")[2].rpartition("/")[2] or "unnamed"
    suffix = "" if Path(name).suffix else _ENDINGS.get(language, ".txt")
    return Path.cwd() / f"{name}{suffix}"


def document_at(workspace: Workspace, uri: str) -> TextDocument | None:
    """The text of an open file, which pygls keeps by its address without percent signs."""
    found: TextDocument | None = workspace.text_documents.get(unquote(uri))
    return found


def open_at(workspace: Workspace) -> dict[Path, str]:
    """The open files, with their addresses as the editor spells them."""
    return {path_of(one.uri): one.uri for one in workspace.text_documents.values()}


def _projects(workspace: Workspace) -> Iterator[tuple[Path, str]]:
    """The project files that are open, as they are typed."""
    for one in workspace.text_documents.values():
        path = path_of(one.uri)
        if may_be_project(path) and is_project_file(path, one.source):
            yield path, OpenText(str(path), one.source).text


def _sheet(path: Path, opened: OpenText, projects: Mapping[Path, str]) -> Sheet | None:
    if is_project_file(path, opened.text):
        return Sheet(path, opened, None)
    counts = standing(path, opened, projects)
    return Sheet(path, opened, counts) if counts else None
