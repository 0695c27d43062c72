"""WeasyPrint's computed values, translated into the styled tree's plain ones.

CSS pixels become points, keywords stay CSS keywords.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tinycss2.color5 import parse_color

from exporter.diagnostics import DesignError
from exporter.engine.column import Edges
from exporter.engine.insides import Computed
from exporter.engine.measured import SIDES, Measured
from exporter.styled import Colour, Edge, Percent, Points, Sides, Style

POINTS_PER_PIXEL = 0.75
NORMAL_LEADING = 1.2  # what `line-height: normal` stands for; our stylesheets never leave it so
TRANSPARENT = 0
NOTHING = Points(0)
PICTURES = ("url", "linear-gradient", "radial-gradient")


def points(pixels: float) -> Points:
    """CSS pixels as points, rounded to a thousandth so that float noise never shows."""
    return Points(round(pixels * POINTS_PER_PIXEL, 3))


def style(computed: Computed, families: frozenset[str], inside: Points = NOTHING) -> Style:
    """The plain style of one element; `families` are the loaded font families.

    `inside` is the width of the block that contains it, of which percentages are taken.
    """
    source = Measured(computed, inside / POINTS_PER_PIXEL)
    colour = _colour(source["color"])
    return Style(
        **_font(source, families),
        **_text(source),
        **_flow(source),
        colour=colour,
        margin=_sides(source, "margin_{}"),
        padding=_sides(source, "padding_{}"),
        border=Sides(*(_edge(source, side, colour) for side in SIDES)),
        background=_background(source["background_color"], colour),
        has_picture=has_picture(computed),
    )


def length(value: Any) -> Points:
    """A computed length in points; `auto` and percentages count as 0."""
    if isinstance(value, int | float):
        return points(value)
    if getattr(value, "unit", None) != "px" or value.value in (None, float("inf")):
        return Points(0)
    return points(value.value)


def edges(computed: Computed) -> Edges:
    """What surrounds an element's content from above and below; a percentage counts as 0."""
    source = Measured(computed)
    above, below = (
        length(source[f"padding_{side}"]) + length(source[f"border_{side}_width"])
        for side in ("top", "bottom")
    )
    return Edges(
        margin_top=length(source["margin_top"]),
        margin_bottom=length(source["margin_bottom"]),
        above=Points(above),
        below=Points(below),
        size=points(source["font_size"]),
        leading=_leading(source["line_height"], source["font_size"]),
        tracking=length(source["letter_spacing"]),
    )


def sideways(computed: Computed) -> Points:
    """What an element's margins, borders and paddings take of the width; percentages count as 0."""
    source = Measured(computed)
    names = ("margin_{}", "border_{}_width", "padding_{}")
    return Points(
        sum(length(source[name.format(side)]) for name in names for side in ("left", "right"))
    )


def own_width(computed: Computed) -> Points | None:
    """The width of an element's content where it is a length; `None` for all the room it has."""
    width = Measured(computed)["width"]
    return length(width) if getattr(width, "unit", "%") != "%" else None


def column_width(computed: Computed, width: float) -> float:
    """How wide a column is in an element with so many points of room; all of it for one column."""
    source = Measured(computed)
    count = source["column_count"]
    if count == "auto" or count == 1:
        return width
    gap = _column_gap(source)
    between = width * gap / 100 if isinstance(gap, Percent) else gap
    column: float = (width - (count - 1) * between) / count
    return column


def variables(source: Computed, names: Sequence[str]) -> dict[str, str]:
    """The custom properties among `names` that are set, as CSS text without outer blanks."""
    values = {name: source[name.replace("-", "_")] for name in names}
    return {name: _css_text(tokens) for name, tokens in values.items() if tokens}


def colours(source: Computed, name: str) -> tuple[Colour, ...]:
    """The colours that a custom property lists, in order; none where it is not set."""
    named = (parse_color(token) for token in source[name.replace("-", "_")] or ())
    return tuple(_colour(colour) for colour in named if colour not in (None, "currentcolor"))


