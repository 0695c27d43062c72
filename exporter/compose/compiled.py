"""Our own templates as Jinja has compiled them, kept beside them as Python keeps its modules."""

from __future__ import annotations

import hashlib
import pickle
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from jinja2.bccache import Bucket, BytecodeCache

from exporter import resources
from exporter.compose import filters
from exporter.version import __version__

KEPT = "__pycache__"
BROKEN = (OSError, EOFError, ValueError, AttributeError, ImportError, pickle.UnpicklingError)


class Compiled(BytecodeCache):
    """What is kept of our templates; those of a house are compiled in each process.

    Nothing is written where Python may write nothing (`sys.dont_write_bytecode`), or nobody can.
    What is kept is not taken for another template, Jinja, Python or `brief`, nor where it is
    broken.
    """

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's file."""
        return filename or name

    def get_source_checksum(self, source: str) -> str:
        """Of all that the code is made of: Jinja computes what filters make of constants."""
        said = f"{__version__} {_age_of_filters()} {source}"
        return hashlib.sha256(said.encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what is kept; it stays empty where that is nothing of use."""
        path = _kept(bucket)
        if path is None:
            return
        try:
            with path.open("rb") as file:
                bucket.load_bytecode(file)
        except BROKEN:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket; whoever reads meanwhile sees the old or the new."""
        path = _kept(bucket)
        if path is None or sys.dont_write_bytecode:
            return
        with suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            with NamedTemporaryFile(dir=path.parent, delete=False) as file:
                bucket.write_bytecode(file)
            Path(file.name).replace(path)


def _age_of_filters() -> int:
    return Path(str(filters.__file__)).stat().st_mtime_ns


def _kept(bucket: Bucket) -> Path | None:
    """Where the code of a template of ours is kept; `None` for those of others."""
    template = Path(bucket.key)
    if template.parent != resources.templates_folder():
        return None
    way = "sandboxed" if bucket.environment.sandboxed else "trusted"
    tag = sys.implementation.cache_tag
    return template.parent / KEPT / f"{template.stem}.{way}.{tag}.jinja"
