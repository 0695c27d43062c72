"""Turns every colour of a painted PDF into inks: text, lines, shadings, patterns, pictures."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import pikepdf
from pikepdf.models import ContentStreamInstructions as Instruction
from PIL import Image, ImageCms

from exporter.writers.pdf.press.inks import Ink, Inks, separate_image

Components: TypeAlias = Sequence[float]
Space: TypeAlias = pikepdf.Object | str
"""A colour space, or its name."""

Spaces: TypeAlias = Mapping[str, Space] | pikepdf.Object
"""The colour spaces of some resources, by their names there."""

Paint: TypeAlias = Callable[[Space, Components], tuple[float, ...]]
"""A colour space and a colour's components there, as components of the file's own space."""

Colour: TypeAlias = tuple[float, float, float]
LUMINANCE = (0.3, 0.59, 0.11)  # ISO 32000-1, 10.3.2


def ink_paint(inks: Inks) -> Paint:
    """Paints in ink; what is in CMYK already is kept, within the limit."""

    def paint(space: Space, components: Components) -> Ink:
        family = _family(space)
        if family == "/DeviceCMYK":
            cyan, magenta, yellow, black = components
            return inks.limited((cyan, magenta, yellow, black))
        if family == "/DeviceGray":
            return inks.of_grey(components[0])
        return inks.of_rgb(*_rgb(family, components))

    return paint


def grey_paint(space: Space, components: Components) -> tuple[float]:
    """Paints in grey, as light as the colour is: what a luminosity mask looks at."""
    family = _family(space)
    if family == "/DeviceGray":
        return (components[0],)
    if family == "/DeviceCMYK":
        cyan, magenta, yellow, black = components
        colour = [(1 - ink) * (1 - black) for ink in (cyan, magenta, yellow)]
    else:
        colour = [*_rgb(family, components)]
    return (sum(share * one for share, one in zip(LUMINANCE, colour, strict=True)),)


def _family(space: Space) -> str:
    """`/DeviceRGB`, `/Lab` ...: a space's name, or the first entry of its array."""
    return str(space[0]) if isinstance(space, pikepdf.Array) else str(space)


def _rgb(family: str, components: Components) -> Colour:
    if family == "/Lab":
        return _rgb_of_lab(*components)
    if family != "/DeviceRGB":
        raise NotImplementedError(f"WeasyPrint painted in {family}")
    red, green, blue = components
    return red, green, blue


def _rgb_of_lab(lightness: float, a: float, b: float) -> Colour:
    """CIE L*a*b* in sRGB, the nearest where that is too small."""
    values = round(lightness * 2.55), round(a) & 0xFF, round(b) & 0xFF  # a and b are signed bytes
    pixel = _lab_to_rgb().apply(Image.frombytes("LAB", (1, 1), bytes(values)))
    red, green, blue = (channel / 255 for channel in pixel.tobytes())
    return red, green, blue


@functools.cache
def _lab_to_rgb() -> ImageCms.ImageCmsTransform:
    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(lab), ImageCms.ImageCmsProfile(srgb), "LAB", "RGB"
    )


DIRECT = {"rg": "/DeviceRGB", "g": "/DeviceGray", "k": "/DeviceCMYK"}
CHOOSE_SPACE = "cs"
CHOOSE_COLOUR = ("sc", "scn")
PATTERN = "/Pattern"
OPERATORS = {1: "g", 4: "k"}  # by the number of components


