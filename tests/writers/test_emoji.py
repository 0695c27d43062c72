"""Emoji print in one colour, in our font, in every file; what no font has is told everywhere."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import docx
import pikepdf
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from exporter import resources
from exporter.cli.commands import brief
from exporter.coverage import RARE, UNSEEN, uncovered
from exporter.parity.comparison import compare
from exporter.parity.libreoffice import printed_by_libreoffice
from exporter.pipeline import Exporter
from exporter.printed import pages_of
from exporter.resources import fonts_folder
from exporter.results import Export
from tests.support import pages
from tests.support.samples import HOUSE, rendition

FONTS = fonts_folder()

FAMILY, KEYCAP = "👩\u200d👩\u200d👧", "1\ufe0f\u20e3"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
RAINBOW, FIREFIGHTER = "🏳\ufe0f\u200d🌈", "👩🏾\u200d🚒"
VARIED = ("⚠\ufe0f", "✔\ufe0f")
SEQUENCES = (FAMILY, KEYCAP, "#\ufe0f\u20e3", "🇩🇪", "👍🏽", ENGLAND, RAINBOW, FIREFIGHTER, *VARIED)
UNJOINED = "🦔\u200d🚀"  # a hedgehog and a rocket, which no font joins
SIGNS = "5 # * © ® ™ → ✓ ☑ ♥ ‼"
ARTICLE = f"""---
title: Prices 🎉 fall
deck: A deck 💡 too
key_points: [One 📌 point, Two points, Three points]
---
Emoji {" ".join(SEQUENCES)} and {UNJOINED}, then 🚀 alone; ☎ ☺.

Signs {SIGNS} in text, **bold 🎈 words** and *slanted 🎈 words*, `code 🐛`.

## 🎯 A launch

- ✅ done
- ❌ not done

| A 📈 | B |
|---|---|
| 🟢 good | 🔴 bad |

Table: A caption 📊

A note.[^1]

