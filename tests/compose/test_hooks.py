"""What a page must have, and what is put into it: attributes, and the mark after the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.compose.composer import Composer
from exporter.diagnostics import DesignError
from exporter.pipeline import Exporter
from exporter.resources import templates_folder
from tests.support.samples import article

PAGE = "<html><body><h1>{{ view.headline }}</h1></body></html>"


def composed(folder: Path, template: str, **fields: object) -> str:
    (folder / "card.html").write_text(template)
    composer = Composer(folder, templates_folder())
    return composer.compose(article(**fields), "card", paper=None, pictures=frozenset())


def refused(folder: Path, template: str, **fields: object) -> DesignError:
    with pytest.raises(DesignError) as caught:
        composed(folder, template, **fields)
    assert caught.value.exit_code == 4
    assert caught.value.place
    assert Path(caught.value.place.file).name == "card.html"
    assert caught.value.hint
    return caught.value


def test_a_page_is_told_its_language_edition_paper_and_running_heads(tmp_path: Path) -> None:
    words = {"headline": 'א "ב" & ג', "lede": "מילים"}
    html = composed(tmp_path, PAGE, language="he", **words, published="2026-03-31", status="draft")
    root, _, rest = html.partition("<body")
    assert root == (
        '<html lang="he" dir="rtl" data-edition="card" data-paper="a4" data-headline="short">'
    )
    assert rest.startswith(' data-running-head="א &#34;ב&#34; &amp; ג" data-running-date="31 ')
    assert 'data-status="טיוטה" data-draft="טיוטה"><h1>' in rest


def test_a_page_is_told_that_its_lede_is_too_long_for_a_side_column(tmp_path: Path) -> None:
    ledes = ("word " * 119, "word " * 121)
    told = ['data-lede="long"' in composed(tmp_path, PAGE, lede=lede) for lede in ledes]
    assert told == [False, True]


def test_what_a_template_says_of_its_page_itself_stays_as_it_is(tmp_path: Path) -> None:
    html = composed(tmp_path, '<html class="card" lang="fr">\n<body\nclass="x"></body></html>')
    assert 'lang="fr"' in html
    assert 'lang="en"' not in html
    assert 'data-headline="short" class="card"' in html
    assert 'data-draft="Draft"\nclass="x">' in html


def test_the_mark_after_the_text_is_the_last_thing_in_the_body(tmp_path: Path) -> None:
    html = composed(tmp_path, "<html><body>Körper{# one line\n and more #}\n\ntext</body></html>")
    end = '<p class="line-number" hidden></p>\n<div id="end"></div>\n</body></html>'
    assert html.endswith(f"text{end}")


@pytest.mark.parametrize("rest", ["", "</html>"])
def test_a_body_may_end_without_a_tag(tmp_path: Path, rest: str) -> None:
    assert composed(tmp_path, f"<html><body>text{rest}").endswith(f'<div id="end"></div>\n{rest}')


def test_markup_in_comments_and_attributes_is_not_taken_for_the_page_s_own(tmp_path: Path) -> None:
    html = composed(tmp_path, f'<!-- <body> </body> --><a title="<body>"></a>{PAGE}')
    assert html.index("data-draft") > html.index("</a>")


def test_an_id_that_stands_twice_is_found_in_either_quotes(tmp_path: Path) -> None:
    told = refused(tmp_path, "<html><body>\n<p id='a'>x</p><p id='a'>y</p></body></html>")
    assert told.place is not None
    assert told.place.line == 2


def test_a_template_of_before_may_still_have_the_mark_itself(tmp_path: Path) -> None:
    html = composed(tmp_path, '<html><body>text<div id="end"></div></body></html>')
    assert html.count('id="end"') == 1


@pytest.mark.parametrize(
    ("template", "message", "line"),
    [
        ("<html>\n<p>text</p></html>", "<body> stands nowhere in the page", None),
        ("<body></body>", "<html> stands nowhere in the page", None),
        ("<html><body></body>\n<body></body></html>", "<body> stands 2 times in the page", 1),
        (
            '<html><body>\n{% for x in "abc" %}\n<p id="x">\n{% endfor %}</body></html>',
            "3 elements of the page have the id 'x'",
            3,
        ),
        (
            '<html><body>\n<p id="end">The end</p></body></html>',
            "the id 'end' belongs to the mark after the text, which is put in",
            2,
        ),
    ],
)
def test_a_template_that_makes_no_such_page_is_told_where(
    tmp_path: Path, template: str, message: str, line: int | None
) -> None:
    failure = refused(tmp_path, template)
    assert failure.message == message
    assert failure.diagnostics[0].code == "template-contract"
    assert failure.place
    assert failure.place.line == line


def test_everything_that_is_wrong_with_a_page_is_told_at_once(tmp_path: Path) -> None:
    failure = refused(tmp_path, '<p id="a"></p><p id="a"></p>')
    assert len(failure.diagnostics) == 3


@pytest.mark.parametrize(
    ("expression", "code", "message"),
    [
        ("{{ article.nothing }}", "template-name", "there is no 'nothing' in the article"),
        ("{{ nothing }}", "template-name", "there is no 'nothing'"),
        ("{{ 1 | nothing }}", "template-name", "No filter named 'nothing'"),
        ("{% if %}", "template-syntax", "Expected an expression"),
        ("{{ key_points(rank=1) }}", "template-call", "no keyword argument 'rank'"),
        ("{{ 1 | inline }}", "template-call", "expected string"),
        ("{{ 1 // 0 }}", "template-call", "division"),
        ('{% include "other.html" %}', "template-missing", "there is no template other.html"),
    ],
)
def test_whatever_fails_in_a_template_is_told_with_its_line(
    tmp_path: Path, expression: str, code: str, message: str
) -> None:
    imports = '{% from "frame.html" import key_points with context %}\n'
    failure = refused(tmp_path, f"{imports}<html><body>\n{expression}\n</body></html>")
    assert failure.diagnostics[0].code == code
    assert message in failure.message
    assert failure.place
    assert failure.place.line == 3


def test_a_template_that_includes_itself_is_told(tmp_path: Path) -> None:
    failure = refused(tmp_path, '<html>\n{% include "card.html" %}</html>')
    assert "recursion" in failure.message
    assert failure.place
    assert failure.place.line == 2


def test_a_macro_that_lacks_an_argument_is_told_where_it_asks_for_it(tmp_path: Path) -> None:
    imports = '{% from "frame.html" import masthead with context %}'
    with pytest.raises(DesignError, match="parameter 'label' was not provided") as caught:
        composed(tmp_path, f"{imports}<html><body>{{{{ masthead() }}}}</body></html>")
    assert caught.value.place
    assert Path(caught.value.place.file).name == "frame.html"


def test_what_an_article_lacks_is_not_printed_as_none(tmp_path: Path) -> None:
    assert "[]" in composed(tmp_path, "<html><body>[{{ article.kicker }}]</body></html>")


def test_an_edition_s_stylesheet_may_count_on_the_hooks(tmp_path: Path) -> None:
    (tmp_path / "card.html").write_text(PAGE)
    (tmp_path / "card.css").write_text(
        ':root[data-edition="card"][data-paper="letter"] { --max-pages: 1 }'
    )
    exporter = Exporter(templates=tmp_path, paper="letter")
    fit = exporter.export(article(), editions=["card"], formats=[]).fits["card"]
    assert (fit.pages, fit.max_pages) == (1, 1)


@pytest.mark.parametrize(
    ("attribute", "message", "hint"),
    [
        ('data-page-of="summry"', "no element has that id", "did you mean summary?"),
        ('data-cut="1"', "no --cut-order can name", "name one group"),
        ('data-cut="two names"', "no --cut-order can name", "name one group"),
    ],
)
def test_an_attribute_that_leads_nowhere_is_told(
    tmp_path: Path, attribute: str, message: str, hint: str
) -> None:
    page = f'<html><body>\n<i id="summary"></i>\n<p {attribute}>x</p></body></html>'
    told = refused(tmp_path, page)
    assert message in told.message
    assert hint in str(told.diagnostics[0].hint)
    assert told.place is not None
    assert told.place.line == 3


@pytest.mark.parametrize("group", ["sources", "key-points", "-x", "größe", ""])
def test_a_group_may_have_any_name_of_css(tmp_path: Path, group: str) -> None:
    page = composed(tmp_path, f'<html><body><p data-cut="{group}">x</p></body></html>')

    assert f'data-cut="{group}"' in page


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        ("article.headlin", "there is no 'headlin' in the article", "did you mean headline?"),
        ("view.headlne", "there is no 'headlne' in the view", "did you mean headline?"),
        ("labels.contens", "there is no 'contens' in it", "did you mean contents?"),
        ("artcle", "there is no 'artcle'", "did you mean article?"),
        ("headlin()", "there is no 'headlin'", "did you mean headline?"),
        ("'x' | inlin", "No filter named 'inlin'", "did you mean inline?"),
    ],
)
def test_a_name_that_is_not_there_is_told_with_the_one_that_is_meant(
    tmp_path: Path, asked: str, message: str, hint: str
) -> None:
    told = refused(tmp_path, f"<html><body>\n{{{{ {asked} }}}}</body></html>")
    assert message in told.message
    assert told.diagnostics[0].hint == hint
    assert told.place is not None
    assert told.place.line == 2
