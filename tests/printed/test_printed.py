"""What a PDF shows is read as plain values, whoever made the file."""

from __future__ import annotations

import io
from collections import Counter
from contextlib import suppress

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from exporter.diagnostics import FileError
from exporter.printed import Box, Colour, Glyph, Page, Printed, pages_of
from exporter.printed.glyphs import text_of
from exporter.printed.inked import family_of
from tests.support import samples
from tests.support.samples import SUMMIT, pdf_of

WIDTH, HEIGHT = 200, 300
SURFACE = b"0.2 0.4 0.6 rg 100 100 50 20 re f "
LETTERS = b"1 0 0 rg BT /F 10 Tf 2 0 0 2 100 150 Tm (Hi) Tj ET "


def pdf(content: bytes) -> pikepdf.Pdf:
    """A PDF with one page of 200 by 300 points that paints `content`."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(WIDTH, HEIGHT))
    made.pages[0].Resources = Dictionary(Font=Dictionary(F=times()))
    made.pages[0].Contents = made.make_stream(content)
    return made


def times() -> Dictionary:
    """A font that every reader has, so that no file need hold it."""
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Times-BoldItalic"))


def data_of(made: pikepdf.Pdf, encryption: pikepdf.Encryption | None = None) -> bytes:
    """A PDF's bytes."""
    target = io.BytesIO()
    made.save(target, encryption=encryption or False)
    return target.getvalue()


def page_of(made: pikepdf.Pdf) -> Page[Glyph]:
    """The first page, as it is read."""
    return pages_of(data_of(made))[0]


def rounded(box: Box) -> tuple[int, ...]:
    """A box in whole points."""
    return tuple(round(side) for side in box)


@pytest.fixture(scope="module")
def brief() -> tuple[Page[Glyph], ...]:
    """The pages of the sample's brief."""
    return pages_of(pdf_of(SUMMIT))


def test_letters_come_with_what_they_are_set_in(brief: tuple[Page[Glyph], ...]) -> None:
    text = "".join(glyph.text for glyph in brief[0].text)
    headline = brief[0].text[text.index("Preparations")].lettering

    assert "Russian Deputy Foreign Minister Sergei Ryabkov" in text
    assert (headline.face.family, headline.face.is_bold) == ("SourceSerif4", True)
    assert headline.size > 18
    assert headline.is_visible


def test_letters_stand_on_their_page_and_on_their_baselines(brief: tuple[Page[Glyph], ...]) -> None:
    for page in brief:
        for glyph in page.text:
            assert 0 <= glyph.box.left <= glyph.box.right <= page.width
            assert 0 <= glyph.box.top <= glyph.box.bottom <= page.height
            assert glyph.box.top - 1 <= glyph.baseline <= glyph.box.bottom + glyph.lettering.size


def test_a_letter_s_size_and_place_include_what_scales_it() -> None:
    hi = page_of(pdf(LETTERS)).text

    assert [glyph.text for glyph in hi] == ["H", "i"]
    assert hi[0].lettering.size == 20
    assert (hi[0].left, hi[0].baseline) == (100, HEIGHT - 150)
    assert hi[0].lettering.colour == Colour(255, 0, 0)
    assert (hi[0].lettering.face.is_bold, hi[0].lettering.face.is_italic) == (True, True)


def test_hidden_letters_are_told_from_shown_ones() -> None:
    hidden = page_of(pdf(b"BT /F 10 Tf 3 Tr 100 150 Td (scan) Tj ET")).text

    assert not any(glyph.lettering.is_visible for glyph in hidden)


def test_letters_know_the_marked_content_that_they_are_in() -> None:
    marked = page_of(pdf(b"/Sect BMC /Artifact BMC " + LETTERS + b"EMC EMC")).text
    plain = page_of(pdf(LETTERS)).text

    assert {glyph.lettering.mark for glyph in marked} == {"Artifact"}
    assert {glyph.lettering.mark for glyph in plain} == {""}


