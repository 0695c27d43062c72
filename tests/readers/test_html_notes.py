"""Footnotes and lines of code in HTML, as ten systems write them."""

from __future__ import annotations

import pytest

from exporter.article import Article, CodeBlock
from exporter.article.places import blocks
from exporter.diagnostics import ArticleError
from tests.support.cases import article, reading

STOPPED = (
    "<p>The buses of the harbour stopped on Monday, and by noon the schools were half empty{}."
    " More words{}.</p>"
)
THEN = "<h2>Then</h2><p>Trips to the hospital fell by eighteen per cent in the first week.</p>"
SYSTEMS: dict[str, tuple[str, str, str]] = {
    "word": (
        (
            "<a href='#_ftn1' name='_ftnref1' title=''><span class=MsoFootnoteReference><sup>"
            "[1]</sup></span></a>"
        ),
        "<a href='#_ftn2' name='_ftnref2'><span><sup>[2]</sup></span></a>",
        (
            "<div><br clear=all><hr align=left size=1 width='33%'><div id=ftn1><p "
            "class=MsoFootnoteText><a href='#_ftnref1' name='_ftn1'><sup>[1]</sup></a> The "
            "city <i>counted</i>.</p></div><div id=ftn2><p class=MsoFootnoteText><a "
            "href='#_ftnref2' name='_ftn2'><sup>[2]</sup></a> Second.</p><p>Para two.</p>"
            "</div></div>"
        ),
    ),
    "wiki": (
        (
            '<sup id="cite_ref-1" class="reference"><a href="#cite_note-1"><span '
            'class="cite-bracket">[</span>1<span class="cite-bracket">]</span></a></sup>'
        ),
        '<sup id="cite_ref-2" class="reference"><a href="#cite_note-2">[note 2]</a></sup>',
        (
            '<div class="mw-heading mw-heading2"><h2 id="References">References</h2><span '
            'class="mw-editsection">[edit]</span></div><div class="reflist"><div '
            'class="mw-references-wrap"><ol class="references"><li id="cite_note-1"><span '
            'class="mw-cite-backlink"><b><a href="#cite_ref-1" aria-label="Jump up">^</a></b>'
            '</span> <span class="reference-text"><cite>Okafor</cite> <a '
            'href="https://e.org/">Review</a>.</span></li><li id="cite_note-2"><span '
            'class="mw-cite-backlink">^ <a href="#cite_ref-2"><sup><i><b>a</b></i></sup></a>'
            '</span> <span class="reference-text">Second.</span></li></ol></div></div>'
        ),
    ),
    "kramdown": (
        (
            '<sup id="fnref:1"><a href="#fn:1" class="footnote" rel="footnote" '
            'role="doc-noteref">1</a></sup>'
        ),
        '<sup id="fnref:1:1"><a href="#fn:1" class="footnote" rel="footnote">1</a></sup>',
        (
            '<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1" role="doc-endnote">'
            '<p>The city. <a href="#fnref:1" class="reversefootnote" role="doc-backlink">'
            '&#8617;</a> <a href="#fnref:1:1" class="reversefootnote">&#8617;<sup>2</sup></a>'
            "</p></li></ol></div>"
        ),
    ),
    "pandoc": (
        '<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>',
        '<a href="#fn2" class="footnote-ref" id="fnref2"><sup>2</sup></a>',
        (
            '<section id="footnotes" class="footnotes" role="doc-endnotes"><hr /><ol><li '
            'id="fn1"><p>One.<a href="#fnref1" class="footnote-back" role="doc-backlink">'
            '↩︎</a></p></li><li id="fn2"><p>Two.</p><pre><code>x</code></pre><p>Three.<a '
            'href="#fnref2" class="footnote-back">↩︎</a></p></li></ol></section>'
        ),
    ),
    "ghost": (
        '<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>',
        "",
        (
            '<hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list">'
            '<li id="fn1" class="footnote-item"><p>One. <a href="#fnref1" '
            'class="footnote-backref">↩︎</a></p></li></ol></section>'
        ),
    ),
    "google": (
        '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>',
        '<sup><a href="#ftnt2" id="ftnt_ref2">[2]</a></sup>',
        (
            '<hr><div><p class="c1"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span class="c2"> '
            'One.</span></p></div><div><p><a href="#ftnt_ref2" id="ftnt2">[2]</a><span> '
            "Two.</span></p></div>"
        ),
    ),
    "substack": (
        (
            '<a class="footnote-anchor" data-component-name="FootnoteAnchorToDOM" '
            'id="footnote-anchor-1" href="#footnote-1" target="_self">1</a>'
        ),
        "",
        (
            '<div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1" '
            'href="#footnote-anchor-1" class="footnote-number" contenteditable="false" '
            'target="_self">1</a><div class="footnote-content"><p>One.</p></div></div>'
        ),
    ),
    "plain": (
        '<a href="#n1" id="r1">[1]</a>',
        '<a href="#n2" id="r2">[2]</a>',
        (
            '<h2>Notes</h2><p id="n1">[<a href="#r1">1</a>] One.</p><p><a name="n2"></a><a '
            'href="#r2">[2]</a> Two.</p><h2>After</h2><p>Still here, and it must stay where '
            "it is now.</p>"
        ),
    ),
    "several": (
        '<sup><a href="#a1" id="x1">1</a>, <a href="#a2" id="x2">2</a></sup>',
        "",
        '<ol><li id="a1">One.</li><li id="a2">Two.</li></ol>',
    ),
    "libre": (
        '<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym">1</a></sup>',
        "",
        (
            '<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" '
            'name="sdfootnote1sym" href="#sdfootnote1anc">1</a>One.</p></div>'
        ),
    ),
    "toc": (
        '<a href="#then">1</a>',
        "",
        '<h2 id="then">The other</h2><p>Words of the other that are long enough to be words.</p>',
    ),
}
NOTES = {
    "word": ("The city *counted*.", "Second.\\\nPara two."),
    "wiki": ("*Okafor* [Review](https://e.org/).", "Second."),
    "kramdown": ("The city.", "The city."),
    "pandoc": ("One.", "Two.\\\n`x`\\\nThree."),
    "ghost": ("One.", ""),
    "google": ("One.", "Two."),
    "substack": ("One.", ""),
    "plain": ("One.", "Two."),
    "several": ("One.]^[Two.", ""),
    "libre": ("One.", ""),
}


