"""How drawings look, as the stylesheets say it, and which texts they can letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from exporter.drawings.outlines import characters as characters_of
from exporter.engine.cascade import Cascade
from exporter.engine.fetcher import PictureFetcher
from exporter.engine.parsed import HTMLDocument
from exporter.style.design import Design
from exporter.styled import BOLD_FROM, Colour, Edge, FontFace, Percent, Points, Style

SERIES = 6
LEAST_CONTRAST, DARKENING, BLACK = 4.5, 20, Colour(0, 0, 0)
_PARTS = ("drawing", "plot", "label", "subject", "value", "key", "inside", "grid", "axis", "bar")
_AROUND = ("html", "body", "div", "main", "figure[1]")
_AROUND_WIDE = (*_AROUND[:-1], "figure[2]")


@dataclass(frozen=True)
class Lettering:
    """How words are set: `face` is `None` where no loaded font is of the family; colour is #hex."""

    face: FontFace | None
    size: Points
    leading: Points
    colour: str


@dataclass(frozen=True)
class ChartLooks:
    """How charts look: `width` of the whole, `height` of a plot whose height is free, the `least`
    and the `greatest` that it may have.

    No chart is higher than `most`.
    `bar` is how thick a bar is, `thinnest` how thin it may be, `thickest` how thick; `column` is
    how wide a column may be, `gap` what parts two of them, `between` the bars of two categories.
    """

    width: Points
    height: Points
    least: Points
    greatest: Points
    most: Points
    bar: Points
    thinnest: Points
    thickest: Points
    column: Points
    gap: Points
    between: Points
    grid: Edge
    axis: Edge
    series: tuple[Edge, ...]
    label: Lettering
    subject: Lettering
    value: Lettering
    key: Lettering
    inside: Lettering
    wide: Points

    @property
    def widened(self) -> ChartLooks:
        """The looks of a chart that spans all columns of text."""
        return replace(self, width=self.wide)

    def lowered(self, share: float) -> ChartLooks:
        """The looks of a chart that is lower by a share, from 0 to 1, of what it may be; with less
        than 0 it is higher."""
        height, bar = self.height - self.least, self.bar - self.thinnest
        return replace(
            self,
            height=Points(self.height - share * max(height, 0)),
            bar=Points(self.bar - share * max(bar, 0)),
        )

    def raised(self, share: float) -> ChartLooks:
        """The looks of a chart that is higher by a share, from 0 to 1, of what it may be."""
        height, bar = self.greatest - self.height, self.thickest - self.bar
        between = self.thickest - self.between
        return replace(
            self,
            height=Points(self.height + share * max(height, 0)),
            bar=Points(self.bar + share * max(bar, 0)),
            between=Points(self.between + share * max(between, 0)),
        )

    def named(self, number: int) -> Lettering:
        """The lettering for the name of a series, from 0: in its colour, dark enough for words."""
        return replace(self.key, colour=f"#{_readable(self.series[number].colour).hex}")


def _readable(colour: Colour) -> Colour:
    """A colour as dark as words on paper must be (WCAG 2.2, 1.4.3)."""
    darker = (_darkened(colour, step / DARKENING) for step in range(DARKENING))
    return next((one for one in darker if 1.05 / (one.luminance + 0.05) >= LEAST_CONTRAST), BLACK)


def _darkened(colour: Colour, share: float) -> Colour:
    """A colour with a share of black in it."""
    return Colour(*(round(part * (1 - share)) for part in bytes.fromhex(colour.hex)))


@dataclass(frozen=True)
class CodeLooks:
    """How a QR code looks: its height with the quiet zone, and its colour as #hex."""

    height: Points
    colour: str


@dataclass(frozen=True)
class Looks:
    """How all drawings of an edition look."""

    chart: ChartLooks
    code: CodeLooks


