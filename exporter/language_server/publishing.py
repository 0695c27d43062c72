"""Checks what is open a moment after it changed, and tells the editor what is wrong with it."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from exporter.diagnostics import Diagnostic
from exporter.language_server.checking import by_file, shown, told_of
from exporter.language_server.open_files import OpenFiles, document_at, open_at, path_of
from exporter.language_server.open_sheet import Sheet
from exporter.language_server.open_text import OpenText
from exporter.language_server.standing import may_be_project

if TYPE_CHECKING:
    from pygls.lsp.server import LanguageServer

A_MOMENT = 0.12  # seconds without a change
AT_ONCE = 0.0


class Publishing:
    """Checks open files; what is no longer wanted is not begun, and not told."""

    def __init__(self, server: LanguageServer, files: OpenFiles) -> None:
        self._server = server
        self._files = files
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._pool = ThreadPoolExecutor(2, "check")

    def soon(self, uri: str, seconds: float = A_MOMENT) -> None:
        """Check a file in a moment, unless it changes before."""
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()
        task = asyncio.get_running_loop().create_task(self._check(uri, seconds))
        task.add_done_callback(_told_of_bugs)
        self._waiting[uri] = task

    def changed(self, uri: str) -> None:
        """Check a file that is typed in; with a project's file, all that may follow it."""
        if may_be_project(path_of(uri)):
            self.all()
        else:
            self.soon(uri)

    def all(self) -> None:
        """Check all that is open: what counts for it may have changed."""
        self._files.forget()
        for uri in open_at(self._server.workspace).values():
            self.soon(uri)

    def closed(self, uri: str) -> None:
        """Take back what was told of a file, and of others for its sake."""
        if waiting := self._waiting.pop(uri, None):
            waiting.cancel()
        for other in (uri, *self._files.alone(uri)):
            self._publish(other, [])
        self._files.shown.pop(uri, None)
        self._files.told.pop(uri, None)
        self._files.printed.pop(uri, None)
        self._files.forget(uri)
        if may_be_project(path_of(uri)):
            self.all()

    async def _check(self, uri: str, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self._files.forget(uri)
        sheet = self._files.sheet(self._server.workspace, uri)
        if sheet is None:
            self._tell(uri, None, ())
            return
        stages = told_of(sheet, self._files.printed.setdefault(uri, set()))
        loop = asyncio.get_running_loop()
        while (told := await loop.run_in_executor(self._pool, next, stages, None)) is not None:
            self._tell(uri, sheet, told)

    def _tell(self, uri: str, sheet: Sheet | None, told: tuple[Diagnostic, ...]) -> None:
        if sheet is None:
            self._publish(uri, [])
            return
        about = (*told, *(sheet.standing.problems if sheet.standing else ()))
        self._files.told[uri] = about
        opened = open_at(self._server.workspace)
        others: set[str] = set()
        for path, several in by_file(about, sheet.path).items():
            if path == sheet.path:
                self._publish(uri, [shown(sheet, one) for one in several])
            elif path not in opened:
                others.add(path.as_uri())
                self._publish(path.as_uri(), _of_other(path, several))
        for left in self._files.alone(uri):
            if left not in others and path_of(left) not in opened:
                self._publish(left, [])
        self._files.shown[uri] = others

    def _publish(self, uri: str, diagnostics: list[types.Diagnostic]) -> None:
        document = document_at(self._server.workspace, uri)
        version = document.version if document else None
        self._server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, diagnostics, version)
        )


def _told_of_bugs(task: asyncio.Task[None]) -> None:
    """Leave a trace of what should not have happened where editors keep it: in the log."""
    problem = None if task.cancelled() else task.exception()
    if problem:
        logging.getLogger(__name__).critical("this is a bug in brief", exc_info=problem)


def _of_other(path: Path, several: list[Diagnostic]) -> list[types.Diagnostic]:
    """What is told of a file that is not open."""
    try:
        text = path.read_text("utf-8", errors="replace")
    except OSError:
        text = ""
    sheet = Sheet(path, OpenText(str(path), text), None)
    return [shown(sheet, one) for one in several]
