"""Where a picture is, as an article says it: a file beside it, the web, or the article itself."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from exporter.article.data_urls import MAX_DATA_URL, is_data_url
from exporter.article.text import without_controls

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