def looks_of(attributes: Mapping[str, str], edition: str, design: Design) -> Looks:
    """What the stylesheets say of drawings in a document whose root has the given attributes."""
    cascade, faces = _cascade(attributes, edition, design), design.faces(edition)
    styles = _styles(cascade)
    bar, plot = styles["bar"], styles["plot"]
    letterings = {
        part: _lettering(styles[part], faces)
        for part in ("label", "subject", "value", "key", "inside")
    }
    chart = ChartLooks(
        width=_width(styles["drawing"].width, cascade, _AROUND),
        wide=_width(styles["wide"].width, cascade, _AROUND_WIDE),
        height=_length(plot.max_height),
        least=_length(plot.height),
        greatest=_length(plot.width),
        most=_length(styles["drawing"].max_height),
        bar=bar.border.top.width,
        thinnest=_length(bar.height),
        thickest=_length(bar.width),
        column=_length(bar.max_width),
        gap=bar.margin.bottom,
        between=bar.margin.bottom,
        grid=styles["grid"].border.top,
        axis=styles["axis"].border.top,
        series=tuple(styles[f"series-{number}"].border.top for number in _numbers()),
        **letterings,
    )
    code = styles["qr-code"]
    return Looks(chart, CodeLooks(_length(code.height), f"#{code.colour.hex}"))


def _numbers() -> range:
    return range(1, SERIES + 1)


def _cascade(attributes: Mapping[str, str], edition: str, design: Design) -> Cascade:
    """A document that has an element of each part's class, and nothing else."""
    root = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    parts = [*_PARTS, *(f"series-{number}" for number in _numbers())]
    chart = "".join(f'<span class="chart-{part}" title="{part}"></span>' for part in parts)
    html = HTMLDocument(
        f'<html{root}><body><div class="flow"><main class="text">'
        f'<figure class="figure chart">{chart}</figure>'
        '<figure class="figure chart wide"><span class="chart-drawing" title="wide"></span>'
        "</figure>"
        '<span class="qr-code" title="qr-code"></span></main></div></body></html>',
        PictureFetcher({}, {}),
    )
    families = frozenset(face.family for face in design.faces(edition))
    return Cascade(html, design.sheets(edition), design.fonts, families)


def _styles(cascade: Cascade) -> dict[str, Style]:
    """The computed style of each part, by its class."""
    return {
        element.attributes["title"]: element.style
        for element in cascade.styled_root().walk()
        if "title" in element.attributes
    }


def _width(extent: Points | Percent | None, cascade: Cascade, around: Sequence[str]) -> Points:
    """How wide a chart is drawn; layout scales it where its width hangs on percentages."""
    if extent is not None and not isinstance(extent, Percent):
        return extent
    root, *paths = cascade.document_element, *("/".join(around[1:end]) for end in range(2, 6))
    nodes = [root, *(found for path in paths if (found := root.find(path)) is not None)]
    share = 1 if extent is None else extent / 100
    return Points(cascade.inner_width(nodes) * share)


def _length(extent: Points | Percent | None) -> Points:
    return Points(0) if extent is None or isinstance(extent, Percent) else extent


def _lettering(style: Style, faces: Sequence[FontFace]) -> Lettering:
    face = _face(style, faces)
    return Lettering(face, style.font_size, style.leading, f"#{style.colour.hex}")


def _face(style: Style, faces: Sequence[FontFace]) -> FontFace | None:
    """The face of the style's family that comes nearest to its weight and slant."""
    bold = style.font_weight >= BOLD_FROM

    def distance(face: FontFace) -> int:
        return 2 * (face.italic is not style.italic) + ((face.weight >= BOLD_FROM) is not bold)

    own = [face for face in faces if face.family == style.font_family]
    return min(own, key=distance, default=None)


SHAPED = frozenset({"R", "AL", "AN"})  # scripts from right to left, whose letters join


def can_letter(texts: Iterable[str], looks: ChartLooks) -> bool:
    """Whether the fonts of a chart have all characters, and none that others would change."""
    letterings = (looks.label, looks.subject, looks.value, looks.key, looks.inside)
    faces = {lettering.face for lettering in letterings}
    characters = {character for text in texts for character in text} - {" "}
    if None in faces or any(map(_is_shaped, characters)):
        return False
    return all(characters <= characters_of(face) for face in faces if face)


def _is_shaped(character: str) -> bool:
    joins = unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf")
    return joins or unicodedata.bidirectional(character) in SHAPED
