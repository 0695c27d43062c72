"""What a Word file shows and an article cannot hold, or holds otherwise, is told or taken."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy

import pytest
from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Xml
from PIL import Image

from exporter.article import Figure, Table
from exporter.diagnostics import ArticleError
from exporter.roundtrip.word import read_docx
from tests.roundtrip.word.test_foreign import RELATION, minimal, para
from tests.support.editing import Document, runs

VML = "urn:schemas-microsoft-com:vml"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WORDART = f"<w:pict><v:shape xmlns:v='{VML}'><v:textpath string='BIG WORDS'/></v:shape></w:pict>"
SMARTART = f"<w:drawing><d:relIds xmlns:d='{DIAGRAM}'/></w:drawing>"
PICTURE = RELATION.format("p1", "image", "media/a.xml", "")


def drawn(inside: str = "") -> str:
    """A picture, or what stands in a shape of that alternative text."""
    blip = inside or f"<a:blip xmlns:a='{DRAWING}' r:embed='p1'/>"
    return f"<w:drawing><docPr descr='A curve'/>{blip}</w:drawing>"


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def field(instruction: str, result: str) -> str:
    begin, apart, end = (
        f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end")
    )
    said = f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
    return f"{begin}{said}{apart}<w:r><w:t>{result}</w:t></w:r>{end}"


def png(colour: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(stream, "PNG")
    return stream.getvalue()


def words_of(body: str) -> list[str]:
    made = read_docx(minimal(para("It begins.") + body)).article
    return [str(one.model_dump().get("text")) for part in made.sections for one in part.blocks]


@pytest.mark.parametrize(
    ("inside", "code", "place"),
    [(WORDART, "wordart", "BIG WORDS"), (SMARTART, "smartart", "after 'It begins.'")],
)
def test_what_is_left_out_is_told_with_its_place(inside: str, code: str, place: str) -> None:
    imported = read_docx(minimal(para("It begins.") + f"<w:p>{run(inside)}</w:p>"))
    (told,) = imported.diagnostics
    assert (told.code, place in told.message) == (code, True)


def test_hidden_words_are_left_out_and_told() -> None:
    hidden = run("<w:rPr><w:vanish/></w:rPr><w:t>Not this.</w:t>")
    body = para("It begins.") + f"<w:p>{run('<w:t>This, </w:t>')}{hidden}</w:p>"
    assert words_of(body) == ["It begins.", "This,"]
    (told,) = read_docx(minimal(body)).diagnostics
    assert (told.code, "Not this." in told.message) == ("hidden-text", True)


def test_a_reading_aid_stands_in_brackets_behind_its_words_and_is_told() -> None:
    ruby = "<w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby>".format(
        *(run(f"<w:t>{text}</w:t>") for text in ("みなと", "港"))
    )
    body = para("It begins.") + f"<w:p><w:r><w:t>船は</w:t></w:r>{run(ruby)}</w:p>"
    (told,) = read_docx(minimal(body)).diagnostics
    assert words_of(f"<w:p><w:r><w:t>船は</w:t></w:r>{run(ruby)}</w:p>") == ["船は港（みなと）"]
    assert told.code == "ruby"
    assert "船は" in told.message


def test_signs_of_symbol_fonts_are_signs_of_unicode() -> None:
    signs = (("Wingdings", "F0E0"), ("Symbol", "F061"), ("Wingdings", "F0FE"))
    runs = "".join(run(f"<w:sym w:font='{font}' w:char='{code}'/>") for font, code in signs)
    font = "<w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr>"
    assert words_of(f"<w:p>{runs}{run(font + '<w:t>b</w:t>')}</w:p>") == ["→α☑β"]


def test_signs_without_a_like_in_unicode_are_told_and_no_private_letters() -> None:
    sign = run("<w:rPr><w:rFonts w:ascii='Wingdings 2'/></w:rPr><w:t>\uf0fa</w:t>")
    body = f"<w:p>{sign}{run('<w:t>Words.</w:t>')}</w:p>"
    codes = [one.code for one in read_docx(minimal(para("It begins.") + body)).diagnostics]
    assert codes == ["symbol"]
    assert words_of(body) == ["Words."]


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Wingdings 2", "F050", "✓"),
        ("Wingdings 2", "F052", "☑"),
        ("Wingdings 3", "F067", "→"),
        ("Webdings", "F061", "✓"),
        ("Webdings", "F0F6", "🐈"),
        ("Segoe UI Symbol", "2713", "✓"),  # a font of Unicode, whatever its name
    ],
)
def test_ticks_and_arrows_of_every_symbol_font_are_signs_of_unicode(
    font: str, code: str, shown: str
) -> None:
    sign = run(f"<w:sym w:font='{font}' w:char='{code}'/>")
    assert words_of(f"<w:p>{sign}</w:p>") == [shown]


@pytest.mark.parametrize("font", ["Wingdings 2", "Wingdings 3", "Marlett"])
def test_other_signs_of_symbol_fonts_are_no_letters_and_are_told_with_their_place(
    font: str,
) -> None:
    typed = f"<w:rPr><w:rFonts w:ascii='{font}'/></w:rPr><w:t>\uf0ff</w:t>"
    for sign in (run(f"<w:sym w:font='{font}' w:char='F0FF'/>"), run(typed)):
        body = f"<w:p>{run('<w:t>Trams run late </w:t>')}{sign}</w:p>"
        assert words_of(body) == ["Trams run late"]
        (told,) = read_docx(minimal(para("It begins.") + body)).diagnostics
        assert told.code == "symbol"
        assert font in told.message
        assert "Trams run late" in told.message


@pytest.mark.parametrize(
    ("flag", "style", "codes"),
    [
        ("<w:showingPlcHdr/>", "PlaceholderText", ["control-unfilled"]),
        ("<w:showingPlcHdr/>", "Filled", []),  # a program filled it in
        ("", "PlaceholderText", []),
    ],
)
def test_what_a_control_asks_for_is_words_as_in_print_and_told(
    flag: str, style: str, codes: list[str]
) -> None:
    words = run(f"<w:rPr><w:rStyle w:val='{style}'/></w:rPr><w:t>Your name</w:t>")
    styles = f"<w:sdtPr>{flag}</w:sdtPr>"
    inside = f"<w:p><w:sdt>{styles}<w:sdtContent>{words}</w:sdtContent></w:sdt></w:p>"
    around = f"<w:sdt>{styles}<w:sdtContent><w:p>{words}</w:p></w:sdtContent></w:sdt>"
    for body in (inside, around):
        assert words_of(body) == ["Your name"]
        told = read_docx(minimal(para("It begins.") + body)).diagnostics
        assert [one.code for one in told] == codes
        assert all("Your name" in one.message for one in told)


def test_alternative_texts_of_tables_are_told_once() -> None:
    said = "<w:tblPr><w:tblCaption w:val='Costs'/><w:tblDescription w:val='By year'/></w:tblPr>"
    cells = "".join(f"<w:tc>{para(text)}</w:tc>" for text in ("Year", "Cost"))
    table = f"<w:tbl>{said}<w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>"
    told = read_docx(minimal(para("It begins.") + table + para("Then.") + table)).diagnostics
    assert [one.code for one in told] == ["table-alt"]
    assert "2 times" in told[0].message


def test_pictures_among_lines_of_code_stand_below_them() -> None:
    code = "".join(para(text, "PlainText") for text in ("a = 1", "b = 2"))
    shown = f"<w:p><w:pPr><w:pStyle w:val='PlainText'/></w:pPr>{run(drawn())}</w:p>"
    styles = "".join(
        f"<w:style w:type='paragraph' w:styleId='{key}'><w:name w:val='{name}'/></w:style>"
        for key, name in (("PlainText", "Plain Text"),)
    )
    kinds = f"<w:styles xmlns:w='{qn('w:p')[1:-2]}'>{styles}</w:styles>"
    parts = PICTURE + RELATION.format("s1", "styles", "styles.xml", "")
    body = para("It begins.") + code + shown + code
    blocks = read_docx(minimal(body, parts, styles=kinds)).article.sections[0].blocks
    assert [one.type for one in blocks] == ["code", "figure"]


def test_numbers_of_pages_stay_and_are_told() -> None:
    body = f"<w:p>{run('<w:t>see page </w:t>')}{field('PAGEREF x', '4')}</w:p>"
    assert words_of(body) == ["see page 4"]
    told = read_docx(minimal(para("It begins.") + body)).diagnostics
    assert [one.code for one in told] == ["field-ignored"]


def test_short_bold_paragraphs_are_headings_where_no_style_tells_of_any() -> None:
    bold = f"<w:p>{run('<w:rPr><w:b/></w:rPr><w:t>What it cost</w:t>')}</w:p>"
    imported = read_docx(minimal(para("It begins.") + para("Text.") + bold + para("More.")))
    assert [one.heading for one in imported.article.sections] == [None, "What it cost"]
    assert [one.code for one in imported.diagnostics] == ["heading-guessed"]


def test_a_picture_in_a_shape_is_told_of_once() -> None:
    box = f"<s:txbx xmlns:s='{SHAPE}'><w:txbxContent><w:p>{run(drawn())}</w:p></w:txbxContent>"
    body = f"<w:p>{run('<w:t>Beside.</w:t>')}{run(drawn(box + '</s:txbx>'))}</w:p>"
    codes = [one.code for one in read_docx(minimal(para("It begins.") + body)).diagnostics]
    assert codes == []  # the relation leads nowhere here, so nothing is taken out
    assert words_of(body) == ["Beside.", "A curve"]


# Of ours


def test_a_picture_put_into_a_paragraph_stands_below_it() -> None:
    document = Document()
    picture = document.root.find(f".//{qn('w:drawing')}")
    line = next(
        one for one in document.root.iter(qn("w:p")) if "Appointments" in "".join(one.itertext())
    )
    assert picture is not None
    other = deepcopy(picture)
    for described in other.iter():
        if str(described.tag).endswith("}docPr"):
            described.set("descr", "A queue")
    line.append(line.makeelement(qn("w:r")))
    line[-1].append(other)
    blocks = document.read().article.sections[0].sections[0].blocks
    assert [one.alt for one in blocks if isinstance(one, Figure)] == ["A queue"]


def test_a_picture_that_was_changed_is_taken() -> None:
    document = Document()
    name = next(name for name in document.parts if name.endswith("media/image1.png"))
    document.parts[name] = png("#802040")
    imported = document.read()
    (path,) = imported.images
    figure = imported.article.sections[1].blocks[2]
    assert isinstance(figure, Figure)
    assert (figure.src, figure.label, imported.edits) == (
        path,
        "riders",
        ("sections.1.blocks.2.src",),
    )


def test_a_figure_that_was_moved_keeps_all_that_it_had() -> None:
    document = Document()
    before = document.read().article.sections[1].blocks[2]
    picture = document.root.find(f".//{qn('w:drawing')}")
    assert picture is not None
    line = next(picture.iterancestors(qn("w:p")))
    caption = line.getnext()
    target = next(
        one for one in document.root.iter(qn("w:p")) if "The order in" in "".join(one.itertext())
    )
    assert caption is not None
    target.addnext(line)
    line.addnext(caption)
    made = document.read()
    assert made.article.sections[0].blocks[3] == before
    assert (made.images, made.diagnostics) == ({}, ())


@pytest.mark.parametrize(
    ("part", "words", "other"),
    [
        ("word/footer-default.xml", ">Draft<", ">Final<"),
        ("word/document.xml", "Pupils lost", "Pupils\u00a0lost"),
    ],
)
def test_an_edit_of_what_the_template_sets_is_told(part: str, words: str, other: str) -> None:
    document = Document()
    assert not document.read().diagnostics
    if part == "word/document.xml":
        document.replace(words, other)
    else:
        document.parts[part] = document.parts[part].decode().replace(words, other).encode()
    imported = document.read()
    assert [one.code for one in imported.diagnostics] == ["edit-not-kept"]
    assert not imported.edits


@pytest.mark.parametrize(
    ("words", "other", "told"),
    [
        (">Draft<", ">Public transport<", "'Public transport' stands in a header or footer"),
        (">Draft<", "><", "'Draft' was taken out of headers and footers"),
    ],
)
def test_a_footer_that_says_other_words_of_the_article_or_none_is_told(
    words: str, other: str, told: str
) -> None:
    document = Document()
    for part in ("word/footer-default.xml", "word/footer-first.xml"):
        document.parts[part] = document.parts[part].decode().replace(words, other).encode()
    (one,) = document.read().diagnostics
    assert (one.code, one.message.startswith(told)) == ("edit-not-kept", True)


def test_a_watermark_behind_the_pages_is_told() -> None:
    document = Document()
    head = etree.fromstring(document.parts["word/header-default.xml"])
    head[0].extend(runs(run(WORDART)))
    document.parts["word/header-default.xml"] = etree.tostring(head)
    (one,) = document.read().diagnostics
    assert one.message.startswith("'BIG WORDS' stands in a header or footer")


def test_a_headline_that_is_edited_above_the_text_too_is_told_of_nowhere() -> None:
    document = Document()
    line = document.paragraph("What a city learns")
    next(one for one in line.iter(qn("w:t")) if "buses" in (one.text or "")).text = "trams"
    part = "word/header-default.xml"
    document.parts[part] = document.parts[part].replace(b"its buses stop", b"its trams stop")
    imported = document.read()
    assert (imported.edits, imported.diagnostics) == (("headline",), ())


@pytest.mark.parametrize(
    ("properties", "place"),
    [
        ("<w:pgSz w:w='11906' w:h='16838'/>", "begins behind the paragraph in 'The order"),
        ("<w:pgSz w:w='16838' w:h='11906' w:orient='landscape'/>", "is first"),
        ("<w:pgSz w:w='11906' w:h='16838'/><w:cols w:num='3'/>", "is first"),
    ],
)
def test_a_section_with_pages_or_columns_of_its_own_is_told(properties: str, place: str) -> None:
    document = Document()
    line = document.paragraph("The order in which").find(qn("w:pPr"))
    assert line is not None
    line.extend(runs(f"<w:sectPr>{properties}</w:sectPr>"))
    imported = document.read()
    (one,) = imported.diagnostics
    assert not imported.edits
    assert f"a section with pages or columns of its own {place}" in one.message


def test_an_edit_of_the_contents_is_told_with_the_words_that_stand_there() -> None:
    document = Document()
    contents = next(document.root.iter(qn("w:sdt")))
    entry = next(one for one in contents.iter(qn("w:t")) if one.text == "What it cost")
    entry.text = "What all of it cost"
    imported = document.read()
    (told,) = imported.diagnostics
    assert (told.code, "'What all of it cost' stands in the contents" in told.message) == (
        "edit-not-kept",
        True,
    )
    assert not imported.edits


def test_a_chart_that_was_moved_keeps_its_numbers_and_all_its_lines() -> None:
    document = Document()
    before = document.read().article.sections[1].blocks[6]
    assert isinstance(before, Table)
    picture = next(
        one for one in document.root.iter(qn("w:drawing")) if "Line chart" in described(one)
    )
    lines = [next(picture.iterancestors(qn("w:p")))]
    while (line := lines[-1].getnext()) is not None and "Figure" in styled_as(line):
        lines.append(line)
    while (above := lines[0].getprevious()) is not None and styled_as(above) in HEADS:
        lines.insert(0, above)
    target = document.paragraph("The order in")
    for line in reversed(lines):
        target.addnext(line)
    made = document.read()
    charts = [one for part in made.article.sections for one in part.blocks if one == before]
    assert charts == [before]
    assert before in made.article.sections[0].blocks
    assert (made.images, made.diagnostics) == ({}, ())


HEADS = ("FigureTitle", "FigureSubtitle", "Caption")


def with_picture(body: str) -> bytes:
    """A file whose drawings show a picture."""
    relation = RELATION.format("p1", "image", "media/a.png", "")
    made = io.BytesIO(minimal(body, relation))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("word/media/a.png", png("red"))
    return made.getvalue()


def described(drawing: Xml) -> str:
    """The alternative text of a drawing."""
    return next(one.get("descr", "") for one in drawing.iter(qn("wp:docPr")))


def styled_as(paragraph: Xml | None) -> str:
    """The identifier of a paragraph's style."""
    style = None if paragraph is None else paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return "" if style is None else style.get(qn("w:val"), "")


