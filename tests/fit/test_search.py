"""The search finds what an exhaustive one finds, in few layouts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from exporter.article import Article
from exporter.diagnostics import ContractError
from exporter.fit.contract import SPACE_STEPS, FitSetting, contract_of, scales, spaces
from exporter.fit.search import Search
from exporter.fit.trials import Trials
from tests.support.samples import exporter
from tests.support.small import BOUNDS, PARAGRAPH, cascade_of, set_in

MOST_LAYOUTS = {1: 8, 2: 12, 3: 16}
NATURAL = (1.0, 1.0)


def body_of(kept: list[int], cuttable: list[int], fillers: list[int]) -> str:
    """Paragraphs that stay, and others that may go, by their lengths; the later ones go first."""
    texts = [f"<p>{'words ' * count}</p>" for count in kept]
    ranks = range(100, 0, -1)
    for rank, count in zip(ranks, [*cuttable, *fillers], strict=False):
        filler = " data-filler" if 100 - rank >= len(cuttable) else ""
        texts.append(f'<p data-cut="c{rank}"{filler}>{"words " * count}</p>')
    return "".join(texts)


def steps_of(trials: Trials) -> list[tuple[float, float]]:
    return [
        (scale, space)
        for scale in scales(trials.contract, trials.size)
        for space in spaces(trials.contract, scale)
    ]


def exhaustive(
    trials: Trials, steps: list[tuple[float, float]], cuts: frozenset[int], pages: int
) -> FitSetting | None:
    """The first step that fits and ends well, or else that fits, every one laid out."""
    tried = (FitSetting(*step, cuts) for step in steps)
    fitting = [setting for setting in tried if trials.fits(setting, pages)]
    return next(filter(trials.ends_well, fitting), next(iter(fitting), None))


def growing(trials: Trials, cuts: frozenset[int], pages: int) -> list[tuple[float, float]]:
    """What may fill the pages; gaps don't widen where that would not fill them."""
    steps = [step for step in steps_of(trials) if step >= NATURAL]
    largest = FitSetting(*steps[0], cuts)
    is_full = not trials.fits(largest, pages) or trials.fill(largest, pages) >= trials.contract.fill
    return [step for step in steps if is_full or step[1] == 1]


def best_of_all(trials: Trials, pages: int) -> FitSetting | None:
    """What the contract asks for, found by laying out everything."""
    steps, parts = steps_of(trials), trials.parts
    smaller = [step for step in steps if step < NATURAL]
    if trials.fits(FitSetting(cuts=parts.fillers), pages):
        cuts = parts.fewest_cuts(lambda cuts: trials.fits(FitSetting(cuts=cuts), pages))
        natural = trials.layout(FitSetting(cuts=cuts)).pages
        larger = growing(trials, cuts, natural)
        return exhaustive(trials, [*larger, *smaller], cuts, natural)

    def fits(cuts: frozenset[int]) -> bool:
        return any(trials.fits(FitSetting(*step, cuts), pages) for step in steps[:-SPACE_STEPS:-1])

    if fits(parts.fillers):
        return exhaustive(trials, smaller, parts.fillers, pages)
    return exhaustive(trials, steps, parts.fewest_cuts(fits, parts.fillers), pages)


@settings(max_examples=4, phases=[Phase.explicit, Phase.generate])
@given(
    pages=st.just(1),
    kept=st.lists(st.integers(15, 25), min_size=1, max_size=3),
    cuttable=st.lists(st.integers(3, 60), max_size=5),
    fillers=st.lists(st.integers(3, 60), max_size=5),
)
@example(pages=1, kept=[20], cuttable=[14, 29, 36, 3], fillers=[])
@example(pages=2, kept=[44, 28, 22, 13, 16], cuttable=[], fillers=[])
@example(pages=2, kept=[35, 35, 23, 31], cuttable=[33], fillers=[])
@example(pages=2, kept=[31, 49, 31], cuttable=[35, 58], fillers=[])
@example(pages=2, kept=[42, 39, 13], cuttable=[43, 35], fillers=[42, 9, 43, 5])
@example(pages=3, kept=[41, 59, 56, 53], cuttable=[], fillers=[])
@example(pages=3, kept=[42, 39, 13, 28, 43], cuttable=[45, 42, 9], fillers=[5, 58, 35, 21, 40, 19])
def test_the_best_setting_is_the_one_that_laying_out_everything_finds(
    pages: int, kept: list[int], cuttable: list[int], fillers: list[int]
) -> None:
    cascade = cascade_of(f"{BOUNDS}; --fit-last-lines: 4", body_of(kept, cuttable, fillers))
    trials, judge = (Trials(cascade, contract_of(cascade, pages)) for _ in range(2))
    assert Search(trials, pages).best() == best_of_all(judge, pages)
    assert trials.layouts <= MOST_LAYOUTS[pages]


def ranks_cut(body: str, css: str = BOUNDS) -> Iterator[str]:
    return (cut.words.split()[0] for cut in set_in(css, body).fit.cut)


def test_a_part_that_is_too_long_does_not_take_shorter_ones_with_it() -> None:
    body = PARAGRAPH + "".join(
        f'<p data-cut="c{rank}">{name} {"words " * count}</p>'
        for rank, name, count in ((3, "long", 400), (2, "short", 10), (1, "least", 10))
    )
    assert list(ranks_cut(body)) == ["long"]


def test_what_reads_on_goes_with_what_it_follows() -> None:
    body = PARAGRAPH + "".join(
        f'<p data-cut="story" data-reads-on>{name} {"words " * count}</p>'
        for name, count in (("long", 400), ("short", 10), ("least", 10))
    )
    css = f"{BOUNDS}; --cut-order: story"
    assert list(ranks_cut(body, css)) == ["long", "short", "least"]


def test_what_stands_in_a_part_that_is_cut_is_told_once() -> None:
    long = "words " * 400
    body = f'{PARAGRAPH}<div data-cut="c2">outer {long}<p data-cut="c1">inner</p></div>'
    assert list(ranks_cut(body)) == ["outer"]


def test_fillers_never_make_type_smaller() -> None:
    fillers = "".join(
        f'<p data-cut="c{rank}" data-filler>{"words " * 15}</p>' for rank in range(1, 12)
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
    assert found.layouts <= MOST_LAYOUTS[2]


def test_a_search_ends_though_every_prediction_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can be cut, it asked for ever what else there is to try."""
    monkeypatch.setattr(Trials, "_told", lambda *_: 0.0)
    headline = "\\\n".join(["a", "b"] * 40)
    article = Article.model_validate({"headline": headline, "lede": "A lede."})
    with pytest.raises(ContractError, match="page-contract"):
        exporter().export(article, editions=["summary"], formats=[])
