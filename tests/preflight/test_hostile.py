"""Files that nobody vouches for: an error or findings, never a crash."""

from __future__ import annotations

import io
import random
import re
import time
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from exporter.diagnostics import FileError
from exporter.preflight.pdf.opened_pdf import MOST_PAGES
from tests.support.files import good_docx, good_pdf, inspected, messages, pdf_of_html, spoiled_pdf

ROUNDS = 40
MANY = 1000


def scanned() -> bytes:
    target = io.BytesIO()
    Image.new("L", (1240, 1754), "white").save(target, "PDF", resolution=150)
    return target.getvalue()


def of_many_pages() -> bytes:
    one = pdf_of_html("<h1>A page</h1><p>With a line of text.")
    with pikepdf.open(io.BytesIO(one)) as source, pikepdf.new() as pdf:
        for _ in range(MANY):
            pdf.pages.append(source.pages[0])
        target = io.BytesIO()
        pdf.save(target)
        return target.getvalue()


def of_too_many_pages() -> bytes:
    with pikepdf.new() as pdf:
        page = Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 100, 100]))
        kids = [pdf.make_indirect(page) for _ in range(MOST_PAGES + 1)]
        pdf.Root.Pages = pdf.make_indirect(
            Dictionary(Type=Name.Pages, Count=len(kids), Kids=Array(kids))
        )
        for kid in kids:
            kid.Parent = pdf.Root.Pages
        target = io.BytesIO()
        pdf.save(target)
        return target.getvalue()


def encrypted() -> bytes:
    return spoiled_pdf(lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="b"))


def mutated(data: bytes, seed: int) -> bytes:
    """The bytes with a few of them changed, or with their end cut off."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.randint(1, len(changed))] if seed % 4 == 0 else changed)


def plain(data: bytes) -> bytes:
    """A PDF with nothing packed, so that changed bytes change what it says."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        mode = pikepdf.ObjectStreamMode.disable
        pdf.save(target, object_stream_mode=mode, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    return target.getvalue()


def shuffled(data: bytes, seed: int) -> bytes:
    """A DOCX in whose parts some values have changed places; fonts are left out."""
    chance = random.Random(seed)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for path in source.namelist():
            if "fonts/" not in path:
                copy.writestr(path, _shuffled(source.read(path), chance))
    return target.getvalue()


def _shuffled(part: bytes, chance: random.Random) -> bytes:
    values = re.findall(rb'"[^"<>]*"', part)
    for _ in range(min(len(values), 8)):
        part = part.replace(chance.choice(values), chance.choice(values), 1)
    return part


def test_a_scanned_page_is_untagged_and_nothing_breaks() -> None:
    assert messages(inspected(scanned()), "not-tagged")


def test_pages_past_the_limit_are_said_to_be_unchecked() -> None:
    (told,) = messages(inspected(of_too_many_pages()), "not-looked-at")
    assert told == f"only the first {MOST_PAGES} pages were checked"


def test_a_thousand_pages_take_a_bounded_time() -> None:
    start = time.perf_counter()
    inspected(of_many_pages())
    assert time.perf_counter() - start < 30


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (encrypted, "encrypted"),
        (lambda: good_pdf()[:100], "not-a-pdf"),
        (lambda: good_docx()[:-2000], "damaged-docx"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "encrypted-or-old"),
        (lambda: b"", "unknown-file"),
        (lambda: b"%PDF-1.7\n%%EOF", "not-a-pdf"),
    ],
)
def test_a_file_that_cannot_be_opened_is_a_clear_error(
    make: Callable[[], bytes], code: str
) -> None:
    with pytest.raises(FileError) as caught:
        inspected(make())
    assert caught.value.diagnostics[0].code == code
    assert caught.value.hint


def outcomes(change: Callable[[int], bytes]) -> list[bool]:
    """Whether each of the changed files could be opened; a crash is a crash of the test."""
    opened = []
    for seed in range(ROUNDS):
        try:
            inspected(change(seed))
            opened.append(True)
        except FileError:
            opened.append(False)
    return opened


def test_changed_bytes_of_a_pdf_never_crash_a_check() -> None:
    data = plain(good_pdf())
    assert True in outcomes(lambda seed: mutated(data, seed))


def test_values_of_a_docx_that_changed_places_never_crash_a_check() -> None:
    assert True in outcomes(lambda seed: shuffled(good_docx(), seed))
