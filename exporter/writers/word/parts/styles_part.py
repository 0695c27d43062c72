"""The part of the file that defines the styles: python-docx's `CT_Styles`, made at one go.

The setters of `CT_Style` look for the place of each property, which takes longer than all else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporter.writers.word.parts.table_style import PLAIN_TABLE, table_style
from exporter.writers.word.values.gallery import is_hidden, rank_of, successor
from exporter.writers.word.values.ooxml import Xml, make, root
from exporter.writers.word.values.paragraph_format import (
    WORDS_DEFAULT,
    ParagraphFormat,
    paragraph_properties,
)
from exporter.writers.word.values.run_format import (
    DEFAULT_FIELDS,
    RunFormat,
    properties_of,
    run_properties,
)
from exporter.writers.word.values.style_names import NORMAL, StyleName
from exporter.writers.word.values.stylesheet import CharacterStyle, ParagraphStyle, Stylesheet
from exporter.writers.word.values.word_document import Table

DEFAULT_CHARACTER_STYLE = "DefaultParagraphFont"
BEYOND_ALL = 31681  # a twip more than Word's longest length
KERN_FROM = 1  # half-points: kern at any size, as CSS does


def styles_part(sheet: Stylesheet, table: Table | None = None) -> Xml:
    """The styles part: defaults, Word's own default styles, and those of the house, which has one
    for new tables that look like `table`.

    The built-in ones stand first in the file, because LibreOffice wants a parent before its child
    (docs/decisions/word-styles-order.md).
    """
    normal = sheet.paragraph_styles[NORMAL.id]
    ranked = enumerate(sheet.paragraph_styles.values(), start=1)
    ordered = sorted(ranked, key=lambda entry: not entry[1].name.builtin)
    return root(
        "w:styles",
        _defaults(normal.look),
        _latent(),
        *(_paragraph_style(style, sheet, rank) for rank, style in ordered),
        *_words_own(),
        *(
            _character_style(style, sheet, rank)
            for rank, style in enumerate(sheet.character_styles.values(), start=1)
        ),
        *([table_style(table, sheet)] if table else []),
    )


def _defaults(look: RunFormat) -> Xml:
    properties = [
        *properties_of(look, ("font", "colour")),
        make("w:kern", val=KERN_FROM),
        *properties_of(replace(look, language=look.language.whole), ("size", "language")),
        make("w14:ligatures", val="standard"),
    ]
    return make(
        "w:docDefaults",
        make("w:rPrDefault", make("w:rPr", *properties)),
        make("w:pPrDefault", make("w:pPr", make("w:widowControl"), *_east_asian(look))),
    )


def _east_asian(look: RunFormat) -> list[Xml]:
    """Lines of East Asian text as CSS sets them: no mark stands beyond their end, and nothing parts
    letters of two scripts (17.3.1.21, 17.3.1.2; docs/decisions/word-east-asian-lines.md)."""
    if look.language.east_asian is None:
        return []
    return [_no_hanging_marks(), make("w:autoSpaceDE", val=0), make("w:autoSpaceDN", val=0)]


def _no_hanging_marks() -> Xml:
    """What lets no mark hang out of a line, in Word and in LibreOffice, which takes the value for
    its contrary, and then loses such marks."""
    return make(
        "mc:AlternateContent",
        make("mc:Choice", make("w:overflowPunct", val=0), Requires="w15"),
        make("mc:Fallback", make("w:overflowPunct", val=1)),
    )


def _latent() -> Xml:
    """Word's styles that are not in use, hidden from its pane."""
    return make(
        "w:latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=376,
    )


def _words_own() -> Iterator[Xml]:
    """The styles that Word wants in every file: for plain text, plain tables and no list."""
    for kind, identifier, shown in (
        ("character", DEFAULT_CHARACTER_STYLE, "Default Paragraph Font"),
        ("table", PLAIN_TABLE, "Normal Table"),
        ("numbering", "NoList", "No List"),
    ):
        yield make(
            "w:style",
            make("w:name", val=shown),
            make("w:uiPriority", val=99),
            make("w:semiHidden"),
            make("w:unhideWhenUsed"),
            type=kind,
            default=1,
            styleId=identifier,
        )


def _paragraph_style(style: ParagraphStyle, sheet: Stylesheet, rank: int) -> Xml:
    parent = _parent(style.name, sheet)
    layout = paragraph_properties(style.format, _base_format(style.name, parent))
    text = run_properties(style.look, parent.look if parent else _plain(style.look))
    return make(
        "w:style",
        make("w:name", val=style.name.stored),
        *([make("w:basedOn", val=parent.name.id)] if parent else []),
        make("w:next", val=successor(style.name, sheet.paragraph_styles)),
        *_offered(style.name, rank),
        *([make("w:pPr", *layout)] if layout else []),
        *([make("w:rPr", *text)] if text else []),
        type="paragraph",
        default=None if parent else 1,
        customStyle=None if style.name.builtin else 1,
        styleId=style.name.id,
    )


def _offered(name: StyleName, used: int) -> Iterator[Xml]:
    """How Word offers a style: in its gallery, or nowhere until it is used."""
    yield make("w:uiPriority", val=rank_of(name, used))
    if is_hidden(name):
        yield make("w:semiHidden")
        yield make("w:unhideWhenUsed")
    else:
        yield make("w:qFormat")


def _parent(name: StyleName, sheet: Stylesheet) -> ParagraphStyle | None:
    """The style that a style is based on; `None` for the one that all others come from."""
    if name == NORMAL:
        return None
    identifier = StyleName(name.parent).id if name.parent else NORMAL.id
    return sheet.paragraph_styles.get(identifier, sheet.paragraph_styles[NORMAL.id])


def _base_format(name: StyleName, parent: ParagraphStyle | None) -> ParagraphFormat:
    """What a style's format is told from; a built-in one spells out all of its lengths.

    LibreOffice has lengths of its own for Word's built-in styles, and falls back on them.
    """
    base = parent.format if parent else WORDS_DEFAULT
    if not name.builtin:
        return base
    x = BEYOND_ALL
    return replace(base, before=x, after=x, start=x, end=x, first_line=x)


def _plain(look: RunFormat) -> RunFormat:
    """A look that differs from Word's defaults in nothing but what the document's defaults say."""
    return RunFormat(
        **{field: getattr(look, field) for field in DEFAULT_FIELDS},
        bold=False,
        italic=False,
        caps=False,
        small_caps=False,
        strike=False,
        spacing=0,
        rise=0,
        underline=False,
        fill=None,
        superscript=False,
        right_to_left=False,
        tabular=False,
    )


def _character_style(style: CharacterStyle, sheet: Stylesheet, rank: int) -> Xml:
    properties = properties_of(style.look, style.fields)
    return make(
        "w:style",
        make("w:name", val=sheet.character_name(style.name).stored),
        make("w:basedOn", val=DEFAULT_CHARACTER_STYLE),
        *_offered(style.name, len(sheet.paragraph_styles) + rank),
        *([make("w:rPr", *properties)] if properties else []),
        type="character",
        customStyle=None if style.name.builtin else 1,
        styleId=sheet.character_name(style.name).id,
    )