def repainted(
    instructions: Iterable[Instruction], spaces: Spaces, paint: Paint
) -> Iterator[Instruction]:
    """The instructions with every colour painted; `spaces` are the resources' colour spaces.

    Patterns stay: they are separated by themselves.
    """
    chosen: dict[bool, Space] = {}
    saved: list[dict[bool, Space]] = []
    for instruction in instructions:
        name, operands = str(instruction.operator), instruction.operands
        kind, strokes = name.lower(), name.isupper()
        if name == "q":
            saved.append(dict(chosen))
        elif name == "Q" and saved:
            chosen = saved.pop()
        elif kind == CHOOSE_SPACE:
            chosen[strokes] = spaces.get(str(operands[0]), operands[0])
        elif kind in DIRECT:
            chosen[strokes] = DIRECT[kind]
        if kind in DIRECT or (kind in CHOOSE_COLOUR and chosen[strokes] != PATTERN):
            yield _colour(paint(chosen[strokes], [float(one) for one in operands]), strokes)
        elif kind != CHOOSE_SPACE or chosen[strokes] == PATTERN:
            yield instruction


def _colour(components: tuple[float, ...], strokes: bool) -> Instruction:
    name = OPERATORS[len(components)]
    operator = pikepdf.Operator(name.upper() if strokes else name)
    return pikepdf.ContentStreamInstruction([round(one, 4) for one in components], operator)


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
        self._resources: list[pikepdf.Object] = []

    def page(self, page: pikepdf.Page) -> None:
        page.Contents.write(_content(page, page.Resources, self._ink))
        self._all(page.Resources, self._ink)

    def forget_colour_spaces(self) -> None:
        """Drop what no content names any more; to be called when all is separated."""
        for resources in self._resources:
            if "/ColorSpace" in resources:
                del resources["/ColorSpace"]

    def _all(self, resources: pikepdf.Object, paint: Paint) -> None:
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

    def _drawn(self, drawn: pikepdf.Object, paint: Paint) -> None:
        if str(drawn.Subtype) == "/Form":
            self._form(drawn, paint)
        elif isinstance(drawn, pikepdf.Stream) and not self._is_met(drawn):
            separate_image(drawn, self._inks)

    def _form(self, form: pikepdf.Object, paint: Paint) -> None:
        """A form or a tiling pattern: content with resources of its own."""
        if self._is_met(form):
            return
        resources = form.get("/Resources", pikepdf.Dictionary())
        form.write(_content(form, resources, paint))
        if "/Group" in form:
            form.Group.CS = _space(paint)
        self._all(resources, paint)

    def _pattern(self, pattern: pikepdf.Object, paint: Paint) -> None:
        if "/Shading" in pattern:
            self._shading(pattern.Shading, paint)
        else:
            self._form(pattern, paint)

    def _shading(self, shading: pikepdf.Object, paint: Paint) -> None:
        """A gradient: the colours of its stops become inks, and run into each other as such."""
        if not self._is_met(shading):
            _repaint_function(shading.Function, shading.ColorSpace, paint)
            shading.ColorSpace = _space(paint)

    def _is_met(self, thing: pikepdf.Object) -> bool:
        """Whether an indirect object was met before; it counts as met from now on."""
        known = thing.objgen in self._done
        if thing.is_indirect:
            self._done.add(thing.objgen)
        return known


def _content(
    owner: pikepdf.Object | pikepdf.Page, resources: pikepdf.Object, paint: Paint
) -> bytes:
    spaces: Spaces = resources.get("/ColorSpace", {})
    instructions = pikepdf.parse_content_stream(owner)
    return pikepdf.unparse_content_stream(list(repainted(instructions, spaces, paint)))


def _repaint_function(function: pikepdf.Object, space: Space, paint: Paint) -> None:
    if int(function.FunctionType) == STITCHING:
        for inner in function.Functions:
            _repaint_function(inner, space, paint)
        return
    for end in ("/C0", "/C1"):
        components = paint(space, [float(one) for one in function[end]])
        function[end] = pikepdf.Array([round(one, 4) for one in components])


def _space(paint: Paint) -> pikepdf.Name:
    return pikepdf.Name.DeviceGray if paint is grey_paint else pikepdf.Name.DeviceCMYK


def _values(resources: pikepdf.Object, kind: str) -> Iterator[pikepdf.Object]:
    return iter([value for _, value in resources.get(kind, pikepdf.Dictionary()).items()])