def _css_text(tokens: Any) -> str:
    return "".join(str(token.serialize()) for token in tokens).strip()


def _font(source: Measured, families: frozenset[str]) -> dict[str, Any]:
    decoration = source["text_decoration_line"]
    return {
        "font_family": _families(source["font_family"], families)[0],
        "fallbacks": _families(source["font_family"], families)[1:],
        "font_size": points(source["font_size"]),
        "font_weight": int(source["font_weight"]),
        "italic": source["font_style"] != "normal",
        "leading": _leading(source["line_height"], source["font_size"]),
        "letter_spacing": length(source["letter_spacing"]),
        "text_transform": source["text_transform"],
        "small_caps": source["font_variant_caps"] == "small-caps",
        "tabular_figures": "tabular-nums" in source["font_variant_numeric"],
        "underline": "underline" in decoration,
        "strike": "line-through" in decoration,
        "vertical_align": _vertical_align(source["vertical_align"]),
    }


def _text(source: Measured) -> dict[str, Any]:
    return {
        "text_align": _text_align(source["text_align_all"], source["direction"]),
        "text_indent": length(source["text_indent"]),
        "hyphens": source["hyphens"] == "auto",
        "white_space": source["white_space"],
        "direction": source["direction"],
        "orphans": int(source["orphans"]),
        "widows": int(source["widows"]),
    }


def _flow(source: Measured) -> dict[str, Any]:
    return {
        "display": _display(source["display"]),
        "width": _extent(source["width"]),
        "max_width": _extent(source["max_width"]),
        "height": _height(source["height"]),
        "flex_grow": float(source["flex_grow"]),
        "align_items": source["align_items"][0],
        "max_height": _extent(source["max_height"]),
        "break_before": source["break_before"],
        "break_after": source["break_after"],
        "break_inside": source["break_inside"],
        "float": source["float"],
        "position": source["position"] if isinstance(source["position"], str) else "running",
        "list_style": _list_style(source["list_style_type"]),
        **_columns(source),
        "column_gap": _column_gap(source),
        "column_span": source["column_span"] == "all",
        "page": "" if source["page"] == "auto" else source["page"],
    }


def _families(names: Sequence[str], families: frozenset[str]) -> tuple[str, ...]:
    """Those of the names that are loaded; the first where none is."""
    return tuple(name for name in names if name in families) or (names[0],)


def _leading(value: Any, font_size: float) -> Points:
    if value == "normal":
        return points(font_size * NORMAL_LEADING)
    if isinstance(value, int | float) or value.unit is None:
        return points(float(getattr(value, "value", value)) * font_size)
    return points(value.value)


def _vertical_align(value: Any) -> str:
    return value if isinstance(value, str) else f"{points(value):g}pt"


def _text_align(value: str, direction: str) -> str:
    sides = ("left", "right") if direction == "ltr" else ("right", "left")
    return {"start": sides[0], "end": sides[1]}.get(value, value)


def _display(value: tuple[str, ...]) -> str:
    if "list-item" in value:
        return "list-item"
    if value[0] == "block" and value[-1] in ("flex", "grid", "table"):
        return value[-1]
    return value[0]


def _extent(value: Any) -> Points | Percent | None:
    if isinstance(value, str) or getattr(value, "value", None) == float("inf"):
        return None
    if not hasattr(value, "unit"):  # `calc()` of a percentage, which layout alone knows
        return None
    return Percent(value.value) if value.unit == "%" else length(value)


def _height(value: Any) -> Points | None:
    """A height; a percentage is `auto`, since no height that it could be of is known."""
    height = _extent(value)
    return None if isinstance(height, Percent) else height