def test_letters_that_slant_over_the_page_say_so() -> None:
    stamp = page_of(pdf(b"BT /F 10 Tf 0.7071 0.7071 -0.7071 0.7071 50 50 Tm (D) Tj ET")).text

    assert stamp[0].lettering.angle == 45
    assert stamp[0].lettering.size == pytest.approx(10, abs=0.01)


def test_surfaces_have_their_box_and_colour() -> None:
    (surface,) = page_of(pdf(SURFACE)).shapes

    assert rounded(surface.box) == (100, 180, 150, 200)
    assert surface.colour == Colour(51, 102, 153)
    assert not surface.is_rule


def test_lines_are_as_thick_as_their_pen() -> None:
    (rule,) = page_of(pdf(b"2 w 10 100 m 90 100 l S")).shapes

    assert rule.box == Box(10, 199, 90, 201)
    assert rule.is_rule


def test_a_frame_is_its_four_sides() -> None:
    sides = page_of(pdf(b"10 10 100 100 re 11 11 98 98 re f*")).shapes

    assert len(sides) == 4
    assert all(side.is_rule for side in sides)


def test_what_is_clipped_away_is_not_shown() -> None:
    shapes = page_of(pdf(b"0 0 50 50 re W n 0 0 200 300 re f")).shapes
    assert [rounded(shape.box) for shape in shapes] == [(0, 250, 50, 300)]

    assert page_of(pdf(b"0 0 50 50 re W n 60 60 9 9 re f")).shapes == ()


def test_forms_within_forms_are_read_where_they_are_painted() -> None:
    made = pdf(b"q 1 0 0 1 10 0 cm /Outer Do Q")
    kind = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": [0, 0, 500, 500]}
    fonts = Dictionary(Font=Dictionary(F=times()))
    inner = made.make_stream(SURFACE + LETTERS, **kind, Resources=fonts)
    parts = Dictionary(XObject=Dictionary(Inner=inner))
    outer = made.make_stream(b"1 0 0 1 0 100 cm /Inner Do", **kind, Resources=parts)
    made.pages[0].Resources = Dictionary(XObject=Dictionary(Outer=outer))
    page = page_of(made)

    assert [rounded(shape.box) for shape in page.shapes] == [(110, 80, 160, 100)]
    assert [(glyph.text, round(glyph.baseline)) for glyph in page.text] == [("H", 50), ("i", 50)]


def test_pictures_know_how_fine_they_are_printed() -> None:
    made = pdf(b"q 72 0 0 36 10 10 cm /P Do Q")
    kind = Dictionary(
        Subtype=Name.Image, Width=300, Height=75, ColorSpace=Name.DeviceGray, BitsPerComponent=8
    )
    made.pages[0].Resources = Dictionary(XObject=Dictionary(P=made.make_stream(bytes(22500), kind)))
    (picture,) = page_of(made).pictures

    assert rounded(picture.box) == (10, 254, 82, 290)
    assert picture.pixels == (300, 75)
    assert round(picture.dpi) == 150


@pytest.mark.parametrize(
    ("turned", "size", "box"),
    [
        (0, (200, 300), (100, 180, 150, 200)),
        (90, (300, 200), (100, 100, 120, 150)),
        (180, (200, 300), (50, 100, 100, 120)),
        (270, (300, 200), (180, 50, 200, 100)),
    ],
)
def test_a_turned_page_is_read_as_it_is_shown(
    turned: int, size: tuple[int, int], box: tuple[int, ...]
) -> None:
    made = pdf(SURFACE)
    made.pages[0].Rotate = turned
    page = page_of(made)

    assert (page.width, page.height) == size
    assert rounded(page.shapes[0].box) == box


def test_a_cropped_page_starts_where_it_is_cropped() -> None:
    made = pdf(SURFACE)
    made.pages[0].CropBox = [20, 30, 180, 280]
    made.pages[0].TrimBox = [30, 40, 170, 270]
    page = page_of(made)

    assert (page.width, page.height) == (160, 250)
    assert rounded(page.shapes[0].box) == (80, 160, 130, 180)
    assert page.boxes["trim"] == Box(10, 10, 150, 240)
    assert "bleed" not in page.boxes


