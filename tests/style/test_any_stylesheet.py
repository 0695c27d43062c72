"""Whatever CSS a house writes, it gets its files, or an error that names the rule.

`BRIEF_STYLESHEETS=1000` tries as many. What fails over a stylesheet must fail in the engine: our
own code takes each value that CSS can have.
"""

from __future__ import annotations

import os
import re
import tempfile
import traceback
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from exporter import Exporter, resources
from exporter.diagnostics import ContractError, DesignError
from exporter.diagnostics.errors import LAYOUT_FAILED

EXAMPLES = int(os.environ.get("BRIEF_STYLESHEETS", "8"))
BASE = "".join(
    path.read_text(encoding="utf-8") for path in sorted(resources.styles_folder().rglob("*.css"))
)


def words(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


OURS = sorted(set(re.findall(r"(?<=[{;])\s*([a-z-]+)(?=:)", BASE)) - {"src"})
MORE = words("""
align-content align-items align-self all background background-attachment background-clip
background-image background-origin background-position background-repeat background-size
block-size border border-block border-collapse border-image border-inline-start border-radius
border-spacing bottom box-decoration-break box-shadow box-sizing caption-side clear clip color
column-count column-fill column-gap column-rule column-span column-width columns content
counter-increment counter-reset counter-set direction display empty-cells flex flex-basis flex-flow
float font font-feature-settings font-kerning font-size-adjust font-stretch font-variant gap grid
grid-area grid-template-columns height hyphenate-limit-chars inline-size inset justify-content left
letter-spacing line-height list-style list-style-image list-style-position margin margin-inline
mask-border max-block-size max-height max-lines max-width min-height min-width mix-blend-mode
object-fit object-position opacity order orphans outline outline-offset overflow overflow-wrap
padding padding-block page place-items position quotes right row-gap string-set tab-size
table-layout text-align text-align-last text-decoration text-decoration-thickness text-indent
text-overflow text-transform text-underline-offset top transform transform-origin unicode-bidi
vertical-align visibility white-space widows width word-break word-spacing z-index zoom
""")
SELECTORS = words("""
html body main p h1 h2 ul ol li li::marker table th td tr figcaption blockquote a em .lede section
p::before h1::after p::first-letter :root .key-points .footnote ::footnote-call ::footnote-marker
""")
VALUES = words("""
inherit initial unset revert auto none normal 0 1 -1 3 1.5 1e9 -1e9px 12pt 2em 1in 50% 100% 300%
calc(100%-1cm) calc(1em+50%) calc(1px*3) calc(2*3) min(100%,5em) max(10%,1pt) clamp(1pt,5%,2em)
calc(1px+nonsense) calc(1px/0) var(--nothing) var(--accent) red transparent currentcolor #12345678
oklch(60%_0.1_20) color(display-p3_1_0_0) device-cmyk(0_1_0_0) hsl(20_30%_40%/50%)
rgb(calc(1+2)_0_0) block inline inline-block flex grid table table-row table-cell list-item
run-in contents left right center justify both start end solid double dotted 1pt_solid_red 0_auto
5pt_10%_calc(1pt+5%)_auto avoid page always column fixed absolute relative running(head) footnote
"text" "a"_counter(page) attr(class) counter(nothing) leader(".") url(data:,x) url(#a) string(head)
element(head) linear-gradient(red,blue) "Source_Serif_4",serif Nowhere bold 450 bolder italic
oblique_20deg small-caps tabular-nums uppercase pre pre-wrap nowrap rtl super sub 20 2_3cm 3_auto
all underline_wavy_2px_red rotate(20deg) scale(0) translate(50%,calc(1px+5%)) cover 3cm_calc(5%+1px)
repeat(2,1fr) 1fr_minmax(0,1fr) isolate-override hidden collapse multiply 3%_calc(1em+1px)
0.1 nonsense
""")
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


@st.composite
def stylesheets(draw: st.DrawFn) -> str:
    """Some rules of any property, with values that fit it or do not."""
    declaration = st.tuples(st.sampled_from(OURS + MORE), st.sampled_from(VALUES))
    rule = st.tuples(st.sampled_from(SELECTORS), st.lists(declaration, min_size=2, max_size=6))
    rules = draw(st.lists(rule, min_size=1, max_size=3))
    return "\n".join(f"{selector} {{ {_declarations(block)} }}" for selector, block in rules)


def _declarations(block: list[tuple[str, str]]) -> str:
    return "; ".join(f"{name}: {_spaced(value)}" for name, value in block)


def _spaced(value: str) -> str:
    """The value with white space for `_`, and around the signs of a sum."""
    signs = r"(?<=[%\dm])([-+])(?=[\dn])"
    return re.sub(signs, r" \1 ", value.replace("_", " "))


@settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None,
    derandomize="BRIEF_STYLESHEETS" not in os.environ,
)  # fmt: skip
@given(stylesheets())
@example("p { width: calc(100% - 1cm); padding: calc(1pt + 5%) } li::marker { content: '– ' }")
@example(
    "p { display: flow-root; columns: 2; column-gap: calc(1em + 5%); line-height: calc(1em + 5%) }"
)
def test_any_stylesheet_is_printed_or_told(css: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, source = Path(folder) / "house.css", Path(folder) / "a.md"
        path.write_text(css, encoding="utf-8")
        source.write_text(ARTICLE, encoding="utf-8")
        try:
            Exporter(styles=[path]).export(source, editions=["brief"], preflight=False)
        except ContractError:
            pass  # a text that does not fit in such a look
        except DesignError as told:
            _check(told)


def _check(told: DesignError) -> None:
    """Each error has its place, and what failed without being foreseen is the engine's."""
    assert all(one.place and one.place.line for one in told.diagnostics), told
    if told.diagnostics[0].code == LAYOUT_FAILED and told.__cause__:
        *_, (frame, _) = traceback.walk_tb(told.__cause__.__traceback__)
        assert "exporter" not in frame.f_globals["__name__"], told
