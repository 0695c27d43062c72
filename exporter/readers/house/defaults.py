"""What a house's articles say where they say nothing of their own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporter.diagnostics import ArticleError, Place

if TYPE_CHECKING:  # an article of which nothing has changed is not read
    from exporter.article import Article
    from exporter.readers.reading import Draft

LANGUAGE = "language"


@dataclass(frozen=True)
class Default:
    """A field's name, its value as JSON, and where the house says so."""

    name: str
    value: str
    place: Place


@dataclass(frozen=True)
class Defaults:
    """The fields that a house fills; a value, so that it can be compared, hashed and sent."""

    fields: tuple[Default, ...] = ()

    @property
    def language(self) -> str | None:
        """The language of articles that name none; `None` where the house names none either."""
        said = self._values().get(LANGUAGE)
        return said if isinstance(said, str) else None

    def fill(self, draft: Draft) -> None:
        """Give a draft what it lacks; problems with that stand where the house says it.

        An article that says outright that there is nothing, as `kicker: ""` does, lacks nothing;
        but some language every article has.
        """
        from exporter.readers.reading import NOTHING

        values = self._values()
        said = {name for name, value in draft.data.items() if value in NOTHING}
        silent = draft.empty.union(said) - {LANGUAGE}
        for field in self.fields:
            if draft.data.get(field.name) in NOTHING:
                draft.data.pop(field.name, None)
                if field.name not in silent:
                    draft.data[field.name] = values[field.name]
                    draft.keys[(field.name,)] = draft.places[(field.name,)] = field.place

    def completed(self, article: Article) -> Article:
        """An article out of a finished file with what it lacks; raises ArticleError where that
        does not go with the rest of it."""
        from pydantic import ValidationError

        from exporter.article import Article
        from exporter.readers.problems import problems
        from exporter.readers.reading import Draft

        values = self._values()
        lacking = {name: value for name, value in values.items() if not getattr(article, name)}
        if not lacking:
            return article
        said = {name: getattr(article, name) for name in article.model_fields_set}
        try:
            return Article.model_validate({**said, **lacking})
        except ValidationError as failure:
            draft = Draft({**lacking})
            draft.places |= {(one.name,): one.place for one in self.fields}
            draft.keys |= draft.places
            raise ArticleError(problems(failure, draft)) from failure

    def _values(self) -> Mapping[str, object]:
        return {field.name: json.loads(field.value) for field in self.fields}
