"""From files to articles: one table of source formats, one way to load them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from exporter.article import Article
from exporter.diagnostics import UsageError
from exporter.readers.files import STDIN, bytes_of, source_of
from exporter.readers.reading import Draft, Reader, Reading, Source
from exporter.readers.validation import validated

__all__ = ["READERS", "Format", "Reading", "format_of", "load", "loads", "read"]


@dataclass(frozen=True)
class Format:
    """A source format: its name, the suffixes that tell it, and its reader."""

    name: str
    suffixes: tuple[str, ...]
    reader: Reader


# Each reader is loaded when it is first called: an article in YAML need not wait for Markdown's.


def _markdown(source: Source) -> Draft:
    from exporter.readers.markdown.document import read_markdown

    return read_markdown(source)


def _yaml(source: Source) -> Draft:
    from exporter.readers.data.fields import read_yaml

    return read_yaml(source)


def _json(source: Source) -> Draft:
    from exporter.readers.data.fields import read_json

    return read_json(source)


def _text(source: Source) -> Draft:
    from exporter.readers.text.scraped import read_text

    return read_text(source)


READERS = (
    Format("markdown", (".md", ".markdown"), _markdown),
    Format("yaml", (".yaml", ".yml"), _yaml),
    Format("json", (".json",), _json),
    Format("text", (".txt", ".text"), _text),
)


def load(
    path: Path | str,
    *,
    format: str | None = None,  # noqa: A002
    stdin: bytes | None = None,
) -> Reading:
    """The article in a file, with its diagnostics and places.

    `format` is a name from READERS; without it the suffix tells. The path `-` is standard input,
    whose bytes come as `stdin`. Raises UsageError for a format that cannot be told, FileError for
    a file that cannot be read, ArticleError with every problem of an invalid article.
    """
    is_stdin = str(path) == STDIN
    reader = _reader(Path(path), format, is_stdin)
    if is_stdin:
        return _reading("<stdin>", stdin or b"", reader, Path())
    return _reading(str(path), bytes_of(Path(path)), reader, Path(path).parent)


def loads(text: str, path: Path | str, *, format: str | None = None) -> Reading:  # noqa: A002
    """The article in `text`, which stands or is to stand in the file `path`; raises as `load`."""
    return _reading(
        str(path), text.encode(), _reader(Path(path), format, is_stdin=False), Path(path).parent
    )


def read(path: Path | str, format: str | None = None) -> Article:  # noqa: A002
    """The article in a file; raises as `load` does, and leaves warnings unsaid."""
    return load(path, format=format).article


def _reading(name: str, data: bytes, reader: Reader, folder: Path) -> Reading:
    source, found = source_of(name, data)
    draft = reader(source)
    draft.diagnostics[:0] = found
    return validated(draft, source, folder)


def format_of(path: Path | str) -> str | None:
    """The name of the format that a file's suffix tells; `None` where it tells none."""
    suffix = Path(path).suffix.lower()
    return next((row.name for row in READERS if suffix in row.suffixes), None)


def _reader(path: Path, name: str | None, is_stdin: bool) -> Reader:
    names = ", ".join(row.name for row in READERS)
    if name is None and is_stdin:
        hint = f"say --from with one of {names}"
        raise UsageError.at(
            "no-format", "standard input has no suffix to tell its format", hint=hint
        )
    for row in READERS:
        if row.name == name or (name is None and path.suffix.lower() in row.suffixes):
            return row.reader
    if name is not None:
        raise UsageError.at(
            "unknown-format", f"there is no format {name!r}", hint=f"known: {names}"
        )
    message = f"the suffix of {path} tells no format"
    raise UsageError.at("unknown-suffix", message, hint=f"say --from with one of {names}")
