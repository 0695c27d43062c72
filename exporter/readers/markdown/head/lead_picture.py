"""The lead picture of front matter, as the systems that CMSs and site generators are say it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import unquote

from exporter.article.picture_paths import is_data_url, picture_path
from exporter.article.places import LEAD_PICTURE, dotted
from exporter.diagnostics import Place, note
from exporter.readers.reading import Draft, PlacedText, steps_into

FIELD = dotted(LEAD_PICTURE)
_KEY_NAMES = (
    "image cover coverimage featuredimage featureimage heroimage hero headerimage leadimage"
    " mainimage bannerimage banner header"
)
_KEYS = _KEY_NAMES.split()
"""Of several keys the first one here counts; each is written in any case, with `-`, `_` or not."""

_SOURCES = ("src", "path", "url", "image", "file", "filename", "source", "relative", "overlayimage")
_SAID: Mapping[str, Sequence[str]] = {
    "alt": ("alt", "alttext", "imagealt", "imagedescription"),
    "caption": ("caption", "imagecaption"),
    "credit": ("credit", "imagecredit", "attribution", "photographer"),
}
_EMBED = re.compile(r"!?\[\[([^\[\]|]+)(?:\|[^\[\]]*)?\]\]")  # of Obsidian
_PICTURE = re.compile(
    r"^(?:https?:)?//|^data:image/|\.(?:png|jpe?g|gif|webp|svg|avif|tiff?|bmp)(?:[?#].*)?$",
    re.IGNORECASE,
)


def take_lead_picture(draft: Draft) -> bool:
    """Put the picture that a front matter says of its article into its own field.

    Whether there was one is returned; the keys that said it are gone.
    """
    plain = {_plain(key): key for key in reversed(draft.data)}
    for name in _KEYS:
        key = plain.get(name)
        figure = _figure(draft.data[key]) if key else None
        if key is None or figure is None:
            continue
        used = {key, *_take_beside(draft, plain, name, figure)}
        if FIELD not in draft.data:
            _put(draft, key, figure)
        for one in used:
            del draft.data[one]
        return True
    return False


def drop_repeated_picture(draft: Draft) -> None:
    """Leave out a lead picture from a foreign key that stands in the text too."""
    figure = draft.data.get(FIELD)
    place = draft.keys.pop((FIELD, "foreign"), None)
    if place is None or not isinstance(figure, dict):
        return
    src = picture_path(str(figure.get("src", "")))
    if src in (picture_path(one) for one in _sources(draft.data.get("sections"))):
        del draft.data[FIELD]
        message = f"the picture {src!r} of the front matter stands in the text, and only there"
        draft.diagnostics.append(note("lead-picture", message, place))


def _sources(value: object) -> list[str]:
    own = [value["src"]] if isinstance(value, dict) and isinstance(value.get("src"), str) else []
    return [*own, *(src for _, inner in steps_into(value) for src in _sources(inner))]


def _plain(key: str) -> str:
    return re.sub(r"[-_]", "", key).lower()


def _figure(value: object) -> dict[str, object] | None:
    """The picture that a value is, a path or a mapping of any system; `None` where it is none."""
    match value:
        case str():
            path = _EMBED.sub(r"\1", value.strip())
            return {"src": _path(path)} if _PICTURE.search(path) else None
        case [first, *_]:
            return _figure(first)
        case dict():
            return _mapped({_plain(str(key)): inner for key, inner in value.items()})
    return None


def _mapped(value: Mapping[str, object]) -> dict[str, object] | None:
    figure = next(filter(None, (_figure(value.get(name)) for name in _SOURCES)), None)
    if figure is not None:
        for field, names in _SAID.items():
            said = next((value[name] for name in names if isinstance(value.get(name), str)), "")
            if said:
                figure.setdefault(field, said)
    return figure


def _path(written: str) -> str:
    try:
        return written if is_data_url(written) else unquote(written, errors="strict")
    except UnicodeDecodeError:
        return written


def _take_beside(
    draft: Draft, plain: Mapping[str, str], name: str, figure: dict[str, object]
) -> set[str]:
    """What keys beside that of the picture say of it, such as `image_alt`."""
    used: set[str] = set()
    for field, endings in _SAID.items():
        for ending in endings:
            own = plain.get(ending) if ending.startswith("image") else None
            key = plain.get(f"{name}{ending}") or own
            said = draft.data.get(key or "")
            if key and isinstance(said, str) and said:
                figure.setdefault(field, said)
                used.add(key)
    return used


def _put(draft: Draft, key: str, figure: dict[str, object]) -> None:
    place = draft.places.get((key,)) or draft.keys[(key,)]
    figure.setdefault("alt", "")
    placed: dict[str, object] = {
        name: PlacedText(str(value), _place(draft, key, place)) for name, value in figure.items()
    }
    draft.data[FIELD] = {"type": "figure", **placed}
    draft.places[(FIELD,)] = draft.keys[(FIELD,)] = place
    draft.keys[(FIELD, "foreign")] = draft.keys.get((key,), place)


def _place(draft: Draft, key: str, default: Place) -> Place:
    return draft.places.get((key,), default)
