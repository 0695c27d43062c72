"""Turns every colour of a painted PDF into inks: text, lines, shadings, patterns, pictures.

What a soft mask paints is not printed, only its lightness counts: that becomes grey.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from exporter.writers.pdf.press.inks import Inks
from exporter.writers.pdf.press.operators import repainted
from exporter.writers.pdf.press.paints import Paint, grey_paint, ink_paint
from exporter.writers.pdf.press.pictures import separate_image

STITCHING = 3  # the type of a gradient with more than two stops (ISO 32000-1, 7.10.4)


def separate(pdf: pikepdf.Pdf, inks: Inks) -> None:
    """Put all that the pages show into inks, each object once however often it is used."""
    separator = _Separator(inks)
    for page in pdf.pages:
        separator.page(page)
    separator.forget_colour_spaces()


class _Separator:
    def __init__(self, inks: Inks) -> None:
        self._inks = inks
        self._ink = ink_paint(inks)
        self._done: set[tuple[int, int]] = set()
        self._resources: list[Any] = []

    def page(self, page: pikepdf.Page) -> None:
        page.Contents.write(_content(page, page.Resources, self._ink))
        self._all(page.Resources, self._ink)

    def forget_colour_spaces(self) -> None:
        """Drop what no content names any more; to be called when all is separated."""
        for resources in self._resources:
            if "/ColorSpace" in resources:
                del resources["/ColorSpace"]

    def _all(self, resources: Any, paint: Paint) -> None:
        """What a page, a form or a pattern uses; shared resources are met once."""
        if self._is_met(resources):
            return
        self._resources.append(resources)
        for drawn in _values(resources, "/XObject"):
            self._drawn(drawn, paint)
        for pattern in _values(resources, "/Pattern"):
            self._pattern(pattern, paint)
        for shading in _values(resources, "/Shading"):
            self._shading(shading, paint)
        for state in _values(resources, "/ExtGState"):
            if isinstance(state.get("/SMask"), pikepdf.Dictionary):
                self._form(state.SMask.G, grey_paint)

    def _drawn(self, drawn: Any, paint: Paint) -> None:
        if str(drawn.Subtype) == "/Form":
            self._form(drawn, paint)
        elif not self._is_met(drawn):
            separate_image(drawn, self._inks)

    def _form(self, form: Any, paint: Paint) -> None:
        """A form or a tiling pattern: content with resources of its own."""
        if self._is_met(form):
            return
        resources = form.get("/Resources", pikepdf.Dictionary())
        form.write(_content(form, resources, paint))
        if "/Group" in form:
            form.Group.CS = _space(paint)
        self._all(resources, paint)

    def _pattern(self, pattern: Any, paint: Paint) -> None:
        if "/Shading" in pattern:
            self._shading(pattern.Shading, paint)
        else:
            self._form(pattern, paint)

    def _shading(self, shading: Any, paint: Paint) -> None:
        """A gradient: the colours of its stops become inks, and run into each other as such."""
        if not self._is_met(shading):
            _repaint_function(shading.Function, shading.ColorSpace, paint)
            shading.ColorSpace = _space(paint)

    def _is_met(self, thing: Any) -> bool:
        """Whether an indirect object was met before; it counts as met from now on."""
        known = thing.objgen in self._done
        if thing.is_indirect:
            self._done.add(thing.objgen)
        return known


def _content(owner: Any, resources: Any, paint: Paint) -> bytes:
    spaces = resources.get("/ColorSpace", {})
    instructions = pikepdf.parse_content_stream(owner)
    return pikepdf.unparse_content_stream(list(repainted(instructions, spaces, paint)))


def _repaint_function(function: Any, space: Any, paint: Paint) -> None:
    if int(function.FunctionType) == STITCHING:
        for inner in function.Functions:
            _repaint_function(inner, space, paint)
        return
    for end in ("/C0", "/C1"):
        components = paint(space, [float(one) for one in function[end]])
        function[end] = pikepdf.Array([round(one, 4) for one in components])


def _space(paint: Paint) -> pikepdf.Name:
    return pikepdf.Name.DeviceGray if paint is grey_paint else pikepdf.Name.DeviceCMYK


def _values(resources: Any, kind: str) -> Iterator[Any]:
    return iter([value for _, value in resources.get(kind, pikepdf.Dictionary()).items()])
