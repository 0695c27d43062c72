"""Files that we did not make are read by their styles, and what cannot be kept is told."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.shared import Inches

from exporter.article import Article, List
from exporter.roundtrip.word.edited_file import Imported, read_docx
from tests.support import samples
from tests.support.editing import W, zipped
from tests.support.validators import libreoffice

PICTURE = samples.ARTICLES / "pictures" / "riders.png"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
OFFICE = "urn:schemas-microsoft-com:office:office"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
    "</Relationships>"
)
RELATION = (
    '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{}" Target="{}" {}/>'
)


def minimal(body: str, relations: str = "", **parts: str) -> bytes:
    """A Word file of a body alone, written by hand."""
    main = RELATION.format("r1", "officeDocument", "word/document.xml", "")
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS.format(main),
        "word/document.xml": f"<w:document xmlns:w='{W}' xmlns:r='http://schemas.openxmlformats.org"
        f"/officeDocument/2006/relationships'><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": RELATIONS.format(relations),
    }
    files |= {f"word/{name}.xml": content for name, content in parts.items()}
    return zipped({name: content.encode() for name, content in files.items()})


def para(text: str, style: str = "") -> str:
    """A paragraph written by hand."""
    look = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>" if style else ""
    return f"<w:p>{look}<w:r><w:t>{text}</w:t></w:r></w:p>"


def written_with_word() -> bytes:
    """A file that uses Word's own styles as people do."""
    file = docx.Document()
    file.add_paragraph("A title", style="Title")
    file.add_paragraph("What it is about", style="Subtitle")
    file.add_paragraph("It begins here.")
    file.add_heading("First part", 1)
    line = file.add_paragraph("Some ")
    line.add_run("bold").bold = True
    line.add_run(" and ")
    line.add_run("slanted").italic = True
    line.add_run(" words.")
    for text in ("One", "Two"):
        file.add_paragraph(text, style="List Bullet")
    file.add_paragraph("Deeper", style="List Bullet 2")
    file.add_paragraph("A quotation.", style="Quote")
    file.add_heading("Inner part", 2)
    table = file.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Year", "Cost", "2026", "12"), strict=True):
        cell.text = text
    file.add_picture(io.BytesIO(PICTURE.read_bytes()), width=Inches(2))
    file.add_paragraph("How it went", style="Caption")
    file.add_heading("Sources", 1)
    file.add_paragraph("A book", style="List Number")
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


WRITTEN_WITH_WORD = Article.model_validate(
    {
        "headline": "A title",
        "deck": "What it is about",
        "lede": "It begins here.",
        "language": "en-US",
        "sections": [
            {
                "heading": "First part",
                "blocks": [
                    "Some **bold** and *slanted* words.",
                    {
                        "type": "list",
                        "items": [
                            "One",
                            {"text": "Two", "blocks": [{"type": "list", "items": ["Deeper"]}]},
                        ],
                    },
                    {"type": "quote", "blocks": ["A quotation."]},
                ],
                "sections": [
                    {
                        "heading": "Inner part",
                        "blocks": [
                            {"type": "table", "header": ["Year", "Cost"], "rows": [["2026", "12"]]},
                            {
                                "type": "figure",
                                "src": "pictures/image1.png",
                                "alt": "image1.png",
                                "caption": "How it went",
                            },
                        ],
                    }
                ],
            }
        ],
        "sources": ["A book"],
    }
)


def test_word_s_own_styles_are_understood() -> None:
    assert read_docx(written_with_word()).article == WRITTEN_WITH_WORD


def test_pictures_are_taken_out_beside_the_article() -> None:
    imported = read_docx(written_with_word())
    assert imported.images == {"pictures/image1.png": PICTURE.read_bytes()}
    assert [one.code for one in imported.diagnostics] == ["alt-missing"]
    assert imported.base is None


