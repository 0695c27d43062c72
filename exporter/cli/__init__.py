"""The command line: one module a command."""

from __future__ import annotations

from exporter.cli.endings import end_in_order


def main() -> None:
    """Run the command line, and exit; signals end it in order while it is still being imported."""
    end_in_order()
    from exporter.cli.commands import main as run

    run()
