"""A styled document as the parts of a DOCX, and what of it Word cannot show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import cast

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import XmlPart
from docx.oxml.document import CT_Document
from docx.parts.story import StoryPart

from exporter.diagnostics import Diagnostic, note, warning
from exporter.docx.word_base import WordBase
from exporter.provenance.record import sealed_parts
from exporter.resources import FONTS
from exporter.styled import Drawing, Element, FontFace, StyledDocument
from exporter.writers.word.paging import Paging
from exporter.writers.word.parts.alphabets import (
    alphabets_of,
    cut_down,
    languages_in,
    text_in,
)
from exporter.writers.word.parts.block_xml import BodyWriter
from exporter.writers.word.parts.faces_in_use import faces_in_use
from exporter.writers.word.parts.fonts import add_fonts
from exporter.writers.word.parts.footnotes import empty_footnotes, fill_footnotes
from exporter.writers.word.parts.over_python_docx import entries_of, zipped
from exporter.writers.word.parts.package import WordPackage
from exporter.writers.word.parts.properties import (
    add_article,
    add_page_setup,
    add_properties,
    add_record,
    add_wording,
)
from exporter.writers.word.parts.registers import Registers
from exporter.writers.word.parts.sections import (
    Section,
    Sections,
    section_of,
    with_sections,
)
from exporter.writers.word.parts.settings import settings_part
from exporter.writers.word.parts.spare_room import slack_for
from exporter.writers.word.parts.styles_part import styles_part
from exporter.writers.word.parts.table_style import HOUSE_TABLE, grids
from exporter.writers.word.parts.theme import theme_of
from exporter.writers.word.setting.baselines import on_css_baselines
from exporter.writers.word.setting.block_stacks import blocks_of
from exporter.writers.word.setting.boxes import is_box
from exporter.writers.word.setting.column_boxes import (
    asks_for_columns,
    is_row,
    level_begun,
)
from exporter.writers.word.setting.contents import without_field_in_columns
from exporter.writers.word.setting.context import LoadImage, Scope, WordContext, context_of
from exporter.writers.word.setting.floats_after_notes import framed_after_notes
from exporter.writers.word.setting.house_type import NO_TYPE, house_type
from exporter.writers.word.setting.inlines import look_of
from exporter.writers.word.setting.open_lines import free_below, with_open_lines
from exporter.writers.word.setting.panels import begun
from exporter.writers.word.setting.set_paragraphs import (
    going_on,
    kept_from,
    paragraph_format,
    with_room_for_ties,
)
from exporter.writers.word.setting.side_by_side import needs_cells
from exporter.writers.word.values.fallbacks import Fallbacks
from exporter.writers.word.values.list_definitions import counting_in
from exporter.writers.word.values.ooxml import Xml
from exporter.writers.word.values.run_format import RunFormat, language_tags
from exporter.writers.word.values.style_names import NORMAL
from exporter.writers.word.values.stylesheet import Stylesheet
from exporter.writers.word.values.word_document import Block, Paragraph, Table, paragraphs_of

APART = ("none", "table", "list-item", "flex")
REGULAR_AND_BOLD = (400, 700)

LIMITS: Mapping[str, Callable[[Element], bool]] = {
    "position: absolute or fixed": lambda element: element.style.position in ("absolute", "fixed"),
    "display: grid": lambda element: element.style.display == "grid",
    "display: flex around blocks": lambda element: (
        element.style.display == "flex" and not (is_row(element) or needs_cells(element))
    ),
    "a font weight other than 400 and 700": lambda element: (
        element.style.font_weight not in REGULAR_AND_BOLD
    ),
    "a picture of the stylesheet's": lambda element: element.style.has_picture,
    "break-after: page": lambda element: (
        bool(element.children) and element.style.break_after in ("page", "left", "right")
    ),
    "columns and rows of cells that span": lambda element: bool(
        element.attributes.keys() & {"colspan", "rowspan"}
    ),
}


def limits_of(document: StyledDocument) -> tuple[Diagnostic, ...]:
    """A warning for each thing that the document asks for in vain."""
    shown = [element for element in document.body.walk() if element.style.display != "none"]
    lost = [name for name, asks in LIMITS.items() if any(map(asks, shown))]
    if any(_has_lost_columns(document.body, on_page=True)):
        lost.append("columns inside of a box or of columns")
    if replace(document.first_page.margin, top=document.page.margin.top) != document.page.margin:
        lost.append("other margins than the upper one on the first page")
    return (
        *(
            warning(
                "word-cannot-show",
                f"Word cannot show what the stylesheet asks for: {name}",
                hint="the PDF has it; the Word file goes without",
            )
            for name in lost
        ),
        *_lost_digits(document),
    )


def _lost_digits(document: StyledDocument) -> Iterator[Diagnostic]:
    """A note where Word has no number format for the digits of the article's language."""
    digits = document.root.attributes.get("data-digits", "")
    if digits and counting_in(digits) == "decimal":
        yield note(
            "word-digits",
            f"Word has no way to count in {digits}: each program shows the numbers of lists, pages "
            "and notes in digits that it chooses",
        )


