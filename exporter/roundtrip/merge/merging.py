"""Edits back into a source file: read it, merge the articles, patch its text, prove the result."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.article import Article
from exporter.article.places import dotted, nearest
from exporter.article.text import with_line_feeds
from exporter.diagnostics import ArticleError, Diagnostic, Place, UsageError, error
from exporter.readers.reader_table import loads, source_format
from exporter.readers.reading import Reading
from exporter.roundtrip.merge.articles import ArticleMerger
from exporter.roundtrip.merge.markers import Care, unified, with_line_ends_of, with_markers

if TYPE_CHECKING:  # few houses have any
    from exporter.readers.house.declared import Declared
    from exporter.readers.house.defaults import Defaults

Patch = Callable[[str, Reading, Article, Care], str]
_BOM = "\ufeff"
_MARKERS = re.compile(r"^<{7} .*?^={7}\r?$.*?^>{7} ", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Conflict:
    """A part that both sides changed: its dotted name, why it cannot be merged, and its place."""

    part: str
    why: str
    place: Place | None

    @property
    def diagnostic(self) -> Diagnostic:
        """The conflict as an error."""
        where = f"{self.part}: {self.why}" if self.part else self.why
        return error("merge-conflict", where, self.place, "choose between the marked lines")


@dataclass(frozen=True)
class Merged:
    """The source's text with the edits in it.

    Where there are `conflicts`, `text` has git's conflict markers and is no article until they are
    settled. `diff` is the unified diff from the source to `text`, empty where nothing changed.
    """

    text: str
    conflicts: tuple[Conflict, ...]
    diff: str


def into(
    source_text: str,
    source_name: str,
    base: Article,
    edited: Article,
    *,
    source_format: str | None = None,
    edited_name: str = "edited",
    declared: Declared | None = None,
    defaults: Defaults | None = None,
) -> Merged:
    """Merge the edits between `base`, which went out, and `edited` into the source as it is now.

    `source_name` is the source's path, which tells its format unless `source_format` does;
    `declared` are the fields of the house, `defaults` what its articles say by themselves. Raises
    ArticleError where the source is invalid, `unsettled-conflict` where it has conflict markers,
    `cannot-merge` where its format cannot hold the edits, or they make it invalid; UsageError
    where nothing tells a format, or one whose files cannot be patched.
    """
    source = _Source(source_text, source_name, source_format, declared, defaults)
    if edited.language != base.language:
        source = source.in_language(edited.language)
    base, edited = source.as_set(base), source.as_set(edited)
    ours = ArticleMerger(prefer_theirs=False)
    text = source.saying(ours.merged(base, source.reading.article, edited))
    if ours.conflicts:
        theirs = ArticleMerger(prefer_theirs=True)
        other = source.saying(theirs.merged(base, source.reading.article, edited))
        text = with_markers(text, other, Path(source_name).name, edited_name)
    conflicts = tuple(
        Conflict(dotted(loc), why, nearest(source.reading.places, loc))
        for loc, why in ours.conflicts.items()
    )
    return Merged(text, conflicts, unified(source_text, text, source_name))


class _Source:
    """A source file's text and what it says."""

    def __init__(
        self,
        text: str,
        name: str,
        form: str | None,
        declared: Declared | None,
        defaults: Defaults | None,
    ) -> None:
        _refuse_markers(text, name)
        self._declared, self._defaults = declared, defaults
        self.reading = loads(text, name, format=form, declared=declared, defaults=defaults)
        self._original = text
        self._name = name
        self._form = source_format(name, form).name
        self._bom = _BOM if text.startswith(_BOM) else ""
        plain = with_line_feeds(text.removeprefix(_BOM))
        self._added_end = "" if plain.endswith("\n") else "\n"
        self._text = plain + self._added_end
        self._set = _setting(self._form, self._text, self.reading.article.language)
        self._is_set = self._set(self.reading.article) == self.reading.article

    def in_language(self, language: str) -> _Source:
        """The source with another language, in which its straight marks are set otherwise."""
        article = self.reading.article.model_copy(update={"language": language})
        if self._set is _as_it_is or article == self.reading.article:
            return self
        patched = _patch_of(self._form)(self._text, self.reading, article, Care.WORDS)
        text = self._as_file(patched)
        return _Source(text, self._name, self._form, self._declared, self._defaults)

    def as_set(self, article: Article) -> Article:
        """An article that went out, or came back, with its straight marks as the file's are set."""
        return self._set(article) if self._is_set else article

    def saying(self, article: Article) -> str:
        """The text, changed as little as can be, so that it reads as `article`."""
        if article == self.reading.article:
            return self._original
        read: Article | ArticleError = self.reading.article
        for care in Care:
            text = self._as_file(_patch_of(self._form)(self._text, self.reading, article, care))
            read = self._read(text)
            if read == article:
                return text
        raise self._cannot(article, read)

    def _as_file(self, patched: str) -> str:
        if self._added_end:
            patched = patched.removesuffix("\n")
        return self._bom + with_line_ends_of(self._original.removeprefix(_BOM), patched)

    def _read(self, text: str) -> Article | ArticleError:
        """The article in a text, or why there is none."""
        try:
            reading = loads(
                text,
                self._name,
                format=self._form,
                declared=self._declared,
                defaults=self._defaults,
            )
            return reading.article
        except ArticleError as refusal:
            return refusal

    def _cannot(self, article: Article, read: Article | ArticleError) -> ArticleError:
        if isinstance(read, ArticleError) and self._form != "text":
            message = f"{self._name} would not be valid with the edits in it: {read.message}"
            hint = read.hint or "mend this in the edited file first"
            return ArticleError.at("cannot-merge", message, Place(self._name), hint)
        known = self.reading.article if isinstance(read, ArticleError) else read
        fields = [
            name for name in Article.model_fields if getattr(known, name) != getattr(article, name)
        ]
        message = f"{self._name} cannot be made to say what changed in {', '.join(fields)}"
        if self._form == "text":
            message += "; plain text holds no marks, no metadata and few kinds of blocks"
        hint = "import to a new file, with --output article.md"
        return ArticleError.at("cannot-merge", message, Place(self._name), hint)


