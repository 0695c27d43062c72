"""Hostile and broken files end in a clear error, in bounded memory and time."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from exporter.diagnostics import ArticleError
from exporter.docx import archive
from exporter.roundtrip.word.edited_file import read_docx
from tests.roundtrip.word.test_foreign import RELATION, minimal, para
from tests.support.editing import MAIN, Document, article, everything, paragraph, zipped

FUZZ_ROUNDS = 120
MOST_MEMORY = 300_000  # kilobytes
MOST_SECONDS = 10


def refused(data: bytes) -> str:
    """The code of the one error that a file ends in."""
    with pytest.raises(ArticleError) as caught:
        read_docx(data, name="bad.docx")
    (diagnostic,) = caught.value.diagnostics
    assert caught.value.exit_code == 3
    assert diagnostic.place is not None
    assert diagnostic.place.file == "bad.docx"
    return diagnostic.code


def with_part(name: str, content: bytes) -> bytes:
    """The file that has everything, with another part."""
    return zipped(Document().parts | {name: content})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-docx"),
        (b"%PDF-1.7", "not-a-docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted-or-old"),
        (b"PK\x03\x04nothing", "damaged-docx"),
        (zipped({"hello.txt": b"hi"}), "not-a-docx"),
        (zipped({"word/document.xml": b"<not closed"}), "damaged-docx"),
        (zipped({"word/document.xml": b"<other/>"}), "not-a-docx"),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes, code: str) -> None:
    assert refused(data) == code


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_short_is_refused(share: float) -> None:
    data = everything()
    assert refused(data[: int(len(data) * share)]) == "damaged-docx"


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(minimal(para("Text.")))
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(signature)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(signature, at + 4)
    assert refused(bytes(data)) == "encrypted-or-old"


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/evil", "word/../../evil", "C:\\evil"])
def test_a_part_that_would_lie_outside_is_refused(name: str) -> None:
    assert refused(with_part(name, b"<a/>")) == "unsafe-part-name"


def test_too_many_parts_are_refused() -> None:
    parts = {f"word/p{number}.xml": b"<a/>" for number in range(archive.MAX_PARTS + 1)}
    assert refused(zipped(parts)) == "too-many-parts"


def test_a_part_packed_beyond_belief_is_refused() -> None:
    assert refused(with_part(MAIN, b"<a>" + b" " * 50_000_000 + b"</a>")) == "zip-bomb"


def test_a_part_that_lies_about_its_size_is_read_no_further_than_the_limit() -> None:
    data = bytearray(
        zipped({MAIN: b"<a>" + random.Random(1).randbytes(40_000).hex().encode() * 400})
    )
    entry = data.find(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    assert refused(bytes(data)) in ("damaged-docx", "file-too-large", "zip-bomb")


def test_more_tags_than_an_article_has_are_refused() -> None:
    words = random.Random(1)
    cells = "".join(f"<w:p w:x{words.randrange(10**9)}=''/>" for _ in range(archive.MAX_TAGS + 1))
    assert refused(minimal(cells)) == "file-too-large"


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;">]>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/evil.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_any_encoding(doctype: str, encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}<a>&x;</a>'.encode(encoding)
    assert refused(with_part(MAIN, content)) == "doctype"


def test_deep_nesting_is_refused() -> None:
    depth = 60
    table = "<w:tbl><w:tr><w:tc>" * depth + para("x") + "</w:tc></w:tr></w:tbl>" * depth
    assert refused(minimal(table)) == "nesting-too-deep"
    assert refused(minimal("<w:sdt><w:sdtContent>" * 5000)) == "damaged-docx"


def test_styles_based_on_each_other_end() -> None:
    styles = (
        f"<w:styles xmlns:w='{paragraph('A', 'x').nsmap['w']}'>"
        "<w:style w:type='paragraph' w:styleId='A'><w:name w:val='A'/><w:basedOn w:val='B'/>"
        "</w:style><w:style w:type='paragraph' w:styleId='B'><w:basedOn w:val='A'/></w:style>"
        "</w:styles>"
    )
    relations = RELATION.format("s", "styles", "styles.xml", "")
    assert read_docx(minimal(para("Text.", "A"), relations, styles=styles)).article.lede == "Text."


def field(instruction: str, result: str) -> str:
    """A field with the result that Word last saw."""
    return (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
        f"<w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )


@pytest.mark.parametrize(
    "instruction",
    [
        'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"',
        'INCLUDEPICTURE "http://127.0.0.1:1/x.png"',
        'INCLUDETEXT "/etc/passwd"',
    ],
)
def test_fields_that_reach_out_are_not_followed_and_are_told(instruction: str) -> None:
    imported = read_docx(minimal(field(instruction, "as it was")))
    assert imported.article.lede == "as it was"
    assert "field-ignored" in [one.code for one in imported.diagnostics]


def test_pictures_and_templates_outside_the_file_are_not_fetched() -> None:
    outside = 'TargetMode="External"'
    relations = RELATION.format("p", "image", "http://127.0.0.1:1/x.png", outside)
    relations += RELATION.format("t", "attachedTemplate", "file:///etc/passwd", outside)
    body = (
        para("Text.")
        + "<w:p><w:r><w:drawing><a:blip xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/"
        "main' r:link='p'/></w:drawing></w:r></w:p>"
    )
    imported = read_docx(minimal(body, relations))
    assert imported.images == {}
    assert "picture-outside" in [one.code for one in imported.diagnostics]


def test_a_relation_that_climbs_out_of_the_file_finds_nothing() -> None:
    relations = RELATION.format("s", "styles", "../../../../etc/passwd", "")
    assert read_docx(minimal(para("Text."), relations)).article.lede == "Text."


def test_macros_are_told_and_not_run() -> None:
    imported = read_docx(with_part("word/vbaProject.bin", b"anything"))
    assert imported.article == article()
    assert [one.code for one in imported.diagnostics] == ["macros-ignored"]


def test_a_link_that_runs_code_is_only_its_words() -> None:
    link = RELATION.format("l", "hyperlink", "javascript:alert(1)", 'TargetMode="External"')
    body = "<w:p><w:hyperlink r:id='l'><w:r><w:t>click</w:t></w:r></w:hyperlink></w:p>"
    assert read_docx(minimal(body, link)).article.lede == "click"


def test_a_changed_origin_is_not_believed() -> None:
    document = Document()
    item = document.parts["customXml/item1.xml"]
    document.parts["customXml/item1.xml"] = item.replace(b"Public transport", b"Forged")
    imported = document.read()
    assert imported.base is None
    assert "origin-damaged" in [one.code for one in imported.diagnostics]
    assert "Forged" not in imported.article.to_json()


def mutated(data: bytes, choice: random.Random) -> bytes:
    """A real file with some bytes of one of its parts changed, cut or doubled."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = choice.choice([one for one in parts if one.endswith((".xml", ".rels"))])
    content = bytearray(parts[name])
    for _ in range(choice.randrange(1, 6)):
        start = choice.randrange(len(content) or 1)
        end = min(start + choice.randrange(1, 200), len(content))
        kind = choice.randrange(4)
        if kind == 0:
            content[start:end] = choice.randbytes(end - start)
        elif kind == 1:
            del content[start:end]
        elif kind == 2:
            content[start:start] = content[start:end]
        else:
            content[start:end] = content[start:end].swapcase()
    parts[name] = bytes(content)
    made = bytearray(zipped(parts))
    if choice.random() < 0.2:
        made[choice.randrange(len(made))] ^= 1 << choice.randrange(8)
    return bytes(made)


