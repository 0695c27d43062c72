"""PDF and Word files that ask for more work, or more memory, than a reader has."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

HEAD = b"%PDF-1.7\n"
CATALOG, PAGES, PAGE, CONTENT, FREE = 1, 2, 3, 4, 5
"""The numbers of the objects that each file has; a bomb's own begin at `FREE`."""
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def packed(data: bytes, entries: bytes = b"", *, times: int = 1) -> bytes:
    """A stream, packed by Flate as often as is said."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    names = b"/FlateDecode" * times
    return stream(
        data, b"/Filter[%s]%s" % (names, entries) if times > 1 else b"/Filter/FlateDecode" + entries
    )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream as it is."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def pdf(
    content: bytes = b"",
    resources: bytes = b"",
    objects: Mapping[int, bytes] | None = None,
    *,
    catalog: bytes = b"",
    page: bytes = b"",
    pages: int = 1,
) -> bytes:
    """A file whose pages all show the same content; the entries are added to its dictionaries."""
    count = FREE + len(objects or {})
    kids = [PAGE, *range(count, count + pages - 1)]
    sheet = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>%s>>"
        % (resources, page)
    )
    every = {
        CATALOG: b"<</Type/Catalog/Pages 2 0 R%s>>" % catalog,
        PAGES: b"<</Type/Pages/Count %d/Kids[%s]>>"
        % (pages, b" ".join(b"%d 0 R" % kid for kid in kids)),
        CONTENT: content if content.startswith(b"<<") else packed(content),
        **dict.fromkeys(kids, sheet),
        **(objects or {}),
    }
    return file_of(every)


def file_of(objects: Mapping[int, bytes]) -> bytes:
    """A file of objects, with their table."""
    body, places = bytearray(HEAD), {}
    for number in sorted(objects):
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    size = max(objects) + 1
    table = b"".join(
        b"%010d %05d %s \n"
        % (
            places.get(number, 0),
            0 if number in places else 65535,
            b"n" if number in places else b"f",
        )
        for number in range(size)
    )
    tail = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (size, len(body))
    return bytes(body) + b"xref\n0 %d\n%s" % (size, table) + tail


FONTS = b"/Font<</F %s>>" % HELVETICA
LETTER = b"BT /F 9 Tf 50 50 Td (a) Tj ET"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 100 100]"


def nested_forms(levels: int, uses: int, draw: bytes = b"/X Do\n") -> bytes:
    """Forms that each use the next one several times."""
    last = FREE + levels - 1
    objects = {
        number: packed(draw * uses, FORM + b"/Resources<</XObject<</X %d 0 R>>>>" % (number + 1))
        for number in range(FREE, last)
    }
    objects[last] = packed(b"0 0 10 10 re f\n", FORM)
    return pdf(draw * uses, b"/XObject<</X 5 0 R>>", objects)


def runs(count: int, pages: int = 1) -> bytes:
    text = b"BT /F 9 Tf %s ET" % b"".join(
        b"1 0 0 1 %d %d Tm (ab) Tj\n" % (20 + 11 * (n % 50), 20 + 10 * (n // 50 % 80))
        for n in range(count)
    )
    return pdf(text, FONTS, pages=pages)


def runs_in_one_place(count: int, pages: int = 1) -> bytes:
    text = b"BT /F 9 Tf %s ET" % b"".join(
        b"1 0 0 1 %d %d Tm (%d) Tj\n" % (50 + n % 30, 400 + n // 30 % 30, n) for n in range(count)
    )
    return pdf(text, FONTS, pages=pages)


def picture(entries: bytes, data: bytes, objects: Mapping[int, bytes] | None = None) -> bytes:
    about = b"/Type/XObject/Subtype/Image" + entries
    return pdf(
        b"q 300 0 0 300 50 50 cm /I Do Q",
        b"/XObject<</I 5 0 R>>",
        {5: stream(data, about), **(objects or {})},
    )


def flate_picture(side: int) -> bytes:
    data = zlib.compress(bytes(side) * side * 3, 9)
    return picture(
        b"/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode"
        % (side, side),
        data,
    )


def many_annotations(count: int, pages: int = 1) -> bytes:
    """Links that stand on every page, all in one array."""
    link = b"<</Type/Annot/Subtype/Link/Rect[50 50 90 60]/Dest[3 0 R/Fit]>>"
    return pdf(
        LETTER,
        FONTS,
        {5: b"[%s]" % (link * count)},
        page=b"/Annots 5 0 R",
        pages=pages,
    )


def tags(count: int) -> bytes:
    """One element with many."""
    objects = {
        FREE: b"<</Type/StructTreeRoot/K[%s]>>"
        % b" ".join(b"%d 0 R" % n for n in range(6, 6 + count))
    }
    objects |= dict.fromkeys(range(6, 6 + count), b"<</S/P/P 5 0 R/Pg 3 0 R/K 0>>")
    return pdf(catalog=b"/StructTreeRoot 5 0 R/MarkInfo<</Marked true>>", objects=objects)


def marks(count: int) -> bytes:
    objects = {
        5: b"<</Type/StructTreeRoot/K 6 0 R>>",
        6: b"<</S/P/P 5 0 R/Pg 3 0 R/K[%s]>>" % (b"0 " * count),
    }
    return pdf(catalog=b"/StructTreeRoot 5 0 R", objects=objects)


def deep_tags(count: int) -> bytes:
    objects = {5: b"<</Type/StructTreeRoot/K 6 0 R>>"}
    objects |= {
        n: b"<</S/Table/P %d 0 R/Pg 3 0 R/K[0 %d 0 R]>>" % (n - 1, n + 1)
        for n in range(6, 6 + count)
    }
    objects[6 + count] = b"<</S/TD/K 0>>"
    return pdf(catalog=b"/StructTreeRoot 5 0 R", objects=objects)


def shared_kids(count: int) -> bytes:
    """Elements that all hold all."""
    every = b"[%s]" % b" ".join(b"%d 0 R" % n for n in range(7, 7 + count))
    objects = {5: b"<</Type/StructTreeRoot/K 6 0 R>>", 6: every}
    objects |= dict.fromkeys(range(7, 7 + count), b"<</S/P/P 5 0 R/Pg 3 0 R/K 6 0 R>>")
    return pdf(catalog=b"/StructTreeRoot 5 0 R", objects=objects)


def outlines(count: int) -> bytes:
    objects = {5: b"<</Type/Outlines/First 6 0 R/Last %d 0 R/Count %d>>" % (5 + count, count)}
    objects |= {
        n: b"<</Title(a)/Parent 5 0 R/Dest[9999 0 R/Fit]/Next %d 0 R>>" % (n + 1)
        for n in range(6, 6 + count)
    }
    return pdf(catalog=b"/Outlines 5 0 R", objects=objects)


def names(count: int) -> bytes:
    tree = b"".join(b"(%d)[3 0 R/Fit]" % n for n in range(count))
    return pdf(catalog=b"/Names<</Dests<</Names[%s]>>>>" % tree)


def xmp(size: int, times: int = 1) -> bytes:
    return pdf(
        catalog=b"/Metadata 5 0 R",
        objects={
            5: packed(b"<a>" + b" " * size + b"</a>", b"/Type/Metadata/Subtype/XML", times=times)
        },
    )


def attached(size: int, times: int = 1) -> bytes:
    """A file with an attached article, which is a long list."""
    file = packed(b"[" + b"[]," * (size // 3) + b"1]", b"/Type/EmbeddedFile", times=times)
    held = b"(article.json)<</Type/Filespec/F(article.json)/EF<</F 5 0 R>>>>"
    return pdf(catalog=b"/Names<</EmbeddedFiles<</Names[%s]>>>>" % held, objects={FREE: file})


def font_file(size: int, times: int = 1) -> bytes:
    """A font with a large program and a large map of its letters."""
    font = (
        b"<</Type/Font/Subtype/TrueType/BaseFont/X/FirstChar 0/LastChar 1/Widths[500 500]"
        b"/FontDescriptor 5 0 R/ToUnicode 7 0 R>>"
    )
    about = (
        b"<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1 1]/ItalicAngle 0/Ascent 1"
        b"/Descent 0/CapHeight 1/StemV 1/FontFile2 6 0 R>>"
    )
    block = b"100 beginbfchar\n" + b"<0041> <0041>\n" * 100 + b"endbfchar\n"
    cmap = b"/CIDInit /ProcSet findresource begin begincmap\n%sendcmap" % (block * (size // 4000))
    objects = {5: about, 6: packed(bytes(size), times=times), 7: packed(cmap)}
    return pdf(b"BT /F 9 Tf 50 50 Td (ab) Tj ET", b"/Font<</F %s>>" % font, objects)


def used(levels: int, uses: int) -> dict[int, bytes]:
    """Forms that use each other, from `FREE` on."""
    last = FREE + levels
    entries = FORM + b"/Resources<</XObject<</X %d 0 R>>>>"
    objects = {n: packed(b"/X Do\n" * uses, entries % (n + 1)) for n in range(FREE, last)}
    return objects | {last: packed(b"0 0 10 10 re f\n", FORM)}


ROOT_FORM = b"/Resources<</XObject<</X 5 0 R>>>>"
OWN = 90  # the number of an object beside the forms


def letters_of_forms(levels: int, uses: int) -> bytes:
    """A font whose letters are drawn by forms."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[.01 0 0 .01 0 0]/FirstChar 97"
        b"/LastChar 97/Widths[100]/Encoding<</Differences[97/a]>>/CharProcs<</a 90 0 R>>%s>>"
    )
    objects = used(levels, uses) | {OWN: packed(b"100 0 d0 " + b"/X Do\n" * uses)}
    text = b"BT /F 9 Tf 50 50 Td (aaaa) Tj ET"
    return pdf(text, b"/Font<</F %s>>" % (font % ROOT_FORM), objects)


