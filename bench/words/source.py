"""The words of a Markdown file, as a parser sees them that is not ours.

mistune knows CommonMark, tables, notes and tasks. What other dialects write around the author's
words, such as the kind of a callout or the class of a heading, is named here, each with a pattern:
all else is a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import cast

import mistune
from lxml import html as lxml_html

_HEAD = re.compile(
    r"\A(?:---|\+\+\+|;;;)[^\n]*\n.*?^(?:---|\+\+\+|\.\.\.|;;;)[ \t]*$", re.DOTALL | re.MULTILINE
)
_KEY = re.compile(r"""^["']?(?P<key>[\w.-]+)["']?\s*[:=]""")
_INNER_KEY = re.compile(r"""(?:^\s*(?:-\s+)*|[{,]\s*)["']?[\w.-]+["']?\s*[:=](?=\s|$)""")
_HOUR = re.compile(
    r"(?<=\d)[Tt\s]\s*\d?\d:\d\d\S*(?:\s*[+-]?\d+:?\d*|\s*[A-Z]{1,4})?|\b\d{4}-\d\d?-(?=\d)"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|(?<=\])\([^()\s]*\)")  # an address of Markdown too
_NOT_WORDS = re.compile("[\u00ad\u200b\u2060\ufeff\u2010\u2011'’ʼ\u2018-]")
_WORD = re.compile(r"[^\W_]+")

_VALUE = r"(?:\"[^\"\n]*\"|'[^'\n]*'|[^\s{}\"']+)"
_ATTRIBUTE = rf"(?:[#.][\w:.-]+|[\w-]+={_VALUE}|-)"
_SYNTAX = (
    r"<!--.*?-->",  # comments
    r"%%.*?%%",
    r"\{>>.*?<<\}|\{/\*.*?\*/\}",
    r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}",
    r"^\[//\]: #[^\n]*",
    r"^ {0,3}:{3,}[^\n]*",  # what opens a block, with its kind
    r"^[ \t>]*(?:!!!\+?|\?\?\?\+?)[ \t]+[\w ]+",
    r"\[![\w-]+(?:\|[^\]]*)?\][+-]?",
    r"^ {0,3}:[a-z]+:[^\n]*",  # options of a directive of MyST's
    rf"\{{:?[ \t]*{_ATTRIBUTE}(?:[\s,]+{_ATTRIBUTE})*\s*\}}",
    r"^ {0,3}(?:\{:[^}\n]*\}|\{[a-z]+\})[ \t]*$",
    r"(?<=\[\[)[^\]|\n]*\\?\|(?:\d+(?:x\d+)?(?=\]\]))?",  # a page, where the link has words
    r"\|\d+(?:x\d+)?(?=\]\()|[ \t]=\d*%?x\d*%?(?=\s*\))",  # the size of a picture
    r"\[\[_?TOC_?\]\]|\[TOC\]|^(?:\*|-)[ \t]*TOC[ \t]*$",
    r"\\(?:newpage|pagebreak|clearpage)\b(?:\[\d\])?|\[+pagebreak\]+|\{+[<%]?\s*pagebreak\s*[>%]?\}+",
    r"(?<=[^\s])[ \t]\^[A-Za-z0-9-]+$",  # Obsidian's name of a block
    r"^(?:Table|Subtitle|Credit):",
    r"^(?:[-*+]|\d+[.)])[ \t]+\d{4}-\d\d-\d\d(?=:)",  # the day of a correction
    r"\{%-?\s*(?:end\w+|(?:end)?raw|(?:end)?verbatim)\b[^%]*%\}|\{\{[<%]\s*/[^>%]*[>%]\}\}",
    r"^[ \t]*\{\{[<%]\s*(?:code-toggle|highlight|code)\b[^>%]*[>%]\}\}",
    r"^[ \t]*\{%\s*(?:highlight|code)\b[^%]*%\}",
    r"(?<=\]\()\{\{[^}\n]*\}\}[^)\n]*",  # an address that a template makes
    r"(?:\{%-?|\{\{<)[ \t]*(?:include[ \t]+)?[\w/-]*(?:image|figure|img)[\w.-]*",  # a picture
    r"(?<!<)\b(?:src|url|path)=\"[^\"<>]*\"|\b(?:alt|caption|title)=(?=\"[^\"<>]*\"[^<>]*\}\})",
    r"<!DOCTYPE[^>]*>",
)
_MARKS = re.compile("|".join(_SYNTAX), re.DOTALL | re.MULTILINE | re.IGNORECASE)
_CODE = re.compile(
    r"^(?P<in>[ >\t]*)(?P<fence>```+|~~~+)(?P<info>[^\n]*)\n"
    r".*?(?:^[ >\t]*(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)

Node = dict[str, object]


def normal(text: str) -> str:
    """Text without hyphens, apostrophes, ligatures and capitals, which print may change."""
    return unicodedata.normalize("NFKC", _NOT_WORDS.sub("", text)).casefold()


def words_in(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(normal(text))


def split(text: str) -> tuple[str, str]:
    """The front matter and the body of a file, the body's lines where they were."""
    head = _HEAD.match(text)
    if head is None:
        return "", text
    return head.group(), "\n" * head.group().count("\n") + text[head.end() :]


def head_words(head: str) -> dict[str, list[str]]:
    """The words of the front matter's values, by their outermost key."""
    words: dict[str, list[str]] = {}
    key = ""
    for line in head.split("\n")[1:]:
        named = _KEY.match(line)
        key = named["key"] if named else key
        words.setdefault(key, []).extend(words_in(_said(line)))
    return words


def _said(line: str) -> str:
    """What a line of front matter says, but for keys, tags, addresses and the hours of dates."""
    return unescape(_TAG.sub(" ", _INNER_KEY.sub(" ", _HOUR.sub(" ", line))))


def body_words(body: str) -> list[str]:
    """The words of a body, code and alternative texts among them."""
    parse = mistune.create_markdown(
        renderer=None, plugins=["footnotes", "task_lists", "table", "strikethrough"]
    )
    nodes = cast("list[Node]", parse(without_marks(body)))
    return [word for text in _texts(nodes) for word in words_in(text)]


def without_marks(body: str) -> str:
    """A body without what dialects write around words, but in code."""
    kept: list[str] = []
    end = 0
    for code in _CODE.finditer(body):
        kept += [_MARKS.sub(_blank, body[end : code.start()]), _without_info(code)]
        end = code.end()
    return "".join([*kept, _MARKS.sub(_blank, body[end:])])


def _without_info(code: re.Match[str]) -> str:
    """Code without what its fence says of it; MyST's directives are no code."""
    if not code["fence"]:
        return code.group()
    start, end = (place - code.start() for place in code.span("info"))
    whole = code.group()
    if re.match(r"\{[a-z]+\}", code["info"].strip()):
        return _MARKS.sub(_blank, whole[end:].rpartition(code["fence"])[0])
    return whole[:start] + whole[end:]


def _blank(mark: re.Match[str]) -> str:
    return "\n" * mark.group().count("\n") or " "


def _texts(nodes: list[Node]) -> Iterator[str]:
    """The text of each block, its runs in one piece."""
    for node in nodes:
        children = cast("list[Node]", node.get("children", []))
        if children and all(child["type"] in _INLINE for child in children):
            yield "".join(_run(child) for child in children)
        elif children:
            yield from _texts(children)
        else:
            yield _run(node)


_INLINE = frozenset({"text", "emphasis", "strong", "strikethrough", "link", "image", "codespan"})
_INLINE |= {"linebreak", "softbreak", "inline_html", "footnote_ref"}


def _run(node: Node) -> str:
    kind = node["type"]
    if kind in ("linebreak", "softbreak"):
        return "\n"
    if kind in ("inline_html", "block_html"):
        return _shown(str(node["raw"]))
    if kind == "footnote_ref":
        return " "
    if "children" in node:
        title = cast("Node", node.get("attrs", {})).get("title") if kind == "image" else None
        inside = "".join(_run(child) for child in cast("list[Node]", node["children"]))
        return f" {inside} {title or ''} " if kind == "image" else inside
    raw = str(node.get("raw", ""))
    return unescape(raw) if kind == "text" else raw


def _shown(markup: str) -> str:
    """The words of HTML; of a tag alone, nothing."""
    if not re.sub(r"<[^<>]*>", "", markup).strip():
        return " "
    root = lxml_html.document_fromstring(f"<html><body>{markup}")
    return " ".join(str(text) for text in root.itertext())
