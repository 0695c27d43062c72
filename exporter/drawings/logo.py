"""The logo of a house: a picture that its stylesheets name, and where it stands in the masthead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

import tinycss2

from exporter.article.pictures import MAX_BYTES, Picture, picture_in
from exporter.diagnostics import DesignError, Diagnostic, Place
from exporter.engine.cascade import Cascade
from exporter.engine.fetcher import PictureFetcher, absolute, local_path
from exporter.engine.parsed import HTMLDocument
from exporter.machine.plain_files import bytes_of_plain, real_path
from exporter.style.design import Design
from exporter.style.kinds import url_of
from exporter.style.slips import Property
from exporter.styled import Colour

TOKEN, PLACE = "--logo", "--logo-place"
NONE = "none"
FORMS = "name an SVG or PNG file"
MASTHEAD = """<body class="page"><div class="front"><header class="masthead">
<p class="masthead-logo"></p><p class="publication"></p></header></div></body>"""
AROUND = ("masthead", "front", "page")
PAPER = Colour(255, 255, 255)


@dataclass(frozen=True)
class Logo:
    """A logo: its picture, and `instead`, `before` or `above`, as `--logo-place` says it.

    `ground` is the colour that it stands on, `ink` that of the house's text.
    """

    picture: Picture
    place: str
    ground: Colour
    ink: Colour


def logo_of(root: Mapping[str, str], edition: str, design: Design) -> Logo | None:
    """The logo of an edition whose root has the given attributes; `None` without one.

    Raises DesignError, with the place in the stylesheet, where its file is no picture that can be
    printed.
    """
    if not design.declared(edition, TOKEN):
        return None
    cascade = _masthead(root, edition, design)
    said = cascade.variables((TOKEN, PLACE))
    if said.get(TOKEN, NONE).lower() == NONE:
        return None
    picture = _picture(said[TOKEN], edition, design)
    place = said[PLACE].lower()
    line = "publication" if place == "before" else "masthead-logo"
    return Logo(picture, place, _ground(cascade, line), cascade.root_style().colour)


def _masthead(root: Mapping[str, str], edition: str, design: Design) -> Cascade:
    """A page that has nothing but a masthead, as our templates have it."""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in root.items())
    html = f"<html{attributes}>{MASTHEAD}</html>"
    page = HTMLDocument(html, PictureFetcher({}, {}))
    return Cascade(page, design.sheets(edition), design.fonts, frozenset())


def _ground(cascade: Cascade, line: str) -> Colour:
    """The colour that a line of a masthead stands on: its own, or that of what it stands in."""
    styles = (cascade.style_of_class(name) for name in (line, *AROUND))
    grounds = (style.background for style in styles if style is not None)
    return next((ground for ground in grounds if ground), PAPER)


def _picture(said: str, edition: str, design: Design) -> Picture:
    url = _url_in(said)
    named = [one for one in design.declared(edition) if _url_in(_text(one)) == url]
    source = named[-1].place
    path = local_path(absolute(real_path(Path(source.file)).as_uri(), url)) if url else None
    if path is None:
        message = f"{TOKEN} is {said!r}, which is no file that can be read"
        raise DesignError.at("logo", message, source, FORMS)
    return _checked(path, source)


def _checked(path: Path, source: Place) -> Picture:
    try:
        found = picture_in(path.name, bytes_of_plain(path, MAX_BYTES))
    except OSError as failure:
        message = f"the logo {path.name!r} cannot be read: {failure.strerror}"
        raise DesignError.at("logo", message, source, FORMS) from failure
    if isinstance(found, Diagnostic):
        raise DesignError([replace(found, place=source, hint=FORMS)])
    return found


def _url_in(text: str) -> str | None:
    nodes = tinycss2.parse_component_value_list(text, skip_comments=True)
    found = (url_of(node) for node in nodes)
    return next(filter(None, found), None)


def _text(one: Property) -> str:
    return str(tinycss2.serialize(one.value))
