"""The search finds what an exhaustive one finds, in few layouts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from exporter.fit.contract import contract_of
from exporter.fit.search import Search
from exporter.fit.setting import Setting, scales, spaces
from exporter.fit.trials import Trials
from tests.fit.small import BOUNDS, PARAGRAPH, cascade_of, set_in

MOST_LAYOUTS = 8
NATURAL = (1.0, 1.0)


def body_of(kept: int, cuttable: list[int], fillers: list[int]) -> str:
    """Paragraphs that stay, and others by their numbers of words; the later ones go first."""
    texts = [PARAGRAPH * kept]
    ranks = range(100, 0, -1)
    for rank, count in zip(ranks, [*cuttable, *fillers], strict=False):
        filler = " data-filler" if 100 - rank >= len(cuttable) else ""
        texts.append(f'<p data-cut="{rank}"{filler}>{"words " * count}</p>')
    return "".join(texts)


def steps_of(trials: Trials) -> list[tuple[float, float]]:
    return [
        (scale, space)
        for scale in scales(trials.contract, trials.size)
        for space in spaces(trials.contract, scale)
    ]


def exhaustive(trials: Trials, steps: list[tuple[float, float]], cuts: frozenset[int]) -> Setting:
    """The first step that fits, every one laid out."""
    return next(setting for step in steps if trials.fits(setting := Setting(*step, cuts), 1))


def best_of_all(trials: Trials) -> Setting:
    """What the contract asks for, found by laying out everything."""
    steps, parts = steps_of(trials), trials.parts
    growing = [step for step in steps if step >= NATURAL]
    if trials.fits(Setting(cuts=parts.fillers), 1):
        cuts = parts.fewest_cuts(lambda cuts: trials.fits(Setting(cuts=cuts), 1))
        widest = trials.layout(Setting(*steps[0], cuts))
        if widest.pages == 1 and widest.used(1) / trials.area < trials.contract.fill:
            growing = [step for step in growing if step[1] == 1]
        return exhaustive(trials, growing, cuts)
    tightest = steps[-1]
    if trials.fits(Setting(*tightest, parts.fillers), 1):
        return exhaustive(trials, [step for step in steps if step < NATURAL], parts.fillers)
    cuts = parts.fewest_cuts(lambda cuts: trials.fits(Setting(*tightest, cuts), 1), parts.fillers)
    return exhaustive(trials, steps, cuts)


@settings(max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(
    kept=st.integers(1, 3),
    cuttable=st.lists(st.integers(3, 60), max_size=5),
    fillers=st.lists(st.integers(3, 60), max_size=5),
)
@example(kept=1, cuttable=[14, 29, 36, 3], fillers=[])
def test_the_best_setting_is_the_one_that_laying_out_everything_finds(
    kept: int, cuttable: list[int], fillers: list[int]
) -> None:
    cascade = cascade_of(BOUNDS, body_of(kept, cuttable, fillers))
    trials, judge = (Trials(cascade, contract_of(cascade)) for _ in range(2))
    assert Search(trials, 1).best() == best_of_all(judge)
    assert trials.layouts <= MOST_LAYOUTS


def ranks_cut(body: str, css: str = BOUNDS) -> Iterator[str]:
    return (cut.words.split()[0] for cut in set_in(css, body).fit.cut)


def test_a_part_that_is_too_long_does_not_take_shorter_ones_with_it() -> None:
    body = PARAGRAPH + "".join(
        f'<p data-cut="{rank}">{name} {"words " * count}</p>'
        for rank, name, count in ((3, "long", 400), (2, "short", 10), (1, "least", 10))
    )
    assert list(ranks_cut(body)) == ["long"]


def test_what_reads_on_goes_with_what_it_follows() -> None:
    body = PARAGRAPH + "".join(
        f'<p data-cut="{rank}" data-chain="story">{name} {"words " * count}</p>'
        for rank, name, count in ((3, "long", 400), (2, "short", 10), (1, "least", 10))
    )
    assert list(ranks_cut(body)) == ["long", "short", "least"]


def test_what_stands_in_a_part_that_is_cut_is_told_once() -> None:
    long = "words " * 400
    body = f'{PARAGRAPH}<div data-cut="2">outer {long}<p data-cut="1">inner</p></div>'
    assert list(ranks_cut(body)) == ["outer"]


def test_fillers_never_make_type_smaller() -> None:
    fillers = "".join(
        f'<p data-cut="{rank}" data-filler>{"words " * 15}</p>' for rank in range(1, 12)
    )
    found = set_in(BOUNDS, PARAGRAPH * 2 + fillers).fit
    assert found.body_size >= 10
    assert 0 < len(found.cut) < 11
    assert found.fill >= 0.9


@pytest.mark.parametrize("count", [6, 7, 8])
def test_pages_may_be_more_than_one(count: int) -> None:
    css = BOUNDS.replace("--max-pages: 1", "--max-pages: none")
    found = set_in(css, PARAGRAPH * count, pages=2).fit
    assert (found.pages, found.max_pages) == (2, 2)
    assert found.layouts <= MOST_LAYOUTS
