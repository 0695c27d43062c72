"""Boxes of several columns, and what spans all of them (CSS Multi-column Layout 1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import TypeAlias

from exporter.styled import Element, Points
from exporter.writers.word.boxes import is_box
from exporter.writers.word.flow import Columns
from exporter.writers.word.ooxml import twips
from exporter.writers.word.setting import Scope
from exporter.writers.word.stacks import Stack, pile

SetChildren: TypeAlias = Callable[[Element, Scope], Iterator[Stack]]


def has_columns(element: Element, scope: Scope) -> bool:
    """Whether an element stands in columns, and where Word can set them: not inside of a box."""
    return element.style.columns > 1 and scope.on_page and not is_box(element.style)


def columned(element: Element, scope: Scope, set_children: SetChildren) -> Stack:
    """The children of an element in its columns, those that span them all across."""
    inner = scope.within(element.style)
    groups = groupby(element.children, key=_spans)
    stacks = (
        _group(replace(element, children=tuple(children)), inner, spans, set_children)
        for spans, children in groups
    )
    body = pile(stacks)
    margins = element.style.margin
    return Stack(body.blocks, (margins.top, *body.above), (*body.below, margins.bottom))


def _group(element: Element, inner: Scope, spans: bool, set_children: SetChildren) -> Stack:
    """Children that follow each other, in columns or across them."""
    gap = element.style.column_gap
    count = 1 if spans else element.style.columns
    width = (inner.width - gap * (count - 1)) / count
    columns = Columns(count, twips(gap), twips(inner.left), twips(inner.right))
    scope = replace(inner, column=Points(width), left=0, right=0, on_page=False)
    stack = pile(set_children(element, scope))
    blocks = tuple(replace(block, columns=columns) for block in stack.blocks)
    return replace(stack, blocks=blocks)


def _spans(child: Element | str) -> bool:
    return isinstance(child, Element) and child.style.column_span
