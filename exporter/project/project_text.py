"""The text of a project file, and what is wrong with a file that has none."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from exporter.diagnostics import ArticleError, DesignError, Place
from exporter.machine.plain_files import bytes_of_plain

if TYPE_CHECKING:
    from exporter.readers.reading import Source

MAX_PROJECT = 1_000_000  # bytes
HINTS = {
    errno.ENOENT: "give the path of a file, such as brief.toml",
    errno.EISDIR: "name the file in it, such as brief.toml; or give the folder another name",
    errno.EFBIG: "see whether it is a project file at all; a few lines are enough for one",
    errno.EACCES: "let it be read, as by chmod u+r",
    errno.ELOOP: "mend the link",
}
PLAIN = "name a plain file, such as brief.toml"


def project_source(path: Path, shown: str) -> Source:
    """The text, by the name that is `shown`; raises DesignError for what cannot be read, is no
    UTF-8, or has characters that cannot be in it."""
    from exporter.readers.files import source_of

    data = _bytes_of(path, shown)
    try:
        source, told = source_of(shown, data)
    except ArticleError as failure:
        raise DesignError(failure.diagnostics) from failure
    if told:
        raise DesignError(told)
    return source


def _bytes_of(path: Path, shown: str) -> bytes:
    try:
        return bytes_of_plain(path, MAX_PROJECT)
    except OSError as failure:
        why, hint = failure.strerror, HINTS.get(failure.errno or 0, PLAIN)
        if path.is_symlink() and not path.exists():
            why, hint = "it is a link that leads nowhere", "mend the link, or delete it"
        message = f"the project file cannot be read: {why}"
        raise DesignError.at("project-unreadable", message, Place(shown), hint) from failure
    except ValueError as failure:  # a name with a NUL
        message = "the project file cannot be read: no file has such a name"
        raise DesignError.at("project-unreadable", message, Place(shown), PLAIN) from failure
