"""Marks page furniture and decoration as artifacts in the content streams."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pydyf

from exporter.writers.pdf.nodes import Artifact


def mark(streams: Sequence[pydyf.Stream], artifacts: Iterable[Artifact]) -> None:
    """Turn marked content into artifacts (ISO 32000-1, 14.8.2.2)."""
    pages: list[dict[int, Artifact]] = [{} for _ in streams]
    for artifact in artifacts:
        pages[artifact.mark.page][artifact.mark.mcid] = artifact
    for stream, found in zip(streams, pages, strict=True):
        _rewrite(stream.stream, found)


def _rewrite(operations: list[object], artifacts: dict[int, Artifact]) -> None:
    """Replace `/Tag <</MCID n>>` by `/Artifact <<...>>`, both followed by BDC."""
    for index, operand in enumerate(operations):
        if isinstance(operand, pydyf.Dictionary) and operand.get("MCID") in artifacts:
            operations[index - 1] = "/Artifact"
            operations[index] = _properties(artifacts[operand["MCID"]])


def _properties(artifact: Artifact) -> pydyf.Dictionary:
    if artifact.subtype is None:
        return pydyf.Dictionary({"Type": "/Layout"})
    if not artifact.subtype:
        return pydyf.Dictionary({"Type": "/Pagination"})
    attached = "/Top" if artifact.subtype == "Header" else "/Bottom"
    return pydyf.Dictionary(
        {
            "Type": "/Pagination",
            "Subtype": f"/{artifact.subtype}",
            "Attached": pydyf.Array([attached]),
        }
    )