def test_a_file_that_libreoffice_saved_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    path = tmp_path / "file.docx"
    path.write_bytes(written_with_word())
    (odt,) = libreoffice.convert([path], "odt", folder=tmp_path, profile=tmp_path / "profile")
    (made,) = libreoffice.convert(
        [odt], "docx", folder=tmp_path / "out", profile=tmp_path / "profile"
    )
    article = read_docx(made.read_bytes()).article
    assert article.headline == WRITTEN_WITH_WORD.headline
    assert article.lede == WRITTEN_WITH_WORD.lede
    assert [one.type for one in article.sections[0].blocks] == ["paragraph", "list", "quote"]
    assert article.sections[0].blocks[:2] == WRITTEN_WITH_WORD.sections[0].blocks[:2]
    assert article.sources == WRITTEN_WITH_WORD.sources


def test_pandoc_s_styles_are_understood() -> None:
    article = read_docx(
        minimal(
            para("A title", "Title")
            + para("Jane Doe", "Author")
            + para("Ivan Petrenko", "Author")
            + para("31 March 2026", "Date")
            + para("Part", "Heading1")
            + para("The first.", "FirstParagraph")
            + para("The second.", "BodyText")
            + para("Said so.", "BlockText")
            + "<w:p><w:pPr><w:pStyle w:val='SourceCode'/></w:pPr><w:r><w:t>a = 1</w:t><w:br/>"
            "<w:t xml:space='preserve'>  b = 2</w:t></w:r></w:p>",
            RELATION.format("s", "styles", "styles.xml", ""),
            styles=f"<w:styles xmlns:w='{W}'>"
            + "".join(
                f"<w:style w:type='paragraph' w:styleId='{name.replace(' ', '')}'>"
                f"<w:name w:val='{name}'/></w:style>"
                for name in ("heading 1", "First Paragraph", "Block Text", "Source Code")
            ).replace("heading1", "Heading1")
            + "</w:styles>",
        )
    ).article
    assert [author.name for author in article.byline] == ["Jane Doe", "Ivan Petrenko"]
    assert str(article.published) == "2026-03-31"
    (section,) = article.sections
    assert [block.type for block in section.blocks] == ["paragraph", "paragraph", "quote", "code"]
    assert section.blocks[3].model_dump()["text"] == "a = 1\n  b = 2"


def test_one_large_heading_is_the_title_where_there_is_none() -> None:
    styles = f"<w:styles xmlns:w='{W}'>" + "".join(
        f"<w:style w:type='paragraph' w:styleId='H{level}'><w:name w:val='heading {level}'/>"
        "</w:style>"
        for level in (1, 2)
    )
    body = para("The title", "H1") + para("It begins.") + para("Part", "H2") + para("Text.")
    relations = RELATION.format("s", "styles", "styles.xml", "")
    article = read_docx(minimal(body, relations, styles=styles + "</w:styles>")).article
    assert (article.headline, article.lede) == ("The title", "It begins.")
    assert [section.heading for section in article.sections] == ["Part"]


def test_typewriter_fonts_underlined_links_and_fields_of_google_docs_are_understood() -> None:
    body = (
        para("It begins.")
        + "<w:p><w:r><w:rPr><w:rFonts w:ascii='Courier New'/></w:rPr><w:t>x = 1</w:t></w:r>"
        "<w:r><w:t xml:space='preserve'> see </w:t></w:r><w:hyperlink r:id='l'><w:r><w:rPr><w:u "
        "w:val='single'/></w:rPr><w:t>this</w:t></w:r></w:hyperlink></w:p>"
    )
    link = RELATION.format("l", "hyperlink", "https://example.org/a", 'TargetMode="External"')
    (section,) = read_docx(minimal(body, link)).article.sections
    assert section.blocks[0].model_dump()["text"] == "`x = 1` see [this](https://example.org/a)"


