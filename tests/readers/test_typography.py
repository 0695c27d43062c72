"""Straight marks of Markdown are set as the language of the article sets them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporter.article import Article, Paragraph
from exporter.article.inline import plain
from exporter.readers.markdown.spelling import to_markdown
from exporter.readers.reader_table import loads
from exporter.readers.typography.conventions import convention_of
from exporter.readers.typography.setting import set_inline
from exporter.readers.typography.texts import set_article

NARROW, FULL = "\u202f", "\u00a0"
LANGUAGES = ("en", "de", "de-CH", "fr", "fr-CA", "fr-CH", "es", "pl", "sv", "ru", "hu", "he", "ja")


def lede(text: str, language: str = "en", head: str = "") -> str:
    source = f"---\nlang: {language}\n{head}---\n\n{text}\n"
    return str(loads(source, "article.md").article.lede)


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", "“one ‘two’ three”"),
        ("en-GB", "“one ‘two’ three”"),
        ("nl", "“one ‘two’ three”"),
        ("pt", "“one ‘two’ three”"),
        ("pt-PT", "«one “two” three»"),
        ("de", "„one ‚two‘ three“"),
        ("de-AT", "„one ‚two‘ three“"),
        ("de-CH", "«one ‹two› three»"),
        ("cs", "„one ‚two‘ three“"),
        ("pl", "„one «two» three”"),
        ("sv", "”one ’two’ three”"),
        ("fi", "”one ’two’ three”"),
        ("nb", "«one ‘two’ three»"),
        ("es", "«one “two” three»"),
        ("es-MX", "“one ‘two’ three”"),
        ("it", "«one “two” three»"),
        ("ru", "«one „two“ three»"),
        ("uk", "«one „two“ three»"),
        ("hu", "„one »two« three”"),
        ("ar", "”one ’two‘ three“"),
        ("am", "«one ‹two› three»"),
        ("fr", f"«{NARROW}one “two” three{NARROW}»"),
        ("fr-CA", f"«{FULL}one “two” three{FULL}»"),
        ("fr-CH", "«one ‹two› three»"),
        ("ja", "\"one 'two' three\""),
        ("zh-Hant", "\"one 'two' three\""),
    ],
)
def test_each_language_has_its_own_quotation_marks(language: str, printed: str) -> None:
    assert lede("\"one 'two' three\"", language) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("in the '90s, '68 and die '90er, 6' apart", "in the ’90s, ’68 and die ’90er, 6′ apart"),
        ("don't, dogs' tails, the '90s, rock 'n' roll, 'tis", None),
        ('6\' 2" tall, a 5" screen, 5\'10"', "6′ 2″ tall, a 5″ screen, 5′10″"),
        ('"a 6" pipe" and "in 1984"', "“a 6″ pipe” and “in 1984”"),
        ('**"bold"** and *"it*alics"', "**“bold”** and *“it*alics”"),
        ('("a") ["b"] "c"-"d", "e".', "(“a”) \\[“b”\\] “c”-“d”, “e”."),
        ('"Call"^[A "note" of it.] it', "“Call”^[A “note” of it.] it"),
        ('"He said "no" then"', "“He said ‘no’ then”"),
        ('"It goes on in the next paragraph', "“It goes on in the next paragraph"),
        ('it ends here."', "it ends here.”"),
        ("1990--2000, yes -- no --- so... [...]", "1990–2000, yes – no — so… \\[…\\]"),
        ('wait.... `"--..."`', 'wait…. `"--..."`'),
        ("“curly” ‘stays’ – so — it’s… «x»", "“curly” ‘stays’ – so — it’s… «x»"),
        ("10 % of it", f"10{FULL}% of it"),
    ],
)
def test_marks_are_set_by_what_stands_beside_them(typed: str, printed: str | None) -> None:
    assert lede(typed) == (printed or typed.replace("'", "’"))


@pytest.mark.parametrize(
    "typed",
    [
        'see `it\'s -- "x"...` here',
        "run --help or git --amend",
        "a --> b, a <-- b, ----",
        "in ../../x, ./a--b/c... and ~/it's",
        "at <https://example.org/a--b...c'd'>",
        "at https://example.org/a--b now",
        "[words](https://example.org/a--b...c)",
        "(c) (tm) +- 1/2 x2",
    ],
)
def test_code_addresses_paths_options_and_arrows_stay_as_typed(typed: str) -> None:
    off = lede(typed, head="smart: false\n")

    assert lede(typed) == off


@pytest.mark.parametrize("typed", [r"\"x\" it\'s a\...b c\--d", "&quot;x&quot; it&#39;s"])
def test_what_is_escaped_stays_straight(typed: str) -> None:
    assert not re.search("[“”‘’…–—]", lede(typed))


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("fr", "Il dit~: «~Non~!~» Pourquoi~? Oui~; «~bien~» et «~mal~». 10~% :)"),
        ("fr-CA", "Il dit=: «=Non~!=» Pourquoi~? Oui~; «=bien=» et «=mal=». 10~% :)"),
        ("fr-CH", "Il dit~: «Non~!» Pourquoi~? Oui~; «~bien~» et «mal». 10~% :)"),
        ("en", "Il dit : “Non !” Pourquoi ? Oui ; « bien » et «mal». 10=% :)"),
    ],
)
def test_french_has_spaces_at_which_no_line_ends(language: str, printed: str) -> None:
    typed = 'Il dit : "Non !" Pourquoi ? Oui ; « bien » et «mal». 10 % :)'

    assert lede(typed, language) == printed.replace("~", NARROW).replace("=", FULL)


def test_front_matter_and_every_part_of_the_text_are_set() -> None:
    source = """---
