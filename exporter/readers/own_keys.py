"""Keys that a house has beside ours: what stands below them at the top of a file is in `extra`."""

from __future__ import annotations

from exporter.article.places import Loc
from exporter.diagnostics import Place, error
from exporter.readers.reading import Draft


def under_extra(draft: Draft, names: frozenset[str]) -> None:
    """Put what stands at the top below keys that a house declares where its fields are."""
    for key in [key for key in draft.data if key in names]:
        _put(draft, key, draft.data.pop(key))


def _put(draft: Draft, key: str, value: object) -> None:
    place = draft.keys.get((key,))
    extra = draft.data.get("extra") or {}
    if not isinstance(extra, dict):
        return  # the model refuses it
    if key in extra:
        message = f"the key {key!r} stands here, and below `extra` too"
        draft.diagnostics.append(error("duplicate-key", message, place))
        return
    draft.data["extra"] = {**extra, key: value}
    for places in (draft.places, draft.keys):
        _move(places, key)
        if place:
            places.setdefault(("extra",), place)
    for loc in [loc for loc in draft.written if loc[0] == key]:
        draft.written["extra", *loc] = draft.written.pop(loc)


def _move(places: dict[Loc, Place], key: str) -> None:
    for loc in [loc for loc in places if loc[:1] == (key,)]:
        places["extra", *loc] = places.pop(loc)