def test_blanks_between_words_of_code_that_look_otherwise_stay() -> None:
    font = "<w:rFonts w:ascii='Courier New'/>"
    runs = "".join(
        f"<w:r><w:rPr>{font}{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"
        for text, look in (("public", "<w:b/>"), (" ", ""), ("class", "<w:b/>"), (" x", ""))
    )
    (section,) = read_docx(minimal(para("It begins.") + f"<w:p>{runs}</w:p>")).article.sections
    assert section.blocks[0].model_dump()["text"] == "**`public`** **`class`** `x`"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<w:altChunk r:id='x'/>", "embedded-file"),
        (
            f"<w:p><w:r><w:object><o:OLEObject xmlns:o='{OFFICE}'/></w:object></w:r></w:p>",
            "embedded-file",
        ),
        ("<w:p><w:r><w:sym w:font='Marlett' w:char='F0FC'/></w:r></w:p>", "symbol"),
        (
            f"<w:p><m:oMath xmlns:m='{MATHS}'><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>",
            "equation",
        ),
    ],
)
def test_what_cannot_be_kept_is_told(body: str, code: str) -> None:
    imported = read_docx(minimal(para("It begins.") + body))
    assert code in [one.code for one in imported.diagnostics]


@pytest.mark.parametrize(
    ("written", "numbering"),
    [("upperRoman", "upper-roman"), ("lowerLetter", "lower-alpha"), ("decimal", None)],
)
def test_a_list_counts_as_word_counts_it(written: str, numbering: str | None) -> None:
    place = "<w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr>"
    items = "".join(f"<w:p>{place}<w:r><w:t>{text}</w:t></w:r></w:p>" for text in ("One", "Two"))
    level = f"<w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='{written}'/></w:lvl>"
    numbers = (
        f"<w:numbering xmlns:w='{W}'><w:abstractNum w:abstractNumId='0'>{level}</w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
    )
    relation = RELATION.format("n1", "numbering", "numbering.xml", "")
    made = read_docx(minimal(para("It begins.") + items, relation, numbering=numbers)).article
    (block,) = made.sections[0].blocks
    assert isinstance(block, List)
    assert (block.numbering, block.start, len(block.items)) == (numbering, 3, 2)


