"""The JSON Schema of an article, for editors that complete and check while one types."""

from __future__ import annotations

from typing import Any

from exporter.article.article import Article

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = "urn:brief:schema:article:1"


def schema() -> dict[str, Any]:
    """The schema of articles in YAML and JSON, draft 2020-12."""
    body = Article.model_json_schema(mode="validation")
    return {"$schema": DIALECT, "$id": IDENTIFIER, **body, "title": "Article of a brief"}
