"""What copyfitting did, in numbers and in words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from exporter.diagnostics import Diagnostic, note
from exporter.engine.cascade import Cascade
from exporter.engine.layout import Layout
from exporter.fit.contract import FitSetting
from exporter.fit.cuts import Cut, PlaceOf
from exporter.fit.drift import PlacedFigure
from exporter.fit.trials import Trials
from exporter.scripts.word_count import word_count
from exporter.styled import END

MILLIMETRES = 25.4 / 72  # in a point
MEASURED = "pdf"


@dataclass(frozen=True)
class Fit:
    """What copyfitting did to an edition.

    `scale` and `spacing` are shares of the natural ones; `body_size` and `leading` are in points.
    `cut` is what was left out. `fill` is the share of the last page's type area that is used, 0 to
    1, `slack` what is left of it in millimetres. `layouts` counts the attempts that it took.
    `figures` are those that shrank, grew or drifted.
    `measured` is the format whose lines were counted: the other keeps `--fit-slack` for its own.
    """

    pages: int
    max_pages: int | None
    scale: float
    spacing: float
    body_size: float
    leading: float
    cut: tuple[Cut, ...]
    fill: float
    slack: float
    layouts: int
    figures: tuple[PlacedFigure, ...] = ()
    measured: str = MEASURED


@dataclass(frozen=True)
class Fitted:
    """A document whose pages are settled, and how."""

    cascade: Cascade
    layout: Layout
    fit: Fit
    setting: FitSetting


def fitted_as(
    trials: Trials,
    setting: FitSetting,
    place_of: PlaceOf,
    figures: tuple[PlacedFigure, ...] = (),
) -> Fitted:
    """The document under a setting, with the numbers."""
    cascade, layout = trials.cascade(setting), trials.layout(setting)
    page, end = layout.end_of(END)
    top, bottom = layout.type_area(page)
    style = cascade.root_style()
    fit = Fit(
        pages=layout.pages,
        max_pages=trials.contract.max_pages,
        scale=round(setting.fit, 4),
        spacing=round(setting.space, 4),
        body_size=round(style.font_size, 2),
        leading=round(style.leading, 2),
        cut=trials.parts.left_out(setting.cuts, place_of),
        fill=round((end - top) / (bottom - top), 3),
        slack=round((bottom - end) * MILLIMETRES, 1),
        layouts=trials.layouts,
        figures=figures,
    )
    return Fitted(cascade, layout, fit, setting)


WORDS_LENGTH = 72


def cut_notes(fit: Fit, edition: str) -> Iterator[Diagnostic]:
    """A note for each part that was cut, and one for all that would only have filled the page."""
    for cut in fit.cut:
        if not cut.is_filler:
            words = _shortened(cut.words)
            yield note(
                "cut", f"left out of the {edition} to keep its page contract: {words}", cut.place
            )
    fillers = [cut for cut in fit.cut if cut.is_filler]
    if fillers:
        count = sum(word_count(cut.words) for cut in fillers)
        several = f"{len(fillers)} more passages" if len(fillers) > 1 else "one more passage"
        yield note(
            "no-room",
            f"the {edition} has no room for {several} of the article, {count} words",
            fillers[0].place,
        )


def _shortened(words: str) -> str:
    """The beginning of a text: whole words, or letters where no blanks part them."""
    short = textwrap.shorten(words, WORDS_LENGTH, placeholder="…")
    return short if short != "…" else f"{words[: WORDS_LENGTH - 1]}…"
