"""The styles of a document, as far as they say what its text is."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.manuscript.names import Xml, below, number, toggle, value, w

_LONGEST_CHAIN = 20  # styles based on styles; more is a mistake or an attack


class Styles:
    """Looks styles up by identifier; `None` stands for the default paragraph style."""

    def __init__(self, part: Xml | None) -> None:
        found = [] if part is None else part.findall(w("style"))
        self._styles = {style.get(w("styleId"), ""): style for style in found}
        paragraphs = (style for style in found if style.get(w("type")) == "paragraph")
        default = (style for style in paragraphs if style.get(w("default")) in ("1", "true"))
        self._default = next((style.get(w("styleId"), "") for style in default), "")

    def name(self, identifier: str | None) -> str:
        """A style's name in lower case, such as `heading 1`; its identifier where it has none."""
        identifier = self._default if identifier is None else identifier
        shown = value(self._styles.get(identifier), "name") or identifier or "normal"
        return " ".join(shown.lower().split())

    def toggle(self, identifier: str | None, name: str) -> bool | None:
        """A run property that is on or off, as the style or those it is based on say."""
        said = (toggle(below(style, "rPr"), name) for style in self._chain(identifier))
        return next((on for on in said if on is not None), None)

    def raised(self, identifier: str | None) -> str | None:
        """`superscript`, `subscript`, `baseline` or `None`, as a character style says."""
        said = (value(style, "rPr/vertAlign") for style in self._chain(identifier))
        return next((rise for rise in said if rise), None)

    def family(self, identifier: str | None) -> str | None:
        """The font family that a style names; `None` where it names none."""
        fonts = (below(style, "rPr/rFonts") for style in self._chain(identifier))
        return next((font.get(w("ascii")) for font in fonts if font is not None), None)

    def numbering(self, identifier: str | None) -> Xml | None:
        """The `w:numPr` of a paragraph style; `None` where its paragraphs are in no list."""
        found = (below(style, "pPr/numPr") for style in self._chain(identifier))
        return next((numbering for numbering in found if numbering is not None), None)

    def outline(self, identifier: str | None) -> int | None:
        """The outline level of a paragraph style, from 0; `None` for text."""
        levels = (number(value(style, "pPr/outlineLvl")) for style in self._chain(identifier))
        return next((level for level in levels if level is not None), None)

    def _chain(self, identifier: str | None) -> Iterator[Xml]:
        """A style and those it is based on."""
        key = self._default if identifier is None else identifier
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(key)
            if style is None:
                return
            yield style
            key = value(style, "basedOn") or ""
