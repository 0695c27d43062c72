"""Fuzzing: what a stranger's file can do to a program that opens it."""

from pathlib import Path

SEEDS = Path(__file__).parents[2] / "tests" / "data" / "fuzz"
"""A folder a door, with small files to begin with, and those that once crashed."""
