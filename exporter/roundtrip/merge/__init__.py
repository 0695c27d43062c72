"""Edits back into the source: a three-way merge that leaves alone what nobody changed."""

from __future__ import annotations

from exporter.roundtrip.merge.merging import Conflict, Merged, into

__all__ = ["Conflict", "Merged", "into"]
