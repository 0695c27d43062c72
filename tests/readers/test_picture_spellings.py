"""How large pictures are, where they stand, where they lead: in the spelling of every dialect."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.article import Article, Figure, PictureRow
from exporter.article.places import blocks
from exporter.diagnostics import ArticleError, Diagnostic
from exporter.readers.markdown.spelling import to_markdown
from exporter.readers.reader_table import load, loads
from exporter.readers.reading import Reading

HEAD = "---\ntitle: T\n---\nLede.\n\n"


def told(reading: Reading) -> list[Diagnostic]:
    return [one for one in reading.diagnostics if one.code != "image-missing"]


def reading(body: str, head: str = HEAD) -> Reading:
    read = loads(head + body, "a.md")
    assert loads(to_markdown(read.article), "a.md").article == read.article
    return read


def figure(body: str) -> dict[str, object]:
    """What is said of the only picture, but for its path and what it shows."""
    read = reading(body)
    assert not told(read)
    (only,) = figures(read.article)
    return only.model_dump(exclude_none=True, exclude={"type", "src", "alt"})


def figures(article: Article) -> list[Figure]:
    return [block for _, block in blocks(article) if isinstance(block, Figure)]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("![a](a.png){width=50%}", {"width": "50%"}),
        ("![a](a.png){width=300}", {"width": "300px"}),
        ('![a](a.png){width="3in"}', {"width": "3in"}),
        ("![a](a.png){height=5cm}", {"height": "5cm"}),
        ('![a](a.png){: width="300" height="200"}', {"width": "300px", "height": "200px"}),
        ("![a](a.png)\n{: .center}", {"align": "center"}),
        ("![a](a.png){: .w-75 .right}", {"width": "75%", "align": "right"}),
        ("![a](a.png =120x80)", {"width": "120px", "height": "80px"}),
        ('![a](a.png "b" =50%x)', {"width": "50%", "caption": "b"}),
        ("![[a.png|300]]", {"width": "300px"}),
        ("![[a.png|300x200]]", {"width": "300px", "height": "200px"}),
        ("![[a.png|center|What it shows|90]]", {"width": "90px", "align": "center"}),
        ("![a|150](a.png)", {"width": "150px"}),
        ('<img src="a.png" alt="a" width="120" height="80">', {"width": "120px", "height": "80px"}),
        ('<img src="a.png" alt="a" style="width:40%">', {"width": "40%"}),
        ('<img src="a.png" alt="a" style="width:100%;max-width:400px">', {"width": "400px"}),
        ('<img src="a.png" alt="a" align="right">', {"align": "right"}),
        ('<img src="a.png" alt="a" style="display:block;margin:0 auto">', {"align": "center"}),
        ('<p align="center"><img src="a.png" alt="a" width="40%"></p>',
         {"width": "40%", "align": "center"}),
        ('<center>\n\n![a](a.png)\n\n</center>', {"align": "center"}),
        ("![a](a.png){.align-right}", {"align": "right"}),
        ('![a](a.png){fig-align="center"}', {"align": "center"}),
        ("![a](a.png){width=0.5\\textwidth}", {"width": "50%"}),
        ("```{figure} a.png\n:width: 50%\n:align: center\n:alt: a\n:name: poll\n\nWords\n```",
         {"width": "50%", "align": "center", "label": "poll", "caption": "Words"}),
        (":::{image} a.png\n:alt: a\n:width: 2in\n:target: https://a.b/\n:::",
         {"width": "2in", "link": "https://a.b/"}),
        ('{{< figure src="a.png" alt="a" width="300" class="align-left" attr="Joe" >}}',
         {"width": "300px", "align": "left", "credit": "Joe"}),
        ("{{< figure src=a.png alt=a width=30% >}}", {"width": "30%"}),
        ('<figure class="aligncenter" style="width:310px"><img src="a.png" alt="a"></figure>',
         {"width": "310px", "align": "center"}),
        ('[caption align="alignright" width="300"]<img src="a.png" alt="a"> Words[/caption]',
         {"width": "300px", "align": "right", "caption": "Words"}),
    ],
)  # fmt: skip
def test_sizes_and_sides_are_read_in_every_dialect(body: str, said: dict[str, object]) -> None:
    assert figure(body) == said


@pytest.mark.parametrize(
    "body",
    [
        "[![a](a.png)](https://example.org/report)",
        '<a href="https://example.org/report"><img src="a.png" alt="a"></a>',
        '<figure><a href="https://example.org/report"><img src="a.png" alt="a"></a></figure>',
        '{{< figure src="a.png" alt="a" link="https://example.org/report" >}}',
    ],
)
def test_a_link_around_a_picture_is_where_it_leads(body: str) -> None:
    assert figure(body) == {"link": "https://example.org/report"}


def test_a_picture_may_lead_to_a_part_of_the_article() -> None:
    read = reading("[![a](a.png)](#costs)\n\n## Costs {#costs}\n\nWords.")
    assert [one.link for one in figures(read.article)] == ["#costs"]
    assert not told(read)


def test_a_picture_that_leads_to_nothing_stays_with_one_warning() -> None:
    read = reading("[![a](a.png)](#nowhere)")
    assert [one.link for one in figures(read.article)] == [None]
    assert [(one.code, one.place and one.place.line) for one in told(read)] == [
        ("unknown-label", 6)
    ]


def test_a_picture_that_leads_to_a_larger_copy_of_itself_says_nothing() -> None:
    assert figure("[![a](a.png)](a-large.png)") == {}


def test_a_picture_that_leads_to_another_page_of_the_site_stays_with_a_warning() -> None:
    assert [one.code for one in told(reading("[![a](a.png)](/about)"))] == ["link-dropped"]


def test_the_braces_may_say_what_a_picture_shows_and_then_its_caption_is_in_the_brackets() -> None:
    read = reading('![The *port*](a.png){#port fig-alt="Cranes"}')
    (port,) = figures(read.article)
    assert (port.alt, port.caption, port.label) == ("Cranes", "The port", "port")


@pytest.mark.parametrize("body", ["![a]()", '<img alt="a">'])
def test_a_picture_without_a_file_is_left_out_and_told_at_its_line(body: str) -> None:
    read = loads(HEAD + body, "a.md")
    assert figures(read.article) == []
    assert [(one.code, one.place and one.place.line) for one in read.diagnostics] == [
        ("image-missing", 6)
    ]


def test_a_size_that_is_none_is_told_and_left_out() -> None:
    read = reading("![a](a.png){width=3zz}")
    assert [(one.code, one.place and one.place.line) for one in told(read)] == [("image-size", 6)]
    assert [one.width for one in figures(read.article)] == [None]


def rows(body: str) -> list[list[str]]:
    """The pictures of each row, by what they show."""
    read = reading(body)
    assert not told(read)
    found = [block for _, block in blocks(read.article)]
    return [[one.alt for one in row.figures] for row in found if isinstance(row, PictureRow)]


COLUMNS = """<div class="row">
<div class="col"><img src="a.png" alt="a"></div>
<div class="col"><img src="b.png" alt="b"></div>
</div>"""
LAYOUT = """::: {layout="[[1,1,1], [1,2]]"}
![a](a.png)

