"""A house's own fields: what they may hold, in every format, on every way."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.article.plain_values import to_json, to_yaml
from exporter.compose.composer import Composer
from exporter.diagnostics import Severity
from exporter.pipeline import Exporter
from exporter.provenance.found import read_pdf
from exporter.readers.markdown.spelling import to_markdown
from exporter.readers.reader_table import loads
from exporter.roundtrip.merge.articles import ArticleMerger
from exporter.roundtrip.merge.merging import into
from exporter.roundtrip.word.edited_file import read_docx
from tests.support import samples
from tests.support.cases import article, failures, lines, reading

HEAD = """\
extra:
  policy_area: Transport
  desk-code: T-17
  count: 3
  version: 1.10
  number: 007
  urgent: true
  quoted: "3"
  nothing:
  people: [Ann, 2, {city: Rome}]
  desk:
    name: City
"""
VALUES = {
    "policy_area": "Transport",
    "desk-code": "T-17",
    "count": 3,
    "version": "1.10",
    "number": "007",
    "urgent": True,
    "quoted": "3",
    "people": ("Ann", 2, {"city": "Rome"}),
    "desk": {"name": "City"},
}


def test_yaml_and_front_matter_have_numbers_where_they_print_as_written() -> None:
    assert article(f"lede: Lede.\n{HEAD}", "yaml").extra == VALUES
    assert article(f"---\n{HEAD}---\nLede.\n").extra == VALUES


def test_the_other_heads_of_markdown_have_them_too() -> None:
    toml = '+++\ntitle = "x"\n[extra]\ncount = 3\nday = 2026-01-02\nnames = ["a"]\n+++\n\nLede.\n'
    assert article(toml).extra == {"count": 3, "day": "2026-01-02", "names": ("a",)}
    assert article('{"title": "x", "extra": {"a": true}}\n\nLede.\n').extra == {"a": True}


def test_what_is_wrong_in_front_matter_is_told_at_its_place() -> None:
    text = "---\nextra:\n  a:\n    b c: 1\n---\nLede.\n"
    assert lines(failures(text)) == ["4:10 bad-key"]


def test_fields_are_values_that_no_article_shares() -> None:
    one, other = samples.article(extra={"a": [1]}), samples.article(extra={"a": [1]})
    assert hash(one) == hash(other)
    assert samples.article().extra == {}
    assert "extra" not in samples.article().to_json()


@pytest.mark.parametrize("form", ["md", "yaml", "json"])
def test_what_is_written_in_any_format_is_read_back(form: str) -> None:
    spell = {"md": to_markdown, "yaml": to_yaml, "json": to_json}[form]
    whole = samples.article(extra=VALUES)
    assert loads(spell(whole), f"a.{form}").article == whole


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        ("extra: 1\n", "1:8 wrong-type"),
        ("extra:\n  a b: 1\n", "2:8 bad-key"),
        ("extra:\n  a: {b: {c: {d: {e: 1}}}}\n", "2:18 nesting-too-deep"),
        ("extra:\n  a: 99999999999999999\n", None),
        (f"extra:\n  a: {'x' * 5001}\n", "2:6 extra-too-large"),
        ("extra:\n" + "".join(f"  a{n}: 1\n" for n in range(201)), "2:3 extra-too-large"),
    ],
)
def test_what_is_refused_is_told_at_its_place(extra: str, told: str | None) -> None:
    if told is None:
        assert article(f"{extra}lede: x\n", "yaml").extra["a"] == "99999999999999999"
    else:
        assert lines(failures(f"{extra}lede: x\n", "yaml")) == [told]


def test_json_may_have_no_number_that_others_would_read_as_another() -> None:
    text = '{"lede": "x", "extra": {"a": 1e999, "b": [9007199254740993]}}'
    assert lines(failures(text, "json")) == ["1:30 bad-number", "1:43 bad-number"]


def test_a_template_shows_them_escaped_and_nothing_for_what_is_missing(tmp_path: Path) -> None:
    body = "[{{ article.extra.area }}][{{ article.extra.none }}]"
    body += "{% for item in article.extra.l %}{{ item }};{% endfor %}"
    (tmp_path / "card.html").write_text(f"<html><body>{body}</body></html>")
    made = samples.article(extra={"area": "<b>A&B</b>", "l": [1, "two"]})
    html = Composer(tmp_path).compose(made, "card", paper=None, pictures=())
    assert "[&lt;b&gt;A&amp;B&lt;/b&gt;][]1;two;" in html


def test_they_travel_in_the_files_and_come_back() -> None:
    whole = samples.article(extra=VALUES)
    made = Exporter().export(whole, editions=["brief"], preflight=False)
    files = {one.format: one.data for one in made.renditions}
    assert read_pdf(files["pdf"]) == whole
    assert read_docx(files["docx"]).article == whole


def test_a_link_to_nowhere_in_a_house_field_is_no_reference() -> None:
    whole = samples.article(extra={"text": "[x](#nowhere)"})
    made = Exporter().export(whole, editions=["brief"], formats=["docx"], preflight=False)
    assert read_docx(made.renditions[0].data).article == whole


@pytest.mark.parametrize("form", ["md", "yaml", "json"])
def test_edits_of_them_are_put_into_the_source(form: str) -> None:
    spell = {"md": to_markdown, "yaml": to_yaml, "json": to_json}[form]
    base = samples.article(extra={"a": 1, "b": "x", "c": {"d": "y"}, "l": [1]})
    edited = samples.article(extra={"a": "1", "b": "z", "c": {"d": "y", "e": True}, "l": [1, 2]})
    merged = into(spell(base), f"a.{form}", base, edited)
    assert loads(merged.text, f"a.{form}").article == edited


def test_each_field_is_merged_for_itself() -> None:
    base, ours, theirs = (
        samples.article(extra={"a": a, "header": b, "gone": 1} | more)
        for a, b, more in (("1", [1], {}), ("2", [1], {}), ("1", [1, 2], {"new": 5}))
    )
    merger = ArticleMerger(prefer_theirs=False)
    assert merger.merged(base, ours, theirs).extra == {
        "a": "2",
        "header": (1, 2),
        "gone": 1,
        "new": 5,
    }
    assert merger.conflicts == {}


def test_a_field_that_both_sides_changed_is_a_conflict() -> None:
    base, ours, theirs = (
        samples.article(extra={"text": text}) for text in ("A. B.", "C. B.", "A. D.")
    )
    merger = ArticleMerger(prefer_theirs=False)
    assert merger.merged(base, ours, theirs).extra == {"text": "C. B."}
    assert list(merger.conflicts) == [("extra", "text")]


def test_an_undeclared_key_leads_to_extra() -> None:
    (said,) = reading("---\nheadline: x\npolicy_area: y\n---\nLede.\n").diagnostics
    assert (said.severity, said.code) == (Severity.WARNING, "unknown-key")
    assert "below `extra:`" in (said.hint or "")


def test_an_undeclared_key_of_another_system_is_no_fault_of_the_author() -> None:
    (said,) = reading("---\ntitle: x\npolicy_area: y\n---\nLede.\n").diagnostics
    assert (said.severity, said.code) == (Severity.NOTE, "unknown-key")
