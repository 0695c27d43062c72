"""What a Word file shows and an article cannot hold: one diagnostic a kind, with its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from exporter.diagnostics import Diagnostic, Place, warning
from exporter.docx.elements import COMPATIBILITY, Xml, below, local, qn, toggle

_VML = "{urn:schemas-microsoft-com:vml}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_NEW_CHART = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_KINDS: Mapping[str, str] = {
    f"{_VML}textpath": "wordart",
    f"{_DIAGRAM}relIds": "smartart",
    f"{_CHART}chart": "word-chart",
    f"{_NEW_CHART}chart": "word-chart",
    f"{_MATHS}oMath": "equation",
    qn("w:ruby"): "ruby",
    _OBJECT: "embedded-file",
}
_MESSAGES = {
    "wordart": "WordArt is left out",
    "smartart": "a SmartArt drawing is left out",
    "word-chart": "a chart of Word is left out, with its numbers",
    "embedded-file": "an embedded object is kept only as the picture that shows it",
    "equation": "equations are kept as plain words only",
    "hidden-text": "words that Word hides are left out",
    "ruby": "a reading aid is set in brackets behind its words, not above them",
}
_HINTS = {
    "hidden-text": "show them with Ctrl+D where they are meant to be read",
    "wordart": "write the words as a paragraph",
    "smartart": "save it as a picture, and set that beside the text",
    "word-chart": "paste the chart as a picture, or write its numbers as a table",
}
_FALLBACK = f"{COMPATIBILITY}Fallback"
_LONGEST = 40


def unkept_in(body: Xml, file: str) -> Iterator[Diagnostic]:
    """What of a body an article cannot hold, kind by kind."""
    met: dict[str, list[str]] = defaultdict(list)
    for element in body.iter(*_KINDS):
        if next(element.iterancestors(_FALLBACK), None) is None:
            met[_KINDS[str(element.tag)]].append(_said(element) or _where(element))
    if hidden := [_where(run) for run in _hidden(body)]:
        met["hidden-text"] = hidden
    for code, places in met.items():
        count = f" ({len(places)} times)" if len(places) > 1 else ""
        message = f"{_MESSAGES[code]}: {places[0]}{count}"
        yield warning(code, message, Place(file), hint=_HINTS.get(code))


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
        count = f" ({len(places)} times)" if len(places) > 1 else ""
        message = f"a sign of the font {font} cannot be kept, {_where(places[0])}{count}"
        yield warning("symbol", message, Place(file), hint="write the sign that is meant")


def _font_of(text: Xml) -> str:
    fonts = below(text.getparent(), "rPr/rFonts")
    return "" if fonts is None else fonts.get(qn("w:ascii"), "")


def _said(element: Xml) -> str:
    """The words of WordArt, which are its place."""
    return repr(text) if (text := element.get("string", "").strip()) else ""


def _where(element: Xml) -> str:
    """Where something stands, by the words of its paragraph or of the nearest one before it."""
    around = [one for one in element.iterancestors() if local(one) == "p"]
    if around and (own := _words(around[-1])):
        return f"in {own!r}"
    outermost = around[-1] if around else element
    before = (words for one in outermost.itersiblings(preceding=True) if (words := _words(one)))
    nearest = next(before, "")
    return f"after {nearest!r}" if nearest else "at the beginning"


def _words(element: Xml) -> str:
    text = " ".join("".join(one.text or "" for one in element.iter(qn("w:t"))).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
