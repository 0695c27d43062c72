"""One door, in the process that the fuzzer takes over; see `bench.fuzz.__main__`."""

from __future__ import annotations

import hashlib
import os
import sys
import traceback
import warnings
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["exporter"], enable_loader_override=False):
    from bench.fuzz.doors import DOORS, opened
    from bench.fuzz.mutations import mutated

OURS = str(Path(__file__).parents[2] / "exporter")
MOST_BYTES = 200_000


def main() -> None:
    """Fuzz the door; its name is the first argument, and where crashes go is the second."""
    door, found, grown, *rest = sys.argv[1:]
    folder = Path(found)
    form = DOORS[door].form
    os.chdir(grown)  # an article's pictures are in no folder of ours
    warnings.simplefilter("error")

    def one(data: bytes) -> None:
        try:
            opened(door, data)
        except Exception as crash:  # noqa: BLE001
            _keep(crash, data, folder)

    def mutator(data: bytes, most: int, seed: int) -> bytes:
        return mutated(data, form, most, seed, atheris.Mutate)

    arguments = [sys.argv[0], grown, *rest, f"-max_len={MOST_BYTES}"]
    atheris.Setup(arguments, one, custom_mutator=mutator)
    atheris.Fuzz()


def _keep(crash: Exception, data: bytes, folder: Path) -> None:
    """One file a kind of crash: its type, and the line of ours that it came through last."""
    frames = traceback.extract_tb(crash.__traceback__)
    ours = [frame for frame in frames if frame.filename.startswith(OURS)]
    line = f"{Path(ours[-1].filename).name}:{ours[-1].name}" if ours else "?"
    kind = f"{type(crash).__name__} {line}"
    path = folder / f"crash-{hashlib.sha256(kind.encode()).hexdigest()[:12]}"
    if not path.exists() or path.stat().st_size > len(data):
        path.write_bytes(data)
        told = "".join(traceback.format_exception(crash))
        path.with_suffix(".txt").write_text(f"{kind}\n\n{told}")


if __name__ == "__main__":
    main()
