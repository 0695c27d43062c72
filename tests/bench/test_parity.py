"""The table of how alike files print: what fails is named, and enough must hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from bench import parity
from bench.parity import Pair, Row, failing
from exporter.parity.comparison import Parity
from exporter.parity.measure import Measure

LOST = Measure("words", "words", 9, 10, 1.0, ("not there (1 words; page 1, 'a|b')",))
WHOLE = Measure("rules", "rules", 2, 2, 1.0, ())


def test_what_fails_is_named_with_its_first_difference() -> None:
    said = failing(Parity((1, 2), (LOST, WHOLE)))

    assert said == "pages; words 9/10: not there (1 words; page 1, 'a/b')"


@pytest.mark.parametrize(
    ("pages", "measure", "ends"), [((1, 1), WHOLE, 0), ((1, 2), WHOLE, 1), ((1, 1), LOST, 1)]
)
def test_it_fails_where_too_few_files_hold(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pages: tuple[int, int],
    measure: Measure,
    ends: int,
) -> None:
    def rows(made: Iterable[Pair]) -> Iterator[Row]:
        yield from (Row(pair, Parity(pages, (measure,))) for pair in made)

    def pairs(*asked: object) -> Sequence[Pair]:
        return [Pair("newsroom", "a4", "article", "brief", b"", b"")]

    monkeypatch.setattr(parity, "measured", rows)
    monkeypatch.setattr(parity, "pairs", pairs)

    assert parity.main([str(Path("article.md")), "--theme", "newsroom"]) == ends
    told = capsys.readouterr().out
    assert "| newsroom | a4 | article | brief |" in told
    assert f"newsroom: {1 - ends if pages == (1, 1) else 0} of 1 hold" in told
