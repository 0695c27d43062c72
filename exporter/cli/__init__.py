"""The command line: one module a command."""

from __future__ import annotations

import os
import sys

from exporter.cli.endings import end_in_order
from exporter.machine.collector import collect_seldom

WORKER = "--worker"


def main() -> None:
    """Run the command line, and exit; signals end it in order while it is still being imported."""
    end_in_order()
    if WORKER in sys.argv:  # as the value of an option too, and then a worker does no harm
        from exporter.cli.through_worker import let_worker_do

        let_worker_do(sys.argv[1:])
    collect_seldom()
    # Pydantic reads what every installed package says of itself, in search of plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from exporter.cli.commands import main as run

    run()
