"""Equations of Word are read as a line of words that says the same."""

from __future__ import annotations

import pytest

from exporter.roundtrip.word import read_docx
from tests.roundtrip.word.test_foreign import MATHS, minimal


def part(name: str, *inner: str, **properties: str) -> str:
    said = "".join(f"<m:{key} m:val='{value}'/>" for key, value in properties.items())
    return f"<m:{name}>{f'<m:{name}Pr>{said}</m:{name}Pr>'}{''.join(inner)}</m:{name}>"


def holding(name: str, text: str) -> str:
    inner = text if text.startswith("<") else f"<m:r><m:t>{text}</m:t></m:r>"
    return f"<m:{name}>{inner}</m:{name}>"


def e(text: str) -> str:
    return holding("e", text)


def squared(text: str) -> str:
    return part("sSup", e(text), holding("sup", "2"))


ROW = holding("mr", e("a") + e("b"))
ROOT = part("rad", holding("deg", "n"), e("x+1"))
BOUNDS = holding("sub", "i=1") + holding("sup", "n")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (part("f", holding("num", "a+b"), holding("den", "2")), "(a+b)/2"),
        (part("f", holding("num", "x"), holding("den", "2a")) + e("y"), "x/(2a) y"),
        (part("f", holding("num", "n"), holding("den", "k"), type="noBar"), "n¦k"),
        (squared("x"), "x^2^"),
        (squared(part("d", e("a+b"))), "(a+b)^2^"),
        (part("sSup", e("x"), holding("sup", squared("y"))), "x^y\\^2^"),
        (part("sSubSup", e("x"), holding("sub", "i"), holding("sup", "2")), "x~i~^2^"),
        (part("sPre", holding("sub", "1"), holding("sup", "2"), e("H")), "~1~^2^H"),
        (part("nary", BOUNDS, e("i"), chr="∑"), "∑~i=1~^n^ i"),
        (part("rad", e("x"), degHide="1"), "√x"),
        (ROOT, "^n^√(x+1)"),
        (part("d", part("e", part("m", ROW, ROW)), begChr="(", endChr=")"), "(a, b; a, b)"),
        (part("m", ROW), r"\[a, b\]"),
        (part("d", e(part("eqArr", e("x&amp;=1"), e("y"))), begChr="{", endChr=""), "{x=1; y"),
        (
            part("func", holding("fName", part("limLow", e("lim"), holding("lim", "n")))),
            "lim~n~",
        ),
        (part("acc", e("x"), chr="\u0303"), "x\u0303"),
        (part("bar", e("x+y"), pos="top"), "(x+y)\u0305"),
        (part("phant", e("x"), show="0") + "<m:r><m:t>y</m:t></m:r>", "y"),
    ],
)
def test_an_equation_reads_as_a_line_of_words(inside: str, text: str) -> None:
    maths = f"<w:p><m:oMath xmlns:m='{MATHS}'>{inside}</m:oMath></w:p>"
    assert read_docx(minimal(maths)).article.lede == text


def test_equations_below_each_other_stand_in_lines_of_their_own() -> None:
    both = f"<m:oMath>{e('a')}</m:oMath><m:oMath>{e('b')}</m:oMath>"
    maths = f"<w:p><m:oMathPara xmlns:m='{MATHS}'>{both}</m:oMathPara></w:p>"
    assert read_docx(minimal(maths)).article.lede == "a\\\nb"


def test_parts_of_equations_in_parts_without_end_are_read_plainly() -> None:
    deep = f"{'<m:e>' * 120}<m:r><m:t>x</m:t></m:r>{'</m:e>' * 120}"
    maths = f"<w:p><m:oMath xmlns:m='{MATHS}'>{deep}</m:oMath></w:p>"
    assert read_docx(minimal(maths)).article.lede == "x"
