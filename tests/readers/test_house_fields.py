"""Keys that a house declares: read in every format, held against their schema, and put back."""

from __future__ import annotations

import json
import socket
from collections.abc import Mapping
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from exporter.article.plain_values import plain_values
from exporter.cli.schema import schema_text
from exporter.compose.composer import Composer
from exporter.diagnostics import ArticleError, DesignError, Diagnostic, FileError, Severity
from exporter.pipeline import Exporter
from exporter.provenance.found import read_pdf
from exporter.readers.house.declared import Declared, declared_in
from exporter.readers.reader_table import loads, read
from exporter.readers.reading import Reading
from exporter.roundtrip.merge.merging import into
from exporter.roundtrip.word.edited_file import read_docx
from tests.support import samples
from tests.support.cases import lines, write

SCHEMA: Mapping[str, object] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "properties": {
        "desk": {"enum": ["Metro", "World"], "description": "The desk that it comes from"},
        "code": {"type": "string", "pattern": r"^[A-Z]-\d+$", "examples": ["T-17"]},
        "issue": {"type": "integer", "minimum": 1},
        "rating": {"type": "number"},
        "ref": {"type": "string"},
        "due": {"type": "string", "format": "date"},
        "mail": {"type": "string", "format": "email"},
        "urgent": {"type": "boolean"},
        "people": {"type": "array", "items": {"$ref": "#/$defs/person"}, "maxItems": 2},
        "category": {"type": "string", "maxLength": 5},
        "price": {"anyOf": [{"type": "number", "minimum": 0}, {"enum": ["free"]}]},
    },
    "$defs": {
        "person": {
            "type": "object",
            "properties": {
                "name": {"type": "string"},
                "boss": {"$ref": "#/$defs/person"},
            },
            "required": ["name"],
            "additionalProperties": False,
        }
    },
}
FRONT = "---\nheadline: Ships\n{}---\n\nLede.\n"
KEYS = """\
desk: Metro
code: T-17
issue: 12
rating: 4.50
ref: 007
due: 2026-03-31
urgent: true
people:
  - name: 12
    boss: {name: Ann}
category: News
"""
VALUES = {
    "desk": "Metro",
    "code": "T-17",
    "issue": 12,
    "rating": 4.5,
    "ref": "007",
    "due": "2026-03-31",
    "urgent": True,
    "people": ({"name": "12", "boss": {"name": "Ann"}},),
    "category": "News",
}


def written(folder: Path, schema: object) -> Path:
    """A file with the schema."""
    text = schema if isinstance(schema, str) else json.dumps(schema, indent=1)
    return write(folder, "fields.json", text)


@pytest.fixture
def house(tmp_path: Path) -> Declared:
    """The fields of a house."""
    return declared_in(written(tmp_path, SCHEMA))


def reading(text: str, house: Declared, name: str = "a.md") -> Reading:
    """The reading of a text in a house."""
    return loads(text, name, declared=house)


def wrong(text: str, house: Declared, name: str = "a.md") -> list[Diagnostic]:
    """What is wrong with a text."""
    with pytest.raises(ArticleError) as caught:
        reading(text, house, name)
    return list(caught.value.diagnostics)


def amiss(folder: Path, schema: object) -> list[Diagnostic]:
    """What is wrong with a schema."""
    with pytest.raises(DesignError) as caught:
        declared_in(written(folder, schema))
    return list(caught.value.diagnostics)


def test_a_declared_key_is_a_field_for_templates_in_front_matter_and_yaml(house: Declared) -> None:
    assert reading(FRONT.format(KEYS), house).article.extra == VALUES
    assert reading(f"lede: Lede.\n{KEYS}", house, "a.yaml").article.extra == VALUES
    assert not reading(FRONT.format(KEYS), house).diagnostics


