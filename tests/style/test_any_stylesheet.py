"""Whatever CSS a house writes, it gets its files, or an error that names the rule.

`BRIEF_STYLESHEETS=1000` tries as many. What fails over a stylesheet must fail in the engine: our
own code takes each value that CSS can have.
"""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path

from hypothesis import example, given, settings

from exporter import Exporter
from exporter.diagnostics import ContractError, DesignError
from exporter.diagnostics.errors import LAYOUT_FAILED
from tests.support.any_css import STYLESHEETS

EXAMPLES = int(os.environ.get("BRIEF_STYLESHEETS", "8"))
ARTICLE = """---
headline: A headline
lede: The lede says it.
key_points: [One point]
---

## A heading

A paragraph with *emphasis*, [a link](https://example.org) and a note[^a].

- one
- two
  1. inner

| a | b |
|---|---|
| 1 | 2 |

Table: Numbers

> Words that were said.

[^a]: What the note says.
"""


@settings(
    max_examples=EXAMPLES, database=None,
    derandomize="BRIEF_STYLESHEETS" not in os.environ,
)  # fmt: skip
@given(STYLESHEETS)
@example('@font-face { src: format("woff2"); font-family: House }')
@example("p { color: color(xyz 0.1 0.2 0.3) } h1 { color: lab(50% 40 59.5) }")
@example("p { color: color(display-p3 1 0 0) }")
@example("p { margin-top: translate(50%, calc(1px + 5%)) }")
@example("@page { size: 30mm }")
@example("@page { size: 1mm; margin: 0 }")
@example("p { --_a: var(--_b); --_b: var(--_a); color: var(--_a) }")
@example("p { width: calc(100% - 1cm); padding: calc(1pt + 5%) } li::marker { content: '– ' }")
@example(
    "p { display: flow-root; columns: 2; column-gap: calc(1em + 5%); line-height: calc(1em + 5%) }"
)
def test_any_stylesheet_is_printed_or_told(css: str) -> None:
    refusal: DesignError | None = None
    with tempfile.TemporaryDirectory() as folder:
        path, source = Path(folder) / "house.css", Path(folder) / "a.md"
        path.write_text(css, encoding="utf-8")
        source.write_text(ARTICLE, encoding="utf-8")
        try:
            Exporter(styles=[path]).export(source, editions=["brief"], preflight=False)
        except ContractError:
            pass  # a text that does not fit in such a look
        except DesignError as told:
            refusal = told
    assert refusal is None or _is_placed(refusal), refusal


def _is_placed(told: DesignError) -> bool:
    """Whether each error has its place; what failed without being foreseen is the engine's."""
    cause: BaseException = told
    while cause.__cause__:
        cause = cause.__cause__
    if told.diagnostics[0].code == LAYOUT_FAILED and cause is not told:
        *_, (frame, _) = traceback.walk_tb(cause.__traceback__)
        assert "exporter" not in frame.f_globals["__name__"], told
    return all(one.place and one.place.line for one in told.diagnostics)