def page(call: str, other: str, notes: str) -> Article:
    """A page that calls two notes."""
    return article(f"<h1>Head</h1>{STOPPED.format(call, other)}{THEN}{notes}", "html")


@pytest.mark.parametrize("name", NOTES)
def test_notes_of_every_system_are_notes_where_they_are_called(name: str) -> None:
    read = page(*SYSTEMS[name])
    first, second = NOTES[name]
    more = f"^[{second}]" if second else ""
    assert read.lede is not None
    assert read.lede.endswith(f"half empty^[{first}]. More words{more}.")


@pytest.mark.parametrize("name", NOTES)
def test_nothing_of_the_list_of_notes_stays(name: str) -> None:
    read = page(*SYSTEMS[name])
    after = ["After"] if name == "plain" else []
    assert [section.heading for section in read.sections] == ["Then", *after]
    assert [block.type for _, block in blocks(read)] == ["paragraph"] * len(read.sections)


def test_what_only_looks_like_a_note_stays() -> None:
    read = page(*SYSTEMS["toc"])
    assert "^[" not in str(read)
    assert read.sections[1].heading == "The other"


def test_a_heading_of_notes_stays_where_more_stands_below_it() -> None:
    call, _, notes = SYSTEMS["kramdown"]
    read = page(call, "", f"<h2>Notes</h2>{notes}<p>More of the notes, which is no note.</p>")
    assert read.sections[1].heading == "Notes"


def test_html_in_markdown_has_notes_too() -> None:
    call, _, notes = SYSTEMS["pandoc"]
    text = f"<div><p>Lede.</p><p>Words{call}.</p>{notes}</div>"
    assert "Words^[One.]." in str(article(text))


def test_a_note_that_is_called_without_end_is_not_copied_without_end() -> None:
    calls = '<sup><a href="#n">1</a></sup>' * 3000
    text = f"<h1>A</h1><p>Words{calls}.</p><ol><li id=n>{'long words ' * 500}</li></ol>"
    with pytest.raises(ArticleError) as refused:
        reading(text, "html")
    assert [one.code for one in refused.value.diagnostics] == ["too-long"]
    assert len(str(refused.value)) < 1000


LANGUAGES = {
    '<pre><code class="language-python">a</code></pre>': "python",
    '<div class="language-ruby highlighter-rouge"><div class="highlight"><pre class="highlight">'
    "<code>a</code></pre></div></div>": "ruby",
    '<div class="highlight"><pre><code data-lang="go">a</code></pre></div>': "go",
    '<div class="highlight highlight-source-shell"><pre>a</pre></div>': "shell",
    '<pre class="brush: php; title: x">a</pre>': "php",
    '<pre><code class="hljs css">a</code></pre>': "css",
    '<table class="lntable"><tr><td><pre><code><span class="lnt">1</span></code></pre></td><td>'
    '<pre><code class="language-go">a</code></pre></td></tr></table>': "go",
    '<pre class="sourceCode python"><code class="sourceCode python">a</code></pre>': "python",
    '<pre><code class="language-text">a</code></pre>': None,
    '<pre class="highlight"><span class="lineno">1 </span>a</pre>': None,
    '<pre data-lang="not a language!">a</pre>': None,
}


@pytest.mark.parametrize("form", ["html", "markdown"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_code_keeps_its_language_and_never_prints_it(code: str, form: str) -> None:
    read = article(f"<h1>H</h1>{STOPPED.format('', '')}\n\n{code}\n\n{THEN}", form)
    (found,) = (block for _, block in blocks(read) if isinstance(block, CodeBlock))
    assert (found.text, found.language) == ("a", LANGUAGES[code])
