"""What a Word file shows and an article cannot hold: one diagnostic a kind, with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from exporter.diagnostics import Diagnostic, Place, warning
from exporter.docx.computed_fields import PAGED
from exporter.docx.elements import COMPATIBILITY, Xml, below, local, qn, toggle

_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_NEW_CHART = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_INK = "{http://schemas.microsoft.com/office/word/2010/wordml}contentPart"
_MODEL = "{http://schemas.microsoft.com/office/drawing/2017/model3d}model3d"
_VIDEO = "{http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing}webVideoPr"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_LINES = ("shape", "rect", "roundrect", "oval", "line", "polyline", "curve", "arc")
_KINDS: Mapping[str, tuple[str, str]] = {
    f"{_VML}textpath": ("wordart", "WordArt"),
    f"{_DIAGRAM}relIds": ("smartart", "a SmartArt drawing"),
    f"{_CHART}chart": ("word-chart", "a chart of Word"),
    f"{_NEW_CHART}chart": ("word-chart", "a chart of Word"),
    f"{_MATHS}oMath": ("equation", "an equation"),
    qn("w:ruby"): ("ruby", "a reading aid"),
    f"{_OFFICE}OLEObject": ("embedded-file", "an embedded object"),
    qn("w:objectEmbed"): ("embedded-file", "an embedded object"),
    qn("w:objectLink"): ("embedded-file", "an embedded object"),
    qn("w:control"): ("embedded-file", "a control that runs a program"),
    qn("w:altChunk"): ("embedded-file", "a document inside of the document"),
    qn("w:subDoc"): ("embedded-file", "a document that this one shows"),
    _MODEL: ("embedded-file", "a model in three dimensions"),
    _VIDEO: ("embedded-file", "a video"),
    qn("w:contentPart"): ("ink", "what was drawn by hand"),
    _INK: ("ink", "what was drawn by hand"),
    _SHAPE: ("drawn-shape", "a drawn shape"),
    **{f"{_VML}{name}": ("drawn-shape", "a drawn shape") for name in _LINES},
}
"""The code of its diagnostic and what it is, by the element that tells."""
_MET = {
    "equation": ("equation", "an equation"),
    "nested-table": ("table-nested", "a table inside a table"),
    "nested-note": ("note-unkept", "a note inside a note"),
    "note-picture": ("note-unkept", "a picture in a note"),
    "empty-note": ("note-unkept", "a note without words"),
    "prompt-beside": ("prompt-beside", "a prompt beside which words stand"),
    "own-mark": ("note-mark", "the mark that a note has instead of a number"),
}
"""The like, by what reading calls it."""
_ENDS = {
    "table-nested": "is read as lines of its cell",
    "note-unkept": "is left out",
    "note-mark": "is a number now",
    "drawn-shape": "is left out",
    "word-chart": "is left out, with its numbers",
    "equation": "is kept as plain words only",
    "ruby": "is set in brackets behind its words, not above them",
    "hidden-text": "are left out",
    "prompt-beside": "is left out",
}
_OF_PAGES = ("left out, for it tells of the file's pages", "write what is meant")
_NOT_SHOWN = (
    "not in the file",
    "update the fields in Word (Ctrl+A, F9), or write what is meant",
)
_LEFT_OUT, _PICTURED = "is left out", "is kept only as the picture that shows it"
_HINTS = {
    "hidden-text": "show them with Ctrl+D where they are meant to be read",
    "prompt-beside": "delete it, or write the words in its place",
    "wordart": "write the words as a paragraph",
    "smartart": "save it as a picture, and set that beside the text",
    "word-chart": "paste the chart as a picture, or write its numbers as a table",
    "drawn-shape": "save it as a picture where it says something",
    "ink": "save it as a picture, and set that beside the text",
}
_FALLBACK = f"{COMPATIBILITY}Fallback"
_ALTERNATIVES = f"{COMPATIBILITY}AlternateContent"
_AROUND = tuple(qn(f"w:{name}") for name in ("drawing", "pict", "object"))
_IMAGES = (qn("a:blip"), f"{_VML}imagedata")
_READ = (*_IMAGES, qn("w:txbxContent"))
_TOLD_INSTEAD = tuple(tag for tag, (code, _) in _KINDS.items() if code != "drawn-shape")
_TABLE_ALTS = (qn("w:tblCaption"), qn("w:tblDescription"))
_LONGEST = 40


def unkept_in(
    roots: Iterable[Xml], file: str, met_in_text: Iterable[tuple[str, Xml]] = ()
) -> Iterator[Diagnostic]:
    """What of a file's body and notes an article cannot hold, kind by kind; `met_in_text` are
    further elements, with their kinds, that only reading tells."""
    met: dict[tuple[str, str], dict[Xml, str]] = defaultdict(dict)
    for root in roots:
        for (code, what, drawing), elements in _by_drawing(root).items():
            if code != "drawn-shape" or _is_lost(elements, drawing):
                end = _ENDS.get(code) or (_PICTURED if _is_pictured(drawing) else _LEFT_OUT)
                place = _said(elements[0]) or where(elements[0])
                met[code, f"{what} {end}"][drawing] = place
        for run in _hidden(root):
            met["hidden-text", f"words that Word hides {_ENDS['hidden-text']}"][run] = where(run)
    for kind, element in met_in_text:
        code, what = _MET[kind]
        met[code, f"{what} {_ENDS[code]}"][element] = where(element)
    for (code, message), places in met.items():
        first = next(iter(places.values()))
        told = f"{message}: {first}{_times(len(places))}"
        yield warning(code, told, Place(file), hint=_HINTS.get(code))


def fields_unkept(blank: Sequence[tuple[str, Xml]], file: str) -> Iterator[Diagnostic]:
    """Fields that show what their file does not say, or what its pages are, kind by kind."""
    met: dict[str, list[Xml]] = defaultdict(list)
    for kind, mark in blank:
        met[kind].append(mark)
    for kind, marks in met.items():
        end, hint = _OF_PAGES if kind in PAGED else _NOT_SHOWN
        message = f"what a field {kind} shows is {end}, {where(marks[0])}"
        yield warning("field-ignored", f"{message}{_times(len(marks))}", Place(file), hint=hint)


def still_asked(controls: Sequence[Xml], file: str) -> Iterator[Diagnostic]:
    """That content controls still ask to be filled in, which Word prints."""
    if controls:
        asked = _words(controls[0])
        message = f"what a content control asks for is read as words: {asked!r}"
        hint = "write what is asked for, or delete the words"
        yield warning("control-unfilled", message + _times(len(controls)), Place(file), hint=hint)


def table_alts_unkept(body: Xml, file: str) -> Iterator[Diagnostic]:
    """That tables have alternative texts, which only readers of the file's own tables hear."""
    said = (one for one in body.iter(*_TABLE_ALTS) if one.get(qn("w:val"), "").strip())
    described = {one.getparent(): one for one in said}
    for one in [*described.values()][:1]:
        message = (
            f"the alternative text of a table is left out: {_shown(one.get(qn('w:val'), ''))!r}"
        )
        hint = "write it as the caption of the table, or in the text"
        yield warning("table-alt", message + _times(len(described)), Place(file), hint=hint)


