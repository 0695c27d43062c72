"""Where in the model something stands, and its name."""

from __future__ import annotations

import pytest

from exporter.article.blocks import CodeBlock
from exporter.article.places import Loc, dotted, field_of, loc_of, texts
from tests.support import samples


@pytest.mark.parametrize(
    ("loc", "name", "field"),
    [
        ((), "", ""),
        (("lede",), "lede", "lede"),
        (("faq", 2, "question"), "faq.2.question", "question"),
        (("sections", 0, "blocks", 10, "rows", 1, 3), "sections.0.blocks.10.rows.1.3", "rows"),
    ],
)
def test_a_loc_has_a_dotted_name_and_a_field(loc: Loc, name: str, field: str) -> None:
    assert dotted(loc) == name
    assert loc_of(name) == loc
    assert field_of(loc) == field


def test_every_text_has_its_loc_and_code_may_be_passed_over() -> None:
    blocks = ["Text.", {"type": "code", "text": "x = 1"}]
    made = samples.article(sections=[{"heading": "A", "blocks": blocks}])
    locs = {text: dotted(loc) for loc, text in texts(made)}
    assert locs["Text."] == "sections.0.blocks.0.text"
    assert locs["x = 1"] == "sections.0.blocks.1.text"
    assert "x = 1" not in {text for _, text in texts(made, but_of=(CodeBlock,))}