def test_text_boxes_and_content_controls_are_read_once() -> None:
    imported: Imported = read_docx(
        minimal(
            "<w:sdt><w:sdtContent>" + para("In a control.") + "</w:sdtContent></w:sdt>"
            "<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/"
            "markup-compatibility/2006'><mc:Choice Requires='wps'><w:drawing><w:txbxContent>"
            + para("In a box.")
            + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
            + para("In a box.")
            + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
    )
    assert imported.article.lede == "In a control."
    (section,) = imported.article.sections
    assert [block.model_dump()["text"] for block in section.blocks] == ["In a box."]


COPIED = (
    "<w:style w:type='paragraph' w:styleId='HTML'><w:name w:val='HTML Preformatted'/></w:style>"
)


@pytest.mark.parametrize(
    ("font", "kind"), [("Times New Roman", "paragraph"), ("IBM Plex Mono", "code"), ("", "code")]
)
def test_prose_in_a_style_that_was_copied_with_it_is_no_code(font: str, kind: str) -> None:
    own = f"<w:rPr><w:rFonts w:ascii='{font}'/></w:rPr>" if font else ""
    style = "<w:pPr><w:pStyle w:val='HTML'/></w:pPr>"
    body = f"<w:p>{style}<w:r>{own}<w:t>The office is open.</w:t></w:r></w:p>"
    relation = RELATION.format("s1", "styles", "styles.xml", "")
    styles = f"<w:styles xmlns:w='{W}'>{COPIED}</w:styles>"
    made = read_docx(minimal(para("It begins.") + body, relation, styles=styles)).article
    assert [block.type for block in made.sections[0].blocks] == [kind]


def test_emphasis_that_a_house_sets_bold_is_emphasis_alone() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    styles = (
        f"<w:styles xmlns:w='{W}'><w:style w:type='character' w:styleId='Emphasis'>"
        f"<w:name w:val='Emphasis'/>{bold}</w:style></w:styles>"
    )
    said = "<w:r><w:rPr><w:rStyle w:val='Emphasis'/>{}</w:rPr><w:t>{}</w:t></w:r>"
    blank = "<w:r><w:t xml:space='preserve'> and </w:t></w:r>"
    line = f"<w:p>{said.format('', 'buses')}{blank}{said.format('<w:b/>', 'trams')}</w:p>"
    relation = RELATION.format("s1", "styles", "styles.xml", "")
    made = read_docx(minimal(para("It begins.") + line, relation, styles=styles)).article
    assert made.sections[0].blocks[0].model_dump()["text"] == "*buses* and ***trams***"


def test_a_table_of_too_many_columns_is_parted_and_told() -> None:
    rows = (
        "".join(f"<w:tc>{para(f'{name}{number}')}</w:tc>" for number in range(45)) for name in "HV"
    )
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    imported = read_docx(minimal(para("It begins.") + f"<w:tbl>{table}</w:tbl>"))
    said = [one.model_dump() for one in imported.article.sections[0].blocks]
    assert [one["header"][0] for one in said] == ["H0"] * 3
    everything = [name for one in said for name in one["rows"][0][1:]]
    assert everything == [f"V{number}" for number in range(1, 45)]
    assert [one.code for one in imported.diagnostics] == ["table-too-wide"]


HEADING = (
    "<w:styles xmlns:w='{}'><w:style w:type='paragraph' w:styleId='H1'>"
    "<w:name w:val='heading 1'/></w:style></w:styles>"
)


@pytest.mark.parametrize(
    ("before", "headline"),
    [
        (para("The Ministry"), "What it cost"),
        (para("It begins with a text that says in many words, " * 4), None),
        ("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>" + para("a") + "</w:tc></w:tr></w:tbl>", None),
    ],
    ids=["a letterhead", "text", "a table"],
)
def test_the_one_heading_is_the_headline_where_only_short_lines_stand_above_it(
    before: str, headline: str | None
) -> None:
    body = before + para("What it cost", "H1") + para("A lot.")
    styles = RELATION.format("s1", "styles", "styles.xml", "")
    article = read_docx(minimal(body, styles, styles=HEADING.format(W))).article
    assert article.headline == headline


@pytest.mark.parametrize(("words", "kept"), [("Table of Contents", []), ("Annual report", [1])])
def test_the_heading_of_contents_goes_with_them(words: str, kept: list[int]) -> None:
    entries = "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> TOC \\o"
    entries += " </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>"
    entries += "Costs 3</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    body = para("It begins.") + para(words) + "<w:p/>" + entries + para("Then.")
    (section,) = read_docx(minimal(body)).article.sections
    texts = [one.model_dump()["text"] for one in section.blocks]
    assert texts == [*(words for _ in kept), "Then."]


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("Table ", ". Costs", "Costs"),
        ("a + b = c (", ")", "a + b = c (1)"),
        ("The long sentence says that in ", " case", "The long sentence says that in 1 case"),
    ],
)
def test_only_a_label_before_the_number_that_word_counts_goes_with_it(
    before: str, after: str, kept: str
) -> None:
    text = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>".format
    number = f"<w:fldSimple w:instr=' SEQ Table '>{text('1')}</w:fldSimple>"
    body = para("It begins.") + f"<w:p>{text(before)}{number}{text(after)}</w:p>"
    (section,) = read_docx(minimal(body)).article.sections
    assert [one.model_dump()["text"] for one in section.blocks] == [kept]


@pytest.mark.parametrize("name", ["Überschrift 2", "Kop 2", "Rubrik 2", "見出し 2", "제목 2"])
def test_headings_are_known_by_their_names_in_other_languages(name: str) -> None:
    styles = HEADING.format(W).replace("heading 1", name)
    relation = RELATION.format("s1", "styles", "styles.xml", "")
    body = para("It begins with what the council said, and who.") + para("Costs", "H1")
    article = read_docx(minimal(body + para("A lot."), relation, styles=styles)).article
    assert [one.heading for one in article.sections] == ["Costs"]
