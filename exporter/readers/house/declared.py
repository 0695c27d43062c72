"""The fields that a house declares: a file with a JSON Schema of them, or its project file.

Draft 2020-12 (https://json-schema.org/draft/2020-12/json-schema-core). The schema is of an object,
whose `properties` are the fields. It stands for itself: it leads to no other file, and to no
network.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from exporter.diagnostics import ArticleError, DesignError, error
from exporter.readers.data.json_values import json_values
from exporter.readers.files import bytes_beside, source_of
from exporter.readers.house.soundness import faults
from exporter.readers.reading import Draft, Source

Schema = dict[str, object]


@dataclass(frozen=True, eq=False)
class Declared:
    """The schema of a house's fields, and the file that holds it."""

    path: Path
    schema: Schema

    @property
    def names(self) -> frozenset[str]:
        """The keys that the house has beside ours."""
        properties = self.schema["properties"]
        return frozenset(properties) if isinstance(properties, dict) else frozenset()


def declared_in(path: Path, unsaved: bytes | None = None) -> Declared:
    """What the file declares; `unsaved` is what is to be in it, where that is not so yet.

    Raises FileError where it cannot be read, DesignError with all that is wrong with it.
    """
    try:
        source, told = source_of(str(path), bytes_beside(path) if unsaved is None else unsaved)
    except ArticleError as failure:
        raise DesignError(failure.diagnostics) from failure
    draft = _draft(source)
    told += draft.diagnostics or list(faults(draft))
    if told:
        raise DesignError(list(dict.fromkeys(told)))
    return Declared(path, draft.data)


def _draft(source: Source) -> Draft:
    if source.name.endswith(".toml"):
        from exporter.readers.house.field_kinds import schema_in_project

        return schema_in_project(source)
    if source.text.lstrip()[:1] == "{":
        return json_values(source)
    message = "a schema of fields is an object: { ... }"
    return Draft(diagnostics=[error("fields-schema", message, source.place(1, 1))])
