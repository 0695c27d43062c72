"""LibreOffice hyphenates the languages of a Word file by the dictionaries that we use."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from exporter.parity.dictionaries import lay_down_dictionaries


def named_in(folder: Path, *documents: bytes) -> dict[str, str]:
    """The dictionary of each locale in the settings that are laid down."""
    lay_down_dictionaries(documents, folder)
    (settings,) = folder.rglob("*.xcu")
    found: dict[str, str] = {}
    for node in etree.parse(settings).iter("node"):
        place, locales, _ = node.iter("value")
        found |= {one.text or "": Path(place[0].text or "").name for one in locales}
    return found


def document(*languages: str) -> bytes:
    """A Word file that names some languages."""
    said = "".join(f'<w:lang w:eastAsia="ja-JP" w:val="{one}"/>' for one in languages)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/styles.xml", f"<w:styles>{said}</w:styles>")
    return packed.getvalue()


def test_each_language_of_the_files_has_its_dictionary(tmp_path: Path) -> None:
    made = named_in(tmp_path, document("en-US", "fr-BE", "th-TH"), document("fi-FI"))

    assert made == {"en-US": "hyph_en_US.dic", "fr-BE": "hyph_fr.dic", "fi-FI": "hyph_fi.dic"}


@pytest.mark.parametrize("data", [b"PK", b"", document()])
def test_what_names_no_language_has_none(tmp_path: Path, data: bytes) -> None:
    assert named_in(tmp_path, data) == {}
