"""What copyfitting did, as one JSON document on standard output: `brief export --report json`."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

from exporter.cli.destination import Targets

if TYPE_CHECKING:
    from exporter.fit.cuts import Cut
    from exporter.fit.outcome import Fit
    from exporter.results import Export

FORMS = ("json",)


def entries(article: str, result: Export, targets: Targets) -> list[dict[str, object]]:
    """An entry for each edition of an article; README tells its keys."""
    return [
        {
            "article": article,
            "edition": edition,
            "files": {form: str(path) for (of, form), path in targets.items() if of == edition},
            **_numbers(fit),
            "figures": [dataclasses.asdict(figure) for figure in fit.figures],
            "cut": [_cut(cut) for cut in fit.cut],
        }
        for edition, fit in result.fits.items()
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


def _numbers(fit: Fit) -> dict[str, object]:
    return {
        field.name: getattr(fit, field.name)
        for field in dataclasses.fields(fit)
        if field.name not in ("cut", "figures")
    }


def _cut(cut: Cut) -> dict[str, object]:
    return {
        "part": cut.part,
        "words": cut.words,
        "is_filler": cut.is_filler,
        "file": cut.place.file if cut.place else None,
        "line": cut.place.line if cut.place else None,
        "column": cut.place.column if cut.place else None,
    }
