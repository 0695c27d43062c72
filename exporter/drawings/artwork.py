"""All that an edition prints beside its words: the article's pictures, and those that we draw."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from exporter.article import Article, Table
from exporter.article.language import locale_of, plain_tag
from exporter.article.pictures import Pictures
from exporter.article.places import blocks, dotted
from exporter.article.svg import SVG_TYPE
from exporter.article.whereabouts import Whereabouts
from exporter.compose.labels import labels_for
from exporter.compose.view import View
from exporter.diagnostics import DesignError, Diagnostic, warning
from exporter.drawings.logo import Logo
from exporter.drawings.looks import ChartLooks, Looks, looks_of
from exporter.engine.fetcher import PictureFetcher
from exporter.engine.layout import Layout
from exporter.provenance.record import drawn_name
from exporter.style.design import Design
from exporter.styled import DRAWING_SCHEME, LOGO, Drawing

QR_CODE = "url"
CHART = ".chart"
"""The step from the part of a table to that of its chart."""
LOGO_PIXELS = 120  # the least height of a drawn logo, of which 96 are an inch


@dataclass(frozen=True)
class Drawings:
    """Drawings by the part of the article that they show, and the parts of charts that stay tables
    since their fonts cannot letter them."""

    by_part: Mapping[str, Drawing]
    undrawn: tuple[str, ...] = ()


def drawings_of(view: View, edition: str, design: Design) -> Drawings:
    """All that is to be drawn for an edition of an article."""
    article = view.article
    has_charts = any(isinstance(block, Table) and block.chart for _, block in blocks(article))
    if not has_charts and not article.url:
        return Drawings({})
    looks = looks_of(root_of(view, edition), edition, design)
    charts = dict(_charts(article, looks.chart)) if has_charts else {}
    drawn = {part: drawing for part, drawing in charts.items() if drawing}
    return Drawings(
        drawn | dict(_qr_code(article, looks)),
        tuple(part for part, drawing in charts.items() if drawing is None),
    )


def root_of(view: View, edition: str) -> dict[str, str]:
    """The attributes of the root element of an edition that looks hang on."""
    return {
        "lang": plain_tag(view.article.language),
        "dir": view.direction,
        "data-edition": edition,
        "data-paper": view.paper,
    }


def _charts(article: Article, looks: ChartLooks) -> Iterator[tuple[str, Drawing | None]]:
    """The drawing of each chart, `None` where its fonts cannot letter it.

    Raises DesignError where the stylesheets leave no room for any.
    """
    from exporter.article.charts.chart import charts, description
    from exporter.drawings.looks import can_letter
    from exporter.drawings.painters import draw_chart

    if min(looks.width, looks.wide) <= 0:
        message = "the stylesheet leaves charts no width"
        raise DesignError.at("chart-width", message, hint="set --chart-width, or smaller margins")
    labels = labels_for(article.language)
    for loc, chart in charts(article):
        part = dotted(loc)
        if can_letter(chart.texts, looks):
            words = description(chart, labels)
            own = looks.widened if chart.wide else looks
            yield part, draw_chart(chart, own, locale_of(article.language), words)
        else:
            yield part, None


def _qr_code(article: Article, looks: Looks) -> Iterator[tuple[str, Drawing]]:
    if article.url:
        from exporter.drawings.qr_code import draw_qr_code

        words = f"{labels_for(article.language)['qr_code']} {article.url}"
        code = draw_qr_code(article.url, looks.code, words)
        if code:
            yield QR_CODE, code


@dataclass(frozen=True)
class Artwork:
    """The article's pictures by their `src`, our drawings by the part that they show, and the
    house's logo with its `logo_place`, both `None` where it has none."""

    pictures: Mapping[str, bytes]
    drawings: Mapping[str, Drawing]
    logo: bytes | None = None
    logo_place: str | None = None

    @property
    def shown(self) -> Mapping[str, bytes]:
        """All pictures by their names in the pages: the article's, and the logo."""
        return {**self.pictures, LOGO: self.logo} if self.logo is not None else self.pictures

    def printed_otherwise(self, sources: Mapping[str, bytes]) -> dict[str, bytes]:
        """The pictures in pixels that are printed in other bytes than those they came in, and our
        drawings in pixels."""
        drawn = {drawn_name(part): one.png for part, one in self.drawings.items()}
        if not sources:
            return drawn
        from exporter.engine.drawn_dots import is_vector  # slow to load

        shown = ((name, self.pictures.get(name, data)) for name, data in sources.items())
        other = ((name, data) for name, data in shown if data != sources[name])
        return drawn | {name: data for name, data in other if not is_vector(data)}

    def sizes(self) -> dict[str, tuple[float, float]]:
        """The width and height of each of the article's pictures, in pixels."""
        if not self.pictures:
            return {}
        from exporter.drawings.pixels import shown_size  # slow to load

        return {name: shown_size(data) for name, data in self.pictures.items()}

    def fetcher(self, files: Collection[Path] = ()) -> PictureFetcher:
        """What serves layout with them, and with the files that stylesheets name."""
        vectors = {part: drawing.svg for part, drawing in self.drawings.items()}
        return PictureFetcher(self.shown, vectors, files)


