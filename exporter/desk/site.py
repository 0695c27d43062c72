"""What there is to be had at the address of a preview."""

from __future__ import annotations

import asyncio
import io
import json
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from exporter.desk.choices_there import choices
from exporter.desk.desk import Desk
from exporter.diagnostics import ExportError
from exporter.printed.printed_pdf import Printed
from exporter.resources import PAPERS, themes
from exporter.styled import POINTS_PER_INCH

QUICKLY = 1
"""How hard PNG is packed: it travels no farther than this machine."""
WIDEST = 4000  # pixels
STEP = 50  # pixels, so that a window that is drawn larger asks for few sizes

PAGE = Path(__file__).parent / "page"
KINDS = {
    "": ("page.html", "text/html"),
    "icon.svg": ("icon.svg", "image/svg+xml"),
    "page.css": ("page.css", "text/css"),
    "page.js": ("page.js", "text/javascript"),
    "openers.js": ("openers.js", "text/javascript"),
    "kept.js": ("kept.js", "text/javascript"),
    "sheets.js": ("sheets.js", "text/javascript"),
    "aside.js": ("aside.js", "text/javascript"),
}
"""The files of the page, by their paths: no others are ever read."""
NEVER_KEPT = {"cache-control": "no-store"}
KEPT = {"cache-control": "private, max-age=3600, immutable"}
MOST = 10_000  # bytes of a wish
WIDTH = re.compile(r"0*[1-9][0-9]{0,5}")
"""How many pixels; `picture` makes no more than it thinks fit."""


@dataclass(frozen=True)
class Site:
    """A desk as an application of the web, below a path that holds the `token`."""

    desk: Desk
    token: str
    editor: str

    def app(self) -> Starlette:
        """All of its routes."""
        own = [Route(f"/{name}", _file(name)) for name in KINDS]
        routes = [
            *own,
            Route("/choices", self._choices),
            Route("/events", self._events),
            Route("/pages/{name}.png", self._page),
            Route("/files/{name}", self._download),
            Route("/wish", self._wish, methods=["POST"]),
        ]
        return Starlette(routes=[Mount(f"/{self.token}", routes=routes)], lifespan=self._lives)

    @asynccontextmanager
    async def _lives(self, _: Starlette) -> AsyncIterator[None]:
        self.desk.begin()
        yield
        self.desk.end()

    async def _choices(self, _: Request) -> Response:
        return JSONResponse(choices(self.editor), headers=NEVER_KEPT)

    async def _events(self, _: Request) -> Response:
        """Server-sent events: all that is shown, whenever it has changed."""

        async def several() -> AsyncIterator[str]:
            async for _ in self.desk.news():
                text = json.dumps(self.desk.shown.plain(), default=str)
                yield f"data: {text}\n\n"

        return StreamingResponse(several(), media_type="text/event-stream", headers=NEVER_KEPT)

    async def _page(self, request: Request) -> Response:
        """A page as a picture, as many pixels wide as `width` says."""
        found = self.desk.shown.page(request.path_params["name"])
        width = request.query_params.get("width", "")
        if found is None or not WIDTH.fullmatch(width):
            return _nothing()
        try:
            data = await asyncio.to_thread(picture, *found, int(width))
        except ExportError as failure:
            return PlainTextResponse(failure.message, 500)
        return Response(data, media_type="image/png", headers=KEPT)

    async def _download(self, request: Request) -> Response:
        """A finished file; waits until it is made."""
        name = request.path_params["name"]
        async for _ in self.desk.news():
            files = self.desk.shown.files
            if files is not None or name not in self.desk.shown.names():
                break
        data = (files or {}).get(name)
        if data is None:
            return _nothing()
        headers = {
            **NEVER_KEPT,
            "content-disposition": f"attachment; filename*=utf-8''{_quoted(name)}",
        }
        return Response(data, media_type="application/octet-stream", headers=headers)

    async def _wish(self, request: Request) -> Response:
        """Wish for another article, or another look of it."""
        try:
            said = dict(json.loads((await request.body())[:MOST]).items())
            changes = {name: _checked(name, said[name], self.desk.shown.articles) for name in said}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return PlainTextResponse("no such wish", 400)
        self.desk.wish(**changes)
        return Response(status_code=204)


def _file(name: str) -> Callable[[Request], Response]:
    file, kind = KINDS[name]

    def answer(_: Request) -> Response:
        return Response((PAGE / file).read_bytes(), media_type=kind, headers=NEVER_KEPT)

    return answer


def _checked(name: str, value: object, articles: Sequence[str]) -> object:
    """What a wish may say; raises KeyError, TypeError, ValueError for all else."""
    return _CHECKS[name](value, articles)


def _one_of(value: object, several: Sequence[str]) -> str | None:
    if value is not None and value not in several:
        raise ValueError(value)
    return value if isinstance(value, str) else None


def _tag(value: object, _: Sequence[str]) -> str | None:
    from exporter.article.vocabulary import known

    return _one_of(value, tuple(known()))


def _article(value: object, articles: Sequence[str]) -> str:
    if not isinstance(value, str) or value not in articles:
        raise ValueError(value)
    return value


def _editions(value: object, _: Sequence[str]) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError(value)
    return tuple(value)


_CHECKS: dict[str, Callable[[object, Sequence[str]], object]] = {
    "file": _article,
    "editions": _editions,
    "theme": lambda value, _: _one_of(value, tuple(themes())),
    "paper": lambda value, _: _one_of(value, PAPERS),
    "language": _tag,
    "shows_word": lambda value, _: value is True,
}


def _nothing() -> Response:
    return PlainTextResponse("There is nothing here.\n", 404)


def _quoted(name: str) -> str:
    from urllib.parse import quote

    return quote(name)


@lru_cache(maxsize=32)
def picture(pdf: bytes, number: int, width: int) -> bytes:
    """A page as a PNG that is so many pixels wide, rounded up; raises as `Printed` does."""
    wide = min(-(-width // STEP) * STEP, WIDEST)
    with Printed(pdf) as printed:
        points = printed.width(number)
        drawn = printed.picture(number, wide * POINTS_PER_INCH / points)
    data = io.BytesIO()
    drawn.save(data, "PNG", compress_level=QUICKLY)
    return data.getvalue()
