"""Answers to requests that cannot be taken: JSON-RPC 2.0, section 5.1, wants one for each of them.

pygls logs such requests and leaves whoever waits for an answer waiting.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcMethodNotFound,
    JsonRpcParseError,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol

if TYPE_CHECKING:
    from collections.abc import Mapping

UNREADABLE = (json.JSONDecodeError, UnicodeDecodeError, RecursionError)
"""What comes of a message that is no JSON."""


@dataclass(frozen=True)
class Refused:
    """A message that is answered by an error alone; `id` is `None` where it has none."""

    id: int | str | None
    error: JsonRpcException


class AnsweringProtocol(LanguageServerProtocol):
    """The protocol, with an answer to every request, whatever is wrong with it."""

    def structure_message(self, data: dict[str, object]) -> object:
        """A message as an object; a `Refused` where a request is not as its method wants it."""
        try:
            return super().structure_message(data)
        except JsonRpcException:
            if "id" not in data or "method" not in data:
                raise
            return Refused(_id_of(data), self._why_not(data))

    def handle_message(self, message: object) -> None:
        """Answer a message, or begin to."""
        refused = self._refused(message)
        if refused:
            self.refuse(refused)
        else:
            super().handle_message(message)  # type: ignore[arg-type]

    def refuse(self, refused: Refused) -> None:
        """Send the error that answers a message."""
        error = {"code": refused.error.code, "message": refused.error.message}
        self._send_data({"jsonrpc": self.VERSION, "id": refused.id, "error": error})

    def _refused(self, message: object) -> Refused | None:
        """Why a message cannot be answered, if it cannot, by what the server is doing."""
        if isinstance(message, Refused):
            return message
        if not hasattr(message, "jsonrpc"):
            known = message if isinstance(message, dict) else {}
            return Refused(_id_of(known), JsonRpcInvalidRequest())
        if not (hasattr(message, "id") and hasattr(message, "method")):
            return None
        if self._shutdown:
            return Refused(message.id, JsonRpcInvalidRequest("the server was shut down"))
        if self._workspace is None and message.method != types.INITIALIZE:
            return Refused(message.id, JsonRpcServerNotInitialized())
        return None

    def _why_not(self, data: Mapping[str, object]) -> JsonRpcException:
        if self._shutdown or _id_of(data) is None or not isinstance(data["method"], str):
            return JsonRpcInvalidRequest()
        if self.get_message_type(data["method"]) is None:
            return JsonRpcMethodNotFound(f"nobody knows the method {data['method']}")
        return JsonRpcInvalidParams()


def unreadable() -> Refused:
    """The refusal of what is no JSON, so that nobody knows whose request it was."""
    return Refused(None, JsonRpcParseError())


def _id_of(data: Mapping[str, object]) -> int | str | None:
    known = data.get("id")
    return known if isinstance(known, int | str) else None
