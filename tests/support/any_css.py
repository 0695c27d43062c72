"""Stylesheets of any kind: each property that there is, with values that fit it or do not."""

from __future__ import annotations

import re
from functools import cache

import tinycss2
from hypothesis import strategies as st
from weasyprint.css.validation import preprocess_declarations
from weasyprint.css.validation.expanders import EXPANDERS
from weasyprint.css.validation.properties import PROPERTIES

from exporter import resources
from exporter.engine.messages import collected

BASE = "".join(
    path.read_text(encoding="utf-8") for path in sorted(resources.styles_folder().rglob("*.css"))
)


def words(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


OURS = set(re.findall(r"(?<=[{;])\s*([a-z-]+)(?=:)", BASE))
UNKNOWN = words("""
all zoom grid-template mix-blend-mode row-rule text-wrap aspect-ratio filter writing-mode
-weasy-hyphens -weasy-bookmark-level text-justify float-reference hanging-punctuation
""")
PROPERTIES_OF_ALL = sorted(
    name for name in OURS | PROPERTIES.keys() | EXPANDERS.keys() | {*UNKNOWN} if name[:2] != "--"
)
CUSTOM = words("--_own --_other --_third")

SELECTORS = words("""
html body main header footer p h1 h2 ul ol li table th td tr thead tbody figcaption figure img
caption blockquote a em strong code pre .lede section aside svg nav div span :root .key-points
.footnote .byline .kicker p:first-child li:nth-child(2n) h1+* *
""")
PSEUDOS = words("""
::before ::after ::marker ::first-letter ::first-line ::footnote-call ::footnote-marker :not(.x)
:first-child ::selection :is(p,li)
""")
PAGES = ["@page", "@page :first", "@page :left", "@page :right", "@page :blank", "@page wide",
         "@page :nth(2)"]  # fmt: skip
EDGES = words("""
@top-left-corner @top-left @top-center @top-right @top-right-corner @right-top @right-middle
@right-bottom @bottom-right-corner @bottom-right @bottom-center @bottom-left @bottom-left-corner
@left-bottom @left-middle @left-top @footnote @nowhere
""")
MEDIA = ["@media print", "@media screen", "@media (min-width: 1px)", "@media nonsense and",
         "@supports (display: grid)", "@layer house"]  # fmt: skip
VALUES = words("""
inherit initial unset revert revert-layer auto none normal 0 1 -1 3 1.5 1e9 -1e9px 1e9mm 1e30pt
-1 -3 -50% -2em 0.001pt 0px 1e-9 12pt 2em 1in 50% 100% 300% 1e6% 5vw 10vh 2rem 3ch 1ex 2lh 1cap
calc(100%_-_1cm) calc(1em_+_50%) calc(1px*3) calc(2*3) min(100%,5em) max(10%,1pt)
clamp(1pt,5%,2em) calc(1px+nonsense) calc(1px/0) calc(-1*5em) calc(1e9px*1e9) min(1px) max()
clamp(1px,2px) calc() calc(1) calc(50%) calc(1px_+_1) min(1em,50%,3lh) round(1.4px,1px) abs(-3px)
sin(30deg) pow(2,3) calc(infinity*1px) calc(NaN*1px) calc(-infinity*1px) calc(pi)
var(--nothing) var(--accent) var(--nothing,2em) var(--nothing,) var(--_own) var(--_other,red)
var(--ink) var(--nothing,var(--none,50%)) calc(var(--_own)*2) calc(var(--nothing,1em)_+_3%)
red transparent currentcolor #12345678 #12 oklch(60%_0.1_20) color(display-p3_1_0_0)
color(xyz_.1_.2_.3) lab(50%_40_59.5) color-mix(in_srgb,red,blue) light-dark(red,blue)
device-cmyk(0_1_0_0) hsl(20_30%_40%/50%) rgb(calc(1+2)_0_0) rgb(none_0_0) hwb(90_10%_10%/none)
block inline inline-block flex inline-flex grid inline-grid table table-row table-cell
table-caption table-column table-row-group table-header-group list-item flow-root block_flow
run-in contents ruby inline-table inline_list-item
left right center justify both start end solid double dotted dashed groove 1pt_solid_red 0_auto
5pt_10%_calc(1pt_+_5%)_auto avoid page always column recto verso left avoid-page fixed absolute
relative static sticky running(head) footnote top bottom all inside outside inline-start
"text" "a"_counter(page) attr(class) attr(href_url) counter(nothing) counter(page,lower-roman)
counters(list-item,".") leader(".") leader(dotted) leader("") url(data:,x) url(#a) string(head)
string(head,last) element(head) content() content(text) target-counter(attr(href),page)
target-text(attr(href)) target-counter("#nowhere",page,upper-roman) open-quote close-quote
no-close-quote open-quote_content()_close-quote "\\a" "\\0" "" "مرحبا"
url("data:image/svg+xml,<svg/>") linear-gradient(red,blue) linear-gradient(red)
linear-gradient(45deg,red_-1e9px,blue_1e9px) radial-gradient(red,blue)
radial-gradient(0_0,red,blue) repeating-linear-gradient(red_0,blue_0)
repeating-radial-gradient(circle_1px,red_0,blue_1px) conic-gradient(red,blue) image(red)
"Source_Serif_4",serif Nowhere monospace system-ui emoji bold 450 bolder lighter 1000 0 italic
oblique_20deg small-caps tabular-nums oldstyle-nums_diagonal-fractions uppercase capitalize
full-width pre pre-wrap nowrap pre-line break-spaces rtl ltr super sub text-top middle baseline 20
2_3cm 3_auto underline_wavy_2px_red line-through overline blink rotate(20deg) scale(0)
translate(50%,calc(1px_+_5%)) matrix(0,0,0,0,0,0) matrix(1,2,3,4,5,6) skew(90deg) scale(1e9)
cover contain 3cm_calc(5%_+_1px) repeat(2,1fr) 1fr_minmax(0,1fr) repeat(auto-fill,1cm)
repeat(1000,1px) fit-content(2cm) min-content max-content subgrid "a_b"_"c_d" a span_3 1/3 -1/-1
row_dense row column row-reverse wrap wrap-reverse space-between stretch flex-start safe_center
isolate isolate-override bidi-override hidden collapse visible multiply 3%_calc(1em_+_1px) 0.1
nonsense !important disc decimal upper-roman "–" symbols("*") hebrew cjk-ideographic nowhere
separate fill scale-down 10px_5% left_10px_top_20% right_calc(1px_+_1%)_bottom_0 30mm 1mm A4
A4_landscape 1000mm_1mm 1mm_1000mm letter 210mm_297mm 0_0 1e5mm crop_cross 3mm to-left
head_content(text) head_counter(page)_"x" section_1 list-item_-5 footnote_3 page_2 "«"_"»"
"liga"_0 "wght"_900 "smcp" en-GB de "a".."b" 6_2_2 from-image 90deg 96dpi snap clone slice
discard ellipsis clip break-word anywhere break-all keep-all wide U+0 manual fill-box
1px_2px_3px_4px 10px/5px 50%_50%/10% 0_0_3px_red inset_1px_1px_blue border-box content-box
""")
FACES = words("""
src:local("Arial") src:url(data:,x) src:local(x) src:local("Source_Serif_4")
font-weight:100_900 font-weight:900_100 font-weight:bold font-weight:calc(1) font-weight:-1
font-style:italic font-style:oblique_0deg_20deg unicode-range:U+0-7F unicode-range:U+4??
unicode-range:nonsense font-stretch:50%_200% font-feature-settings:"liga"_0 font-variant:small-caps
font-family:"House" font-family:House font-family:"Source_Serif_4" font-family:1
font-display:swap src:format("woff2")
ascent-override:90% font-variation-settings:"wght"_300
""")
COUNTERS = words("""
system:cyclic system:fixed_3 system:extends_decimal system:extends_own symbols:"*"_"†" symbols:a
additive-symbols:10_"X",1_"I" system:additive negative:"("_")" prefix:"<" suffix:">" pad:3_"0"
range:1_3 range:infinite_infinite fallback:own system:symbolic system:numeric system:alphabetic
symbols:url(data:,x) pad:1e9_"x"
""")


def _spaced(value: str) -> str:
    return value.replace("_", " ") if "--_" not in value else value.replace("_+_", " + ")


SPACED = [_spaced(value) for value in VALUES]


@cache
def fitting(name: str) -> list[str]:
    """The values that the engine takes for a property; all where it takes none."""
    with collected():
        return [
            value for value in SPACED if "var(" not in value and _is_taken(f"{name}: {value}")
        ] or SPACED


def _is_taken(declaration: str) -> bool:
    nodes = tinycss2.parse_blocks_contents(declaration)
    try:
        return any(True for _ in preprocess_declarations("", nodes))
    except (IndexError, TypeError, ValueError, AttributeError, AssertionError):
        return True  # breaks down over it, which is what we look for


def _declaration(names: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return names.flatmap(_with_value)


def _with_value(name: str) -> st.SearchStrategy[str]:
    right, any_value = st.sampled_from(fitting(name)), st.sampled_from(SPACED)
    several = st.lists(any_value, min_size=2, max_size=3).map(" ".join)
    return st.one_of(right, right, right, any_value, several).map(f"{name}: {{}}".format)


def _block(body: st.SearchStrategy[str], most: int = 6) -> st.SearchStrategy[str]:
    return st.lists(body, min_size=1, max_size=most).map("; ".join)


def _braced(head: st.SearchStrategy[str], body: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("{} {{ {} }}".format, head, body)


DECLARATION = _declaration(st.sampled_from(PROPERTIES_OF_ALL))
TOKEN = _declaration(st.sampled_from(CUSTOM))
SELECTOR = st.one_of(
    st.sampled_from(SELECTORS),
    st.builds("{}{}".format, st.sampled_from(SELECTORS), st.sampled_from(PSEUDOS)),
    st.builds("{} {}".format, st.sampled_from(SELECTORS), st.sampled_from(SELECTORS)),
)
RULE = _braced(SELECTOR, _block(DECLARATION))
OWN_PROPERTIES = _braced(st.sampled_from(["html", "p", ":root", "body"]), _block(TOKEN, 2))
EDGE = _braced(st.sampled_from(EDGES), _block(DECLARATION, 4))
SIZE = st.sampled_from(["size", "margin", "margin-top", "padding", "marks", "bleed", "content"])
PAGE = _braced(st.sampled_from(PAGES), _block(st.one_of(EDGE, DECLARATION, _declaration(SIZE)), 5))
FACE = _braced(st.just("@font-face"), _block(st.sampled_from(FACES).map(_spaced)))
COUNTER = _braced(st.just("@counter-style own"), _block(st.sampled_from(COUNTERS).map(_spaced)))
NESTED = _braced(st.sampled_from(MEDIA), RULE)
STYLESHEETS = st.lists(
    st.one_of(RULE, RULE, RULE, RULE, PAGE, PAGE, NESTED, FACE, COUNTER, OWN_PROPERTIES),
    min_size=1, max_size=12,
).map("\n".join)  # fmt: skip
"""Some rules of any property, with values that fit it or do not."""