def tiles_of_forms(levels: int, uses: int) -> bytes:
    """A pattern whose tile is drawn by forms."""
    tile = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 1/YStep 1"
    objects = used(levels, uses) | {OWN: packed(b"/X Do\n" * uses, tile + ROOT_FORM)}
    return pdf(b"/Pattern cs /P scn 0 0 500 500 re f", b"/Pattern<</P 90 0 R>>", objects)


def stamps_of_forms(levels: int, uses: int) -> bytes:
    """A note that is drawn by forms."""
    note = b"/Annots[<</Type/Annot/Subtype/Stamp/Rect[0 0 100 100]/AP<</N 5 0 R>>>>]"
    return pdf(LETTER, FONTS, used(levels, uses), page=note)


def object_stream(count: int) -> bytes:
    """A file whose objects nearly all lie in one packed stream."""
    numbers = range(10, 10 + count)
    index = b" ".join(b"%d %d" % (n, 5 * at) for at, n in enumerate(numbers))
    inside = packed(
        index + b" " + b"<<>> " * count, b"/Type/ObjStm/N %d/First %d" % (count, len(index) + 1)
    )
    parts = {
        1: b"<</Type/Catalog/Pages 2 0 R/X[%s]>>" % b" ".join(b"%d 0 R" % n for n in numbers),
        2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        5: inside,
    }
    body, places = bytearray(HEAD), {}
    for number, value in parts.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(
        b"\2" + (5).to_bytes(4, "big") + (n - 10).to_bytes(3, "big")
        if n >= 10
        else (b"\1" + places[n].to_bytes(4, "big") + bytes(3) if n in places else bytes(8))
        for n in range(10 + count)
    )
    start = len(body)
    body += b"9 0 obj\n%s\nendobj\n" % packed(
        table, b"/Type/XRef/W[1 4 3]/Size %d/Root 1 0 R" % (10 + count)
    )
    return bytes(body) + b"startxref\n%d\n%%%%EOF" % start


