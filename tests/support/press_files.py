"""Press files for tests: one with every kind of colour and picture that an article can bring."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from exporter.pipeline import Exporter
from exporter.results import Export
from tests.support.samples import HOUSE, article

STYLE = """
:root { --figure-beside: 1 }
.masthead {
  background: linear-gradient(to right, #a8132b, rgba(0, 0, 255, 0.5), lime);
  margin: calc(-1 * var(--margin-top)) calc(-1 * var(--margin-side)) 0;
}
:root { --muted: device-cmyk(0 0 0 0.6); }
html { color: device-cmyk(0.2 0 0 1); }
h1 { color: oklch(0.5 0.2 30); }
.deck { color: device-cmyk(1 1 1 1); }
.byline { opacity: 0.5; color: blue; }
.lede { color: device-cmyk(0 0.5 1 0); background: rgba(255, 255, 0, 0.4); }
.key-points { background: radial-gradient(white, #808080); }
.figure:first-of-type { margin-left: calc(-1 * var(--text-start) - var(--margin-side)); }
"""


def picture_article(folder: Path) -> Export:
    """An article with a picture of every mode, for the press; its stylesheet has all colours."""
    (folder / "own.css").write_text(STYLE)
    names = [*_pictures(folder)]
    figures = [{"type": "figure", "src": name, "alt": name} for name in names]
    fields = {"deck": "A deck.", "byline": ["Ana Ruiz"], "key_points": ["A point."] * 3}
    source = article(sections=[{"blocks": figures}], **fields)
    exporter = Exporter(theme=HOUSE, profile="press", styles=[folder / "own.css"])
    return exporter.export(source, folder=folder, editions=["brief"], preflight=False)


def _pictures(folder: Path) -> list[str]:
    colours = Image.linear_gradient("L").resize((600, 300))
    rainbow = Image.merge("RGB", (colours, colours.rotate(180), colours.rotate(90)))
    seen = Image.merge("RGBA", (*rainbow.split(), colours))
    inked = Image.new("CMYK", (400, 200), (255, 255, 255, 255))
    made = {
        "rgb.jpg": rainbow,
        "rgba.png": seen,
        "grey.png": colours,
        "grey-in-rgb.png": colours.convert("RGB"),
        "palette.png": rainbow.quantize(16),
        "bilevel.png": colours.convert("1"),
        "inks.jpg": inked,
    }
    for name, picture in made.items():
        picture.save(folder / name)
    return list(made)
