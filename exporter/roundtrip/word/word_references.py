"""References: those that an editor inserts in Word, and those whose part an editor deleted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from exporter.article.inline import parse, plain, serialise
from exporter.article.inline.marks import Kind, Mark, Run, flatten, tree
from exporter.article.inline.nodes import Footnote, Inline, Reference, Text
from exporter.article.links import label_in
from exporter.article.references import INLINE_FIELDS, PART_LABELS, REFERS
from exporter.diagnostics import Diagnostic, warning
from exporter.docx.computed_fields import OpenFields, bookmark_of, label_of
from exporter.docx.elements import Xml, local, qn
from exporter.roundtrip.word.parts_in_print import Values

_REFERENCE = re.compile(r"(?P<field>\bREF\s+)(?P<bookmark>\w+)", re.IGNORECASE)
_LONGEST = 40  # letters of a text that is told of
_NOT_FOUND = re.compile("¡?(?:Error|Fehler|Erreur|Errore|Fout|Erro|Fel|Fejl) ?[.:!]")
"""What programs write where a field refers to nothing, in the language of their menus."""


def resolve(body: Xml) -> None:
    """Let references to a labelled part name it by the label, whatever mark of it they name."""
    known = dict(_aliases(body))

    def respelt(reference: re.Match[str]) -> str:
        return reference["field"] + known.get(reference["bookmark"], reference["bookmark"])

    for code in body.iter(qn("w:instrText")):
        code.text = _REFERENCE.sub(respelt, code.text or "")
    for field in body.iter(qn("w:fldSimple")):
        field.set(qn("w:instr"), _REFERENCE.sub(respelt, field.get(qn("w:instr"), "")))


def shown_references(body: Xml) -> dict[str, str]:
    """The words that a file shows where it refers to a labelled part, by label: `Table 1`."""
    shown: dict[str, str] = {}
    said: list[str] = []
    fields = OpenFields()
    for element in body.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
        match local(element):
            case "fldChar":
                ended = fields.label if element.get(qn("w:fldCharType")) == "end" else None
                fields.mark(element.get(qn("w:fldCharType"), ""))
                if ended:
                    shown.setdefault(ended, "".join(said))
                    said.clear()
            case "instrText":
                fields.say(element.text or "")
            case _ if fields.label:
                said.append(element.text or "")
    said_of = ((label, " ".join(text.split())) for label, text in shown.items())
    return {label: text for label, text in said_of if not _NOT_FOUND.match(text)}


def names_of_parts(value: object) -> dict[str, str]:
    """The heading or the caption of each labelled part among some values, by label."""
    names: dict[str, str] = {}
    match value:
        case dict():
            text = value.get("heading") or value.get("caption")
            if isinstance(label := value.get("label"), str) and isinstance(text, str):
                names[label] = plain(text)
            names |= names_of_parts([*value.values()])
        case list() | tuple():
            for inner in value:
                names |= names_of_parts(inner)
    return names


def _aliases(body: Xml) -> Iterator[tuple[str, str]]:
    """Each bookmark that stands in a paragraph with a label's, and that."""
    for paragraph in body.iter(qn("w:p")):
        names = [mark.get(qn("w:name"), "") for mark in paragraph.iter(qn("w:bookmarkStart"))]
        labels = [label for label in map(label_of, names) if label]
        for name in names if labels else ():
            yield name, bookmark_of(labels[0])


class Lost:
    """Takes references that lead nowhere out of an article's values.

    `shown` are the words that the file shows of references, by label.
    """

    def __init__(self, values: Values, shown: Mapping[str, str]) -> None:
        self._shown = shown
        self._told: dict[str, list[str]] = defaultdict(list)
        of_parts = (label for label, part in PART_LABELS.items() if values.get(part))
        self._known = frozenset((*_labels(values), *of_parts))

    @property
    def diagnostics(self) -> Iterator[Diagnostic]:
        """What to say of what was lost, once for each target."""
        for target, places in self._told.items():
            times = f" ({len(places)} times)" if len(places) > 1 else ""
            lost = f"a reference leads to {target}, which is no more in the file; its words stay"
            yield warning("reference-lost", f"{lost}, in {places[0]}{times}")

    def settled(self, values: Values) -> Values:
        """The values, of each lost link the words, of each lost reference what it showed."""
        return {
            name: value
            if name == "extra"
            else self._settled(value, is_inline=name in INLINE_FIELDS)
            for name, value in values.items()
        }

    def _settled(self, value: object, *, is_inline: bool) -> object:
        match value:
            case str():
                return self._text(value) if is_inline and REFERS in value else value
            case dict() if value.get("type") != "code":
                return self.settled(value)
            case list() | tuple():
                return [self._settled(inner, is_inline=is_inline) for inner in value]
            case _:
                return value

    def _text(self, text: str) -> str:
        return serialise(self._nodes(parse(text), _shortened(plain(text))))

    def _nodes(self, nodes: tuple[Inline, ...], place: str) -> tuple[Inline, ...]:
        return tree([self._run(run, place) for run in flatten(nodes)])

    def _run(self, run: Run, place: str) -> Run:
        lost = frozenset(mark for mark in run.marks if self._is_lost(_label(mark)))
        for mark in lost:
            self._told[mark.href].append(place)
        run = replace(run, marks=run.marks - lost)
        match run.atom:
            case Reference(label) if self._is_lost(label):
                self._told[f"#{label}"].append(place)
                return replace(run, atom=Text(self._shown.get(label) or label))
            case Footnote(children):
                return replace(run, atom=Footnote(self._nodes(children, place)))
            case _:
                return run

    def _is_lost(self, label: str | None) -> bool:
        return label is not None and label not in self._known


def _shortened(text: str) -> str:
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…")


def _label(mark: Mark) -> str | None:
    return label_in(mark.href) if mark.kind is Kind.LINK else None


def _labels(value: object) -> Iterator[str]:
    match value:
        case dict():
            if isinstance(label := value.get("label"), str):
                yield label
            yield from _labels(list(value.values()))
        case list() | tuple():
            for inner in value:
                yield from _labels(inner)
