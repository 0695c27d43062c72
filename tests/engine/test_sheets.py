"""The parts of an article that go on in another column or on another page."""

from __future__ import annotations

from tests.support.small import cascade_of

LINE = '<span data-part="code" style="display: block">one line</span>'
FEW, MANY = (f'<pre data-part="code">{LINE * count}</pre>' for count in (4, 40))


def parted(body: str) -> frozenset[str]:
    return cascade_of("--fit: 1", body).layout().parted


def test_code_of_several_lines_on_one_page_is_not_parted() -> None:
    """Each line names the part, too: Word was told to keep none of them together."""
    assert parted(FEW) == frozenset()


def test_code_that_goes_on_over_a_page_is_parted() -> None:
    assert parted(MANY) == {"code"}
