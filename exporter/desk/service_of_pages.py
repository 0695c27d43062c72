"""Serves a preview on the loopback, until it is told to end."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from exporter.desk.guard import HOST, App, Guard
from exporter.desk.on_screen import Shown
from exporter.desk.packages import needed
from exporter.desk.pressroom import start
from exporter.desk.wishes import Listing, Ordering
from exporter.diagnostics import FileError

TOKEN = 24  # bytes of chance
GRACE = 1  # seconds that open connections have to end


@dataclass(frozen=True)
class Preview:
    """What is to be previewed: of what `listing` tells, the first at first; `tops` are watched.

    `port` is 0 for a free one. `editor` is the one whose links the page begins with.
    """

    ordering: Ordering
    listing: Listing
    tops: Sequence[Path]
    port: int
    editor: str


def serve(
    preview: Preview, opened: Callable[[str], None], listens: Callable[[Shown], None]
) -> None:
    """Serve it; `opened` is told its address, and `listens` what is shown.

    To be called where there is one thread. Raises FileError `port-taken`, UsageError `no-desk`.
    """
    with needed("preview"):
        import uvicorn

        from exporter.desk.desk import Desk
        from exporter.desk.site import Site
    with closing(_socket(preview.port)) as door:
        process, line = start(preview.ordering, preview.listing)
        token, port = secrets.token_urlsafe(TOKEN), door.getsockname()[1]
        desk = Desk(line, preview.tops, preview.listing(), lambda: server.should_exit, listens)
        site = Site(desk, token, preview.editor).app()
        app = Guard(cast(App, site), token, port)
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=GRACE,
        )
        server = uvicorn.Server(config)
        try:
            opened(f"http://{HOST}:{port}/{token}/")
            server.run(sockets=[door])
        finally:
            line.close()  # which tells the press to end
            process.join(GRACE)
            process.terminate()
            process.join(GRACE)
            process.kill()


def _socket(port: int) -> socket.socket:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((HOST, port))
        door.listen()  # whoever has the address may come before we are ready
    except OSError as problem:
        door.close()
        message = f"port {port} cannot be had: {problem.strerror}"
        raise FileError.at("port-taken", message) from problem
    return door