title: It's "big"
kicker: What's new
byline: Sinéad O'Connor
key_points: [It's so]
faq: [{question: "Who's it?", answer: ["It's me."]}]
extra: {motto: it's}
---

It's.

## It's

- it's
- [ ] it's

| it's |
|---|
| it's |

> It's.
> -- O'Hara

::: callout note
### It's

It's[^1].
:::

Term it's
: It's.

![it's](a.png "It's")

<div title="it's">It's</div>

```
it's
```

[^1]: It's.
"""
    article = loads(source, "article.md").article

    straight = re.findall(r"\w*'\w", article.to_json())

    assert straight == ["it's", "it's", "it's"]  # a house's field, alternative text, and code
    assert article.headline == "It’s “big”"
    assert article.byline[0].name == "Sinéad O’Connor"


def test_a_heading_keeps_its_slug_and_its_part() -> None:
    source = (
        '# H\n\nSee [it](#whats-"new"-now), [x](#whats-new-now).\n\n## What\'s "new" now\n\nX.\n'
    )

    article = loads(source, "article.md").article

    assert article.sections[0].label == "whats-new-now"


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_articles_as_data_stay_as_they_are(suffix: str) -> None:
    text = '{"lede": "It\'s \\"so\\"..."}'

    assert loads(text, f"article.{suffix}").article.lede == 'It\'s "so"...'


@pytest.mark.parametrize("off", ["smart: false", "smart: no", "smart: 'false'", "smart: OFF"])
def test_smart_false_leaves_the_text_as_typed(off: str) -> None:
    assert lede('"It\'s" -- so...', "fr", f"{off}\n") == '"It\'s" -- so...'


_SIGNS = st.lists(
    st.sampled_from(['"', "'", "--", "---", "...", " ", "a", "90s", "(", ")", ",", "?", "«", "»"])
).map("".join)


@settings(max_examples=60)
@given(text=_SIGNS, language=st.sampled_from(LANGUAGES))
def test_any_text_stays_as_typed_where_smart_is_false(text: str, language: str) -> None:
    typed = f"x {text}".strip()

    assert lede(typed, language, "smart: false\n") == Article(lede=typed).lede


def test_smart_true_is_the_default_and_other_values_are_told() -> None:
    reading = loads("---\nsmart: maybe\n---\n\nIt's.\n", "article.md")

    assert reading.article.lede == "It’s."
    assert [(told.code, told.place and told.place.line) for told in reading.diagnostics] == [
        ("unknown-value", 2)
    ]
    assert not loads("---\nsmart: true\n---\n\nIt's.\n", "article.md").diagnostics


def test_a_problem_stands_where_it_is_in_the_file() -> None:
    source = '---\ntitle: "It\'s"\n---\n\n"Quoted" -- and [gone](#nowhere)...\n'

    (told,) = loads(source, "article.md").diagnostics

    assert told.place
    assert (told.place.line, told.place.column) == (5, 17)


@pytest.mark.parametrize(
    ("typed", "language", "printed"),
    [
        ("x ''/'*y*...", "de", "x ’’/'*y*..."),
        ("x «'/a'", "de", "x «‚/a‘"),
        ('"so... \'1984"word', "en", "“so… ’1984″word"),
        ("at ~/it’s--so now", "en", "at \\~/it’s--so now"),
    ],
)
def test_what_is_set_is_set_alike_again(typed: str, language: str, printed: str) -> None:
    convention = convention_of(language)
    assert convention
    once = set_inline(typed, convention)

    assert set_inline(once, convention) == once == printed


_TYPED = st.lists(
    st.sampled_from(
        [
            *('"', "'", "--", "---", "...", "-", ".", " ", " ", " ", "\u202f"),
            *("a", "word", "90s", "6", "1984", "(", ")", ",", "?", "!", ":", ";", "%"),
            *("«", "»", "“", "”", "’", "–", "…", "`c`", "**", "*", "^[n]", "/", "http://a.b/c"),
        ]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=150)
@given(text=_TYPED, language=st.sampled_from(LANGUAGES))
def test_setting_again_changes_nothing_and_words_stay(text: str, language: str) -> None:
    convention = convention_of(language)
    typed = Article(lede=f"x {text}", language=language).lede or ""
    if convention is None:
        return

    once = set_inline(typed, convention)

    assert set_inline(once, convention) == once
    assert re.findall(r"\w+", plain(once)) == re.findall(r"\w+", plain(typed))


@settings(max_examples=100)
@given(text=_TYPED, is_set=st.booleans(), language=st.sampled_from(LANGUAGES))
def test_any_text_is_spelt_so_that_it_reads_back(text: str, is_set: bool, language: str) -> None:
    article = Article(lede=f"x {text}", headline=f"y {text}", language=language)
    convention = convention_of(language)
    if is_set and convention:
        article = set_article(article, convention)

    source = to_markdown(article)

    assert loads(source, "article.md").article == article
    assert not (is_set and convention and "smart:" in source)


def test_an_article_with_straight_marks_is_spelt_with_the_switch() -> None:
    article = Article(lede="It's", sections=({"blocks": [Paragraph(text="x")]},))

    assert "smart: false\n" in to_markdown(article)
    assert loads(to_markdown(article), "a.md").article == article
