"""The typography of a brand: families, sizes, weights and leadings, as tokens and rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import tinycss2

from exporter.brand.brand_colours import Colours
from exporter.brand.brand_file import Brand, Plain
from exporter.brand.families import Fonts
from exporter.brand.placed_css import Rule, token
from exporter.brand.shades import BLACK_OR_WHITE, WHITE, Shade, shade_of
from exporter.brand.theme_tokens import points, worked_out
from exporter.diagnostics import DesignError, Place
from exporter.style.kinds import KINDS, POINTS

TYPE = "typography"
FAMILIES: Mapping[str, tuple[str, ...]] = {
    "base": ("--text-family", "--label-family", "--display-family", "--heading-family"),
    "headings": ("--heading-family", "--display-family"),
    "monospace": ("--code-family",),
}
ROLES = {"base": "text keeps", "headings": "headings keep", "monospace": "code keeps"}
TITLES = "h1,h2,h3,h4"
INLINE, BLOCK = ":not(.code-block)>code", ".code-block"
RELATIVE = {"rem": 1.0, "em": 1.0, "%": 0.01, "px": 1 / 16}
"""What units of the web come to, in the size of running text, which has 16 pixels there."""
SIZE = re.compile(r"([\d.]+)\s*(%|[a-z]+)")
SIZE_HINT = "write 1.1rem, 110% or 11pt"
DECORATION_HINT = "write underline, or none"
LEAST_LARGE_CONTRAST = 3.0  # WCAG 2.2, 1.4.3, for large text
HALF = 2  # half points in a point
LEAST_LEADING = 1.0  # of a headline: below it, lines would touch
RANKED = ("label", "lede", "deck", "heading", "subheading")
"""What keeps its rank as running text grows or shrinks."""
ORDINARY = 400
WEIGHTS: Mapping[str, int] = {
    name: weight
    for weight, names in {
        100: "thin",
        200: "extra-light ultra-light",
        300: "light",
        400: "normal regular",
        500: "medium",
        600: "semi-bold demi-bold",
        700: "bold",
        800: "extra-bold ultra-bold",
        900: "black",
    }.items()
    for name in names.split()
}


@dataclass(frozen=True)
class Lettering:
    """What the rules of a brand's typography are made of: the tokens are those of the theme."""

    brand: Brand
    tokens: Mapping[str, str]
    colours: Colours
    fonts: Fonts

    def rules(self) -> Iterator[Rule]:
        """All of them; raises DesignError for a size or a colour that is none."""
        yield from self.fonts.rules()
        for part in ("base", "headings", "monospace"):
            yield from self._families(part)
        yield from self._base()
        yield from self._headings()
        yield from self._code()
        yield from self._link()

    def _families(self, part: str) -> Iterator[Rule]:
        said = self._said(part).get("family")
        if said is None:
            return
        place = self.brand.place(TYPE, part, "family")
        if found := self.fonts.families(said, place, ROLES[part]):
            names = [one for one in FAMILIES[part] if part != "base" or self._is_open(one)]
            for name in names:
                yield token(name, _before(found, worked_out(self.tokens, name)), place)

    def _is_open(self, name: str) -> bool:
        """Whether nothing but the brand's base family is meant for a token."""
        return name not in FAMILIES["headings"] or not self._said("headings").get("family")

    def _base(self) -> Iterator[Rule]:
        base = self._said("base")
        size, line = self._body(base)
        if "size" in base:
            yield from self._sizes(size, self.brand.place(TYPE, "base", "size"))
        if "size" in base or "line-height" in base:
            name = "line-height" if "line-height" in base else "size"
            yield token("--body-line", f"{line:g}pt", self.brand.place(TYPE, "base", name))
        if (weight := _weight(base)) != ORDINARY:
            yield Rule(f"body{{font-weight:{weight}}}", self.brand.place(TYPE, "base", "weight"))

    def _sizes(self, size: float, place: Place) -> Iterator[Rule]:
        """The size of running text, and those that keep their rank beside it."""
        share = size / (points(self.tokens, "--body-size") or size)
        yield token("--body-size", f"{size:g}pt", place)
        for name in RANKED if share != 1 else ():
            if own := points(self.tokens, f"--{name}-size"):
                yield token(
                    f"--{name}-size", f"{max(_halves(own * share), self._least):g}pt", place
                )

    @property
    def _least(self) -> float:
        """The smallest size of the theme, which is that of its notes, in points."""
        return points(self.tokens, "--note-size") or 8.0

    def _body(self, base: Plain) -> tuple[float, float]:
        """The size and the leading of running text in points, on the grid of half points."""
        own, lead = points(self.tokens, "--body-size"), points(self.tokens, "--body-line")
        usual, leading = own or 10.0, lead or 14.0
        asked = self._size("base", base, usual) if "size" in base else usual
        size = max(_halves(asked), self._least)
        ratio = _number(base.get("line-height")) or leading / usual
        return size, _halves(size * ratio)

    def _size(self, part: str, said: Plain, usual: float) -> float:
        """A size in points; that of the web is taken in proportion to the theme's own."""
        text = str(said["size"])
        found = SIZE.fullmatch(text.strip().lower())
        unit = found[2] if found else ""
        if found and unit in RELATIVE:
            return float(found[1]) * RELATIVE[unit] * usual
        if found and unit in POINTS:
            return float(found[1]) * POINTS[unit]
        message = f"typography.{part}.size is {text!r}, which is no size of type"
        raise DesignError.at("brand-size", message, self.brand.place(TYPE, part, "size"), SIZE_HINT)

    def _headings(self) -> Iterator[Rule]:
        said = self._said("headings")
        if "weight" in said:
            place = self.brand.place(TYPE, "headings", "weight")
            for name in ("--heading-weight", "--headline-weight"):
                yield token(name, f"{_weight(said)}", place)
        if (style := _style(said)) and self._has_italics:
            yield Rule(
                f"{TITLES}{{font-style:{style}}}", self.brand.place(TYPE, "headings", "style")
            )
        if ratio := _number(said.get("line-height")):
            place = self.brand.place(TYPE, "headings", "line-height")
            yield token("--headline-leading", f"{max(ratio, LEAST_LEADING):g}", place)
        if shade := self.colours.shade(TYPE, "headings", "color"):
            colour = self.colours.text(shade, TYPE, "headings", "color").hex
            place = self.brand.place(TYPE, "headings", "color")
            for name in ("--heading-colour", "--headline-colour", "--subheading-colour"):
                if not self._is_light(name):
                    yield token(name, colour, place)

    @property
    def _has_italics(self) -> bool:
        """Whether the theme has any: one for readers with low vision goes without."""
        return worked_out(self.tokens, "--emphasis-style") != "normal"

    def _is_light(self, name: str) -> bool:
        """Whether a theme's colour is one for dark grounds, which the brand's for paper is not."""
        shade = shade_of(worked_out(self.tokens, name))
        return shade is not None and shade.contrast(WHITE) < LEAST_LARGE_CONTRAST

    def _code(self) -> Iterator[Rule]:
        yield from self._code_size()
        yield from self._code_of("monospace-inline", INLINE)
        yield from self._code_of("monospace-block", BLOCK)

    def _code_size(self) -> Iterator[Rule]:
        said = self._said("monospace")
        if "size" in said:
            usual = points(self.tokens, "--body-size") or 10.0
            share = self._size("monospace", said, usual) / usual
            value = (
                f"max({self._least:g}pt,round(calc(var(--body-size)*var(--fit)*{share:g}),0.5pt))"
            )
            yield token("--code", value, self.brand.place(TYPE, "monospace", "size"))

    def _code_of(self, part: str, selector: str) -> Iterator[Rule]:
        said = self._said(part)
        style = dict(self._code_style(part, said))
        if style:
            css = ";".join(f"{name}:{value}" for name, value in style.items())
            yield Rule(f"{selector}{{{css}}}", self.brand.place(TYPE, part))

    def _code_style(self, part: str, said: Plain) -> Iterator[tuple[str, str]]:
        ground = self.colours.shade(TYPE, part, "background-color")
        if shade := self.colours.shade(TYPE, part, "color"):
            grounds = (ground,) if ground else ()
            yield "color", self.colours.text(shade, TYPE, part, "color", grounds=grounds).hex
        elif ground and (ink := self._ink_on(ground)):
            yield "color", ink.hex
        if ground:
            yield "background-color", ground.hex
        if "weight" in said:
            yield "font-weight", f"{_weight(said)}"
        if style := _style(said):
            yield "font-style", style
        if part == "monospace-block" and (ratio := _number(said.get("line-height"))):
            yield "line-height", f"round({ratio:g}em,0.5pt)"
        yield from self._own_family(part, said)

    def _own_family(self, part: str, said: Plain) -> Iterator[tuple[str, str]]:
        """The family of one kind of code, where the brand has another for the other kind."""
        family = said.get("family")
        if family and family != self._said("monospace").get("family"):
            place = self.brand.place(TYPE, part, "family")
            if found := self.fonts.families(family, place, ROLES["monospace"]):
                yield "font-family", ", ".join([*found, "var(--code-family)"])

    def _ink_on(self, ground: Shade) -> Shade | None:
        """White for a ground on which ink cannot be read."""
        return WHITE if ground.luminance < BLACK_OR_WHITE else None

    def _link(self) -> Iterator[Rule]:
        said = self._said("link")
        if shade := self.colours.shade(TYPE, "link", "color"):
            ground = self.colours.shade(TYPE, "link", "background-color")
            grounds = (ground,) if ground else ()
            colour = self.colours.text(shade, TYPE, "link", "color", grounds=grounds)
            yield token("--link", colour.hex, self.brand.place(TYPE, "link", "color"))
        if "decoration" in said:
            place = self.brand.place(TYPE, "link", "decoration")
            yield token("--link-decoration", self._decoration(str(said["decoration"])), place)
        if "weight" in said:
            place = self.brand.place(TYPE, "link", "weight")
            yield Rule(f"a{{font-weight:{_weight(said)}}}", place)
        if ground := self.colours.shade(TYPE, "link", "background-color"):
            place = self.brand.place(TYPE, "link", "background-color")
            yield Rule(f"a{{background-color:{ground.hex}}}", place)

    def _decoration(self, text: str) -> str:
        nodes = tinycss2.parse_component_value_list(text, skip_comments=True)
        value = [node for node in nodes if node.type != "whitespace"]
        if value and KINDS["decoration"].holds(value):
            return str(tinycss2.serialize(value if len(value) == 1 else nodes))
        place = self.brand.place(TYPE, "link", "decoration")
        message = f"typography.link.decoration is {text!r}, which is no line at words"
        raise DesignError.at("brand-decoration", message, place, DECORATION_HINT)

    def _said(self, part: str) -> Plain:
        return self.brand.section(TYPE, part)


def _before(families: Iterable[str], theme: str) -> str:
    """Families before those of a theme, each once."""
    listed = (name.strip() for name in theme.split(","))
    return ", ".join(dict.fromkeys((*families, *listed)))


def _weight(said: Plain) -> int:
    """A weight in hundreds, as fonts have it."""
    text = str(said.get("weight", ORDINARY))
    number = int(text) if text.isdigit() else WEIGHTS.get(text, ORDINARY)
    return min(max(round(number, -2), 100), 900)


def _style(said: Plain) -> str | None:
    """Italic where that is asked for alone."""
    styles = said.get("style")
    return "italic" if styles in ("italic", ["italic"]) else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and value > 0 else None


def _halves(size: float) -> float:
    return round(size * HALF) / HALF
