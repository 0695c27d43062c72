"""The record of all that a file was made of, and the seal over all that it holds."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from exporter import resources
from exporter.machine.plain_files import real_path

if TYPE_CHECKING:
    from pydantic import TypeAdapter

NAMESPACE = "https://brief.example/ns/provenance/1"
ELEMENT = f"{{{NAMESPACE}}}provenance"
"""The XML element that holds a record in a DOCX; its attribute `seal` has the seal."""

ATTACHMENT = "article.json"
"""The name of the article in the PDF that was made from it."""

ARTICLE_NAMESPACE = "https://brief.example/ns/article/1"
ARTICLE = f"{{{ARTICLE_NAMESPACE}}}article"
"""The XML element that holds the article as JSON in a DOCX; `sha256` is its hash."""

FOLDERS = {"styles": resources.styles_folder, "templates": resources.templates_folder}
PICTURE = "picture"
KINDS = {
    ".yml": "brand",
    ".yaml": "brand",
    ".css": "stylesheet",
    ".html": "template",
    ".icc": "profile",
    ".icm": "profile",
}
MOST_INGREDIENTS = 10_000
_DRAWN = "drawn:"
MAX_INGREDIENT = 200_000_000  # bytes, as a picture may have
FONTS = frozenset({".ttf", ".otf", ".woff", ".woff2"})


@dataclass(frozen=True)
class Ingredient:
    """A file that something was made of.

    `kind` is `template`, `stylesheet`, `brand`, `font`, `profile` or `picture`. `name` is
    `styles/...` or `templates/...` for what travels with brief, and a bare file name for all else.
    """

    kind: str
    name: str
    sha256: str

    @property
    def path(self) -> Path | None:
        """Where this machine has it; `None` for what does not travel with brief, or is gone.

        A record is a stranger's word: a name that leads out of our folders is no file's name,
        whether there is a file or not.
        """
        folder, _, below = self.name.partition("/")
        if folder not in FOLDERS or not _stays_below(below):
            return None
        path = FOLDERS[folder]() / below
        try:
            return path if path.is_file() else None
        except OSError:  # a name that is too long
            return None


def _stays_below(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\0" not in name


@dataclass(frozen=True)
class Provenance:
    """What made a file, and of what; `brief` is our version, `article` its JSON's SHA-256.

    `printed` are the SHA-256 of pictures that the file holds otherwise than the article has them,
    such as with fewer dots, by their names among the ingredients, and of our own drawings, as PNG,
    by `drawn_name`.
    """

    brief: str
    profile: str
    edition: str
    article: str
    ingredients: tuple[Ingredient, ...]
    printed: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """One line that `from_json` reads; the same for the same record."""
        said = asdict(self)
        if not self.printed:
            del said["printed"]
        return json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Provenance:
        """The record that `to_json` wrote; raises ValueError for anything else."""
        from pydantic import ValidationError  # slow to load

        try:
            record = _reader().validate_json(text)
        except ValidationError as failure:
            raise ValueError("no record of a file's making") from failure
        if max(len(record.ingredients), len(record.printed)) > MOST_INGREDIENTS:
            raise ValueError("a record of more files than an article is made of")
        return record


@functools.cache
def _reader() -> TypeAdapter[Provenance]:
    from pydantic import TypeAdapter  # slow to load

    return TypeAdapter(Provenance)


def fingerprint(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def fingerprints(pictures: Mapping[str, bytes]) -> dict[str, str]:
    """The SHA-256 of each of some pictures, in hexadecimal, by their names."""
    return {name: fingerprint(data) for name, data in pictures.items()}


def drawn_name(part: str) -> str:
    """The name among what is `printed` of the drawing of a part of the article, such as a chart."""
    return f"{_DRAWN}{part}"


def matches(one: Ingredient, path: Path) -> bool:
    """Whether a file is the ingredient; one that is too large to be, or unreadable, is not."""
    try:
        status = path.stat()
        if status.st_size > MAX_INGREDIENT:
            return False
        return _fingerprint_of(path, status.st_mtime_ns) == one.sha256
    except OSError:
        return False


def ingredients_of(paths: Iterable[Path], pictures: Mapping[str, bytes]) -> tuple[Ingredient, ...]:
    """Files, and the pictures of an article by their names there: each once, in a fixed order."""
    ingredients = {_ingredient(path) for path in paths}
    ingredients |= {Ingredient(PICTURE, name, fingerprint(data)) for name, data in pictures.items()}
    return tuple(sorted(ingredients, key=lambda one: (one.kind, one.name, one.sha256)))


def _ingredient(path: Path) -> Ingredient:
    about = path.stat()
    return _ingredient_at(path, about.st_mtime_ns, about.st_dev, about.st_ino)


@functools.lru_cache(maxsize=512)
def _ingredient_at(path: Path, changed: int, *_file: int) -> Ingredient:
    """A file, looked at anew when it was changed, or is another one."""
    suffix = path.suffix.lower()
    kind = "font" if suffix in FONTS else KINDS.get(suffix, PICTURE)
    return Ingredient(kind, _name(real_path(path)), _fingerprint_of(path, changed))


def _name(path: Path) -> str:
    for name, folder in FOLDERS.items():
        if path.is_relative_to(folder()):
            return f"{name}/{path.relative_to(folder()).as_posix()}"
    return path.name


@functools.lru_cache(maxsize=512)
def _fingerprint_of(path: Path, _changed: int) -> str:
    """The hash of a file, made anew when it was changed; fonts are large, and always the same."""
    return fingerprint(path.read_bytes())


Parts = Iterable[tuple[str, bytes]]


def blank(record: str) -> str:
    """What stands in the seal's place meanwhile: as long as a seal, and nowhere else in a file."""
    return fingerprint(f"blank {record}".encode())


def seal_of(data: bytes) -> str:
    """The seal of a file whose own seal is blank."""
    return fingerprint(data)


def seal_found_in(data: bytes, seal: bytes, record: str) -> str:
    """What the seal of a file should be that has `seal`; it may be large, so it is not copied."""
    hashed, rest, start = hashlib.sha256(), memoryview(data), 0
    while (place := data.find(seal, start)) >= 0:
        hashed.update(rest[start:place])
        hashed.update(blank(record).encode())
        start = place + len(seal)
    hashed.update(rest[start:])
    return hashed.hexdigest()


def seal_of_parts(parts: Parts) -> str:
    """The seal of a file of parts; their order does not count, nor how they are packed."""
    lines = sorted(f"{fingerprint(content)} {path}" for path, content in parts)
    return fingerprint("\n".join(lines).encode())


def sealed(data: bytes, record: str) -> bytes:
    """The file with its seal in the place of the blank."""
    return data.replace(blank(record).encode(), seal_of(data).encode())


def sealed_parts(parts: Parts, record: str) -> list[tuple[str, bytes]]:
    """The parts of a file with its seal in the place of the blank."""
    blanks, parts = blank(record).encode(), list(parts)
    seal = seal_of_parts(parts).encode()
    return [(path, content.replace(blanks, seal)) for path, content in parts]
