"""The command line: one module a command."""

from __future__ import annotations

import gc
import os
import sys

from exporter.cli.endings import end_in_order

# New objects between two collections: at Python's 700, half of the time that a text full of marks
# takes goes into looking for garbage that is not there; and a tenth of all imports.
OBJECTS_A_COLLECTION = 50_000
WORKER = "--worker"


def main() -> None:
    """Run the command line, and exit; signals end it in order while it is still being imported."""
    end_in_order()
    if WORKER in sys.argv:  # as the value of an option too, and then a worker does no harm
        from exporter.cli.through_worker import let_worker_do

        let_worker_do(sys.argv[1:])
    gc.set_threshold(OBJECTS_A_COLLECTION)
    gc.freeze()  # tells that the process is ours: of one article it need not collect what is left
    # Pydantic reads what every installed package says of itself, in search of plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from exporter.cli.commands import main as run

    run()
