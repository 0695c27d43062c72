"""The article that travels in a PDF of ours."""

from __future__ import annotations

import io
import zlib

from pydantic import ValidationError

from exporter.article import Article
from exporter.diagnostics import Place
from exporter.errors import ArticleError

ATTACHMENT = "article.json"
MAX_FILE = 60_000_000
MAX_ARTICLE = 20_000_000


def read_pdf(data: bytes, name: str = "document.pdf") -> Article:
    """The article attached to a PDF; raises ArticleError where there is none that can be read."""
    if len(data) > MAX_FILE:
        limit = f"{MAX_FILE // 1_000_000} MB"
        raise ArticleError.at("file-too-large", f"the file is over {limit}", Place(name))
    try:
        return Article.model_validate_json(_attached(data, name))
    except ValidationError as failure:
        message = f"the {ATTACHMENT} in the file is no valid article"
        raise ArticleError.at("origin-damaged", message, Place(name)) from failure


def _attached(data: bytes, name: str) -> bytes:
    import pikepdf  # slow to load

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            if ATTACHMENT not in document.attachments:
                raise ArticleError.at(
                    "no-article",
                    f"the file holds no {ATTACHMENT}, so brief did not make it",
                    Place(name),
                )
            stream = document.attachments[ATTACHMENT].get_file().obj
            return _unpacked(stream.read_raw_bytes(), stream.get("/Filter"), name)
    except pikepdf.PasswordError as failure:
        raise ArticleError.at("encrypted", "the file has a password", Place(name)) from failure
    except (pikepdf.PdfError, ValueError, zlib.error, RuntimeError, TypeError) as failure:
        raise ArticleError.at("damaged-pdf", "the file is no whole PDF", Place(name)) from failure


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
