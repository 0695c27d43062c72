"""Pictures in a line, with all that attributes say of them in any dialect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from exporter.article.links import LABEL
from exporter.article.picture_sizes import picture_size
from exporter.readers.markdown.html_tags import Report

_ONE = re.compile(
    r"#(?P<id>[^\s{}#.]+)|\.(?P<class>[A-Za-z][\w-]*)"
    r"|(?P<name>[A-Za-z][\w-]*)=(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s{}\"']+))"
)
_SIDE = re.compile(
    r"(?:(?:img|image|fig|figure|picture|pic|text|float|pull|align|is|has|block|content)[-_]?)*"
    r"(?P<side>left|right|cent(?:er|re)(?:ed)?|middle)(?:[-_]?(?:align(?:ed)?|image|img|block))?",
    re.IGNORECASE,
)
_SHARE = re.compile(r"w-(?P<share>25|50|75|100)")  # of Bootstrap
_DECLARATION = re.compile(r"(?P<name>[\w-]+)\s*:\s*(?P<value>[^;]+)")
_AUTO = re.compile(r"auto|inherit|initial|unset|none|(?:fit|max|min)-content|", re.IGNORECASE)
_BETWEEN_AUTOS = re.compile(r"\S+\s+auto(?:\s+\S+(?:\s+auto)?)?|auto", re.IGNORECASE)
_IN_ALT = re.compile(r"(?P<alt>.*?)\|(?P<width>\d+)(?:x(?P<height>\d+))?\s*", re.DOTALL)

WIDE = "wide"
"""The class of a figure or table that spans all columns."""

_WIDE = re.compile(rf"{WIDE}|column-(?:page|screen|body-outset)(?:-\w+)*")

_LAYOUT = ("width", "height", "align", "class", "style")

Attributes = Mapping[str, str]
"""Attributes as HTML has them; `class` holds several words, `style` declarations."""


def layout_of(attributes: Attributes) -> dict[str, str]:
    """Of the attributes of an HTML element those that say how a picture is set."""
    return {name: attributes[name] for name in _LAYOUT if name in attributes}


@dataclass(frozen=True)
class InlinePicture:
    """A picture that stood among words; `caption` is inline Markdown. What is not said is empty."""

    src: str
    alt: str
    caption: str = ""
    label: str = ""
    credit: str = ""
    link: str = ""
    width: str = ""
    height: str = ""
    align: str = ""
    subtitle: str = ""
    note: str = ""
    source: str = ""
    wide: bool = False


def is_wide(classes: str) -> bool:
    """Whether one of some classes makes a figure or table wide, as ours or as Quarto's do."""
    return any(map(_WIDE.fullmatch, classes.split()))


def attributes_in(braces: str) -> dict[str, str]:
    """What stands in braces, as pandoc, kramdown and their like write it: `{.left width=50%}`."""
    said: dict[str, str] = {}
    for one in _ONE.finditer(braces):
        if one["class"]:
            said["class"] = f"{said.get('class', '')} {one['class']}".strip()
        elif one["id"]:
            said["id"] = one["id"]
        else:
            said[one["name"].lower()] = one["double"] or one["single"] or one["bare"] or ""
    return said


def described(picture: InlinePicture, attributes: Attributes, report: Report) -> InlinePicture:
    """The picture with what its attributes say; `report` hears of a size that is none."""
    own = attributes.get("id", "")
    label = own if LABEL.fullmatch(own) else picture.label
    alt, caption = picture.alt, picture.caption
    if "fig-alt" in attributes:  # then what stands in the brackets is the caption
        alt, caption = attributes["fig-alt"], caption or picture.alt
    return replace(
        picture,
        alt=alt or attributes.get("alt", ""),
        caption=attributes.get("fig-cap", "") or attributes.get("caption", "") or caption,
        label=label,
        link=attributes.get("fig-link", "") or picture.link,
        width=_size(picture, "width", attributes, report) or picture.width,
        height=_size(picture, "height", attributes, report) or picture.height,
        align=side_of(attributes) or picture.align,
        subtitle=attributes.get("subtitle", "") or picture.subtitle,
        note=attributes.get("note", "") or picture.note,
        source=attributes.get("source", "") or picture.source,
        wide=is_wide(attributes.get("class", "")) or picture.wide,
    )


def with_size_in_alt(picture: InlinePicture) -> InlinePicture:
    """A picture whose size stands at the end of its alternative text, as Obsidian has it."""
    size = _IN_ALT.fullmatch(picture.alt)
    if size is None:
        return picture
    width, height = (f"{one}px" if one else "" for one in (size["width"], size["height"]))
    return replace(picture, alt=size["alt"].strip(), width=width, height=height)


def side_of(attributes: Attributes) -> str:
    """Where attributes put a picture: left, center or right; empty where they do not say."""
    style = _style(attributes)
    said = [attributes.get("fig-align", ""), attributes.get("align", "")]
    said += attributes.get("class", "").split()
    said += [style.get("float", ""), style.get("text-align", ""), *_by_margins(style)]
    return next(filter(None, map(_side, said)), "")


def _side(word: str) -> str:
    found = _SIDE.fullmatch(word.strip())
    side = found["side"].lower() if found else ""
    return "center" if side.startswith("cent") or side == "middle" else side


def _by_margins(style: Mapping[str, str]) -> Iterator[str]:
    """`center` where the margins on both sides are as wide as they can be."""
    left, right = style.get("margin-left"), style.get("margin-right")
    if left == right == "auto" or _BETWEEN_AUTOS.fullmatch(style.get("margin", "")):
        yield "center"


def _style(attributes: Attributes) -> dict[str, str]:
    declared = _DECLARATION.finditer(attributes.get("style", ""))
    return {one["name"].lower(): one["value"].strip() for one in declared}


def _size(picture: InlinePicture, side: str, attributes: Attributes, report: Report) -> str:
    """A side's length as the model has it; what is at most, where CSS says that as a length."""
    style = _style(attributes)
    most, own = style.get(f"max-{side}", ""), style.get(side, "") or attributes.get(side, "")
    shares = (_SHARE.fullmatch(name) for name in attributes.get("class", "").split())
    by_class = next((f"{share['share']}%" for share in shares if share), "")
    said = most if picture_size(most) and not most.endswith("%") else own
    said = said or (by_class if side == "width" else "")
    if side == "height" and said.endswith("%"):
        return ""
    size = picture_size(said)
    if size is None and not _AUTO.fullmatch(said.strip()):
        message = f"the {side} {said:.40} of the picture {picture.src!r} is no size; it is left out"
        report("image-size", message, "write 50%, 300px, 7.5cm or 3in")
    return size or ""
