"""Faces of a collection are known, though no stylesheet can declare them."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from exporter import resources
from exporter.style import font_collections
from exporter.style.font_collections import collected_faces

FAMILY = "Source Serif 4"


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[bytes]:
    """A machine that has a collection of one face of ours, which is given too."""
    (font,) = resources.fonts_folder().glob("SourceSerif4-Regular.ttf")
    data = font.read_bytes()
    head = struct.pack(">4sHHLL", b"ttcf", 1, 0, 1, 16)
    (count,) = struct.unpack_from(">H", data, 4)
    moved = bytearray(data)
    for index in range(count):
        place = 12 + 16 * index + 8
        (offset,) = struct.unpack_from(">L", data, place)
        struct.pack_into(">L", moved, place, offset + len(head))
    (tmp_path / "NotoTestCJK-Regular.ttc").write_bytes(head + moved)
    (tmp_path / "NotoBrokenCJK-Regular.ttc").write_bytes(b"ttcf")
    monkeypatch.setattr(font_collections, "font_folders", lambda: (tmp_path,))
    font_collections._places.cache_clear()
    yield data
    font_collections._places.cache_clear()


def test_a_face_of_a_collection_is_a_font_of_its_own(collection: bytes) -> None:
    (face,) = collected_faces(FAMILY)

    alone, whole = (TTFont(io.BytesIO(data)) for data in (face.data, collection))
    assert (face.family, face.weight, face.italic) == (FAMILY, 400, False)
    assert alone.getBestCmap() == whole.getBestCmap()
    assert alone.getTableData("glyf") == whole.getTableData("glyf")


@pytest.mark.usefixtures("collection")
def test_a_family_that_no_collection_has_has_no_faces() -> None:
    assert collected_faces("Noto Serif CJK XX") == ()
