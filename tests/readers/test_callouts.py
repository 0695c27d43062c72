"""Callouts of GitHub, Obsidian, MkDocs, Docusaurus, VitePress, MyST and Quarto."""

from __future__ import annotations

import pytest

from exporter.article import Callout, Paragraph, Quote
from tests.support.cases import lines, opening, reading, warnings


def one(markdown: str) -> Callout:
    """The callout that `markdown` makes, and nothing beside it."""
    (block,) = opening(markdown)
    assert isinstance(block, Callout)
    return block


BODY = "Words *go* on.\n\nAnd on."
INDENTED = "    Words *go* on.\n\n    And on."
QUOTED = "> Words *go* on.\n>\n> And on."


@pytest.mark.parametrize(
    ("markdown", "kind", "title"),
    [
        (f"> [!NOTE]\n{QUOTED}", "note", None),
        (f"> [!CAUTION]\n{QUOTED}", "warning", None),
        (f"> [!warning] A *title*\n{QUOTED}", "warning", "A *title*"),
        (f"> [!faq]- A title\n{QUOTED}", "note", "A title"),
        (f"> [!hint]+ A title\n{QUOTED}", "tip", "A title"),
        (f"> [!own-kind|wide] A title\n{QUOTED}", "note", "A title"),
        (f'!!! note "A title"\n{INDENTED}', "note", "A title"),
        (f"!!! danger\n{INDENTED}", "warning", None),
        (f'!!! tip ""\n{INDENTED}', "tip", None),
        (f'??? tip "A title"\n{INDENTED}', "tip", "A title"),
        (f"???+ bug\n{INDENTED}", "warning", None),
        (f":::tip[A title]\n{BODY}\n:::", "tip", "A title"),
        (f":::danger\n{BODY}\n:::", "warning", None),
        (f"::: info A title\n{BODY}\n:::", "note", "A title"),
        (f"::: details A title\n{BODY}\n:::", "note", "A title"),
        (f":::{{note}} A title\n{BODY}\n:::", "note", "A title"),
        (f":::{{admonition}} A title\n:class: warning\n{BODY}\n:::", "warning", "A title"),
        (
            f"```{{admonition}} A title\n:class: warning dropdown\n\n{BODY}\n```",
            "warning",
            "A title",
        ),
        (f"```{{hint}}\n{BODY}\n```", "tip", None),
        (f"::: {{.callout-note}}\n## A title\n{BODY}\n:::", "note", "A title"),
        (
            f'::: {{#nte-x .callout-caution title="A title" collapse="true"}}\n{BODY}\n:::',
            "warning",
            "A title",
        ),
        (f"::: callout important\n### A title\n\n{BODY}\n:::", "important", "A title"),
    ],
)
def test_a_callout_keeps_its_kind_title_and_content(
    markdown: str, kind: str, title: str | None
) -> None:
    callout = one(markdown)
    assert (callout.kind, callout.title) == (kind, title)
    assert callout.blocks == (Paragraph(text="Words *go* on."), Paragraph(text="And on."))
    assert warnings(f"Lede.\n\n## H\n\n{markdown}\n") == []


def test_a_title_alone_is_what_a_callout_says() -> None:
    callout = one("> [!abstract] Only a title")
    assert (callout.title, callout.blocks) == (None, (Paragraph(text="Only a title"),))


def test_a_callout_of_a_quote_is_a_quote_of_whom_it_names() -> None:
    (quote,) = opening("> [!quote] A tenant\n> We pay half.")
    assert isinstance(quote, Quote)
    assert (quote.blocks, quote.attribution) == ((Paragraph(text="We pay half."),), "A tenant")


def test_callouts_may_stand_in_lists_and_in_each_other() -> None:
    assert "callout" in repr(
        [block.model_dump() for block in opening("- x\n\n    > [!TIP]\n    > y")]
    )
    outer = one(":::: note\n::: tip\nInner.\n:::\n\nOuter.\n::::")
    assert [block.type for block in outer.blocks] == ["callout", "paragraph"]


def test_what_stands_in_a_directive_has_its_place() -> None:
    read = reading("Lede.\n\n## H\n\n```{note}\n:class: x\n\nOne.\n\nSee [x](/y).\n```\n")
    assert lines(list(read.diagnostics)) == ["10:1 link-dropped"]


def test_a_division_of_pandocs_is_its_content() -> None:
    assert opening("::: {.panel #x}\nA note.\n:::") == (Paragraph(text="A note."),)
    assert warnings("Lede.\n\n::: {.column-margin}\nA note.\n:::\n") == []


def test_another_block_is_told() -> None:
    assert warnings("Lede.\n\n::: code-group\nA note.\n:::\n") == ["unknown-container"]
