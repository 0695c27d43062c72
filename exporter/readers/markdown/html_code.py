"""Lines of code in HTML: which language they are in, and the numbers beside them that are no code.

Rouge (Jekyll, GitLab), Chroma (Hugo), Pygments, Prism, highlight.js, GitHub and WordPress each name
the language in a class or an attribute of the lines or of what holds them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from exporter.article.blocks import CODE_LANGUAGE

LANGUAGE = "data-lang"
"""The attribute of a `pre` that names its language, once `settle_code` was there."""

_ATTRIBUTES = (LANGUAGE, "data-language", "data-code-language")
_SAYING = ("class", "data-syntaxhighlighter-params")
_CLASS = re.compile(
    r"(?:^|\s)(?:language-|lang-|highlight-source-|highlight-text-|brush:\s*|sourceCode\s+)"
    r"(?P<name>[\w+#.-]+)"
)
_OF_HIGHLIGHT = re.compile(r"(?:^|\s)(?:hljs|prettyprint)\s+(?:lang-)?(?P<name>[\w+#-]+)(?:$|\s)")
_NO_LANGUAGE = frozenset(
    ("plaintext", "text", "txt", "plain", "none", "nohighlight", "linenums", "default", "output")
)
_NUMBERS = re.compile(r"\s*(?:\d+\s*)+")
_FAR = 3
"""How many elements around the lines may say their language."""


def settle_code(root: Element) -> None:
    """Give each `pre` in `root` its language, and take out the numbers of its lines."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for table in list(root.iter("table")):
        _without_numbers(table)
    for pre in root.iter("pre"):
        _drop_numbers(pre)
        _in_lines(pre)
        language = next(_languages(pre, parents), "")
        if language:
            pre.set(LANGUAGE, language)
        else:
            pre.attrib.pop(LANGUAGE, None)


def _in_lines(pre: Element) -> None:
    """Breaks and boxes inside lines of code end lines."""
    for one in pre.iter():
        ends = one.tag == "br" or (one.tag in ("div", "p", "li") and one is not pre)
        if ends and not (one.tail or "").startswith("\n"):
            one.tail = f"\n{one.tail or ''}"


def _languages(pre: Element, parents: dict[Element, Element]) -> Iterator[str]:
    """What is said of the language, by the lines before what holds them alone."""
    said = [*pre.iter("code"), pre]
    around = pre
    for _ in range(_FAR):
        around = parents.get(around, pre)
        if len(list(around.iter("pre"))) == 1:
            said.append(around)
    for element in said:
        name = _said_by(element).lower()
        if name not in _NO_LANGUAGE and CODE_LANGUAGE.fullmatch(name):
            yield name


def _said_by(element: Element) -> str:
    attribute = next((element.get(name, "") for name in _ATTRIBUTES if element.get(name)), "")
    names = " ".join(element.get(key, "") for key in _SAYING).strip()
    match = _CLASS.search(names) or _OF_HIGHLIGHT.search(names)
    return attribute or (match["name"] if match else "")


def _without_numbers(table: Element) -> None:
    """A table of numbers beside lines of code is those lines."""
    pres = list(table.iter("pre"))
    cells = [cell for cell in table.iter() if cell.tag in ("td", "th")]
    if len(cells) == 2 and pres and _NUMBERS.fullmatch("".join(cells[0].itertext())):
        table.tag = "div"
        table.text, table[:] = None, [pres[-1]]
        pres[-1].tail = None


def _drop_numbers(pre: Element) -> None:
    for parent in list(pre.iter()):
        for child in list(parent):
            names = f" {child.get('class', '')} "
            if re.search(r"[\s-](?:lineno|ln|line-number|linenos|lnt|hljs-ln-n)\s", names):
                child.text, child[:] = None, []
