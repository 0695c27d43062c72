"""What a JSON Schema says may stand at a place of a file: keys, values, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from exporter.article.places import Loc
from exporter.language_server.spots import Scan

Node: TypeAlias = Mapping[str, object]
"""A schema, or a part of one."""

_SEVERAL = ("anyOf", "oneOf", "allOf")


@dataclass(frozen=True)
class Key:
    """A key that may stand somewhere: what it means, and whether it must be there."""

    name: str
    about: str
    is_needed: bool
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class SchemaWalk:
    """A schema, read for a file whose keys are known."""

    schema: Node

    def keys(self, loc: Loc, scan: Scan) -> dict[str, Key]:
        """The keys that the mapping of `loc` may have."""
        found: dict[str, Key] = {}
        for node in self.nodes(loc, scan):
            needed = node.get("required", ())
            for name, inner in _mapping(node, "properties").items():
                is_needed = isinstance(needed, list) and name in needed
                found.setdefault(name, self._key(name, inner, is_needed))
        return found

    def values(self, loc: Loc, scan: Scan) -> dict[str, str]:
        """The words that the value of `loc` may be, each with what is said of it."""
        found: dict[str, str] = {}
        for node in self.nodes(loc, scan):
            said = node.get("enum", [node["const"]] if "const" in node else [])
            words = (
                [str(one) for one in said if isinstance(one, str)] if isinstance(said, list) else []
            )
            if node.get("type") == "boolean":
                words = ["true", "false"]
            for word in words:
                found.setdefault(word, self._about_value(node))
        return found

    def key(self, loc: Loc, scan: Scan) -> Key | None:
        """What is known of the key at the end of `loc`; `None` of one that there is not."""
        if not loc or not isinstance(loc[-1], str):
            return None
        known = self.keys(loc[:-1], scan).get(loc[-1])
        if known:
            return known
        nodes = tuple(self.nodes(loc, scan))
        return Key(loc[-1], self._described(nodes), False, nodes) if nodes else None

    def nodes(self, loc: Loc, scan: Scan) -> Iterator[Node]:
        """The schemas of what stands at `loc`; of blocks that the file tells apart, the right."""
        several = list(self._whole(self.schema))
        here: Loc = ()
        for step in loc:
            here = (*here, step)
            kind = scan.beside(here).get("type")
            several = [
                inner
                for node in several
                for below in _below(node, step)
                for inner in self._whole(below, kind)
            ]
        yield from several

    def _whole(self, node: object, kind: str | None = None) -> Iterator[Node]:
        """A schema with its references followed and its alternatives apart."""
        if not isinstance(node, Mapping):
            return
        mapping = _mapping(_mapping(node, "discriminator"), "mapping")
        if kind is not None and kind in mapping:
            yield from self._whole({"$ref": mapping[kind]})
            return
        reference = node.get("$ref")
        if isinstance(reference, str):
            yield from self._whole(self._named(reference), kind)
        yield node
        for word in _SEVERAL:
            for inner in _list(node, word):
                yield from self._whole(inner, kind)

    def _named(self, reference: str) -> object:
        value: object = self.schema
        for step in reference.removeprefix("#").strip("/").split("/"):
            value = value.get(step) if isinstance(value, Mapping) and step else value
        return value

    def _key(self, name: str, node: object, is_needed: bool) -> Key:
        nodes = tuple(self._whole(node))
        return Key(name, self._described(nodes), is_needed, nodes)

    @staticmethod
    def _described(nodes: tuple[Node, ...]) -> str:
        return next((str(node["description"]) for node in nodes if "description" in node), "")

    def _about_value(self, node: Node) -> str:
        """What is said of a word that names a kind of block."""
        name = node.get("const")
        owners = (
            one for one in _mapping(self.schema, "$defs").values() if isinstance(one, Mapping)
        )
        own = (one for one in owners if _mapping(one, "properties").get("type") is node)
        return next((str(one.get("description", "")) for one in own), "") if name else ""


def is_table_of(key: Key) -> bool:
    """Whether what stands below a key is keys and values, or a list of such."""
    holders = [node for node in key.nodes if node.get("type") in ("object", "array")]
    inner = (node.get("items") for node in holders if node["type"] == "array")
    return any(node["type"] == "object" for node in holders) or any(
        isinstance(one, Mapping) and "$ref" in one for one in inner
    )


def examples_of(key: Key) -> list[object]:
    """Values as one writes them for a key."""
    several = (node.get("examples") for node in key.nodes)
    return next((list(one) for one in several if isinstance(one, list)), [])


def _below(node: Node, step: str | int) -> Iterator[object]:
    """The schemas of what stands at a step into a value of `node`."""
    if isinstance(step, int):
        items = _list(node, "prefixItems")
        yield items[step] if step < len(items) else node.get("items")
        return
    properties = _mapping(node, "properties")
    yield properties[step] if step in properties else node.get("additionalProperties")


def _mapping(node: Mapping[str, object], word: str) -> Mapping[str, object]:
    value = node.get(word)
    return value if isinstance(value, Mapping) else {}


def _list(node: Node, word: str) -> list[object]:
    value = node.get(word)
    return value if isinstance(value, list) else []
