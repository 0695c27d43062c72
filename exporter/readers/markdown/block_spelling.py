"""Blocks as Markdown: what the Markdown reader reads back as the same blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from exporter.article.blocks import (
    MAX_LIST_START,
    Block,
    Callout,
    CodeBlock,
    DefinitionList,
    List,
    ListItem,
    Paragraph,
    PullQuote,
    Quote,
    Table,
)
from exporter.article.figures import Figure, PictureRow
from exporter.article.inline import escape
from exporter.article.inline.writer import target_of
from exporter.article.parts import Correction
from exporter.readers.markdown.asked_breaks import WRITTEN, is_page_break
from exporter.readers.markdown.dialects import literal
from exporter.readers.markdown.inline_pictures import WIDE
from exporter.readers.markdown.lettered_lists import after_mark, begins_with_mark
from exporter.readers.markdown.markdown_signs import (
    ATTRIBUTION,
    CALLOUT,
    CLASS,
    CORRECTION_DATE,
    CREDIT,
    FIGURE,
    ID,
    PULL_QUOTE,
    TABLE_CAPTION,
    attribute_list,
    is_row,
    literal_end,
    with_attributes,
)
from exporter.readers.markdown.numerals import spelt
from exporter.readers.markdown.picture_rows import ROW, SHORT_ROW
from exporter.readers.markdown.said_lines import SAID, begins_said, lines_of

_LINE_START = re.compile(
    r"#(?=[#\s]|$)"  # a heading
    r"|>"  # a quote
    r"|[-+](?=\s|$)"  # a list item
    r"|[-=:](?=[-=:+|\s]*$)"  # a rule, the line below a heading or a table's head
    r"|\+(?=[-=:]+\+)"  # a grid
    r"|\|"  # a row, or a line of a line block
    r"|[!?](?=[!?]{2})"  # a callout of MkDocs
    r"|:(?=::|\s)"  # a block between colons, a table's caption
)
_NUMBERED = re.compile(r"(?P<number>\d{1,9})(?P<mark>[.)])(?=\s|$)")
_CLOSING_HASHES = re.compile(r"(^|(?<=\s))#(?=#*$)")
_TITLE_LEVEL = 3
_COLONS = re.compile(r":{3,}")
_BACKTICKS = re.compile(r"`{3,}")
_NOT_IN_PATH = re.compile(r"""[\s<>()\[\]{}\\%&"'`*_!|]""")
_RULES = {"left": "---", "center": ":-:", "right": "--:"}


_WORDLESS = {"rule": "***", "page_break": WRITTEN}


def written(blocks: Sequence[Block]) -> str:
    """`blocks` as Markdown, a blank line between them; empty without any."""
    return "\n\n".join(written_each(blocks))


def written_each(blocks: Sequence[Block]) -> list[str]:
    """Each of `blocks` as Markdown, for blank lines between them."""
    texts: list[str] = []
    alternate = False
    for index, block in enumerate(blocks):
        before = blocks[index - 1] if index else None
        alternate = _goes_on(before, block) and not alternate
        text = _list(block, alternate) if isinstance(block, List) else _block(block)
        if isinstance(block, Paragraph) and begins_said(text) and _follows_table(blocks[:index]):
            text = guarded(text)
        parted = isinstance(before, DefinitionList) and _begins_with_term(block)
        texts.append(f"<!-- -->\n\n{text}" if parted else text)
    return texts


def _goes_on(before: Block | None, block: Block) -> bool:
    """Whether a list would go on with one just before it, which has markers of the same kind."""
    if not isinstance(before, List) or not isinstance(block, List):
        return False
    return before.ordered == block.ordered


def _follows_table(before: Sequence[Block]) -> bool:
    """Whether what stands before a block, pictures aside, is a table, of which it could be said."""
    others = (block for block in reversed(before) if not isinstance(block, Figure | PictureRow))
    return isinstance(next(others, None), Table)


def _begins_with_term(block: Block) -> bool:
    """Whether the first line of a block is a term, which definitions above it would take."""
    if isinstance(block, List):
        first = block.items[0]
        return not first.text and bool(first.blocks) and _begins_with_term(first.blocks[0])
    return isinstance(block, DefinitionList)