def _setting(form: str, text: str, language: str) -> Callable[[Article], Article]:
    """How articles are set that a file is to say; as they are where its marks stay as typed."""
    if form != "markdown":
        return _as_it_is
    from exporter.readers.markdown.head.smart import convention_of_file
    from exporter.readers.typography.texts import set_article

    def as_set(article: Article) -> Article:
        convention = convention_of_file(text, language)
        return set_article(article, convention) if convention else article

    return as_set


def _as_it_is(article: Article) -> Article:
    return article


def _refuse_markers(text: str, name: str) -> None:
    """Raise ArticleError where an earlier merge left a conflict that nobody settled."""
    if markers := _MARKERS.search(text):
        line = text.count("\n", 0, markers.start()) + 1
        message = "an earlier conflict still stands here"
        hint = "choose between the marked lines first"
        raise ArticleError.at("unsettled-conflict", message, Place(name, line, 1), hint)


def _patch_markdown(text: str, reading: Reading, article: Article, care: Care) -> str:
    from exporter.roundtrip.merge.markdown_file import patched_markdown

    return patched_markdown(text, reading, article, care)


def _patch_yaml(text: str, reading: Reading, article: Article, care: Care) -> str:
    from exporter.roundtrip.merge.tree_patch import patched_yaml

    return patched_yaml(text, reading, article, care)


def _patch_json(text: str, reading: Reading, article: Article, care: Care) -> str:
    from exporter.roundtrip.merge.tree_patch import patched_json

    return patched_json(text, reading, article, care)


def _patch_text(text: str, reading: Reading, article: Article, care: Care) -> str:
    from exporter.roundtrip.merge.text_file import patched_text

    return patched_text(text, reading, article, care)


PATCHES: Mapping[str, Patch] = {
    "markdown": _patch_markdown,
    "yaml": _patch_yaml,
    "json": _patch_json,
    "text": _patch_text,
}
"""How files of each source format of ours are patched; each is loaded when first needed."""


def _patch_of(form: str) -> Patch:
    if form not in PATCHES:
        message = f"edits cannot go into a file of the format {form!r}"
        hint = "import to a new file, with --output"
        raise UsageError.at("cannot-merge", message, hint=hint)
    return PATCHES[form]
