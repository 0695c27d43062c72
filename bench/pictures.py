"""How much memory pictures take, and how much was predicted: `python -m bench.pictures`.

A picture of each format and mode is exported to all four files by a process of its own; what that
takes beside a picture of a single dot is held against the weights of `exporter.article.unpacked`.
"""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from exporter.article.unpacked import JPEGS, fraction_of, memory_of, printing

SIDE = 4_000  # 16 megapixels
GRAIN = 50  # dots of one colour, across and down
KINDS: Mapping[str, tuple[str, str, dict[str, object]]] = {
    "JPEG": ("RGB", "JPEG", {}),
    "JPEG, grey": ("L", "JPEG", {}),
    "JPEG, inks": ("CMYK", "JPEG", {}),
    "JPEG, progressive": ("RGB", "JPEG", {"progressive": True}),
    "JPEG, progressive, inks": ("CMYK", "JPEG", {"progressive": True}),
    "PNG": ("RGB", "PNG", {}),
    "PNG, 1 bit": ("1", "PNG", {}),
    "PNG, grey": ("L", "PNG", {}),
    "PNG, 16 bits": ("I;16", "PNG", {}),
    "PNG, alpha": ("RGBA", "PNG", {}),
    "PNG, grey, alpha": ("LA", "PNG", {}),
    "PNG, palette": ("P", "PNG", {}),
    "PNG, palette, alpha": ("P", "PNG", {"transparency": 0}),
    "TIFF": ("RGB", "TIFF", {}),
    "TIFF, inks": ("CMYK", "TIFF", {}),
    "TIFF, packed": ("RGB", "TIFF", {"compression": "tiff_lzw"}),
    "WebP": ("RGB", "WEBP", {"method": 0}),
    "WebP, alpha": ("RGBA", "WEBP", {"method": 0}),
    "AVIF": ("RGB", "AVIF", {"speed": 10}),
    "GIF": ("P", "GIF", {}),
    "BMP": ("RGB", "BMP", {}),
}
EXPORT = """
import sys
from exporter.pipeline import Exporter
Exporter().export(sys.argv[1])
"""
# A run in between, for a process counts what the one had that it was a copy of.
PEAK = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-c", *sys.argv[1:]], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def main() -> None:
    """Print a line of each kind: bytes a dot, predicted and measured."""
    print(f"{'picture':<26}{'predicted':>10}{'measured':>10}  of {SIDE**2 // 1_000_000} megapixels")
    least = _peak(_picture("PNG", 1))
    for name in KINDS:
        data = _picture(name, SIDE)
        taken = _peak(data) - least
        print(f"{name:<26}{_predicted(data) / SIDE**2:>10.1f}{taken / SIDE**2:>10.1f}", flush=True)


def _picture(name: str, side: int) -> bytes:
    """A picture of little grains, whose file is small."""
    mode, form, options = KINDS[name]
    grains = max(side // GRAIN, 1)
    plain = Image.frombytes("RGB", (grains,) * 2, random.Random(1).randbytes(3 * grains**2))  # noqa: S311
    grain = plain.convert("L").convert("I;16") if mode == "I;16" else plain.convert(mode)
    stream = io.BytesIO()
    grain.resize((side, side), Image.Resampling.NEAREST).save(stream, form, **options)
    return stream.getvalue()


def _predicted(data: bytes) -> float:
    """How many bytes a picture takes until all is made of it."""
    with Image.open(io.BytesIO(data)) as image:
        if image.format not in JPEGS:
            return memory_of(image)
        dots = image.width * image.height / fraction_of(image) ** 2
        return memory_of(image) + dots * printing(image)


def _peak(data: bytes) -> int:
    """The bytes that the export of an article with a picture takes at most."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.img").write_bytes(data)
        article = Path(folder) / "a.md"
        article.write_text("# A\n\nIt is shown.\n\n![A](a.img)\n")
        command = [sys.executable, "-c", PEAK, EXPORT, str(article)]
        here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
        run = subprocess.run(command, capture_output=True, text=True, check=True, env=here)
    return int(run.stdout) * 1024


if __name__ == "__main__":
    main()
