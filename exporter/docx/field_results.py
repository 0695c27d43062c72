"""What fields show whose result a file does not hold (ISO 29500-1, 17.16): Word computes or draws
it each time. Forms of before 2007 keep what was ticked or chosen in the sign that begins them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from exporter.docx.elements import Xml, below, number, qn, toggle

TICKED, UNTICKED = "☒", "☐"
EQUATION = "EQ"

_UNSEEN = frozenset(
    {"", "SET", "ASK", "ADVANCE", "PRIVATE", "IF", "NEXT", "NEXTIF", "SKIPIF", "MERGEREC"}
    | {"MERGEFIELD", "FILLIN", "FORMTEXT", "ADDIN", "HYPERLINK", "CONTROL", "HTMLCONTROL"}
)
"""The kinds that may well show nothing."""
_BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.+)", re.IGNORECASE | re.DOTALL)
_LONGEST_EQUATION = 4_000
_NAME = re.compile(r"\s*EQ\b", re.IGNORECASE)
_SIGN = re.compile(r"\\([a-z]+)[0-9]*\s?|\\(.)|([(),;])|([^\\(),;]+)", re.IGNORECASE | re.DOTALL)
_FORMAT = re.compile(r'\\\*\s*(?:"[^"]*"|\S+)')
_GUIDE = re.compile(
    r"\\o(?:\\a[a-z])?\s?\(\\s\\up ?\d*\(([^()]*)\)\s*[,;]([^()]*)\)", re.IGNORECASE
)
_BETWEEN = {"f": "/", "r": "√"}
"""What stands between the parts of a fraction and of a root; others have a blank."""


def words_of_form(form: Xml | None) -> str:
    """What a form field of before 2007 shows: its box, or what was chosen of its list (17.16.7,
    17.16.9); empty for a line to be filled in, whose result is text."""
    box, choices = below(form, "checkBox"), below(form, "ddList")
    if box is not None:
        ticked = toggle(box, "checked")
        return TICKED if (toggle(box, "default") if ticked is None else ticked) else UNTICKED
    return "" if choices is None else _chosen(choices)


def _chosen(choices: Xml) -> str:
    entries = [one.get(qn("w:val"), "") for one in choices.findall(qn("w:listEntry"))]
    said = (below(choices, name) for name in ("result", "default"))
    index = next((number(one.get(qn("w:val"))) for one in said if one is not None), 0) or 0
    return entries[index] if 0 <= index < len(entries) else ""


def words_of_instruction(instruction: str) -> str:
    """What a field shows by its instruction alone: a button its words, an equation its parts."""
    if button := _BUTTON.match(instruction):
        return button[1].strip()
    equation = _NAME.match(instruction)
    return _equation(instruction[equation.end() :]) if equation else ""


def shows_unsaid(kind: str) -> bool:
    """Whether a field of a kind shows what its file does not say, as `LISTNUM`."""
    return kind not in _UNSEEN


def _equation(text: str) -> str:
    r"""The parts of `\f(1,2)` and its like, as they are read aloud: `1/2`; what guides the
    reading of words stands in brackets behind them."""
    text = _GUIDE.sub(r"\2（\1）", _FORMAT.sub("", text[:_LONGEST_EQUATION]))
    open_kinds: list[str] = []
    said: list[str] = []
    kind = ""
    for sign in _SIGN.finditer(text):
        switch, escaped, mark, plain = sign.groups()
        if switch:
            kind = kind or switch.lower()
        elif mark:
            said.append(_marked(mark, kind, open_kinds))
            kind = ""
        else:
            said.append(escaped or ("" if kind and not plain.strip(" 0123456789") else plain))
    return " ".join("".join(said).split())


def _marked(mark: str, kind: str, open_kinds: list[str]) -> str:
    """What a bracket or comma is read as; those of a switch are no signs of the text."""
    if mark == "(":
        open_kinds.append(kind)
        return "" if kind else mark
    if mark == ")":
        return "" if open_kinds and open_kinds.pop() else mark
    return _between(open_kinds) or mark


def _between(open_kinds: Sequence[str]) -> str:
    """What parts the arguments of the innermost switch; empty outside of all."""
    return _BETWEEN.get(open_kinds[-1], " ") if open_kinds and open_kinds[-1] else ""
