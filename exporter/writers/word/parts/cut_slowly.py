"""Fonts cut as HarfBuzz cuts them, where its library of subsets is missing: a hundred times slower.

The characters, names, licence and shaping that are kept are the same; hinting is not kept either.
"""

from __future__ import annotations

import functools
import io
from collections.abc import Iterable
from itertools import chain

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from exporter.engine.font_programs import FEATURES, SHAPED_OTHERWISE, Ranges, cut, tables_of
from exporter.resources import fonts_folder

A = ((65, 65),)


@functools.cache
def is_quick() -> bool:
    """Whether HarfBuzz can cut fonts here: it tries one of ours."""
    ours = next(iter(sorted(fonts_folder().glob("*.ttf")))).read_bytes()
    return cut(ours, A) is not ours


def cut_slowly(font: bytes, characters: Ranges) -> bytes:
    """A font with some characters; the font itself where it would be set otherwise afterwards."""
    if SHAPED_OTHERWISE & tables_of(font).keys():
        return font
    whole = TTFont(io.BytesIO(font), recalcTimestamp=False, lazy=True)
    subsetter = Subsetter(_options())
    subsetter.populate(unicodes=_each(characters))
    subsetter.subset(whole)
    made = io.BytesIO()
    whole.save(made)
    return made.getvalue()


def _options() -> Options:
    options = Options()
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.name_legacy = True
    options.layout_features = [*options.layout_features, *FEATURES]
    options.recalc_timestamp = False
    return options


def _each(characters: Ranges) -> Iterable[int]:
    return chain.from_iterable(range(first, last + 1) for first, last in characters)
