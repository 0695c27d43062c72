"""The articles of every other seed, for another worker than that of `test_any_shape.py`."""

from __future__ import annotations

import pytest

from tests.support.any_shape import SEEDS, check_that_all_print


@pytest.mark.parametrize("number", SEEDS[1::2])
def test_an_article_of_any_shape_prints(number: int) -> None:
    check_that_all_print(number)
