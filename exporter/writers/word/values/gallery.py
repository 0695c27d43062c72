"""What Word offers an editor: which styles it shows, in which order, and what Enter begins."""

from __future__ import annotations

from collections.abc import Container

from exporter.writers.word.values.style_names import (
    BODY_TEXT,
    OUTLINE_LEVELS,
    PARAGRAPHS,
    StyleName,
)

OUTLINED = frozenset(PARAGRAPHS[tag].shown for tag in OUTLINE_LEVELS)
HIDDEN = 99  # the rank of what waits until it is used: Word's own

# What editors choose, in the order in which they need it.
CHOSEN = (
    *("Body Text", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Lede", "Title", "Deck"),
    *("Kicker", "Byline", "Key Points Title", "Key Point"),
    *("List Bullet", "List Bullet 2", "List Bullet 3"),
    *("List Number", "List Number 2", "List Number 3"),
    *("List Continue", "List Continue 2", "List Continue 3"),
    *("Quote", "Attribution", "Pull Quote", "Pull Quote Attribution"),
    *("Callout Title", "Callout", "Callout Aside", "Code Block"),
    *("Figure", "Caption", "Figure Title", "Figure Subtitle", "Figure Note", "Figure Source"),
    *("Table Head", "Table Cell", "Definition Term", "Definition", "Question", "Faq", "Summary"),
    *("End Heading", "Source", "Correction", "End Matter", "Footnote Text"),
    *("Strong", "Emphasis", "Code", "Superscript", "Subscript", "Strikethrough", "Highlight"),
    *("Hyperlink", "Normal"),
)
RANKS = {shown: rank for rank, shown in enumerate(CHOSEN, start=1)}

# What our templates and the writer set by themselves; nobody chooses it.
FURNITURE = frozenset(
    {"Spacer", "Generated Text", "First Letter", "Drop Cap", "Rule", "Missing Picture", "Logo"}
    | {"Publication", "Issue Line", "Masthead", "Masthead Logo", "Contents Title"}
    | {"Contents Entry", "Contents Link", "Contents Page", "Author", "Author Break"}
    | {"Author Email", "Byline By", "Byline Joint", "Credentials", "Dateline", "Caption Label"}
    | {"Line Label", "Check Box", "Credit", "Figure Credit", "Figure Head", "Picture Link"}
    | {"Reference", "Contact", "Rights", "Canonical Url", "Qr Code", "Source Line"}
)

# What Enter begins below a paragraph of which there is one, or a few: the first that there is.
# Below all others stands one more of the same.
AFTER = {
    "Title": ("Deck", "Lede"),
    "Kicker": ("Title",),
    "Deck": ("Byline", "Lede"),
    "Byline": ("Lede",),
    "Key Points Title": ("Key Point",),
    "Callout Title": ("Callout",),
    "Pull Quote": ("Pull Quote Attribution",),
    "Figure": ("Caption",),
    "Figure Title": ("Figure Subtitle",),
    "Figure Note": ("Figure Source",),
    "Definition Term": ("Definition",),
    "Question": ("Faq",),
    "Contents Title": ("TOC 1",),
    "End Heading": ("Source",),
    "Publication": ("Issue Line", "Kicker"),
    "Issue Line": ("Kicker", "Title"),
}
# Text goes on below these, and below all of the above where there is no such thing.
BEFORE_TEXT = frozenset(
    {"Lede", "Attribution", "Pull Quote Attribution", "Caption", "Figure Subtitle"}
    | {"Figure Source", "Figure Credit", "Missing Picture", "Rule", "Spacer", "Drop Cap"}
    | OUTLINED
    | AFTER.keys()
)


def rank_of(name: StyleName, used: int) -> int:
    """The place of a style in the gallery, from 1; a house's own come last, in order of use."""
    if is_hidden(name):
        return HIDDEN
    return RANKS.get(name.shown) or min(len(CHOSEN) + used, HIDDEN)


def is_hidden(name: StyleName) -> bool:
    """Whether Word shows a style only once it is used: not what is chosen, or a house's own."""
    if name.shown in RANKS:
        return False
    grows = name.parent is not None and name.parent not in OUTLINED
    return name.builtin or grows or name.shown in FURNITURE


def successor(name: StyleName, known: Container[str]) -> str:
    """The identifier of the style that Enter begins, of those `known` by theirs.

    It is the same in every document: a style says what comes below it, not what did so here.
    """
    wanted = [StyleName(shown) for shown in AFTER.get(name.shown, ())]
    if name.shown in BEFORE_TEXT or name.parent in OUTLINED:
        wanted.append(BODY_TEXT)
    return next((one.id for one in wanted if one.id in known), name.id)