def _columns(source: Measured) -> dict[str, Any]:
    count, width = source["column_count"], source["column_width"]
    if count == "auto":
        count = 1 if width == "auto" else None
    return {"columns": count, "column_width": None if width == "auto" else points(width)}


def _column_gap(source: Measured) -> Points | Percent:
    """The gap between columns; `normal` is the size of the type (CSS Box Alignment 3, 8.1)."""
    value = source["column_gap"]
    if value == "normal":
        return points(source["font_size"])
    return Percent(value.value) if value.unit == "%" else length(value)


def _list_style(value: Any) -> str:
    return value if isinstance(value, str) else value[1]


def _sides(source: Measured, pattern: str) -> Sides[Points]:
    return Sides(*(length(source[pattern.format(side)]) for side in SIDES))


def _edge(source: Measured, side: str, colour: Colour) -> Edge:
    line = source[f"border_{side}_style"]
    width = length(source[f"border_{side}_width"]) if line not in ("none", "hidden") else Points(0)
    value = source[f"border_{side}_color"]
    return Edge(width, line, colour if value == "currentcolor" else _colour(value))


def _background(value: Any, colour: Colour) -> Colour | None:
    background = colour if value == "currentcolor" else _colour(value)
    return None if background.alpha == TRANSPARENT else background


def has_picture(source: Computed) -> bool:
    """Whether it has a background image, or its own `content` or list style is a picture."""
    content = source["content"] if isinstance(source["content"], tuple) else ()
    kinds = [kind for kind, _ in (*source["background_image"], *content)]
    return any(kind in PICTURES for kind in kinds) or source["list_style_image"][0] != "none"


def _colour(value: Any) -> Colour:
    red, green, blue = (round(min(max(channel, 0), 1) * 255) for channel in _srgb(value))
    return Colour(red, green, blue, round(float(value.alpha), 4))


def _srgb(value: Any) -> tuple[float, ...]:
    if value.space in ("srgb", "hsl", "hwb"):
        return tuple(value.to("srgb").coordinates)
    if value.space in ("oklab", "oklch", "xyz-d65"):
        return _srgb_of_xyz(*value.to("xyz-d65").coordinates)
    if value.space in ("lab", "lch", "xyz-d50"):
        return _srgb_of_xyz(*_adapted(*value.to("xyz-d50").coordinates))
    if value.space == "device-cmyk":
        return _srgb_of_inks(*value.coordinates)
    raise DesignError.at(
        "colour-space",
        f"the colour space {value.space} is not supported in a stylesheet",
        hint="write the colour as #hex, rgb(), hsl(), hwb(), lab(), lch(), oklab() or oklch()",
    )


def _srgb_of_inks(cyan: float, magenta: float, yellow: float, black: float) -> tuple[float, ...]:
    """Inks as seen on a screen, as CSS Color 5 does it without a profile (section 10.3)."""
    return tuple(1 - min(1, ink * (1 - black) + black) for ink in (cyan, magenta, yellow))


def _adapted(x: float, y: float, z: float) -> tuple[float, float, float]:
    """CIE XYZ of the white point D50 as of D65, by the matrix of CSS Color 4, section 18."""
    return (
        0.955473421 * x - 0.023098454 * y + 0.063259308 * z,
        -0.028369706 * x + 1.009995398 * y + 0.021041441 * z,
        0.012314014 * x - 0.020507649 * y + 1.330365926 * z,
    )


def _srgb_of_xyz(x: float, y: float, z: float) -> tuple[float, ...]:
    """CIE XYZ (D65) as gamma-encoded sRGB, by the matrix of CSS Color 4, section 18."""
    linear = (
        3.2409699419 * x - 1.5373831776 * y - 0.4986107603 * z,
        -0.9692436363 * x + 1.8759675015 * y + 0.0415550574 * z,
        0.0556300797 * x - 0.2039769589 * y + 1.0569715142 * z,
    )
    return tuple(map(_gamma_encoded, linear))


def _gamma_encoded(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
