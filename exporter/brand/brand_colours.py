"""The colours of a brand as tokens, each dark enough for what is set in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import floor

from exporter.brand.brand_file import Brand
from exporter.brand.placed_css import Rule, token
from exporter.brand.shades import (
    BLACK,
    LEAST_CONTRAST,
    WHITE,
    Shade,
    least_contrast,
    legible,
    shade_of,
)
from exporter.brand.theme_tokens import worked_out
from exporter.diagnostics import DesignError, Diagnostic, Place, warning
from exporter.diagnostics.hints import did_you_mean

SERIES = 6
LEAST_SERIES = 3.0  # WCAG 2.2, 1.4.11
APART = 0.12  # the least distance of two series
TINT_LIGHTNESS, TINT_CHROMA = 0.965, 0.012
LEAST_HAIRLINE = 1.25  # a paler rule is not seen on paper
MOST_TINT = 1.35  # the contrast of a tint with paper, from which on it is a panel
LEAST_TINT = 1.03
VALUE = "write it as in #1a5fb4"
KEEP_HINT = "give the brand a colour for print, or leave all as they are with --brand-contrast keep"
DARK_HINT = "nothing needs doing; give a foreground that is darker than the background to choose"
DRAWN = ("info", "warning", "success", "danger", "secondary", "dark", "tertiary")


@dataclass
class Colours:
    """The colours of a brand by what names them, what has been told of them, and the tint.

    With `keeps`, none is mended.
    """

    brand: Brand
    keeps: bool
    told: list[Diagnostic] = field(default_factory=list)
    tint: Shade = WHITE

    def shade(self, *loc: str) -> Shade | None:
        """The colour that the brand file names; `None` where it names none.

        Raises DesignError for a word that is no colour.
        """
        text = self.brand.section(*loc[:-1]).get(loc[-1])
        if not isinstance(text, str):
            return None
        found = shade_of(text)
        if found is None:
            hint = did_you_mean(text, self.brand.section("color", "palette")) or VALUE
            message = f"{'.'.join(loc)} is {text!r}, which is no colour"
            raise DesignError.at("brand-colour", message, self.brand.place(*loc), hint)
        return found

    def text(self, shade: Shade, *loc: str, grounds: tuple[Shade, ...] = ()) -> Shade:
        """A colour as text can be set in it on paper and tint, or on other grounds."""
        grounds = grounds or (WHITE, self.tint)
        ratio = least_contrast(shade, grounds)
        if ratio >= LEAST_CONTRAST:
            return shade
        mended = shade if self.keeps else legible(shade, grounds)
        self._tell(_faint(loc, shade, mended, ratio, self.brand.place(*loc)))
        return mended

    def _tell(self, told: Diagnostic) -> None:
        if told.message.partition(" ")[2] not in (
            one.message.partition(" ")[2] for one in self.told
        ):
            self.told.append(told)

    def swapped(self) -> None:
        """Note that the brand is a dark one, and is printed on white."""
        place = self.brand.place("color", "background")
        message = "the brand is light on dark; on paper its background is the colour of text"
        self.told.append(warning("brand-dark", message, place, DARK_HINT))


def _faint(
    loc: tuple[str, ...], shade: Shade, mended: Shade, ratio: float, place: Place
) -> Diagnostic:
    what = "it is left so" if mended == shade else f"text is set in {mended.hex}"
    message = (
        f"{'.'.join(loc)} {shade.hex} has a contrast of {floor(ratio * 10) / 10}:1 on its ground, "
        f"under {LEAST_CONTRAST}:1; {what}"
    )
    return warning("brand-contrast", message, place, KEEP_HINT)


def colour_rules(colours: Colours, tokens: Mapping[str, str]) -> Iterator[Rule]:
    """The tokens for colours: of text, of what stands back, of boxes and rules, and of charts.

    `tokens` are the theme's: what it has in no colour but ink and paper stays so.
    """
    ink_name, ground_name = _ink(colours)
    primary = colours.shade("color", "primary")
    if not _is_plain(tokens, "--paper-tint"):
        colours.tint = _tint(colours, primary, ground_name) or WHITE
    if colours.tint != WHITE:
        place = colours.brand.place("color")
        yield token("--paper-tint", colours.tint.hex, place)
    if ink := colours.shade("color", ink_name):
        yield _text_token(colours, "--ink", ink, ink_name)
    muted = colours.shade("color", "secondary")
    if muted and not _is_plain(tokens, "--muted"):
        yield _text_token(colours, "--muted", muted, "secondary")
    if primary:
        yield from _accent(colours, primary)
    hairline = colours.shade("color", "tertiary")
    is_seen = hairline is not None and hairline.contrast(WHITE) >= LEAST_HAIRLINE
    if hairline and is_seen and not _is_plain(tokens, "--hairline"):
        yield token("--hairline", hairline.hex, colours.brand.place("color", "tertiary"))


def _is_plain(tokens: Mapping[str, str], name: str) -> bool:
    """Whether a theme has black or white for what others have in a colour between."""
    return shade_of(worked_out(tokens, name)) in (BLACK, WHITE)


def _ink(colours: Colours) -> tuple[str, str]:
    """The names of the colour of text and of its ground, on paper."""
    front, back = (colours.shade("color", name) for name in ("foreground", "background"))
    if front and back and front.luminance > back.luminance:
        colours.swapped()
        return "background", "foreground"
    return "foreground", "background"


def _text_token(colours: Colours, name: str, shade: Shade, said: str) -> Rule:
    mended = colours.text(shade, "color", said)
    return token(name, mended.hex, colours.brand.place("color", said))


def _tint(colours: Colours, primary: Shade | None, ground: str) -> Shade | None:
    """The brand's own light colour, where it is one and is not white; else a breath of its first
    colour."""
    named = (colours.shade("color", name) for name in ("light", ground))
    for shade in named:
        if shade and LEAST_TINT <= shade.contrast(WHITE) <= MOST_TINT:
            return shade
    return primary.at(TINT_LIGHTNESS, min(primary.polar[1], TINT_CHROMA)) if primary else None


def _accent(colours: Colours, primary: Shade) -> Iterator[Rule]:
    place = colours.brand.place("color", "primary")
    accent = colours.text(primary, "color", "primary")
    yield token("--accent", accent.hex, place)
    yield token("--box-rule", "var(--accent)", place)
    for number, shade in enumerate(_series(colours, accent), start=1):
        yield token(f"--chart-{number}", shade.hex, place)


def _series(colours: Colours, accent: Shade) -> list[Shade]:
    """The colours of charts: the brand's own that can be seen and told apart, then shades of the
    first one."""
    chosen = [accent]
    for shade in (*_drawn(colours), *_shades(accent)):
        is_new = all(shade.distance(one) >= APART for one in chosen)
        if is_new and shade.contrast(WHITE) >= LEAST_SERIES:
            chosen.append(shade)
    fill = (shade for shade in _shades(accent) if shade not in chosen)
    return [*chosen, *fill][:SERIES]


def _drawn(colours: Colours) -> Iterator[Shade]:
    for name in DRAWN:
        if shade := colours.shade("color", name):
            yield shade
    for name in colours.brand.section("color", "palette"):
        if shade := colours.shade("color", "palette", name):
            yield shade


def _shades(accent: Shade) -> Iterator[Shade]:
    lightness, chroma, _ = accent.polar
    for step in (0.25, 0.65, 0.4, 0.55, 0.33, 0.48, 0.6):
        yield accent.at(step, chroma * (0.6 if abs(step - lightness) < 0.1 else 1))
