"""What a Word file draws or computes without words is brought in, or told with its place."""

from __future__ import annotations

import io
import zipfile

import pytest

from exporter.roundtrip.word import read_docx
from tests.roundtrip.word.test_foreign import OFFICE, RELATION, minimal, para
from tests.roundtrip.word.test_unkept import DRAWING, SHAPE, VML, drawn, field, png, run, words_of
from tests.support.editing import W, zipped

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
INK = "http://schemas.microsoft.com/office/word/2010/wordml"
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"
BARE = f"<s:wsp xmlns:s='{SHAPE}'/>"
ARROW = f"<w:drawing><docPr descr=''/>{BARE}</w:drawing>"
ORNAMENT = (
    f"<w:drawing><docPr descr=''><d:decorative xmlns:d='{DECORATIVE}' val='1'/></docPr>"
    f"{BARE}</w:drawing>"
)
OLD_LINE = f"<w:pict><v:line xmlns:v='{VML}'/></w:pict>"
WRITTEN = f"<w:drawing><i:contentPart xmlns:i='{INK}' r:id='p1'/></w:drawing>"
OBJECT = f"<w:object><o:OLEObject xmlns:o='{OFFICE}' r:id='p1'/></w:object>"
CONTROL = "<w:pict><w:control r:id='p1'/></w:pict>"
PICTURE = f"<w:pict><v:shape xmlns:v='{VML}'><v:imagedata r:id='p1'/></v:shape></w:pict>"


def told(body: str, relations: str = "") -> list[tuple[str, str]]:
    made = read_docx(minimal(para("It begins.") + body, relations))
    return [(one.code, one.message) for one in made.diagnostics]


@pytest.mark.parametrize(
    ("body", "code", "place"),
    [
        (f"<w:p>{run('<w:t>An arrow</w:t>')}{run(ARROW)}</w:p>", "drawn-shape", "in 'An arrow'"),
        (f"<w:p>{run(ARROW)}{run(OLD_LINE)}</w:p>", "drawn-shape", "after 'It begins.' (2 times)"),
        (f"<w:p>{run(WRITTEN)}</w:p>", "ink", "is left out: after 'It begins.'"),
        (f"<w:p>{run(OBJECT)}</w:p>", "embedded-file", "object is left out: after 'It begins.'"),
        (f"<w:p>{run(CONTROL)}</w:p>", "embedded-file", "is left out: after 'It begins.'"),
        ("<w:subDoc r:id='p1'/>", "embedded-file", "this one shows is left out: after"),
        ("<w:altChunk r:id='p1'/>", "embedded-file", "inside of the document is left out: after"),
    ],
)
def test_what_is_drawn_or_embedded_without_a_picture_is_told_once(
    body: str, code: str, place: str
) -> None:
    ((said, message),) = told(body)
    assert (said, place in message) == (code, True)


def test_a_shape_that_only_decorates_or_frames_a_text_is_no_loss() -> None:
    box = f"<w:txbxContent>{para('In a box.')}</w:txbxContent>"
    framed = f"<w:drawing><docPr descr=''/><s:wsp xmlns:s='{SHAPE}'>{box}</s:wsp></w:drawing>"
    assert told(f"<w:p>{run(ORNAMENT)}</w:p><w:p>{run(framed)}</w:p>") == []


def test_of_a_drawing_by_hand_the_picture_that_shows_it_is_taken() -> None:
    forms = (
        f"<mc:AlternateContent xmlns:mc='{COMPATIBILITY}'><mc:Choice Requires='wpi'>{WRITTEN}"
        f"</mc:Choice><mc:Fallback><w:drawing><docPr descr='A signature'/><a:blip xmlns:a="
        f"'{DRAWING}' r:embed='p2'/></w:drawing></mc:Fallback></mc:AlternateContent>"
    )
    relation = RELATION.format("p2", "image", "media/a.png", "")
    file = minimal(para("It begins.") + f"<w:p>{run(forms)}</w:p>", relation)
    imported = read_docx(with_picture(file))
    (figure,) = imported.article.sections[0].blocks
    assert figure.model_dump()["alt"] == "A signature"
    ((code, message),) = [(one.code, one.message) for one in imported.diagnostics]
    assert (code, "only as the picture" in message) == ("ink", True)


