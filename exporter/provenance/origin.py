"""The origin of a Word file: the article that travels in it, and what it said when it went out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from exporter.article import Article
from exporter.article.picture_paths import picture_name
from exporter.article.pictures import sources_of
from exporter.diagnostics import Diagnostic, Place, warning
from exporter.docx import page_setup
from exporter.docx.archive import Archive
from exporter.docx.elements import Xml
from exporter.docx.page_setup import PageSetup
from exporter.docx.said import WORDING, SaidItem, from_xml
from exporter.provenance.record import ARTICLE, ELEMENT, PICTURE, Provenance


@dataclass(frozen=True)
class Origin:
    """The article as it went out, and what each paragraph of the file said then.

    `pictures` are the SHA-256 of those that it was made of, by their `src`, and `printed` of those
    that the file holds in another way. `pages` is what stood around the text, `None` where nothing
    tells it.
    """

    article: Article
    wording: tuple[SaidItem, ...]
    pictures: Mapping[str, str] = field(default_factory=dict)
    printed: Mapping[str, str] = field(default_factory=dict)
    pages: PageSetup | None = None


def origin_of(archive: Archive, name: str) -> tuple[Origin | None, tuple[Diagnostic, ...]]:
    """The origin of a file, `None` for one that we did not make or that was damaged since."""
    roots = {root.tag: root for root in archive.custom_items()}
    if ARTICLE not in roots or WORDING not in roots:
        return None, ()
    article, wording = _article(roots[ARTICLE]), _wording(roots[WORDING])
    if article is None or wording is None:
        return None, (origin_damaged(name),)
    pages = page_setup.from_xml(roots[page_setup.PAGES]) if page_setup.PAGES in roots else None
    record = _record(roots.get(ELEMENT))
    if record is None:
        return Origin(article, wording, pages=pages), ()
    pictures = {one.name: one.sha256 for one in record.ingredients if one.kind == PICTURE}
    srcs = {picture_name(src): src for src in sources_of(article)}
    made_of, printed = (
        {srcs.get(name, name): sha256 for name, sha256 in one.items()}
        for one in (pictures, record.printed)
    )
    return Origin(article, wording, made_of, printed, pages), ()


def origin_damaged(name: str) -> Diagnostic:
    """What to say of a file whose record of its origin does not check out."""
    message = "the article that travels in the file was changed, so the text alone is read"
    return warning("origin-damaged", message, Place(name))


def _article(root: Xml) -> Article | None:
    text = root.text or ""
    if hashlib.sha256(text.encode()).hexdigest() != root.get("sha256"):
        return None
    try:
        return Article.model_validate_json(text)
    except ValidationError:
        return None


def _record(root: Xml | None) -> Provenance | None:
    """A file's record of its making, `None` where it has none that can be read."""
    try:
        return Provenance.from_json((root.text or "") if root is not None else "")
    except ValueError:
        return None


def _wording(root: Xml) -> tuple[SaidItem, ...] | None:
    try:
        return from_xml(root)
    except ValueError:
        return None