def test_struck_and_highlighted_words_keep_their_marks() -> None:
    struck = run("<w:rPr><w:strike/></w:rPr><w:t>gladly</w:t>")
    bright = run("<w:rPr><w:highlight w:val='yellow'/></w:rPr><w:t>late</w:t>")
    body = f"<w:p>{run('<w:t>They </w:t>')}{struck}{run('<w:t> came </w:t>')}{bright}</w:p>"
    assert words_of(body) == ["They ~~gladly~~ came ==late=="]


@pytest.mark.parametrize("typed", ["Figure 2: Riders", "Figure 2. Riders", "figure 12 – Riders"])
def test_a_number_that_somebody_typed_before_a_caption_is_not_printed_twice(typed: str) -> None:
    caption = f"<w:p><w:pPr><w:pStyle w:val='Caption'/></w:pPr>{run(f'<w:t>{typed}</w:t>')}</w:p>"
    body = f"{para('It begins.')}<w:p>{run(drawn())}</w:p>{caption}"
    made = read_docx(with_picture(body)).article
    (figure,) = made.sections[0].blocks
    assert isinstance(figure, Figure)
    assert figure.caption == "Riders"


def test_pictures_side_by_side_over_their_words_are_figures_with_captions() -> None:
    rows = [
        "".join(f"<w:tc><w:p>{run(drawn())}</w:p></w:tc>" for _ in range(2)),
        "".join(f"<w:tc>{para(side)}</w:tc>" for side in ("left", "right")),
    ]
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    body = f"{para('It begins.')}<w:tbl>{table}</w:tbl>"
    made = read_docx(with_picture(body))
    figures = [one for one in made.article.sections[0].blocks if isinstance(one, Figure)]
    assert [one.caption for one in figures] == ["left", "right"]
    assert len(made.images) == 1


