"""Messages that the language server cannot take, and that it answers none the less."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HOVER = "textDocument/hover"
START = {"id": 1, "method": "initialize", "params": {"capabilities": {}}}
DOCUMENT = {"uri": "file:///a.md"}


def framed(message: object) -> bytes:
    body = message if isinstance(message, bytes) else json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def answers(*messages: object) -> list[dict[str, object]]:
    said = [{"jsonrpc": "2.0", **one} if isinstance(one, dict) else one for one in messages]
    command = [sys.executable, "-m", "exporter", "lsp"]
    sent = b"".join(map(framed, said))
    served = subprocess.run(command, input=sent, stdout=subprocess.PIPE, check=False, timeout=60)
    parts = served.stdout.split(b"Content-Length: ")[1:]
    return [json.loads(one.partition(b"\r\n\r\n")[2]) for one in parts]


def codes(*messages: object) -> list[tuple[object, object]]:
    found = answers(*messages)
    errors = [(one["id"], one["error"]) for one in found if "error" in one]
    return [(known, error["code"]) for known, error in errors if isinstance(error, dict)]


def position(line: object) -> dict[str, object]:
    return {"textDocument": DOCUMENT, "position": {"line": line, "character": 0}}


def test_requests_whose_parameters_are_wrong_are_answered() -> None:
    wrong = [None, [1], {"x": 1}, 7, position(-1), position(2**31), position("one"), position(None)]
    requests = [
        {"id": 10 + count, "method": HOVER, "params": params} for count, params in enumerate(wrong)
    ]

    found = codes(START, *requests, {"id": 9, "method": HOVER})

    assert found == [*((10 + count, -32602) for count in range(len(wrong))), (9, -32602)]


def test_a_method_that_nobody_knows_is_told_of_with_parameters_or_without() -> None:
    unknown = {"method": "brief/nothing"}

    assert codes(START, {"id": 2, **unknown}, {"id": "c", **unknown, "params": {}}) == [
        (2, -32601),
        ("c", -32601),
    ]


def test_requests_before_the_beginning_and_after_the_end_are_answered() -> None:
    hover = {"method": HOVER, "params": position(0)}
    ends = {"id": 3, "method": "shutdown"}

    assert codes({"id": 2, **hover}, START, ends, {"id": 4, **hover}, {**ends, "id": 5}) == [
        (2, -32002),
        (4, -32600),
        (5, -32600),
    ]


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (b'{"jsonrpc": "2.0", "id"', -32700),
        (b'{"jsonrpc": "2.0", "id": "\xff"}', -32700),
        (b"[1]", -32600),
        (b'{"id": null, "method": "shutdown"}', -32600),
    ],
)
def test_what_is_no_message_is_answered_and_the_server_goes_on(message: bytes, code: int) -> None:
    found = answers(START, message, {"id": 7, "method": "shutdown"})

    assert [one["id"] for one in found] == [1, None, 7]
    assert found[1]["error"]["code"] == code  # type: ignore[index]
