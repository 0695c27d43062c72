"""Checks on finished files, ours and others': one table of checks, each a small function."""

from exporter.preflight.inspection import Inspection, Result, inspect
from exporter.preflight.profiles import Profile

__all__ = ["Inspection", "Profile", "Result", "inspect"]
