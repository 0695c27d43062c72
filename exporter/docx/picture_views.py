"""What Word shows of a picture: the sides that were cropped, and how it was turned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exporter.docx.elements import Xml, local, qn

_WHOLE = 100_000  # of ST_Percentage (ISO 29500-1, 20.1.10.40)
_DEGREE = 60_000  # of ST_Angle (20.1.10.3)
_FRACTION = 65_536  # of VML's fixed numbers, which end in an f
_SIDES = {"left": "l", "top": "t", "right": "r", "bottom": "b"}
_ON = frozenset({"1", "true"})


@dataclass(frozen=True)
class View:
    """The shares of a picture that are cut off its left, top, right and bottom, from 0 to 1; by how
    many degrees it is turned after that, clockwise and below 360; and whether it is mirrored before
    it is turned, left to right or upside down."""

    cropped: tuple[float, ...] = (0, 0, 0, 0)
    turned: float = 0
    is_mirrored: bool = False
    is_upside_down: bool = False


AS_IT_IS = View()


def view_of(picture: Xml) -> View:
    """What is shown of the picture that an `a:blip` or a `v:imagedata` names."""
    if local(picture) == "imagedata":
        return View(tuple(_fixed(picture.get(f"crop{side}", "")) for side in _SIDES))
    fill = picture.getparent()
    around = None if fill is None else fill.getparent()
    if fill is None or around is None:
        return AS_IT_IS
    rectangle, frame = fill.find(qn("a:srcRect")), around.find(f"*/{qn('a:xfrm')}")
    cropped, turned = _attributes(rectangle), _attributes(frame)
    return View(
        tuple(_share(cropped.get(letter, "")) for letter in _SIDES.values()),
        turned=_number(turned.get("rot", "")) / _DEGREE % 360,
        is_mirrored=turned.get("flipH") in _ON,
        is_upside_down=turned.get("flipV") in _ON,
    )


def _attributes(element: Xml | None) -> Mapping[str, str]:
    return {} if element is None else {str(key): str(one) for key, one in element.items()}


def _share(text: str) -> float:
    """A share of a side, as `25000` or `25%`; 0 for room that is added."""
    whole = 100 if text.endswith("%") else _WHOLE
    return _cut(_number(text.removesuffix("%")) / whole)


def _fixed(text: str) -> float:
    """A share as VML writes it: `16384f` or `.25`."""
    return _cut(_number(text.removesuffix("f")) / (_FRACTION if text.endswith("f") else 1))


def _cut(share: float) -> float:
    return share if 0 < share < 1 else 0


def _number(text: str) -> float:
    """A number; 0 for anything else."""
    try:
        return float(text)
    except ValueError:
        return 0
