"""Footnotes in HTML: a link to a note further on, and the note, become one element at the call.

Word's filtered HTML, Google Docs, Wikipedia, pandoc, kramdown (GOV.UK), markdown-it (Ghost) and
Substack each have their own names for both; all link from a short sign to the note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from xml.etree.ElementTree import Element

NOTE = "#note"
"""The element that a note becomes where it is called; no page can have one of that name."""

_SIGN = re.compile(
    r"[\s\[(]*(?:\d{1,4}|[a-z]{1,2}|[ivx]{1,5}|(?:note|n|fn)\s?\d{1,3}|[*†‡§¶#]{1,3})?[\s\])]*",
    re.IGNORECASE,
)
_CALLS = re.compile(
    r"(?:^|[\s_-])(?:doc-noteref|noteref|foot-?note-?(?:ref|call|anchor|link)?|reference|fnref"
    r"|MsoFootnoteReference|MsoEndnoteReference|sdfootnoteanc|sdendnoteanc)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:^|[\s_-])(?:doc-backlink|mw-cite-backlink|reverse-?footnote|foot-?note-?(?:back|backref"
    r"|number|return)|backref|back-?link)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"(?:^|[\s_-])_?(?:ftn|edn|fn|foot-?notes?|end-?notes?)\d*(?:$|[\s_-])", re.IGNORECASE
)
_EMPTY = re.compile(r"\s*(?:\[\s*\]|\(\s*\))[.:]?\s*")
_ARROWS = frozenset("↩↩︎⤴↑^←↵⏎\ufe0e\ufe0f ")
_BLOCK = frozenset(("p", "li", "dd", "dt", "div", "aside", "section", "td", "blockquote"))
_WHOLE = ("html", "body", "main", "article")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ROOM = 400_000
"""How many characters all notes may have together, those that are called twice counted twice."""


def settle_notes(root: Element) -> None:
    """Bring each note in `root` to where it is called, and take it out of where it stands."""
    _Notes(root).settle()


class _Notes:
    """The calls and the notes of one tree."""

    def __init__(self, root: Element) -> None:
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._order = {one: index for index, one in enumerate(root.iter())}
        self._named = dict(_names(root))
        links = (one.get("href", "") for one in root.iter("a"))
        wanted = (self._named.get(href[1:]) for href in links if href.startswith("#"))
        self._wanted = {one for one in wanted if one is not None}
        self._room = _ROOM

    def settle(self) -> None:
        """Move every note, and tidy what held them."""
        pairs = list(self._pairs())
        bodies = {body for _, body in pairs}
        called = [(call, body) for call, body in pairs if not bodies & set(self._around(call))]
        backs = {name for call, _ in called for name in self._names_at(call)}
        notes = {body: _note_of(body, backs) for _, body in called}
        for call, body in called:
            self._room -= len("".join(notes[body].itertext()))
            if self._room > 0:
                self._put(call, deepcopy(notes[body]))
        if self._room > 0:
            self._take_out(notes)

    def _pairs(self) -> Iterator[tuple[Element, Element]]:
        """Each call with its note."""
        for call in [one for one in self._order if one.tag == "a"]:
            target = self._named.get(call.get("href", "")[1:])
            if call.get("href", "").startswith("#") and target is not None:
                body = self._body(target)
                if body is not None and self._calls(call, target, body):
                    yield call, body

    def _calls(self, call: Element, target: Element, body: Element) -> bool:
        """Whether a link is the sign of a note further on."""
        if self._order[target] < self._order[call] or body in self._around(call):
            return False
        if not _SIGN.fullmatch(_words(call)) or not _words(call).strip():
            return False
        near = [call, *call.iter(), *list(self._around(call))[:2]]
        names = " ".join(_names_of(one) for one in near)
        is_raised = any(one.tag == "sup" for one in near)
        return is_raised or bool(_CALLS.search(names)) or self._leads_back(call, body)

    def _leads_back(self, call: Element, body: Element) -> bool:
        names = self._names_at(call)
        return any(one.get("href", "")[1:] in names for one in body.iter("a"))

    def _names_at(self, call: Element) -> set[str]:
        """What a note calls the place of its call."""
        around = [one for one in self._around(call) if one.tag in ("sup", "span", "small")]
        near = [*call.iter(), *around[:2]]
        return {name for one in near for name in (one.get("id"), one.get("name")) if name}

    def _body(self, target: Element) -> Element | None:
        """The block that is the note; `None` where its name stands elsewhere, as at a heading."""
        around = [target, *self._around(target)]
        body = next((one for one in around if one.tag in _BLOCK), None)
        if body is None or any(one.tag in _HEADINGS for one in around[:3]):
            return None
        for outer in self._around(body):
            is_note = outer.tag in ("li", "dd") or _NOTES.search(_names_of(outer))
            if not is_note or self._holds_several(outer, target):
                break
            body = outer
        return body

    def _holds_several(self, outer: Element, target: Element) -> bool:
        """Whether a part holds more notes than one."""
        others = (one for one in outer.iter() if one in self._wanted and one is not target)
        return any(self._body_of_its_own(one, target) for one in others)

    def _body_of_its_own(self, one: Element, target: Element) -> bool:
        own = {block for block in self._around(one) if block.tag in ("li", "p", "dd")}
        return not own & {target, *self._around(target)}

    def _around(self, element: Element) -> Iterator[Element]:
        while element in self._parents:
            element = self._parents[element]
            yield element

    def _put(self, call: Element, note: Element) -> None:
        """The note in place of its sign, which is no more raised."""
        raised = next((one for one in list(self._around(call))[:2] if one.tag == "sup"), None)
        if raised is not None and _is_sign_alone(raised):
            call = raised
        parent = self._parents[call]
        note.tail = call.tail
        index = list(parent).index(call)
        parent[index] = note
        self._parents[note] = parent
        if raised is not None and raised is not call:
            raised.tag = "span"
            _drop_brackets(raised)

    def _take_out(self, bodies: Iterable[Element]) -> None:
        """Take notes out, and what is empty without them: lists, rules and headings."""
        before: dict[Element, list[Element]] = {}
        for body in bodies:
            parent = self._parents.get(body)
            if parent is not None:
                before.setdefault(parent, _before(parent, body) if parent not in before else [])
                _remove(parent, body)
        for parent, ahead in before.items():
            self._tidy(parent, ahead)

    def _tidy(self, parent: Element, before: list[Element]) -> None:
        """Take out what held notes and is empty, else the headings before them."""
        holder = self._parents.get(parent)
        if holder is None or parent.tag in _WHOLE or _words(parent).strip():
            _drop_titles(parent, before)
        elif parent in list(holder):
            before = _before(holder, parent)
            _remove(holder, parent)
            self._tidy(holder, before)


def _names(root: Element) -> Iterator[tuple[str, Element]]:
    for one in root.iter():
        for key in ("name", "id"):
            if isinstance(one.tag, str) and one.get(key):
                yield one.get(key, ""), one


def _names_of(element: Element) -> str:
    return " ".join(element.get(key, "") for key in ("class", "id", "role", "epub:type", "rel"))


def _words(element: Element) -> str:
    return "".join(element.itertext())


def _is_sign_alone(raised: Element) -> bool:
    links = [one for one in raised.iter("a") if one.get("href", "").startswith("#")]
    return len(links) == 1 and bool(_SIGN.fullmatch(_words(raised)))


def _drop_brackets(raised: Element) -> None:
    """Take out what stands between several signs."""
    for one in raised:
        if not re.search(r"\w", one.tail or ""):
            one.tail = None
    if not re.search(r"\w", raised.text or ""):
        raised.text = None


def _note_of(body: Element, backs: set[str]) -> Element:
    """The words of a note, without what leads back to its call; paragraphs are lines."""
    note = Element(NOTE)
    note.text, note[:] = body.text, [deepcopy(child) for child in body]
    _drop_backs(note, backs)
    _drop_empty_brackets(note)
    _in_lines(note)
    return note


def _drop_backs(parent: Element, backs: set[str]) -> None:
    for child in list(parent):
        if not isinstance(child.tag, str):
            continue
        if _leads_back(child, backs):
            _remove(parent, child)
            continue
        _drop_backs(child, backs)
        if child.tag in ("sup", "b") and not re.search(r"\w", _words(child)):
            _remove(parent, child)


def _leads_back(element: Element, backs: set[str]) -> bool:
    href = element.get("href", "")
    if _BACK.search(_names_of(element)):
        return True
    if element.tag != "a" or not href.startswith("#"):
        return False
    words = _words(element)
    return href[1:] in backs or (bool(words.strip()) and not set(words) - _ARROWS)


def _drop_empty_brackets(note: Element) -> None:
    """What stood around the sign that led back."""
    for one in note.iter():
        if one.text and not _words(note).startswith(one.text):
            return
        if one.text and (match := _EMPTY.match(one.text)):
            one.text = one.text[match.end() :]
            return


def _in_lines(note: Element) -> None:
    """Blocks inside a note are words, each in a line of its own."""
    begun = bool((note.text or "").strip())
    for parent in list(note.iter()):
        for index, child in reversed(list(enumerate(parent))):
            if child.tag in (*_BLOCK, "ul", "ol", "pre"):
                child.tag = "span"
                if child.text or len(child):
                    parent.insert(index, Element("br"))
    _strip_start(note, begun=begun)


def _strip_start(note: Element, *, begun: bool) -> None:
    """Take out the breaks before the first words, and the white space."""
    while not begun and len(note) and note[0].tag == "br" and not (note.text or "").strip():
        note.text = note[0].tail
        note.remove(note[0])
    if note.text:
        note.text = note.text.lstrip()
    first = note[0] if len(note) and not note.text else None
    if first is not None and first.tag == "span":
        _strip_start(first, begun=False)


def _remove(parent: Element, child: Element) -> None:
    """Take an element out; the words behind it stay."""
    index = list(parent).index(child)
    tail = child.tail or ""
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(child)


def _before(parent: Element, child: Element) -> list[Element]:
    """The elements before one."""
    siblings = [one for one in parent if isinstance(one.tag, str)]
    return siblings[: siblings.index(child)]


def _drop_titles(parent: Element, before: list[Element]) -> None:
    """Take out the rule and the heading above notes that are gone, where nothing else follows."""
    left = [one for one in parent if isinstance(one.tag, str)]
    for one in reversed(before):
        after = left[left.index(one) + 1 :] if one in left else []
        following = next((other for other in after if _words(other).strip()), None)
        is_over = following is None or _is_title(following)
        is_rule = one.tag == "hr" or (one.tag in ("br", "div") and not _words(one).strip())
        if is_rule and (following is None or "footnote" in _names_of(one)):
            _remove(parent, one)
        elif _is_title(one) and is_over:
            _remove(parent, one)
            return
        else:
            return


def _is_title(element: Element) -> bool:
    inner = [one for one in element if isinstance(one.tag, str)]
    return element.tag in _HEADINGS or (
        len(inner) > 0 and inner[0].tag in _HEADINGS and len(inner) < 3
    )
