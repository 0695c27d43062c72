"""What brief keeps in a Word file of its origin, once a hand has changed it."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from copy import deepcopy

import pytest
from lxml import etree
from lxml.etree import _Element as Xml

from exporter.diagnostics import ExportError
from exporter.docx.said import WORDING
from exporter.preflight.inspection import inspect
from exporter.provenance.found import found_in
from exporter.provenance.record import ARTICLE, ELEMENT
from exporter.provenance.verdict import verdict
from exporter.roundtrip.word.edited_file import Imported, read_docx
from tests.support.editing import Document, article

ROUNDS = 20
ODD = (
    *("", "x", ".", "0", "-1", "1.5", "²", "9" * 5000, "@", "\u202e", "table"),
    *("sections", "sections.99.heading", "sections.0.blocks.0.text.text", "faq.0", "headline.x"),
)
Change = Callable[[Xml], object]


def with_record(kind: str, change: Change) -> bytes:
    """The file that has everything, with the record of a kind changed."""
    document = Document()
    for path, content in document.parts.items():
        if path.startswith("customXml/item") and path.endswith(".xml") and "Props" not in path:
            root = etree.fromstring(content)
            if root.tag == kind:
                change(root)
                document.parts[path] = etree.tostring(root)
    return document.save()


def imported(change: Change) -> Imported:
    return read_docx(with_record(WORDING, change))


def first(root: Xml, name: str = "p") -> Xml:
    """The first element of a record that shows a part and has such a name."""
    found = root.iter(f"{{*}}{name}")
    return next(one for one in found if name != "p" or one.get("part"))


def test_a_record_that_nobody_changed_is_believed() -> None:
    read = imported(lambda _: None)
    assert read.base == article()
    assert read.diagnostics == ()


def test_a_record_that_was_only_indented_is_believed() -> None:
    assert imported(etree.indent).base == article()


@pytest.mark.parametrize("part", [odd for odd in ODD if odd not in ("", "@")])
def test_a_part_that_the_article_does_not_have_is_not_believed(part: str) -> None:
    read = imported(lambda root: first(root).set("part", part))
    assert read.base is None
    assert "origin-damaged" in [one.code for one in read.diagnostics]


@pytest.mark.parametrize(
    "change",
    [
        lambda root: first(root).set("level", "²"),
        lambda root: first(root).set("level", "x"),
        lambda root: first(root).set("list", "number"),
        lambda root: first(root).set("colour", "red"),
        lambda root: first(root).append(etree.Element("other")),
        lambda root: setattr(first(root, "t"), "tag", "other"),
        lambda root: setattr(first(root), "text", "words"),
        lambda root: setattr(first(root), "tail", "words"),
        lambda root: first(root, "t").append(deepcopy(first(root, "t"))),
        lambda root: first(root, "table").append(etree.Element("other")),
    ],
)
def test_a_record_that_we_cannot_have_written_is_not_believed(change: Change) -> None:
    read = imported(change)
    assert read.base is None
    assert [one.code for one in read.diagnostics].count("origin-damaged") == 1


def shaken(root: Xml, chance: random.Random) -> None:
    """Change a record in a few places, as somebody might who does not know what it is."""
    elements = list(root.iter())
    for _ in range(chance.randint(1, 5)):
        one, other = chance.choice(elements), chance.choice(elements)
        match chance.randrange(5):
            case 0 if one.attrib:
                one.set(chance.choice(list(one.attrib)), chance.choice(ODD))
            case 1 if other.attrib:
                one.attrib.update(other.attrib)
            case 2 if (around := one.getparent()) is not None:
                around.remove(one)
            case 3:
                one.append(deepcopy(other))
            case _:
                one.tag = other.tag


def shaken_json(root: Xml, chance: random.Random) -> None:
    """Change the JSON that a record holds, and its hash with it."""
    values = json.loads(root.text or "")
    key = chance.choice(list(values))
    values[key] = chance.choice([None, 1, [], {}, [[]], *ODD, "styles/" + "a" * 5000, "\ud800"])
    root.text = json.dumps(values)
    root.set("sha256", hashlib.sha256(root.text.encode()).hexdigest())


@pytest.mark.parametrize(
    ("kind", "shake"), [(WORDING, shaken), (ARTICLE, shaken_json), (ELEMENT, shaken_json)]
)
def test_a_record_changed_in_any_way_is_read_or_is_a_clear_error(
    kind: str, shake: Callable[[Xml, random.Random], None]
) -> None:
    chance = random.Random(20260331)
    for _ in range(ROUNDS):
        data = with_record(kind, lambda root: shake(root, chance))
        for look in (read_docx, lambda data: inspect(data, "file"), verified):
            assert is_read_or_refused(look, data)


def is_read_or_refused(look: Callable[[bytes], object], data: bytes) -> bool:
    """Whether a look ends by a value, or by an error that says what to do."""
    try:
        look(data)
    except ExportError as refusal:
        return all(one.message for one in refusal.diagnostics)
    return True


def verified(data: bytes) -> None:
    assert verdict("file", found_in(data, "file"), None).diagnostics()