def test_a_file_of_nothing_that_an_article_holds_says_what_it_has() -> None:
    with pytest.raises(ArticleError) as refused:
        read_docx(minimal(f"<w:p>{run(SMARTART)}</w:p>"))
    assert [one.code for one in refused.value.diagnostics] == ["no-content", "smartart"]


EMF = b"\1\0\0\0" + bytes(36) + b" EMF"
NOWHERE = RELATION.format("p1", "image", "media/a.png", "")


@pytest.mark.parametrize(
    ("relation", "content", "code", "src", "files"),
    [
        (NOWHERE, None, "picture-missing", "pictures/a.png", []),
        (NOWHERE, EMF, "picture-format", "pictures/a.png", ["pictures/a.emf"]),
        (
            RELATION.format("p1", "image", "https://example.org/a.png", "TargetMode='External'"),
            None,
            "picture-outside",
            "https://example.org/a.png",
            [],
        ),
    ],
)
def test_a_picture_that_cannot_be_printed_keeps_its_figure_and_is_told(
    relation: str, content: bytes | None, code: str, src: str, files: list[str]
) -> None:
    caption = f"<w:p><w:pPr><w:pStyle w:val='Caption'/></w:pPr>{run('<w:t>Riders</w:t>')}</w:p>"
    made = io.BytesIO(minimal(f"{para('It begins.')}<w:p>{run(drawn())}</w:p>{caption}", relation))
    if content:
        with zipfile.ZipFile(made, "a") as archive:
            archive.writestr("word/media/a.png", content)
    imported = read_docx(made.getvalue())
    (figure,) = imported.article.sections[0].blocks
    assert isinstance(figure, Figure)
    assert (figure.src, figure.alt, figure.caption) == (src, "A curve", "Riders")
    assert ([one.code for one in imported.diagnostics], [*imported.images]) == ([code], files)
