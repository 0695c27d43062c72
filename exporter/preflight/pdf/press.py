"""What a press must know: inks, not too much of them, and pictures fine enough."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import ContentStreamInstruction as Instruction

from exporter.preflight.findings import Finding, too_coarse
from exporter.preflight.pdf.opened_pdf import PdfFile
from exporter.preflight.pdf.values import (
    MOST_XMP,
    at,
    forms_of,
    items,
    members,
    name,
    number,
    resources_of,
    some,
    unpacked,
)
from exporter.preflight.profiles import Expected, Limits, Resolution
from exporter.printed import PrintedPicture

MOST_INK = 3.0  # the sum of the four inks, each from 0 to 1
LEAST_RULE = 0.25  # points
ROUNDING = 0.02
SHORTEST_RULE = 6.0  # points; what is shorter is part of a drawing
SCREEN_SPACES = frozenset({"DeviceRGB", "CalRGB", "ICCBased RGB"})
INKS = "DeviceCMYK"
OPERATORS = {"rg": "DeviceRGB", "RG": "DeviceRGB", "k": INKS, "K": INKS}
PRESS_INTENT = "GTS_PDFX"  # ISO 15930-7, 6.3
DEEPEST_SPACE = 4  # spaces made of spaces


def screen_colours(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """Every colour is made of inks."""
    for page_number, page in _drawable(file):
        spaces = set(_image_spaces(page))
        for resources, instructions in _painting(page):
            spaces |= {_space(one, resources) for one in instructions}
        for space in sorted(spaces & SCREEN_SPACES):
            yield Finding(f"colours are given in {space}, which are none of inks", page_number)


def total_ink(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """No surface takes more ink than paper can hold."""
    for page_number, page in _drawable(file):
        sums = [
            sum(number(ink) or 0 for ink in one.operands)
            for _, instructions in _painting(page)
            for one in instructions
            if str(one.operator) in ("k", "K")
        ]
        if (most := max(sums, default=0)) > MOST_INK:
            yield Finding(f"a colour has {most:.0%} of ink, over {MOST_INK:.0%}", page_number)


def output_intent(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """The file says for which press and paper its inks are meant."""
    intents = items(at(file.root, "OutputIntents"))
    if PRESS_INTENT not in {name(at(intent, "S")) for intent in intents}:
        yield Finding("the file does not say for which press and paper its inks are meant")


def inks_without_condition(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """No ink is meant for a press that a PDF/A does not name (ISO 19005-2, 6.2.4.3)."""
    if not _is_archival(file) or _has_ink_profile(file):
        return
    for page_number, page in _drawable(file):
        spaces = set(_image_spaces(page))
        for resources, instructions in _painting(page):
            spaces |= {_space(one, resources) for one in instructions}
        if INKS in spaces:
            told = f"colours are given in {INKS}, and no printing condition says which they are"
            yield Finding(told, page_number)


def interpolated(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """No picture of a PDF/A is to be smoothed by whoever shows it (ISO 19005-2, 6.2.8.1)."""
    for page_number, page in _drawable(file) if _is_archival(file) else ():
        if any(bool(at(image, "Interpolate")) for image in _images(page)):
            yield Finding("a picture is to be interpolated, which PDF/A forbids", page_number)


def _is_archival(file: PdfFile) -> bool:
    """Whether the file says that it is a PDF/A."""
    metadata = at(file.root, "Metadata")
    return b"pdfaid" in (unpacked(metadata, MOST_XMP) or b"")


def _has_ink_profile(file: PdfFile) -> bool:
    intents = items(at(file.root, "OutputIntents"))
    profiles = (at(intent, "DestOutputProfile") for intent in intents)
    return any(number(at(profile, "N")) == len("CMYK") for profile in profiles)


def thin_rules(file: PdfFile, _: Expected) -> Iterator[Finding]:
    """No rule is too thin to be printed."""
    for shown in file.shown:
        sides = [sorted((shape.box.width, shape.box.height)) for shape in shown.shapes]
        rules = [thin for thin, long in sides if long > SHORTEST_RULE and thin > 0]
        if rules and (thinnest := min(rules)) < LEAST_RULE - ROUNDING:
            told = f"a rule is {thinnest:.2f} pt thick"
            yield Finding(f"{told}, under {LEAST_RULE:g} pt", shown.number)


def _drawable(file: PdfFile) -> Iterator[tuple[int, pikepdf.Object]]:
    """The pages that could be looked at, by number."""
    return ((shown.number, file.pages[shown.number - 1]) for shown in file.shown)


def _painting(page: pikepdf.Object) -> Iterator[tuple[object, list[Instruction]]]:
    """What sets a colour in a page and in its forms, with the resources that it names."""
    for owner in (page, *forms_of(page)):
        stream = pikepdf.parse_content_stream(owner, "rg RG k K cs CS")
        yield resources_of(owner), [one for one in stream if isinstance(one, Instruction)]


def _space(instruction: Instruction, resources: object) -> str:
    """The colour space that an operator chooses."""
    operator = str(instruction.operator)
    if operator not in ("cs", "CS"):
        return OPERATORS.get(operator, "")
    chosen = name(instruction.operands[0]) if len(instruction.operands) else ""
    named = at(resources, "ColorSpace", chosen)
    return _family(named) if named is not None else chosen


def _images(page: object) -> Iterator[object]:
    for owner in (page, *forms_of(page)):
        for drawn in members(at(resources_of(owner), "XObject")).values():
            if name(at(drawn, "Subtype")) == "Image":
                yield drawn


def _image_spaces(page: object) -> Iterator[str]:
    for image in _images(page):
        yield _family(at(image, "ColorSpace"))
    for owner in (page, *forms_of(page)):
        for shading in members(at(resources_of(owner), "Shading")).values():
            yield _family(at(shading, "ColorSpace"))


def _family(space: object) -> str:
    """`DeviceCMYK`, `ICCBased RGB`, ...; for an indexed space that of its colours."""
    for _ in range(DEEPEST_SPACE):
        parts = some(space)
        kind = name(parts[0]) if parts else ""
        if kind not in ("Indexed", "Pattern") or len(parts) == 1:
            break
        space = parts[1]
    if kind == "ICCBased" and len(parts) > 1:
        return "ICCBased RGB" if number(at(parts[1], "N")) == len("RGB") else "ICCBased"
    return kind


LEAST_SIDE = 9.0  # points; what is smaller is a rule or a bullet


def resolution(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """Every picture is as fine as it should be for the size that it is printed at."""
    for picture, page in _seen(file):
        asked = _asked(picture, expected.limits)
        if asked.least <= round(picture.dpi) < asked.wanted:
            yield _too_coarse(picture, asked.wanted, page)


def least_resolution(file: PdfFile, expected: Expected) -> Iterator[Finding]:
    """Every picture is as fine as it must be for a press not to show its dots."""
    for picture, page in _seen(file):
        least = _asked(picture, expected.limits).least
        if round(picture.dpi) < least:
            yield _too_coarse(picture, least, page)


def _seen(file: PdfFile) -> Iterator[tuple[PrintedPicture, int]]:
    """Every picture of some size, with its page."""
    for shown in file.shown:
        for picture in shown.pictures:
            if min(picture.box.width, picture.box.height) >= LEAST_SIDE and min(picture.pixels) > 1:
                yield picture, shown.number


def _asked(picture: PrintedPicture, limits: Limits) -> Resolution:
    return limits.bilevel if picture.is_bilevel else limits.pictures


def _too_coarse(picture: PrintedPicture, least: float, page: int) -> Finding:
    size = picture.box.width, picture.box.height
    return Finding(too_coarse(picture.dpi, least), page, size)
