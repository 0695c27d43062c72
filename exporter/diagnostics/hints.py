"""What to do about each kind of problem, where nobody can say something better about this one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Self

HINTS: Mapping[str, str] = {
    # the call
    "usage": "`--help` tells what goes together",
    # the model
    "bad-code-language": "name a language such as python, or leave it out",
    "bad-date": "write 2026-03-31, or 2026-03-31T06:00:00+02:00",
    "bad-label": "write a short name of letters, digits and hyphens, such as poll",
    "bad-language": "write a BCP 47 tag, such as en, de-AT or uk",
    "bad-link": "write a whole address, such as https://example.org",
    "bad-number": "write a whole number within these bounds",
    "bad-size": "write a share such as 50%, or a length such as 8cm or 120px",
    "bad-url": "write a whole address, such as https://example.org/summit",
    "control-character": "delete it",
    "embargo-missing": "add embargo: 2026-04-01T06:00:00+02:00, or change the status",
    "embargo-unexpected": "set status: embargoed, or delete the embargo",
    "empty-list": "add something to it, or delete the key",
    "empty-text": "write something, or delete the key",
    "heading-missing": "give the section a heading; only the first one may go without",
    "heading-too-deep": "raise the heading; three levels are the most",
    "label-twice": "give one of them another label",
    "list-numbering": "leave it out, or number the list from 1",
    "list-start": "let the list start at a number from 0 to 999999999",
    "missing-key": "add the key; `brief schema` shows what belongs there",
    "naive-datetime": "add the zone, as in 2026-03-31T06:00:00+02:00",
    "nesting-too-deep": "bring some of what is inside out",
    "no-content": "add a lede or a section",
    "ragged-table": "give every row as many cells as the header has",
    "too-long": "break it into paragraphs",
    "article-too-large": "make several articles of it",
    "table-too-wide": "split the table, or turn its columns into rows",
    "unknown-block": "`brief schema` lists the blocks",
    "unknown-label": "give the figure, table or section the label, as in {#poll}",
    "unknown-key": "delete it, or see `brief schema` for the keys there are",
    "unknown-value": "choose one of these",
    "wrong-type": "`brief schema` shows what belongs here; put text that looks otherwise in quotes",
    "number-without-room": "split the table, turn its columns into rows, or shorten its words",
    "word-digits": "the PDF has them; a tag such as bn-u-nu-latn asks for 0123456789 in both",
    "word-without-room": "split the table, turn its columns into rows, or shorten the words",
    "table-turned": "split it, or turn its columns into rows, where it should stand upright",
    # charts
    "chart-empty": "add a row and a column of numbers, or leave `chart` out",
    "chart-font": "leave `chart` out: a table is set in any script",
    "chart-not-numbers": "write one number a cell, a dash for none, or leave `chart` out",
    "chart-too-many": "show fewer of them, make it two charts, or leave `chart` out",
    "chart-units": "give every number the same unit, or make it two charts",
    # pictures
    "alt-empty": "say what it shows in the square brackets, or in alt, if it is more than ornament",
    "image-damaged": "get a whole copy of the file, and open it in an image editor to see",
    "lead-picture": "delete it in the text, if it should stand under the byline",
    "image-outside": "copy the picture beside the article",
    "image-remote": "save it beside the article and name its file; its words are shown meanwhile",
    "image-svg": "save it as plain SVG, with its text as outlines, or as PNG at 300 dpi",
    "image-svg-words": "save it with plain SVG text, or as PNG at 300 dots an inch",
    "image-too-large": "scale it down; at 300 dpi a sheet of A3 shows 17 megapixels",
    "images-too-large": "scale the largest down, or leave some out",
    "image-unreadable": "check that the file is whole and may be read",
    "image-url": "save the picture beside the article and name its file",
    "not-an-image": "save it as PNG, JPEG or SVG",
    # coming back from Word and PDF
    "comment": "answer it, or resolve it in Word",
    "damaged-docx": "check that the file arrived whole",
    "damaged-pdf": "export the article again",
    "doctype": "open it in Word and save it again",
    "encrypted": "save it without a password",
    "not-a-docx": "give a Word file (.docx)",
    "no-article": "only a file that brief made holds its article",
    "origin-damaged": "export the article again; what the body says is still read",
    "pictures-left": "write the article to a file, with --output",
    "question-unanswered": "write the answer below the question",
    "too-many-parts": "open it in Word and save it again",
    "reference-lost": "delete the words, or bring back what they refer to",
    "tracked-change": "accept or reject it with --changes",
    "unsafe-part-name": "trust it only if you know who made it",
    "unknown-format": "use one of the formats that are named",
    "no-memory": "end other programs, raise the limit on memory (ulimit -v), or split the article",
    # a project
    "default-blocks": "write texts; a picture, a table or a list belongs in an article",
    "field-kind": "`brief schema project` lists the kinds",
    "output-pattern": "write a name in braces, such as {stem}, or none",
    "unknown-name": "`brief schema project` lists what there is",
    # a house's own Word template
    "base-fonts": "nothing needs doing where they are installed; --fonts is about ours",
    "base-lacks-styles": "add styles of these names to the base, to have a say in how they look",
    "base-left-out": "take it out of the base, or put it into the finished file yourself",
    "base-sections": "save the section that is to count as a file of its own",
    "base-style-unlike": "give the base's style another name, or make it one of paragraphs",
    "base-unreadable": "name a .docx or .dotx file that you may read",
    # a house's own fields
    "field-form": "ask your house what belongs there",
    "field-size": "ask your house how much belongs there",
    "fields-schema": "docs/how-to/add-fields.md shows such a file",
    # finished files
    "libreoffice": "open it in LibreOffice to see what is wrong with it",
    "no-libreoffice": "install it; on Debian: apt-get install libreoffice-writer-nogui",
    "not-a-pdf": "check that it is a PDF, and whole",
    "parity": "`brief compare` lists what differs below each measure",
    "too-much-work": "ask whoever made it for a plainer file; one made to do harm is like this",
    "unknown-file": "give a PDF or a Word file (.docx)",
    "zip-bomb": "trust it only if you know who made it",
    # verifying
    "article-differs": "export it again",
    "file-changed": "export the article again; `brief import` brings edits back into it",
    "ingredient-differs": "export the article again, if it is to look as the design is now",
    "no-provenance": "only files that brief made since 0.1.0 say so",
    "other-version": "nothing needs doing",
    # syntax
    "file-too-large": "split the article, or keep its pictures in files of their own",
    "foreign-key": "nothing needs doing",
    "no-temporary-folder": "set TMPDIR to a folder that you may write to, on a disk that has room",
    "cannot-read": "check the name, and that the file may be read",
    "cannot-remove": "let its folder be written to, and call `brief clean` again",
    "duplicate-key": "keep one of the two",
    "json-syntax": "check the quotes, commas and brackets before this place",
    "no-question": "begin the question before it with `Question:`",
    "not-an-article": "write keys and values, such as headline: A headline",
    "not-utf-8": "save the file as UTF-8",
    "toml": "check the quotes, brackets and equals signs before this place",
    "abstract": "call it `executive_summary`, or leave the other deck out",
    "repeated-teaser": "nothing needs doing; a `deck` is printed, whatever it says",
    "second-key": "keep one of the two",
    "yaml-documents": "give each article a file of its own",
    "yaml-key": "write the key as a word, followed by a colon",
    "yaml-syntax": "check the indents, quotes and colons before this place",
    # reading with tolerance
    "cell-flattened": "a cell of ours holds words and line breaks",
    "cell-spans": "say it in each cell; a table of ours has no cells that span",
    "figure-shape": "write one picture, then its caption",
    "footnote-missing": "write the note, as in [^name]: The note.",
    "link-undefined": "define it, as in [name]: https://example.org",
    "no-table": "give the line of hyphens as many columns as the head has",
    "page-break-removed": "let it stand in a section of the text",
    "ruby": "the layout engine has no ruby; leave out those that readers need not",
    "table-cells": "give every row as many cells as the head has",
    "foreign-syntax": "say it in words, or show it in a picture",
    "footnote-nested": "make it a footnote of its own",
    "footnote-unused": "refer to it with [^name], or delete it",
    "heading-flattened": "use three levels of headings at most",
    "heading-space": "put a space after the #",
    "headline-twice": "keep one of the two headlines",
    "html-dropped": "say it in Markdown",
    "html-removed": "link to it instead",
    "html-too-deep": "bring some of the inner elements out",
    "image-moved": "let the picture stand in a paragraph of its own",
    "image-removed": "give the picture a paragraph of its own",
    "link-dropped": "write the whole address, beginning with https://",
    "outline-extra": "take the entry out of the outline, or add its section",
    "outline-missing": "add the heading to the outline",
    "outline-order": "put the outline into the order of the headings",
    "no-labels": "give the language those words: docs/how-to/add-a-language.md",
    "other-calendar": "write -u-ca-gregory, -u-ca-persian or -u-ca-buddhist",
    "part-empty": "write what belongs there, or leave the heading out",
    "part-name": "nothing needs doing; call a section otherwise that is none of these parts",
    "part-shape": "docs/articles.md shows how this part is written",
    "part-twice": "put both together",
    "pull-quote-shape": "write one paragraph, and perhaps an attribution",
    "shortcode-removed": "say it in Markdown",
    "unknown-attribute": "known are a label, as in {#poll}, and a table's chart, as in {chart=bar}",
    "unclosed-front-matter": "close it with --- on a line of its own",
    "unclosed-block": "close the block with a line of colons",
    "unknown-container": "use callout, pull-quote or figure",
    "no-headline": "add a line with the headline, or a headline: in the front matter",
    # copy budgets
    "article-long": "a brief has 1,500 to 1,900 words",
    "deck-long": "say it in 700 characters",
    "heading-deep": "two levels of headings are enough for a brief",
    "heading-long": "say it in 3 to 6 words",
    "headline-long": "say it in 80 characters",
    "key-point-long": "say it in one sentence or two",
    "key-point-short": "say it in a sentence",
    "key-points-count": "give 3 to 7 key points",
    "lede-long": "say it in 700 characters",
    "paragraph-long": "split it: 60 to 120 words are a paragraph",
    "pull-quote-long": "quote 5 lines or 2 sentences",
    "section-long": "give every two or three paragraphs a heading",
    # a press
    "icc-profile": "use an ICC profile of class output for CMYK, such as your printer recommends",
    "press-sheet": "write 3mm, 0.25pt or 300",
    "line-numbers": "write 5, or 0 for none",
    # processes
    "no-process": "let the system have room for another process, or export with -j 1",
    "no-cluster": "start `dask scheduler`, and `dask worker --nthreads 1`; or name local:2",
    "no-desk": "pip install 'briefpress[desk]'",
    "cannot-watch": "WATCHFILES_FORCE_POLLING=1 does without the system's help",
    "port-taken": "leave --port out, for a free one",
    "no-dask": "pip install 'briefpress[cluster]'",
    "no-pygls": "pip install 'briefpress[desk]'",
    "worker-differs": "install there what is installed here, and share the folder",
    "worker-died": "export it alone, or give the machine more memory",
    # layout
    "layout": "see the template or stylesheet that asks for it",
    "layout-failed": "leave out `column-span`, or keep footnotes and long lists out of columns",
    "cut": "shorten what comes before it, or let it go",
    "no-room": "nothing needs doing; `brief export --report json` names them",
    "long-part": "shorten it first",
    "page-parts": "if some of it is the article's, put it into the page's <article>",
    "page-unclear": "put the article into <article>, or save only its part of the page",
    "page-contract": "shorten the text, or loosen the stylesheet's bounds",
    "unknown-token": "`brief info --tokens` lists them; begin a property of your own with --_",
    "unread-token": "set it on :root",
    "wrong-token-value": "`brief info --tokens` tells the kind of each",
    "foreign-file": "a page shows pictures of the article only; nothing is read from the network",
    "template-call": "docs/templates.md tells what each macro and filter takes",
    "template-contract": "a template makes one page: <html><body> ... </body></html>",
    "template-missing": "put it into the folder that is given with --template",
    "template-unsafe": "if you trust whoever wrote the template: --trust-templates",
    "template-name": "docs/templates.md lists the names that a template may use",
    "template-unused": "ours that may stand in are brief, summary, frame and blocks.html",
    "template-syntax": "see the Jinja documentation of this tag",
}


MOST_COMPARED = 500
MOST_GUESSED = 100
"""Of how many slips of one kind in a file it is guessed what was meant."""


class Guess(str):
    """The hint `did you mean right?`, which also knows the `word` that stands there, and what is
    `meant`: an editor mends the one with the other."""

    __slots__ = ("meant", "word")
    word: str
    meant: str

    def __new__(cls, word: str, meant: str) -> Self:
        """The hint that says `meant` in the place of `word`."""
        self = super().__new__(cls, f"did you mean {meant}?")
        self.word, self.meant = word, meant
        return self

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """What pickle makes it of again."""
        return self.word, self.meant


def did_you_mean(word: str, known: Iterable[str], likeness: float = 0.6) -> Guess | None:
    """A hint that names the known word most like `word`; `None` where none is like it.

    `likeness` is from 0 to 1, where nothing but the word itself will do. It is looked for among the
    first MOST_COMPARED.
    """
    from difflib import get_close_matches  # only a slip of the pen pays for it

    first = list(islice(known, MOST_COMPARED))
    close = get_close_matches(word, first, n=1, cutoff=likeness)
    return Guess(word, close[0]) if close else None


def listed(words: Iterable[str], last: str = "or") -> str:
    """`a, b or c`."""
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end