def xref_loop() -> bytes:
    made = pdf(b"")
    place = made.rindex(b"xref\n0")
    place = made.rindex(b"\nxref") + 1 if b"\nxref" in made else place
    return made.replace(b"/Size", b"/Prev %d/Size" % place)


def page_loop() -> bytes:
    return file_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Count 3/Kids[2 0 R 3 0 R]/Parent 2 0 R>>",
            3: b"<</Type/Pages/Count 2/Kids[2 0 R 3 0 R]>>",
        }
    )


def inline_pictures(count: int) -> bytes:
    one = b"q 9 0 0 9 50 50 cm BI /W 9 /H 9 /BPC 8 /CS /G ID " + b"\x80" * 81 + b" EI Q\n"
    return pdf(one * count)


SIDE = (60_000).to_bytes(4, "big")
SIZES = b"/Width 60000/Height 60000/BitsPerComponent 1/ColorSpace/DeviceGray"
FAX = b"/DecodeParms<</K -1/Columns 60000/Rows 60000>>"
JBIG2 = bytes.fromhex("0000000030000100000013") + SIDE * 2 + bytes(8) + b"\0\0\0"
JPX = b"".join(
    (
        bytes.fromhex("ff4fff5100290000") + SIDE * 2 + bytes(8) + SIDE * 2 + bytes(8),
        bytes.fromhex("0001070101ff52000c00000001000504040001ff5c00134040484850"),
        bytes.fromhex("48485048485048485048485048ff90000a0000000000000001ff93ffd9"),
    )
)

