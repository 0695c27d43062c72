"""Links within a file: those to parts around the text lead there, those to nothing go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from exporter.article.inline import parse, serialise
from exporter.article.inline.marks import Run, flatten, tree
from exporter.article.inline.nodes import Footnote, Inline, Reference
from exporter.article.links import label_in
from exporter.article.places import Loc, field_of, nearest
from exporter.article.references import INLINE_FIELDS, PART_LABELS, REFERS
from exporter.diagnostics import warning
from exporter.diagnostics.hints import MOST_GUESSED, did_you_mean
from exporter.readers.reading import Draft, LinkPlaces, PlacedText, Source, steps_into


def settle_links(draft: Draft, source: Source, parts: Mapping[str, str]) -> None:
    """Let links to headings of parts lead to these, and take out those to labels that nothing has.

    `parts` are the labels of such headings with those of the parts. Of a link that is taken out the
    words stay, and a warning tells it; a reference without words would leave a hole: it stays, and
    the model refuses it.
    """
    labels = set(_labels_in(draft.data))
    labels |= {label for label, part in PART_LABELS.items() if draft.data.get(part)}
    for holder, loc, text in list(_texts_in(draft.data, ())) if parts else ():
        if isinstance(text, PlacedText):
            moved = serialise(_moved(parse(text), parts))
            _put(holder, loc[-1], PlacedText(moved, text.place, text.raw))
    places = LinkPlaces(source, draft.places.values())
    _drop_dead_pictures(draft, draft.data, (), labels, source)
    known, guesses = sorted(labels), iter(range(MOST_GUESSED))
    for holder, loc, text in list(_texts_in(draft.data, ())):
        dead: list[str] = []
        nodes = _living(parse(text), labels, dead)
        if not dead:
            continue
        place = nearest(draft.places, loc) or source.place(1, 1)
        raw = text.raw if isinstance(text, PlacedText) else text
        _put(holder, loc[-1], PlacedText(serialise(nodes), place, raw))
        for label in dict.fromkeys(dead):
            message = f"the link to #{label} leads to nothing in this file; its words stay"
            hint = None if next(guesses, None) is None else did_you_mean(label, known)
            told = warning("unknown-label", message, places.place(place, label), hint)
            draft.diagnostics.append(told)


def _drop_dead_pictures(
    draft: Draft, value: object, loc: Loc, labels: set[str], source: Source
) -> None:
    """Take out where pictures lead that lead to nothing."""
    for step, inner in steps_into(value):
        _drop_dead_pictures(draft, inner, (*loc, step), labels, source)
    link = value.get("link") if isinstance(value, dict) and "src" in value else None
    label = label_in(str(link or ""))
    if isinstance(value, dict) and label and label not in labels:
        del value["link"]
        place = nearest(draft.places, (*loc, "link")) or source.place(1, 1)
        message = f"the link to #{label} leads to nothing in this file; the picture stays"
        told = warning("unknown-label", message, place, did_you_mean(label, labels))
        draft.diagnostics.append(told)


def _labels_in(value: object) -> Iterator[str]:
    for step, inner in steps_into(value):
        if step == "label" and isinstance(inner, str):
            yield str(inner)
        yield from _labels_in(inner)


def _put(holder: object, step: object, text: PlacedText) -> None:
    match holder, step:
        case (dict(), str()):
            holder[step] = text
        case (list(), int()):
            holder[step] = text


def _texts_in(value: object, loc: Loc) -> Iterator[tuple[object, Loc, str]]:
    """Every inline text that links to a label: what holds it, and its loc."""
    if isinstance(value, dict) and value.get("type") == "code":
        return
    for step, inner in steps_into(value):
        here = (*loc, step)
        if not isinstance(inner, str):
            yield from _texts_in(inner, here)
        elif REFERS in inner and field_of(here) in INLINE_FIELDS:
            yield value, here, inner


def _moved(nodes: Iterable[Inline], parts: Mapping[str, str]) -> tuple[Inline, ...]:
    """`nodes` with their links to `parts` leading to the labels of those."""
    return tree([_aimed(run, parts) for run in flatten(nodes)])


def _aimed(run: Run, parts: Mapping[str, str]) -> Run:
    marks = (replace(mark, href=_target(mark.href, parts)) for mark in run.marks)
    match run.atom:
        case Footnote(children):
            run = replace(run, atom=Footnote(_moved(children, parts)))
        case Reference(label):
            run = replace(run, atom=Reference(parts.get(label, label)))
    return replace(run, marks=frozenset(marks))


def _target(href: str, parts: Mapping[str, str]) -> str:
    label = label_in(href)
    return f"#{parts[label]}" if label is not None and label in parts else href


def _living(nodes: Iterable[Inline], labels: set[str], dead: list[str]) -> tuple[Inline, ...]:
    """`nodes` without the links to other labels, which are added to `dead`."""
    return tree([_checked(run, labels, dead) for run in flatten(nodes)])


def _checked(run: Run, labels: set[str], dead: list[str]) -> Run:
    gone = {mark for mark in run.marks if (label_in(mark.href) or "") not in {"", *labels}}
    dead.extend(mark.href.removeprefix("#") for mark in gone)
    if isinstance(run.atom, Footnote):
        run = replace(run, atom=Footnote(_living(run.atom.children, labels, dead)))
    return replace(run, marks=run.marks - gone)
