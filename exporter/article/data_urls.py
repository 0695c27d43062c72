"""Pictures that stand in the text itself, as `data:` URLs (RFC 2397)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from urllib.parse import unquote_to_bytes

from exporter.article.decoding import DamagedPictureError

MAX_DATA_URL = 30_000_000  # characters, of which base64 takes four for three bytes
_DATA = re.compile(r"data:image/[\w.+-]+((?:;[\w=-]+)*),", re.IGNORECASE)
_NAME_LENGTH = 16


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
