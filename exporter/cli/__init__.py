"""The command line: one module a command."""

from exporter.cli.commands import main

__all__ = ["main"]