def with_picture(file: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {"word/media/a.png": png("red")})


def form(kind: str, inside: str) -> str:
    begin = f"<w:fldChar w:fldCharType='begin'><w:ffData>{inside}</w:ffData></w:fldChar>"
    return f"{run(begin)}{run(f'<w:instrText> {kind} </w:instrText>')}{ended()}"


def ended() -> str:
    return "".join(run(f"<w:fldChar w:fldCharType='{kind}'/>") for kind in ("separate", "end"))


@pytest.mark.parametrize(
    ("box", "ticked"),
    [
        ("<w:default w:val='0'/><w:checked/>", True),
        ("<w:default w:val='1'/>", True),
        ("<w:default w:val='1'/><w:checked w:val='0'/>", False),
        ("", False),
    ],
)
def test_a_box_of_an_old_form_is_ticked_or_not(box: str, ticked: bool) -> None:
    sign = form("FORMCHECKBOX", f"<w:checkBox>{box}</w:checkBox>")
    words = "<w:t xml:space='preserve'> Agreed</w:t>"
    body = f"<w:p>{sign}{run(words)}</w:p>"
    assert words_of(body) == [f"{'☒' if ticked else '☐'} Agreed"]


def test_what_was_chosen_of_a_list_of_an_old_form_is_its_text() -> None:
    choices = "".join(f"<w:listEntry w:val='{one}'/>" for one in ("Tram", "Train"))
    chosen = form("FORMDROPDOWN", f"<w:ddList><w:result w:val='1'/>{choices}</w:ddList>")
    assert words_of(f"<w:p>{run('<w:t>By: </w:t>')}{chosen}</w:p>") == ["By: Train"]


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (r"EQ \f(1,2)", "1/2"),
        (r"EQ \r(3,x)", "3√x"),
        (r"EQ f(x) = \f(1;x), as", "f(x) = 1/x, as"),
        (r'EQ \* jc2 \* "Font:Mincho" \o\ad(\s\up 9(みなと),港)', "港（みなと）"),
    ],
)
def test_an_equation_of_a_field_is_plain_words_and_told(instruction: str, shown: str) -> None:
    said = run(f"<w:instrText>{instruction}</w:instrText>")
    begin = run("<w:fldChar w:fldCharType='begin'/>")
    body = f"<w:p>{begin}{said}{ended()}</w:p>"
    assert words_of(body) == [shown]
    assert [code for code, _ in told(body)] == ["equation"]


def test_a_button_shows_its_words() -> None:
    assert words_of(f"<w:p>{field('MACROBUTTON NoMacro Click here', '')}</w:p>") == ["Click here"]


def test_what_a_field_shows_that_the_file_does_not_say_is_told_with_its_place() -> None:
    said = run("<w:t>as agreed</w:t>")
    ((code, message),) = told(f"<w:p>{field('LISTNUM', '')}{said}</w:p>")
    assert (code, "LISTNUM" in message, "'as agreed'" in message) == ("field-ignored", True, True)


@pytest.mark.parametrize("kind", ["SET x 1", "MERGEFIELD Name", "XE tram"])
def test_a_field_that_may_show_nothing_is_not_told(kind: str) -> None:
    assert told(f"<w:p>{field(kind, '')}{run('<w:t>Words.</w:t>')}</w:p>") == []


def test_the_line_that_hyphens_become_in_word_is_a_rule() -> None:
    line = f"<w:pict><v:rect xmlns:v='{VML}' xmlns:o='{OFFICE}' o:hr='t'/></w:pict>"
    body = para("One.") + f"<w:p>{run(line)}</w:p>" + para("Two.")
    (part,) = read_docx(minimal(para("It begins.") + body)).article.sections
    assert [one.type for one in part.blocks] == ["paragraph", "rule", "paragraph"]


