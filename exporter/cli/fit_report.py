"""What copyfitting did, as one JSON document on standard output: `brief export --report json`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from exporter.batch import Outcome

if TYPE_CHECKING:
    from exporter.fit.outcome import Fit

FORMS = ("json",)


def entries(outcome: Outcome) -> list[dict[str, object]]:
    """An entry for each edition of an article; docs/copyfitting.md tells its keys."""
    return [
        {
            "article": outcome.file,
            "edition": edition,
            "files": {
                one.format: str(one.path)
                for one in outcome.made
                if (one.edition, one.page) == (edition, 1)
            },
            **fit,
        }
        for edition, fit in outcome.fits.items()
    ]


def document(told: list[dict[str, object]]) -> str:
    """All entries as one JSON document."""
    return json.dumps({"editions": told}, ensure_ascii=False, indent=2) + "\n"


def line(edition: str, fit: Fit) -> str:
    """One edition's numbers for people."""
    pages = f"{fit.pages} page{'' if fit.pages == 1 else 's'}"
    return (
        f"the {edition} takes {pages} in {fit.body_size:g} pt on {fit.leading:g} pt, "
        f"the last one {fit.fill:.0%} full"
    )
