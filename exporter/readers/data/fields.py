"""Articles in YAML and in JSON: the keys are the fields of the model.

A string stands for a paragraph wherever blocks stand, for an author's name in the byline, for an
item's text in a list, and for the text of a correction without a date.
"""

from __future__ import annotations

from exporter.readers.data.json_values import json_values
from exporter.readers.dates import settle_dates
from exporter.readers.reading import Draft, Source

SCHEMA_KEY = "$schema"  # for editors; no part of the article


def read_yaml(source: Source) -> Draft:
    """An article in YAML."""
    from exporter.readers.data.yaml_values import yaml_values  # slow to load

    return _article_in(yaml_values(source))


def read_json(source: Source) -> Draft:
    """An article in JSON."""
    return _article_in(json_values(source))


def _article_in(draft: Draft) -> Draft:
    draft.data.pop(SCHEMA_KEY, None)
    settle_dates(draft, leave_out=False)
    return draft
