"""The printing condition: which inks on which paper, as an ICC profile says."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from PIL import ImageCms

from exporter import resources
from exporter.diagnostics import DesignError, Place
from exporter.machine.plain_files import bytes_of_plain

REGISTRY = "http://www.color.org"
OUR_NAME = "FOGRA39"  # the name in that registry
OUR_PAPER = "Offset on coated paper, ISO 12647-2:2004/Amd 1, paper types 1 and 2"
CHANNELS = 4
MAX_PROFILE = 100_000_000  # bytes


@dataclass(frozen=True)
class PrintingCondition:
    """An ICC profile of class output for CMYK, and what to call the condition.

    `registry` is the URL of the registry that knows the name, `None` for a profile of the user's.
    """

    profile: bytes
    name: str
    description: str
    registry: str | None = None


def our_condition() -> PrintingCondition:
    """The condition that our own profile describes."""
    profile = resources.icc_profile().read_bytes()
    return PrintingCondition(profile, OUR_NAME, OUR_PAPER, REGISTRY)


def condition_of(path: Path) -> PrintingCondition:
    """The condition that a profile describes; raises DesignError where it describes none.

    It must be of class output (`prtr`), for CMYK, and able to make inks of colours (ICC.1, 8.4).
    """
    if path == resources.icc_profile():
        return our_condition()
    try:
        data = bytes_of_plain(path, MAX_PROFILE)
        opened = ImageCms.ImageCmsProfile(io.BytesIO(data))
    except OSError as failure:
        raise _unusable(path, f"cannot be read: {failure}") from failure
    profile = opened.profile
    if profile.xcolor_space.strip() != "CMYK":
        raise _unusable(path, f"is for {profile.xcolor_space.strip()}, not for CMYK")
    if profile.device_class != "prtr":
        raise _unusable(path, f"is of class {profile.device_class}, not prtr")
    intent, direction = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Direction.OUTPUT
    if ImageCms.isIntentSupported(opened, intent, direction) != 1:
        raise _unusable(path, "has no tables that turn colours into inks")
    name = (profile.profile_description or path.stem).strip()
    return PrintingCondition(data, name, name)


def _unusable(path: Path, reason: str) -> DesignError:
    return DesignError.at("icc-profile", f"the ICC profile {reason}", Place(str(path)))


def declare(pdf: pikepdf.Pdf, condition: PrintingCondition) -> None:
    """Make the condition the file's one output intent (ISO 15930-7, 6.2.3)."""
    profile = pikepdf.Stream(pdf, condition.profile)
    profile.N = CHANNELS
    profile.Alternate = pikepdf.Name.DeviceCMYK
    intent = pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(condition.name),
        OutputCondition=pikepdf.String(condition.description),
        Info=pikepdf.String(condition.description),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    if condition.registry:
        intent.RegistryName = pikepdf.String(condition.registry)
    pdf.Root.OutputIntents = pikepdf.Array([pdf.make_indirect(intent)])
