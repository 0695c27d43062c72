"""The seal: any change of what a file holds breaks it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest

from exporter.diagnostics import ArticleError, ContractError
from exporter.pipeline import Exporter
from exporter.provenance.found import found_in
from tests.support.samples import EVERYTHING, SUMMIT, article, docx_of, exporter, pdf_of
from tests.support.validators import libreoffice

FLIPS = 40


def is_unchanged(data: bytes) -> bool:
    return found_in(data, "file").unchanged


@pytest.mark.parametrize("source", [SUMMIT, EVERYTHING], ids=["summit", "everything"])
@pytest.mark.parametrize("edition", ["brief", "summary"])
@pytest.mark.parametrize("made", [pdf_of, docx_of])
def test_a_file_as_it_was_made_is_unchanged(
    made: Callable[[Path, str], bytes], edition: str, source: Path
) -> None:
    assert is_unchanged(made(source, edition))


def test_a_press_file_is_sealed_too() -> None:
    made = Exporter(profile="press").export(SUMMIT, editions=["summary"]).renditions[0]
    record = found_in(made.data, "press.pdf").record
    assert is_unchanged(made.data)
    assert record.profile == "press"
    assert "styles/icc/FOGRA39L-coated.icc" in [one.name for one in record.ingredients]


def test_any_byte_of_a_pdf_that_changes_breaks_its_seal() -> None:
    data = pdf_of(EVERYTHING)
    for place in range(0, len(data), len(data) // FLIPS):
        changed = bytearray(data)
        changed[place] ^= 1
        assert not sealed(bytes(changed)), place


def sealed(data: bytes) -> bool:
    """Whether a file is whole; one whose record cannot be read any more is not."""
    try:
        return is_unchanged(data)
    except (ArticleError, ContractError):
        return False


def test_metadata_that_another_program_changes_breaks_the_seal() -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf_of(SUMMIT))) as pdf:
        pdf.docinfo["/Title"] = "Another title"
        pdf.save(target)
    assert not is_unchanged(target.getvalue())


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A ZIP with every part changed by a function, packed anew."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in reversed(old.namelist()):
            new.writestr(name, change(name, old.read(name)))
    return target.getvalue()


def test_a_change_of_any_part_of_a_docx_breaks_its_seal() -> None:
    data = docx_of(EVERYTHING)
    for changed in zipfile.ZipFile(io.BytesIO(data)).namelist():

        def longer(name: str, content: bytes, changed: str = changed) -> bytes:
            return content + b"\n" if name == changed else content

        assert not sealed(repacked(data, longer)), changed


def test_packing_the_same_parts_anew_does_not_break_it() -> None:
    assert is_unchanged(repacked(docx_of(SUMMIT), lambda _, content: content))


def test_a_docx_that_libreoffice_saved_is_changed(tmp_path: Path) -> None:
    (tmp_path / "sent.docx").write_bytes(docx_of(SUMMIT, "summary"))
    (tmp_path / "out").mkdir()
    (saved,) = libreoffice.convert(
        [tmp_path / "sent.docx"], "docx", folder=tmp_path / "out", profile=tmp_path / "profile"
    )
    assert not found_in(saved.read_bytes(), "saved.docx").unchanged


def test_a_file_of_others_says_nothing(tmp_path: Path) -> None:
    empty = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(empty)
    others: Sequence[bytes] = (empty.getvalue(), repacked(docx_of(SUMMIT), _without_record))
    for data in others:
        with pytest.raises(ContractError) as caught:
            found_in(data, "other")
        assert caught.value.diagnostics[0].code == "no-provenance"


def _without_record(_: str, content: bytes) -> bytes:
    return content.replace(b"ns/provenance/1", b"ns/provenance/0")


def test_an_article_that_speaks_of_seals_does_not_confuse_them() -> None:
    text = "<brief:provenance>{}</brief:provenance><brief:seal>" + "0" * 64 + "</brief:seal>"
    made = exporter().export(article(headline=text, deck=text), editions=["summary"])
    assert all(is_unchanged(one.data) for one in made.renditions)
