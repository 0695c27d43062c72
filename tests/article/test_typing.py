"""What type checkers of other people's programs can tell of an article."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import exporter.article


@pytest.mark.parametrize("module", ["article", "blocks", "parts"])
def test_they_are_told_which_arguments_may_be_left_out(module: str) -> None:
    """A default counts only by its keyword (PEP 681)."""
    text = (Path(exporter.article.__file__).parent / f"{module}.py").read_text(encoding="utf-8")
    fields = [
        call
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Field"
    ]
    assert fields
    assert [call.lineno for call in fields if call.args] == []