def test_so_it_is_in_json_toml_and_web_pages(house: Declared) -> None:
    made = reading('{"lede": "x", "desk": "World", "issue": 3}', house, "a.json")
    assert made.article.extra == {"desk": "World", "issue": 3}
    toml = '+++\ntitle = "x"\ndesk = "World"\ndue = 2026-01-02\nissue = 3\n+++\n\nLede.\n'
    assert reading(toml, house).article.extra == {"desk": "World", "due": "2026-01-02", "issue": 3}
    head = '<meta name="desk" content="World"><meta name="issue" content="3">'
    page = f"<html><head>{head}</head><body><article><h1>Hi</h1><p>Words.</p></article>"
    assert reading(page, house, "a.html").article.extra == {"desk": "World", "issue": 3}


def test_it_may_stand_below_extra_too_and_is_checked_there(house: Declared) -> None:
    assert reading("lede: x\nextra: {desk: World}\n", house, "a.yaml").article.extra == {
        "desk": "World"
    }
    assert lines(wrong("lede: x\nextra: {desk: W}\n", house, "a.yaml")) == ["2:15 unknown-value"]
    assert lines(wrong("lede: x\ndesk: World\nextra: {desk: World}\n", house, "a.yaml")) == [
        "2:1 duplicate-key"
    ]


def test_all_that_is_wrong_is_told_at_its_place_in_the_author_s_words(house: Declared) -> None:
    text = """\
desk: Metr
code: 12
issue: none
due: 2026-13-01
mail: ann
people:
  - {nam: Ann}
category: Newest
price: -1
"""
    told = wrong(FRONT.format(text), house)
    assert [
        (one.place.line, one.place.column, one.code, one.message) for one in told if one.place
    ] == [
        (3, 7, "unknown-value", "desk: 'Metr' is none of Metro, World"),
        (4, 7, "field-form", r"code: '12' has not the form ^[A-Z]-\d+$"),
        (5, 8, "wrong-type", "issue: must be a whole number, not 'none'"),
        (6, 6, "bad-date", "due: '2026-13-01' is no date, such as 2026-03-31"),
        (7, 7, "field-form", "mail: 'ann' is no e-mail address"),
        (9, 5, "missing-key", "people[0]: the key 'name' is missing"),
        (9, 6, "unknown-key", "people[0]: unknown key 'nam'"),
        (10, 11, "field-size", "category: has 6 characters, and may have at most 5"),
        (11, 8, "bad-number", "price: must be at least 0, not -1"),
    ]
    hints = {one.code: one.hint for one in reversed(told)}
    assert hints["unknown-value"] == "did you mean Metro?"
    assert hints["field-form"] == "such as T-17"
    assert hints["unknown-key"] == "did you mean name?"


def test_a_key_that_every_article_must_have_is_missed_with_what_it_means(tmp_path: Path) -> None:
    house = declared_in(written(tmp_path, {**SCHEMA, "required": ["desk", "issue"]}))
    told = wrong("lede: x\nissue: 1\n", house, "a.yaml")
    assert [(one.code, one.message, one.hint) for one in told] == [
        ("missing-key", "the key 'desk' is missing", "The desk that it comes from")
    ]
    assert [one.code for one in wrong("Lede.\n", house)] == ["missing-key", "missing-key"]


def test_what_else_is_wrong_with_the_article_is_told_beside_it(house: Declared) -> None:
    told = wrong("lede: x\nstatus: fnal\ndesk: Metr\n", house, "a.yaml")
    assert lines(told) == ["2:9 unknown-value", "3:7 unknown-value"]


def test_a_slip_in_a_declared_key_leads_to_it(house: Declared) -> None:
    (said,) = reading(FRONT.format("isue: 3\n"), house).diagnostics
    assert (said.severity, said.code, said.hint) == (
        Severity.WARNING,
        "unknown-key",
        "did you mean issue?",
    )
    (said,) = wrong("lede: x\nisue: 3\n", house, "a.yaml")
    assert said.hint == "did you mean issue?"


def test_an_article_that_is_a_value_or_in_a_file_of_ours_is_checked_too(
    tmp_path: Path, house: Declared
) -> None:
    exporter = Exporter(fields=house.path)
    with pytest.raises(ArticleError, match="none of Metro"):
        exporter.export(samples.article(extra={"desk": "W"}), formats=[])
    made = Exporter().export(samples.article(extra={"desk": "W"}), editions=["brief"])
    for one in made.renditions:
        path = tmp_path / f"a.{one.format}"
        path.write_bytes(one.data)
        with pytest.raises(ArticleError, match="none of Metro") as caught:
            exporter.export(path, formats=[])
        assert caught.value.place is not None


