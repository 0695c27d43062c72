"""A line that fits but for the blank at its end is one line; others' layouts know nothing of it."""

from __future__ import annotations

import subprocess
import sys
import threading
from types import ModuleType

import pytest
from weasyprint import CSS, HTML
from weasyprint.layout import inline, table
from weasyprint.text.fonts import FontConfiguration

from exporter import resources
from exporter.engine.cascade import Cascade
from exporter.engine.insides import Document
from exporter.engine.lines.kept_lines import Lines
from exporter.engine.parsed import font_configuration
from exporter.engine.patches import patched
from exporter.style.design import Design
from tests.support.samples import SUMMIT

SENTENCE = "The survey reached 2,310 riders in four languages. It asked what they did"
FULL = 371  # points, a little over the sentence's width
WIDTHS = [FULL + step / 2 for step in range(-12, 12)]


def first_line(width: float, hyphens: str) -> str:
    sheet = f"""
    @page {{ size: {width}pt 400pt; margin: 0 }}
    body {{ margin: 0; font: 11.5pt/1.4 "Source Serif 4"; hyphens: {hyphens} }}
    p {{ margin: 0 }}
    """
    Design("newsroom").sheets("brief")
    fonts = font_configuration()
    html = HTML(string=f"<html lang=en><body><p>{SENTENCE} <em>instead</em>, and found it.")
    layout = Cascade(html, (CSS(string=sheet, font_config=fonts),), fonts, frozenset()).layout()
    return lines_of(layout.document)[0]


def lines_of(document: Document) -> list[str]:
    """The text of every line."""
    boxes = [box for page in document.pages for box in page._page_box.descendants()]
    lines = [box.descendants() for box in boxes if type(box).__name__ == "LineBox"]
    return ["".join(box.text for box in line if type(box).__name__ == "TextBox") for line in lines]


@pytest.mark.parametrize("hyphens", ["auto", "manual"])
def test_no_width_leaves_a_word_alone_on_the_first_line(hyphens: str) -> None:
    lines = {first_line(width, hyphens).strip() for width in WIDTHS}
    assert SENTENCE in lines
    assert all(len(line) > len(SENTENCE) - len("they did ") for line in lines), lines


FONT = (resources.fonts_folder() / "SourceSerif4-Regular.ttf").as_uri()
PAGE = f"""<html lang=en><style>
@font-face {{ font-family: Serif; src: url({FONT}) }}
@page {{ size: A4; margin: 60pt }}
body {{ font: 11.5pt/1.4 Serif }}
.cap::first-letter {{ float: left; font-size: 40pt; line-height: 32pt }}
</style><body><p class=cap>Dropped.</p>
<table style='width: 100%'><tr><td>{"a1" * 200}<td>Some words of a sentence</table>{
    "".join(f"<p style='width: {width}pt'>{SENTENCE} <em>instead</em>." for width in WIDTHS)
}"""
PLAIN = """
import hashlib
from weasyprint import HTML
print(hashlib.sha256(HTML(string=PAGE).write_pdf()).hexdigest())
"""
WAYS = {
    "imported": "import exporter",
    "loaded": "import exporter.pipeline",
    "used": f"from exporter import Exporter; Exporter().export({str(SUMMIT)!r})",
    "at work": """
import threading
from exporter.engine.lines.kept_lines import Lines
from exporter.engine.patches import patched

def lay_out():
    with patched(Lines()):
        entered.set()
        threading.Event().wait()

entered = threading.Event()
threading.Thread(target=lay_out, daemon=True).start()
entered.wait()
""",
}


def plain_print(before: str = "") -> str:
    """The fingerprint of what plain WeasyPrint makes in a process that did something before."""
    code = f"PAGE = {PAGE!r}\n{before}\n{PLAIN}"
    command, folder = [sys.executable, "-c", code], resources.PACKAGE.parent
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def alone() -> str:
    return plain_print()


@pytest.mark.parametrize("way", WAYS)
def test_whoever_uses_weasyprint_besides_gets_the_same_bytes(way: str, alone: str) -> None:
    assert plain_print(WAYS[way]) == alone


def test_what_others_get_the_same_of_is_what_we_set_in_another_way() -> None:
    html, fonts = HTML(string=PAGE), FontConfiguration()  # of its own: it renames a face of ours
    ours = lines_of(Cascade(html, (), fonts, frozenset()).layout().document)
    theirs = lines_of(html.render(font_config=fonts))
    assert ours[:2] == ["D", "ropped."]
    assert theirs[0] != "D"
    assert "The" in {line.strip() for line in theirs}
    assert "The" not in {line.strip() for line in ours}


REPLACED = [(inline, "split_first_line"), (table, "auto_table_layout")]


@pytest.mark.parametrize(("module", "name"), REPLACED)
def test_weasyprint_is_as_it_was_once_the_last_of_several_layouts_is_done(
    module: ModuleType, name: str
) -> None:
    original = getattr(module, name)
    with patched(Lines()):
        with patched(Lines()):
            assert getattr(module, name) is not original
        assert getattr(module, name) is not original
    assert getattr(module, name) is original


@pytest.mark.parametrize(("module", "name"), REPLACED)
def test_what_others_put_there_meanwhile_stays(module: ModuleType, name: str) -> None:
    original, others = getattr(module, name), lambda *_, **__: None
    try:
        with patched(Lines()):
            setattr(module, name, others)
        assert getattr(module, name) is others
    finally:
        setattr(module, name, original)


def test_two_threads_lay_out_our_way_at_once() -> None:
    lines: dict[int, str] = {}
    settings = [(width, "manual") for width in WIDTHS[8:12]]

    def set_one(number: int) -> None:
        lines[number] = first_line(*settings[number])

    threads = [threading.Thread(target=set_one, args=[number]) for number in range(len(settings))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [lines[number] for number in range(len(settings))] == [
        first_line(*setting) for setting in settings
    ]


@pytest.mark.parametrize("words", ["", "<br>", "<i></i>", "<span style='float: left'>x</span>"])
def test_a_paragraph_without_a_first_letter_is_left_as_it_is(words: str) -> None:
    sheet = CSS(string="p::first-letter { float: left }")
    html, fonts = HTML(string=f"<body><p>{words}</p><p>Dropped."), font_configuration()

    lines = lines_of(Cascade(html, (sheet,), fonts, frozenset()).layout().document)

    assert lines[-2:] == ["D", "ropped."]
