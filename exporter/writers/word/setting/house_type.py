"""The type of a house, whatever a document holds: the styles that a specimen of it has in Word."""

from __future__ import annotations

import functools
import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from PIL import Image

from exporter.styled import Element, FontFace
from exporter.writers.word.paging import Paging
from exporter.writers.word.setting.baselines import on_css_baselines
from exporter.writers.word.setting.block_stacks import blocks_of
from exporter.writers.word.setting.context import Scope, WordContext
from exporter.writers.word.setting.open_lines import with_open_lines
from exporter.writers.word.values.list_definitions import Lists
from exporter.writers.word.values.stylesheet import NO_STYLES, Styles, styles_of
from exporter.writers.word.values.word_document import Block, paragraphs_of

MOST = 32  # specimens that are kept; each lives as long as here


@dataclass(frozen=True)
class HouseType:
    """The styles of a specimen, with its lists and blocks."""

    styles: Styles = NO_STYLES
    lists: Lists = field(default_factory=Lists)
    blocks: tuple[Block, ...] = ()


NO_TYPE = HouseType()

_kept: dict[tuple[int, float], tuple[Element, Sequence[FontFace], HouseType]] = {}


def house_type(specimen: Element, context: WordContext, fonts: Sequence[FontFace]) -> HouseType:
    """What a specimen, its `html` element, has of styles in a document of the same house.

    `fonts` are those that measure it. It is worked out once for all documents that it is shared by.
    """
    key = (id(specimen), context.measure)
    known = _kept.get(key)
    if known and known[0] is specimen and known[1] == fonts:
        return known[2]
    made = _made(specimen, context)
    for oldest in list(_kept)[: 1 - MOST]:
        _kept.pop(oldest, None)
    _kept[key] = (specimen, fonts, made)
    return made


def _made(specimen: Element, context: WordContext) -> HouseType:
    lists = Lists()
    blocks = _blocks(specimen, replace(context, lists=lists))
    styles = styles_of(tuple(paragraphs_of(blocks)))
    return HouseType(styles, lists, blocks)


def _blocks(specimen: Element, context: WordContext) -> tuple[Block, ...]:
    """Its blocks: its links lead nowhere, and what stands for its pictures is one dot."""
    nothing: frozenset[str] = frozenset()
    apart = replace(
        context,
        paging=Paging(),
        load_image=lambda _: _dot(),
        drawings={},
        targets=nothing,
        bookmarks=nothing,
        outline={},
    )
    body = next(child for child in specimen.elements if child.tag == "body")
    blocks = blocks_of(body, apart, Scope(context.measure, on_page=True))
    return on_css_baselines(with_open_lines(blocks, context.metrics, Paging()), context.metrics)


@functools.cache
def _dot() -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (1, 1)).save(data, "PNG")
    return data.getvalue()
