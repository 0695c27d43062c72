"""The tokens: declared once, of their kinds, and told alike by stylesheet, command and document."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import tinycss2
from tinycss2.ast import Declaration

from exporter import resources
from exporter.fit.contract import BOUNDS
from exporter.style.house_tokens import PRIVATE, declared_tokens, text_of, tokens
from exporter.style.kinds import KINDS
from exporter.style.slips import proof_of, unknown_tokens
from exporter.writers.pdf.press.sheet import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
TOKENS = resources.styles_folder() / "base" / "tokens.css"
SHEETS = sorted(resources.styles_folder().rglob("*.css"))
BASE = sorted(TOKENS.parent.glob("*.css"))


def root_declarations(sheet: Path) -> list[Declaration]:
    """What a stylesheet says of `:root` without any condition."""
    rules = tinycss2.parse_stylesheet(sheet.read_text(), skip_comments=True, skip_whitespace=True)
    return [
        node
        for rule in rules
        if rule.type == "qualified-rule" and tinycss2.serialize(rule.prelude).strip() == ":root"
        for node in tinycss2.parse_blocks_contents(rule.content)
        if node.type == "declaration"
    ]


def test_a_token_is_read_with_its_group_kinds_default_and_meaning() -> None:
    css = """
        /* Ours. */
        :root {
          /* Type */
          --size: max(9pt,
            1em); /* none | number from 1: how: big */
        }
    """

    (token,) = declared_tokens(css)

    assert (token.name, token.group, token.kind) == ("--size", "Type", "none | number from 1")
    assert (token.default, token.meaning) == ("max(9pt, 1em)", "how: big")


def test_every_property_of_the_first_rule_is_a_token_and_all_others_there_are_private() -> None:
    names = [declaration.name for declaration in root_declarations(TOKENS)]
    public = [name for name in names if not name.startswith(PRIVATE)]

    assert public == list(tokens())
    assert len(set(names)) == len(names)


def test_no_other_file_of_the_base_declares_a_property() -> None:
    others = [sheet for sheet in BASE if sheet != TOKENS]

    assert len(others) == 7
    text = "\n".join(sheet.read_text() for sheet in others)
    assert re.findall(r"^ *--.*", text, re.MULTILINE) == []


def test_every_word_of_a_kind_is_a_kind_or_a_keyword() -> None:
    words = {kind.word for token in tokens().values() for kind in token.kinds}

    assert set(KINDS) <= words
    assert [word for word in words - set(KINDS) if not re.fullmatch("[a-z]+", word)] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_our_own_stylesheets_give_each_token_a_value_of_its_kind(sheet: Path) -> None:
    assert proof_of(sheet.read_text(), sheet.name).wrong_values == ()


def test_our_own_stylesheets_name_tokens_only() -> None:
    assert unknown_tokens(proof_of(sheet.read_text(), sheet.name) for sheet in SHEETS) == []


@pytest.mark.parametrize("theme", sorted(resources.themes()))
def test_a_theme_states_only_what_differs_from_the_defaults(theme: str) -> None:
    stated = {one.name: text_of(one) for one in root_declarations(resources.themes()[theme])}
    defaults = {name: token.default for name, token in tokens().items()}

    assert stated
    assert stated.items() & defaults.items() == set()


@pytest.mark.parametrize("name", BOUNDS)
def test_the_page_contract_has_the_bounds_that_its_tokens_tell(name: str) -> None:
    bounded = tokens()[name].kinds[-1]

    assert bounded.least == BOUNDS[name].least
    assert (bounded.most or float("inf")) == BOUNDS[name].most


def test_what_engines_read_of_the_root_are_tokens() -> None:
    assert {*BOUNDS, *VARIABLES, "--line-numbers", "--palette"} <= set(tokens())


def test_the_document_of_tokens_is_what_the_stylesheet_says() -> None:
    made = subprocess.run(
        [sys.executable, ROOT / "setup" / "tokens"],
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert (ROOT / "docs" / "tokens.md").read_text() == made.stdout, "run `make docs`"
    assert all(f"| `{name}` |" in made.stdout for name in tokens())