def test_declared_fields_travel_and_reach_templates(tmp_path: Path, house: Declared) -> None:
    source = write(tmp_path, "a.md", FRONT.format(KEYS))
    made = Exporter(fields=house.path).export(source, editions=["brief"])
    files = {one.format: one.data for one in made.renditions}
    assert read_pdf(files["pdf"]).extra == VALUES
    assert read_docx(files["docx"]).article.extra == VALUES
    assert house.path in made.inputs
    (tmp_path / "card.html").write_text("<html><body>[{{ article.extra.desk }}]</body></html>")
    html = Composer(tmp_path).compose(made.article, "card", paper=None, pictures=())
    assert "[Metro]" in html


@pytest.mark.parametrize("name", ["a.md", "a.yaml", "a.json"])
def test_edits_go_back_to_where_the_keys_stand(name: str, house: Declared) -> None:
    source = {
        "a.md": FRONT.format("desk: Metro  # ours\nref: 12\nextra:\n  other: 1\n"),
        "a.yaml": "lede: Lede.\ndesk: Metro  # ours\nref: 12\nextra:\n  other: 1\n",
        "a.json": '{"headline": "Ships", "lede": "Lede.", "desk": "Metro", "ref": "12",'
        ' "extra": {"other": 1}}',
    }[name]
    base = reading(source, house, name).article
    edited = base.model_validate(
        plain_values(base) | {"extra": {"desk": "World", "ref": "13", "other": 2}}
    )
    merged = into(source, name, base, edited, declared=house)
    expected = source.replace("Metro", "World").replace("12", "13")
    assert merged.text == expected.replace('other": 1', 'other": 2').replace("other: 1", "other: 2")


def test_a_key_that_was_deleted_is_deleted_where_it_stands(house: Declared) -> None:
    source = "headline: Ships\nlede: Lede.\ndesk: Metro\nissue: 3\n"
    base = reading(source, house, "a.yaml").article
    edited = base.model_validate(plain_values(base) | {"extra": {"issue": 3}})
    merged = into(source, "a.yaml", base, edited, declared=house)
    assert merged.text == source.replace("desk: Metro\n", "")


def test_front_matter_in_toml_keeps_declared_keys_at_the_top(house: Declared) -> None:
    source = '+++\nheadline = "Ships"\ndesk = "Metro"\n+++\n\nLede.\n'
    base = reading(source, house).article
    edited = base.model_validate(plain_values(base) | {"extra": {"desk": "World"}})
    merged = into(source, "a.md", base, edited, declared=house)
    assert merged.text.split() == ["---", "headline:", "Ships", "desk:", "World", "---", "Lede."]


def test_the_reader_of_one_file_takes_a_schema(tmp_path: Path) -> None:
    source = write(tmp_path, "a.md", FRONT.format("desk: World\n"))
    assert read(source, fields=written(tmp_path, SCHEMA)).extra == {"desk": "World"}


