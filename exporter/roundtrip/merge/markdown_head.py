"""The front matter of a Markdown file: a merged article's fields back into it."""

from __future__ import annotations

from exporter.article import Article, Paragraph
from exporter.article.plain_values import Plain, plain_values
from exporter.readers.data.yaml_spelling import yaml_entry
from exporter.readers.markdown.head.foreign_keys import TEASERS
from exporter.readers.reading import Reading, Source
from exporter.roundtrip.merge.markers import Care
from exporter.roundtrip.merge.respelling import Like
from exporter.roundtrip.merge.tree_patch import TreePatcher, with_own_keys
from exporter.roundtrip.merge.trees import Node, edited
from exporter.roundtrip.merge.yaml_tree import yaml_tree


def head_of(article: Article, in_head: frozenset[str]) -> dict[str, Plain]:
    """What the front matter says; `lede` is `None` where the first paragraph is no lede."""
    fields = {name: value for name, value in plain_values(article).items() if name in in_head}
    if article.lede is None and _opens_with_paragraph(article):
        fields["lede"] = None
    return fields


def _opens_with_paragraph(article: Article) -> bool:
    opening = article.sections[0] if article.sections else None
    if opening is None or opening.heading is not None:
        return False
    first = next(
        (block for block in opening.blocks if block.type not in ("figure", "picture_row")), None
    )
    return isinstance(first, Paragraph)


def entries(fields: dict[str, Plain]) -> str:
    """Fields as lines of YAML."""
    return "".join(yaml_entry(name, value) + "\n" for name, value in fields.items())


def patched_head(
    yaml: str,
    current: Reading,
    merged: Article,
    in_head: frozenset[str],
    care: Care,
    like: Like,
) -> str:
    """The lines of the front matter, changed to say `merged`, of which it holds `in_head`.

    Marks are typed as `like` types them.
    """
    tree = yaml_tree(yaml)
    old, new = head_of(current.article, in_head), head_of(merged, in_head)
    if tree is None or not tree.fields:
        return yaml + entries(new)
    own = current.declared & tree.fields.keys()
    old, new = with_own_keys(old, own), with_own_keys(new, own)
    names = _names(yaml, tree, current)
    _settle_lede(tree, merged, old, new)
    if not care.keeps_words:
        _settle_deck(tree, names, old, new)
    patcher = TreePatcher(yaml, is_json=False, care=care, like=like)
    patcher.mapping(
        tree,
        {names.get(name, name): value for name, value in old.items()},
        {names.get(name, name): value for name, value in new.items()},
    )
    return edited(yaml, patcher.edits)


def _settle_lede(tree: Node, merged: Article, old: dict[str, Plain], new: dict[str, Plain]) -> None:
    """A null that nothing needs stays until there is a lede."""
    if "lede" in tree.fields and "lede" not in old:
        old["lede"] = None
        if merged.lede is None:
            new["lede"] = None


def _settle_deck(
    tree: Node, names: dict[str, str], old: dict[str, Plain], new: dict[str, Plain]
) -> None:
    """Other words in the text may make a teaser a deck, or none: an own key says which."""
    if "deck" not in tree.fields and not tree.fields.keys().isdisjoint(TEASERS):
        names.pop("deck", None)
        old.pop("deck", None)
        new.setdefault("deck", None)


def _names(yaml: str, tree: Node, current: Reading) -> dict[str, str]:
    """The key that the file has for each field, such as `title` for the headline."""
    names: dict[str, str] = {}
    source = Source("", "\n" + yaml)  # the fence is the first line
    for key, node in tree.fields.items():
        if key in current.declared:
            continue
        there = source.at(node.start + 1)
        for loc, place in current.places.items():
            is_there = (place.line, place.column) == (there.line, there.column)
            if is_there and loc and getattr(current.article, str(loc[0])) is not None:
                names.setdefault(str(loc[0]), key)
    return names
