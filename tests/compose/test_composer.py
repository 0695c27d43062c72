"""From article to HTML: everything escaped, labelled in its language, in its order."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporter import Exporter, resources
from exporter.compose.composer import Composer
from exporter.compose.inline_html import inline_html
from exporter.compose.labels import labels_for, numbered, without_label
from exporter.compose.short_forms import without_full_stop
from exporter.compose.view import View
from exporter.diagnostics import DesignError
from exporter.resources import templates_folder
from tests.support.samples import article

COMPOSER = Composer(resources.templates_folder())


def html_of(edition: str = "brief", **fields: object) -> str:
    made = article(**fields)
    return COMPOSER.compose(made, edition, paper=None, pictures=frozenset())


@pytest.mark.parametrize(
    ("size", "own", "stands_in_text"),
    [
        ((600, 800), {}, True),
        ((600, 430), {}, True),
        ((600, 400), {}, True),
        ((600, 370), {}, False),
        ((600, 800), {"width": "50%"}, False),
        ((600, 800), {"align": "center"}, False),
        (None, {}, False),
    ],
)
def test_a_lead_picture_too_high_to_stand_above_the_text_stands_in_it(
    size: tuple[float, float] | None, own: dict[str, str], stands_in_text: bool
) -> None:
    made = article(lead_picture={"src": "a.png", "alt": "A", **own}, key_points=["One.", "Two."])
    sizes = {"a.png": size} if size else {}
    html = COMPOSER.compose(
        made, "brief", paper=None, pictures=frozenset(sizes), picture_sizes=sizes
    )
    assert (html.index("lead-picture") > html.index("</ol>")) is stands_in_text
    assert html.count("lead-picture") == 1


def test_inline_marks_become_semantic_elements() -> None:
    marked = inline_html(r"**a** *b* `c` ^d^ ~e~ [f](https://example.org/?a=1&b=2) g^[h]", str)
    assert marked == (
        '<strong>a</strong> <em>b</em> <code class="code">c</code> <sup>d</sup> <sub>e</sub> '
        '<a href="https://example.org/?a=1&amp;b=2">f</a> g<span class="footnote">h</span>'
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "</style><style>*{display:none}</style>",
        "{{ 777 * 777 }} {% include 'brief.html' %}",
        '" onload="alert(1)',
        "&lt;b&gt; &amp;",
        "<img src=x onerror=alert(1)>",
        "<!-- --> ]]> <![CDATA[",
    ],
)
@pytest.mark.parametrize("edition", ["brief", "summary"])
def test_markup_in_any_field_stays_text(hostile: str, edition: str) -> None:
    from exporter.article.inline import escape

    text = escape(hostile)
    made = html_of(
        edition,
        headline=text,
        kicker=hostile,
        deck=text,
        byline=[hostile],
        dateline=hostile,
        publication=hostile,
        lede=text,
        key_points=[text],
        sections=[{"heading": text, "blocks": [text, {"type": "code", "text": hostile}]}],
        faq=[{"question": text, "answer": [text]}],
        sources=[text],
        rights=hostile,
        keywords=[hostile],
    )
    harmless = html_of(edition)
    for tag in ("script", "style", "img"):
        assert f"<{tag}" not in made
    assert str(777 * 777) not in made
    assert not re.search(r'<\w+[^>]* onload="', made)
    assert "<h1" in harmless


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="￾￿")))
def test_any_text_comes_out_as_the_same_text(text: str) -> None:
    from html import unescape

    from exporter.article.inline import escape, plain

    marked = inline_html(escape(text), str)
    bare = unescape(re.sub(r"<[^>]+>", "", marked))
    assert bare.split() == plain(escape(text)).split()


def test_parts_stand_in_their_order() -> None:
    made = html_of(
        kicker="Kicker",
        deck="Deck",
        byline=["Ann"],
        key_points=["Point"],
        sections=[{"heading": name, "blocks": ["Text."]} for name in ("One", "Two")],
        summary=["Summed up."],
        faq=[{"question": "Why?", "answer": ["So."]}],
        sources=["Source"],
        corrections=["Correction"],
        about=["Us"],
    )
    marks = ["Kicker", "<h1", "Deck<", "Ann<", "Point<", "lede", 'class="contents"', "One</h2>"]
    marks += ["Summed up", "Why?<", "Source<", "Correction<", "Us<"]
    positions = [made.index(mark) for mark in marks]
    assert positions == sorted(positions)


def test_short_articles_have_no_contents() -> None:
    assert "doc-toc" not in html_of(sections=[{"heading": "One", "blocks": ["Text."]}])


def test_the_lede_s_first_sentence_stands_in_for_a_headline_and_is_not_said_twice() -> None:
    made = html_of(headline=None, lede="The U.S. votes today. More follows.")
    assert '<h1 data-part="headline">The U.S. votes today</h1>' in made
    assert made.partition("</h1>")[2].count("votes today") == 0
    assert "More follows." in made


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [("It ends.", "It ends"), ("Made in the U.S.", "Made in the U.S."), ("Why?", "Why?")],
)
def test_a_headline_has_no_full_stop_but_keeps_an_abbreviation_s(
    sentence: str, headline: str
) -> None:
    assert without_full_stop(sentence) == headline


def test_labels_follow_the_article_s_language_and_fall_back_to_english() -> None:
    assert labels_for("de-AT")["key_points"] == "Das Wichtigste"
    assert labels_for("ja")["key_points"] == "要点"
    assert labels_for("co")["key_points"] == "Key points"


@pytest.mark.parametrize("language", ["aii", "dv", "nqo", "ff-Adlm", "ckb"])
def test_no_english_label_stands_in_a_line_that_runs_from_right_to_left(language: str) -> None:
    assert not re.search("[A-Za-z]", "".join(labels_for(language).values()))


@pytest.mark.parametrize(
    ("language", "number"),
    [("en", "No. 7"), ("zh-Hans", "第7期"), ("ko", "제7호"), ("hu", "7. szám"), ("aii", "# 7")],
)
def test_a_number_stands_where_its_label_has_it(language: str, number: str) -> None:
    label = labels_for(language)["number"]

    assert numbered(label, 7) == number
    assert without_label(number, label) == "7"


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("en-GB", "31 March 2026"),
        ("de", "31. März 2026"),
        ("fr", "31 mars 2026"),
        ("pl", "31 marca 2026"),
        ("uk", "31 березня 2026\N{NARROW NO-BREAK SPACE}р."),
        ("ru", "31 марта 2026\N{NARROW NO-BREAK SPACE}г."),
    ],
)
def test_dates_are_written_in_the_article_s_language(language: str, date: str) -> None:
    assert View(article(language=language, published="2026-03-31")).date == date


@pytest.mark.parametrize(
    ("language", "choice", "paper"),
    [
        ("en", None, "a4"),
        ("en-US", None, "letter"),
        ("es-MX", None, "letter"),
        ("en-US", "a4", "a4"),
    ],
)
def test_the_paper_follows_the_locale_unless_it_is_chosen(
    language: str, choice: str | None, paper: str
) -> None:
    assert View(article(language=language), choice).paper == paper


def test_an_article_in_a_right_to_left_language_is_set_right_to_left() -> None:
    assert 'dir="rtl"' in html_of(language="he", headline="כותרת אחת", lede="מילים")[:120]
    english = html_of(language="he", headline="כותרת אחת של הכתבה כולה", lede="English words.")
    assert '<p class="lede" data-part="lede" dir="ltr">' in english


@pytest.mark.parametrize(
    ("headline", "shown"),
    [
        ("one two", "one two"),
        ("a " * 27 + "bb", "a " * 27 + "bb"),
        ("a " * 27 + "bbb", ("a " * 27).rstrip() + "…"),
        ("a " * 26 + "bb, — cc", "a " * 26 + "bb…"),
    ],
)
def test_a_running_head_of_more_than_56_characters_is_cut_at_a_word(
    headline: str, shown: str
) -> None:
    assert View(article(headline=headline)).running_head == shown


def test_a_status_that_is_not_final_is_stamped() -> None:
    assert View(article(status="draft")).status == "Draft"
    embargoed = article(status="embargoed", embargo="2026-04-01T06:00:00+02:00")
    assert View(embargoed).status.startswith("Embargoed until 1 April 2026 06:00")
    assert View(article()).status == ""


def test_a_template_that_is_missing_names_itself(tmp_path: Path) -> None:
    with pytest.raises(DesignError, match=r"no template brief\.html"):
        Composer(tmp_path).compose(article(), "brief", paper=None, pictures=frozenset())


@pytest.mark.parametrize(
    ("source", "line"), [("one\n{% if %}", 2), ("one\ntwo\n{{ article.nothing }}", 3)]
)
def test_an_error_in_a_template_gives_its_file_and_line(
    tmp_path: Path, source: str, line: int
) -> None:
    (tmp_path / "brief.html").write_text(source)
    with pytest.raises(DesignError) as caught:
        Composer(tmp_path).compose(article(), "brief", paper=None, pictures=frozenset())
    assert caught.value.place is not None
    assert caught.value.place.line == line
    assert caught.value.exit_code == 4


def rendered(folder: Path, expression: str) -> str:
    (folder / "brief.html").write_text(f"<html><body>[{{{{ {expression} }}}}]</body></html>")
    return Composer(folder).compose(article(), "brief", paper=None, pictures=frozenset())


@pytest.mark.parametrize("filter_name", ["inline", "headline", "direction", "date"])
def test_of_what_an_article_lacks_a_filter_makes_nothing(tmp_path: Path, filter_name: str) -> None:
    assert "[]" in rendered(tmp_path, f"article.updated | {filter_name}")


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        ("article.headline | date", "template-call"),
        ("article.headline | inlin", "template-name"),
    ],
)
def test_a_filter_that_is_amiss_is_an_error_of_the_template(
    tmp_path: Path, expression: str, code: str
) -> None:
    with pytest.raises(DesignError) as caught:
        rendered(tmp_path, expression)
    (told,) = caught.value.diagnostics
    assert (told.code, told.place and told.place.line) == (code, 1)


def test_a_template_that_is_not_utf_8_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "brief.html").write_bytes("<html><body>é</body></html>".encode("latin-1"))
    with pytest.raises(DesignError) as caught:
        Composer(tmp_path).compose(article(), "brief", paper=None, pictures=frozenset())
    assert caught.value.diagnostics[0].code == "not-utf-8"


def test_captions_are_numbered_and_references_are_called_by_them() -> None:
    table = {"type": "table", "header": ["a"], "caption": "Costs", "label": "cost"}
    sections = [{"heading": "The way", "label": "way", "blocks": ["[](#cost) [](#way)", table]}]
    made = html_of(language="de", sections=sections)
    assert '<a href="#label-cost" class="reference" data-refers="cost">Tabelle\u00a01</a>' in made
    assert '<a href="#label-way" class="reference" data-refers="way">The way</a>' in made
    assert '<table id="label-cost"' in made
    caption = re.search(r"<caption[^>]*>(.*?)</caption>", made)
    assert caption
    assert re.sub(r"<[^>]+>", "", caption[1]) == "Tabelle\u00a01. Costs"


def test_a_reference_to_what_an_edition_does_not_show_is_words() -> None:
    table = {"type": "table", "header": ["a"], "label": "cost"}
    sections = [{"heading": "The way", "blocks": ["See [](#cost), [there](#cost).", table]}]
    said = re.sub(r"<[^>]+>", "", html_of("summary", sections=sections))
    assert "See Table\u00a01 (full brief), there." in said


def test_a_short_compound_in_the_headline_is_kept_whole_and_a_long_one_is_not() -> None:
    html = html_of(headline="A face-to-face talk, a Donaudampfschiff-Kapitän and a < b")
    assert "A <span data-compound>face-to-face</span> talk" in html
    assert "a Donaudampfschiff-Kapitän and a &lt; b</h1>" in html


def test_a_template_that_none_uses_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "furniture.html").write_text("{% macro masthead(label) %}{% endmacro %}")
    made = Exporter(templates=tmp_path).export(article(), formats=[])
    (told,) = [one for one in made.diagnostics if one.code == "template-unused"]
    assert told.place is not None
    assert told.place.file == str(tmp_path / "furniture.html")


@pytest.mark.parametrize("name", ["frame.html", "blocks.html", "brief.html"])
def test_a_template_that_stands_in_for_one_of_ours_is_used(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text((templates_folder() / name).read_text("utf-8"), "utf-8")
    assert Composer(tmp_path, templates_folder()).unused == ()


def test_a_property_that_a_template_alone_uses_is_no_slip(tmp_path: Path) -> None:
    page = '<html><body><p style="margin-left: var( --mine )">words</p></body></html>'
    (tmp_path / "card.html").write_text(page)
    (tmp_path / "card.css").write_text(":root { --mine: 3pt }")
    made = Exporter(templates=tmp_path).export(article(), editions=["card"], formats=[])
    assert "unknown-token" not in {one.code for one in made.diagnostics}


@pytest.mark.parametrize(
    ("lede", "source", "html"),
    [
        (
            "نهر النيل بعد السد",
            "World Bank, 2025",
            '<li class="source" data-part="sources.0"><bdi dir="ltr">',
        ),
        ("The Nile", "وزارة الري", '<li class="source" data-part="sources.0" dir="rtl">'),
        ("The Nile", "World Bank", '<li class="source" data-part="sources.0">W'),
    ],
)
def test_a_source_that_runs_to_the_right_keeps_its_number_on_the_right(
    lede: str, source: str, html: str
) -> None:
    one = article(headline=lede, lede=lede, sources=[source])
    assert html in COMPOSER.compose(one, "brief", paper=None, pictures=frozenset())


def test_an_item_that_runs_to_the_right_keeps_its_bullet_on_the_right() -> None:
    html = html_of(
        headline="נהר", lede="נהר", sections=[{"blocks": [_list("https://example.org")]}]
    )
    assert 'class="list-text" data-part="sections.0.blocks.0.items.0.text"><bdi dir="ltr">' in html


def _list(*items: str) -> dict[str, object]:
    return {"type": "list", "items": list(items)}


@pytest.mark.parametrize(("said", "runs"), [("נהר הנילוס", ' dir="rtl"'), ("The Nile", "")])
def test_a_quotation_runs_as_its_own_words_do(said: str, runs: str) -> None:
    html = html_of(sections=[{"blocks": [{"type": "quote", "blocks": [said]}]}])
    assert f"<blockquote{runs}>" in html


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("word " * 30, " data-long"),
        ("word " * 20, " data-long-in-columns"),
        ("word " * 12, ""),
        ("낱말 " * 30, " data-long"),
        ("낱말 " * 13, " data-long-in-columns"),
        ("ที่" * 50, ""),
        (f"[a link](https://example.org/{'x' * 200})", ""),
    ],
    ids=[
        "words",
        "few words",
        "a line",
        "wide letters",
        "few wide ones",
        "marks on letters",
        "an address",
    ],
)
def test_an_item_of_a_list_is_long_by_what_is_seen_of_it(text: str, length: str) -> None:
    items = {"type": "list", "items": [{"text": text.strip()}]}
    html = html_of(sections=[{"heading": None, "blocks": [items]}])
    assert f"<li{length}>" in html
