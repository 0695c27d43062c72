"""The seal: one hash over all that a file holds, its own place in it left blank.

It tells accidents and edits, not forgers: whoever can write a file can seal it anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from exporter.provenance.record import fingerprint

Parts = Iterable[tuple[str, bytes]]


def blank(record: str) -> str:
    """What stands in the seal's place meanwhile: as long as a seal, and nowhere else in a file."""
    return fingerprint(f"blank {record}".encode())


def seal_of(data: bytes) -> str:
    """The seal of a file whose own seal is blank."""
    return fingerprint(data)


def seal_of_parts(parts: Parts) -> str:
    """The seal of a file of parts; their order does not count, nor how they are packed."""
    lines = sorted(f"{fingerprint(content)} {path}" for path, content in parts)
    return fingerprint("\n".join(lines).encode())


def sealed(data: bytes, record: str) -> bytes:
    """The file with its seal in the place of the blank."""
    return data.replace(blank(record).encode(), seal_of(data).encode())


def sealed_parts(parts: Iterable[tuple[str, bytes]], record: str) -> list[tuple[str, bytes]]:
    """The parts of a file with its seal in the place of the blank."""
    blanks, parts = blank(record).encode(), list(parts)
    seal = seal_of_parts(parts).encode()
    return [(path, content.replace(blanks, seal)) for path, content in parts]
