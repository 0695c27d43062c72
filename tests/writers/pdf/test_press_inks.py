"""Inks: every colour of a press file, however it came into the article, within the limit."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms

from exporter.diagnostics import DesignError, UsageError
from exporter.pipeline import Exporter
from exporter.writers.pdf.press.condition import condition_of, our_condition
from exporter.writers.pdf.press.inks import Inks, separated
from tests.support.pdf_colours import colour_spaces, images, inks, total
from tests.support.press_files import picture_article
from tests.support.samples import EVERYTHING, SUMMIT, THEMES

INKS_ONLY = {"/DeviceCMYK", "Separation/All/DeviceCMYK"}
LIMIT = 300


@pytest.fixture(scope="module")
def maker() -> Inks:
    return Inks(our_condition().profile, LIMIT / 100)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Both editions of a sample in every theme, and an article with all colours and pictures."""
    made = [
        rendition.data
        for theme in THEMES
        for rendition in Exporter(profile="press", theme=theme).export(EVERYTHING).renditions
    ]
    return [*made, picture_article(tmp_path_factory.mktemp("inks")).renditions[0].data]


@pytest.fixture(scope="module")
def opened(files: list[bytes]) -> Iterator[list[pikepdf.Pdf]]:
    pdfs = [pikepdf.open(io.BytesIO(data)) for data in files]
    yield pdfs
    for pdf in pdfs:
        pdf.close()


def test_no_page_has_any_colour_space_but_inks(opened: list[pikepdf.Pdf]) -> None:
    for pdf in opened:
        for number, spaces in colour_spaces(pdf).items():
            assert spaces == INKS_ONLY, number


def test_no_colour_needs_300_per_cent_of_ink(opened: list[pikepdf.Pdf]) -> None:
    used = set().union(*(inks(pdf) for pdf in opened))
    assert len(used) > 10
    assert max(total(ink) for ink in used) <= LIMIT


def test_no_spot_of_any_picture_needs_300_per_cent_of_ink(opened: list[pikepdf.Pdf]) -> None:
    pictures = [
        pikepdf.PdfImage(image).as_pil_image(apply_mask=False) for image in images(opened[-1])
    ]
    assert len(pictures) == 7
    for picture in pictures:
        assert picture.mode == "CMYK"
        spots = picture.getcolors(picture.width * picture.height)
        assert spots
        assert max(sum(spot) for _, spot in spots if isinstance(spot, tuple)) <= LIMIT / 100 * 255


def test_the_text_is_black_ink_alone(opened: list[pikepdf.Pdf]) -> None:
    for pdf in opened[:-1]:
        greys = {ink for ink in inks(pdf) if ink[:3] == (0, 0, 0)}
        assert (0, 0, 0, 1) in greys


def test_neutral_colours_are_tints_of_black_and_no_lighter_than_they_were(maker: Inks) -> None:
    assert maker.of_rgb(0, 0, 0) == (0, 0, 0, 1)
    assert maker.of_rgb(0x1C / 255, 0x1C / 255, 0x1C / 255) == (0, 0, 0, 1)
    assert maker.of_rgb(0x1D / 255, 0x1B / 255, 0x1A / 255) == (0, 0, 0, 1)
    assert maker.of_rgb(1, 1, 1) == (0, 0, 0, 0)
    tints = [maker.of_grey(grey / 255)[3] for grey in range(256)]
    assert tints == sorted(tints, reverse=True)
    assert 0.75 < maker.of_grey(0x59 / 255)[3] < 0.85


def test_light_tints_have_no_black_and_colours_look_as_they_did(maker: Inks) -> None:
    assert maker.of_rgb(0xF7 / 255, 0xF1 / 255, 0xEC / 255)[3] == 0
    cyan, magenta, yellow, _ = maker.of_rgb(0xA8 / 255, 0x13 / 255, 0x2B / 255)
    assert magenta > yellow > cyan


def test_colours_given_as_inks_stay_but_for_the_limit(maker: Inks) -> None:
    assert maker.limited((0, 0.5, 1, 0)) == (0, 0.5, 1, 0)
    *colour, black = maker.limited((1, 1, 1, 1))
    assert black == 1
    assert sum(colour) + black == pytest.approx(3, abs=0.01)
    assert sum(colour) + black <= 3


def test_a_theme_may_speak_in_inks_for_a_press_but_for_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "inks.css"
    path.write_text(":root { --ink: device-cmyk(0.3 0 0 1) }")
    made = Exporter(profile="press", styles=[path]).export(SUMMIT, editions=["summary"])
    with pikepdf.open(io.BytesIO(made.renditions[0].data)) as pdf:
        assert (0.3, 0, 0, 1) in inks(pdf)
    with pytest.raises(DesignError, match="device-cmyk"):
        Exporter(styles=[path]).export(SUMMIT, editions=["summary"], formats=["pdf"])


def test_a_picture_that_is_grey_all_over_is_printed_in_black_alone(maker: Inks) -> None:
    grey = Image.linear_gradient("L")
    for picture in (grey, grey.convert("RGB"), grey.convert("1")):
        *colours, black = separated(picture, maker).split()
        assert all(channel.getextrema() == (0, 0) for channel in colours)
        assert black.getextrema() == (0, 255)


def test_a_picture_s_own_profile_says_what_its_colours_mean(maker: Inks) -> None:
    red = Image.new("RGB", (1, 1), (200, 60, 60))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    linear = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    plain = separated(red, maker).tobytes()
    for useless in (b"no profile", lab, linear):
        red.info["icc_profile"] = useless
        assert separated(red, maker).tobytes() == plain


def test_a_profile_of_the_user_s_is_the_output_intent(tmp_path: Path) -> None:
    path = tmp_path / "house.icc"
    path.write_bytes(our_condition().profile)
    made = Exporter(profile="press", icc=path).export(SUMMIT, editions=["summary"])
    assert path in made.inputs
    with pikepdf.open(io.BytesIO(made.renditions[0].data)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "Coated FOGRA39L, 290 % ink (brief)"
        assert "/RegistryName" not in intent


def test_a_profile_that_is_not_for_a_press_is_refused(tmp_path: Path) -> None:
    screen = tmp_path / "screen.icc"
    screen.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    none = tmp_path / "none.icc"
    none.write_bytes(b"no profile at all")
    for path in (screen, none, tmp_path / "missing.icc"):
        with pytest.raises(DesignError) as caught:
            condition_of(path)
        assert caught.value.diagnostics[0].code == "icc-profile"
        assert str(path) == caught.value.place.file if caught.value.place else False


def test_an_icc_profile_without_a_press_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Exporter(icc=tmp_path / "any.icc")


def test_a_press_property_whose_length_hangs_on_type_is_told(tmp_path: Path) -> None:
    (tmp_path / "own.css").write_text(":root { --mark-length: 3em }")
    exporter = Exporter(profile="press", styles=[tmp_path / "own.css"])
    with pytest.raises(DesignError, match="--mark-length is '3em'"):
        exporter.export(SUMMIT, editions=["summary"])
