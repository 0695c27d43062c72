"""Constructs of every format that an article is read from, each as often as one likes.

A construct is a piece that is repeated, alone or with what stands before all, what closes each of
them, and what stands after all. A `§` in it is its number.
"""

from __future__ import annotations

from collections.abc import Mapping

Construct = str | tuple[str, ...]

LINES = "\n\n"
_PAGE = "<title>T</title><article><h1>T</h1><p>" + "Words of an article that is long. " * 5 + "</p>"
_ROWS = "|a|b|\n|-|-|\n"
_TABLE = "headline: T\nsections:\n- blocks:\n  - type: table\n    "

_WORDS = (
    *(
        "word ",
        "w",
        "語",
        "a\n",
        "a\n\n",
        "a  \n",
        "a\\\n",
        "\n",
        " ",
        "\t",
        "\ta\n",
        "\f",
        "\u00a0",
    ),
    *(
        "\\",
        "\\a",
        '"',
        '"a" ',
        "'",
        "'a ",
        ".",
        "a--b ",
        "-",
        "&",
        "&amp;",
        "&#",
        "\u0301",
        "\x01",
    ),
    *("שלום ", "👩\u200d", "\u2028"),
)
_BRACKETS = (
    *(
        "[",
        "![",
        "]",
        "[]",
        "[a](",
        "[a](b) ",
        "[a][b] ",
        "[[a]] ",
        "[[a ",
        "[a](<b",
        "[@a] ",
        "[@a; ",
    ),
    *("![a](x.png) ", "![a](x§.png)\n\n", "[TOC]\n\n", "[x](#h) ", "[x](#h§) ", "[](#h) "),
    *("[x](#h)\n\n", "[^", "[^§] ", "[a]{.b ", "[a b=c] ", "[caption]a", "[code]\n"),
    *(
        ("", "[", "]", "a"),
        ("", "[a", "](b)"),
        ("", "^[a", "]"),
        ("[a]: <", "b"),
        ("[a]: b '", "x\n"),
    ),
    *("[r§]: http://a.b\n", "[a]: b 'x\n", ("[a]: b\n\n", "[a] "), "## h§\n\n[x](#h§) "),
    *(
        "## h\n\n[x](#h-§) ",
        "## heading §\n\n[x](#haeding§)\n\n",
        ("![a](x.png){#p}\n\n", "[](#p) "),
    ),
)
_MARKS = (
    *(
        "*",
        "*a ",
        "*a* ",
        "**a ",
        "a* ",
        "*a _b ",
        "**a *b* c** ",
        "*a**",
        "_a ",
        "a***b",
        "***a** ",
    ),
    *("~", "~a ", "~a~", "~~a ", "~~a~~ ", "=", "==a ", "==a== ", "^", "a^a^", "^a", "^a^a ", "a^"),
    *("^*a", "^[a", "^[a]", "^[^a", "^~a", "^`a", "^a^ ", "H~2~O ", "^a\\^", "`", "`a ", "`a` "),
    *("$", "$a ", "$a$ ", "$$\na\n$$\n\n", "$$ a ", "\\\\(a ", "\\\\[a\n\n", "%% a ", "%%\na\n"),
    *(
        "@",
        "@a ",
        "a@",
        "a@b.c ",
        "a.",
        "www.a.b ",
        "www._ ",
        "http://",
        "http://a.b ",
        ":",
        ":a ",
        ":a: ",
    ),
    *(("https://a.b/", "("), ("https://a.b/", ")"), ("https://a.b/", "&a;"), ("https://a.b/", ".")),
    *("{", "{a ", "{#a ", "a {.b} ", "{{ a ", "{% a ", "{{< a >}} ", "{{< a ", "{{< a >}}\n\n"),
    *(
        "{% raw %} ",
        "{{%/* a ",
        "%} ",
        "{% a %}\nx\n{% enda %}\n\n",
        "{% highlight x %}\na\n",
        "{x}`a` ",
    ),
    *(("a {", ".a "), ("a {", 'a="'), ("a {", " ", "", "x"), ("{{< a ", "b=c ", "", ">}}"), "${a "),
)
_BLOCKS = (
    *(">", "> ", "> a\n", "> a\n\n", ">- ", ("> a\n", "a\n"), ">>>>>>>>a\n", "> [!NOTE]\n> a\n\n"),
    *(
        "- ",
        "- a\n",
        "- a\n\n",
        "* - + ",
        "1. a\n",
        "a. a\n",
        "i. a\nii. b\n",
        "#. a\n",
        "(@a§) x\n",
    ),
    *(
        "- [ ] a\n",
        "-\n",
        "- a\n* b\n",
        "1) a\n1. b\n",
        ("", "M", "", ". x"),
        ("(@a) x\n\n", "@a "),
    ),
    *("## a\n\n", "## h§\n\np\n\n", "##\n\n", "a\n---\n\n", ("", "a\n", "", "---\n"), "#", "# "),
    *(
        "## a\n### b\n#### c\n",
        "##### b\n\n",
        "## h {#l§}\n\n",
        ("## a", " ", "", "#b"),
        ("## ", "a"),
    ),
    *(
        "```\n",
        ("```\n", "a\n"),
        "```{note}\na\n```\n\n",
        "::: a\n",
        "::: callout note\na\n:::\n\n",
    ),
    *(
        ":::{note}\n",
        "!!! note\n    a\n\n",
        "a\n: b\n\n",
        ("a\n", ": b\n"),
        ": a\n",
        ("a\n: b\n", "c\n"),
    ),
    *("---\n", "--- ", "a\n===\n", "\\newpage\n\n", "<!-- pagebreak -->\n\n", "Credit: x\n\n"),
    *(("## Questions and answers\n\n", "### q\n\na\n\n"), ("## Key points\n\n", "- a\n")),
    *(
        ("## Corrections\n\n", "- 2026-01-02: a\n"),
        "## Summary\n\na\n\n",
        "::: figure\n![a](x)\n:::\n\n",
    ),
    *(
        "a[^§]\n\n[^§]: x\n\n",
        "[^§]: x\n\n",
        ("a[^1]\n\n[^1]: ", "x[^1] "),
        ("[^1]: x\n\n", "a[^1] "),
    ),
    *(("a[^1]\n\n[^1]: x\n", "    y\n\n"), ("a[^1]\n\n", "[^1]: x\n\n"), "*[A§]: x\n"),
)
_TABLES = (
    *("|", "|a\n", "| a\n", (_ROWS, "|a|b|\n"), (_ROWS, "|a"), ("|a|\n|-|\n", "|a|b|\n"), "|-"),
    *(
        (_ROWS, "|a||\n"),
        _ROWS + "|1|2|\n\n",
        _ROWS + "|1|2|\n\nTable: x\n\n",
        "+",
        "+-",
        "-- --\n",
    ),
    *(
        ("+--+--+\n", "|a |b |\n+--+--+\n"),
        ("+--+--+\n", "|a |b |\n"),
        "+--+\n|a |\n\n",
        "-- --\na b\n\n",
    ),
    *(
        "+----+\n|+--+|\n",
        ("a b\n- -\n", "a b\n"),
        ("---\na b\n- -\n", "a b\n\n"),
        "---\n a b\n- -\n",
    ),
    *((_ROWS, "|x|1|\n", "", "\nTable: x {chart=bar}\n"), ("|a|b|\n", "|-|-|\n")),
)
_TAGS = (
    *("<", "<a ", "<b>", "<b>a</b> ", "<!--", "a <!--", "<!-- a\n\n", "x <!-- a --> ", "<?", "a<?"),
    *(
        "a<![CDATA[",
        "a<!A",
        "x<sup>",
        "<div>\n\na\n\n",
        "<div>\n\na\n\n</div>\n\n",
        "<div>a</div>\n\n",
    ),
    *(
        ("", "a<sup>", "</sup>"),
        ("", "<div>\n", "</div>\n"),
        ("", "<ul><li>", "</li></ul>"),
        "</b>",
    ),
    *(("<table>", "<tr><td>a</td></tr>", "", "</table>"), ("<table><tr>", "<td>a", "", "</table>")),
    *(
        ("<table><tr>", "<td colspan=9>a", "", "</table>"),
        ("<b ", "a=b ", "", ">x</b>"),
        "<foo>a</foo> ",
    ),
    *(
        ("<b ", "a='"),
        ("x <b", " ", "", "x"),
        "x<a x='y' ",
        "a<br>",
        "<http://a.b ",
        "<http://a.b> ",
    ),
    *('<a href="http://a.b">', "<p>a</p>\n", "<script>\n", "<b>*a", "<i>*a*</i>", "a <div>"),
    *("<pre>\na\n</pre>\n\n", "<details><summary>a</summary>\n\nb\n\n</details>\n\n"),
    *('<a id="a§"></a>x [y](#a§)\n\n', '<figure><img src="x.png" alt="a"></figure>\n\n'),
)
_HEADS = (
    *(("---\ntitle: T\n", "k§: v\n", "", "---\n\nL"), ("---\na: ", "[", "]", "\n---\n\nL")),
    *(("---\n", "a§: &a§ [*a§,*a§]\n", "", "---\n\nL"), ("---\na: ", "{a: ", "}", "\n---\n\nL")),
    *(
        ("---\ntitle: T\nkeywords:\n", "- a\n", "", "---\n\nL"),
        ("---\n", "a: b\n"),
        ("", "---\na: b\n"),
    ),
    *(("+++\n", "k§=1\n", "", "+++\n\nL"), ("+++\na=", "[", "]", "\n+++\n\nL"), ("", "% a\n")),
    *(("+++\n", "a.", "", "a=1\n+++\n\nL"), ("+++\n", "[a§]\n", "", "+++\n\nL"), ("", "Key§: v\n")),
    *(('{\n"a": ', "[", "]", "\n}\n\nL"), ('{\n"z": 1', ',"k§": 1', "", "\n}\n\nL")),
    *(("---\ntitle: ", "<b>a", "", "\n---\n\nL"), ("---\ntitle: T\ndate: ", "1", "", "\n---\n\nL")),
)
_YAML: tuple[Construct, ...] = (
    *(
        ("headline: T\nlede: a\n", "k§: v\n"),
        ("headline: T\n", "lede: a\n"),
        ("headline: ", "[", "]"),
    ),
    *(
        ("headline: ", "{a: ", "}"),
        ("headline: T\nkey_points:\n  ", "- ", "", "a\n"),
        "- ",
        "[",
        "? a\n",
    ),
    *(
        ("headline: T\nlede: a\nextra:\n", "  k§: v\n"),
        ("headline: T\nkey_points:\n", "- !!str a\n"),
    ),
    *(("headline: T\nextra:\n", "  a§: &a§ [*a§,*a§]\n"), ("headline: T\nkey_points:\n", "- *a\n")),
    *(("headline: T\nlede: a\n", "---\n"), ("", "# a\n"), ("headline: T\nlede: |\n", "  a\n")),
    *(("headline: T\nlede: >\n", "  a\n\n"), ('headline: T\nlede: "x', "\\n", "", '"\n')),
    *(
        ("headline: T\nlede: a", mark)
        for mark in (" *a", "a^a^", "[", "^[b", "^a", " ~a", " **a", "`a")
    ),
    *(
        ("headline: T\nlede: a", mark)
        for mark in (" *a*", "^", " <a", "x^[a]", " [a](http://b.c)", "a")
    ),
    *(("headline: T\nlede: a", " [](#l§)"), ("headline: T\nkey_points:\n", "- '[](#l§)'\n")),
    ("headline: T\nsections:\n", "- heading: a\n  label: l§\n  blocks: ['[](#l§)']\n"),
    *(
        ("headline: T\nsections:\n", "- heading: 3\n  foo: x\n"),
        ("headline: T\nkey_points:\n", "- [a]\n"),
    ),
    *(
        (_TABLE + "header: [", "a,", "", "]\n    rows: []\n"),
        (_TABLE + "header: [a]\n    rows:\n", "    - []\n"),
    ),
    ("headline: T\nsections:\n- blocks:\n", "  - {type: figure, src: x§.png, alt: a}\n"),
    *(("headline: T\nkeywords: [", "a,", "", "]"), ("headline: T\nurl: http://", "a.", "", "\n")),
    *(("headline: T\nlede: a\nextra:\n  a: ", "1"), ("headline: T\nlanguage: ", "a-", "", "b\n")),
)
_JSON = (
    *(('{"headline":', "[", "]", "}"), ('{"headline":', '{"a":', "}", "}"), "[", '"', " "),
    *(('{"headline":"T"', ',"k§":1', "", "}"), ('{"headline":"T"', ',"lede":"a"', "", "}")),
    *(
        ('{"headline":"T","key_points":["a"', ',"a"', "", "]}"),
        ('{"headline":"', "\\u0041", "", '"}'),
    ),
    *(('{"headline":"T","key_points":[[]', ",\n[]", "", "]}"), ('{"headline":', "1", "", "}")),
    *(('{"headline":"T","lede":"a', " *a", "", '"}'), ('{"headline":"', "\\ud800", "", '"}')),
    ('{"headline":"T","lede":"a","extra":{"a":1', ',"k§":1', "", "}}"),
)
_OUTLINE = "Lede.\n| Article Subheadings |\n|---|\n"
_TEXT = (
    *(
        "a\n",
        "w",
        "|",
        "|a\n",
        "|-|\n",
        "*",
        "[a](b) ",
        "http://a.b/",
        ".",
        ("a|\n|", "-", "", "x\n"),
    ),
    *(
        ("a|\n", "|---", "", "x\n"),
        ("a|\n|---", " ", "", "x\n"),
        (_OUTLINE, "| h§ |\n"),
        ("L.\n", "\n"),
    ),
    *(
        (_OUTLINE + "| h |\n", "short line\n\n"),
        (_OUTLINE, "| h§ |\n", "h\n"),
        (_OUTLINE + "| ", "("),
    ),
    *(
        ("L.\nFrequently Asked Questions\n", "Question: a?\nb\n"),
        ("L.\n", "|a|b|\n|---|---|\n|1|2|\n\n"),
    ),
    *(("L.\nFrequently Asked Questions\n", "a\n"), ("L.\n|a|\n|---|\n|a|b|\n", "|a|\n")),
)
_PIECES = (
    *(
        "<p>A paragraph of words that is long enough.</p>",
        "<p>a",
        "<b>a",
        "<b><p>a",
        "<b>a</b> ",
        "<",
    ),
    *(
        ("<p>", "<b>a</b> "),
        ("", "<div>", "</div>"),
        ("<p>", "a<sup>", "</sup>"),
        ("<p ", "a§=b ", "", ">a"),
    ),
    *(
        '<a href="http://a.b">x',
        '<a href="http://a.b">x</a> ',
        ("<p class='", "-author", "", "'>a"),
    ),
    *(
        ("<table>", "<tr><td>a<td>b", "", "</table>"),
        ("<table><tr>", "<td>a"),
        ("<table>", "a<tr>"),
    ),
    *(
        ("<table><tr>", "<td colspan=9>a"),
        ("<ul>", "<li>a", "", "</ul>"),
        "<!-- a -->",
        "<!",
        "&amp;",
    ),
    *(
        ("<p>", "word "),
        ("<p>", "w"),
        ("<p>", "a<br>"),
        '<p><img src="x§.png" alt="a"></p>',
        "</p>",
        "</b>",
    ),
    *("<h2>h</h2><p>a</p>", "<h1>h</h1>", "<h1>h§</h1>", '<a href="#x§">y</a> ', "<nav>a</nav>"),
    *('<p id="x§">y <a href="#x§">y</a></p>', '<div class="share">a</div>', "<div><p>a</p></div>"),
    *(
        ('<script type="application/ld+json">', "[", "]", "</script>"),
        "<svg><g>",
        "<select><option>a",
    ),
    *(
        "<style>.c§{font-style:italic}</style>",
        "<span class=c§>a</span>",
        "<template>",
        "<form>",
        "<font>a",
    ),
    *(
        "<blockquote><p>a</p></blockquote>",
        "<figure><img src=x alt=a><figcaption>a</figcaption></figure>",
    ),
    *(
        ("<dl>", "<dt>a<dd>b"),
        ("<pre>", "a\n"),
        ("<p>", "*a "),
        ("<p>", "["),
        ("<p>", "`"),
        ("<p>", "^a"),
    ),
    *(
        '<p>x<sup><a href="#n§" id="r§">§</a></sup></p><p id="n§">§ x</p>',
        "<span></span>",
        "<meta name=a>",
    ),
)

CONSTRUCTS: Mapping[str, tuple[str, tuple[Construct, ...]]] = {
    "lines.md": ("# T\n\nL.\n\n## H\n\n", (*_WORDS, *_BRACKETS, *_MARKS)),
    "blocks.md": ("# T\n\nL.\n\n## H\n\n", (*_BLOCKS, *_TABLES, *_TAGS)),
    "head.md": ("", _HEADS),
    "a.yaml": ("", _YAML),
    "a.json": ("", _JSON),
    "a.txt": ("", _TEXT),
    "a.html": (_PAGE, _PIECES),
}
"""By the name of a file: what it begins with, and the constructs of its format."""


def repeated(construct: Construct, size: int) -> str:
    """A construct as often as makes a text of about `size` characters."""
    parts = (("", construct, "", "") if isinstance(construct, str) else (*construct, "", ""))[:4]
    before, piece, closing, after = parts
    count = max(size // len(piece + closing), 1)
    pieces = "".join(piece.replace("§", str(number)) for number in range(count))
    return before + pieces + closing * count + after
