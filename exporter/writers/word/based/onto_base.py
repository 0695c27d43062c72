"""Our package put on a base: its styles, lists, theme, headers and page set-up before ours."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import cast

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import XmlPart
from docx.oxml.xmlchemy import BaseOxmlElement

from exporter.diagnostics import ArticleError, DesignError, Diagnostic, Place, note, warning
from exporter.docx.elements import Xml, below, qn, value
from exporter.docx.word_base import WordBase
from exporter.docx.word_file import StoredPart, WordFile, kind_of
from exporter.writers.word.based.base_lists import ListsOfBase, number_as_before
from exporter.writers.word.based.base_looks import look_as_the_base
from exporter.writers.word.based.base_pages import PagesOfBase
from exporter.writers.word.based.base_stories import StoriesOfBase
from exporter.writers.word.based.base_styles import Merged, merge_styles, renamed
from exporter.writers.word.parts.package import WordPackage
from exporter.writers.word.values.ooxml import make, root

OUTSIDE = {"attachedTemplate": "its own template", "vbaProject": "macros"}
MOST_NAMES = 12
SETTINGS = {"mirrorMargins": "w:defaultTabStop", "evenAndOddHeaders": "w:characterSpacingControl"}


def put_onto_base(
    package: WordPackage, base: WordBase, spare_fonts: Collection[str]
) -> tuple[Diagnostic, ...]:
    """Give a finished package the looks of a base; tells what of either does not fit.

    `spare_fonts` are those that stand in for others. Raises DesignError for a damaged base.
    """
    try:
        return _put(package, base, spare_fonts)
    except ArticleError as problem:
        raise DesignError(problem.diagnostics) from problem


def _put(
    package: WordPackage, base: WordBase, spare_fonts: Collection[str]
) -> tuple[Diagnostic, ...]:
    file = base.opened()
    stories = StoriesOfBase(package)
    texts = [part.element for part in package.xml_parts if _is_text(part)]
    merged, lists = _styled(package, file, texts, spare_fonts)
    pages = PagesOfBase(file, stories, lists.nums)
    pages.set_up(package.main.element)
    _take_theme(package, file)
    _take_settings(package, file)
    told = (*_about_styles(merged, texts), *_about_file(file, stories, pages, lists))
    return tuple(replace(one, place=Place(str(base.path))) for one in told)


def _is_text(part: XmlPart) -> bool:
    return part.element.tag in map(qn, ("w:document", "w:footnotes", "w:hdr", "w:ftr"))


def _styled(
    package: WordPackage, file: WordFile, texts: Sequence[Xml], spare_fonts: Collection[str]
) -> tuple[Merged, ListsOfBase]:
    """The texts in the base's styles, their lists going on as they did."""
    numbering, base = _numbering(package), file.main_document_part
    lists = ListsOfBase(numbering)
    lists.take(_element(base.beside("numbering")))
    theirs = _element(base.beside("styles"))
    if theirs is None:
        return Merged(), lists
    merged = merge_styles(_beside(package, RT.STYLES).element, theirs)
    for style in merged.all_theirs:
        _relist(style, lists)
    for text in texts:
        number_as_before(text, lists, merged.taken, merged.theirs)
        look_as_the_base(text, merged.taken, spare_fonts)
    settings = _beside(package, RT.SETTINGS).element
    for part in (*texts, settings):
        renamed(part, merged.identifiers)
    return merged, lists


def _numbering(package: WordPackage) -> Xml:
    """Our numbering part, which a file without lists gets now."""
    found = [one for one in package.main.rels.values() if one.reltype == RT.NUMBERING]
    if not found:
        part = package.add("word/numbering.xml", CT.WML_NUMBERING, root("w:numbering"))
        package.main.relate_to(part, RT.NUMBERING)
    numbering: Xml = _beside(package, RT.NUMBERING).element
    return numbering


def _relist(style: Xml, lists: ListsOfBase) -> None:
    """The list that a style of the base's names, under its new number."""
    numbering = below(style, "pPr/numPr")
    named = below(numbering, "numId")
    if named is not None:
        named.set(qn("w:val"), lists.nums.get(named.get(qn("w:val"), ""), "0"))


def _take_theme(package: WordPackage, file: WordFile) -> None:
    """The base's theme, without pictures that nothing here shows."""
    theirs = _element(file.beside("theme"))
    if theirs is None:
        return
    theme = deepcopy(theirs)
    for fill in list(theme.iter(qn("a:blipFill"))):
        solid = make("a:solidFill", make("a:schemeClr", val="phClr"))
        fill.getparent().replace(fill, solid)  # type: ignore[union-attr]
    for extra in list(theme.iterchildren(qn("a:extLst"))):
        theme.remove(extra)
    part = _beside(package, RT.THEME)
    part._element = cast(BaseOxmlElement, theme)  # noqa: SLF001  # python-docx has no setter


def _take_settings(package: WordPackage, file: WordFile) -> None:
    """Whether left and right pages differ, as the base says."""
    theirs, ours = _element(file.beside("settings")), _beside(package, RT.SETTINGS).element
    for name, behind in SETTINGS.items():
        said = below(theirs, name)
        following = ours.find(qn(behind))
        if said is not None and following is not None and value(theirs, name) not in ("0", "false"):
            following.addprevious(make(f"w:{name}"))


def _about_styles(merged: Merged, texts: Sequence[Xml]) -> Iterator[Diagnostic]:
    used = {
        one.get(qn("w:val"))
        for text in texts
        for one in text.iter(*map(qn, ("w:pStyle", "w:rStyle")))
    }
    lacking = [shown for identifier, shown in merged.ours.items() if identifier in used]
    if lacking:
        rest = f" and {len(lacking) - MOST_NAMES} more" if len(lacking) > MOST_NAMES else ""
        names = ", ".join(lacking[:MOST_NAMES]) + rest
        yield note("base-lacks-styles", f"the base has no style {names}, so ours stand")
    if merged.unlike:
        names = ", ".join(merged.unlike)
        yield warning(
            "base-style-unlike", f"the base's {names} are styles of another kind than ours"
        )


def _about_file(
    file: WordFile, stories: StoriesOfBase, pages: PagesOfBase, lists: ListsOfBase
) -> Iterator[Diagnostic]:
    for what in dict.fromkeys((*_acting(file), *filter(stories.left_out.get, stories.left_out))):
        yield warning("base-left-out", f"the base has {what}, which is left out")
    if pages.sections > 1:
        message = f"the base has {pages.sections} sections, of which the last one counts"
        yield note("base-sections", message)
    if lists.pictured:
        yield warning("base-left-out", "the base has pictures for bullets, which are left out")
    if any("/fonts/" in path for path in file.archive.paths):
        yield note("base-fonts", "fonts that travel in the base stay there")


def _acting(file: WordFile) -> Iterator[str]:
    """What of the file as a whole would act, or lead elsewhere."""
    if any(path.lower().endswith("vbaproject.bin") for path in file.archive.paths):
        yield OUTSIDE["vbaProject"]
    settings = file.beside("settings")
    kinds = {kind_of(one) for one in settings.rels.values()} if settings else set()
    if "attachedTemplate" in kinds:
        yield OUTSIDE["attachedTemplate"]


def _beside(package: WordPackage, kind: str) -> XmlPart:
    return cast(XmlPart, package.main.part_related_by(kind))


def _element(part: StoredPart | None) -> Xml | None:
    return part.element if part else None
