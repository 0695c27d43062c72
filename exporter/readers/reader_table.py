"""From files to articles: one table of source formats, one way to load them.

A house adds a format by an entry point of the group `brief.readers` that leads to a SourceFormat.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from exporter.diagnostics import UsageError
from exporter.rows import Table

if TYPE_CHECKING:  # the names are asked for where nothing is read
    from exporter.article import Article
    from exporter.readers.house.declared import Declared
    from exporter.readers.house.defaults import Defaults
    from exporter.readers.reading import Draft, Reading, Source

STDIN, STDIN_NAME = "-", "<stdin>"


class Reader(Protocol):
    """Reads a source; what is wrong goes into the draft's diagnostics, nothing is raised for it."""

    def __call__(self, source: Source, /) -> Draft:
        """The article as the source has it: plain values as in YAML, and where each stands."""


class Speller(Protocol):
    """Spells an article in a source format."""

    def __call__(self, article: Article, /) -> str:
        """A text that the format's reader reads back as the same article."""


@dataclass(frozen=True)
class SourceFormat:
    """A source format: its name, what it is, the suffixes that tell it, and how it is read.

    `spell` is `None` where an article cannot be written in it; `in_utf8` recodes a file of a format
    that may say its encoding itself, and is `None` for one that is in UTF-8. A suffix is
    lower-case, with its dot; one that is ours already stays ours, and `--from` must name the
    format.
    """

    name: str
    about: str
    suffixes: tuple[str, ...]
    read: Reader
    spell: Speller | None = None
    in_utf8: Callable[[bytes], bytes] | None = None

    def __post_init__(self) -> None:
        """Raise TypeError for suffixes that are not several: any part of a `str` would do."""
        if not isinstance(self.suffixes, tuple):
            raise TypeError(f"the suffixes of {self.name} are no tuple: {self.suffixes!r}")


# Each is loaded when it is first called: an article in YAML need not wait for Markdown's reader.


def _read_markdown(source: Source) -> Draft:
    from exporter.readers.markdown.document import read_markdown

    return read_markdown(source)


def _spell_markdown(article: Article) -> str:
    from exporter.readers.markdown.spelling import to_markdown

    return to_markdown(article)


def _read_yaml(source: Source) -> Draft:
    from exporter.readers.data.fields import read_yaml

    return read_yaml(source)


def _spell_yaml(article: Article) -> str:
    from exporter.article.plain_values import to_yaml

    return to_yaml(article)


def _read_json(source: Source) -> Draft:
    from exporter.readers.data.fields import read_json

    return read_json(source)


def _spell_json(article: Article) -> str:
    from exporter.article.plain_values import to_json

    return to_json(article)


def _read_page(source: Source) -> Draft:
    from exporter.readers.html.saved_page import read_page

    return read_page(source)


def _page_in_utf8(data: bytes) -> bytes:
    from exporter.readers.html.saved_page import in_utf8

    return in_utf8(data)


def _read_text(source: Source) -> Draft:
    from exporter.readers.text.scraped import read_text

    return read_text(source)


READERS = Table(
    SourceFormat,
    "brief.readers",
    (
        SourceFormat(
            "markdown",
            "Markdown with YAML front matter",
            (".md", ".markdown"),
            _read_markdown,
            _spell_markdown,
        ),
        SourceFormat("yaml", "the fields in YAML", (".yaml", ".yml"), _read_yaml, _spell_yaml),
        SourceFormat("json", "the fields in JSON", (".json",), _read_json, _spell_json),
        SourceFormat(
            "html",
            "a saved web page",
            (".html", ".htm", ".xhtml"),
            _read_page,
            in_utf8=_page_in_utf8,
        ),
        SourceFormat("text", "plain text from a web page", (".txt", ".text"), _read_text),
    ),
)
USUAL = READERS.ours["markdown"]
"""The format in which an article is written where no other is asked for."""


def load(
    path: Path | str,
    *,
    format: str | None = None,  # noqa: A002
    stdin: bytes | None = None,
    folder: Path | None = None,
    name: str = STDIN_NAME,
    others: Sequence[str] = (),
    declared: Declared | None = None,
    defaults: Defaults | None = None,
    root: Path | None = None,
    unsaved: bytes | None = None,
) -> Reading:
    """The article in a file, with its diagnostics and places.

    `unsaved` is what is to be in the file, where that is not so yet.

    Its pictures are in its folder, or anywhere in `root`.

    `format` is a name from READERS; without it the suffix tells. The path `-` is standard input,
    whose bytes come as `stdin`; by another `name` it is what a program hands over, whose pictures
    are in `folder`, and nowhere for `None`; `others` are formats that the caller reads by himself,
    for hints;
    `declared` are the fields of the house, `defaults` what its articles say by themselves.
    Raises UsageError for a format that cannot be told or had,
    FileError for a file that cannot be read, ArticleError with every problem of an invalid article.
    """
    from exporter.readers.files import bytes_of

    if str(path) == STDIN:
        row = _named_for_stdin(format, others, name)
        folder = Path() if name == STDIN_NAME else folder
        return _reading(name, stdin or b"", row, folder, root, declared, defaults)
    row = source_format(path, format, others)
    folder = Path(path).parent
    data = bytes_of(Path(path)) if unsaved is None else unsaved
    return _reading(str(path), data, row, folder, root, declared, defaults)