def test_drawn_letters_of_a_type_3_font_are_letters() -> None:
    made = pdf(b"BT /D 10 Tf 20 20 Td (ab) Tj ET")
    square = made.make_stream(b"1000 0 0 0 750 750 d1 0 0 750 750 re f")
    drawn = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=[0, 0, 750, 750],
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(square=square),
        Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.square, Name.square]),
        FirstChar=97,
        LastChar=98,
        Widths=[1000, 1000],
    )
    made.pages[0].Resources = Dictionary(Font=Dictionary(D=drawn))
    glyphs = page_of(made).text

    assert [glyph.lettering.size for glyph in glyphs] == [10, 10]
    assert glyphs[0].lettering.face.name == ""


def test_the_ground_of_a_page_is_what_is_painted_below_its_letters() -> None:
    large = b"1 0 0 rg BT /F 90 Tf 100 100 Td (HHH) Tj ET"
    with Printed(data_of(pdf(SURFACE + large))) as printed:
        assert len(printed) == 1
        pixels = printed.ground(1, dpi=72)

    assert pixels.size == (WIDTH, HEIGHT)
    assert pixels.getpixel((125, 190)) == (51, 102, 153)
    assert (255, 0, 0) not in {colour for _, colour in pixels.getcolors(WIDTH * HEIGHT) or ()}


@pytest.mark.parametrize("emoji", ["😀", "😀😀😀", "😀🙂😀"])
def test_emoji_among_letters_from_right_to_left_are_read_whole(emoji: str) -> None:
    article = samples.article(lede=f"مرحبا {emoji} بالعالم")
    made = samples.exporter("newsroom").export(article, editions=["brief"], formats=["pdf"])
    with Printed(made.renditions[0].data) as printed:
        runs = "".join(run.text for run in printed.page_in_runs(1).text)
        glyphs = "".join(glyph.text for glyph in printed.page(1).text)
    for read in (runs, glyphs):
        assert Counter(one for one in read if one > "\uffff") == Counter(emoji)
        assert "\ufffd" not in read


@pytest.mark.parametrize(
    ("units", "text"),
    [
        ("0041", "A"),
        ("d83d de00", "😀"),
        ("de00 d83d", "😀"),
        ("de00 d83d de42 d83d 0041", "😀🙂A"),
        ("de00 0041 d83d", "\ufffdA\ufffd"),
    ],
)
def test_units_are_letters_whichever_half_comes_first(units: str, text: str) -> None:
    data = b"".join(bytes.fromhex(unit)[::-1] for unit in units.split())
    assert text_of(data) == text


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"PK\x03\x04 no PDF", bytes(5000)])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    with pytest.raises(FileError) as caught:
        pages_of(data, "a.pdf")

    assert caught.value.diagnostics[0].code == "not-a-pdf"
    assert str(caught.value.place) == "a.pdf"


def test_a_password_is_told() -> None:
    locked = data_of(pdf(b""), pikepdf.Encryption(owner="o", user="u"))

    with pytest.raises(FileError, match="password") as caught:
        pages_of(locked)
    assert caught.value.diagnostics[0].code == "encrypted"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_read_or_refused_but_breaks_nothing(share: float) -> None:
    whole = pdf_of(SUMMIT)
    with suppress(FileError):
        assert pages_of(whole[: int(len(whole) * share)])


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Source-Sans-3-Bold-Italic", "SourceSans3"),
        ("SourceSans3-BoldIt", "SourceSans3"),
        ("Source-Serif-4", "SourceSerif4"),
        ("TimesNewRomanPS-BoldItalicMT", "TimesNewRoman"),
        ("Arial,Bold", "Arial"),
        ("NanumGothicBold", "NanumGothic"),
        ("", ""),
    ],
)
def test_a_family_is_its_name_without_the_face(name: str, family: str) -> None:
    assert family_of(name) == family