def _by_drawing(root: Xml) -> Mapping[tuple[str, str, Xml], list[Xml]]:
    """What tells of a kind, less other forms of the same; by kind and by the drawing around it,
    which is the element itself outside of drawings."""
    met: dict[tuple[str, str, Xml], list[Xml]] = defaultdict(list)
    for element in root.iter(*_KINDS):
        if next(element.iterancestors(_FALLBACK), None) is None:
            around = [*element.iterancestors(*_AROUND, _ALTERNATIVES)]
            met[*_KINDS[str(element.tag)], around[-1] if around else element].append(element)
    return met


def _is_lost(shapes: Sequence[Xml], drawing: Xml) -> bool:
    """Whether a drawing has shapes without words and pictures, and neither decorates nor only
    shows what a kind of its own tells of."""
    if drawing.tag == qn("w:object") or next(drawing.iter(*_TOLD_INSTEAD), None) is not None:
        return False
    if any(one.get("val") in ("1", "true") for one in drawing.iter(_DECORATIVE)):
        return False
    bare = (one for one in shapes if next(one.iter(*_READ), None) is None)
    return any(not one.get(f"{_OFFICE}hr") for one in bare)


def _is_pictured(drawing: Xml) -> bool:
    return next(drawing.iter(*_IMAGES), None) is not None


def _times(count: int) -> str:
    return f" ({count} times)" if count > 1 else ""


def _hidden(body: Xml) -> Iterator[Xml]:
    """The runs whose words are hidden, the first of each paragraph."""
    runs = (run for run in body.iter(qn("w:r")) if toggle(below(run, "rPr"), "vanish"))
    said = (run for run in runs if any(one.text for one in run.iter(qn("w:t"))))
    yield from {run.getparent(): run for run in said}.values()


def signs_unkept(signs: Sequence[Xml], file: str) -> Iterator[Diagnostic]:
    """Signs of symbol fonts that Unicode has not, font by font."""
    met: dict[str, list[Xml]] = defaultdict(list)
    for sign in dict.fromkeys(signs):
        met[sign.get(qn("w:font")) or _font_of(sign)].append(sign)
    for font, places in met.items():
        place = f"{where(places[0])}{_times(len(places))}"
        message = f"a sign of the font {font} cannot be kept, {place}"
        yield warning("symbol", message, Place(file), hint="write the sign that is meant")


def _font_of(text: Xml) -> str:
    fonts = below(text.getparent(), "rPr/rFonts")
    return "" if fonts is None else fonts.get(qn("w:ascii"), "")


def _said(element: Xml) -> str:
    """The words of WordArt, which are its place."""
    return repr(text) if (text := element.get("string", "").strip()) else ""


def where(element: Xml) -> str:
    """Where something stands, by the words of its paragraph or of the nearest one before it."""
    around = [one for one in element.iterancestors() if local(one) == "p"]
    if around and (own := _words(around[-1])):
        return f"in {own!r}"
    if not around and (own := _words(element)):
        return f"in {own!r}"
    outermost = around[-1] if around else element
    before = (_last_words(one) for one in outermost.itersiblings(preceding=True))
    nearest = next(filter(None, before), "")
    return f"after {nearest!r}" if nearest else "at the beginning"


def _last_words(element: Xml) -> str:
    """The words of the last paragraph in an element that has any."""
    lines = reversed([*element.iter(qn("w:p"))])
    return next(filter(None, map(_words, lines)), "")


def _words(element: Xml) -> str:
    return _shown("".join(one.text or "" for one in element.iter(qn("w:t"))))


def _shown(words: str) -> str:
    text = " ".join(words.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