def paragraph(text: str, *, may_attribute: bool = False) -> str:
    """Inline Markdown as a paragraph, none of whose lines starts another block.

    With `may_attribute` a dash at a line's start would name a speaker, and is spelt otherwise.
    """
    text = literal(text)
    lines = [_line(line) for line in text.split("\n")]
    if may_attribute:
        lines = [guarded(line) if ATTRIBUTION.match(line) else line for line in lines]
    if TABLE_CAPTION.match(lines[0]) or attribute_list(text) == text.strip() or is_page_break(text):
        lines[0] = guarded(lines[0])
    return "\n".join(lines)


def guarded(text: str) -> str:
    """`text` with its first character as a reference, so that its words are only words."""
    return f"&#{ord(text[0])};{text[1:]}"


def on_one_line(text: str) -> str:
    """Inline Markdown with `<br>` for line breaks, for headings and table cells."""
    return literal(text).replace("\\\n", "<br>")


def heading(text: str, level: int, label: str | None = None) -> str:
    """Inline Markdown as a heading with `level` number signs."""
    words = _CLOSING_HASHES.sub(r"\#", on_one_line(text))
    return f"{'#' * level} {with_attributes(words, {ID: label})}"


def bullets(texts: Sequence[str]) -> str:
    """A bulleted list of inline texts."""
    return "\n".join(_item("-", paragraph(text)) for text in texts)


def correction_line(correction: Correction) -> str:
    """A correction as inline Markdown that begins with its date; without one, with no date."""
    if correction.date:
        return f"{correction.date.isoformat()}: {correction.text}"
    text = correction.text
    return guarded(text) if CORRECTION_DATE.match(text) else text


def _line(line: str) -> str:
    return _opening(f"{line[:-1]}\\|" if is_row(line) else line)


def _opening(line: str) -> str:
    if _LINE_START.match(line):
        return ("&#32;" if line.startswith("==") else "\\") + line
    if line.startswith("~~~"):  # struck words that begin with a subscript, no fence of code
        return "&#32;" + line
    if begins_with_mark(line):
        end = after_mark(line)
        return f"{line[:end]}\\{line[end:]}"
    return _NUMBERED.sub(r"\g<number>\\\g<mark>", line, count=1) if _NUMBERED.match(line) else line


def _block(block: Block) -> str:
    match block:
        case Paragraph(text=text):
            return paragraph(text)
        case Table():
            return _table(block)
        case Figure() | PictureRow():
            return _figure(block) if isinstance(block, Figure) else _picture_row(block)
        case Quote():
            return _quote(block)
        case PullQuote():
            return _pull_quote(block)
        case Callout():
            return _callout(block)
        case DefinitionList() | CodeBlock():
            return _code(block) if isinstance(block, CodeBlock) else _definitions(block)
    return _WORDLESS[block.type]


def _item(marker: str, content: str) -> str:
    return f"{marker} {_indented(content, ' ' * (len(marker) + 1))}"


def _indented(content: str, indent: str) -> str:
    """`content` with its second and later lines indented, but for empty ones."""
    first, *rest = content.split("\n")
    return "\n".join([first, *(indent + line if line else "" for line in rest)])


def _list(block: List, alternate: bool) -> str:
    """A list; with `alternate` in the other marker, which parts it from a list just before."""
    marks = (_mark(block, offset, alternate) for offset in range(len(block.items)))
    contents = map(_content, block.items)
    return "\n".join(_item(mark, content) for mark, content in zip(marks, contents, strict=True))


def _mark(block: List, offset: int, alternate: bool) -> str:
    """What begins an item; a letter that no other one follows stands apart by two blanks."""
    if not block.ordered:
        return "+" if alternate else "-"
    number, end = block.start + offset, ")" if alternate else "."
    if block.numbering is None:
        return f"{min(number, MAX_LIST_START)}{end}"
    return f"{spelt(number, block.numbering)}{end}{' ' * (len(block.items) == 1)}"


def _content(item: ListItem) -> str:
    box = "" if item.checked is None else f"[{'x' if item.checked else ' '}] "
    parts = [box + paragraph(item.text) if item.text else "", written(item.blocks)]
    return "\n\n".join(part for part in parts if part)


def _definitions(block: DefinitionList) -> str:
    return "\n\n".join(
        f"{on_one_line(paragraph(item.term))}\n\n{_item(':', written(item.blocks))}"
        for item in block.items
    )


