"""Which Word style an element takes: its first class, else the built-in one of its tag."""

from __future__ import annotations

from dataclasses import dataclass

from exporter.styled import Element

LIST_LEVELS_OF_WORD = 5  # List Bullet, List Bullet 2 ... List Bullet 5


@dataclass(frozen=True, order=True)
class StyleName:
    """A style as Word shows it; `parent` is the built-in one it grows from, `None`: Normal."""

    shown: str
    parent: str | None = None

    @property
    def id(self) -> str:
        """The style's identifier in the file: its name without blanks."""
        return self.shown.replace(" ", "")

    @property
    def builtin(self) -> bool:
        """Whether Word knows the style by itself."""
        return self.shown.lower() in BUILTINS

    @property
    def stored(self) -> str:
        """The name as the file has it; Word writes its own headings and notes in lower case."""
        lower = self.shown.lower()
        return lower if lower in STORED_IN_LOWER_CASE else self.shown


STORED_IN_LOWER_CASE = frozenset(
    {"header", "footer", "caption", "footnote text", "footnote reference", "line number"}
    | {f"heading {level}" for level in range(1, 10)}
    | {f"toc {level}" for level in range(1, 10)}
)
BUILTINS = STORED_IN_LOWER_CASE | frozenset(
    {"normal", "title", "subtitle", "body text", "quote", "strong", "emphasis", "hyperlink"}
    | {"html code", "html preformatted", "toc heading", "date", "signature"}
    | {
        f"{name}{level}"
        for name in ("list bullet", "list number", "list continue")
        for level in ("", " 2", " 3", " 4", " 5")
    }
)

NORMAL = StyleName("Normal")
BODY_TEXT = StyleName("Body Text")
HEADER = StyleName("Header")
FOOTER = StyleName("Footer")
FOOTNOTE_TEXT = StyleName("Footnote Text")
FOOTNOTE_REFERENCE = StyleName("Footnote Reference")
LINE_NUMBER = StyleName("Line Number")
GENERATED = StyleName("Generated Text")
SPACER = StyleName("Spacer")
CODES = ("Code Block", "HTML Preformatted")
"""The styles of code: lines of one that follow each other are of one piece."""

CELLS = ("Table Head", "Table Cell")
"""The styles of a table's rows, of which each row says itself whether it stays with the next."""

FIRST_LETTER = StyleName("First Letter")
DROP_CAP = StyleName("Drop Cap")

PARAGRAPHS = {
    "h1": StyleName("Title"),
    "h2": StyleName("Heading 1"),
    "h3": StyleName("Heading 2"),
    "h4": StyleName("Heading 3"),
    "h5": StyleName("Heading 4"),
    "h6": StyleName("Heading 5"),
    "p": BODY_TEXT,
    "figcaption": StyleName("Caption"),
    "caption": StyleName("Caption"),
    "pre": StyleName("HTML Preformatted"),
    "td": StyleName("Table Text"),
    "th": StyleName("Table Header"),
    "img": StyleName("Figure"),
    "hr": StyleName("Rule"),
    "dt": StyleName("Definition Term"),
}
CONTAINERS = {"blockquote": StyleName("Quote"), "dd": StyleName("Definition")}
CHARACTERS = {
    "em": StyleName("Emphasis"),
    "strong": StyleName("Strong"),
    "a": StyleName("Hyperlink"),
    "code": StyleName("HTML Code"),
    "s": StyleName("Strikethrough"),
    "mark": StyleName("Highlight"),
    "sup": StyleName("Superscript"),
    "sub": StyleName("Subscript"),
}
OUTLINE_LEVELS = {"h2": 0, "h3": 1, "h4": 2, "h5": 3, "h6": 4}


def paragraph_name(element: Element, container: Element | None = None) -> StyleName:
    """The paragraph style of a block; one without a class is named for its `container`, if any."""
    builtin = PARAGRAPHS.get(element.tag, BODY_TEXT)
    if element.classes:
        parent = builtin.shown if element.tag in OUTLINE_LEVELS else None
        return _named(element.classes[0], parent)
    if container is None or builtin != BODY_TEXT:
        return builtin
    return container_name(container) or builtin


def container_name(container: Element) -> StyleName | None:
    """The style of the paragraphs in a box or another element that changes their look."""
    if container.classes:
        return _named(container.classes[0])
    return CONTAINERS.get(container.tag)


def list_name(item: Element, container: Element | None, *, ordered: bool, depth: int) -> StyleName:
    """The style of a list item that begins with its marker; `depth` counts from 0."""
    if item.classes:
        return _named(item.classes[0])
    return _within(container, ("List Number" if ordered else "List Bullet") + _level(depth))


def continuation_name(container: Element | None, depth: int) -> StyleName:
    """The style of a list item's later paragraphs."""
    return _within(container, "List Continue" + _level(depth))


def character_name(element: Element) -> StyleName | None:
    """The character style of an inline element; `None` where the HTML gives it no meaning."""
    if element.classes:
        return _named(element.classes[0])
    return CHARACTERS.get(element.tag)


def contents_name(level: int) -> StyleName:
    """The style of an entry of the contents, which Word itself uses when it updates the field."""
    return StyleName(f"TOC {level}")


def _within(container: Element | None, builtin: str) -> StyleName:
    """A built-in style, or its own offspring for the lists in a box: `Callout List Bullet`."""
    named = container_name(container) if container else None
    return StyleName(f"{named.shown} {builtin}", builtin) if named else StyleName(builtin)


def _level(depth: int) -> str:
    level = min(depth + 1, LIST_LEVELS_OF_WORD)
    return "" if level == 1 else f" {level}"


def _named(word: str, parent: str | None = None) -> StyleName:
    shown = word.replace("-", " ").replace("_", " ").title()
    return StyleName(shown, None if shown == parent else parent)
