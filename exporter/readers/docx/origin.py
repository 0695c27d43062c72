"""What a file that we made says of itself: the article that went out, and where it said what."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from pydantic import ValidationError

from exporter.article import Article
from exporter.diagnostics import Diagnostic, Place, warning
from exporter.manuscript.names import Xml
from exporter.manuscript.wording import ARTICLE_NAMESPACE, NAMESPACE, SaidItem, from_xml
from exporter.readers.docx.package import Package

_ARTICLE = f"{{{ARTICLE_NAMESPACE}}}article"
_WORDING = f"{{{NAMESPACE}}}wording"
_MOST_ITEMS = 64  # custom XML parts; Word itself keeps a handful


@dataclass(frozen=True)
class Origin:
    """The article as it went out, and what each paragraph of the file said then."""

    article: Article
    wording: tuple[SaidItem, ...]


def origin_of(package: Package, name: str) -> tuple[Origin | None, tuple[Diagnostic, ...]]:
    """The origin of a file, `None` for one that we did not make or that was damaged since."""
    roots = {root.tag: root for root in _items(package)}
    if _ARTICLE not in roots or _WORDING not in roots:
        return None, ()
    article = _article(roots[_ARTICLE])
    if article is None:
        found = warning(
            "origin-damaged",
            "the article that travels in the file was changed, so the text alone is read",
            Place(name),
        )
        return None, (found,)
    return Origin(article, from_xml(roots[_WORDING])), ()


def _items(package: Package) -> list[Xml]:
    paths = [path for path in package.paths if path.startswith("customXml/item")]
    data = [path for path in paths if path.endswith(".xml") and "Props" not in path]
    found = (package.xml(path) for path in data[:_MOST_ITEMS])
    return [root for root in found if root is not None]


def _article(root: Xml) -> Article | None:
    text = root.text or ""
    if hashlib.sha256(text.encode()).hexdigest() != root.get("sha256"):
        return None
    try:
        return Article.model_validate_json(text)
    except ValidationError:
        return None
