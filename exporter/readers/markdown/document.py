"""Articles in Markdown with front matter.

CommonMark with tables, and:

- The front matter is YAML, TOML, JSON or pandoc's title block, and holds any field of the model, or
  the names that other systems have for it.
- The first paragraph is the lede, unless the front matter has one (`lede: null` for none).
- `##`, `###` and `####` are sections; one `#` before them is the headline.
- `## Key points`, `## Summary`, `## Questions and answers`, `## Sources`, `## Corrections` and
  `## About` are those parts, also in the article's language. Questions are `###` headings,
  corrections list items such as `- 2026-03-31: The vote was on Tuesday.`
- `^[a note]` and `[^1]` are footnotes, `^sup^` and `~sub~` are raised and lowered, `~~words~~` are
  struck, `==words==` highlighted.
- A picture alone in a paragraph is a figure: `![what it shows](path)`. With caption and credit:

      ::: figure
      ![what it shows](path)

      The caption.

      Credit: Jane Doe
      :::

  With `Subtitle: ...` too, the caption is a title above it; `Note: ...` and `Source: ...` stand
  below.
- Tables are GitHub's, pandoc's (grid, simple, multi-line), Org's, MultiMarkdown's. `Table: ...` in
  the paragraph below or above a table is its caption, as are `: ...`, and `[...]` that touches it.
  `Subtitle: ...`, `Note: ...` and `Source: ...` follow it, in lines or paragraphs of their own.
- `{.wide}` after a picture or a table's caption lets it span all columns of text.
- Lists may count by letters and Roman numbers: `a.`, `B)`, `(iv)`; `#.` counts on, and `(@name)`
  through the whole file. Lines that begin with a bar, in no table, stay lines.
- `\\newpage` or `<!-- pagebreak -->` in a paragraph of its own is a page break, as are the other
  usual spellings.
- A line with a term, and below it `: what it means`, is a definition.
- `- [ ]` and `- [x]` are tasks, open and done.
- `{#poll}` after a picture, a heading or a table's caption is its label: `[](#poll)` in the text
  then says "Figure 1", "Table 2" or the heading, and `[the poll](#poll)` leads there.
- A quote's last line, after a dash, says who said it: `> — Maria Silva`.
- A pull quote, with or without a last line after a dash:

      ::: pull-quote
      Nothing was agreed.

      — Maria Silva
      :::

- A link to a heading may use the slug that GitHub, kramdown or pandoc make of it, or an anchor.
- A callout is a note, tip, warning, important or aside, and a heading in it its title; so is
  `> [!TIP]`, and what MkDocs, Docusaurus, VitePress, MyST and Quarto write for it:

      ::: callout warning
      ### How we counted

      Figures are estimates.
      :::

- A block inside a `:::` block of the same kind has fewer colons than the outer one.
- Straight quotation marks, apostrophes, `--`, `---`, `...` and the spaces of French are set as the
  article's language sets them, in the front matter too, unless it says `smart: false`; what is
  escaped, `\\"`, stays.
- Of HTML, a safe subset becomes blocks and marks; other tags go, with a warning.
- Shortcodes that show a picture or hold code are those; others go, with a warning.
- Bare addresses are links, wiki links their words; comments and attributes do not print;
  mathematics and citations print as they are typed, with a warning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from markdown_it.utils import EnvType

from exporter.article.inline.parser import MAX_NESTING
from exporter.article.places import HEADING, NOTE, Loc
from exporter.article.references import PART_LABELS
from exporter.diagnostics import ArticleError, Place
from exporter.readers.markdown.anchors import Anchors
from exporter.readers.markdown.block_reader import BlockReader
from exporter.readers.markdown.dead_links import settle_links
from exporter.readers.markdown.head.front_matter import drop_repeated_teaser, opened
from exporter.readers.markdown.head.head_values import read_values
from exporter.readers.markdown.head.lead_picture import drop_repeated_picture
from exporter.readers.markdown.headings import fill
from exporter.readers.markdown.line_reader import LineReader
from exporter.readers.markdown.syntax import TooLongError, document_parser
from exporter.readers.reading import Draft, Source, places_of

MAX_MARKS = 100  # one in another
MAX_COPIED = 200_000  # characters of footnotes, in all their calls


def read_markdown(source: Source) -> Draft:
    """An article in Markdown."""
    head = opened(source)
    draft = head.draft
    env: EnvType = {}
    tokens = _tokens(source, head.body, env)
    if deep := _too_deep(tokens):
        what, line = deep
        message = f"{what} nest too deep to be read"
        raise ArticleError.at("nesting-too-deep", message, source.place(line, 1))
    root = SyntaxTreeNode(tokens)
    notes = _notes(root)
    calls = {label: tokens for label, (_, tokens) in notes.items()}
    _bound_copies(source, tokens, notes)
    lines = LineReader(source, env, calls, Anchors(tokens), head.convention)
    read_values(draft, lines)
    reader = BlockReader(lines)
    opening = fill(draft.data, reader.blocks(root.children), reader)
    drop_repeated_teaser(draft, opening)
    drop_repeated_picture(draft)
    for label, (line, _) in notes.items():
        if label not in lines.used_notes:
            message = f"nothing refers to the footnote [^{label}]; it was left out"
            lines.warn("footnote-unused", message, source.place(line + 1, 1))
    draft.diagnostics += lines.diagnostics
    draft.places = {**places_of(draft.data), **draft.places}
    settle_links(draft, source, lines.labels_of_parts)
    draft.beside |= _headings(draft, lines)
    definitions = {label: source.place(line + 1, 1) for label, (line, _) in notes.items()}
    draft.beside |= _noted(draft.places, lines.notes_called, definitions)
    return draft


def _headings(draft: Draft, lines: LineReader) -> dict[Loc, Place]:
    """The places of the headings of parts around the text, or of the keys that stand for them."""
    keys = {name: draft.keys[(name,)] for name in PART_LABELS.values() if (name,) in draft.keys}
    several = {**keys, **lines.headings_of_parts}
    return {(name, HEADING): place for name, place in several.items()}


def _noted(
    places: Mapping[Loc, Place],
    called: Mapping[Place, Sequence[str]],
    definitions: Mapping[str, Place],
) -> dict[Loc, Place]:
    """The places of the notes of every text, by its loc and their number in it, from 0."""
    return {
        (*loc, f"{NOTE}{number}"): definitions[label]
        for loc, place in places.items()
        for number, label in enumerate(called.get(place, ()))
        if label in definitions
    }


def _tokens(source: Source, body: str, env: EnvType) -> list[Token]:
    """The tokens of the body; raises ArticleError `too-long`."""
    try:
        return document_parser().parse(body, env)
    except TooLongError as failure:
        place = source.place(failure.line + 1, 1)
        raise ArticleError.at("too-long", str(failure), place) from failure


def _bound_copies(
    source: Source, tokens: Iterable[Token], notes: Mapping[str, tuple[int, Sequence[Token]]]
) -> None:
    """Raise ArticleError `too-long` where notes are called so often that they outgrow the file.

    Each call prints the note anew.
    """
    copied = 0
    for call in _calls(tokens):
        line, note = notes.get(call, (0, ()))
        copied += sum(len(token.content) for token in note)
        if copied > MAX_COPIED:
            message = f"the footnote [^{call}] is called too often to print"
            place, hint = source.place(line + 1, 1), "call it once"
            raise ArticleError.at("too-long", message, place, hint)


def _calls(tokens: Iterable[Token]) -> Iterator[str]:
    """The labels of the footnotes that are called, in their order, outside of footnotes."""
    is_in_note = False
    for token in tokens:
        if token.type.startswith("footnote_reference"):
            is_in_note = token.nesting > 0
        for mark in () if is_in_note else token.children or ():
            if mark.type == "footnote_ref":
                yield str(mark.meta["label"])


def _too_deep(tokens: Sequence[Token]) -> tuple[str, int] | None:
    """What nests deeper than we follow it, blocks or marks, and its line; `None` for nothing."""
    line = 1
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        if token.level >= MAX_NESTING - 2:
            return "blocks", line
        if any(mark.level > MAX_MARKS for mark in token.children or ()):
            return "marks", line
    return None


def _notes(root: SyntaxTreeNode) -> dict[str, tuple[int, list[Token]]]:
    """Each footnote's line and tokens by its label; its blocks begin lines, items with a dash."""
    notes: dict[str, tuple[int, list[Token]]] = {}
    for node in root.walk():
        if node.type == "footnote_reference":
            line = node.map[0] if node.map else 0
            notes.setdefault(str(node.meta["label"]), (line, list(_parts(node))))
    return notes


def _parts(note: SyntaxTreeNode) -> Iterator[Token]:
    """The words of a footnote, which is one paragraph in print."""
    begun = False
    for node in note.walk():
        if node.type not in ("inline", "fence", "code_block"):
            continue
        if begun:
            yield Token("hardbreak", "br", 0)
        begun = True
        item = node.parent.parent if node.parent else None
        if item is not None and item.type == "list_item" and item.children[0] is node.parent:
            yield Token("text", "", 0, content=_mark(item))
        if node.type == "inline" and node.token:
            yield from node.token.children or []
        else:
            yield Token("code_inline", "code", 0, content=node.content)


def _mark(item: SyntaxTreeNode) -> str:
    several = item.parent
    if several is None or several.type != "ordered_list":
        return "– "
    return f"{int(several.attrs.get('start', 1)) + several.children.index(item)}. "