def swapped(data: bytes, choice: random.Random) -> bytes:
    """A real file with elements moved, doubled or taken away: well-formed nonsense."""
    document = Document(data)
    elements = [one for one in document.root.iter() if one.getparent() is not None]
    for _ in range(choice.randrange(1, 8)):
        one, other = choice.choice(elements), choice.choice(elements)
        around = one.getparent()
        if around is not None and one not in other.iterancestors() and one is not other:
            other.insert(0, one)
        if choice.random() < 0.3:
            one.tag = qn(
                "w:" + choice.choice(["ins", "del", "tbl", "tr", "tc", "sdt", "p", "r", "fldChar"])
            )
    return document.save()


@pytest.mark.parametrize("change", [mutated, swapped])
def test_mutated_files_end_in_an_article_or_a_clear_error(change: object) -> None:
    choice = random.Random(20260331)
    source = Document().save()
    for _ in range(FUZZ_ROUNDS):
        data = change(source, choice)  # type: ignore[operator]
        started = time.process_time()
        try:
            read_docx(data)
        except ArticleError as failure:
            said = failure.message
            assert said, "an error says what is wrong"
        assert time.process_time() - started < MOST_SECONDS


MEASURED = """
import sys, time
from collections.abc import Callable, Mapping
from pathlib import Path
from exporter.diagnostics import ArticleError
from exporter.roundtrip.word import read_docx
started = time.process_time()  # reading waits for nothing, and machines are shared
try:
    read_docx(Path(sys.argv[1]).read_bytes())
except ArticleError as failure:
    print(failure.message, file=sys.stderr)
status = dict(line.split(":") for line in Path("/proc/self/status").read_text().splitlines())
print(status["VmHWM"].split()[0], time.process_time() - started)
"""


def words_of(count: int) -> list[str]:
    """Words that hardly pack."""
    choice = random.Random(2)
    return [f"{choice.getrandbits(64):x}" for _ in range(count)]


def wide_table() -> str:
    """A table whose every cell takes as many columns as it can."""
    cell = "<w:tc><w:tcPr><w:gridSpan w:val='60'/></w:tcPr><w:p/></w:tc>"
    return f"<w:tbl><w:tr>{cell * 60}</w:tr></w:tbl>"


BOMBS: Mapping[str, Callable[[], bytes]] = {
    "many parts": lambda: with_parts(
        {f"customXml/item{n}.xml": b"<a>" + b"x" * 900_000 + b"</a>" for n in range(60)}
    ),
    "many paragraphs": lambda: minimal("".join(map(para, words_of(50_000)))),
    "one long paragraph": lambda: minimal(para(" ".join(words_of(200_000)))),
    "wide tables": lambda: minimal(wide_table() * 400 + para("x")),
    "a new text in place of all of it": lambda: rewritten(words_of(60_000)),
}


def with_parts(parts: Mapping[str, bytes]) -> bytes:
    """The file that has everything, with other parts."""
    return zipped(Document().parts | dict(parts))


def rewritten(words: list[str]) -> bytes:
    """The file that has everything, with nothing of its text left and much put there."""
    document = Document()
    body = document.root[0]
    body[:] = [paragraph("BodyText", " ".join(words[at : at + 10])) for at in range(0, 60_000, 10)]
    return document.save()


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_file_that_wants_everything_gets_300_mb_and_10_seconds(tmp_path: Path, name: str) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(BOMBS[name]())
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True
    )
    memory, seconds = done.stdout.split()
    assert int(memory) < MOST_MEMORY
    assert float(seconds) < MOST_SECONDS
