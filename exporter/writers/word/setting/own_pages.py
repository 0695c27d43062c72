"""What stands on pages of its own kind (CSS Page 3, 3.4): in a section, across their type area."""

from __future__ import annotations

from dataclasses import replace

from exporter.styled import Element
from exporter.writers.word.setting.column_boxes import in_section
from exporter.writers.word.setting.context import Scope, SetBlock, WordContext
from exporter.writers.word.setting.stacks import Stack
from exporter.writers.word.values.word_document import Columns


def has_own_pages(element: Element, scope: Scope) -> bool:
    """Whether an element asks for other pages than those around it, and stands where pages end."""
    is_free = scope.page is not None and scope.box is None and scope.series is None
    return is_free and element.style.page != scope.page and bool(element.style.page)


def on_own_pages(
    element: Element, context: WordContext, scope: Scope, set_block: SetBlock
) -> Stack:
    """The blocks of an element, in a section of the kind of pages that it asks for."""
    page = element.style.page
    own = Scope(context.measures[page], page=page, parent=scope.parent, link=scope.link)
    stack = set_block(element, context, own)
    return replace(stack, blocks=in_section(stack.blocks, Columns(1, 0, page=page)))
