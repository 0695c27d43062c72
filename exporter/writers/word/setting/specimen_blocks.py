"""A specimen of the house's type as Word's paragraphs: what their styles are read from."""

from __future__ import annotations

import functools
import io
from dataclasses import replace

from PIL import Image

from exporter.styled import Element
from exporter.writers.word.setting.baselines import on_css_baselines
from exporter.writers.word.setting.blocks import blocks_of
from exporter.writers.word.setting.context import Scope, WordContext
from exporter.writers.word.values.document import Block


def specimen_blocks(specimen: Element, context: WordContext) -> tuple[Block, ...]:
    """The blocks of a specimen, its `html` element; its lists are counted with the document's.

    Its links lead nowhere, and what stands for its pictures is one dot.
    """
    nothing: frozenset[str] = frozenset()
    apart = replace(
        context,
        page_numbers={},
        load_image=lambda _: _dot(),
        drawings={},
        targets=nothing,
        bookmarks=nothing,
        outline={},
        openers=nothing,
    )
    body = next(child for child in specimen.elements if child.tag == "body")
    blocks = blocks_of(body, apart, Scope(context.measure, on_page=True))
    return on_css_baselines(blocks, context.metrics)


@functools.cache
def _dot() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (1, 1)).save(data, "PNG")
    return data.getvalue()
