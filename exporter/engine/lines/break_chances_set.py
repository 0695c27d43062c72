"""Break chances in what is laid out: in the PDF only, for Word has dictionaries of its own."""

from __future__ import annotations

from weasyprint.formatting_structure import boxes

from exporter.engine.insides import Box
from exporter.scripts.break_chances import (
    with_bonds,
    with_chances,
    with_parted_quotations,
    with_whole_paths,
)

UNBROKEN = ("nowrap", "pre")


def set_break_chances(root: Box) -> None:
    """Let lines break between words where a script has no blanks for that, and in Korean nowhere
    else; keep words with a slash whole, and part brackets from quotations."""
    for box in root.descendants():
        if isinstance(box, boxes.TextBox) and box.style["white_space"] not in UNBROKEN:
            is_korean = str(box.style["lang"] or "").startswith("ko")
            text = with_bonds(box.text) if is_korean else with_chances(box.text)
            box.text = with_parted_quotations(with_whole_paths(text))
