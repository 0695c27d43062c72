"""What every part of an article is: a value that never changes, and has no keys but its own."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """A part of the article: immutable, and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")
