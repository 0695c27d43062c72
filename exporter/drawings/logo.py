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
from exporter.plain_files import bytes_of_plain, real_path
from exporter.style.design import Design
from exporter.style.kinds import url_of
from exporter.style.slips import Property

TOKEN, PLACE = "--logo", "--logo-place"
NONE = "none"
FORMS = "name an SVG or PNG file"


@dataclass(frozen=True)
class Logo:
    """A logo: its picture, and `instead`, `before` or `above`, as `--logo-place` says it."""

    picture: Picture
    place: str


def logo_of(root: Mapping[str, str], edition: str, design: Design) -> Logo | None:
    """The logo of an edition whose root has the given attributes; `None` without one.

    Raises DesignError, with the place in the stylesheet, where its file is no picture that can be
    printed.
    """
    if not design.declared(edition, TOKEN):
        return None
    said = _said(root, edition, design)
    if said.get(TOKEN, NONE).lower() == NONE:
        return None
    return Logo(_picture(said[TOKEN], edition, design), said[PLACE].lower())


def _said(root: Mapping[str, str], edition: str, design: Design) -> dict[str, str]:
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in root.items())
    page = HTMLDocument(f"<html{attributes}><body></body></html>", PictureFetcher({}, {}))
    cascade = Cascade(page, design.sheets(edition), design.fonts, frozenset())
    return cascade.variables((TOKEN, PLACE))


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
