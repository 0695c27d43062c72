"""Lets in who has the token, and comes from our own page; to all others there is nothing here.

A page of a stranger in the same browser may send requests to the loopback, and by a name server of
its own may make a name mean it (DNS rebinding): the Host header tells.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from typing import TypeAlias

Message: TypeAlias = MutableMapping[str, object]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[Message, Receive, Send], Awaitable[None]]

HOST = "127.0.0.1"
NAMES = (HOST, "localhost")
POLICY = (
    "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
)
OUR_SITES = ("same-origin", "none")
USUAL = 80  # the port that clients do not say (RFC 9110, section 4.2.1)
REFUSED = 403


class Guard:
    """An ASGI application that lets through to another what may come in at a port."""

    def __init__(self, app: App, token: str, port: int) -> None:
        self._app, self._token = app, token
        self._hosts = {f"{name}:{port}" for name in NAMES}
        if port == USUAL:
            self._hosts |= set(NAMES)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http" and self._admits(scope):
            await self._app(scope, receive, _with_headers(send))
        elif scope["type"] == "http":
            await _refuse(send)
        else:
            await send({"type": "websocket.close", "code": 1008})

    def _admits(self, scope: Message) -> bool:
        (_, first, *_), hosts = f"{scope['path']}/".split("/"), list(_values(scope, b"host"))
        is_token = secrets.compare_digest(first.encode(), self._token.encode())
        return (
            is_token and len(hosts) == 1 and hosts[0] in self._hosts and _is_ours(scope, hosts[0])
        )


def _is_ours(scope: Message, host: str) -> bool:
    """Whether a request comes from our page, or was typed and changes nothing."""
    origins, sites = list(_values(scope, b"origin")), _values(scope, b"sec-fetch-site")
    is_asking = scope["method"] in ("GET", "HEAD")
    if any(origin != f"http://{host}" for origin in origins) or not (origins or is_asking):
        return False
    return all(site in OUR_SITES for site in sites)


def _values(scope: Message, name: bytes) -> Iterator[str]:
    headers = scope["headers"]
    for key, value in headers if isinstance(headers, list) else ():
        if key == name:
            yield value.decode("latin-1")


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = message.get("headers")
            message["headers"] = [*(headers if isinstance(headers, list) else ()), *HEADERS]
        await send(message)

    return sent


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *HEADERS]
    await send({"type": "http.response.start", "status": REFUSED, "headers": headers})
    await send({"type": "http.response.body", "body": b"There is nothing here for you.\n"})
