"""The JSON Schema: valid, complete, and of one mind with the model."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from exporter.article import Article
from exporter.article.plain_values import schema
from tests.support.strategies import articles

_VALIDATOR = jsonschema.Draft202012Validator(schema())


def test_the_schema_is_a_valid_one_of_its_draft() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema()["$id"] == "urn:brief:schema:article:1"


def _fields(node: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    models = [node, *node["$defs"].values()]
    return [item for model in models for item in model.get("properties", {}).items()]


def refusals(data: dict[str, Any]) -> list[str]:
    """What the schema has against the values of an article."""
    return [error.message for error in _VALIDATOR.iter_errors(data)]


def test_every_field_is_described_with_an_example() -> None:
    for name, field in _fields(schema()):
        if name != "type":
            assert field.get("description"), name
            assert field.get("examples"), name


@given(articles())
@settings(max_examples=20)
def test_the_schema_takes_every_article(article: Article) -> None:
    assert not refusals(json.loads(article.to_json()))


@pytest.mark.parametrize(
    "data",
    [
        {"summary": "A paragraph.", "byline": ["Jane"], "corrections": ["x"]},
        {"sections": [{"heading": "a", "blocks": ["x", {"type": "rule"}]}]},
        {"sections": [{"heading": "a", "blocks": [{"type": "list", "items": ["a"]}]}]},
    ],
)
def test_the_schema_takes_the_short_forms(data: dict[str, Any]) -> None:
    assert not refusals(data)


@pytest.mark.parametrize(
    "data",
    [
        {"headlin": "x"},
        {"headline": 1},
        {"status": "ready"},
        {"sections": [{"heading": "a", "blocks": [{"type": "figur"}]}]},
        {"byline": [{"nam": "x"}]},
    ],
)
def test_the_schema_refuses_what_the_model_refuses(data: dict[str, Any]) -> None:
    assert not _VALIDATOR.is_valid(data)


def test_every_example_is_a_valid_value() -> None:
    for name, field in schema()["properties"].items():
        for example in field["examples"]:
            extra = {"status": "embargoed"} if name == "embargo" else {}
            assert Article.model_validate({"lede": "x", **extra, name: example}), example
