"""The article that travels in a PDF of ours."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

from pydantic import ValidationError

from exporter.article import Article
from exporter.diagnostics import Place
from exporter.errors import ArticleError

if TYPE_CHECKING:
    import pikepdf

ATTACHMENT = "article.json"
MAX_FILE = 60_000_000
MAX_ARTICLE = 20_000_000


def read_pdf(data: bytes, name: str = "document.pdf") -> Article:
    """The article attached to a PDF; raises ArticleError where there is none that can be read."""
    if len(data) > MAX_FILE:
        limit = f"{MAX_FILE // 1_000_000} MB"
        raise ArticleError.at("file-too-large", f"the file is over {limit}", Place(name))
    import pikepdf  # slow to load

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            return attached_article(document, name)
    except pikepdf.PasswordError as failure:
        raise ArticleError.at("encrypted", "the file has a password", Place(name)) from failure
    except (pikepdf.PdfError, ValueError, zlib.error, RuntimeError, TypeError) as failure:
        raise _damaged(name) from failure


def attached_article(document: pikepdf.Pdf, name: str) -> Article:
    """The article attached to an open PDF; raises as `read_pdf` does."""
    import pikepdf

    try:
        data = _attached(document, name)
    except (pikepdf.PdfError, ValueError, zlib.error, RuntimeError, TypeError) as failure:
        raise _damaged(name) from failure
    try:
        return Article.model_validate_json(data)
    except ValidationError as failure:
        message = f"the {ATTACHMENT} in the file is no valid article"
        raise ArticleError.at("origin-damaged", message, Place(name)) from failure


def _damaged(name: str) -> ArticleError:
    return ArticleError.at("damaged-pdf", "the file is no whole PDF", Place(name))


def _attached(document: pikepdf.Pdf, name: str) -> bytes:
    import pikepdf

    if ATTACHMENT not in document.attachments:
        message = f"the file holds no {ATTACHMENT}, so brief did not make it"
        raise ArticleError.at("no-article", message, Place(name))
    stream = document.attachments[ATTACHMENT].get_file().obj
    if not isinstance(stream, pikepdf.Stream):
        raise _damaged(name)
    return _unpacked(stream.read_raw_bytes(), stream.get("/Filter"), name)


def _unpacked(raw: bytes, packing: object, name: str) -> bytes:
    """A stream's bytes; never more than an article may have, whatever the file says."""
    if packing is None:
        data = raw
    elif str(packing) == "/FlateDecode":
        data = zlib.decompressobj().decompress(raw, MAX_ARTICLE + 1)
    else:
        raise ArticleError.at("damaged-pdf", f"{ATTACHMENT} is packed by {packing}", Place(name))
    if len(data) > MAX_ARTICLE:
        raise ArticleError.at("file-too-large", f"{ATTACHMENT} is too large", Place(name))
    return data