def _has_lost_columns(element: Element, *, on_page: bool) -> Iterator[bool]:
    """For each element with columns whether it stands where Word has none."""
    is_apart = is_box(element.style) or element.style.display in APART
    has_columns = asks_for_columns(element.style)
    if has_columns:
        yield is_apart or not on_page
    inside = on_page and not is_apart and not has_columns
    for child in element.elements:
        yield from _has_lost_columns(child, on_page=inside)


def write(
    document: StyledDocument,
    *,
    paging: Paging,
    load_image: LoadImage,
    drawings: Mapping[str, Drawing] | None = None,
    fonts: str = FONTS[0],
    specimen: Element | None = None,
    base: WordBase | None = None,
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The DOCX of a document, and what of its look Word cannot show.

    `paging` says where the PDF of the same layout has what; `load_image` gives the bytes of a
    picture by its `src`, or `None` for a missing one; `drawings` are those that we made; `fonts` is
    one of `FONTS`. What the document does not hold gets its styles from the `specimen`, the `html`
    element of a text in the same style that has every kind of part. The styles, headers and page
    set-up of a `base` come before those of the document.
    """
    context = context_of(document, paging, load_image, drawings or {})
    blocks = kept_from(_blocks(document, context), paging.early)
    blocks = level_begun(blocks, paging.level)
    section = section_of(document, pages=paging.last)
    foot = free_below(_normal(document, context), context.metrics)
    section = replace(section, slack=slack_for(paging.room_lacking, paging.room_left, foot))
    blocks = begun(blocks, section.strip)
    text = tuple(paragraphs_of(blocks))
    own = [section.line_numbers.style] if section.line_numbers else []
    house = house_type(specimen, context, document.fonts) if specimen else NO_TYPE
    used = (*text, *section.paragraphs)
    others = house.styles.renumbered(context.lists.also(house.lists))
    sheet = Stylesheet(_normal(document, context), used, own, others)
    grid = next(grids((*house.blocks, *blocks)), None)
    assembly = _Assembly(document, context, sheet, section, used, fonts, grid, base)
    data, kept_back = assembly.file(blocks)
    return data, (*limits_of(document), *kept_back)


def _blocks(document: StyledDocument, context: WordContext) -> tuple[Block, ...]:
    """The blocks of a document where CSS has them."""
    page = Scope(context.measure, on_page=True, page=document.body.style.page)
    paging = context.paging
    blocks = going_on(blocks_of(document.body, context, page), paging.parted)
    blocks = without_field_in_columns(with_room_for_ties(blocks, paging.tight, paging.scant))
    blocks = with_open_lines(blocks, context.metrics, paging)
    return framed_after_notes(on_css_baselines(blocks, context.metrics, is_page=True))


def _normal(document: StyledDocument, context: WordContext) -> Paragraph:
    """What all styles are based on: the look of the body's text at the edges of the type area. Its
    lines grow, for a picture may be put into them; what is set in exact ones says so itself."""
    body = document.body
    look = replace(paragraph_format(body.style, Scope(context.measure)), grow=True)
    return Paragraph(NORMAL, look, look_of(body))


class _Assembly:
    """Puts the parts of one file together."""

    def __init__(
        self,
        document: StyledDocument,
        context: WordContext,
        sheet: Stylesheet,
        section: Section,
        text: tuple[Paragraph, ...],
        fonts: str,
        grid: Table | None,
        base: WordBase | None,
    ) -> None:
        self._document = document
        self._context = context
        self._sheet = sheet
        self._section = section
        self._text = text
        self._fonts = fonts
        self._grid = grid
        self._base = base
        self._package = WordPackage.new()
        self._main = self._package.main
        self._registers = Registers(self._package, context.targets, Fallbacks(document.fonts))

    def file(self, blocks: tuple[Block, ...]) -> tuple[bytes, tuple[Diagnostic, ...]]:
        """The bytes of the file, and what was wrong with its fonts and its base."""
        self._add_text(blocks)
        self._add("styles", CT.WML_STYLES, RT.STYLES, styles_part(self._sheet, self._grid))
        if not self._context.lists.empty:
            self._add("numbering", CT.WML_NUMBERING, RT.NUMBERING, self._context.lists.part())
        self._add_notes()
        self._add_theme()
        kept_back = self._add_fonts()
        self._add_settings()
        unfit = self._put_onto_base()
        add_properties(self._package, self._document.metadata)
        add_article(self._package, self._document.attachment)
        add_wording(self._package, self._registers.parts)
        add_page_setup(self._package)
        add_record(self._package, self._document.record)
        self._package.tidy()
        return zipped(sealed_parts(entries_of(self._package), self._document.record)), (
            *kept_back,
            *unfit,
        )

    def _add_text(self, blocks: tuple[Block, ...]) -> None:
        sections = Sections(self._section, self._package, self._line)
        text = with_sections(blocks, self._writer(self._main).blocks, sections.element)
        body: Xml = cast(CT_Document, self._main.element).body
        body.extend(text)

    def _writer(self, part: StoryPart) -> BodyWriter:
        return BodyWriter(part, self._sheet, self._registers)

    def _line(self, part: StoryPart, paragraph: Paragraph) -> Xml:
        return self._writer(part).paragraph(paragraph)

    def _add(self, name: str, media_type: str, relation: str, content: Xml) -> XmlPart:
        """A part that the document points at."""
        part = self._package.add(f"word/{name}.xml", media_type, content)
        self._main.relate_to(part, relation)
        return part

    def _put_onto_base(self) -> tuple[Diagnostic, ...]:
        """What of a base, or of us, does not fit."""
        if self._base is None:
            return ()
        from exporter.writers.word.based.onto_base import put_onto_base  # few calls have one

        spare = {look.font for look in self._registers.fallbacks.used}
        return put_onto_base(self._package, self._base, spare)

    def _add_theme(self) -> None:
        theme = theme_of(self._sheet, self._document.palette)
        for part in () if self._base else self._package.xml_parts:
            theme.named_in(part.element)
        self._add("theme/theme1", CT.OFC_THEME, RT.THEME, theme.part())

    def _add_notes(self) -> None:
        if self._registers.notes:
            part = self._add("footnotes", CT.WML_FOOTNOTES, RT.FOOTNOTES, empty_footnotes())
            write = self._writer(cast(StoryPart, part)).paragraph
            area = self._document.page.notes
            fill_footnotes(part.element, self._registers.notes, area, write)

    def _add_fonts(self) -> tuple[Diagnostic, ...]:
        """The names of the fonts in use, and of these what the file is to carry."""
        used = {**self._context.lists.markers, **self._registers.fallbacks.used}
        families = dict.fromkeys([*self._sheet.families, *(look.font for look in used)])
        carried = () if self._fonts == "none" else self._carried(used)
        return add_fonts(self._package, carried, list(families))

    def _carried(self, used: Mapping[RunFormat, Collection[str]]) -> Iterator[FontFace]:
        """The faces in use, with the alphabets in use; of the one for emoji what is in use."""
        in_use = faces_in_use(self._document.fonts, self._sheet, self._text, used)
        parts = [part.element for part in self._package.xml_parts]
        is_cut = self._fonts == "subset"
        alphabets = alphabets_of(text_in(parts), languages_in(parts)) if is_cut else None
        return cut_down(in_use, alphabets, used)

    def _add_settings(self) -> None:
        styles = self._sheet.paragraph_styles.values()
        content = settings_part(
            language_tags(self._document.root.language),
            hyphens=any(style.format.hyphens for style in styles),
            notes=bool(self._registers.notes),
            fonts=self._fonts != "none",
            tables=HOUSE_TABLE.id if self._grid else None,
            counting=self._section.counting,
        )
        self._add("settings", CT.WML_SETTINGS, RT.SETTINGS, content)
