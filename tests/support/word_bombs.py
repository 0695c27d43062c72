"""Word files that ask for more work, or more memory, than a reader has."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import cache

from tests.roundtrip.word.test_foreign import RELATION, minimal, para
from tests.support.editing import WHO, Document, W, paragraph, zipped

SAID = "customXml/item2.xml"


def words(count: int) -> list[str]:
    """Words that hardly pack."""
    choice = random.Random(2)
    return [f"{choice.getrandbits(64):x}" for _ in range(count)]


def with_parts(parts: Mapping[str, bytes]) -> bytes:
    """The file that has everything, with other parts."""
    return zipped(Document().parts | dict(parts))


@cache
def many_parts(count: int, size: int) -> bytes:
    """Parts that are each small enough, and together are not."""
    data = bytes(size)
    return with_parts({f"word/media/p{number}.bin": data for number in range(count)})


def many_relations(count: int) -> bytes:
    rows = "".join(RELATION.format(f"r{n}", "image", f"media/{n}.png", "") for n in range(count))
    return minimal(para("x"), rows)


def tracked(count: int) -> bytes:
    """Paragraphs whose ends are all deleted."""
    one = f"<w:p><w:pPr><w:rPr><w:del {WHO}/></w:rPr></w:pPr><w:r><w:t>{{}}</w:t></w:r></w:p>"
    return minimal("".join(map(one.format, words(count))))


def inserted(count: int) -> bytes:
    one = f"<w:ins {WHO}><w:r><w:t>{{}}</w:t></w:r></w:ins>"
    return minimal("<w:p>" + "".join(map(one.format, words(count))) + "</w:p>")


def chained_styles(count: int) -> bytes:
    """Styles that are each based on the next, in a ring."""
    style = (
        "<w:style w:type='paragraph' w:styleId='s{0}'><w:name w:val='s{0}'/>"
        "<w:basedOn w:val='s{1}'/></w:style>"
    )
    ring = "".join(style.format(number, (number + 1) % count) for number in range(count))
    relations = RELATION.format("s", "styles", "styles.xml", "")
    body = "".join(para(word, f"s{number % count}") for number, word in enumerate(words(30_000)))
    return minimal(body, relations, styles=f"<w:styles xmlns:w='{W}'>{ring}</w:styles>")


def bookmarks(count: int) -> bytes:
    """Places in the text, and links to others."""
    one = (
        "<w:p><w:bookmarkStart w:id='{0}' w:name='b{0}'/><w:hyperlink w:anchor='c{0}'>"
        "<w:r><w:t>{1}</w:t></w:r></w:hyperlink></w:p>"
    )
    return minimal("".join(one.format(number, word) for number, word in enumerate(words(count))))


def empty_tags(count: int) -> bytes:
    choice = random.Random(1)
    return minimal("".join(f"<w:p w:x{choice.randrange(10**9)}=''/>" for _ in range(count)))


def rewritten(count: int) -> bytes:
    """The file that has everything, with nothing of its text left and much put there."""
    document, said = Document(), words(count)
    new = (paragraph("BodyText", " ".join(said[at : at + 10])) for at in range(0, count, 10))
    document.root[0][:] = list(new)
    return document.save()


DOCXS: Mapping[str, Callable[[], bytes]] = {
    "many large parts": lambda: many_parts(250, 990_000),
    "parts of custom XML": lambda: with_parts(
        {f"customXml/item{n}.xml": b"<a>" + b"x" * 900_000 + b"</a>" for n in range(60)}
    ),
    "relations": lambda: many_relations(100_000),
    "deleted ends": lambda: tracked(30_000),
    "insertions": lambda: inserted(60_000),
    "styles": lambda: chained_styles(20_000),
    "bookmarks": lambda: bookmarks(50_000),
    "2M tags": lambda: empty_tags(1_900_000),
    "900k tags": lambda: empty_tags(900_000),
    "400k tags": lambda: empty_tags(390_000),
    "a new text": lambda: rewritten(60_000),
    "deep": lambda: minimal(
        "<w:sdt><w:sdtContent>" * 120 + para("x") + "</w:sdtContent></w:sdt>" * 120
    ),
    "long paragraph": lambda: minimal(para(" ".join(words(200_000)))),
}