def _types(body: str) -> list[str]:
    """The blocks of a part of which the first paragraph is the lede."""
    (part,) = read_docx(minimal(para("It begins.") + body)).article.sections
    return [one.type for one in part.blocks]


def _edged(words: str, *edges: str, kind: str = "single") -> str:
    borders = "".join(f"<w:{edge} w:val='{kind}' w:sz='6'/>" for edge in edges)
    return f"<w:p><w:pPr><w:pBdr>{borders}</w:pBdr></w:pPr>{run(f'<w:t>{words}</w:t>')}</w:p>"


def test_hyphens_and_enter_set_a_rule_below_the_words_before_them() -> None:
    body = _edged("One.", "bottom") + para("Two.")
    assert _types(body) == ["paragraph", "rule", "paragraph"]
    together = _edged("One.", "bottom") + _edged("Two.", "bottom") + para("Three.")
    assert _types(together) == ["paragraph", "paragraph", "rule", "paragraph"]


def test_an_empty_paragraph_with_a_border_above_or_blanks_in_it_is_a_rule() -> None:
    body = para("One.") + _edged(" ", "top", kind="double") + para("Two.")
    assert _types(body) == ["paragraph", "rule", "paragraph"]


def test_a_box_around_words_and_a_border_that_is_none_are_no_rules() -> None:
    box = _edged("One.", "top", "left", "bottom", "right")
    assert _types(box + _edged("Two.", "bottom", kind="nil")) == ["paragraph", "paragraph"]


MATHS = "<m:oMath xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'/>"
CALL = "<w:footnoteReference w:id='2'/>"
OWN_MARK = "<w:footnoteReference w:customMarkFollows='1' w:id='2'/><w:t>242</w:t>"


@pytest.mark.parametrize(
    ("call", "inside", "code", "place"),
    [
        (CALL, run("<w:t>It is</w:t>") + MATHS, "equation", "in 'It is'"),
        (CALL, run("<w:t>See</w:t>") + run(CALL), "note-unkept", "a note inside a note"),
        (CALL, run("<w:t>See</w:t>") + run(drawn()), "note-unkept", "a picture in a note"),
        (CALL, run("<w:footnoteRef/>"), "note-unkept", "a note without words"),
        (OWN_MARK, run("<w:t>242 See</w:t>"), "note-mark", "instead of a number"),
    ],
)
def test_what_a_note_cannot_hold_is_told(call: str, inside: str, code: str, place: str) -> None:
    notes = (
        f"<w:footnotes xmlns:w='{W}' xmlns:r='{RELATIONS}'>"
        f"<w:footnote w:id='2'><w:p>{inside}</w:p></w:footnote></w:footnotes>"
    )
    relation = RELATION.format("n1", "footnotes", "footnotes.xml", "")
    body = f"<w:p>{run('<w:t>Words.</w:t>')}{run(call)}</w:p>"
    imported = read_docx(minimal(para("It begins.") + body, relation, footnotes=notes))
    assert [(one.code, place in one.message) for one in imported.diagnostics] == [(code, True)]


def test_a_table_in_a_cell_and_what_tells_of_pages_are_told() -> None:
    cells = "".join(f"<w:tc>{para(text)}</w:tc>" for text in ("One", "Two"))
    table = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    row = f"<w:tr><w:tc>{para('Around')}{table}</w:tc><w:tc>{para('Beside')}</w:tc></w:tr>"
    page = f"<w:fldSimple w:instr='PAGE'>{run('<w:t>7</w:t>')}</w:fldSimple>"
    line = f"<w:p>{run('<w:t>Page </w:t>')}{page}</w:p>"
    imported = read_docx(minimal(para("It begins.") + f"<w:tbl>{row}</w:tbl>{line}"))
    told = {one.code: one.message for one in imported.diagnostics}
    assert told == {
        "table-nested": "a table inside a table is read as lines of its cell: in 'OneTwo'",
        "field-ignored": "what a field PAGE shows is left out, for it tells of the file's pages, "
        "in 'Page 7'",
    }