def loads(
    text: str,
    path: Path | str,
    *,
    format: str | None = None,  # noqa: A002
    declared: Declared | None = None,
    defaults: Defaults | None = None,
) -> Reading:
    """The article in `text`, which stands or is to stand in the file `path`; raises as `load`.

    Nobody looks for its pictures.
    """
    row = source_format(path, format)
    return _reading(str(path), text.encode(), row, None, None, declared, defaults)


def read(
    path: Path | str,
    format: str | None = None,  # noqa: A002
    *,
    fields: Path | None = None,
) -> Article:
    """The article in a file; raises as `load` does, and leaves warnings unsaid.

    `fields` is a file with the JSON Schema of a house's own; raises DesignError where it is none.
    """
    declared = None
    if fields is not None:
        from exporter.readers.house.declared import declared_in

        declared = declared_in(fields)
    return load(path, format=format, declared=declared).article


def source_format(
    path: Path | str, name: str | None = None, others: Sequence[str] = ()
) -> SourceFormat:
    """The format of a name, or without one that which a file's suffix tells.

    `others` are formats that the caller reads by himself, for hints.

    Raises UsageError for an unknown name or suffix, and for a package that cannot be loaded.
    """
    if name is not None:
        return _named(name, others)
    from exporter.readers.other_kinds import hint_for

    suffix = Path(path).suffix.lower()
    for row in READERS.rows():
        if suffix in row.suffixes:
            return row
    if Path(path).is_dir():
        hint = f"name the articles in it, as in {path}/*.md"
        raise UsageError.at("a-folder", f"{path} is a folder, not an article", hint=hint)
    faults = (f"; {fault.message}" for fault in READERS.faults())
    hint = hint_for(suffix) or f"say --from with one of {_known(others)}{''.join(faults)}"
    message = f"the suffix of {path} tells no format"
    raise UsageError.at("unknown-suffix", message, hint=hint)


def speller_of(path: Path | str) -> Speller | None:
    """How an article is written into a file, by its suffix; `None` where that tells no way.

    Raises UsageError, as the speller does, where a house's package fails.
    """
    suffix = Path(path).suffix.lower()
    for row in READERS.rows():
        if row.spell and suffix in row.suffixes:
            return partial(_spelled, row.name, row.spell)
    return None


def _spelled(name: str, spell: Speller, article: Article) -> str:
    return READERS.given(name, partial(spell, article), str)


def spelled() -> Iterator[SourceFormat]:
    """The formats in which an article can be written, those of a house too."""
    return (row for row in READERS.rows() if row.spell)


def _reading(
    name: str,
    data: bytes,
    row: SourceFormat,
    folder: Path | None,
    root: Path | None,
    declared: Declared | None,
    defaults: Defaults | None = None,
) -> Reading:
    from dataclasses import replace

    from exporter.readers.files import source_of
    from exporter.readers.reading import Draft
    from exporter.readers.validation import validated

    source, noticed = source_of(name, row.in_utf8(data) if row.in_utf8 else data)
    if declared:
        source = replace(source, declared=declared.names)
    if defaults:
        source = replace(source, language=defaults.language)
    draft = READERS.given(row.name, partial(row.read, source), Draft)
    READERS.given(row.name, draft.checked, Draft)
    draft.diagnostics[:0] = noticed
    if defaults and draft.data:
        defaults.fill(draft)
    return validated(draft, source, folder, root, declared)


def _named(name: str, others: Sequence[str]) -> SourceFormat:
    row = READERS.row(name)
    if row is None:
        hint = f"known: {_known(others)}"
        raise UsageError.at("unknown-format", f"there is no format {name!r}", hint=hint)
    return row


def _named_for_stdin(name: str | None, others: Sequence[str], called: str) -> SourceFormat:
    if name is None:
        is_stdin = called == STDIN_NAME
        hint = f"say {'--from with' if is_stdin else 'read_as='} one of {_known(others)}"
        message = f"{'standard input' if is_stdin else called} has no suffix to tell its format"
        raise UsageError.at("no-format", message, hint=hint)
    return _named(name, others)


def _known(others: Sequence[str]) -> str:
    return ", ".join((*READERS.names(), *others))