@pytest.mark.parametrize(
    ("schema", "told"),
    [
        ("[1]", "1:1 fields-schema"),
        ('{"properties": {"a": {"type": "strng"}}}', "1:31 fields-schema"),
        ('{"properties": {"a": {"pattern": "("}}}', "1:34 fields-schema"),
        ('{"properties": {"a": 1}}', "1:22 fields-schema"),
        ('{"properties": {}}', "1:2 fields-schema"),
        ('{"type": "object"}', "1:1 fields-schema"),
        ('{"properties": {"a": {}}', "1:25 json-syntax"),
        ('{"properties": {"headline": {}}}', "1:17 fields-schema"),
        ('{"properties": {"title": {}}}', "1:17 fields-schema"),
        ('{"properties": {"extra": {}}}', "1:17 fields-schema"),
        ('{"properties": {"policy area": {}}}', "1:17 fields-schema"),
        ('{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {}}}', "1:2"),
        ('{"properties": {"a": {"$ref": "#/$defs/b"}}}', "1:23 fields-schema"),
        ('{"properties": {"a": {"$ref": "#b"}}}', "1:23 fields-schema"),
        ('{"properties": {"a": {"$ref": "https://example.org/s.json"}}}', "1:23 fields-schema"),
        ('{"properties": {"a": {"$ref": "other.json#/a"}}}', "1:23 fields-schema"),
        ('{"properties": {"a": {"$id": "https://example.org/"}}}', "1:23 fields-schema"),
        ('{"properties": {"a": {"$ref": "#/properties/a"}}}', "1:17 fields-schema"),
        ('{"properties": {"a": {"anyOf": [{"$ref": "#/properties/a"}]}}}', "1:17 fields-schema"),
    ],
)
def test_a_schema_that_cannot_be_used_is_told_at_its_place(
    tmp_path: Path, schema: str, told: str
) -> None:
    (problem,) = amiss(tmp_path, schema)
    assert lines([problem])[0].startswith(told)
    assert problem.place is not None
    assert problem.place.file.endswith("fields.json")


def test_all_keys_that_are_taken_are_told_at_once(tmp_path: Path) -> None:
    told = amiss(tmp_path, '{"properties": {"lede": {}, "tags": {}, "desk": {}}}')
    assert [one.message for one in told] == [
        "'lede' is a key of every article already",
        "'tags' means the keywords in front matter",
    ]


def test_a_schema_that_doubles_without_end_is_refused(tmp_path: Path) -> None:
    defs = {f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(30)}
    schema = {"properties": {"a": {"$ref": "#/$defs/d0"}}, "$defs": {**defs, "d30": {}}}
    (told,) = amiss(tmp_path, schema)
    assert "too many others" in told.message


def test_a_schema_may_refer_to_itself_for_what_is_inside(house: Declared) -> None:
    deep = "people: [{name: a, boss: {name: 1, boss: {nme: 2}}}]\n"
    told = wrong(FRONT.format(deep), house)
    assert {one.code for one in told} == {"missing-key", "unknown-key", "nesting-too-deep"}


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    schema = {"$id": "https://example.org/s", "properties": {"a": {"$ref": "#/$defs/b"}}}
    house = declared_in(written(tmp_path, {**schema, "$defs": {"b": {"type": "integer"}}}))
    assert lines(wrong("lede: x\na: b\n", house, "a.yaml")) == ["2:4 wrong-type"]


def test_what_a_schema_forbids_is_named(tmp_path: Path) -> None:
    schema = {
        "properties": {"old": False, "desk": {}, "n": {"oneOf": [{"const": 1}, {"const": 2}]}},
        "propertyNames": {"maxLength": 4},
        "additionalProperties": False,
        "dependentRequired": {"n": ["desk"]},
    }
    house = declared_in(written(tmp_path, schema))
    told = wrong("lede: x\nold: 1\nn: 3\nextra: {other: 2}\n", house, "a.yaml")
    assert {one.message for one in told} == {
        "old: may not stand here",
        "the key 'other' has 5 characters, and may have at most 4",
        "unknown key 'other'",
        "'n' needs 'desk' beside it",
        (
            "n: 3 does not fit oneOf of its schema, which allows several things: 3 is none of 1;"
            " 3 is none of 2"
        ),
    }


def test_a_file_that_is_not_there_is_a_file_error(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        Exporter(fields=tmp_path / "none.json")


def test_the_schema_of_articles_has_the_house_s_fields(house: Declared) -> None:
    judge = Draft202012Validator(json.loads(schema_text(house)))
    Draft202012Validator.check_schema(json.loads(schema_text(house)))
    assert judge.is_valid({"lede": "x", "desk": "Metro", "people": [{"name": "a"}]})
    assert not judge.is_valid({"lede": "x", "desk": "Metr"})
    assert not judge.is_valid({"lede": "x", "people": [{"nam": "a"}]})
    assert not judge.is_valid({"lede": "x", "dsk": "Metro"})


def test_a_house_without_fields_loads_no_schemas() -> None:
    import subprocess
    import sys

    code = "import sys, exporter; exporter.Exporter(); assert 'jsonschema' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
