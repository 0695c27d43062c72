"""An editor that talks to the language server: a real client of the protocol, and files."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

PATIENCE = 30  # seconds
LANGUAGES = {".md": "markdown", ".yaml": "yaml", ".json": "json", ".toml": "toml", ".txt": "text"}
SERVER = ClientServerConfig(server_command=[sys.executable, "-m", "exporter", "lsp"])


class Editor:
    """Files of a folder, open in an editor; texts mark the cursor with `¦`."""

    def __init__(self, client: LanguageClient, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self._versions: dict[str, int] = {}

    def uri(self, name: str) -> str:
        """The address of a file of the folder."""
        return (self.folder / name).as_uri()

    def save(self, name: str, text: str) -> None:
        """Write a file to the disk, without a word to the server."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    async def open(self, name: str, text: str, language: str = "") -> list[types.Diagnostic]:
        """What is told of a file that is opened with a text, which need not be on the disk."""
        uri = name if ":" in name else self.uri(name)
        language = language or LANGUAGES.get(Path(name).suffix, "plaintext")
        document = types.TextDocumentItem(uri, language, 1, text)
        self._versions[uri] = 1
        self.client.diagnostics.pop(uri, None)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return await self.told(uri)

    async def type(self, name: str, text: str) -> list[types.Diagnostic]:
        """What is told of an open file whose text becomes another."""
        uri = self.uri(name)
        self.client.diagnostics.pop(uri, None)
        self.send(name, text)
        return await self.told(uri)

    def send(self, name: str, text: str) -> None:
        """Tell the server of another text, and wait for nothing."""
        uri = self.uri(name)
        self._versions[uri] += 1
        document = types.VersionedTextDocumentIdentifier(self._versions[uri], uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def told(self, uri: str) -> list[types.Diagnostic]:
        """What is told of a file next."""
        async with asyncio.timeout(PATIENCE):
            while uri not in self.client.diagnostics:
                await self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return list(self.client.diagnostics[uri])

    def saved(self, name: str) -> None:
        """Tell the server that a file was saved."""
        document = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(document))

    def close(self, name: str) -> None:
        """Tell the server that a file was closed."""
        document = types.TextDocumentIdentifier(self.uri(name))
        self.client.diagnostics.pop(self.uri(name), None)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    async def at(self, name: str, marked: str) -> types.TextDocumentPositionParams:
        """The place of the mark in a text, which the file is opened with, or becomes."""
        text = marked.replace("¦", "", 1)
        if self.uri(name) in self._versions:
            self.send(name, text)
        else:
            await self.open(name, text)
        return types.TextDocumentPositionParams(
            types.TextDocumentIdentifier(self.uri(name)), position_of(marked)
        )

    async def offered(self, name: str, marked: str) -> dict[str, str]:
        """What is offered at the mark, each with the text that is put in."""
        at = await self.at(name, marked)
        params = types.CompletionParams(at.text_document, at.position)
        items = await self.client.text_document_completion_async(params)
        assert isinstance(items, list)
        return {one.label: one.text_edit.new_text for one in items if one.text_edit}

    async def accepted(self, name: str, marked: str, label: str) -> str:
        """The text after one of the things offered at the mark was taken."""
        at = await self.at(name, marked)
        params = types.CompletionParams(at.text_document, at.position)
        items = await self.client.text_document_completion_async(params)
        assert isinstance(items, list)
        (edit,) = (one.text_edit for one in items if one.label == label)
        assert isinstance(edit, types.TextEdit)
        return edited(marked.replace("¦", "", 1), [edit])

    async def hovered(self, name: str, marked: str) -> str:
        """What is shown at the mark; empty for nothing."""
        at = await self.at(name, marked)
        params = types.HoverParams(at.text_document, at.position)
        found = await self.client.text_document_hover_async(params)
        assert found is None or isinstance(found.contents, types.MarkupContent)
        return found.contents.value if found else ""  # type: ignore[union-attr]

    async def fixed(self, name: str, text: str) -> str:
        """A text after all quick fixes that are offered for it."""
        uri = self.uri(name)
        whole = types.Range(types.Position(0, 0), types.Position(len(text), 0))
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(uri), whole, types.CodeActionContext([])
        )
        actions = await self.client.text_document_code_action_async(params) or []
        edits: list[types.TextEdit] = []
        for one in actions:
            assert isinstance(one, types.CodeAction)
            assert one.edit
            edits += (one.edit.changes or {})[uri]
        return edited(text, edits)


def position_of(marked: str) -> types.Position:
    """Where the mark stands in a text, in UTF-16."""
    before = re.sub("\r\n?", "\n", marked.partition("¦")[0])
    line = before.rpartition("\n")[2]
    return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


def edited(text: str, edits: Sequence[types.TextEdit]) -> str:
    """A text with edits made, as an editor makes them."""
    spans = [
        (offset_of(text, one.range.start), offset_of(text, one.range.end), one) for one in edits
    ]
    for start, end, one in sorted(spans, key=lambda span: span[0], reverse=True):
        text = text[:start] + one.new_text + text[end:]
    return text


def words(text: str, one: types.Range) -> str:
    """What stands in a range of a text."""
    return text[offset_of(text, one.start) : offset_of(text, one.end)]


def offset_of(text: str, position: types.Position) -> int:
    """The character before which a position is, in UTF-16."""
    lines = re.split("(?<=\n)|(?<=\r)(?!\n)", text)
    line = lines[position.line].encode("utf-16-le")[: position.character * 2]
    return sum(map(len, lines[: position.line])) + len(line.decode("utf-16-le"))
