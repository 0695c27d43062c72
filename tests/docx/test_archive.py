"""A Word file's parts are unpacked as Word packs them, and not all that a file asks for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from exporter.diagnostics import ArticleError
from exporter.docx import archive
from exporter.docx.archive import Archive, check_whole
from exporter.preflight.inspection import inspect
from exporter.provenance.found import found_in
from exporter.roundtrip.word.edited_file import read_docx
from tests.support.editing import Document, everything, zipped
from tests.support.word_bombs import many_parts

LZMA, BZIP2, DEFLATE64, IMPLODED = 14, 12, 9, 6
HEADERS = ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8))  # and where the way of packing stands in each


def packed_by(method: int, data: bytes) -> bytes:
    """A file that says that its parts are packed in a way in which they are not."""
    changed = bytearray(data)
    for signature, offset in HEADERS:
        place = changed.find(signature)
        while place >= 0:
            changed[place + offset : place + offset + 2] = method.to_bytes(2, "little")
            place = changed.find(signature, place + 4)
    return bytes(changed)


def truly_packed_by(method: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as made:
        for path, content in Document().parts.items():
            made.writestr(path, content)
    return target.getvalue()


def code_of(look: Callable[[], object]) -> str:
    with pytest.raises(Exception) as caught:  # noqa: PT011  (its class is asked for below)
        look()
    return caught.value.diagnostics[0].code  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("method", [LZMA, BZIP2, DEFLATE64, IMPLODED, 99])
@pytest.mark.parametrize(
    "look",
    [read_docx, lambda data: inspect(data, "a.docx"), lambda data: found_in(data, "a.docx")],
    ids=["import", "preflight", "verify"],
)
def test_a_part_that_is_packed_as_no_word_file_is_is_damage(
    look: Callable[[bytes], object], method: int
) -> None:
    assert code_of(lambda: look(packed_by(method, everything()))) == "damaged-docx"


@pytest.mark.parametrize("method", [LZMA, BZIP2])
def test_such_a_part_is_not_unpacked_even_where_it_could_be(method: int) -> None:
    assert code_of(lambda: read_docx(truly_packed_by(method))) == "damaged-docx"


def test_a_part_whose_packed_bytes_are_wrong_is_damage() -> None:
    data = bytearray(everything())
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        entry = whole.getinfo("word/document.xml")
    start = entry.header_offset + 60
    data[start : start + 200] = bytes(200)
    assert code_of(lambda: read_docx(bytes(data))) == "damaged-docx"
    assert code_of(lambda: check_whole(bytes(data), "a.docx")) == "damaged-docx"


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many bytes of each part were unpacked."""
    sizes: list[int] = []
    unpack = Archive._unpacked

    def counted(self: Archive, path: str, limit: int) -> bytes:
        data = unpack(self, path, limit)
        sizes.append(len(data))
        return data

    monkeypatch.setattr(Archive, "_unpacked", counted)
    return sizes


def test_all_parts_together_are_unpacked_no_further_than_the_limit(unpacked: list[int]) -> None:
    data = many_parts(250, 990_000)
    assert code_of(lambda: list(Archive(data, "a.docx").contents())) == "file-too-large"
    assert sum(unpacked) <= archive.MAX_WHOLE


def test_a_file_whose_parts_are_too_many_to_be_hashed_is_not_unchanged(
    unpacked: list[int],
) -> None:
    assert not found_in(many_parts(250, 990_000), "a.docx").unchanged
    assert sum(unpacked) <= archive.MAX_WHOLE + 5_000_000


def test_what_is_too_much_for_us_is_too_much_for_an_office_program() -> None:
    check_whole(everything(), "a.docx")
    tags = b"<a>" + b"<b/>" * (archive.MAX_TAGS + 1) + b"</a>"
    assert code_of(lambda: check_whole(many_parts(250, 990_000), "a.docx")) == "file-too-large"
    with pytest.raises(ArticleError):
        check_whole(zipped(Document().parts | {"word/other.xml": tags}), "a.docx")