def _table(block: Table) -> str:
    rows = [block.header, *block.rows]
    lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
    lines.insert(1, "| " + " | ".join(_RULES[align] for align in block.align) + " |")
    caption = _table_caption(block)
    below = ["", _lines_below(caption)] if caption else []
    return "\n\n".join(["\n".join([*lines, *below]), *_said(block)])


def _table_caption(block: Table) -> str:
    opening = "" if block.caption is None else f"Table: {block.caption}"
    given = {ID: block.label, CLASS: WIDE if block.wide else None, "chart": block.chart}
    return with_attributes(opening, given)


def _said(block: Table | Figure) -> list[str]:
    """The paragraphs that say what is below or above a table or a picture."""
    fields = {name: getattr(block, name) for name in SAID}
    return [f"{word}{_lines_below(literal_end(literal(text)))}" for word, text in lines_of(fields)]


def _lines_below(text: str) -> str:
    """What is said of a figure or table; no line of it begins a block, or what is said apart."""
    first, *others = map(_line, text.split("\n"))
    return "\n".join([first, *(guarded(one) if begins_said(one) else one for one in others)])


def _cell(text: str) -> str:
    return on_one_line(text).replace("|", "\\|")


def _picture(block: Figure) -> str:
    """The picture of a figure, without caption and credit."""
    src = _NOT_IN_PATH.sub(lambda match: quote(match.group(), safe=""), block.src)
    alt = literal(escape(block.alt)).replace("|", "&#124;")  # what follows one may be a size
    picture = f"![{alt}]({src.replace('_', '%5F')})"
    said = {ID: block.label, CLASS: WIDE if block.wide else None}
    said |= {"width": block.width, "height": block.height, "align": block.align}
    if any(said.values()):
        picture += with_attributes("", said)
    return f"[{picture}]({target_of(block.link)})" if block.link else picture


def _picture_row(block: PictureRow) -> str:
    """Pictures in one paragraph, or in a block where they have more to say."""
    if len(block.figures) > SHORT_ROW or any(map(_says_more, block.figures)):
        return _container(ROW, "\n\n".join(map(_figure, block.figures)))
    return " ".join(map(_picture, block.figures))


def _says_more(block: Figure) -> bool:
    """Whether a figure has more to say than a picture in a line can."""
    return bool(block.caption or block.credit or _said(block))


def _figure(block: Figure) -> str:
    picture = _picture(block)
    parts = [picture]
    if block.caption:
        lines = paragraph(block.caption).split("\n")
        parts.append("\n".join(guarded(one) if _is_said(one) else one for one in lines))
    parts += _said(block)
    if block.credit:
        parts.append(f"Credit: {literal(escape(block.credit))}")
    return picture if len(parts) == 1 else _container(FIGURE, "\n\n".join(parts))


def _is_said(line: str) -> bool:
    return bool(CREDIT.match(line)) or begins_said(line)


def _quote(block: Quote) -> str:
    *before, last = block.blocks
    parts = [written(before)] if before else []
    if block.attribution is None and isinstance(last, Paragraph):
        parts.append(paragraph(last.text, may_attribute=True))
        content = "\n\n".join(parts)
    else:
        content = written(block.blocks)
    if block.attribution is not None:
        content += f"\n\n{_attribution(block.attribution)}"
    return "\n".join(f"> {line}" if line else ">" for line in content.split("\n"))


def _attribution(text: str) -> str:
    return f"— {on_one_line(text)}"


def _pull_quote(block: PullQuote) -> str:
    content = paragraph(block.text, may_attribute=True)
    if block.attribution is not None:
        content += f"\n\n{_attribution(block.attribution)}"
    return _container(PULL_QUOTE, content)


def _callout(block: Callout) -> str:
    title = f"{heading(block.title, _TITLE_LEVEL)}\n\n" if block.title else ""
    return _container(f"{CALLOUT} {block.kind}", title + written(block.blocks))


def _container(name: str, content: str) -> str:
    """A block between colons, more of them than in any line of its content."""
    longest = max((len(run) for run in _COLONS.findall(content)), default=2)
    colons = ":" * (longest + 1)
    return f"{colons} {name}\n{content}\n{colons}"


def _code(block: CodeBlock) -> str:
    longest = max((len(run) for run in _BACKTICKS.findall(block.text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{block.language or ''}\n{block.text}\n{fence}"
