"""The server: what the protocol asks, answered by the modules beside this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from exporter.diagnostics import Diagnostic, UsageError
from exporter.language_server import label_moves
from exporter.language_server.checking import place_of, shown
from exporter.language_server.completions import TRIGGERS, completions
from exporter.language_server.hovers import hover
from exporter.language_server.message_refusals import UNREADABLE, AnsweringProtocol, unreadable
from exporter.language_server.open_files import OpenFiles
from exporter.language_server.open_sheet import Sheet
from exporter.language_server.outline_symbols import symbols
from exporter.language_server.publishing import AT_ONCE, Publishing
from exporter.version import __version__

if TYPE_CHECKING:
    from pygls.server import ServerErrors

REQUEST_FAILED = -32803  # Language Server Protocol 3.17, ErrorCodes
WATCHED = "**/{brief.toml,pyproject.toml,*.json,*.png,*.jpg,*.jpeg,*.svg,*.webp,*.gif}"

Found = TypeVar("Found")


class Server(LanguageServer):
    """A language server for articles and project files.

    Texts are sent whole: a line of ours ends only where one of the protocol's does, and articles
    are small.
    """

    def __init__(self) -> None:
        super().__init__(
            "brief",
            __version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
            protocol_cls=AnsweringProtocol,
        )
        self.files = OpenFiles()
        self.publishing = Publishing(self, self.files)
        self.is_shut_down = False

    def report_server_error(self, error: Exception, source: ServerErrors) -> None:
        """Answer what is no JSON by an error; show the editor what else went wrong."""
        if isinstance(error, UNREADABLE) and isinstance(self.protocol, AnsweringProtocol):
            self.protocol.refuse(unreadable())
        else:
            super().report_server_error(error, source)

    def at(
        self, uri: str, position: types.Position, answer: Callable[[Sheet, int], Found]
    ) -> Found | None:
        """The answer of a function for a place in an open file; `None` for what is no article."""
        sheet = self.files.sheet(self.workspace, uri)
        return answer(sheet, sheet.open.offset(position)) if sheet else None


def serve(stdin: BinaryIO, stdout: BinaryIO) -> bool:
    """Serve an editor until it is done; whether it said so before it left."""
    server = new_server()
    server.start_io(stdin, stdout)
    return server.is_shut_down


def new_server() -> Server:
    """A server that nobody has talked to."""
    server = Server()
    _follow_files(server)
    _answer_about_words(server)
    _answer_about_labels(server)
    return server


def _follow_files(server: Server) -> None:
    @server.feature(types.INITIALIZED)
    def _(_: types.InitializedParams) -> None:
        _watch(server)

    @server.feature(types.SHUTDOWN)
    def _(_: None) -> None:
        server.is_shut_down = True

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def _(params: types.DidOpenTextDocumentParams) -> None:
        server.publishing.soon(params.text_document.uri, AT_ONCE)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def _(params: types.DidChangeTextDocumentParams) -> None:
        server.publishing.changed(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def _(_: types.DidSaveTextDocumentParams) -> None:
        server.publishing.all()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def _(params: types.DidCloseTextDocumentParams) -> None:
        server.publishing.closed(params.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def _(_: types.DidChangeWatchedFilesParams) -> None:
        server.publishing.all()


def _answer_about_words(server: Server) -> None:
    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=list(TRIGGERS)),
    )
    def _(params: types.CompletionParams) -> list[types.CompletionItem]:
        return server.at(params.text_document.uri, params.position, completions) or []

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def _(params: types.HoverParams) -> types.Hover | None:
        return server.at(params.text_document.uri, params.position, hover)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def _(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        sheet = server.files.sheet(server.workspace, params.text_document.uri)
        return symbols(sheet) if sheet else []

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    def _(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        sheet = server.files.sheet(server.workspace, uri)
        told = server.files.told.get(uri, ())
        return list(fixes(sheet, told, uri, params.range)) if sheet else []


def _answer_about_labels(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    def _(params: types.DefinitionParams) -> list[types.Location]:
        uri = params.text_document.uri
        return _locations(uri, server.at(uri, params.position, label_moves.definition))

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    def _(params: types.ReferenceParams) -> list[types.Location]:
        uri, with_label = params.text_document.uri, params.context.include_declaration

        def answer(sheet: Sheet, cursor: int) -> list[types.Range]:
            return label_moves.references(sheet, cursor, with_label=with_label)

        return _locations(uri, server.at(uri, params.position, answer))

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def _(params: types.PrepareRenameParams) -> types.Range | None:
        return server.at(params.text_document.uri, params.position, label_moves.renamed)

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def _(params: types.RenameParams) -> types.WorkspaceEdit:
        uri = params.text_document.uri

        def answer(sheet: Sheet, cursor: int) -> list[types.TextEdit]:
            return label_moves.rename(sheet, cursor, params.new_name)

        try:
            edits = server.at(uri, params.position, answer) or []
        except UsageError as refusal:
            said = f"{refusal.message}: {refusal.hint}" if refusal.hint else refusal.message
            raise JsonRpcException(message=said, code=REQUEST_FAILED) from refusal
        return types.WorkspaceEdit(changes={uri: edits})


def _locations(uri: str, ranges: Sequence[types.Range] | None) -> list[types.Location]:
    return [types.Location(uri, one) for one in ranges or ()]


def _watch(server: Server) -> None:
    """Ask to be told of changes to files that are not open, where the editor can do that."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if not (watching and watching.dynamic_registration):
        return
    options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(WATCHED)])
    method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
    registration = types.Registration("brief-files", method, options)
    server.client_register_capability(types.RegistrationParams([registration]))


def fixes(
    sheet: Sheet, told: Sequence[Diagnostic], uri: str, wanted: types.Range
) -> Iterator[types.CodeAction]:
    """The fixes of what is told in a range, where the word that is wrong still stands there."""
    for one in told:
        guess = one.guess
        if guess is None or one.place is None:
            continue
        if place_of(sheet.text, one, sheet.open.at(one.place)) is None:
            continue
        diagnostic = shown(sheet, one)
        if not _meet(diagnostic.range, wanted):
            continue
        edit = types.TextEdit(diagnostic.range, guess.meant)
        yield types.CodeAction(
            title=f"Change {guess.word} to {guess.meant}",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[diagnostic],
            is_preferred=True,
            edit=types.WorkspaceEdit(changes={uri: [edit]}),
        )


def _meet(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end
