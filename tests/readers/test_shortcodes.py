"""Shortcodes of Jekyll, Liquid, Hugo, Eleventy, Quarto and WordPress."""

from __future__ import annotations

import pytest

from exporter.article import CodeBlock, Figure, Paragraph
from tests.support.cases import lines, opening, reading


@pytest.mark.parametrize(
    "markdown",
    [
        '{% image "a.png", "A bus" %}',
        '{% image_with_class "a.png" "wide" "A bus" %}',
        '{% include figure.html src="a.png" alt="A bus" %}',
        '{%- figure src="a.png" alt="A bus" -%}',
        '{% responsive_image path: a.png alt="A bus" %}',
        '{{< figure src="a.png" alt="A bus" >}}',
        '{{< img name="a.png" title="A bus" >}}',
        '[{% image "a.png" "A bus" %}](https://e.org)',
        '<div class="wide">\n{% image "a.png" "A bus" %}\n</div>',
        '<div>\n\n{% image "a.png" "A bus" %}\n\n</div>',
        '<img src="{{ "a.png" | url }}" alt="A bus" />',
        '<p><img src="{{ "a.png" | url }}" alt="A bus" /></p>',
        "<img src='{% link a.png %}' alt='A bus'>",
        '<figure>\n<img src="{{ \'a.png\' | url }}" alt="A bus">\n</figure>',
        '![A bus]({{ "a.png" | relative_url }})',
        "![A bus]({% link a.png %})",
        '[caption id="x" width="300"]<img src="a.png" alt="A bus" /> A caption.[/caption]',
    ],
)
def test_a_shortcode_that_shows_a_picture_is_a_figure(markdown: str) -> None:
    figure = opening(markdown)[0]
    assert isinstance(figure, Figure)
    assert (figure.src, figure.alt) == ("a.png", "A bus")
    assert len(opening(markdown)) == 1


@pytest.mark.parametrize(
    "markdown",
    [
        '{{< figure src="a.png" alt="A bus" caption="A caption." >}}',
        '<div>\n{% figure src="a.png" alt="A bus" caption="A caption." %}\n</div>',
        '<div>\n[caption id="x"]<img src="a.png" alt="A bus"> A caption.[/caption]\n</div>',
        '[caption id="x"]![A bus](a.png) A caption.[/caption]',
    ],
)
def test_its_caption_is_kept(markdown: str) -> None:
    figure = opening(markdown)[0]
    assert isinstance(figure, Figure)
    assert (figure.alt, figure.caption) == ("A bus", "A caption.")


@pytest.mark.parametrize(
    "shortcode",
    [
        "{% youtube xyz %}",
        "{{ content }}",
        "{{< video https://e.org/v >}}",
        "{{% include x.md %}}",
        '[gallery ids="1,2"]',
        '[contact-form-7 id="1"]',
    ],
)
@pytest.mark.parametrize("around", ["{}", "<div>\n{}\n</div>", "<div>\n\n{}\n\n</div>"])
def test_any_other_is_told_once_and_does_not_print(shortcode: str, around: str) -> None:
    read = reading("Lede.\n\n## H\n\n" + around.format(f"Words {shortcode} go on."))
    assert read.article.sections[0].blocks == (Paragraph(text="Words go on."),)
    codes = [told.code for told in read.diagnostics if told.code != "html-dropped"]
    assert codes == ["shortcode-removed"]


def test_an_attribute_may_be_made_by_one_in_silence() -> None:
    read = reading('Lede with <a href="{{ "https://e.org" | url }}" class="{{ x }}">a link</a>.\n')
    assert read.article.lede == "Lede with [a link](https://e.org)."
    assert read.diagnostics == ()


def test_a_variable_before_a_path_is_no_part_of_it() -> None:
    figure = opening("![A bus]({{ site.baseurl }}/a.png)")[0]
    assert isinstance(figure, Figure)
    assert figure.src == "/a.png"


def test_a_link_to_another_post_keeps_its_words() -> None:
    read = reading("See [the other]({% post_url 2025-01-01-other %}).\n")
    assert read.article.lede == "See the other."
    assert lines(list(read.diagnostics)) == ["1:1 link-dropped"]


@pytest.mark.parametrize(
    "markdown",
    [
        '{% highlight python %}\nprint("x")\n\n# {{ y }}\n{% endhighlight %}',
        '{{< highlight python >}}\nprint("x")\n\n# {{ y }}\n{{< /highlight >}}',
    ],
)
def test_code_between_shortcodes_is_code(markdown: str) -> None:
    block = opening(markdown)[0]
    assert isinstance(block, CodeBlock)
    assert (block.text, block.language) == ('print("x")\n\n# {{ y }}', "python")


def test_what_is_raw_prints_as_it_is_typed() -> None:
    read = reading("Write {% raw %}{{ page.title }}{% endraw %} or {{</* ref x */>}}.\n")
    assert read.article.lede == "Write \\{{ page.title }} or \\{{< ref x >}}."
    assert read.diagnostics == ()


def test_comments_of_templates_do_not_print() -> None:
    text = "One {% comment %}not this{% endcomment %}two.\n\n"
    read = reading(f"{text}{{% comment %}}\nNor\n\nthis.\n{{% endcomment %}}\n")
    assert read.article.lede == "One two."
    assert read.article.sections == ()
    assert read.diagnostics == ()


def test_code_keeps_its_shortcodes() -> None:
    blocks = opening('`<a href="{{ x }}">` and ``{% y %}``\n\n```\n<a href="{{ x }}">\n```')
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].text == '`<a href="{{ x }}">` and `{% y %}`'
    assert isinstance(blocks[1], CodeBlock)
    assert blocks[1].text == '<a href="{{ x }}">'


def test_brackets_that_are_words_stay() -> None:
    text = "It said [sic] and [embed](https://e.org) and [a=b]."
    paragraph = opening(text)[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "It said \\[sic\\] and [embed](https://e.org) and \\[a=b\\]."


def test_a_long_shortcode_is_quoted_by_its_beginning() -> None:
    read = reading("Lede {% chart " + "x" * 500 + " %} here.\n")
    assert len(read.diagnostics[0].message) < 150
