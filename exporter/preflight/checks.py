"""All checks, in one table: what each asks for, how much it weighs for whom, what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from exporter.diagnostics import Severity
from exporter.preflight.docx import aloud, shown, word_declared, word_order
from exporter.preflight.docx.opened_docx import DocxFile
from exporter.preflight.findings import Finding
from exporter.preflight.pdf import (
    fonts_inside,
    legibility,
    navigation,
    pages,
    pdf_declared,
    placing,
    press,
    tagging,
)
from exporter.preflight.pdf.opened_pdf import PdfFile
from exporter.preflight.profiles import Expected, Profile

OFF = None
NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR

PdfCheck = Callable[[PdfFile, Expected], Iterable[Finding]]
DocxCheck = Callable[[DocxFile, Expected], Iterable[Finding]]


@dataclass(frozen=True)
class Check:
    """A row: a code, what is asked for, what to do, the weight for each profile, the functions."""

    code: str
    asks: str
    hint: str
    weights: Mapping[Profile, Severity | None]
    pdf: PdfCheck | None = None
    docx: DocxCheck | None = None


def weights(
    screen: Severity | None,
    office: Severity | None,
    press: Severity | None,
    archive: Severity | None,
) -> Mapping[Profile, Severity | None]:
    """How much a finding weighs for each profile; `OFF` where nobody minds."""
    return dict(zip(Profile, (screen, office, press, archive), strict=True))


CHECKS = (
    Check(
        "damaged",
        "the file is whole",
        "make it again, or send it again",
        weights(ERROR, ERROR, ERROR, ERROR),
        pdf=pdf_declared.damage,
    ),
    Check(
        "not-looked-at",
        "all of the file can be looked at",
        "check it in parts",
        weights(NOTE, NOTE, WARNING, WARNING),
        pdf=pdf_declared.unseen,
    ),
    Check(
        "locked",
        "the file is not encrypted",
        "save it without a password or restrictions",
        weights(NOTE, WARNING, ERROR, ERROR),
        pdf=pdf_declared.encryption,
    ),
    Check(
        "acts-by-itself",
        "the file runs nothing and fetches nothing",
        "take the script, macro or outside file out of it",
        weights(WARNING, ERROR, ERROR, ERROR),
        pdf=pdf_declared.action,
        docx=word_declared.action,
    ),
    Check(
        "page-count",
        "the file has no more pages than its contract allows",
        "shorten the text, or allow more pages",
        weights(ERROR, ERROR, ERROR, ERROR),
        pdf=pages.page_count,
    ),
    Check(
        "page-boxes",
        "each page's boxes are rectangles, the inner ones within the MediaBox",
        "set the boxes right in the program that made the file",
        weights(WARNING, ERROR, ERROR, ERROR),
        pdf=pages.page_boxes,
    ),
    Check(
        "no-bleed",
        "each page has a TrimBox, and is painted 3 mm beyond it",
        "export it for the press, with bleed",
        weights(OFF, OFF, ERROR, OFF),
        pdf=pages.trim,
    ),
    Check(
        "blank-page",
        "every page has something on it",
        "take the page out, or the break before it",
        weights(WARNING, WARNING, WARNING, WARNING),
        pdf=placing.blank_page,
    ),
    Check(
        "off-page",
        "all text stands on the page",
        "break the line, or make the box smaller",
        weights(ERROR, ERROR, ERROR, ERROR),
        pdf=placing.off_page,
    ),
    Check(
        "in-margin",
        "text keeps the page's margins",
        "break the line, or make the table or the box narrower",
        weights(NOTE, WARNING, WARNING, WARNING),
        pdf=placing.type_area,
    ),
    Check(
        "overlap",
        "no text is printed over other text",
        "give the text more room",
        weights(WARNING, WARNING, ERROR, WARNING),
        pdf=placing.overlap,
    ),
    Check(
        "clipped",
        "no text is cut off by the box that it stands in",
        "give the box more room, or the text less",
        weights(WARNING, WARNING, ERROR, WARNING),
        pdf=placing.clipped,
    ),
    Check(
        "missing-letter",
        "every letter is drawn and means something",
        "choose a font that has the letter",
        weights(ERROR, ERROR, ERROR, ERROR),
        pdf=fonts_inside.missing_glyphs,
    ),
    Check(
        "font-not-embedded",
        "all fonts travel in the file",
        "embed all fonts when the file is made",
        weights(WARNING, ERROR, ERROR, ERROR),
        pdf=fonts_inside.font_embedding,
    ),
    Check(
        "font-missing",
        "all fonts travel in the file or come with Word",
        "embed the font, or choose one that everybody has",
        weights(WARNING, WARNING, WARNING, WARNING),
        docx=shown.fonts,
    ),
    Check(
        "no-unicode",
        "all fonts say which characters their glyphs are",
        "make the file with a program that writes ToUnicode maps",
        weights(WARNING, ERROR, WARNING, ERROR),
        pdf=fonts_inside.unicode_map,
    ),
    Check(
        "small-type",
        "most text is set in 9 pt or more, and none in less than 8 pt",
        "raise the size in the stylesheet or the style",
        weights(NOTE, WARNING, WARNING, WARNING),
        pdf=legibility.small_type,
        docx=shown.small_type,
    ),
    Check(
        "contrast",
        "text has a contrast of 4.5:1, or 3:1 where it is large",
        "darken the text or lighten its ground",
        weights(ERROR, ERROR, WARNING, ERROR),
        pdf=legibility.faint_text,
        docx=shown.faint_text,
    ),
    Check(
        "image-resolution",
        "pictures have enough pixels for the size that they are printed at",
        "use a picture with more pixels, or show it smaller",
        weights(NOTE, WARNING, WARNING, WARNING),
        pdf=press.resolution,
        docx=shown.resolution,
    ),
    Check(
        "image-too-coarse",
        "pictures have so many pixels that a press does not show them",
        "use a picture with more pixels, or show it smaller",
        weights(OFF, OFF, ERROR, OFF),
        pdf=press.least_resolution,
    ),
    Check(
        "not-in-inks",
        "all colours are made of inks",
        "export it for the press, which turns colours into inks",
        weights(OFF, OFF, ERROR, OFF),
        pdf=press.screen_colours,
    ),
    Check(
        "too-much-ink",
        "no colour has more than 300 % of ink",
        "choose a lighter colour, or turn it into inks by another profile",
        weights(OFF, OFF, ERROR, OFF),
        pdf=press.total_ink,
    ),
    Check(
        "no-output-intent",
        "the file says for which press and paper it is meant",
        "export it for the press, with the ICC profile of your printer",
        weights(OFF, OFF, WARNING, OFF),
        pdf=press.output_intent,
    ),
    Check(
        "inks-without-condition",
        "a PDF/A says which printing condition its inks are for",
        "convert the picture to sRGB, or export for the press",
        weights(OFF, ERROR, OFF, ERROR),
        pdf=press.inks_without_condition,
    ),
    Check(
        "interpolated",
        "no picture of a PDF/A is to be interpolated",
        "leave image-rendering to the stylesheet of brief, or make the file again",
        weights(OFF, ERROR, OFF, ERROR),
        pdf=press.interpolated,
    ),
    Check(
        "thin-rule",
        "rules are 0.25 pt thick or more",
        "make the rule thicker in the stylesheet",
        weights(OFF, OFF, WARNING, OFF),
        pdf=press.thin_rules,
    ),
    Check(
        "dead-link",
        "all links and bookmarks within the file lead somewhere",
        "mend the link's target, or take the link out",
        weights(ERROR, ERROR, WARNING, ERROR),
        pdf=navigation.dead_links,
        docx=word_order.dead_links,
    ),
    Check(
        "wrong-contents",
        "the contents name the true headings and pages",
        "let the program that made the file update its contents",
        weights(ERROR, ERROR, ERROR, ERROR),
        pdf=navigation.contents,
        docx=word_order.contents,
    ),
    Check(
        "no-title",
        "the file has a title, and viewers show it",
        "give the file a title in its properties",
        weights(WARNING, WARNING, OFF, ERROR),
        pdf=pdf_declared.title,
        docx=word_declared.title,
    ),
    Check(
        "metadata-differs",
        "the file's title and authors are those of its article",
        "export the article again",
        weights(WARNING, ERROR, WARNING, ERROR),
        pdf=pdf_declared.agreement,
        docx=word_declared.agreement,
    ),
    Check(
        "no-language",
        "the file says which language it is in",
        "set the language in the file's properties",
        weights(WARNING, ERROR, OFF, ERROR),
        pdf=pdf_declared.language,
        docx=word_declared.language,
    ),
    Check(
        "not-tagged",
        "the file has tags, by which it can be read aloud",
        "make it with a program that writes tagged PDF",
        weights(WARNING, ERROR, OFF, ERROR),
        pdf=tagging.tags,
    ),
    Check(
        "reading-order",
        "the text is read in the order in which it stands",
        "put the tags into the order of the text",
        weights(WARNING, WARNING, OFF, WARNING),
        pdf=tagging.reading_order,
        docx=aloud.floats,
    ),
    Check(
        "no-alt-text",
        "all pictures are told in words",
        "give the picture an alternative text, or mark it as decoration",
        weights(ERROR, ERROR, OFF, ERROR),
        pdf=tagging.alternative_text,
        docx=shown.alternative_text,
    ),
    Check(
        "heading-order",
        "headings begin at the first level and skip none on the way down",
        "give the heading the level below the one that it belongs to",
        weights(WARNING, WARNING, OFF, WARNING),
        pdf=tagging.headings,
        docx=word_order.headings,
    ),
    Check(
        "no-header-cells",
        "tables say which of their cells head the others",
        "mark the first row as a header",
        weights(WARNING, WARNING, OFF, WARNING),
        pdf=tagging.header_cells,
        docx=word_order.header_rows,
    ),
    Check(
        "no-table-name",
        "tables have names, which are read aloud before their cells",
        "give the table a title or a description among its properties",
        weights(NOTE, NOTE, OFF, WARNING),
        docx=aloud.table_names,
    ),
    Check(
        "empty-space",
        "no empty paragraphs make space",
        "delete them, and give the paragraph below more space before it",
        weights(NOTE, WARNING, OFF, WARNING),
        docx=aloud.spaces,
    ),
    Check(
        "link-text",
        "every link says where it leads",
        "say in the link's words what is there",
        weights(NOTE, NOTE, OFF, WARNING),
        docx=aloud.link_texts,
    ),
)