def printed_pictures(pictures: Pictures, prints: bool, icc: Path) -> Mapping[str, bytes]:
    """The article's pictures by their names in the pages, as a profile prints them."""
    if not pictures:
        return {}
    from exporter.drawings.pixels import Colours, printable  # slow to load

    return printable(pictures, Colours(prints, icc))


def with_logo(artwork: Artwork, logo: Logo | None, prints: bool, icc: Path) -> Artwork:
    """The artwork with a logo, as a profile prints it; as it is where there is none.

    What its ground would swallow stands on a plate, of paper or else of ink.
    """
    if logo is None:
        return artwork
    from exporter.drawings.plates import PAPER, legible, on_plate  # slow to load

    printed = printed_pictures({LOGO: logo.picture}, prints, icc)[LOGO]
    if logo.picture.media_type == SVG_TYPE:
        from exporter.drawings.drawings_in_files import no_smaller  # slow to load

        printed = no_smaller(printed, LOGO_PIXELS)
    if not legible(printed, logo.ground):
        printed = on_plate(printed, PAPER if legible(printed, PAPER) else logo.ink)
    return replace(artwork, logo=printed, logo_place=logo.place)


def sampled_for(artwork: Artwork, layout: Layout, dpi: int, prints: bool) -> Artwork:
    """The artwork with no more dots in a picture than a layout can show, which shows them now."""
    if not artwork.pictures:
        return artwork
    from exporter.drawings.sampling import sampled  # slow to load

    fewer = sampled(artwork.pictures, layout.picture_sizes(), dpi, prints=prints)
    layout.put_pictures(fewer)
    return replace(artwork, pictures={**artwork.pictures, **fewer})


def fitted_for(
    artwork: Artwork, layout: Layout, view: View, edition: str, design: Design
) -> Artwork:
    """The artwork with those charts drawn anew that a layout has lower or higher, which shows them
    now."""
    shown = {one.part.removesuffix(CHART): one for one in layout.pictures()}
    heights = {
        part: one.height * drawing.width / one.width
        for part, drawing in artwork.drawings.items()
        if (drawing.least or drawing.greatest) and (one := shown.get(part)) and one.width
    }
    drawings = artwork.drawings
    other = {part for part, height in heights.items() if abs(height - drawings[part].height) > 1}
    if not other:
        return artwork
    from exporter.article.charts.chart import charts
    from exporter.drawings.painters import drawn_anew

    looks = looks_of(root_of(view, edition), edition, design).chart
    locale = locale_of(view.article.language)
    anew = {
        part: drawn_anew(chart, own, locale, drawings[part], heights[part])
        for loc, chart in charts(view.article)
        if (part := dotted(loc)) in other
        for own in [looks.widened if chart.wide else looks]
    }
    layout.put_pictures({part: drawing.svg for part, drawing in anew.items()}, DRAWING_SCHEME)
    return replace(artwork, drawings={**drawings, **anew})


def artwork_of(
    source: Whereabouts,
    edition: str,
    design: Design,
    paper: str | None,
    pictures: Mapping[str, bytes],
) -> tuple[Artwork, list[Diagnostic]]:
    """The artwork of an edition, and a warning for each chart that has to stay a table.

    `pictures` are the article's as they are printed.
    """
    view = View(source.article, paper)
    drawn = drawings_of(view, edition, design)
    message = "no font of the stylesheet letters this chart; its table is shown"
    warnings = [warning("chart-font", message, source.of_part(part)) for part in drawn.undrawn]
    return Artwork(pictures, drawn.by_part), warnings
