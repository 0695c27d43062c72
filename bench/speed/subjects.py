"""Who is measured, in the order of the table: what each makes, its warm task and its cold call."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench.sample import ARTICLE
from bench.speed.runs import python

CHROMIUM = next(filter(shutil.which, ("chromium", "chromium-browser", "google-chrome")), None)
QUIET_BROWSER = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--no-pdf-header-footer",
)
"""As a program that prints, and talks to nobody."""
RAW = """
import sys
from weasyprint import HTML
from exporter import resources
html, target = sys.argv[1:]
styles = resources.styles_folder()
sheets = [styles / "base.css", styles / "brief.css", resources.themes()["newsroom"]]
HTML(html).write_pdf(target, stylesheets=sheets, pdf_variant="pdf/ua-1")
"""
BASE = "plain WeasyPrint"
"""What all ratios are to."""

Call = Callable[[Path], list[str]]
"""The command of a cold call, its files in a folder."""


@dataclass(frozen=True)
class Subject:
    """One line of the table; `task` is one of `stand.TASKS`, `call` a command.

    `None` is what there is not: pandoc and a browser have no warm library.
    """

    name: str
    makes: str
    task: str | None
    call: Call | None
    is_there: bool = True


def has(package: str) -> bool:
    """Whether a package of the extra `bench` is installed."""
    return find_spec(package) is not None


def plain(folder: Path) -> list[str]:
    """WeasyPrint by hand."""
    return python("-c", RAW, str(folder / "page.html"), str(folder / "plain.pdf"))


def chromium(folder: Path) -> list[str]:
    """A browser that prints the same page with the same stylesheets."""
    assert CHROMIUM
    profile, target = f"--user-data-dir={folder}/browser", f"--print-to-pdf={folder}/chromium.pdf"
    return [CHROMIUM, *QUIET_BROWSER, profile, target, (folder / "linked.html").as_uri()]


def typst(folder: Path) -> list[str]:
    """Typst's compiler, loaded for one file."""
    return python("-m", "bench.speed.pytypst", f"{folder}/brief.typ", f"{folder}/typst.pdf")


def pandoc(folder: Path) -> list[str]:
    """Pandoc's own program, without the Python around it."""
    found = find_spec("pypandoc")
    assert found
    assert found.origin
    program = Path(found.origin).parent / "files" / "pandoc"
    return [str(program), f"{folder}/brief.md", "--output", f"{folder}/pandoc.docx"]


def python_docx(folder: Path) -> list[str]:
    """python-docx, loaded for one file."""
    return python("-m", "bench.speed.pydocx", f"{folder}/pieces.json", f"{folder}/python.docx")


def brief(*arguments: str) -> Call:
    """A call of ours."""
    return lambda _: python("-m", "exporter", *arguments)


def export(*options: str) -> Call:
    """An export of the sample into a folder that is new each time, where nothing is unchanged."""

    def call(folder: Path) -> list[str]:
        made = folder / f"made-{len(list(folder.glob('made-*')))}"
        made.mkdir()
        return python(
            *("-m", "exporter", "export", str(ARTICLE), "--quiet", "--output", str(made), *options)
        )

    return call


SUBJECTS = (
    Subject(BASE, "a PDF", "plain", plain),
    Subject(f"{BASE}, its contents numbered", "a PDF", "plain-numbered", None),
    Subject("Chromium", "a PDF", None, chromium, CHROMIUM is not None),
    Subject("Typst", "a PDF", "typst", typst, has("typst")),
    Subject("brief", "a PDF", "pdf", export("--edition=brief", "--format=pdf")),
    Subject("pandoc", "a Word file", None, pandoc, has("pypandoc")),
    Subject("python-docx", "a Word file", "python-docx", python_docx),
    Subject("brief", "a Word file", "word", export("--edition=brief", "--format=docx")),
    Subject("brief", "four files", "four", export()),
    Subject("brief, no preflight", "four files", "four-unchecked", export("--no-preflight")),
    Subject("brief check", "diagnostics", None, brief("check", str(ARTICLE), "--quiet")),
    Subject("brief schema", "the schema", None, brief("schema")),
    Subject("brief info", "what there is", None, brief("info")),
    Subject("brief --help", "help", None, brief("--help")),
)
