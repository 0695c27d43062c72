"""A hundred exports in one process: memory that does not come back."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.speed.kept import KEEPING, kept

EXPORTS = 100


def main() -> None:
    """Print what each export leaves behind, ours and plain WeasyPrint's."""
    print(f"{EXPORTS} exports, each in one process:")
    with tempfile.TemporaryDirectory() as folder:
        for name, task in KEEPING.items():
            print(f"  {name:<24} {kept(task, EXPORTS, Path(folder)):+.0f} KB for each")


if __name__ == "__main__":
    main()
