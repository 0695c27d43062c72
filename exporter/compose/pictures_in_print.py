"""How large a picture is meant to be printed, as CSS."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from exporter.article import Figure, PictureRow
from exporter.article.picture_paths import picture_name
from exporter.article.picture_sizes import pixels

Sizes = Mapping[str, tuple[float, float]]
"""The width and height of each picture in pixels, by its name in the pages."""

_UNKNOWN = (600.0, 400.0)  # a missing picture takes the room of a photograph
_SAME_SHAPE = 0.02
_BROAD = 1.6  # of its height, as which a picture is less wide that would push the text off the page
_UPRIGHT = 1.3  # the same, of one that is too high to fill the measure within the text


def size_of(figure: Figure, sizes: Sizes) -> Markup:
    """` style="..."` with the width and height that an article asks for, else nothing.

    Where both keep the picture's shape, one is enough, and the other follows from the measure.
    """
    width, height = figure.width, figure.height
    if width and height and _keeps_shape(figure, sizes):
        height = None
    wanted = {"width": width, "height": height}
    said = [f"{name}: {value}" for name, value in wanted.items() if value]
    if len(said) > 1:
        said.append("object-fit: fill")
    return Markup(' style="{}"').format("; ".join(said)) if said else Markup("")


def _keeps_shape(figure: Figure, sizes: Sizes) -> bool:
    across, down = pixels(figure.width), pixels(figure.height)
    natural = sizes.get(picture_name(figure.src))
    if across is None or down is None or natural is None:
        return False
    return abs(across / down / (natural[0] / natural[1]) - 1) < _SAME_SHAPE


def stands_in_text(figure: Figure, sizes: Sizes) -> bool:
    """Whether a picture that opens an article is too high to stand above all of its text.

    What says itself how large it is, or on which side it stands, stands above.
    """
    return _is_less_wide(figure, sizes, _BROAD)


def is_upright(figure: Figure, sizes: Sizes) -> bool:
    """Whether such a picture is too high to fill the measure between its text, too."""
    return _is_less_wide(figure, sizes, _UPRIGHT)


def _is_less_wide(figure: Figure, sizes: Sizes, ratio: float) -> bool:
    natural = sizes.get(picture_name(figure.src))
    if natural is None or figure.width or figure.height or figure.align:
        return False
    return natural[0] < natural[1] * ratio


def place_in_row(row: PictureRow, index: int, sizes: Sizes) -> str:
    """The custom properties by which the stylesheet gives a picture its place in a row.

    See docs/decisions/weasyprint-flex-min-height.md.
    """
    shares = _shares(row.figures)
    if shares:
        return f"--_ratio: {shares[index]:g}; --_natural: {shares[index]:g}%"
    boxes = [_box(figure, sizes) for figure in row.figures]
    ratio = boxes[index][0] / boxes[index][1]
    height = min(down for _, down in boxes)
    return f"--_ratio: {ratio:.4f}; --_natural: {ratio * height:.2f}px"


def _shares(figures: Sequence[Figure]) -> list[float]:
    """The shares of the measure that all pictures of a row are to have; none without."""
    widths = [figure.width or "" for figure in figures]
    if not all(width.endswith("%") for width in widths):
        return []
    shares = [float(width[:-1]) for width in widths]
    return shares if sum(shares) <= 100 else []


def _box(figure: Figure, sizes: Sizes) -> tuple[float, float]:
    """Width and height in pixels: as the article says, else the picture's own."""
    across, down = sizes.get(picture_name(figure.src), _UNKNOWN)
    width, height = pixels(figure.width), pixels(figure.height)
    if width and height:
        return width, height
    scale = width / across if width else height / down if height else 1
    return across * scale, down * scale
