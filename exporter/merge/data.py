"""A merged article back into its YAML or JSON file."""

from __future__ import annotations

from exporter.article import Article
from exporter.article.plain_values import plain_values
from exporter.merge.json_tree import json_tree
from exporter.merge.patching import Care
from exporter.merge.tree_patch import TreePatcher
from exporter.merge.trees import Node, edited
from exporter.merge.yaml_tree import yaml_tree
from exporter.readers.reading import Reading


def patched_yaml(text: str, current: Reading, merged: Article, care: Care) -> str:
    """`text`, which reads as `current`, so that it says `merged`."""
    return _patched(text, yaml_tree(text) or Node(0, 0), current.article, merged, care)


def patched_json(text: str, current: Reading, merged: Article, care: Care) -> str:
    """`text`, which reads as `current`, so that it says `merged`."""
    return _patched(text, json_tree(text), current.article, merged, care, is_json=True)


def _patched(
    text: str, tree: Node, current: Article, merged: Article, care: Care, *, is_json: bool = False
) -> str:
    patcher = TreePatcher(text, is_json=is_json, care=care)
    patcher.mapping(tree, plain_values(current), plain_values(merged))
    return edited(text, patcher.edits)