[^1]: A note 📝 below.
"""
PRINTED = "🎉💡📌🚀☎🎈🐛🎯✅❌📈🟢🔴📊📝"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Export:
    path = tmp_path_factory.mktemp("emoji") / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return Exporter(theme=HOUSE).export(path, editions=["brief"], formats=["pdf", "docx"])


@pytest.fixture(scope="module")
def pdf(made: Export) -> bytes:
    return rendition(made, "brief", "pdf")


@pytest.fixture(scope="module")
def word(made: Export) -> bytes:
    return rendition(made, "brief", "docx")


SCRIPTS = ("ascii", "hAnsi", "cs", "eastAsia")


def fonts_of(pdf: bytes) -> set[str]:
    """The names of the fonts of a PDF."""
    found = set()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            found |= {str(font.BaseFont)[8:] for font in page.Resources.Font.values()}
    return found


def runs_of(word: bytes) -> list[tuple[str, set[str]]]:
    """The text of each run of a Word file that names a font of its own, and the fonts."""
    found = []
    for run in docx.Document(io.BytesIO(word)).element.body.iter(qn("w:r")):
        fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        if fonts is not None:
            text = "".join(one.text or "" for one in run.iter(qn("w:t")))
            named = {str(fonts.get(qn(f"w:{kind}"))) for kind in SCRIPTS}
            found.append((text, named))
    return found


def test_emoji_come_of_one_font_and_the_text_stays_in_its_own(pdf: bytes) -> None:
    families = {re.split("[-,]", name.replace("Source-", "Source"))[0] for name in fonts_of(pdf)}
    assert families == {"Brief", "SourceSerif", "SourceSans", "SourceCode"}
    letters = [letter for page in pages_of(pdf) for letter in page.text]
    emoji = {one.text for one in letters if one.lettering.face.family == "BriefEmoji"}
    assert set(PRINTED) <= emoji
    assert not set(SIGNS) - {" "} & (emoji - set("5#*"))


def test_the_text_of_the_pdf_is_the_article_s(pdf: bytes) -> None:
    said = "".join(letter.text for page in pages_of(pdf) for letter in page.text)
    for sequence in SEQUENCES:
        assert sequence in said or sequence.replace("\ufe0f", "") in said, sequence
    assert UNJOINED.replace("\u200d", "") in said
    assert said.count("🚀") == 2
    assert "�" not in said


def test_a_sequence_is_one_glyph_where_the_font_joins_it(pdf: bytes) -> None:
    letters = [letter for page in pages_of(pdf) for letter in page.text]
    start = next(index for index, one in enumerate(letters) if one.text == FAMILY[0])
    joined = letters[start : start + len(FAMILY)]
    assert "".join(one.text for one in joined) == FAMILY
    assert len({one.left for one in joined}) == 1


def test_the_pdf_stays_what_it_claims_to_be(
    pdf: bytes, tmp_path: Path, vera_failures: Callable[[Iterable[Path], str], list[str]]
) -> None:
    path = tmp_path / "emoji.pdf"
    path.write_bytes(pdf)
    assert vera_failures([path], "3a") == []
    assert vera_failures([path], "ua1") == []


def test_the_word_file_is_valid_and_names_the_font_of_each_emoji(
    word: bytes, tmp_path: Path, ooxml_failures: Callable[[Iterable[Path]], list[str]]
) -> None:
    path = tmp_path / "emoji.docx"
    path.write_bytes(word)
    assert list(ooxml_failures([path])) == []
    emoji = {text for text, fonts in runs_of(word) if fonts == {"Brief Emoji"}}
    assert {*SEQUENCES, "☎", "✅", "🎯", "🐛", "🎈"} <= emoji
    assert not any(sign in "".join(emoji) for sign in "©®™→✓☑♥‼")
    assert [fonts for text, fonts in runs_of(word) if "☺" in text] == [{"Source Sans 3"}]


def test_the_word_file_holds_no_more_of_the_font_than_it_shows(word: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        table = package.read("word/fontTable.xml").decode()
        fonts = [one for one in package.infolist() if one.filename.endswith("odttf")]
    sizes = sorted(one.file_size for one in fonts)
    assert 'w:name="Brief Emoji"' in table
    assert sizes[0] < 10_000  # the slanted one
    assert sizes[2] < 60_000


def test_both_files_print_alike(word: bytes, pdf: bytes) -> None:
    (printed,) = printed_by_libreoffice([word])
    assert [one for one in compare(pdf, printed).measures if not one.holds] == []


def test_what_is_not_looked_up_is_in_a_font_of_ours() -> None:
    usual = set(RARE.sub("", "".join(map(chr, range(0x3000)))))
    shown = {one for one in usual if unicodedata.category(one) not in UNSEEN}
    ours = set()
    for path in resources.fonts_folder().glob("*.ttf"):
        ours |= set(map(chr, TTFont(io.BytesIO(path.read_bytes())).getBestCmap()))
    assert shown - ours == set()


def test_what_shows_nothing_of_its_own_needs_no_glyph() -> None:
    assert (
        uncovered(" ".join(SEQUENCES) + UNJOINED + "\u00ad\u200b e\u0301 \ufe0e", FONTS)
        == frozenset()
    )
    assert uncovered("a \U00010570 b", FONTS) == {"\U00010570"}


ODD = "---\ntitle: Odd\n---\nA lede.\n\nHere \U00010570 it is 🎉.\n"


@pytest.mark.parametrize(
    "command",
    [
        ["check", "odd.md"],
        ["check", "odd.md", "--fit"],
        ["export", "odd.md", "--output", "out"],
        ["export", "odd.md", "--output", "out", "--format", "docx"],
    ],
    ids=" ".join,
)
def test_what_no_font_has_is_told_alike_by_check_and_export(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("odd.md").write_text(ODD, encoding="utf-8")
    result = CliRunner().invoke(brief, command)
    assert result.exit_code == 4
    assert result.stderr.startswith("odd.md:6:1: error[missing-glyph]: no font has a glyph for")
    assert result.stderr.count("error[") == 1


def test_check_lays_nothing_out_for_emoji(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "exporter.pipeline", None)  # an import of it fails
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ODD.replace("\U00010570", f"{FAMILY} {KEYCAP} ☎"), encoding="utf-8")
    assert CliRunner().invoke(brief, ["check", "a.md"]).exit_code == 0


def in_colour(path: Path) -> None:
    """A font in colour that has two emoji: one that ours has too, and one that there is not yet."""
    pen = TTGlyphPen(None)
    for point in ((0, 0), (500, 0), (500, 500)):
        (pen.lineTo if pen.points else pen.moveTo)(point)
    pen.closePath()
    names = [".notdef", "party", "nothing"]
    made = FontBuilder(1000, isTTF=True)
    made.setupGlyphOrder(names)
    made.setupCharacterMap({0x1F389: "party", 0x1FAC9: "nothing"})
    made.setupGlyf(dict.fromkeys(names, pen.glyph()))
    made.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    made.setupHorizontalHeader(ascent=800, descent=-200)
    made.setupNameTable({"familyName": "Noto Color Emoji", "styleName": "Regular"})
    made.setupOS2()
    made.setupPost()
    made.setupCOLR({"party": [("party", 0)], "nothing": [("nothing", 0)]})
    made.setupCPAL([[(1.0, 0.0, 0.0, 1.0)]])
    made.save(path)


FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


def test_a_font_in_colour_on_the_machine_is_not_taken(tmp_path: Path) -> None:
    in_colour(tmp_path / "colour.ttf")
    (tmp_path / "fonts.conf").write_text(FONTCONFIG.format(folder=tmp_path))
    (tmp_path / "party.md").write_text(ODD.replace("\U00010570", ""), encoding="utf-8")
    (tmp_path / "new.md").write_text(ODD.replace("\U00010570", "\U0001fac9"), encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-m", "exporter", "export", "party.md", "new.md", "--edition", "brief"],
        cwd=tmp_path,
        env={
            **os.environ,
            "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"),
            "PYTHONPATH": os.pathsep.join(sys.path),
        },
        capture_output=True,
        text=True,
        check=False,
    ).stderr
    assert "new.md:6:1: error[missing-glyph]" in told
    (party,) = (tmp_path / "output").glob("party.pdf")
    assert {name for name in fonts_of(party.read_bytes()) if "Emoji" in name} == {"Brief-Emoji"}
    assert "🎉" in pages.text(party.read_bytes())
