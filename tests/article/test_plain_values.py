"""Articles written as YAML and JSON are read back as they were."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings

from exporter.article import Article
from exporter.article.plain_values import plain_values, to_json, to_yaml
from exporter.readers.reader_table import loads, read
from tests.support import samples
from tests.support.strategies import articles


@settings(max_examples=60)
@given(articles())
def test_any_article_survives_yaml_and_json(made: Article) -> None:
    assert loads(to_yaml(made), "article.yaml").article == made
    assert loads(to_json(made), "article.json").article == made


def test_short_forms_are_used_and_nothing_empty_is_written(tmp_path: Path) -> None:
    made = samples.article(byline=["Jane Doe"], sections=[{"heading": "A", "blocks": ["Text."]}])
    assert plain_values(made) == {
        "headline": "A headline",
        "lede": "The lede says it.",
        "byline": ["Jane Doe"],
        "sections": [{"heading": "A", "blocks": ["Text."]}],
    }
    path = tmp_path / "article.yaml"
    path.write_text(to_yaml(made))
    assert read(path) == made