COUNTED: Mapping[str, Callable[[], bytes]] = {
    "forms that use forms": lambda: nested_forms(8, 10),
    "forms that use forms, a little": lambda: nested_forms(6, 10),
    "forms that use forms, deep": lambda: nested_forms(30, 2),
    "forms whose uses are hard to see": lambda: nested_forms(8, 10, b"/#58%c\nDo\n"),
    "forms that are used often": lambda: nested_forms(3, 3000),
    "runs": lambda: runs(100_000),
    "runs in one place": lambda: runs_in_one_place(9_000),
    "runs in one place on many pages": lambda: runs_in_one_place(2_000, 10),
    "paths": lambda: pdf(b"0 0 m 9 9 l S\n" * 300_000),
    "steps of a path": lambda: pdf(b"0 0 m " + b"9 9 l\n" * 3_000_000 + b"S"),
    "letters": lambda: pdf(b"BT /F 9 Tf 50 50 Td (" + b"ab " * 1_000_000 + b") Tj ET", FONTS),
    "content that unpacks to much": lambda: pdf(packed(b" " * 100_000_000)),
    "much on many pages": lambda: pdf(b"0 0 9 9 re f\n" * 80_000, pages=500),
    "marks in marks": lambda: pdf(b"/P <</MCID 0>> BDC " * 100_000),
    "saved states": lambda: pdf(b"q " * 2_000_000),
    "inline pictures": lambda: inline_pictures(100_000),
    "a large picture": lambda: flate_picture(8_000),
    "links": lambda: many_annotations(300, 100),
    "elements in elements": lambda: deep_tags(5_000),
    "marks of an element": lambda: marks(1_000_000),
    "elements that all hold all": lambda: shared_kids(2_000),
}
"""Files of which the work is counted before it is done."""

CONFINED: Mapping[str, Callable[[], bytes]] = {
    "content packed twice": lambda: pdf(packed(b" " * 200_000_000, times=2)),
    "links in one array": lambda: many_annotations(100_000, 100),
    "elements": lambda: tags(150_000),
    "bookmarks": lambda: outlines(100_000),
    "names": lambda: names(300_000),
    "metadata": lambda: xmp(100_000_000),
    "metadata packed twice": lambda: xmp(200_000_000, 2),
    "an article": lambda: attached(19_000_000),
    "an article packed twice": lambda: attached(200_000_000, 2),
    "a font": lambda: font_file(80_000_000),
    "a font packed twice": lambda: font_file(80_000_000, 2),
    "letters of forms": lambda: letters_of_forms(7, 10),
    "tiles of forms": lambda: tiles_of_forms(7, 10),
    "stamps of forms": lambda: stamps_of_forms(7, 10),
    "objects in a packed stream": lambda: object_stream(500_000),
    "a table that leads to itself": xref_loop,
    "pages that hold themselves": page_loop,
    "JPEG 2000": lambda: picture(b"/Width 60000/Height 60000/Filter/JPXDecode", JPX),
    "JBIG2": lambda: picture(SIZES + b"/Filter/JBIG2Decode", JBIG2),
    "a fax": lambda: picture(SIZES + b"/Filter/CCITTFaxDecode" + FAX, b"\xff" * 10_000),
}
"""Files of which the system does the counting, whatever comes of it."""