![b](b.png)

![c](c.png)

![d](d.png)

![e](e.png)
:::"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("![a](a.png) ![b](b.png)", [["a", "b"]]),
        ("![a](a.png)\n![b](b.png)", [["a", "b"]]),
        ("[![a](a.png)](https://a.b) [![b](b.png)](https://a.b)", [["a", "b"]]),
        ('<p><img src="a.png" alt="a"><img src="b.png" alt="b"></p>', [["a", "b"]]),
        (COLUMNS, [["a", "b"]]),
        ('<div class="gallery">\n\n![a](a.png)\n\n![b](b.png)\n\n</div>', [["a", "b"]]),
        ("::: {layout-ncol=2}\n![a](a.png)\n\n![b](b.png)\n\n![c](c.png)\n\n![d](d.png)\n:::",
         [["a", "b"], ["c", "d"]]),
        (LAYOUT, [["a", "b", "c"], ["d", "e"]]),
        ("![a](a.png) ![b](b.png) ![c](c.png) ![d](d.png) ![e](e.png)",
         [["a", "b", "c"], ["d", "e"]]),
        ("{{< figure src=a.png alt=a >}}\n{{< figure src=b.png alt=b >}}", [["a", "b"]]),
        ("::: row\n![a](a.png)\n\n![b](b.png)\n:::", [["a", "b"]]),
        ("![a](a.png)\n\n![b](b.png)", []),
    ],
)  # fmt: skip
def test_pictures_that_stand_together_are_a_row(body: str, expected: list[list[str]]) -> None:
    assert rows(body) == expected


LEAD = "image: a.png\nimage_alt: Cranes\nimage_caption: At *dawn*\nimage_credit: Joe"


@pytest.mark.parametrize(
    "head",
    [
        LEAD,
        LEAD.replace("image", "feature_image"),
        LEAD.replace("_", "-"),
        "image: {path: a.png, alt: Cranes, caption: At *dawn*, credit: Joe}",
        "image: {src: ./a.png, alt: Cranes, caption: At *dawn*, credit: Joe}",
        "cover:\n  image: a.png\n  alt: Cranes\n  caption: At *dawn*\n  credit: Joe",
        "heroImage: {url: a.png, alt: Cranes, caption: At <em>dawn</em>, credit: Joe}",
        'banner: "![[a.png]]"\nimage_alt: Cranes\nimage_caption: At *dawn*\nimage_credit: Joe',
    ],
)
def test_the_lead_picture_is_read_as_other_systems_say_it(head: str) -> None:
    read = reading("", f"---\ntitle: T\n{head}\n---\nLede.\n")
    lead = read.article.lead_picture
    assert lead == Figure(src="a.png", alt="Cranes", caption="At *dawn*", credit="Joe")
    assert not told(read)


def test_a_lead_picture_without_words_is_told_as_any_other() -> None:
    read = reading("", "---\ntitle: T\nimage: a.png\n---\nLede.\n")
    assert [(one.code, one.place and one.place.line) for one in told(read)] == [("alt-empty", 3)]


@pytest.mark.parametrize("head", ["image: false", "image: ''", "thumbnail: a.png", "cover: true"])
def test_what_is_no_picture_of_the_article_is_none(head: str) -> None:
    assert reading("", f"---\ntitle: T\n{head}\n---\nLede.\n").article.lead_picture is None


def test_a_picture_of_the_front_matter_that_stands_in_the_text_too_stands_only_there() -> None:
    read = reading("![b](a.png)\n", "---\ntitle: T\nimage: ./a.png\n---\nLede.\n\n")
    assert read.article.lead_picture is None
    assert [one.code for one in told(read)] == ["lead-picture"]


def test_a_lead_picture_that_damage_keeps_from_print_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: T\nimage: a.png\n---\nLede.\n")
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\nbroken")
    with pytest.raises(ArticleError) as refused:
        load(tmp_path / "a.md")
    assert "a.md:3" in str(refused.value)
    assert "image-damaged" in {one.code for one in refused.value.diagnostics}
