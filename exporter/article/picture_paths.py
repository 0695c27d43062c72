"""Where a picture is, as an article says it: a file beside it, the web, or the article itself."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from typing import Annotated
from urllib.parse import unquote_to_bytes

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from exporter.article.decoding import DamagedPictureError
from exporter.article.text import without_controls

MAX_DATA_URL = 30_000_000  # characters, of which base64 takes four for three bytes
_DATA = re.compile(r"data:image/[\w.+-]+((?:;[\w=-]+)*),", re.IGNORECASE)
_NAME_LENGTH = 16

_URL = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]+:|//)")
_WEB = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_HERE = re.compile(r"^(?:\./+)+")


def picture_path(src: str) -> str:
    """The path of a picture as the model has it, without white space and `./` around it."""
    return _HERE.sub("", src.strip())


def is_remote(src: str) -> bool:
    """Whether a picture is said to be in the web, from where none is fetched."""
    return _WEB.match(src) is not None


def _picture_path(src: str) -> str:
    src = picture_path(without_controls(src))
    if not src:
        raise PydanticCustomError("empty-text", "must not be empty")
    if is_remote(src) or (is_data_url(src) and len(src) <= MAX_DATA_URL):
        return src
    if _URL.match(src):
        raise PydanticCustomError(
            "image-url", "is the URL '{src}'; pictures are files beside the article", {"src": src}
        )
    return src


PicturePath = Annotated[str, AfterValidator(_picture_path)]
"""The path of a picture from the article's folder, with forward slashes."""


def is_data_url(src: str) -> bool:
    """Whether a picture's `src` is the picture itself."""
    return _DATA.match(src) is not None


def content_of(src: str) -> bytes:
    """The bytes in a `data:` URL of a picture; raises DamagedPictureError."""
    start = _DATA.match(src)
    if start is None:
        raise DamagedPictureError
    written = unquote_to_bytes(src[start.end() :])
    if not start[1].lower().endswith(";base64"):
        return written
    try:
        return base64.b64decode(b"".join(written.split()), validate=True)
    except binascii.Error as failure:
        raise DamagedPictureError from failure


def picture_name(src: str) -> str:
    """What a picture is called on its way through the pages: its path, or a short name."""
    if not is_data_url(src):
        return src
    return f"data-{hashlib.sha256(src.encode()).hexdigest()[:_NAME_LENGTH]}"
