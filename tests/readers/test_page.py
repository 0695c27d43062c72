"""Saved web pages: the article is found, what is said of it is read, and nothing goes unsaid."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporter.article import Article, Author, Callout, CodeBlock, Figure
from exporter.article.inline import plain
from exporter.article.places import blocks, texts
from exporter.diagnostics import ArticleError
from exporter.pipeline import Exporter
from exporter.readers.reader_table import load
from exporter.readers.reading import Reading
from tests.support.cases import article, failures, lines, reading

PAGES = Path(__file__).parents[1] / "data" / "pages"
STOPPED = "The buses of the harbour stopped on Monday, and by noon the schools were half empty."
FELL = "Trips to the hospital fell by eighteen per cent in the first week"
MARKET = "A market in shared lifts sprang up by the third week"
KINDS = {
    "wordpress": ("What a city learns when its buses stop", ["page-parts"]),
    "ghost": ("What a city learns when its buses stop", ["page-parts"]),
    "drupal": ("What a city learns when its buses stop", ["page-parts"]),
    "wikipedia": ("Harbour buses", ["page-parts", "part-empty"]),
    "govuk": ("Bus services in the harbour", ["page-parts"]),
    "substack": ("What a city learns", ["page-parts", "image-remote"]),
    "google-docs": ("What a city learns", []),
    "notion": ("What a city learns", ["link-dropped"]),
    "word": ("What a city learns", []),
    "bare": ("What a city learns", ["link-dropped"]),
    "medium": ("What a city learns", ["page-parts"]),
    "bbc": ("Harbour buses stop", ["page-parts"]),
    "hugo": ("What a city learns", ["page-parts"]),
    "confluence": ("Harbour : What a city learns", ["page-parts"]),
    "github": ("What a city learns", ["page-parts"]),
    "amp": ("What a city learns", ["page-parts", "html-removed"]),
    "tables": ("Harbour Gazette: What a city learns", ["page-parts", "section-long"]),
    "email": ("What a city learns", ["page-parts"]),
}
PICTURED = ("medium", "bbc", "amp", "email", "ghost", "google-docs")
SAID: dict[str, dict[str, object]] = {
    "medium": {
        "deck": "Eleven weeks without buses showed who depends on them.",
        "byline": (Author(name="Maria Okafor"),),
        "published": "2026-03-31 06:00:00+00:00",
        "language": "en",
    },
    "bbc": {
        "deck": "The harbour has no buses.",
        "byline": (Author(name="Jan de Wit"),),
        "published": "2026-03-31 06:00:00+00:00",
        "updated": "2026-03-31 09:00:00+00:00",
        "language": "en-GB",
        "publication": "BBC News",
    },
    "hugo": {"deck": "Eleven weeks without buses.", "byline": (Author(name="Maria Okafor"),)},
    "amp": {"byline": (Author(name="Eva Maier"),), "publication": "Hafenblatt"},
    "email": {"deck": "Eleven weeks without buses."},
    "drupal": {"language": "en"},
    "wikipedia": {"language": "en", "published": "2019-02-03 10:11:12+00:00"},
    "govuk": {"updated": "2026-04-02 09:30:00+01:00", "publication": "GOV.UK"},
    "word": {"language": "en-GB"},
}
OF_THE_SITE = (
    "Share this|Previous post|thoughts|Powered|powered|Read more|Skip to|Submitted|Tags|Subscribe"
    "|min read|Listen|hours ago|Advertisement|copy|Unsubscribe|Attachments|followers"
    "|Related topics|¶|Cookies|Crown|Contents|edit|navbox|Other buses|Home|font-family|schema.org"
)


def page(name: str) -> Reading:
    """A page of ours."""
    return load(PAGES / f"{name}.html")


def words(read: Article) -> str:
    """All that an article says, less its metadata."""
    return " ".join(plain(text) for loc, text in texts(read) if loc[0] not in ("url", "byline"))


@pytest.mark.parametrize("name", KINDS)
def test_the_article_of_every_kind_of_page_is_read_and_nothing_else(name: str) -> None:
    read = page(name)
    headline, codes = KINDS[name]
    assert read.article.headline == headline
    said = words(read.article)
    assert STOPPED in said
    assert FELL in said
    assert name == "bare" or MARKET in said
    assert not re.search(OF_THE_SITE, said)
    assert said.count(headline) == 1 + (name == "wikipedia")  # whose first words it is
    assert [one.code for one in read.diagnostics] == codes


@pytest.mark.parametrize("name", SAID)
def test_what_each_kind_of_page_says_of_its_article_is_read(name: str) -> None:
    read = page(name).article
    said = {field: getattr(read, field) for field in SAID[name]}
    values = {key: value if key == "byline" else str(value) for key, value in said.items()}
    assert values == SAID[name]


@pytest.mark.parametrize("name", PICTURED)
def test_pictures_of_every_kind_of_page_come_from_its_own_folder(name: str) -> None:
    read = page(name)
    figures = [block for _, block in blocks(read.article) if isinstance(block, Figure)]
    assert [figure.src for figure in figures] == ["harbour_files/bus.png"]
    assert list(read.pictures) == ["harbour_files/bus.png"]


def test_lines_of_code_and_headings_of_pages_are_only_that() -> None:
    hugo, github = page("hugo").article, page("github").article
    assert [section.heading for section in hugo.sections] == ["The hospital", "Market"]
    assert "half empty.^[Counted by hand.]" in (hugo.lede or "")
    assert "See [below](#the-hospital)." in (github.lede or "")
    assert [section.label for section in github.sections] == ["the-hospital"]
    kinds = [block.type for block in github.sections[0].blocks]
    assert kinds == ["paragraph", "code", "callout", "list", "paragraph"]
    code = [block for _, block in blocks(page("medium").article) if isinstance(block, CodeBlock)]
    assert [block.text for block in code] == ["code line one\ncode line two"]


def test_headings_as_large_as_the_headline_are_sections() -> None:
    assert [one.heading for one in page("medium").article.sections] == [None, "The hospital"]


def test_who_made_a_picture_is_its_credit() -> None:
    figure = next(b for _, b in blocks(page("bbc").article) if isinstance(b, Figure))
    assert (figure.caption, figure.credit) == ("The stop", "Reuters")


BOX = "<p>Costs are those of the city.</p>"


@pytest.mark.parametrize(
    ("box", "kind", "title"),
    [
        (
            (
                '<div class="markdown-alert markdown-alert-tip"><p class="markdown-alert-title">'
                f"Tip</p>"
                f"{BOX}</div>"
            ),
            "tip",
            None,
        ),
        (
            f'<div class="admonition warning"><p class="admonition-title">How</p>{BOX}</div>',
            "warning",
            "How",
        ),
        (
            (
                '<div class="confluence-information-macro confluence-information-macro-note">'
                f'<p class="title">How</p>{BOX}</div>'
            ),
            "note",
            "How",
        ),
        (
            f'<div class="kg-card kg-callout-card"><p class="kg-callout-emoji">x</p>{BOX}</div>',
            "note",
            None,
        ),
        (
            (
                f'<div class="theme-admonition theme-admonition-danger alert"><div class='
                f'"admonitionHeading_x">danger</div>{BOX}</div>'
            ),
            "warning",
            None,
        ),
        (
            (
                '<div class="callout callout-important"><p class="callout-header">A *star*</p>'
                f"{BOX}</div>"
            ),
            "important",
            r"A \*star\*",
        ),
    ],
)
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_boxes_of_six_systems_are_callouts(form: str, box: str, kind: str, title: str) -> None:
    read = article(f"<h1>A</h1><p>{STOPPED}</p>\n\n{box}\n\n<p>{FELL}.</p>", form)
    callout = next(block for _, block in blocks(read) if isinstance(block, Callout))
    assert (read.headline, callout.kind, callout.title) == ("A", kind, title)
    assert [block.model_dump()["text"] for block in callout.blocks] == [BOX[3:-4]]


def test_tables_of_data_stay_tables_and_those_for_layout_go() -> None:
    data = "<table><tr><td><p>Year</p></td><td><p>Trips</p></td></tr></table>"
    layout = f"<table role=presentation><tr><td>{data}<p>{FELL}.</p></td></tr></table>"
    read = article(f"<article><h1>A</h1><p>{STOPPED}</p>{layout}</article>", "html")
    assert [block.type for _, block in blocks(read)] == ["table", "paragraph"]


def test_every_page_is_tried() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == KINDS.keys()


def test_json_ld_says_who_when_and_where() -> None:
    read = page("wordpress").article
    assert read.byline == (Author(name="Maria Okafor"), Author(name="Jan de Wit"))
    assert str(read.published) == "2026-03-31 06:00:00+02:00"
    assert (str(read.updated), read.language) == ("2026-04-02", "en-GB")
    assert (read.publication, read.keywords) == ("The Harbour Review", ("buses", "Rotterdam"))
    assert read.deck == "Eleven weeks without buses showed who depends on them."
    assert read.url == "https://harbour.example/2026/buses/"


def test_open_graph_and_meta_say_it_where_json_ld_does_not() -> None:
    read = page("ghost").article
    assert read.byline == (Author(name="Maria Okafor"),)
    assert (read.publication, read.keywords) == ("The Harbour Review", ("buses", "Rotterdam"))
    assert read.published is not None


def test_microdata_counts_where_nothing_else_speaks() -> None:
    read = article(
        '<div itemscope><h2 itemprop="headline">News</h2><span itemprop="author">'
        '<b itemprop="name">Ann</b></span><time itemprop="datePublished" datetime="2026-01-02">'
        f"today</time><p>{STOPPED}</p><p>{FELL}.</p></div>",
        "html",
    )
    assert (read.headline, read.byline) == ("News", (Author(name="Ann"),))
    assert str(read.published) == "2026-01-02"


def test_a_deck_that_the_text_begins_with_is_none() -> None:
    text = f'<meta name="description" content="{STOPPED[:60]}"><h1>A</h1><p>{STOPPED}</p>'
    assert article(text, "html").deck is None


def test_blocks_keep_their_kinds_and_links_lead_on_from_the_page() -> None:
    read = page("wordpress").article
    kinds = [block.type for _, block in blocks(read)]
    assert kinds == ["figure", "paragraph", "paragraph", "table", "quote", "paragraph", "paragraph"]
    assert "[survey](https://harbour.example/survey)" in str(read)


def test_pictures_come_from_the_page_s_own_folder() -> None:
    read = page("ghost")
    (figure,) = (block for _, block in blocks(read.article) if isinstance(block, Figure))
    assert (figure.src, figure.alt) == ("harbour_files/bus.png", "An empty stop")
    assert figure.caption == "The stop at the **market**"
    assert list(read.pictures) == ["harbour_files/bus.png"]


def test_a_lead_picture_outside_the_text_comes_first() -> None:
    text = (
        '<meta property="og:image" content="https://x.example/a/bus.png">'
        f'<header><h1>A</h1><img src="x_files/bus.png" alt="A bus"></header>'
        f"<article><p>{STOPPED}</p><p>{FELL}.</p></article>"
    )
    block = next(block for _, block in blocks(article(text, "html")))
    assert isinstance(block, Figure)
    assert block.src == "x_files/bus.png"


def test_a_picture_that_loads_late_and_has_no_words_is_found_by_its_file() -> None:
    text = f'<h1>A</h1><p>{STOPPED}</p><img src="data:image/gif;base64,x" data-src="f/b.png">'
    read = reading(text, "html")
    assert "f/b.png" in str(read.article)
    assert {one.code for one in read.diagnostics} >= {"alt-empty"}


def test_pictures_that_count_visits_or_stay_in_a_browser_are_none() -> None:
    text = f'<h1>A</h1><p>{STOPPED}</p><img src="https://e.org/p.gif" width=1><img src="blob:x">'
    read = reading(text, "html")
    assert [block.type for _, block in blocks(read.article)] == []
    assert [one.code for one in read.diagnostics] == ["picture-lost"]


def test_a_caption_says_what_its_picture_shows_where_nothing_else_does() -> None:
    figure = next(b for _, b in blocks(page("notion").article) if isinstance(b, Figure))
    assert (figure.alt, figure.caption) == ("The stop", "The stop")


def test_css_that_makes_words_bold_is_a_mark() -> None:
    assert "had **no other way** to travel" in str(page("google-docs").article)
    assert "(https://harbour.example/survey)" in str(page("google-docs").article)


def test_notes_at_the_end_of_a_page_are_notes_where_they_are_called() -> None:
    assert "the drivers did.^[The city counted them by hand.]" in str(page("word").article)
    note = "^[Okafor, Maria (2026). *Buses*. [The Harbour Review](https://harbour.example/).]"
    assert f"the buses of the harbour.{note}" in str(page("wikipedia").article)
    assert "References" not in str(page("wikipedia").article)


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1", "utf-8", "koi8-r"])
def test_a_page_is_read_in_the_encoding_that_it_says(charset: str) -> None:
    words = "Город — весь" if charset == "koi8-r" else "The café’s owner"
    words = (
        words.replace("—", "-").replace("’", "'") if charset in ("koi8-r", "iso-8859-1") else words
    )
    text = f"<meta http-equiv=Content-Type content='text/html; charset={charset}'><p>{words}"
    read = load("-", format="html", stdin=text.encode(charset)).article
    assert read.lede == words


def test_a_page_in_utf_16_or_of_xml_is_read_too() -> None:
    text = "<p>The café’s owner"
    assert load("-", format="html", stdin=text.encode("utf-16")).article.lede == text[3:]
    declared = '<?xml version="1.0" encoding="windows-1252"?>'
    read = load("-", format="html", stdin=(declared + text).encode("windows-1252"))
    assert read.article.lede == text[3:]


def test_a_page_that_is_in_no_encoding_that_it_says_is_an_error() -> None:
    with pytest.raises(ArticleError, match="UTF-8"):
        load("-", format="html", stdin=b"<meta charset=nonsense><p>caf\xe9")


def test_what_is_told_stands_at_its_line() -> None:
    told = {one.code: str(one.place).rpartition("pages/")[2] for one in page("bare").diagnostics}
    assert told == {"link-dropped": "bare.html:4:4"}


def test_scripts_forms_and_frames_never_print_and_frames_are_told() -> None:
    text = (
        f"<h1>A</h1><p>{STOPPED}</p><script>alert(1)</script><style>p{{}}</style>"
        '<iframe src="https://e.org">frame</iframe><form><input></form><!-- hidden -->'
    )
    read = reading(text, "html")
    assert not re.search(r"alert|hidden|frame|p\{", words(read.article))
    assert [one.code for one in read.diagnostics] == ["html-removed"]


@pytest.mark.parametrize(
    "data", ["{", "[]", '{"@graph": 3}', '{"@type": 7, "author": [[1]]}', "[" * 5000, "null"]
)
def test_broken_data_of_a_page_stop_nobody(data: str) -> None:
    text = f'<script type="application/ld+json">{data}</script><h1>A</h1><p>{STOPPED}</p>'
    assert article(text, "html").headline == "A"


def test_elements_that_nest_without_end_are_an_error_with_its_place() -> None:
    assert lines(failures("<div>" * 5000 + "x", "html")) == ["1:751 nesting-too-deep"]


def test_a_page_that_consists_of_the_path_of_a_file_is_no_such_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text(f"<h1>Secret</h1><p>{STOPPED}</p>")
    page = tmp_path / "a.html"
    page.write_text(str(secret))
    assert load(page).article.lede == str(secret)


def test_a_page_that_says_nothing_is_an_error() -> None:
    assert "no-content" in {one.code for one in failures("<title>x</title>", "html")}


@given(st.text("<>/=\"' abchipv&;#!-", max_size=80))
@settings(max_examples=60)
def test_any_text_is_an_article_or_an_error_of_the_article(text: str) -> None:
    with suppress(ArticleError):
        assert reading(text, "html").article


def test_a_page_is_exported_with_its_picture() -> None:
    export = Exporter().export(PAGES / "ghost.html", editions=["summary"], formats=["pdf"])
    assert export.renditions[0].data.startswith(b"%PDF")
