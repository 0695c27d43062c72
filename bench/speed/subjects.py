"""Who is measured, in the order of the table: what each makes, its warm task and its cold call."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from bench.cold import RAW
from bench.sample import ARTICLE
from bench.speed.runs import python

CHROMIUM = next(filter(shutil.which, ("chromium", "chromium-browser", "google-chrome")), None)
QUIET_BROWSER = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync"
    " --disable-background-networking --disable-component-update --no-pdf-header-footer"
).split()
BASE = "plain WeasyPrint"
"""What all ratios are to."""

Call = Callable[[Path], list[str] | None]
"""The command of a cold call, its files in a folder; `None` where it is not installed."""


@dataclass(frozen=True)
class Subject:
    """One line of the table; `task` is one of `stand.TASKS`, `call` a command.

    `None` is what there is not: pandoc and a browser have no warm library.
    """

    name: str
    makes: str
    task: str | None
    call: Call | None
    needs: str | None = None

    @property
    def is_there(self) -> bool:
        """Whether the package that it needs is installed."""
        return self.needs is None or find_spec(self.needs) is not None


def plain(folder: Path) -> list[str]:
    """WeasyPrint by hand."""
    return python("-c", RAW, str(folder / "page.html"), str(folder / "plain.pdf"))


def chromium(folder: Path) -> list[str] | None:
    """A browser that prints the same page with the same stylesheets."""
    if CHROMIUM is None:
        return None
    profile, target = f"--user-data-dir={folder}/browser", f"--print-to-pdf={folder}/chromium.pdf"
    return [CHROMIUM, *QUIET_BROWSER, profile, target, (folder / "linked.html").as_uri()]


def typst(folder: Path) -> list[str]:
    """Typst's compiler, loaded for one file."""
    return python("-m", "bench.speed.pytypst", f"{folder}/brief.typ", f"{folder}/typst.pdf")


def pandoc(folder: Path) -> list[str]:
    """Pandoc's own program, without the Python around it."""
    found = find_spec("pypandoc")
    assert found and found.origin
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
    Subject("Chromium", "a PDF", None, chromium),
    Subject("Typst", "a PDF", "typst", typst, "typst"),
    Subject("brief", "a PDF", "pdf", export("--edition=brief", "--format=pdf")),
    Subject("pandoc", "a Word file", None, pandoc, "pypandoc"),
    Subject("python-docx", "a Word file", "python-docx", python_docx),
    Subject("brief", "a Word file", "word", export("--edition=brief", "--format=docx")),
    Subject("brief", "four files", "four", export()),
    Subject("brief, no preflight", "four files", "four-unchecked", export("--no-preflight")),
    Subject("brief check", "diagnostics", None, brief("check", str(ARTICLE), "--quiet")),
    Subject("brief schema", "the schema", None, brief("schema")),
    Subject("brief info", "what there is", None, brief("info")),
    Subject("brief --help", "help", None, brief("--help")),
)
